"""Builders of seasons, quarters, and of the words that count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from recoupe.edtf import Interval, Point, bounds, on
from recoupe.ground.calendar import MONTHS_OF, month, season, unit_around, weekday_near
from recoupe.ground.times_context import Build, Context, Dated
from recoupe.ground.times_dates import directed_year, nearest_month

EIGHTY = 80


def number(context: Context) -> int:
    """« vingt et un », « soixante-dix-huit »."""
    return sum(context.one(name, default=0) for name in ("TENS", "TEEN", "ONES"))


def eighty(context: Context) -> int:
    """« quatre-vingt-treize »."""
    return EIGHTY + number(context)


def dozen(context: Context) -> int:
    """« une dizaine de » (jours)."""
    return context.one("COLLECTIVE")  # type: ignore[no-any-return]


def constant(context: Context) -> object:
    """The value that the rule states."""
    return context.rule.value


def season_(context: Context) -> Dated | None:
    """« l'été 2022 », « cet hiver », « au printemps dernier »."""
    name, year, direction = context.one("SEASON"), context.one("YEAR"), context.one("DIRECTION", default=0)
    if year is not None:
        return Dated(season(name, year))
    if context.today is None or context.has_capital:
        return None
    return Dated(season_near(context, name, direction))


def before_season(context: Context) -> Dated | None:
    """« avant l'été »: until the day before it begins."""
    first = _limits(context, direction=int(context.tense() != "behind"))[0]
    return Dated(Interval(None, on(first - timedelta(days=1)))) if first else None


def after_season(context: Context) -> Dated | None:
    """« après l'été »: from the day after its end."""
    last = _limits(context)[1]
    return Dated(Interval(on(last + timedelta(days=1)), None)) if last else None


def since_season(context: Context) -> Dated | None:
    """« depuis l'été »: from the beginning of the last one."""
    first = _limits(context, direction=-1)[0]
    return Dated(Interval(on(first), None)) if first else None


def _limits(context: Context, direction: int = 0) -> tuple[date | None, date | None]:
    if context.today is None or context.has_capital:
        return None, None
    return bounds(str(season_near(context, context.one("SEASON"), direction)))


def back_to_school(context: Context) -> Dated | None:
    """« à la rentrée »: about September, whatever the country."""
    if context.today is None or context.is_followed_by("of_return"):
        return None
    number, direction = context.one("RENTREE"), context.one("DIRECTION")
    if direction is not None:
        return Dated(Point(directed_year(context.today, direction, number), number, approximate=True))
    near = nearest_month(context, number) if context.is_led_by("month") or context.is_led_by("return") else None
    return Dated(replace(near, approximate=True)) if near else None


def season_near(context: Context, name: str, direction: int) -> Interval:
    """The last (-1) or next (1) season of that name; without a direction this one, else the one that the verb means, else the nearest."""
    now = context.today or date.min
    options = {option: bounds(str(option)) for option in (season(name, now.year + i) for i in (-2, -1, 0, 1, 2))}
    past = [option for option, (_, end) in options.items() if end and end < now]
    future = [option for option, (start, _) in options.items() if start and start > now]
    current = [option for option in options if option not in past and option not in future]
    if direction or not current:
        tense = context.tense()
        nearer = _days(options[future[0]][0], now) < _days(options[past[-1]][1], now)
        is_ahead = direction > 0 or (direction == 0 and (tense == "ahead" or (tense is None and nearer)))
        return future[0] if is_ahead else past[-1]
    return current[0]


def _days(day: date | None, now: date) -> int:
    return abs(((day or now) - now).days)


def ordinal_unit(context: Context) -> Dated | None:
    """« le deuxième trimestre 2022 », « la première quinzaine d'avril », « le dernier jour de mars »."""
    unit, count = context.one("UNIT"), context.one("ORDINAL", "DAY")
    year, number = context.one("YEAR"), context.one("MONTH")
    if unit in ("quarter", "half"):
        return ordinal_of_year(context, unit, count)
    if number is None:
        return None
    near = Point(year, number) if year else nearest_month(context, number)
    return ordinal_of_month(near, unit, count) if near and unit in ("day", "fortnight", "week", "weekend") else None


def first_units(context: Context) -> Dated | None:
    """« les trois premiers trimestres », « les six premiers mois de 2023 »; other units are not of a year."""
    unit, count, year = context.one("UNIT"), context.one("NUMBER"), context.one("YEAR")
    year = year or (context.today.year if context.today else None)
    if year is None or unit not in ("month", "quarter") or context.one("ORDINAL") != 1:
        return None
    return Dated(Interval(Point(year, 1), Point(year, count * MONTHS_OF[unit])))


def ordinal_weekday(context: Context) -> Dated | None:
    """« le premier mercredi du mois prochain », « le dernier dimanche de mars »."""
    number, count, year = context.one("WEEKDAY"), context.one("ORDINAL"), context.one("YEAR")
    whole = Point(year, context.one("MONTH")) if year else nearest_month(context, context.one("MONTH")) if context.all("MONTH") else None
    if whole is None and context.today is not None and context.all("DIRECTION"):
        whole = month(context.today.year, context.today.month + context.one("DIRECTION"))
    if whole is None:
        return None
    start = weekday_near(whole.first, number, after=True) if count > 0 else weekday_near(whole.last, number, after=False)
    return Dated(on(start + timedelta(days=7 * max(0, count - 1))))


def ordinal_of_year(context: Context, unit: str, count: int) -> Dated | None:
    year = context.one("YEAR") or (context.today.year + context.one("DIRECTION", default=0) if context.today else None)
    length = 3 if unit == "quarter" else 6
    if year is None or not 0 < count <= 12 // length:
        return None
    return Dated(Interval(Point(year, length * (count - 1) + 1), Point(year, length * count)))


def ordinal_of_month(point: Point, unit: str, count: int) -> Dated | None:
    first, last = point.first, point.last
    if unit == "day":
        return Dated(Point(point.year, point.month, count) if count > 0 else on(last))
    if unit == "fortnight":
        half = point.first + timedelta(days=14)
        return Dated(Interval(on(first), on(half)) if count == 1 else Interval(on(half + timedelta(days=1)), on(last)))
    start = weekday_near(first, 0, after=True) if count > 0 else weekday_near(last - timedelta(days=6), 0, after=False)
    return Dated(unit_around(start + timedelta(days=7 * (count - 1 if count > 0 else 0)), unit))


NAMED: dict[str, Build] = {
    "number": number,
    "eighty": eighty,
    "dozen": dozen,
    "constant": constant,
    "season": season_,
    "before_season": before_season,
    "after_season": after_season,
    "since_season": since_season,
    "back_to_school": back_to_school,
    "ordinal_unit": ordinal_unit,
    "first_units": first_units,
    "ordinal_weekday": ordinal_weekday,
}
