"""Calendar arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.edtf import Point, bounds, contains, on, parse
from recoupe.ground.calendar import add_months, easter, part_of, season, shift, unit_around, weekday_near

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
UNITS = ("day", "week", "month", "quarter", "half", "year", "decade", "century")


@pytest.mark.parametrize(("year", "day"), [(2012, (4, 8)), (2021, (4, 4)), (2024, (3, 31)), (1961, (4, 2))])
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("week", -1, "2022-02-28/2022-03-06"),
        ("weekend", 0, "2022-03-12/2022-03-13"),
        ("month", -3, "2021-12"),
        ("quarter", 0, "2022-01/2022-03"),
        ("half", -1, "2021-07/2021-12"),
        ("decade", 0, "2020/2029"),
        ("century", -1, "1901/2000"),
    ],
)
def test_units_around_a_day(unit: str, count: int, value: str) -> None:
    assert str(unit_around(date(2022, 3, 8), unit, count)) == value


@pytest.mark.parametrize(
    ("whole", "part", "value"),
    [
        ("2023", "end", "2023-10/2023-12"),
        ("2023", "start", "2023-01/2023-03"),
        ("2012-06", "start", "2012-06"),
        ("2012-10-29/2012-11-04", "start", "2012-10-29~"),
        ("2000/2009", "end", "2006/2009"),
    ],
)
def test_parts(whole: str, part: str, value: str) -> None:
    assert str(part_of(parse(whole), part)) == value  # type: ignore[arg-type]


def test_a_winter_runs_over_the_year() -> None:
    assert str(season("winter", 2022)) == "2022-12-21/2023-03-19"


def test_shifts_are_as_precise_as_their_unit() -> None:
    assert [str(shift(date(2024, 3, 31), unit, -1)) for unit in ("day", "week", "month", "year")] == [
        "2024-03-30",
        "2024-03-24",
        "2024-02",
        "2023",
    ]
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)


@given(DAYS, st.sampled_from(UNITS))
def test_a_unit_holds_its_day_and_ends_where_the_next_begins(day: date, unit: str) -> None:
    this, following = str(unit_around(day, unit)), str(unit_around(day, unit, 1))
    assert contains(this, str(on(day)))
    end, start = bounds(this)[1], bounds(following)[0]
    assert end and start and end + timedelta(days=1) == start


@given(DAYS, st.integers(0, 6), st.booleans(), st.booleans())
def test_a_weekday_near_lies_within_a_week(day: date, number: int, after: bool, same: bool) -> None:
    near = weekday_near(day, number, after, same)
    assert near.weekday() == number
    assert abs((near - day).days) <= 7
    assert same or near != day


@given(DAYS, st.sampled_from(["start", "middle", "end", "course"]), st.sampled_from(UNITS))
def test_a_part_lies_in_its_whole_or_just_beside(day: date, part: str, unit: str) -> None:
    whole = unit_around(day, unit)
    piece = part_of(whole, part)  # type: ignore[arg-type]
    assert (isinstance(piece, Point) and piece.approximate) or contains(str(whole), str(piece))
