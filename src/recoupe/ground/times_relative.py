"""Builders of times told from the day of publication or from the last time named: « mardi », « la semaine dernière », « la veille »."""

from __future__ import annotations

from datetime import date, timedelta

from recoupe.edtf import Interval, Point, ends, on
from recoupe.ground.calendar import MONTHS_OF, add_months, part_of, shift, unit_around
from recoupe.ground.times_context import Build, Context, Dated

HOURS_A_DAY = 24
CLOCK = ("hour", "minute")
# A part of the day belongs to the day last named only if that is this near to publication.
SPOKEN_OF = timedelta(days=10)
FRIDAY = 4  # Monday is 0
# « Quelques » jours, semaines or mois, when a whole month or year is wanted.
SOME = 3


def deictic(context: Context) -> Dated | None:
    """« hier », « aujourd'hui », « après-demain »."""
    days = context.one("DEICTIC", default=context.rule.value)
    if (days > 0 and context.is_led_by("not_tomorrow")) or context.is_followed_by("that"):
        return None  # « le Mali de demain », « ce jour-là »
    return Dated(on(context.today + timedelta(days=days))) if context.today else None


def today_part(context: Context) -> Dated | None:
    """« ce soir », « cette nuit »: the night before, unless the verb looks ahead."""
    if context.today is None:
        return None
    if context.one("DAYPART") != "night":
        return Dated(on(context.today))
    start = context.today - timedelta(days=context.tense() != "ahead")
    return Dated(Interval(on(start), on(start + timedelta(days=1))))


def last_night(context: Context) -> Dated | None:
    """« la nuit dernière »."""
    if context.today is None or context.one("DAYPART") != "night" or context.one("DIRECTION") > 0:
        return None
    return Dated(Interval(on(context.today - timedelta(days=1)), on(context.today)))


def part_alone(context: Context) -> Dated | None:
    """« dans la soirée », « dans la nuit »: of the day that is spoken of, a night being the one before publication."""
    day = context.day_spoken_of()
    if day is None or context.today is None:
        return None
    day = day if abs(context.today - day) <= SPOKEN_OF else context.today
    if context.one("DAYPART") == "night":
        start = min(day, context.today - timedelta(days=1))
        return Dated(Interval(on(start), on(start + timedelta(days=1))))
    return Dated(on(day))


def earlier(context: Context) -> Dated | None:
    """« plus tôt cette année » runs to today, « plus tard cette année » from today."""
    if context.today is None:
        return None
    if context.one("DAYPART") or context.one("UNIT") == "day":
        day = context.today if context.one("LATER") < 0 else context.anchor_day()
        return Dated(on(day)) if day else None
    start, end = ends(unit_around(context.today, context.one("UNIT")))
    if start is None or end is None:
        return None
    back = context.one("LATER") < 0
    return Dated(Interval(on(start.first), on(context.today)) if back else Interval(on(context.today), on(end.last)))


def this_unit(context: Context) -> Dated | None:
    """« cette semaine », « ce mois-ci »; « ces jours-ci » is not placed."""
    unit = context.one("UNIT")
    if context.today is None or unit in CLOCK or context.is_followed_by("that"):
        return None
    if unit == "weekend":
        return this_weekend(context, context.today)
    return Dated(unit_around(context.today, unit))


def this_weekend(context: Context, today: date) -> Dated:
    """« ce week-end »: the one that goes on, else the last one where the verb looks back, else the one that comes."""
    last = today.weekday() < FRIDAY and context.tense() == "behind"
    return Dated(unit_around(today, "weekend", -last))


def the_unit(context: Context) -> Dated | None:
    """« dans la journée », « dans la semaine », « au cours du week-end »."""
    unit, day = context.one("UNIT"), context.anchor_day()
    if context.today is None or day is None or unit not in ("day", "week", "weekend"):
        return None
    if unit == "day":
        return Dated(on(day if abs(context.today - day) <= SPOKEN_OF else context.today))
    return this_unit(context)


def shifted_unit(context: Context) -> Dated | None:
    """« la semaine dernière », « l'an prochain »."""
    unit, direction = context.one("UNIT"), context.one("DIRECTION")
    if context.today is None or unit in (*CLOCK, "day"):
        return None
    return Dated(unit_around(context.today, unit, direction))


def next_unit(context: Context) -> Dated | None:
    return Dated(unit_around(context.today, context.one("UNIT"), 1)) if context.today else None


def last_units(context: Context) -> Dated | None:
    """« ces trois derniers mois » runs from three months back to today; « les trois prochains mois » onwards."""
    count, unit, direction = context.one("NUMBER", default=1), context.one("UNIT"), context.one("DIRECTION")
    if context.today is None:
        return None
    now, there = shift(context.today, unit, 0), shifted(context.today, unit, direction * count)
    return Dated(Interval(*sorted((now, there), key=lambda point: point.first)))


def vague_units(context: Context) -> Dated | None:
    """« ces derniers mois », « les prochaines semaines »: open on the side that is not told."""
    if context.today is None or context.one("UNIT") in CLOCK:
        return None
    now = on(context.today)
    return Dated(Interval(None, now) if context.one("DIRECTION") < 0 else Interval(now, None), mod="vague")


def ago(context: Context) -> Dated | None:
    """« il y a deux ans » is a year, « il y a trois mois » a month, « il y a dix jours » a day."""
    return counted(context, -1)


def ahead(context: Context) -> Dated | None:
    """« dans trois jours »."""
    return counted(context, 1)


