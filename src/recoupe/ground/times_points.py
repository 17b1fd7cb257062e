"""Builders of level 1: what days, months, years and deictic words mean. Each takes a context and gives a value or refuses with None."""

from __future__ import annotations

import re
from datetime import date, timedelta

from recoupe.edtf import Edtf, EdtfError, Interval, Point, ends, on, parse
from recoupe.ground.calendar import (
    easter,
    monday,
    month,
    part_of,
    season,
    shift,
    unit_around,
    weekday_near,
)
from recoupe.ground.times_context import Context, Dated

CENTURY = 100
# Two figures for a year: up to this many years after publication they are of this century.
SHORT_YEAR_AHEAD = 20
# Without a verb to tell, a month or day is ahead only if that is this many times nearer than the last one.
NEARER_AHEAD = 3
# A word this short after a year is no counted noun.
NOUN_AFTER_YEAR = 3
OF = re.compile(r"\s(?:du|des|de|d')\b")
OF_DOING = re.compile(r"\s(?:de|d')\s?\w+(?:er|ir|re)\b")
SIGNS = frozenset("%€$°")


def number(context: Context) -> int:
    """« vingt et un », « soixante-dix-huit »."""
    return sum(context.one(name, 0) for name in ("TENS", "TEEN", "ONES"))


def eighty(context: Context) -> int:
    return 80 + number(context)


