"""Dates as pages set them (bylines, addresses, metadata), as EDTF. Month and day names come from the language pack."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from recoupe.lexicon import table
from recoupe.model import Span
from recoupe.text import fold

EARLIEST, LATEST = 1600, 2100  # the years in which the press appears
EDTF = re.compile(
    r"(?P<one>\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?)(?:/(?:\.\.|\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?))?|\.\./\d{4}(?:-\d\d(?:-\d\d)?)?[~?%]?"
)  # fmt: skip
ISO = r"(?P<y1>\d{4})-(?P<m1>\d\d)-(?P<d1>\d\d)(?:[T ]\d\d[:h]\d\d(?::\d\d(?:\.\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?"
NUMERIC = r"(?P<d2>\d{1,2})(?P<sep>[/.-])(?P<m2>\d{1,2})(?P=sep)(?P<y2>\d{4}|\d\d)"
WORDY = r"(?:(?:{days})\.?,?\s+(?:le\s+)?)?(?P<d3>\d{{1,2}})(?:er|ᵉʳ|e)?\s+(?P<m3>{months})\.?,?\s+(?P<y3>\d{{4}})"
FOREIGN = r"(?P<m4>{months})\.?\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y4>\d{{4}})"
ADDRESS = re.compile(r"[/_-](?P<y>(?:19|20)\d\d)(?P<sep>[/_-]?)(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
ADDRESS_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>0[1-9]|1[0-2])/")


@dataclass(frozen=True, slots=True)
class Found:
    """A date, where it stands and its EDTF value."""

    span: Span
    value: str


def find_dates(text: str, language: str = "fr") -> Iterator[Found]:
    """The full dates (day, month and year) written in `text`, in order."""
    pattern, months = _pattern(language)
    for match in pattern.finditer(text):
        value = _value(match, months)
        if value is not None:
            yield Found(Span(match.start(), match.end()), value)


def find_days(text: str, language: str = "fr") -> Iterator[tuple[Span, int, int]]:
    """The days written in `text` with their month and no year: where they stand, the month, the day."""
    months = month_numbers(language)
    for match in _day_and_month(language).finditer(text):
        yield Span(match.start(), match.end()), months[match["month"].lower()], int(match["day"])


@lru_cache(maxsize=8)
def _day_and_month(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<day>\d{{1,2}})(?:er)? (?P<month>{_either(month_numbers(language))})\b\.?(?! ?\d{{4}})", re.I)


def read_date(text: str, language: str = "fr") -> str | None:
    """The EDTF value of a date as a sidecar, a metadata field or a person writes it; None where it is none.

    Times of day are dropped: an article's day is what cross-checking needs.
    """
    text = text.strip()
    if EDTF.fullmatch(text):
        return text if all(_real(part) for part in text.split("/")) else None
    found = next(find_dates(text, language), None)
    return found.value if found is not None else None


@lru_cache(maxsize=8)
def month_numbers(language: str) -> dict[str, int]:
    """The month each name of the language's pack stands for, in lower case."""
    return {name: number for number, row in enumerate(table(language, "datelines")["months"], start=1) for name in row}


def date_in_address(url: str) -> str | None:
    """The date in a web address (`/2022/03/08/`, `-20220308-`), to the month where it says no day."""
    match = ADDRESS.search(url)
    if match and (value := day_of(int(match["y"]), int(match["m"]), int(match["d"]))):
        return value
    month = ADDRESS_MONTH.search(url)
    return f"{month['y']}-{month['m']}" if month else None


@lru_cache(maxsize=8)
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, int]]:
    names = table(language, "datelines")
    months = {fold(name): number for number, row in enumerate(names["months"], start=1) for name in row}
    foreign = {fold(name): number for number, row in enumerate(names["foreign_months"], start=1) for name in row}
    words = _either(name for row in names["months"] for name in row)
    foreign_words = _either(name for row in names["foreign_months"] for name in row)
    wordy = WORDY.format(days=_either(names["days"]), months=f"{words}|{foreign_words}")
    either = "|".join((ISO, NUMERIC, wordy, FOREIGN.format(months=f"{foreign_words}|{words}")))
    return re.compile(rf"(?<![\w/.-])(?:{either})(?!\d)", re.I), {**foreign, **months}


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def _value(match: re.Match[str], months: dict[str, int]) -> str | None:
    for n in "1234":
        if match["y" + n]:
            month = match["m" + n]
            year = int(match["y" + n])
            number = int(month) if month.isdigit() else months.get(fold(month), 0)
            return day_of(year + 2000 if year < 100 else year, number, int(match["d" + n]))
    return None


def day_of(year: int, month: int, day: int) -> str | None:
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _real(part: str) -> bool:
    if part == "..":
        return True
    numbers = [int(n) for n in part.rstrip("~?%").split("-")]
    year, month, day = (*numbers, 1, 1)[:3]
    return day_of(year, month, day) is not None
