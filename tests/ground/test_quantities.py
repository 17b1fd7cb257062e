"""Quantities: the pack's examples, invented press sentences, singulars, laws."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marked import Mark, unmark
from recoupe.ground.nouns import singular
from recoupe.ground.quantities import find_quantities
from recoupe.ground.times import find_times
from recoupe.lexicon import table
from recoupe.model import Quantity, Span

PACK = table("fr", "quantities")
SENTENCES = tomllib.loads((Path(__file__).parent / "quantities_sentences.toml").read_text("utf-8"))["sentences"]
EXAMPLES = [row for rule in PACK["modifier"] for row in (*rule.get("examples", ()), *rule.get("counter_examples", ()))]


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text, times=find_times(text, published="2023-02-07"))


def is_as_marked(quantity: Quantity, mark: Mark) -> bool:
    """True where span and bounds are those marked, and the unit where the mark tells it."""
    wanted = {name: float(value) for name, value in mark.attributes.items() if name != "unit"}
    bounds = (wanted.get("low", wanted.get("value")), wanted.get("high", wanted.get("value")))
    return (quantity.span, (quantity.low, quantity.high)) == (mark.span, bounds) and mark.attributes.get(
        "unit", quantity.unit
    ) == quantity.unit


@pytest.mark.parametrize("marked", [*EXAMPLES, *SENTENCES])
def test_a_sentence_has_just_the_quantities_that_are_marked(marked: str) -> None:
    text, marks = unmark(marked)
    found = read(text)
    assert len(found) == len(marks), found
    assert all(is_as_marked(quantity, mark) for quantity, mark in zip(found, marks, strict=True)), found


@pytest.mark.parametrize(
    ("plural", "wanted"),
    [
        ("soldats", "soldat"), ("journaux", "journal"), ("bateaux", "bateau"), ("travaux", "travail"), ("pays", "pays"), ("voix", "voix"),
        ("jeux", "jeu"), ("genoux", "genou"), ("vices-ministres", "vice-ministre"), ("porte-parole", "porte-parole"), ("ans", "an"),
        ("généraux", "général"), ("lieux", "lieu"), ("prix", "prix"), ("obus", "obus"), ("kg", "kilo"), ("otages", "otage"),
    ],
)  # fmt: skip
def test_singular(plural: str, wanted: str) -> None:
    assert singular(plural) == wanted


def test_what_is_measured_and_hedged() -> None:
    found = read("Dix mercenaires présumés, 12 morts, 4 hélicoptères, 3 millions de dollars et 15 pays.")
    assert [q.measure for q in found] == ["fighters", "deaths", "aircraft", "money", "countries"]
    assert found[0].hedge == "présumé"


def test_a_date_is_no_quantity() -> None:
    text = "Le 12 mars 2022, il y a trois jours et depuis deux ans."
    assert read(text) == ()


def test_within_keeps_what_lies_inside() -> None:
    text = "Dix soldats. Vingt soldats."
    assert [q.low for q in find_quantities(text, within=[Span(12, len(text))])] == [20]


def test_typography_makes_no_difference() -> None:
    assert [(q.low, q.unit) for q in read("1\u202f000 soldats et près d’un millier d’hommes")] == [(1000, "soldat"), (1000, "homme")]


WORDS = sorted(
    {
        *PACK["numbers"]["words"],
        "12",
        "1 000",
        "2,5",
        "soldats",
        "morts",
        "des",
        "de",
        "d'",
        "et",
        "à",
        "%",
        "euros",
        ",",
        "dont",
        "entre",
        "plus de",
    }
)


@given(st.lists(st.sampled_from(WORDS), max_size=10))
@settings(max_examples=300, deadline=None)
def test_words_in_any_order_give_sound_bounds(words: list[str]) -> None:
    text = " ".join(words)
    for q in find_quantities(text):
        assert 0 <= q.span.start < q.span.end <= len(text)
        assert q.low is None or q.high is None or q.low <= q.high


@given(st.integers(2, 999_999))
@settings(deadline=None)
def test_figures_group_or_not(number: int) -> None:
    for shown in (str(number), f"{number:,}".replace(",", " "), f"{number:,}".replace(",", "."), f"{number:,}".replace(",", "\u202f")):
        found = find_quantities(f"Ils étaient {shown} soldats.")
        assert [(q.low, q.high, q.unit) for q in found] == [(number, number, "soldat")]
