"""Finds the expressions that can be placed on the calendar and gives their value as EDTF.

A cascade of small grammars from the language pack (`times.toml`) does it, without a model: HeidelTime's idea (Strötgen and Gertz, 2013) of
rules with their normalisation, on word classes instead of words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from recoupe import lexicon
from recoupe.edtf import EdtfError, Interval, Point, bounds, ends, is_edtf, on, parse
from recoupe.errors import PackError
from recoupe.ground.grammar import Found, Grammar, Node, Rule, Value, apply, compile_grammar, lowered
from recoupe.ground.times_context import Build, Context, Dated
from recoupe.ground.times_dates import DATES
from recoupe.ground.times_feasts import FEASTS
from recoupe.ground.times_named import NAMED
from recoupe.ground.times_relative import RELATIVE
from recoupe.ground.times_spans import SPANS
from recoupe.ground.times_weekdays import WEEKDAYS
from recoupe.model import Span, Time, TimeKind
from recoupe.text import masked

BUILDERS: dict[str, Build] = {**NAMED, **FEASTS, **DATES, **WEEKDAYS, **RELATIVE, **SPANS}
# How far « depuis » may stand from the time that it opens, in characters.
SINCE_REACH = 70
# The same of « au lendemain de » and the day of the event.
BESIDE_REACH = 60
FIRST_YEAR, LAST_YEAR = 1000, 2100


def find_times(text: str, *, published: str | None, language: str = "fr", within: Sequence[Span] | None = None) -> tuple[Time, ...]:
    """The times of `text`, in order, without overlap.

    `published` is EDTF. Where it spans more than a day only what holds for each of its days is kept: every relative value is monotone in
    the day of publication, so that its two ends agree only if all days do. Where it is None only absolute times are placed.
    Where `within` is given, only those spans are read: nothing outside is found or lent to a time inside.
    """
    text = text if within is None else masked(text, within)
    low, high = bounds(published) if published and is_edtf(published) else (None, None)
    times = _read(text, low if high else None, language)
    if low and high and low != high:
        others = {(time.span, time.value) for time in _read(text, high, language)}
        times = tuple(time for time in times if (time.span, time.value) in others)
    return times


def _read(text: str, today: date | None, language: str) -> tuple[Time, ...]:
    pack = lexicon.table(language, "times")
    context = Context(original=text, text=lowered(text, pack["bare_capitals"]), today=today, language=language, pack=pack)

    def build(rule: Rule, found: Found, place: Node) -> Value | None:
        context.rule, context.found, context.place = rule, found, place
        try:
            value = BUILDERS[rule.build](context)
        except (EdtfError, ValueError, OverflowError):
            return None
        if isinstance(value, Dated):
            context.remember(place.start, value)
        return value

    nodes = apply(grammar(language), context.text, build)
    times = (_time(node) for node in nodes if "TIME" in node.values)
    return tuple(_beside(_since(time, context.text, pack["patterns"]["since_gap"]), context) for time in times)


def _since(time: Time, text: str, gap: str) -> Time:
    """« depuis le début de la révolte en mars 2011 » opens the time at its end."""
    start = time.span.start
    found = re.search(gap, text[max(0, start - SINCE_REACH) : start])
    first = ends(parse(time.value))[0]
    if found is None or first is None or time.value.endswith("/.."):
        return time
    opened = start - len(found[0])
    return Time(span=Span(opened, time.span.end), value=str(Interval(first, None)), kind="interval", mod=time.mod)


def _beside(time: Time, context: Context) -> Time:
    """« au lendemain du coup d'État du 26 juillet »: the day before or after the one that dates an event."""
    start = time.span.start
    found = re.search(context.pack["patterns"]["beside_event"], context.text[max(0, start - BESIDE_REACH) : start])
    value = parse(time.value)
    if found is None or not isinstance(value, Point) or value.precision != "day":
        return time
    days: int = context.pack["words"]["NEIGHBOUR"][found["neighbour"]]
    return Time(span=Span(start - len(found[0].lstrip()), time.span.end), value=str(on(value.first + timedelta(days=days))))


def _time(node: Node) -> Time:
    dated = node.values["TIME"]
    assert isinstance(dated, Dated)
    kind: TimeKind = "interval" if isinstance(dated.value, Interval) else "date"
    return Time(span=Span(node.start, node.end), value=str(dated.value), kind=kind, mod=dated.mod)


@lru_cache(maxsize=8)
def grammar(language: str) -> Grammar:
    """The compiled grammar of a language pack.

    Raises:
        PackError: a rule names a builder or a category that there is not.
    """
    pack = lexicon.table(language, "times")
    rules = [Rule(r["name"], r["level"], r["pattern"], r["build"], r.get("makes", "TIME"), r.get("value")) for r in pack["rule"]]
    for rule in rules:
        if rule.build not in BUILDERS:
            raise PackError(f"lang/{language}/times.toml: rule {rule.name} names no builder: {rule.build}.")
    return compile_grammar(_categories(pack["words"]), rules, pack["anchors"])


def figures() -> dict[str, dict[str, int]]:
    """What numbers in figures can be: days, months, years, short years, counts."""
    days = {f"{n:0{width}d}": n for width in (1, 2) for n in range(1, 32)}
    return {
        "DAY": dict(days),
        "MONTH_NUMBER": {word: n for word, n in days.items() if n <= 12},
        "SHORT_YEAR": {f"{n:02d}": n for n in range(100)},
        "NUMBER": {str(n): n for n in range(1, 1000)} | days,
        "YEAR": {str(n): n for n in range(FIRST_YEAR, LAST_YEAR)},
    }


def _categories(words: Mapping[str, Mapping[str, Value]]) -> dict[str, dict[str, Value]]:
    tables: list[Mapping[str, Mapping[str, Value]]] = [figures(), words]
    return {name: {word: value for table in tables for word, value in table.get(name, {}).items()} for table in tables for name in table}
