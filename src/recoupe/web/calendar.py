"""EDTF dates as people say them: « 1er mars 2022 », « du 1er au 31 octobre 2021 », « depuis août 2020 »."""

from __future__ import annotations

from babel.dates import format_date, get_month_names

from recoupe.edtf import Interval, Point, is_edtf, parse
from recoupe.messages import say


def date_words(value: str | None, locale: str) -> str:
    """An EDTF value in words; anything else as it is written; nothing as « sans date »."""
    if not value:
        return say("date.unknown", locale)
    if not is_edtf(value):
        return day_words(value, locale)
    read = parse(value)
    if isinstance(read, Point):
        return point_words(read, locale)
    return interval_words(read, locale)


def day_words(value: str, locale: str) -> str:
    """A date with an hour (`2022-03-08T10:00Z`) by its day; all else as written."""
    day = value[:10]
    return point_words(parse(day), locale) if value[10:11] == "T" and is_edtf(day) else value


def interval_words(interval: Interval, locale: str) -> str:
    """From when to when, what both ends share said once."""
    start, end = interval.start, interval.end
    if start is None:
        return say("date.until", locale, date=point_words(end, locale)) if end else say("date.unknown", locale)
    if end is None:
        return say("date.since", locale, date=point_words(start, locale))
    key = "date.days" if start.day and end.day else "date.between"
    return say(key, locale, start=shared_left_out(start, end, locale), end=point_words(end, locale))


def shared_left_out(start: Point, end: Point, locale: str) -> str:
    """The first end of an interval without the month and the year that the second repeats."""
    if start.approximate or end.approximate or start.precision != end.precision or start.year != end.year or not start.month:
        return point_words(start, locale)
    if start.day and start.month == end.month:
        return day_number(start.day, locale)
    month = month_name(start.month, locale)
    return f"{day_number(start.day, locale)} {month}" if start.day else month


def point_words(point: Point | Interval | None, locale: str) -> str:
    """A day, month or year in words, « vers » before it where it is approximate."""
    if not isinstance(point, Point):
        return say("date.unknown", locale)
    words = str(point.year)
    if point.month:
        words = f"{month_name(point.month, locale)} {words}"
    if point.day:
        words = f"{day_number(point.day, locale)} {words}"
    return say("date.about", locale, date=words) if point.approximate else words


def month_name(month: int, locale: str) -> str:
    return str(get_month_names("wide", context="format", locale=locale)[month])


def short_date(value: str, locale: str) -> str:
    """A month or a day for the axis of a chart: « mars 2022 » as « mars 22 »."""
    if not is_edtf(value) or len(value) < 7:
        return value
    point = parse(value)
    return f"{format_date(point.first, 'MMM', locale=locale)} {point.year}" if isinstance(point, Point) else value


def day_number(day: int, locale: str) -> str:
    """The day as it is read: French says « 1er » for the first only, and CLDR does not know it."""
    return "1er" if locale == "fr" and day == 1 else str(day)
