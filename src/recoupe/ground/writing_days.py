"""Relative times read backwards: on which days « hier » or « lundi » can have been written of a known day."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from recoupe.edtf import bounds
from recoupe.ground.times import find_times
from recoupe.model import Span

# Days around the known one that are tried: « en mai » and « l'an dernier » are said of a day up to a year ago, and may reach beyond.
HORIZON = 400
SOME_DAY = date(2012, 5, 16)  # a Wednesday in the middle of a month: whatever is relative is placed from there


def relative_times(text: str, language: str) -> Iterator[Span]:
    """The expressions of `text` that are placed only where the day of publication is known."""
    absolute = [time.span for time in find_times(text, published=None, language=language)]
    for time in find_times(text, published=SOME_DAY.isoformat(), language=language):
        if not any(time.span.overlaps(span) for span in absolute):
            yield time.span


def writing_days(text: str, at: Span, day: date, language: str) -> tuple[date | None, date | None] | None:
    """The first and the last day on which the expression `at` of `text`, as it stands, can have been written of `day`; None where it can
    on no day, or names none. An end is open where more days than are tried would do.

    Every relative value is monotone in the day of publication, so that those days are neighbours and are found by bisection.
    """
    tried = [day + timedelta(days=n) for n in range(-HORIZON, HORIZON + 1)]
    first = bisect_left(tried, True, key=lambda written: _named(text, at, written, language)[1] >= day)
    after = bisect_left(tried, True, key=lambda written: _named(text, at, written, language)[0] > day)
    if first >= after:
        return None
    return tried[first] if first > 0 else None, tried[after - 1] if after < len(tried) else None


def _named(text: str, at: Span, written: date, language: str) -> tuple[date, date]:
    """The days that the expression names where the text is of the day `written`; nothing is told by one that it leaves unplaced."""
    for time in find_times(text, published=written.isoformat(), language=language):
        if time.span.overlaps(at):
            low, high = bounds(time.value)
            return low or date.min, high or date.max
    return date.min, date.max
