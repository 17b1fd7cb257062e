"""The recoupement table tells agreement, vagueness, dispute, a single voice and silence apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.store.dossier import Dossier
from recoupe.web.pages import Asked
from recoupe.web.pages.events import OneEvent, event
from recoupe.web.table import Cell, Row


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
