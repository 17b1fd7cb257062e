"""Builders of dates, months and years as the calendar names them. Each takes a context and gives a value, or refuses with None."""

from __future__ import annotations

from datetime import date, timedelta

from recoupe.edtf import Interval, Point, bounds, on, parse
from recoupe.ground.calendar import month
from recoupe.ground.times_context import Build, Context, Dated

CENTURY = 100
# Two figures for a year: up to this many years after publication they are of this century.
SHORT_YEAR_AHEAD = 20
# Without a verb to tell, a month or day is ahead only if that is this many times nearer than the last one: the press looks back more.
NEARER_AHEAD = 1.25
# Even a verb that looks ahead doesn't skip a day just past for one nearly a year away.
JUST_PAST, FAR_AHEAD = timedelta(days=10), timedelta(days=300)
# How near the start of a time stands to that of one which it repeats, in characters.
APPOSED = 30
# A word this short after a year is no counted noun.
NOUN_AFTER_YEAR = 3
SIGNS = frozenset("%€$°")


def full_year(context: Context, short: int | None) -> int | None:
    """A year of two figures as one of four."""
    if short is None:
        return None
    around = context.today.year if context.today else date.max.year // CENTURY // CENTURY * CENTURY + 2000
    year = around // CENTURY * CENTURY + short
    return year if year <= around + SHORT_YEAR_AHEAD else year - CENTURY


def year_of(context: Context) -> int | None:
    return context.one("YEAR") or full_year(context, context.one("SHORT_YEAR"))


def numeric(context: Context) -> Dated | None:
    """2022-03-08, 08/03/2022, le 8/3."""
    day, number, year = context.one("DAY"), context.one("MONTH_NUMBER"), year_of(context)
    if year is None:
        near = nearest_day(context, day, number)
        return Dated(on(near)) if near else None
    return Dated(Point(year, number, day))


def nearest_day(context: Context, day: int, number: int, weekday: int | None = None) -> date | None:
    """The year's day that the sentence means: the last one, or the next one where the verb looks ahead or it is far nearer."""
    year = context.story_year(number)
    if year is not None and context.tense() != "ahead":
        return Point(year, number, day).first
    if context.today is None:
        return None
    years = (context.today.year + i for i in (-1, 0, 1))
    days = [Point(year, number, day).first for year in years if not (number == 2 and day == 29 and year % 4)]
    if weekday is not None:
        days = [d for d in days if d.weekday() == weekday] or days
    return nearest(context, days)


def nearest(context: Context, days: list[date]) -> date | None:
    """Of some days the last before publication (or on it), or the next, as the verb or the distance tells."""
    today = context.today
    if today is None or not days:
        return None
    told = context.last_time()
    if told and context.start - told[0] <= APPOSED and told[1].value in [on(d) for d in days]:
        return bounds(str(told[1].value))[0]  # « lundi prochain, 23 mai »
    past = [d for d in days if d <= today]
    future = [d for d in days if d > today]
    if not past or not future:
        return past[-1] if past else future[0]
    tense = context.tense()
    ahead, behind = future[0] - today, today - past[-1]
    if tense is None or (behind <= JUST_PAST and ahead >= FAR_AHEAD):
        tense = "ahead" if ahead * NEARER_AHEAD < behind else "behind"
    return future[0] if tense == "ahead" else past[-1]


def date_(context: Context) -> Dated | None:
    """« (mardi) 3 juillet (2012) », « le 19 mars dernier »."""
    day = context.one("DAY", "NUMBER")
    number = context.one("MONTH", "MONTH_SHORT")
    year, direction = year_of(context), context.one("DIRECTION")
    if year is not None:
        return Dated(Point(year, number, day))
    for name, value in context.pack["named_days"].items():
        if context.words.endswith(name):
            return Dated(parse(value))
    Point(2020, number, day)  # a leap year, so that 31 February is refused and 29 is not
    if direction is not None and context.today is not None:
        return Dated(Point(directed_year(context.today, direction, number, day), number, day))
    near = nearest_day(context, day, number, context.one("WEEKDAY"))
    return Dated(on(near)) if near else None


def date_short(context: Context) -> Dated | None:
    """« 31 octobre 74 », and not « le 3 mars 12 soldats »."""
    return date_(context) if context.is_followed_by("short_year_end") else None


def bare_day(context: Context) -> Dated | None:
    """« le 15 », after an earlier day of the same sentence: of the same month; « le 15 à 18 heures »: of the month that is nearest."""
    day = context.one("DAY", "NUMBER")
    previous = context.previous(("day",), same_sentence=True)
    if previous is not None and (previous.day or day) < day and context.is_followed_by("bare_day_end"):
        return Dated(Point(previous.year, previous.month, day))
    if context.today is None or not context.is_followed_by("hour"):
        return None
    months = [month(context.today.year, context.today.month + i) for i in (-1, 0, 1)]
    near = nearest(context, [Point(m.year, m.month, day).first for m in months if day <= m.last.day])
    return Dated(on(near)) if near else None


def directed_year(today: date, direction: int, number: int, day: int = 1) -> int:
    """The year of « mars dernier » (-1) or « mars prochain » (1)."""
    this = (number, day) < (today.month, today.day) if direction < 0 else (number, day) > (today.month, today.day)
    return today.year if this else today.year + direction


