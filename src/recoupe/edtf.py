"""Dates as EDTF (ISO 8601-2, the forms of the contract): days, months, years, intervals, open ends, approximate.

`2022-03-08`, `2022-03`, `2022`, `2021-10-01/2021-10-31`, `2020-08/..`, `../2012`, `2023~`. A value is read into its bounds, and two values
are compared by them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Literal

from recoupe.errors import RecoupeError

Precision = Literal["day", "month", "year"]
POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)")
OPEN = ".."
# How far an approximate point may lie from what is written: a few days, the months beside, the years beside.
SLACK: dict[Precision, timedelta] = {"day": timedelta(days=3), "month": timedelta(days=31), "year": timedelta(days=366)}


class EdtfError(RecoupeError, ValueError):
    """A string that is not one of the EDTF forms of the contract."""


@dataclass(frozen=True, slots=True)
class Point:
    """A day, a month (no `day`) or a year (no `month`), perhaps `approximate`."""

    year: int
    month: int | None = None
    day: int | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise EdtfError("A day needs its month.")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise EdtfError(f"{self.year}-{self.month}-{self.day} is not on the calendar.") from error

    @property
    def precision(self) -> Precision:
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def first(self) -> date:
        """Its first day, as written (an approximate point is not widened)."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """Its last day, as written."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        return text + "~" * self.approximate


@dataclass(frozen=True, slots=True)
class Interval:
    """From `start` to `end`, both included; None is open."""

    start: Point | None
    end: Point | None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start.first > self.end.last:
            raise EdtfError(f"{self} runs backwards.")

    def __str__(self) -> str:
        return f"{self.start or OPEN}/{self.end or OPEN}"


Edtf = Point | Interval


def on(day: date) -> Point:
    """The point of one day."""
    return Point(day.year, day.month, day.day)


def _point(text: str) -> Point:
    found = POINT.fullmatch(text)
    if found is None:
        raise EdtfError(f"{text!r} is not a date in EDTF, such as 2022-03-08, 2022-03, 2022 or 2022~.")
    year, month, day, tilde = found.groups()
    return Point(int(year), int(month) if month else None, int(day) if day else None, bool(tilde))


@lru_cache(maxsize=4096)
def parse(text: str) -> Edtf:
    """Reads an EDTF string.

    Raises:
        EdtfError: it is none of the forms of the contract, not on the calendar, or runs backwards.
    """
    start, slash, end = text.partition("/")
    if not slash:
        return _point(text)
    return Interval(None if start == OPEN else _point(start), None if end == OPEN else _point(end))


def is_edtf(text: str) -> bool:
    """True where `text` can be read."""
    try:
        parse(text)
    except EdtfError:
        return False
    return True


def ends(value: Edtf) -> tuple[Point | None, Point | None]:
    """The first and the last point; the same for a point."""
    return (value, value) if isinstance(value, Point) else (value.start, value.end)


def precision(text: str) -> Precision:
    """The coarser precision of the two ends (an open interval has that of the end it has; `../..` that of a year)."""
    order: tuple[Precision, ...] = ("day", "month", "year")
    points = [point for point in ends(parse(text)) if point is not None]
    return max((point.precision for point in points), key=order.index, default="year")


@lru_cache(maxsize=4096)
def bounds(text: str) -> tuple[date | None, date | None]:
    """The first and last day a value can mean; None where open. An approximate end is widened by its slack.

    Raises:
        EdtfError: it is not EDTF.
    """
    start, end = ends(parse(text))
    return _first(start), _last(end)


def _first(point: Point | None) -> date | None:
    if point is None:
        return None
    if not point.approximate:
        return point.first
    return date.fromordinal(max(date(MINYEAR, 1, 1).toordinal(), point.first.toordinal() - SLACK[point.precision].days))


def _last(point: Point | None) -> date | None:
    if point is None:
        return None
    if not point.approximate:
        return point.last
    return date.fromordinal(min(date(MAXYEAR, 12, 31).toordinal(), point.last.toordinal() + SLACK[point.precision].days))


def compatible(a: str, b: str) -> bool:
    """True where the two can be true of one date: their bounds share a day. Symmetric and reflexive."""
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    return (a_high or date.max) >= (b_low or date.min) and (b_high or date.max) >= (a_low or date.min)


def contains(a: str, b: str) -> bool:
    """True where every day that `b` can mean is one that `a` can mean. Reflexive and transitive."""
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    return (a_low or date.min) <= (b_low or date.min) and (b_high or date.max) <= (a_high or date.max)


def apart(a: str, b: str) -> int:
    """How many days lie between the two at the least; 0 where they are compatible."""
    if compatible(a, b):
        return 0
    (a_low, a_high), (b_low, b_high) = bounds(a), bounds(b)
    gaps = [(later - earlier).days for later, earlier in ((b_low, a_high), (a_low, b_high)) if later and earlier]
    return max(gaps)
