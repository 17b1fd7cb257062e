"""Who signed an article, and which agency stands behind it: from its blocks' words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from recoupe.acquire.language import packs
from recoupe.lexicon import table
from recoupe.model import Block
from recoupe.text import fold

END_OF_NAME = re.compile(
    r"\s+(?:le|on|il y a|à|dans|pour)\s+(?=\d|lun|mar|mer|jeu|ven|sam|dim)|\s*[|•·,(/\d]|\s+[-–—]\s+|\s+(?:et|&)\s+avec\b"
)
SIGNS = re.compile(r"\d.*[(/\[]([A-Z]{2,6})[)/\]]\.?$")  # behind the day an agency signs, listed or not; behind a place stands its country
LAST_WORDS = 60  # characters at the end of the body in which an agency signs


@dataclass(frozen=True, slots=True)
class Signed:
    """What an article says of its making."""

    bylines: tuple[str, ...] = ()
    agency: str | None = None


def signed(text: str, blocks: tuple[Block, ...], language: str, given: tuple[str, ...] = (), dateline: str | None = None) -> Signed:
    """The names and the agency that the article's own blocks and its dateline give; `given` are the bylines its metadata gives."""
    language = language if language in packs() else "fr"
    lines = list(given) + [text[b.span.start : b.span.end] for b in blocks if b.kind == "byline"]
    bodies = [text[b.span.start : b.span.end] for b in blocks if b.kind in ("body", "standfirst")]
    places = [dateline or "", *lines, bodies[-1][-LAST_WORDS:] if bodies else ""]
    agency = next((found for place in places if (found := _agency(place, language, bare=place in lines))), None)
    agency = agency or ((signs := SIGNS.search(dateline)) and signs[1] if dateline else None)
    names = tuple(dict.fromkeys(name for line in lines for name in _names(line, language)))
    return Signed(names, agency)


def _names(line: str, language: str) -> Iterator[str]:
    """The people a byline names; `La rédaction`, agencies and initials are none."""
    bare = _opener(language).sub("", line.strip(" \t-–—|•()[]©")).strip(" :")
    bare = END_OF_NAME.split(bare, maxsplit=1)[0]
    for name in re.split(r"\s*,\s*|\s+et\s+|\s*&\s*|\s*;\s*", bare):
        known = fold(name) in _unsigned(language) or _agency(name, language, bare=True)
        if name and not known and 1 <= len(name.split()) <= 5 and any(c.isupper() for c in name) and not any(c.isdigit() for c in name):
            yield name.strip()


def _agency(words: str, language: str, *, bare: bool) -> str | None:
    """The agency that signs in `words`: anywhere in a byline or dateline (`bare`), only in brackets or after « avec » in prose."""
    found = _agencies(language, bare or (not words.endswith(".") and len(words) < LAST_WORDS)).search(words)
    return found["name"] if found else None


@lru_cache(maxsize=8)
def _unsigned(language: str) -> frozenset[str]:
    return frozenset(map(fold, table(language, "datelines")["unsigned"]))


@lru_cache(maxsize=8)
def _opener(language: str) -> re.Pattern[str]:
    words = sorted(table(language, "datelines")["byline_openers"], key=len, reverse=True)
    return re.compile(r"^(?:" + "|".join(map(re.escape, words)) + r")\b\s*:?\s*", re.I)


@lru_cache(maxsize=8)
def _agencies(language: str, bare: bool) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(table(language, "datelines")["agencies"], key=len, reverse=True)))
    name = rf"(?P<name>{names})(?!\w)"
    return re.compile(rf"(?<!\w){name}" if bare else rf"(?:\([^()]{{0,20}}(?<!\w)|/|[Aa]vec (?:l['’])?|[Ss]ource ?: ?){name}")
