"""Codes, counts, dates and countries as people say them, in their language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from babel import Locale
from babel.numbers import format_decimal

from recoupe.messages import has_message, say, set_in_type
from recoupe.model import Bilingual, Claim
from recoupe.text import one_line
from recoupe.web.calendar import date_words
from recoupe.web.charts.worldmap import alpha2
from recoupe.web.pages.disputes import Held
from recoupe.web.saying import Said

# Columns of the registers whose values are dates, or codes with their names in the catalogue.
DATES = frozenset({"date", "published", "first", "last", "ordered", "delivered"})
CODES = {
    "type": "type", "mode": "mode", "modes": "mode", "manner": "mode", "measure": "mode", "vote": "mode", "status": "status",
    "statuses": "status", "polarity": "status", "polarities": "status", "stance": "stance", "manners": "manner", "severity": "severity",
    "property": "property", "contexts": "context", "stage": "stage",
}  # fmt: skip
# A dispute on one of these is best shown in the words themselves; its values are codes or bare figures.
OWN_WORDS = frozenset({"doer", "term", "name", "number"})
COUNT_TAIL = re.compile(r"\d[\d\s]* articles?, \d[\d\s]* orig\w+")


def in_locale(sentence: Bilingual, locale: str) -> str:
    return set_in_type(sentence.fr if locale == "fr" else sentence.en, locale)


def label(group: str, value: str, locale: str) -> str:
    """A code (`AID`, `deny`) as people say it; a code without a message as it is."""
    key = f"{group}.{value}"
    return say(key, locale) if has_message(key, locale) else value


def register_cell(column: str, value: object, locale: str) -> str:
    """A register's value as people say it: dates in words, codes under their names, numbers as the locale writes them."""
    if value is None or value == "":
        return ""
    if column in DATES:
        return date_words(str(value), locale)
    if column in CODES:
        return ", ".join(label(CODES[column], part.strip(), locale) for part in str(value).split(","))
    return format_decimal(value, locale=locale) if isinstance(value, (int, float)) else str(value)


def country(code: str | None, locale: str) -> str:
    """A country's name from its ISO 3166-1 code (alpha-3 or alpha-2)."""
    if not code:
        return ""
    return str(Locale(locale).territories.get(alpha2(code), code))


def value_words(said: Said, locale: str) -> str:
    """A cell's value as people say it."""
    if said.kind == "date":
        return date_words(said.value, locale)
    if said.kind == "type":
        kind, _, mode = said.value.partition(".")
        return label("type", kind, locale) + (f" · {label('mode', mode, locale)}" if mode else "")
    if said.kind == "status":
        return label("status", said.value, locale)
    if said.kind == "count":
        return count_words(said, locale)
    return said.value


def headline(sentence: str) -> str:
    """An event's sentence without the count at its end, where the page shows the count beside."""
    head, _, tail = sentence.rpartition(" — ")
    return head if COUNT_TAIL.fullmatch(tail) else sentence


def side_words(name: str, value: str, claims: Sequence[Claim | Held], locale: str) -> str:
    """What a side of a dispute holds, as people say it: codes and dates in words, a name or term in the outlets' own."""
    if name in ("polarity", "status"):
        return label("status", value, locale)
    if name in OWN_WORDS and claims:
        return " / ".join(list(dict.fromkeys(one_line(claim.words, 40) for claim in claims))[:3])
    return date_words(value, locale) if name == "date" else value


def count_words(said: Said, locale: str) -> str:
    """A count with its bounds: « au moins 4 hélicoptère »."""
    unit = said.value.partition(" ")[2]
    low, high = said.low, said.high
    if low is not None and low == high:
        return say("count.exactly", locale, number=low, unit=unit)
    if low is None and high is None:
        return say("count.some", locale, unit=unit)
    if low is None or high is None:
        return say("count.least" if high is None else "count.most", locale, number=high if low is None else low, unit=unit)
    return say("count.between", locale, low=low, high=high, unit=unit)
