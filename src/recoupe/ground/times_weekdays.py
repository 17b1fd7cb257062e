"""Builders of weekdays: « mardi », « ce mardi », « mardi prochain », « mardi 3 », « mardi en huit »."""

from __future__ import annotations

from datetime import date, timedelta

from recoupe.edtf import EdtfError, Point, on
from recoupe.ground.calendar import monday, month, weekday_near
from recoupe.ground.times_context import Build, Context, Dated
from recoupe.ground.times_dates import counts_something, nearest


def weekday(context: Context) -> Dated | None:
    """« mardi », « ce mardi », « mardi prochain », « mardi 3 »."""
    today, number = context.today, context.one("WEEKDAY")
    if today is None or context.is_led_by("not_weekday"):
        return None
    if context.has_capital and " " not in context.words and not context.begins_sentence():
        return None
    if (following := context.one("FOLLOWING", default=context.rule.value)) is not None:
        return Dated(on(weekday_near(context.anchor_day() or today, number, following > 0, same=False)))
    if (direction := context.one("DIRECTION")) is not None:
        return Dated(on(weekday_near(today, number, direction > 0, same=False)))
    past, future = weekday_near(today, number, after=False), weekday_near(today, number, after=True)
    tense = context.tense()
    if tense is None and context.one("THIS"):
        tense = "ahead" if future - today < today - past else "behind"
    return Dated(on(future if tense == "ahead" else past))


def deictic_weekday(context: Context) -> Dated | None:
    """« hier lundi », « demain, jeudi »: the weekday, which holds even where the article appeared a day late."""
    days = context.one("DEICTIC", default=0)
    if context.today is None or (days > 0 and context.is_led_by("not_tomorrow")):
        return None
    return Dated(on(weekday_near(context.today, context.one("WEEKDAY"), after=days > 0, same=days == 0)))


def same_weekday(context: Context) -> Dated | None:
    """« ce même dimanche »: the last one before the day named last, that day counted."""
    day = context.anchor_day()
    return Dated(on(weekday_near(day, context.one("WEEKDAY"), after=False))) if day else None


def weekday_day(context: Context) -> Dated | None:
    """« mercredi 13 »: the nearest 13th that is a Wednesday."""
    today, number, day = context.today, context.one("WEEKDAY"), context.one("DAY")
    if today is None or counts_something(context) or (not context.words[-1].isdigit() and context.is_followed_by("word")):
        return None  # « mardi 3 soldats », « mardi deux soldats »
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
    weeks = context.one("DIRECTION", "FOLLOWING", default=context.rule.value or 0)
    return Dated(on(monday(context.today) + timedelta(days=7 * weeks + context.one("WEEKDAY"))))


def weekday_in(context: Context) -> Dated | None:
    """« lundi en huit », « lundi en quinze »."""
    weeks = {8: 1, 15: 2}.get(context.one("NUMBER"))
    if context.today is None or weeks is None:
        return None
    return Dated(on(weekday_near(context.today, context.one("WEEKDAY"), after=True) + timedelta(days=7 * weeks)))


WEEKDAYS: dict[str, Build] = {
    "weekday": weekday,
    "deictic_weekday": deictic_weekday,
    "same_weekday": same_weekday,
    "weekday_day": weekday_day,
    "weekday_of_week": weekday_of_week,
    "weekday_in": weekday_in,
}
