"""Builders of feasts: fixed, counted from Easter, or of the lunar calendar of Islam, which is known to a day or so."""

from __future__ import annotations

from datetime import date, timedelta

from recoupe.edtf import Interval, Point, on
from recoupe.ground.calendar import easter, hijri
from recoupe.ground.times_context import Build, Context, Dated
from recoupe.ground.times_dates import nearest

# Years of the Hijra begin some eleven days earlier each year: this many begin in as many years of ours, from this year of ours on.
HIJRI_YEARS, YEARS, HIJRI_START = 33, 32, 622
LEAST_MONTH = 29  # days: a month of the moon has 29 or 30


def feast(context: Context) -> Dated | None:
    """« à Noël », « Pâques 2024 », and not « Noël Kiema »."""
    near = _day(context, context.one("FEAST", default=context.rule.value))
    return Dated(on(near)) if near else None


def lunar(context: Context) -> Dated | None:
    """« la Tabaski », « l'Aïd el-Fitr 2024 »: about that day, as the moon is seen here or there."""
    near = _day(context, context.one("LUNAR", default=context.rule.value))
    return Dated(_about(near)) if near else None


def ramadan(context: Context) -> Dated | None:
    """« pendant le ramadan »: the month of the fast, to a day or so."""
    first = _day(context, "hijri-9-1")
    if first is None or not context.is_led_by("fasting"):
        return None
    if context.one("YEAR") is None and context.one("DIRECTION") is None:
        first = _going_on(context) or first
    return Dated(Interval(_about(first), _about(first + timedelta(days=LEAST_MONTH))))


def _going_on(context: Context) -> date | None:
    """The first day of the fast in which the article appears."""
    if context.today is None:
        return None
    starts = (feast_in("hijri-9-1", context.today.year + i) for i in (-1, 0))
    return next((start for start in starts if timedelta() <= context.today - start <= timedelta(days=LEAST_MONTH)), None)


def _about(day: date) -> Point:
    return Point(day.year, day.month, day.day, approximate=True)


def _day(context: Context, rule: str) -> date | None:
    """The feast of the year told, else the last, the next or the one that the sentence means."""
    year, direction = context.one("YEAR"), context.one("DIRECTION", default=0)
    if year is not None:
        return feast_in(rule, year)
    if context.today is None or context.original[context.end : context.end + 2].strip(" \xa0-")[:1].isupper():
        return None
    days = [feast_in(rule, context.today.year + i) for i in (-1, 0, 1)]
    if direction:
        days = [day for day in days if (day - context.today).days * direction > 0]
        return days[0] if direction > 0 else days[-1]
    return nearest(context, days)


def feast_in(rule: str, year: int) -> date:
    """The day of a feast in a year of ours, written "MM-DD", "easter+N" or "hijri-M-D"; of two in one year the first."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    kind, _, told = rule.rpartition("hijri-")
    number, day = map(int, told.split("-"))
    if rule == told and not kind:
        return date(year, number, day)
    about = (year - HIJRI_START) * HIJRI_YEARS // YEARS
    return next(found for found in (hijri(about + i, number, day) for i in range(-1, 4)) if found.year >= year)


FEASTS: dict[str, Build] = {"feast": feast, "lunar": lunar, "ramadan": ramadan}
