"""Who carried words between their speaker and the outlet: « cité par RIA », « dans un communiqué », « à l'AFP », « sur X »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.lexicon import table
from recoupe.model import Relay, Span

NAME = (
    r"(?:(?:Le|La|Les|L'|The) ?)?[A-ZÉÈÀ][\wÀ-ÿ'&-]*"
    r"(?:[ .-](?:(?:de|du|des|la|le|et|of|the|and|d'|l') ?){0,2}[A-ZÉÈÀ0-9][\wÀ-ÿ&-]*){0,3}"
)


@dataclass(frozen=True, slots=True)
class Patterns:
    """The relay patterns of a language; `near` ones with True count only behind the cue; `source` ones are looked for in the source."""

    near: tuple[tuple[re.Pattern[str], bool], ...]
    source: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=8)
def load_patterns(language: str = "fr") -> Patterns:
    """The patterns of `relays.toml`, with the outlets and platforms of `speakers.toml` put in."""
    words = table(language, "speakers")
    names = "|".join(sorted(map(re.escape, words["outlets"]), key=len, reverse=True))
    platforms = "|".join(map(re.escape, words["platforms"]))
    nouns = "|".join(map(re.escape, words["media_nouns"]))
    medium = rf"(?:(?:l'|la |le |les |un |une |du |des |de la |de l'|son |d'|notre )?(?:{nouns})s?(?: [a-zà-ÿ-]+){{0,3}} |l'|la |le |les |)"
    near: list[tuple[re.Pattern[str], bool]] = []
    source: list[re.Pattern[str]] = []
    for row in table(language, "relays")["pattern"]:
        regex = (
            row["regex"]
            .replace("MEDIUM ", medium)
            .replace("OUTLET", rf"(?:{names})\b")
            .replace("PLATFORM", f"(?:{platforms})")
            .replace("(?P<name>NAME)", '(?:[«"“] ?)?(?P<name>NAME)')
            .replace("NAME", NAME)
        )
        if row.get("inside") == "source":
            source.append(re.compile(regex))
        else:
            near.append((re.compile(regex), "PLATFORM" in row["regex"]))
    return Patterns(tuple(near), tuple(source))


def relays_in(text: str, spans: Sequence[Span], source: Span | None, patterns: Patterns, after: int = 0) -> tuple[Relay, ...]:
    """The relays told in `spans` of the plain `text` (the words around a quote, its content left out), in their order there.

    A platform counts only behind the cue, which starts at `after`: « a-t-il écrit sur X », not « une vidéo vue sur X ».
    """
    found: dict[tuple[int, int], Relay] = {}
    for span in spans:
        for pattern, behind in patterns.near:
            for match in pattern.finditer(text, max(span.start, after) if behind else span.start, span.end):
                found.setdefault(match.span("name"), _relay(match))
    if source:
        for pattern in patterns.source:
            for match in pattern.finditer(text, source.start, source.end):
                found.setdefault(match.span("name"), _relay(match))
    return _distinct(found)


@lru_cache(maxsize=8)
def outlets(language: str = "fr") -> frozenset[str]:
    """The names of agencies and outlets that the language pack knows."""
    return frozenset(table(language, "speakers")["outlets"])


def is_carrier(name: str) -> bool:
    """True for the name of an agency, an outlet or a platform."""
    return name in outlets() or name in table("fr", "speakers")["platforms"]


def _relay(match: re.Match[str]) -> Relay:
    return Relay(name=match["name"].strip(), span=Span(*match.span("name")))


def _distinct(found: dict[tuple[int, int], Relay]) -> tuple[Relay, ...]:
    """The relays without one that another holds, in order."""
    kept: list[Relay] = []
    for (start, end), relay in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if not any(other.span and other.span.start <= start and end <= other.span.end for other in kept) and relay.name not in {
            o.name for o in kept
        }:
            kept.append(relay)
    return tuple(kept)