def days(context: Context) -> Dated | None:
    """« du 12 au 14 février », « du 30 décembre au 2 janvier », « les 6 et 7 mars »."""
    numbers, months, years = context.all("DAY", "NUMBER"), context.all("MONTH", "MONTH_SHORT"), context.all("YEAR")
    end_year = years[-1] if years else None
    if end_year is None and context.one("DIRECTION") and context.today is not None:
        end_year = directed_year(context.today, context.one("DIRECTION"), months[-1], numbers[-1])
    if end_year is None:
        near = nearest_day(context, numbers[-1], months[-1])
        if near is None:
            return None
        end_year = near.year
    start_year = years[0] if len(years) > 1 else end_year - ((months[0], numbers[0]) > (months[-1], numbers[-1]))
    return Dated(Interval(Point(start_year, months[0], numbers[0]), Point(end_year, months[-1], numbers[-1])))


def nearest_month(context: Context, number: int) -> Point | None:
    """The month that the sentence means, this month included."""
    year = context.story_year(number)
    if year is not None and context.tense() != "ahead":
        return Point(year, number)
    if context.today is None:
        return None
    first = date(context.today.year, context.today.month, 1)
    options = [date(context.today.year + i, number, 1) for i in (-1, 0, 1)]
    if first in options:
        return Point(first.year, first.month)
    near = nearest(context, options)
    return Point(near.year, near.month) if near else None


def month_(context: Context) -> Dated | None:
    """« mars 2021 », « en mars », « mars dernier »."""
    number = context.one("MONTH", "MONTH_SHORT")
    year, direction = year_of(context), context.one("DIRECTION")
    if year is not None:
        return Dated(Point(year, number))
    if direction is not None and context.today is not None:
        return Dated(Point(directed_year(context.today, direction, number), number))
    if not context.rule.value and (context.has_capital or not context.is_led_by("month")):
        return None
    near = nearest_month(context, number)
    return Dated(near) if near else None


def month_of_year(context: Context) -> Dated | None:
    """« mars de cette année », « mai de l'année dernière », « le 4 octobre de la même année »."""
    told = context.previous()
    base = (told.year if told else None) if context.rule.value == "same" else context.today.year if context.today else None
    if base is None or context.one("UNIT") != "year":
        return None
    return Dated(Point(base + context.one("DIRECTION", default=0), context.one("MONTH"), context.one("DAY", "NUMBER")))


def day_of_this_month(context: Context) -> Dated | None:
    """« le 12 courant », « le 12 du mois »."""
    today = context.today
    return Dated(Point(today.year, today.month, context.one("DAY", "NUMBER"))) if today else None


def months(context: Context) -> Dated | None:
    """« entre janvier et avril (2012) »."""
    start, end = context.all("MONTH")
    if not context.is_led_by("month") and context.has_capital:
        return None
    years = context.all("YEAR")
    if not years:
        near = nearest_month(context, end)
        years = [near.year] if near else []
    if not years:
        return None
    start_year = years[0] if len(years) > 1 else years[-1] - (start > end)
    return Dated(Interval(Point(start_year, start), Point(years[-1], end)))


def years(context: Context) -> Dated | None:
    """« 2013-2022 », « entre 1991 et 2002 », « 2019/20 »."""
    start = context.all("YEAR")[0]
    end = context.all("YEAR")[1] if len(context.all("YEAR")) > 1 else start // CENTURY * CENTURY + context.one("SHORT_YEAR")
    is_span = start < end < start + 2 * CENTURY and not counts_something(context)
    return Dated(Interval(Point(start), Point(end))) if is_span else None


def year_(context: Context) -> Dated | None:
    """« en 2014 », « (2019) », « l'année 2023 », and not « 2000 soldats »."""
    year = context.one("YEAR")
    if context.rule.value or (context.begins_sentence() and context.is_followed_by("heading")):
        return Dated(Point(year))
    if context.is_led_by("not_year") or not context.is_led_by("year") or counts_something(context):
        return None
    return Dated(Point(year))


def counts_something(context: Context) -> bool:
    """True where a bare number of four figures is followed by a noun in the plural, a unit or more figures."""
    after = context.text[context.end : context.end + 40]
    word = after.lstrip(" \xa0-").split(" ")[0].rstrip(".,;:!?)")
    if (after[:1] in (",", ".") and after[1:2].isdigit()) or after.lstrip(" \xa0")[:1] in SIGNS:
        return True
    return after[:1] in " \xa0" and len(word) > NOUN_AFTER_YEAR and word[-1] in "sx" and word not in context.pack["after_year"]


def decade(context: Context) -> Dated | None:
    """« les années 1990 », « les années 90 »."""
    year = context.one("YEAR") or 1900 + context.one("NUMBER")
    return Dated(Interval(Point(year), Point(year + 9))) if year % 10 == 0 and year >= 1910 else None


def century(context: Context) -> Dated:
    number = context.one("CENTURY", "DAY")
    return Dated(Interval(Point(number * CENTURY - 99), Point(number * CENTURY)))


DATES: dict[str, Build] = {
    "numeric": numeric,
    "date": date_,
    "date_short": date_short,
    "bare_day": bare_day,
    "days": days,
    "month": month_,
    "months": months,
    "day_of_this_month": day_of_this_month,
    "month_of_year": month_of_year,
    "year": year_,
    "years": years,
    "decade": decade,
    "century": century,
}