def counted(context: Context, sign: int) -> Dated | None:
    """« un an », « un an et demi », « un an et deux mois » from publication, as precise as the unit told last."""
    if context.today is None:
        return None
    day, there = context.today, on(context.today)
    for count, unit in zip(context.all("NUMBER"), context.all("UNIT"), strict=True):
        if context.one("HALF") and unit == "year":
            there = shift(day, "month", sign * (MONTHS_OF[unit] * count + MONTHS_OF[unit] // 2))
        else:
            there = shifted(day, unit, sign * count)
        day = moved(day, unit, sign * count)
    return Dated(there)


def shifted(day: date, unit: str, count: int) -> Point:
    """As `calendar.shift`, hours counted as whole days of twenty-four and minutes as none."""
    return on(day + timedelta(days=int(count / HOURS_A_DAY))) if unit == "hour" else shift(day, unit, count)


def moved(day: date, unit: str, count: int) -> date:
    """The day itself moved by whole units."""
    return add_months(day, count * MONTHS_OF[unit]) if unit in MONTHS_OF else shift(day, unit, count).first


def within_units(context: Context) -> Dated | None:
    """« d'ici trois mois », « dans les 15 jours »."""
    if context.today is None or context.one("DIRECTION", default=1) < 0:
        return None
    return Dated(Interval(on(context.today), shifted(context.today, context.one("UNIT"), context.one("NUMBER"))))


def since_units(context: Context) -> Dated | None:
    """« depuis trois mois » is open from then; « depuis plusieurs années » ends today and began one cannot say when."""
    unit = context.one("UNIT")
    if context.today is None or unit in CLOCK:
        return None
    if context.one("VAGUE"):
        return Dated(Interval(None, on(context.today)), mod="vague") if unit in context.pack["vague_units"] else None
    start = shift(context.today, unit, -context.one("NUMBER"))
    return Dated(Interval(start, None))


def part_of_unit(context: Context) -> Dated | None:
    """« en début de semaine », « à la fin du mois », « à la fin de l'année »."""
    unit, part = context.one("UNIT"), context.one("PART")
    if context.today is None or unit in (*CLOCK, "decade", "century"):
        return None
    if unit == "day":
        return Dated(on(context.today))
    return None if part == "course" else Dated(part_of(unit_around(context.today, unit), part), mod=part)


def units_later(context: Context) -> Dated | None:
    """« trois jours plus tard », « un an après », « deux ans auparavant », from the last time told."""
    unit, count = context.one("UNIT"), context.one("NUMBER")
    sign = context.one("LATER", "AFTERWARDS")
    fine = {"day": ("day",), "week": ("day",), "weekend": ("day",), "month": ("day", "month")}.get(unit, ("day", "month", "year"))
    point = context.previous(fine)
    if unit in CLOCK or point is None or (context.all("AFTERWARDS") and context.is_followed_by("noun")):
        return None  # « une semaine après les élections » counts from them
    moved = shift(point.first, unit, sign * count)
    return Dated(moved if point.precision != "day" or unit != "month" else Point(moved.year, moved.month))


def some_units_later(context: Context) -> Dated | None:
    """« quelques jours plus tard » is about that month, « quelques mois plus tard » about that year."""
    unit, sign = context.one("UNIT"), context.one("LATER", "AFTERWARDS")
    point = context.previous(("day",) if unit in ("day", "week") else ("day", "month"))
    if point is None or unit not in ("day", "week", "month") or (context.all("AFTERWARDS") and context.is_followed_by("noun")):
        return None
    there = moved(point.first, unit, sign * SOME)
    return Dated(Point(there.year, there.month if unit != "month" else None, approximate=True))


def neighbour(context: Context) -> Dated | None:
    """« la veille », « le lendemain » with nothing after that says of what; « la veille de l'annonce » where the article dates it."""
    day, days = context.anchor_day(), context.one("NEIGHBOUR") * (context.rule.value or 1)
    if context.is_followed_by("of"):
        day = context.day_of_event()
    elif context.is_led_by("not_neighbour") or context.words.startswith(("à", "au")):
        day = None
    if day is None:
        return None
    return Dated(on(day + timedelta(days=days)))


def same_day(context: Context) -> Dated | None:
    """« le même jour », « cette date »."""
    point = context.previous(("day",))
    return Dated(point) if point else None


def same_unit(context: Context) -> Dated | None:
    """« cette année-là », « le même mois »."""
    point = context.previous()
    if point is None or context.one("UNIT") in (*CLOCK, "day"):
        return None
    return Dated(unit_around(point.first, context.one("UNIT")))


def following_unit(context: Context) -> Dated | None:
    """« l'année suivante », « le mois précédent »."""
    unit = context.one("UNIT")
    point = context.previous()
    base = point.first if point else context.today
    if base is None or unit in CLOCK:
        return None
    return Dated(unit_around(base, unit, context.one("FOLLOWING", default=context.rule.value)))


RELATIVE: dict[str, Build] = {
    "deictic": deictic,
    "today_part": today_part,
    "part_alone": part_alone,
    "earlier": earlier,
    "this_unit": this_unit,
    "the_unit": the_unit,
    "shifted_unit": shifted_unit,
    "next_unit": next_unit,
    "last_units": last_units,
    "vague_units": vague_units,
    "ago": ago,
    "ahead": ahead,
    "within_units": within_units,
    "since_units": since_units,
    "part_of_unit": part_of_unit,
    "units_later": units_later,
    "some_units_later": some_units_later,
    "last_night": last_night,
    "neighbour": neighbour,
    "same_day": same_day,
    "same_unit": same_unit,
    "following_unit": following_unit,
}
