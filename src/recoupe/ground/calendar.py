"""Calendar arithmetic: units of time as points and intervals, shifts, seasons, feasts."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from recoupe.edtf import Edtf, Interval, Point, ends, on

Part = Literal["start", "middle", "end", "course"]
WEEK = 7
HIJRA = date(622, 7, 18).toordinal()  # the day before the first of the calendar of Islam, in the Gregorian calendar
MONTHS_OF: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
DAYS_OF: dict[str, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 15}
# Astronomical seasons to the day (they move by a day from year to year): month and day of the start and of the end.
SEASONS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "spring": ((3, 20), (6, 20)),
    "summer": ((6, 21), (9, 22)),
    "autumn": ((9, 23), (12, 20)),
    "winter": ((12, 21), (3, 19)),
}


def month(year: int, number: int) -> Point:
    """A month; `number` may run over the year's ends (0 is December of the year before)."""
    return Point(year + (number - 1) // 12, (number - 1) % 12 + 1)


def add_months(day: date, count: int) -> date:
    """The same day `count` months on, or the last of that month where there is no such day."""
    there = month(day.year, day.month + count)
    return date(there.year, there.month or 1, min(day.day, monthrange(there.year, there.month or 1)[1]))


def monday(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def shift(day: date, unit: str, count: int) -> Point:
    """`count` units from `day`, as precise as the unit: a day for days and weeks, a month for months, a year for years and more."""
    if unit in DAYS_OF:
        return on(day + timedelta(days=count * DAYS_OF[unit]))
    if unit in ("minute", "hour"):
        return on(day)
    there = add_months(day, count * MONTHS_OF[unit])
    return Point(there.year, there.month) if MONTHS_OF[unit] < MONTHS_OF["year"] else Point(there.year)


def unit_around(day: date, unit: str, count: int = 0) -> Edtf:
    """The whole unit that holds `day`, or the one `count` further: a week from Monday to Sunday, a weekend, a month, a year…"""
    if unit in ("minute", "hour", "day"):
        return on(day + timedelta(days=count))
    if unit in ("week", "weekend", "fortnight"):
        start = monday(day) + timedelta(days=WEEK * count)
        return Interval(on(start + timedelta(days=5 * (unit == "weekend"))), on(start + timedelta(days=6)))
    if unit == "month":
        return month(day.year, day.month + count)
    if unit == "year":
        return Point(day.year + count)
    length = MONTHS_OF[unit]
    if length < MONTHS_OF["year"]:
        first = (day.month - 1) // length * length + 1 + count * length
        return Interval(month(day.year, first), month(day.year, first + length - 1))
    years = length // 12
    offset = 1 if unit == "century" else 0  # the 21st century began in 2001, the decade of the 2020s in 2020
    first_year = (day.year - offset) // years * years + offset + count * years
    return Interval(Point(first_year), Point(first_year + years - 1))


def weekday_near(day: date, number: int, after: bool, same: bool = True) -> date:
    """The next or last weekday `number` (Monday is 0), `day` itself counted if `same`."""
    if after:
        return day + timedelta(days=(number - day.weekday() - (0 if same else 1)) % WEEK + (0 if same else 1))
    return day - timedelta(days=(day.weekday() - number - (0 if same else 1)) % WEEK + (0 if same else 1))


def part_of(value: Edtf, part: Part) -> Edtf:
    """A third of a longer span: of a year a quarter (the middle: its two middle months), of an interval its days; a month or a day
    stays whole, for "début mars" is still March."""
    first, last = ends(value)
    if first is None or last is None or part == "course":
        return value
    if isinstance(value, Point):
        return _part_of_year(value.year, part) if value.precision == "year" else value
    days = (last.last - first.first).days + 1
    if days <= WEEK:
        return Point(*_ymd(last.last if part == "end" else first.first + timedelta(days=days // 3 * (part == "middle"))), approximate=True)
    third = days // 3
    start = {"start": 0, "middle": third, "end": days - third}[part]
    a, b = first.first + timedelta(days=start), first.first + timedelta(days=start + third - 1)
    if first.precision == "day":
        return Interval(on(a), on(b))
    coarse: Callable[[date], Point] = (lambda d: Point(d.year)) if first.precision == "year" else (lambda d: Point(d.year, d.month))
    return Interval(coarse(a), coarse(b))


def _ymd(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _part_of_year(year: int, part: Part) -> Interval:
    first, last = {"start": (1, 3), "middle": (6, 7), "end": (10, 12)}[part]
    return Interval(Point(year, first), Point(year, last))


def season(name: str, year: int) -> Interval:
    """A season by the year that it begins in."""
    (m1, d1), (m2, d2) = SEASONS[name]
    return Interval(Point(year, m1, d1), Point(year + (m2 < m1), m2, d2))


def hijri(year: int, number: int, day: int) -> date:
    """The day of the civil calendar of Islam, a cycle of thirty years (Meeus, Astronomical Algorithms, ch. 9); the moon that is seen may
    be a day off."""
    days = (11 * year + 3) // 30 + 354 * (year - 1) + 30 * (number - 1) - (number - 1) // 2 + day
    return date.fromordinal(HIJRA + days)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature, 1876, as in Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    number = (h + el - 7 * m + 90) // 25
    return date(year, number, (h + el - 7 * m + 33 * number + 19) % 32)
