"""On which days a word for a day can have been written of a known day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.ground.times import find_times
from recoupe.ground.writing_days import relative_times, writing_days
from recoupe.model import Span

FRIDAY = date(2012, 3, 30)


def days(sentence: str, day: date = FRIDAY) -> tuple[str, str] | None:
    """The writing days of the sentence's one relative time, as printed; `..` where open."""
    (span,) = relative_times(sentence, "fr")
    found = writing_days(sentence, span, day, "fr")
    return found and (str(found[0] or ".."), str(found[1] or ".."))


@pytest.mark.parametrize(
    ("sentence", "first", "last"),
    [
        ("Des inconnus ont attaqué hier le marché de Nara.", "2012-03-31", "2012-03-31"),
        ("Des inconnus ont attaqué avant-hier le marché de Nara.", "2012-04-01", "2012-04-01"),
        ("Des inconnus ont attaqué aujourd'hui le marché de Nara.", "2012-03-30", "2012-03-30"),
        ("Le conseil se réunira demain à Nara.", "2012-03-29", "2012-03-29"),
        ("Des inconnus ont attaqué vendredi le marché de Nara.", "2012-03-30", "2012-04-05"),
        ("Des inconnus ont attaqué le marché de Nara la semaine dernière.", "2012-04-02", "2012-04-08"),
        ("Des inconnus ont attaqué le marché de Nara le mois dernier.", "2012-04-01", "2012-04-30"),
        ("Des inconnus ont attaqué le marché de Nara il y a trois jours.", "2012-04-02", "2012-04-02"),
    ],
)
def test_few_days_can_have_said_so(sentence: str, first: str, last: str) -> None:
    assert days(sentence) == (first, last)


def test_another_weekday_can_be_said_of_it_on_no_day() -> None:
    assert days("Des inconnus ont attaqué mardi le marché de Nara.") is None


def test_what_reaches_beyond_a_year_is_open() -> None:
    found = days("Des inconnus ont attaqué le marché de Nara l'an dernier.")
    assert found is not None
    assert (found[0], found[1]) == ("2013-01-01", "..")


def test_an_absolute_date_is_no_relative_time() -> None:
    assert list(relative_times("Des inconnus ont attaqué le 30 mars 2012 le marché de Nara.", "fr")) == []


@given(
    st.dates(date(1990, 1, 1), date(2040, 12, 31)),
    st.sampled_from(
        ["hier", "avant-hier", "lundi", "samedi soir", "la semaine dernière", "ce matin", "le mois dernier", "dimanche dernier"]
    ),
)
def test_the_true_day_is_always_among_them(written: date, word: str) -> None:
    sentence = f"Des inconnus ont attaqué {word} le marché de Nara."
    (span,) = relative_times(sentence, "fr")
    (time,) = find_times(sentence, published=written.isoformat())
    if len(time.value) != len("2012-03-30"):
        return
    found = writing_days(sentence, Span(span.start, span.end), date.fromisoformat(time.value), "fr")
    assert found is not None
    assert (found[0] or date.min) <= written <= (found[1] or date.max)
    assert found[0] is None or found[1] is None or found[1] - found[0] < timedelta(days=60)
