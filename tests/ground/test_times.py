"""Times: the pack's own examples, invented press sentences, bounds of publication, laws."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marked import unmark
from recoupe.edtf import compatible, contains, is_edtf, on
from recoupe.ground.times import find_times, grammar
from recoupe.lexicon import table
from recoupe.model import Span

PACK = table("fr", "times")
SENTENCES = tomllib.loads((Path(__file__).parent / "times_sentences.toml").read_text("utf-8"))["sentences"]
EXAMPLES = [row for rule in PACK["rule"] for row in (*rule.get("examples", ()), *rule.get("counter_examples", ()))]


def read(row: str) -> tuple[str, str | None, list[tuple[str, str]]]:
    """A row `published | marked sentence`: the plain sentence, the day, and the marked words with their values."""
    published, _, marked = row.partition("|")
    text, marks = unmark(marked.strip())
    return text, published.strip() or None, [(text[m.span.start : m.span.end], m.attributes["value"]) for m in marks]


@pytest.mark.parametrize("row", [*EXAMPLES, *SENTENCES])
def test_a_sentence_has_just_the_times_that_are_marked(row: str) -> None:
    text, published, wanted = read(row)
    found = [(text[time.span.start : time.span.end], time.value) for time in find_times(text, published=published)]
    assert [value for _, value in found] == [value for _, value in wanted], found
    assert all(words in given or given in words for (given, _), (words, _) in zip(found, wanted, strict=True)), found


def test_every_rule_is_named_once() -> None:
    names = [rule["name"] for rule in PACK["rule"]]
    assert len(names) == len(set(names))
    assert grammar("fr").levels


def values(text: str, published: str | None) -> list[str]:
    return [time.value for time in find_times(text, published=published)]


def test_published_to_a_week_still_places_a_weekday() -> None:
    text = "Il a été reçu lundi puis, le 4 juillet 2012, décoré."
    assert values(text, "2022-03-07/2022-03-13") == ["2022-03-07", "2012-07-04"]


def test_published_to_a_month_places_no_weekday_but_its_year() -> None:
    text = "Il a été reçu lundi. L'an dernier, il était parti. Le 4 juillet 2012, il était décoré."
    assert values(text, "2022-03") == ["2021", "2012-07-04"]


def test_not_published_places_absolute_times_only() -> None:
    assert values("Hier, mardi, la semaine dernière, en octobre, il y a deux ans, le 4 juillet 2012.", None) == ["2012-07-04"]


def test_within_keeps_what_lies_inside() -> None:
    text = "Publié en 2019. Écrit en 2020."
    assert [time.value for time in find_times(text, published=None, within=[Span(15, len(text))])] == ["2020"]


def test_typography_makes_no_difference() -> None:
    assert values("Aujourd’hui, à la fin de l’année 2023, le 1er mars 2022", "2024-01-05") == values(
        "Aujourd'hui, à la fin de l'année 2023, le 1er mars 2022", "2024-01-05"
    )


@given(
    st.text(alphabet="lemardi 13fév.ysuinpoqt'-/0249hjc,\n", max_size=80),
    st.sampled_from([None, "2022-03-08", "2022-03", "2022-03-07/2022-03-13"]),
)
@settings(max_examples=200, deadline=None)
def test_any_text_gives_sound_spans_and_values(text: str, published: str | None) -> None:
    times = find_times(text, published=published)
    assert all(0 <= t.span.start < t.span.end <= len(text) and is_edtf(t.value) for t in times)
    assert all(a.span.end <= b.span.start for a, b in pairwise(times))


@given(
    st.lists(
        st.sampled_from(
            sorted({w for words in PACK["words"].values() for w in words} | {"le", "de", "12", "2021", "du", "au", "il y a", "depuis"})
        ),
        max_size=12,
    )
)
@settings(max_examples=300, deadline=None)
def test_words_of_the_pack_in_any_order_never_fail(words: list[str]) -> None:
    assert all(is_edtf(time.value) for time in find_times(" ".join(words), published="2022-03-08"))


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)))
@settings(deadline=None)
def test_a_vaguer_form_holds_the_narrower(day: date) -> None:
    published = str(on(day))
    year, month, today, week = (values(words, published)[0] for words in ("Cette année", "Ce mois", "Aujourd'hui", "Cette semaine"))
    assert contains(year, month)
    assert contains(month, today)
    assert contains(week, today)
    assert contains(values("il y a 40 jours depuis 2001", published)[0], str(on(day - timedelta(days=40))))
    assert compatible(values("Depuis lundi", published)[0], today)


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.integers(0, 40))
@settings(deadline=None)
def test_a_wider_publication_says_nothing_that_a_day_inside_denies(day: date, length: int) -> None:
    text = "Hier, lundi, la semaine dernière, en octobre, cette année, il y a deux ans, depuis trois mois, mardi prochain."
    wide = {(t.span, t.value) for t in find_times(text, published=f"{on(day)}/{on(day + timedelta(days=length))}")}
    inside = {(t.span, t.value) for t in find_times(text, published=str(on(day + timedelta(days=length // 2))))}
    assert wide <= inside
