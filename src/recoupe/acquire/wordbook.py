"""Loads the furniture words of a language pack and makes them ready to be looked up fast."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from recoupe.acquire.words import WORD, Said, Sign, Words, folded, line_key
from recoupe.errors import PackError
from recoupe.lexicon import table

AT = ("line", "start", "end", "any")


@lru_cache(maxsize=8)
def furniture_words(language: str) -> Words:
    """The furniture words of a language.

    Raises:
        PackError: the table is wrong; the message names the record.
    """
    pack = table(language, "furniture")
    lines, starts, ends, anywhere = _phrases(language, pack["phrases"])
    return Words(
        language=language,
        lines=lines,
        fronts=_fronts(lines),
        starts={head: tuple(sorted(rows, key=lambda row: -len(row[0]))) for head, rows in starts.items()},
        ends=tuple(ends),
        endings=tuple(phrase for phrase, _ in ends),
        anywhere=_anywhere(anywhere),
        shapes=tuple((_shape(language, record), _sign(record)) for record in pack["shapes"]),
        menu=frozenset(map(folded, pack["menu_words"])),
        glue=frozenset(pack["glue_words"]),
        labels=frozenset(line_key(folded(label)) for label in pack["labels"]),
        agencies=frozenset(line_key(folded(name)) for name in table(language, "datelines")["agencies"]),
        author_roles=frozenset(pack["author_roles"]),
        shouted=frozenset(pack["shouted"]),
        function=frozenset(pack["function_words"]),
        **_reader(pack["reader"]),
    )


def _phrases(language: str, records: Iterable[Mapping[str, Any]]) -> tuple[dict[str, Sign], dict[str, list[Said]], list[Said], list[Said]]:
    """The phrases by where in a line they count: the whole line, its beginning (by its two first letters), its end, anywhere."""
    lines: dict[str, Sign] = {}
    starts: dict[str, list[Said]] = {}
    ends: list[Said] = []
    anywhere: list[Said] = []
    for record in records:
        if record["at"] not in AT:
            raise PackError(f"lang/{language}/furniture.toml: {record['name']}: `at` is one of {', '.join(AT)}.")
        sign = _sign(record)
        for phrase in map(folded, record["phrases"]):
            if record["at"] == "line":
                lines.setdefault(line_key(phrase), sign)
            elif record["at"] == "start":
                starts.setdefault(phrase[:2], []).append((phrase, sign))
            else:
                (ends if record["at"] == "end" else anywhere).append((phrase, sign))
    return lines, starts, ends, anywhere


def _reader(record: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The words of readers, made ready."""
    slang = [*map(folded, record["slang"])]
    return {
        "slang": frozenset(word for word in slang if " " not in word),
        "slang_phrases": _by_head(phrase for phrase in slang if " " in phrase),
        "unaccented": frozenset(record["unaccented"]),
        "second_person": frozenset(record["second_person"]),
        "first_person": frozenset(record["first_person"]),
        "attribution": _by_longest(map(folded, record["attribution"])),
    }


def _by_head(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Phrases, set between spaces, by their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        key = WORD.findall(phrase)[0]
        found[key] = (*found.get(key, ()), f" {phrase} ")
    return found


def _by_longest(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Phrases by their longest word."""
    found: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        key = _within(phrase)[0]
        found[key] = (*found.get(key, ()), phrase)
    return found


def _fronts(lines: dict[str, Sign]) -> dict[str, list[str]]:
    """The whole-line phrases of several words by their first, longest first."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(lines, key=len, reverse=True):
        if " " in phrase:
            found.setdefault(phrase.split()[0], []).append(phrase)
    return found


def _anywhere(found: Iterable[Said]) -> dict[str, list[tuple[str, tuple[str, ...], Sign]]]:
    """The phrases looked up anywhere, with their words, by the longest of these."""
    by_word: dict[str, list[tuple[str, tuple[str, ...], Sign]]] = {}
    for phrase, sign in found:
        within = _within(phrase)
        by_word.setdefault(within[0], []).append((phrase, within, sign))
    return by_word


def _within(phrase: str) -> tuple[str, ...]:
    """The words of a phrase, the longest first: a page that lacks one of them lacks the phrase, for no neighbour is glued to a phrase."""
    return tuple(sorted(WORD.findall(phrase), key=len, reverse=True))


def _sign(record: Mapping[str, Any]) -> Sign:
    fields = {key: record[key] for key in ("name", "kind", "weight", "ends", "splits", "reader", "short", "weak") if key in record}
    return Sign(**fields)


def _shape(language: str, record: dict[str, str]) -> re.Pattern[str]:
    try:
        return re.compile(record["pattern"])
    except re.error as error:
        raise PackError(f"lang/{language}/furniture.toml: {record['name']}: not a regular expression ({error}).") from error
