"""The recoupement table tells agreement, vagueness, dispute, a single voice and silence apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.model import Claim, Span
from recoupe.store.dossier import Dossier
from recoupe.web.pages import Asked
from recoupe.web.pages.events import OneEvent, event
from recoupe.web.saying import Said
from recoupe.web.table import Cell, Row, is_of


@pytest.fixture(scope="module")
def shown(dossier_path: Path) -> Iterator[OneEvent]:
    with Dossier.open(dossier_path) as dossier:
        yield event(dossier, Asked("fr", "e1"))


def row(shown: OneEvent, name: str) -> Row:
    return next(row for row in shown.table.rows if row.name == name)


def cell(shown: OneEvent, name: str, origin: str) -> Cell:
    column = next(i for i, c in enumerate(shown.table.columns) if c.origin.name == origin)
    return row(shown, name).cells[column]


@pytest.mark.parametrize(
    ("name", "origin", "standing"),
    [
        ("how_many", "Agence Transfleuve", "disputed"),
        ("how_many", "un officier", "disputed"),
        ("how_many", "gouvernement", "silent"),
        ("when", "un officier", "vaguer"),
        ("when", "Agence Transfleuve", "agrees"),
        ("where", "Agence Transfleuve", "alone"),
        ("happened", "gouvernement", "disputed"),
        ("who", "un officier", "agrees"),
    ],
)
def test_each_cell_stands_as_it_should(shown: OneEvent, name: str, origin: str, standing: str) -> None:
    assert cell(shown, name, origin).standing == standing


def test_an_origin_with_two_outlets_is_one_column_and_says_a_value_once(shown: OneEvent) -> None:
    (voice,) = cell(shown, "how_many", "Agence Transfleuve").voices
    assert (voice.first.outlet, [s.outlet for s in voice.others]) == ("Agence Transfleuve", ["Le Quotidien du Delta"])
    assert len(shown.table.columns) == 4


def test_the_words_are_the_outlets_own(shown: OneEvent) -> None:
    said = cell(shown, "how_many", "un officier").voices[0].first
    assert said.words == "deux hélicoptères"
    assert cell(shown, "to_whom", "un officier").voices[0].first.words == "Mali"


def test_a_dispute_is_named_beside_its_property(shown: OneEvent) -> None:
    assert row(shown, "how_many").disputes == ("d1",)
    assert row(shown, "happened").disputes == ("d2",)


def test_publications_count_the_days_since_the_first(shown: OneEvent) -> None:
    assert [p.days for p in shown.publications] == [0, 1, 18, 23, None]


def test_only_the_disputed_count_of_a_sentence_is_disputed() -> None:
    sentence = Span(0, 60)
    claim = Claim(
        article="a", article_id="x", span=Span(10, 20), words="", value="4", outlet=None, published=None, asserted_by="", origin="o"
    )
    four = Said("count", "4 hélicoptère", "quatre", Span(10, 20), "x", None, sentence)
    other = Said("count", "300 soldat", "trois cents", Span(30, 41), "x", None, sentence)
    doer = Said("name", "Russie", "Moscou", Span(50, 56), "x", None, sentence)
    assert is_of(claim, four)
    assert not is_of(claim, other)
    assert is_of(claim, doer)
    assert not is_of(claim, replace(four, article="y"))
