"""Builders of the levels above points: parts, ranges, open intervals."""

from __future__ import annotations

import re
from datetime import timedelta

from recoupe.edtf import Edtf, Interval, Point, ends, on
from recoupe.ground.calendar import part_of, shift, unit_around
from recoupe.ground.times_context import REACH, Build, Context, Dated

MID_MONTH = 15


def part(context: Context) -> Dated | None:
    """« fin 2023 », « au début du mois dernier »; a day has no parts (« a pris fin mardi »)."""
    whole: Dated = context.one("TIME")
    if isinstance(whole.value, Point) and whole.value.precision == "day":
        return None
    return Dated(part_of(whole.value, context.one("PART")), mod=context.one("PART"))


def same(context: Context) -> Dated:
    """What is added doesn't change the day (an hour)."""
    dated: Dated = context.one("TIME")
    return dated


def same_in_day(context: Context) -> Dated | None:
    """« lundi en fin de journée »."""
    return same(context) if context.one("UNIT") == "day" else None


def daypart_after(context: Context) -> Dated | None:
    """« mardi soir »; a night runs into the next day."""
    return _daypart(context.one("TIME"), context.one("DAYPART"))


def daypart_before(context: Context) -> Dated | None:
    """« dans la soirée de mardi »; « dans la nuit du 3 au 4 » is those two days."""
    if context.rule.value and not re.search(context.pack["patterns"]["range_inside"], context.words):
        return None
    return _daypart(context.one("TIME"), context.one("DAYPART"))


def _daypart(dated: Dated, daypart: str) -> Dated | None:
    value = dated.value
    if isinstance(value, Interval):
        return dated
    if value.precision != "day":
        return None
    return Dated(Interval(value, on(value.first + timedelta(days=1)))) if daypart == "night" else dated


def between(context: Context) -> Dated | None:
    """« entre 2013 et 2022 », « de mardi à jeudi », « du début de l'année à la mi-mai »."""
    if context.rule.value and not re.search(context.pack["patterns"]["range_inside"], context.words):
        return None
    first, second = context.all("TIME")
    start, end = ends(first.value)[0], ends(second.value)[1]
    if start is None or end is None:
        return None
    if timedelta() < start.first - end.last < timedelta(days=7) and start.precision == "day":
        start = on(start.first - timedelta(days=7))  # « de jeudi à lundi »: weekdays are placed one by one
    return Dated(Interval(start, end))


def since(context: Context) -> Dated | None:
    """« depuis août 2020 », « à partir de lundi »."""
    start = ends(_middle(context.one("TIME")))[0]
    return Dated(Interval(start, None)) if start else None


def asked_from(context: Context) -> Dated | None:
    """« appelle à bloquer les routes dès mercredi »: what is asked for goes on from then; « la grève débute dès lundi » is that day."""
    start = ends(context.one("TIME").value)[0]
    before = context.text[max(0, context.start - REACH) : context.start]
    is_asked = re.search(context.pack["patterns"]["asked_to_begin"], before) is not None
    is_ahead = start is not None and context.today is not None and start.first > context.today
    return Dated(Interval(start, None)) if is_asked and is_ahead else None


def _middle(dated: Dated) -> Edtf:
    """The middle of a month is about its 15th, where something begins or ends then."""
    value = dated.value
    if dated.mod == "middle" and isinstance(value, Point) and value.precision == "month":
        return Point(value.year, value.month, MID_MONTH, approximate=True)
    return value


def until(context: Context) -> Dated | None:
    """« avant 2025 », « jusqu'à la fin de l'année »."""
    end = _limit(context.one("TIME"))
    return Dated(Interval(None, end)) if end else None


def by(context: Context) -> Dated | None:
    """« d'ici à 2025 »: from publication to then."""
    end = _limit(context.one("TIME"))
    if end is None or context.today is None or end.last < context.today:
        return None
    return Dated(Interval(on(context.today), end))


def after(context: Context) -> Dated | None:
    """« après 2014 », « après cette date »."""
    start = ends(context.one("TIME").value)[1]
    return Dated(Interval(start, None)) if start else None


def _limit(dated: Dated) -> Point | None:
    """Where a deadline falls: the end of a part is a day, else the point as it is told."""
    last = ends(dated.value)[1]
    return on(last.last) if dated.mod == "end" and last else ends(_middle(dated))[1]


def neighbour_of(context: Context) -> Dated | None:
    """« au lendemain du 13 février »."""
    point = ends(context.one("TIME").value)[1]
    if point is None or point.precision != "day":
        return None
    return Dated(on(point.first + timedelta(days=context.one("NEIGHBOUR"))))


def units_from(context: Context) -> Dated | None:
    """« trois jours après le 8 mars »."""
    point = ends(context.one("TIME").value)[0]
    if point is None or context.one("UNIT") in ("hour", "minute"):
        return None
    sign = context.one("AFTERWARDS", default=-1)
    return Dated(shift(point.first, context.one("UNIT"), sign * context.one("NUMBER")))


def week_of(context: Context) -> Dated | None:
    """« la semaine du 6 octobre »: from Monday to Sunday."""
    point = ends(context.one("TIME").value)[0]
    return Dated(unit_around(point.first, context.one("UNIT"))) if point and point.precision == "day" else None


SPANS: dict[str, Build] = {
    "part": part,
    "same": same,
    "same_in_day": same_in_day,
    "daypart_after": daypart_after,
    "daypart_before": daypart_before,
    "between": between,
    "since": since,
    "asked_from": asked_from,
    "until": until,
    "by": by,
    "after": after,
    "neighbour_of": neighbour_of,
    "units_from": units_from,
    "week_of": week_of,
}
