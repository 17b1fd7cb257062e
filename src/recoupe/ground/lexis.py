"""The words of a language that ground needs, read from its pack into typed tables, once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from recoupe.lexicon import Table, table
from recoupe.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRecord:
    """An office that one person holds at a time. `country` is fixed by its words where not None (« le locataire de l'Élysée »)."""

    key: str
    title: str
    phrases: tuple[str, ...]
    country: str | None = None
    needs_country: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Metonym:
    """A building or city that speaks for those who sit there: what they are (`stands_for`), of which state."""

    stands_for: str
    country: str | None = None
    portfolio: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexis:
    """All the words that ground looks for, folded."""

    offices: tuple[OfficeRecord, ...]
    bare: Mapping[str, tuple[str, ...]]
    around: frozenset[str]
    leaders: frozenset[str]
    traits: frozenset[str]
    implied: Mapping[str, tuple[str, ...]]
    alone: frozenset[str]
    adjectival: frozenset[str]
    contrasts: tuple[str, ...]
    past: frozenset[str]
    metonyms: Mapping[str, Metonym]
    head_kinds: Mapping[str, str]
    titles: frozenset[str]
    governments: frozenset[str]
    government_words: tuple[str, ...]
    presidencies: frozenset[str]
    armies: tuple[str, ...]
    named_as: Mapping[str, str]
    countries: frozenset[str]
    state_like: frozenset[str]
    members: frozenset[str]
    own_voice: frozenset[str]
    takes_up: Mapping[str, tuple[str, ...]]
    loosely: frozenset[str]
    documents: frozenset[str]
    place_names: re.Pattern[str]
    place_nouns: frozenset[str]
    people: frozenset[str]
    before_people: frozenset[str]
    people_endings: tuple[str, ...]
    not_people: frozenset[str]
    sorts: Mapping[str, tuple[str, ...]]
    one_of_two: Mapping[str, int]
    same_again: frozenset[str]
    office_titles: Mapping[str, str]
    pairs: Mapping[str, tuple[str, ...]]
    sides: frozenset[str]
    twins: Mapping[str, tuple[str, ...]]
    demonyms: Mapping[str, str]
    third: Mapping[str, tuple[str, str]]
    latter: frozenset[str]
    objects: frozenset[str]
    possessive: frozenset[str]
    first: frozenset[str]
    nobody: frozenset[str]
    prepositions: tuple[str, ...]
    determiners: frozenset[str]
    numbers: Mapping[str, int]
    linking: frozenset[str]
    locutions: re.Pattern[str]
    loose: re.Pattern[str]
    own_deeds: frozenset[str]
    hostile: frozenset[str]
    given_to: frozenset[str]
    missions: frozenset[str]
    articled: frozenset[str]
    apposing: tuple[str, ...]
    sole: Mapping[str, str]
    then: frozenset[str]
    epithets: frozenset[str]


@lru_cache(maxsize=4)
def load_lexis(language: str = "fr") -> Lexis:
    """The tables of `language`.

    Raises:
        PackError: a table is missing or broken.
    """
    metonyms = {fold(words): _metonym(row) for row in table(language, "metonyms")["metonym"] for words in row["words"]}
    words = {
        **_of_offices(table(language, "offices")),
        **_of_heads(table(language, "heads")),
        **_of_groups(table(language, "groups")),
        **_of_pronouns(table(language, "pronouns")),
        **_of_phrases(table(language, "phrases")),
    }
    return Lexis(metonyms=metonyms, **words)


def _of_offices(offices: Table) -> dict[str, Any]:
    return {
        "offices": tuple(_office(row) for row in offices["office"]),
        "office_titles": {row["key"]: row["title"] for row in reversed(offices["office"])},
        "bare": {word: tuple(keys) for word, keys in offices["bare"].items()},
        "implied": {noun: tuple(titles) for noun, titles in offices["implied"].items()},
        "contrasts": tuple(offices["contrasts"]),
        "sole": dict(sorted(offices["sole"].items(), key=lambda row: -len(row[0]))),
        **{name: frozenset(offices[name]) for name in ("around", "leaders", "traits", "past", "then", "epithets")},
    }


def _of_heads(heads: Table) -> dict[str, Any]:
    return {
        "alone": frozenset(heads["alone"]["words"]),
        "adjectival": frozenset(heads["alone"]["adjectives"]),
        "head_kinds": {noun: kind for kind, nouns in heads["heads"].items() for noun in nouns},
        "titles": frozenset(title for titles in heads["titles"].values() for title in titles),
    }


def _of_groups(groups: Table) -> dict[str, Any]:
    sets = ("governments", "presidencies", "countries", "state_like", "members", "own_voice", "loosely")
    places, people = groups["places"], groups["people"]
    return {
        **{name: frozenset(groups[name]) for name in sets},
        "government_words": tuple(sorted(groups["government_words"], key=len, reverse=True)),
        "armies": tuple(sorted(groups["armies"], key=len, reverse=True)),
        "named_as": {what: groups[f"{what}_name"] for what in ("army", "government", "presidency", "ministry")},
        "takes_up": {word: tuple(kinds) for word, kinds in groups["takes_up"].items()},
        "documents": frozenset(groups["documents"]["words"]),
        "place_names": _place_names(places),
        "place_nouns": frozenset(map(fold, (*places["nouns"], *places["heads"]))),
        "before_people": frozenset(people["before"]),
        "people": frozenset(people["words"]),
        "people_endings": tuple(people["endings"]),
        "not_people": frozenset(people["but"]),
        "pairs": {kind: tuple(nouns) for kind, nouns in groups["pairs"].items()},
        "sides": frozenset(groups["sides"]["words"]),
        "twins": {words: tuple(states) for words, states in groups["twins"].items()},
        "sorts": {noun: tuple(words) for noun, words in groups["sorts"].items()},
        "demonyms": groups["demonyms"],
    }


def _of_pronouns(pronouns: Table) -> dict[str, Any]:
    return {
        "third": {word: (gender, number) for word, (gender, number) in pronouns["third"].items()},
        "one_of_two": pronouns["one_of_two"],
        "same_again": frozenset(pronouns["same_again"]["words"]),
        "possessive": frozenset(pronouns["possessive"]),
        **{name: frozenset(pronouns[name]["words"]) for name in ("latter", "objects", "first", "nobody")},
    }


def _of_phrases(phrases: Table) -> dict[str, Any]:
    return {
        "prepositions": tuple(phrases["prepositions"]),
        "numbers": phrases["numbers"],
        "locutions": _openers(phrases["locutions"]),
        "loose": _openers(phrases["loose"], but=phrases["firm"]),
        "apposing": tuple(phrases["apposing"]),
        "hostile": frozenset(phrases["hostile_deeds"]),
        **{name: frozenset(phrases[name]) for name in ("determiners", "linking", "missions", "own_deeds", "articled", "given_to")},
    }


def _openers(words: list[str], but: Sequence[str] = ()) -> re.Pattern[str]:
    """Any of `words` behind a blank, whole, and not one of `but`."""
    stay = f"(?!(?:{'|'.join(map(re.escape, but))})(?:$|\\W))" if but else ""
    return re.compile(rf" {stay}(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?=$|[ '])", re.IGNORECASE)


def _office(row: Mapping[str, object]) -> OfficeRecord:
    phrases, country = row["phrases"], row.get("country")
    assert isinstance(phrases, list)
    return OfficeRecord(
        key=str(row["key"]),
        title=str(row["title"]),
        phrases=tuple(sorted((str(p) for p in phrases), key=len, reverse=True)),
        country=None if country is None else str(country),
        needs_country=bool(row.get("needs_country", False)),
    )


def _place_names(row: Mapping[str, list[str]]) -> re.Pattern[str]:
    joints = "|".join(sorted(map(re.escape, row["joints"]), key=len, reverse=True))
    return re.compile(rf"(?:{'|'.join(row['heads'])}) (?:{joints})", re.IGNORECASE)


def _metonym(row: Mapping[str, str]) -> Metonym:
    return Metonym(stands_for=row["is"], country=row.get("country"), portfolio=row.get("portfolio", ""))
