"""EDTF: reading, printing, bounds, and the laws of comparing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.edtf import EdtfError, Interval, Point, apart, bounds, compatible, contains, is_edtf, on, parse, precision

DAYS = st.dates(date(1000, 1, 1), date(2100, 12, 31))


@st.composite
def points(draw: st.DrawFn) -> Point:
    day = draw(DAYS)
    kept = draw(st.integers(1, 3))
    return Point(day.year, *((day.month, day.day)[: kept - 1]), approximate=draw(st.booleans()))


@st.composite
def values(draw: st.DrawFn) -> str:
    start, end = draw(st.none() | points()), draw(st.none() | points())
    if draw(st.booleans()) or (start and end and start.first > end.last):
        return str(start or end or Point(2022))
    return str(Interval(start, end))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("2022-03-08", date(2022, 3, 8), date(2022, 3, 8)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2021-10-01/2021-10-31", date(2021, 10, 1), date(2021, 10, 31)),
        ("2020-08/..", date(2020, 8, 1), None),
        ("../2012", None, date(2012, 12, 31)),
        ("2012-10-29~", date(2012, 10, 26), date(2012, 11, 1)),
    ],
)
def test_bounds_are_the_first_and_last_day(text: str, low: date | None, high: date | None) -> None:
    assert bounds(text) == (low, high)


@pytest.mark.parametrize("text", ["", "mardi", "2022-13", "2022-02-30", "2022/", "22", "2022-3-8", "2023/2022", "2022-03-08T10:00"])
def test_what_is_not_edtf_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(EdtfError):
        parse(text)
    assert not is_edtf(text)


def test_an_approximate_point_is_wider_than_what_is_written() -> None:
    assert compatible("1979-11~", "1979-12-02")
    assert not compatible("1979-11", "1979-12-02")
    assert contains("2023~", "2023")


def test_apart_counts_the_days_between() -> None:
    assert apart("2022-03-08", "2022-03-10") == 2
    assert apart("2022-03", "2022-03-10") == 0
    assert apart("../2012", "2013-01-02") == 2


def test_precision_is_the_coarser_of_two() -> None:
    assert [precision(text) for text in ("2022-03-08", "2022-03-08/2023", "2020-08/..", "../..")] == ["day", "year", "month", "year"]


@given(values())
def test_a_value_reads_back_as_printed(text: str) -> None:
    assert str(parse(text)) == text


@given(DAYS)
def test_a_day_is_its_own_bounds(day: date) -> None:
    assert bounds(str(on(day))) == (day, day)


@given(values(), values())
def test_compatible_is_symmetric_and_reflexive(a: str, b: str) -> None:
    assert compatible(a, b) == compatible(b, a)
    assert compatible(a, a)
    assert apart(a, b) == apart(b, a)
    assert (apart(a, b) == 0) == compatible(a, b)


@given(values(), values(), values())
def test_contains_is_reflexive_and_transitive_and_makes_compatible(a: str, b: str, c: str) -> None:
    assert contains(a, a)
    assert not (contains(a, b) and contains(b, c)) or contains(a, c)
    assert not contains(a, b) or compatible(a, b)


@given(DAYS)
def test_a_vaguer_form_contains_the_narrower(day: date) -> None:
    assert contains(f"{day.year:04d}", f"{day:%Y-%m}".rjust(7, "0"))
    assert contains(f"{day:%Y-%m}".rjust(7, "0"), str(on(day)))
    assert contains(f"{on(day)}/..", str(on(day)))
