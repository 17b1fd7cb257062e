"""What stands around a number: what bounds it, refuses it, dates it, or lets it lean on the noun counted before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from recoupe import lexicon

BEFORE = 60
PERCENT = re.compile(r"\s?(?:%|pour cents?\b|p\. ?100\b|pourcents?\b)")
PARTITIVE = re.compile(r"\s(?:des|de(?=\s(?:ces|ses|leurs|nos|vos|mes|tes|leur))|d'entre\s(?:les|ces))(?:\s(?:ces|ses|leurs|nos|vos))?\s")
OF = re.compile(r"\s?(?:de\s|d')")
RANGE = re.compile(r"\s?(?:à|ou|-|–|et)\s?")
SENTENCE = re.compile(r"[.!?\n]\s*(?=\S)")
CURRENCY_BEFORE = re.compile(r"(€|\$|£|\b(?:eur|usd|gbp))\s?$")
CURRENCY = re.compile(r"\s?(€|\$|£|f\.?\s?cfa\b|us\$)")
ENUMERATION = re.compile(r"(?:\s[\w-]+){0,2}?(?:,|,?\s(?:et|ou|ainsi que))\s(?:au moins\s|environ\s)?")
# « un soldat a été tué et trois autres blessés »
ENUMERATED_EVENT = re.compile(r"\s(?:a été|est|était)\s\w+(?:,|,?\s(?:et|ou|ainsi que))\s(?:au moins\s|environ\s)?")
# « est passé de 15 à 22 morts » tells two counts and no range.
CHANGE = re.compile(r"\bpass(?:é|ée|és|ées|er|e|ent|ant|ait|erait|era)\sd'?e?\s?$")
COUNT_OF = re.compile(r"\b(?:nombre|total)\s(?:de\s|d'|des\s)([^\W\d_]+)")
POST_CODE = re.compile(r"\d{5} [A-ZÉ]")
MINUS = re.compile(r"(?:\bmoins\s|(?<![\w\d])[-−])$")
LIST_MARK = re.compile(r"(?:^|\n)\s*$")


CONTAINED = re.compile(r"\s(?:de\s|d')(?:\d|(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent|mille)\b)")


@dataclass(frozen=True, slots=True)
class Modifiers:
    """What bounds a number, before it and after it, as one pattern each; `bound` of the words."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    bound: Mapping[str, str]


@lru_cache(maxsize=8)
def modifiers(language: str) -> Modifiers:
    """The modifiers of a language pack."""
    rows: Sequence[Mapping[str, Any]] = lexicon.table(language, "quantities")["modifier"]
    bound = {word: row["bound"] for row in rows for side in ("before", "after") for word in row[side]}
    before = sorted({word for row in rows for word in row["before"]}, key=len, reverse=True)
    after = sorted({word for row in rows for word in row["after"]}, key=len, reverse=True)
    return Modifiers(
        before=re.compile(rf"\b({'|'.join(map(re.escape, before))})\s?(?:les |ces |leurs |des |l'|d'|la |le )?$"),
        after=re.compile(rf"\s({'|'.join(map(re.escape, after))})\b"),
        bound=bound,
    )


@dataclass(frozen=True, slots=True)
class Contexts:
    """What before or after a number refuses it, or makes a unit of time a date and not a length."""

    refuse_before: re.Pattern[str]
    refuse_after: re.Pattern[str]
    dating_before: re.Pattern[str]
    dating_after: re.Pattern[str]
    measuring_before: re.Pattern[str]
    length_before: re.Pattern[str]
    length_after: re.Pattern[str]
    elliptic_before: re.Pattern[str]
    elliptic_after: re.Pattern[str]


@lru_cache(maxsize=8)
def contexts(language: str) -> Contexts:
    """The contexts of a language pack."""
    table = lexicon.table(language, "quantities")["words"]

    def before(name: str, tail: str = "") -> re.Pattern[str]:
        return re.compile(rf"(?:^|(?<!\w)|(?=[,:;(–]))(?:{_any(table[name])}){tail}\s?$")

    def after(name: str) -> re.Pattern[str]:
        return re.compile(rf"\s?(?:{_any(table[name])})(?!\w)")

    return Contexts(
        refuse_before=before("refuse_before"),
        refuse_after=after("refuse_after"),
        dating_before=before("dating_before"),
        dating_after=after("dating_after"),
        measuring_before=before("measuring_before"),
        length_before=before("lengths", r"\s(?:\w+\s)?(?:de|d'|à)"),
        length_after=re.compile(rf"\s(?:de\s|d')(?:{_any(table['length_of'])})\b|\sferme"),
        elliptic_before=before("elliptic_before"),
        elliptic_after=re.compile(rf"\s(?:{_any(table['elliptic_after'])})(?!\w)|\s?[,.;)]|\set\s|\s?$|\n"),
    )


def _any(values: Sequence[str]) -> str:
    return "|".join(re.escape(value) for value in sorted(values, key=len, reverse=True))
