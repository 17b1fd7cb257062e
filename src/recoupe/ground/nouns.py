"""What is counted: the noun after a number, its singular, and the compound that it heads. Rules and exceptions from the language pack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from recoupe import lexicon

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|%|°c?\b|°")
GAP = re.compile(r"[ \t]*(?:[«“\"][ \t]*)?")
INFINITIVE = re.compile(r"(?:er|ir|re)$")
OF = re.compile(r"\s(?:de\s|d')")
# « Su-25 », « Mi-8 », « F-16 », « ONG »: kept as they stand.
CODE = re.compile(r"[A-Z][A-Za-z]{0,3}-?\d+[A-Z]?\b|[A-Z]{2,5}s?\b")
MODEL = re.compile(r"\s([A-ZÉ][a-zà-ÿ]{3,})\b(?!\s[A-ZÉ][a-z])")
NAME_BEFORE = re.compile(r"(?:[A-ZÉ][\w'-]*|\d|[.!?:])\s$|^$|\n$")
# How many characters before a number may hold a name.
BEFORE = 60


@dataclass(frozen=True, slots=True)
class Noun:
    """The unit that a number counts (singular, with its compound) and where its words end; `hedge` is « présumé » and the like."""

    unit: str
    end: int
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of the pack as sets, and the plurals."""

    lists: Mapping[str, frozenset[str]]
    same: frozenset[str]
    exceptions: Mapping[str, str]
    measures: Mapping[str, str]
    currencies: Mapping[str, str]


@lru_cache(maxsize=8)
def words(language: str) -> Words:
    """The word lists of a language pack."""
    table: Mapping[str, Any] = lexicon.table(language, "quantities")
    return Words(
        lists={name: frozenset(values) for name, values in table["words"].items()},
        same=frozenset(table["singular"]["same"]),
        exceptions=table["singular"]["exceptions"],
        measures={unit: measure for measure, units in table["measures"].items() for unit in units},
        currencies=table["currencies"],
    )


@lru_cache(maxsize=8192)
def singular(word: str, language: str = "fr") -> str:
    """The singular of a French noun: rules for -s, -aux, -eaux, -eux, -oux and the pack's exceptions; a hyphenated word part by part.

    >>> singular("journaux"), singular("bateaux"), singular("pays"), singular("vices-ministres")
    ('journal', 'bateau', 'pays', 'vice-ministre')
    """
    known = words(language)
    if word in known.exceptions:
        return known.exceptions[word]
    if "-" in word:
        return "-".join(singular(part, language) for part in word.split("-"))
    if word in known.same or len(word) < 4 or word[-1] not in "sx":
        return word
    if word.endswith("aux"):
        return word[:-1] if word.endswith("eaux") else word[:-3] + "al"
    return word[:-1] if word[-1] == "s" or word.endswith(("eux", "eaux", "oux")) else word


def noun_at(text: str, original: str, start: int, plural: bool, language: str = "fr") -> Noun | None:
    """The noun that begins at `start` of `text` (lower case; `original` has its capitals), adjectives skipped; None where there is none.

    Without a parser a plural is known by its ending: after « deux » a word in -s or -x that is no function word is the noun.
    """
    known = words(language)
    hedge: str | None = None
    position = start
    while True:
        position = _skip_gap(text, position)
        if code := CODE.match(original, position):
            return Noun(known.exceptions.get(code[0].lower(), code[0]), code.end(), hedge)
        found = WORD.match(text, position)
        if found is None:
            return None
        word = found[0]
        if word in known.lists["hedges"]:
            hedge = word
        if word in known.lists["adjectives"] and _has_noun(known, text, found.end(), plural):
            position = found.end()
            continue
        return _noun(known, text, original, found, plural, hedge, language)


def model_at(original: str, start: int, end: int) -> Noun | None:
    """« 12 Rafale », « deux Bayraktar »: a name with a capital after the number `start`..`end`, and none before (« Ligue 1 Uber »)."""
    name = MODEL.match(original, end)
    before = NAME_BEFORE.search(original, max(0, start - BEFORE), start)
    return Noun(name[1], name.end()) if name and not before else None


def _skip_gap(text: str, position: int) -> int:
    found = GAP.match(text, position)
    return found.end() if found else position


def _has_noun(known: Words, text: str, position: int, plural: bool) -> bool:
    after = WORD.match(text, _skip_gap(text, position))
    return after is not None and (is_noun(known, after[0], plural) or after[0] in known.lists["adjectives"])


def is_noun(known: Words, word: str, plural: bool) -> bool:
    """True where a word can be the noun after a number."""
    if word in known.lists["not_nouns"]:
        return False
    if word in known.lists["invariable_plurals"] or word in ("%", "°", "°c"):
        return True
    return len(word) > 1 and (not plural or word[-1] in "sxz")


def _noun(known: Words, text: str, original: str, found: re.Match[str], plural: bool, hedge: str | None, language: str) -> Noun | None:
    word = found[0]
    if not is_noun(known, word, plural):
        return None
    head = singular(word, language)
    shown = head[:1].upper() + head[1:] if original[found.start()].isupper() else head
    unit, end = _compound(known, text, original, shown, found.end(), language)
    after = WORD.match(text, _skip_gap(text, end))
    if after and after[0] in known.lists["hedges"]:
        hedge, end = after[0], after.end()
    return Noun(unit, end, singular(hedge, language) if hedge else None)


def _compound(known: Words, text: str, original: str, head: str, end: int, language: str) -> tuple[str, int]:
    """« centres de détention », « responsables militaires »: the head with what makes it one name, else the head alone."""
    if head == "%":
        return head, end
    if text[end : end + 2] == "/h":
        return f"{head}/h", end + 2
    link = OF.match(text, end)
    second = WORD.match(text, link.end() if link else _skip_gap(text, end))
    if second is None:
        return head, end
    lemma = singular(second[0], language)
    middle = link[0] if link else " "
    unit = f"{head}{middle}{original[second.start() : second.end()] if lemma == second[0] else lemma}"
    bare = link is not None and lemma == second[0] and original[second.start()].islower() and second[0] not in known.lists["not_nouns"]
    measured = known.measures.get(head.lower()) in ("mass", "money", "distance", "duration", "area")
    if unit.lower() in known.lists["compounds"] or (bare and not measured and _is_bare(known, second)):
        return unit, second.end()
    return head, end


def _is_bare(known: Words, found: re.Match[str]) -> bool:
    """True where a word after « de » is a common noun without article, and no verb."""
    word = found[0]
    return len(word) > 3 and "'" not in word and not INFINITIVE.search(word) and word not in known.lists["not_bare"]
