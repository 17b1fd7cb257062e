"""Vagueness never contradicts: laws of the comparisons behind the checks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.edtf import compatible
from recoupe.oppose.dates import date
from recoupe.oppose.numbers import Count, exclude, number
from recoupe.oppose.sides import Told
from tells import case, count, tell

LOW = st.integers(0, 500)
DATES = st.sampled_from(
    ["2024", "2024-03", "2024-03-05", "2024-03-09", "2024-02/2024-03", "2023", "2024-03~", "2023-12-31", "2024-03-04/2024-03-10"]
)


def counted(article: str, low: float | None, high: float | None) -> Count:
    return Count(Told(tell(article, counts=[count("x soldats", low, high, "soldat")]), article), 0)


@given(LOW, LOW, LOW, LOW)
def test_numbers_exclude_each_other_or_not_whichever_comes_first(a: int, b: int, c: int, d: int) -> None:
    left, right = counted("a", min(a, b), max(a, b)), counted("b", min(c, d), max(c, d))
    assert exclude(left, right) == exclude(right, left)
    assert not exclude(left, counted("b", min(a, b), max(a, b)))


@given(LOW, LOW, LOW)
def test_a_vaguer_number_excludes_no_more(a: int, b: int, more: int) -> None:
    left, right = counted("a", a, a), counted("b", b, b)
    wider = counted("b", max(0, b - more), b + more)
    assert not exclude(left, wider) or exclude(left, right)
    assert not exclude(left, counted("b", b, None)) or b > a


@given(st.lists(LOW, min_size=1, max_size=4))
def test_one_number_is_no_dispute_however_often_it_is_told(numbers: list[int]) -> None:
    same = [tell(f"a{i}", counts=[count("x chars", numbers[0], numbers[0], "char")]) for i in range(len(numbers))]
    assert not list(number(case(*same)))


@given(DATES, DATES)
def test_dates_that_are_compatible_are_no_dispute(a: str, b: str) -> None:
    found = list(date(case(tell("a", date=a), tell("b", date=b))))
    assert bool(found) == (not compatible(a, b))
