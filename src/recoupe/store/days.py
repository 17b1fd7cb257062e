"""First and last possible day of an EDTF date, to sort and to compare in SQL."""

from __future__ import annotations

import calendar
import re

DATE = re.compile(r"(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[\d:.+Z-]*)?[~?%]?$")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


def bounds(value: str | None) -> tuple[str | None, str | None]:
    """The first and last day that `value` allows; None where it is open, unknown or no EDTF."""
    if not value:
        return None, None
    start, slash, end = value.strip("[]{}").replace("~", "").partition("/")
    if slash:
        return bounds(start)[0], bounds(end)[1]
    start, dots, end = start.partition("..")
    if dots:
        return bounds(start)[0], bounds(end)[1]
    found = DATE.match(start)
    return whole(*found.groups()) if found else (None, None)


def whole(year: str, month: str | None, day: str | None) -> tuple[str | None, str | None]:
    """The days that a year, a month, a season or a day covers; (None, None) where the calendar has no such day."""
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    first, last = SEASONS.get(int(month), (int(month), int(month)))
    if not 1 <= first <= 12:
        return None, None
    if day is None:
        return f"{year}-{first:02}-01", f"{year}-{last:02}-{length(int(year), last)}"
    return (f"{year}-{month}-{day}",) * 2 if 1 <= int(day) <= length(int(year), first) else (None, None)


def length(year: int, month: int) -> int:
    return calendar.monthrange(max(year, 1), month)[1]
