"""The words of a language that ground needs, read from its pack into typed tables, once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.lexicon import table
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
    pairs: Mapping[str, tuple[str, ...]]
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
    missions: frozenset[str]
    articled: frozenset[str]
    apposing: tuple[str, ...]


@lru_cache(maxsize=4)
def load_lexis(language: str = "fr") -> Lexis:
    """The tables of `language`.

    Raises:
        PackError: a table is missing or broken.
    """
    offices, groups, pronouns = table(language, "offices"), table(language, "groups"), table(language, "pronouns")
    heads, phrases = table(language, "heads"), table(language, "phrases")
    return Lexis(
        offices=tuple(_office(row) for row in offices["office"]),
        bare={word: tuple(keys) for word, keys in offices["bare"].items()},
        around=frozenset(offices["around"]),
        traits=frozenset(offices["traits"]),
        implied={noun: tuple(titles) for noun, titles in offices["implied"].items()},
        alone=frozenset(heads["alone"]["words"]),
        adjectival=frozenset(heads["alone"]["adjectives"]),
        contrasts=tuple(offices["contrasts"]),
        leaders=frozenset(offices["leaders"]),
        past=frozenset(offices["past"]),
        metonyms={fold(words): _metonym(row) for row in table(language, "metonyms")["metonym"] for words in row["words"]},
        head_kinds={noun: kind for kind, nouns in heads["heads"].items() for noun in nouns},
        titles=frozenset(title for titles in heads["titles"].values() for title in titles),
        governments=frozenset(groups["governments"]),
        government_words=tuple(sorted(groups["government_words"], key=len, reverse=True)),
        presidencies=frozenset(groups["presidencies"]),
        armies=tuple(sorted(groups["armies"], key=len, reverse=True)),
        named_as={what: groups[f"{what}_name"] for what in ("army", "government", "presidency", "ministry")},
        countries=frozenset(groups["countries"]),
        state_like=frozenset(groups["state_like"]),
        members=frozenset(groups["members"]),
        own_voice=frozenset(groups["own_voice"]),
        takes_up={word: tuple(kinds) for word, kinds in groups["takes_up"].items()},
        loosely=frozenset(groups["loosely"]),
        documents=frozenset(groups["documents"]["words"]),
        place_names=_place_names(groups["places"]),
        place_nouns=frozenset(map(fold, (*groups["places"]["nouns"], *groups["places"]["heads"]))),
        before_people=frozenset(groups["people"]["before"]),
        people=frozenset(groups["people"]["words"]),
        people_endings=tuple(groups["people"]["endings"]),
        not_people=frozenset(groups["people"]["but"]),
        pairs={kind: tuple(nouns) for kind, nouns in groups["pairs"].items()},
        demonyms=groups["demonyms"],
        third={word: (gender, number) for word, (gender, number) in pronouns["third"].items()},
        latter=frozenset(pronouns["latter"]["words"]),
        objects=frozenset(pronouns["objects"]["words"]),
        possessive=frozenset(pronouns["possessive"]),
        first=frozenset(pronouns["first"]["words"]),
        nobody=frozenset(pronouns["nobody"]["words"]),
        prepositions=tuple(phrases["prepositions"]),
        determiners=frozenset(phrases["determiners"]),
        numbers=phrases["numbers"],
        linking=frozenset(phrases["linking"]),
        locutions=_openers(phrases["locutions"]),
        loose=_openers(phrases["loose"], but=phrases["firm"]),
        missions=frozenset(phrases["missions"]),
        hostile=frozenset(phrases["hostile_deeds"]),
        own_deeds=frozenset(phrases["own_deeds"]),
        articled=frozenset(phrases["articled"]),
        apposing=tuple(phrases["apposing"]),
    )


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