def dozen(context: Context) -> int:
    return {"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30}[context.words.split()[1]]


def afternoon(context: Context) -> str:
    return "afternoon"


def weekend(context: Context) -> str:
    return "weekend"


def first(context: Context) -> int:
    return 1


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
    past = [d for d in days if d <= today]
    future = [d for d in days if d > today]
    if not past or not future:
        return past[-1] if past else future[0]
    tense = context.tense()
    if tense is None:
        tense = "ahead" if (future[0] - today) * NEARER_AHEAD < today - past[-1] else "behind"
    return future[0] if tense == "ahead" else past[-1]


def date_(context: Context) -> Dated | None:
    """« (mardi) 3 juillet (2012) », « le 19 mars dernier »."""
    day = context.one("DAY", context.one("NUMBER"))
    number = context.one("MONTH", context.one("MONTH_SHORT"))
    year, direction = year_of(context), context.one("DIRECTION")
    if year is not None:
        return Dated(Point(year, number, day))
    if (named := context.pack["named_days"].get(context.words.removeprefix("le "))) is not None:
        return Dated(parse(named))
    Point(2020, number, day)  # a leap year, so that 31 February is refused and 29 is not
    if direction is not None and context.today is not None:
        return Dated(Point(directed_year(context.today, direction, number, day), number, day))
    near = nearest_day(context, day, number, context.one("WEEKDAY"))
    return Dated(on(near)) if near else None


def date_short(context: Context) -> Dated | None:
    """« 31 octobre 74 », and not « le 3 mars 12 soldats »."""
    return None if re.match(r"\s[^\W\d_]", context.text[context.end : context.end + 2]) else date_(context)


def bare_day(context: Context) -> Dated | None:
    """« le 15 », after a day of the same sentence: of the same month, or of the next where it is past."""
    day = context.one("DAY", context.one("NUMBER"))
    previous = context.previous(("day",), same_sentence=True)
    if previous is None or not re.match(r"\s?[.,;)]|\s(?:à|en|dans|au|et|pour|avec)\b|$", context.text[context.end : context.end + 8]):
        return None
    return Dated(Point(previous.year, previous.month, day)) if previous.day is not None and day > previous.day else None


def directed_year(today: date, direction: int, number: int, day: int = 1) -> int:
    """The year of « mars dernier » (-1) or « mars prochain » (1)."""
    this = (number, day) < (today.month, today.day) if direction < 0 else (number, day) > (today.month, today.day)
    return today.year if this else today.year + direction


def days(context: Context) -> Dated | None:
    """« du 12 au 14 février », « du 30 décembre au 2 janvier », « les 6 et 7 mars »."""
    numbers = [*context.all("DAY"), *context.all("NUMBER")]
    months, years = context.all("MONTH"), context.all("YEAR")
    end_year = years[-1] if years else None
    if end_year is None:
        near = nearest_day(context, numbers[-1], months[-1])
        if near is None:
            return None
        end_year = near.year
    start_year = years[0] if len(years) > 1 else end_year - ((months[0], numbers[0]) > (months[-1], numbers[-1]))
    return Dated(Interval(Point(start_year, months[0], numbers[0]), Point(end_year, months[-1], numbers[-1])))


def nearest_month(context: Context, number: int) -> Point | None:
    """The month that the sentence means, this month included."""
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
    number = context.one("MONTH", context.one("MONTH_SHORT"))
    year, direction = year_of(context), context.one("DIRECTION")
    if year is not None:
        return Dated(Point(year, number))
    if direction is not None and context.today is not None:
        return Dated(Point(directed_year(context.today, direction, number), number))
    if "mois" not in context.words and (context.has_capital or not context.led_by("month_leads")):
        return None
    near = nearest_month(context, number)
    return Dated(near) if near else None


def months(context: Context) -> Dated | None:
    """« entre janvier et avril (2012) »."""
    start, end = context.all("MONTH")
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
    return Dated(Interval(Point(start), Point(end))) if start < end and end - start < 2 * CENTURY else None


def year_(context: Context) -> Dated | None:
    """« en 2014 », « (2019) », « l'année 2023 », and not « 2000 soldats »."""
    year = context.one("YEAR")
    named = context.starts_with("l'", "an")
    if re.search(r"\d\s?\($", context.text[max(0, context.start - 4) : context.start]):
        return None
    if not named and (not context.led_by("year_leads") or counts_something(context)):
        return None
    return Dated(Point(year))


def counts_something(context: Context) -> bool:
    """True where a bare number of four figures is followed by a noun in the plural, a unit or more figures."""
    after = context.text[context.end : context.end + 40]
    word = after.lstrip(" \xa0-").split(" ")[0].rstrip(".,;:!?)")
    if (after[:1] in (",", ".") and after[1:2].isdigit()) or after.lstrip(" \xa0")[:1] in SIGNS:
        return True
    return after[:1] in " \xa0" and len(word) > NOUN_AFTER_YEAR and word[-1] in "sx" and word not in context.pack["after_years"]


def decade(context: Context) -> Dated | None:
    """« les années 1990 », « les années 90 »."""
    year = context.one("YEAR") or 1900 + context.one("NUMBER")
    return Dated(Interval(Point(year), Point(year + 9))) if year % 10 == 0 and year >= 1910 else None


def century(context: Context) -> Dated:
    number = context.one("CENTURY", context.one("DAY"))
    return Dated(Interval(Point(number * CENTURY - 99), Point(number * CENTURY)))


def weekday(context: Context) -> Dated | None:
    """« mardi », « ce mardi », « mardi prochain », « mardi 3 »."""
    today, number = context.today, context.one("WEEKDAY", context.one("WEEKDAY_SHORT"))
    if today is None or context.led_by("weekday_refusals"):
        return None
    if context.has_capital and " " not in context.words and not context.begins_sentence():
        return None
    direction = context.one("DIRECTION")
    if direction is not None:
        return Dated(on(weekday_near(today, number, direction > 0, same=False)))
    past, future = weekday_near(today, number, after=False), weekday_near(today, number, after=True)
    tense = context.tense()
    if tense is None and context.starts_with("ce "):
        tense = "ahead" if future - today < today - past else "behind"
    return Dated(on(future if tense == "ahead" else past))


def weekday_day(context: Context) -> Dated | None:
    """« mercredi 13 »: the nearest 13th that is a Wednesday."""
    today, number, day = context.today, context.one("WEEKDAY"), context.one("DAY", context.one("NUMBER"))
    if today is None:
        return None
    options = [month(today.year, today.month + i) for i in (-1, 0, 1)]
    fits = [d for d in (_day_of(option, day) for option in options) if d and d.weekday() == number]
    near = nearest(context, fits)
    return Dated(on(near)) if near else None


def _day_of(point: Point, day: int) -> date | None:
    try:
        return Point(point.year, point.month, day).first
    except EdtfError:
        return None


def weekday_of_week(context: Context) -> Dated | None:
    """« jeudi de la semaine dernière »."""
    if context.today is None:
        return None
    return Dated(on(monday(context.today) + timedelta(days=7 * context.one("DIRECTION", 0) + context.one("WEEKDAY"))))


def weekday_in(context: Context) -> Dated | None:
    """« lundi en huit », « lundi en quinze »."""
    weeks = {8: 1, 15: 2}.get(context.one("NUMBER"))
    if context.today is None or weeks is None:
        return None
    return Dated(on(weekday_near(context.today, context.one("WEEKDAY"), after=True) + timedelta(days=7 * weeks)))


def deictic(context: Context) -> Dated | None:
    return Dated(on(context.today + timedelta(days=context.one("DEICTIC")))) if context.today else None


def today(context: Context) -> Dated | None:
    return Dated(on(context.today)) if context.today else None


def two_days(context: Context) -> Dated | None:
    """« avant-hier », « après-demain »."""
    return Dated(on(context.today + timedelta(days=-2 if context.starts_with("avant") else 2))) if context.today else None


def today_part(context: Context) -> Dated | None:
    """« ce soir », « cette nuit »: the night before, unless the verb looks ahead."""
    if context.today is None:
        return None
    if context.one("DAYPART") != "night":
        return Dated(on(context.today))
    start = context.today - timedelta(days=context.tense() != "ahead")
    return Dated(Interval(on(start), on(start + timedelta(days=1))))


def part_alone(context: Context) -> Dated | None:
    """« dans la soirée », « dans la nuit »: of the day that is spoken of, a night being the one before publication."""
    day = context.anchor_day()
    if day is None or context.today is None:
        return None
    if context.one("DAYPART") == "night":
        start = min(day, context.today - timedelta(days=1))
        return Dated(Interval(on(start), on(start + timedelta(days=1))))
    return Dated(on(day))


def earlier(context: Context) -> Dated | None:
    """« plus tôt cette année » runs to today, « plus tard cette année » from today."""
    if context.today is None:
        return None
    if context.one("DAYPART") or context.one("UNIT") == "day":
        day = context.today if context.starts_with("plus tôt") else context.anchor_day()
        return Dated(on(day)) if day else None
    start, end = ends(unit_around(context.today, context.one("UNIT")))
    if start is None or end is None:
        return None
    back = context.one("LATER") < 0
    return Dated(Interval(on(start.first), on(context.today)) if back else Interval(on(context.today), on(end.last)))


def this_unit(context: Context) -> Dated | None:
    """« cette semaine », « ce mois-ci »; « ces jours-ci » is not placed."""
    unit = context.one("UNIT")
    if context.today is None or unit == "hour":
        return None
    return Dated(unit_around(context.today, unit))


def shifted_unit(context: Context) -> Dated | None:
    """« la semaine dernière », « l'an prochain »."""
    unit, direction = context.one("UNIT"), context.one("DIRECTION")
    if context.today is None or unit in ("hour", "day"):
        return None
    return Dated(unit_around(context.today, unit, direction))


def next_unit(context: Context) -> Dated | None:
    return Dated(unit_around(context.today, context.one("UNIT"), 1)) if context.today else None


def last_units(context: Context) -> Dated | None:
    """« ces trois derniers mois » runs from three months back to today; « les trois prochains mois » onwards."""
    count, unit, direction = context.one("NUMBER"), context.one("UNIT"), context.one("DIRECTION")
    if context.today is None:
        return None
    now, there = shift(context.today, unit, 0), shift(context.today, unit, direction * count)
    if unit == "hour":
        there = on(context.today + timedelta(days=direction * max(1, count // 24)))
    return Dated(Interval(*sorted((now, there), key=lambda point: point.first)))


def vague_units(context: Context) -> Dated | None:
    """« ces derniers mois », « les prochaines semaines »: open on the side that is not told."""
    if context.today is None or context.one("UNIT") == "hour":
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
    count, unit = context.one("NUMBER"), context.one("UNIT")
    if context.today is None or unit == "hour":
        return None
    return Dated(shift(context.today, unit, sign * count))


def within_units(context: Context) -> Dated | None:
    """« d'ici trois mois », « dans les 15 jours »."""
    if context.today is None or context.one("DIRECTION", 1) < 0:
        return None
    there = shift(context.today, context.one("UNIT"), context.one("NUMBER"))
    return Dated(Interval(on(context.today), there))


def since_units(context: Context) -> Dated | None:
    """« depuis trois mois » is open from then; « depuis plusieurs années » ends today and began one cannot say when."""
    unit = context.one("UNIT")
    if context.today is None or unit == "hour":
        return None
    if context.one("VAGUE"):
        return Dated(Interval(None, on(context.today)), mod="vague") if unit in context.pack["vague_units"] else None
    start = shift(context.today, unit, -context.one("NUMBER"))
    return Dated(Interval(start, None))


def season_(context: Context) -> Dated | None:
    """« l'été 2022 », « cet hiver », « au printemps dernier »."""
    name, year, direction = context.one("SEASON"), context.one("YEAR"), context.one("DIRECTION", 0)
    if year is not None:
        return Dated(season(name, year))
    if context.today is None or context.has_capital or not (context.starts_with("cet", "ce ", "l'") or context.led_by("season_leads")):
        return None
    options = [season(name, context.today.year + i) for i in (-2, -1, 0, 1)]
    now = context.today
    if direction < 0:
        return Dated([s for s in options if ends(s)[1].last < now][-1])  # type: ignore[union-attr]
    if direction > 0:
        return Dated([*[s for s in options if ends(s)[0].first > now], season(name, now.year + 2)][0])  # type: ignore[union-attr]
    if context.starts_with("l'") or context.lead() == "d'":
        return None
    current = [s for s in options if ends(s)[0].first <= now <= ends(s)[1].last]  # type: ignore[union-attr]
    if current:
        return Dated(current[0])
    starts = [s.start.first for s in options if s.start]
    near = nearest(context, starts)
    return Dated(season(name, near.year)) if near else None


def ordinal_unit(context: Context) -> Dated | None:
    """« le deuxième trimestre 2022 », « la première quinzaine d'avril », « la dernière semaine de mars »."""
    unit, count = context.one("UNIT"), context.one("ORDINAL", context.one("DAY"))
    year, number = context.one("YEAR"), context.one("MONTH")
    if unit in ("quarter", "half"):
        return ordinal_of_year(context, unit, count)
    if number is not None and unit in ("fortnight", "week", "weekend"):
        near = Point(year, number) if year else nearest_month(context, number)
        return ordinal_of_month(near, unit, count) if near else None
    return None


def ordinal_of_year(context: Context, unit: str, count: int) -> Dated | None:
    year = context.one("YEAR") or (context.today.year if context.today else None)
    length = 3 if unit == "quarter" else 6
    if year is None or not 0 < count <= 12 // length:
        return None
    return Dated(Interval(Point(year, length * (count - 1) + 1), Point(year, length * count)))


def ordinal_of_month(point: Point, unit: str, count: int) -> Dated | None:
    first, last = point.first, point.last
    if unit == "fortnight":
        half = point.first + timedelta(days=14)
        return Dated(Interval(on(first), on(half)) if count == 1 else Interval(on(half + timedelta(days=1)), on(last)))
    start = weekday_near(first, 0, after=True) if count > 0 else weekday_near(last - timedelta(days=6), 0, after=False)
    return Dated(unit_around(start + timedelta(days=7 * (count - 1 if count > 0 else 0)), unit))


def feast(context: Context) -> Dated | None:
    """« à Noël », « Pâques 2024 »."""
    rule, year, direction = context.one("FEAST"), context.one("YEAR"), context.one("DIRECTION", 0)
    if year is not None:
        return Dated(on(feast_in(rule, year)))
    if context.today is None:
        return None
    days_ = [feast_in(rule, context.today.year + i) for i in (-1, 0, 1)]
    if direction:
        days_ = [d for d in days_ if (d - context.today).days * direction > 0]
        return Dated(on(days_[0] if direction > 0 else days_[-1]))
    near = nearest(context, days_)
    return Dated(on(near)) if near else None


def feast_in(rule: str, year: int) -> date:
    """The day of a feast, written "MM-DD" or "easter+N"."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    number, day = rule.split("-")
    return date(year, int(number), int(day))


def part_of_unit(context: Context) -> Dated | None:
    """« en début de semaine », « à la fin du mois », « à la fin de l'année »."""
    unit, part = context.one("UNIT"), context.one("PART")
    if context.today is None or unit in ("hour", "decade", "century"):
        return None
    if unit == "day":
        return Dated(on(context.today))
    whole: Edtf = unit_around(context.today, unit)
    return None if part == "course" else Dated(part_of(whole, part), mod=part)


def units_later(context: Context) -> Dated | None:
    """« trois jours plus tard », « un an après », « deux ans auparavant », from the last time told."""
    unit, count = context.one("UNIT"), context.one("NUMBER")
    sign = context.one("LATER", context.one("AFTERWARDS"))
    fine = {"day": ("day",), "week": ("day",), "weekend": ("day",), "month": ("day", "month")}.get(unit, ("day", "month", "year"))
    point = context.previous(fine)
    if unit == "hour" or follows_noun(context) or point is None:
        return None
    moved = shift(point.first, unit, sign * count)
    return Dated(moved if point.precision != "day" or unit != "month" else Point(moved.year, moved.month))


def follows_noun(context: Context) -> bool:
    """True where « après » goes on with what it is after (« une semaine après les élections »)."""
    after = context.text[context.end : context.end + 12]
    return "plus" not in context.words and after.lstrip().startswith(tuple(context.pack["nouns_follow"]))


def neighbour(context: Context) -> Dated | None:
    """« la veille », « le lendemain » with nothing after that says of what."""
    day, days_ = context.anchor_day(), context.one("NEIGHBOUR")
    if (
        day is None
        or (OF.match(context.text, context.end) and not OF_DOING.match(context.text, context.end))
        or context.lead() in ("à", "au")
    ):
        return None
    return Dated(on(day + timedelta(days=-2 if "avant" in context.words else days_)))


def same_day(context: Context) -> Dated | None:
    point = context.previous(("day",))
    return Dated(point) if point else None


def same_unit(context: Context) -> Dated | None:
    """« cette année-là », « le même mois »."""
    point = context.previous()
    if point is None or context.one("UNIT") in ("hour", "day") or not ("là" in context.words or "même" in context.words):
        return None
    return Dated(unit_around(point.first, context.one("UNIT")))


def following_unit(context: Context) -> Dated | None:
    """« l'année suivante », « le mois précédent »."""
    unit = context.one("UNIT")
    point = context.previous()
    base = point.first if point else context.today
    if base is None or unit == "hour":
        return None
    return Dated(unit_around(base, unit, context.one("FOLLOWING", 1 if "après" in context.words else -1)))


POINTS = {
    "number": number, "eighty": eighty, "dozen": dozen, "afternoon": afternoon, "weekend": weekend, "first": first,
    "numeric": numeric, "date": date_, "date_short": date_short, "bare_day": bare_day, "weekday_day": weekday_day, "days": days, "month": month_, "months": months, "year": year_, "years": years,
    "decade": decade, "century": century, "weekday": weekday, "weekday_of_week": weekday_of_week, "weekday_in": weekday_in,
    "deictic": deictic, "today": today, "two_days": two_days, "today_part": today_part, "part_alone": part_alone, "earlier": earlier,
    "this_unit": this_unit, "shifted_unit": shifted_unit, "next_unit": next_unit, "last_units": last_units, "vague_units": vague_units,
    "ago": ago, "ahead": ahead, "within_units": within_units, "since_units": since_units, "season": season_,
    "ordinal_unit": ordinal_unit, "feast": feast, "part_of_unit": part_of_unit, "units_later": units_later, "neighbour": neighbour,
    "same_day": same_day, "same_unit": same_unit, "following_unit": following_unit,
}  # fmt: skip
