"""Every example and counter-example of the packs that ground reads, and the laws of names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.ground.lexis import load_lexis
from recoupe.ground.names import is_same_person, skeleton, split_name
from recoupe.ground.offices import office_of
from recoupe.ground.phrase import read_phrase
from recoupe.lexicon import table
from recoupe.register import load_register
from recoupe.text import fold

ORACLE = Path(__file__).parents[2] / "../shared/data/oracles/mledoze_countries/countries.json"
OFFICES = table("fr", "offices")["office"]
NAMES = table("fr", "names")


def office(words: str) -> tuple[str, str] | None:
    found = office_of(read_phrase(words, load_register(), load_lexis()), load_lexis())
    return (found.key, found.country or "") if found else None


@pytest.mark.parametrize(("key", "example"), [(o["key"], e) for o in OFFICES for e in o["examples"]])
def test_office_examples(key: str, example: str) -> None:
    words, _, country = example.partition("|")
    assert office(words.strip()) == (key, country.strip())


@pytest.mark.parametrize(("key", "example"), [(o["key"], e) for o in OFFICES for e in o["counter_examples"]])
def test_office_counter_examples(key: str, example: str) -> None:
    found = office(example)
    assert found is None or found[0] != key


@pytest.mark.parametrize(("left", "right"), NAMES["same"])
def test_transliterations_of_one_name(left: str, right: str) -> None:
    assert skeleton(left) == skeleton(right)


@pytest.mark.parametrize(("left", "right"), NAMES["apart"])
def test_different_names(left: str, right: str) -> None:
    assert skeleton(left) != skeleton(right)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Sergueï Lavrov", "S. Lavrov", True),
        ("Sergueï Lavrov", "Sergey Lavrov", True),
        ("Jean-Yves Le Drian", "Le Drian", True),
        ("Ibrahim Boubacar Keïta", "Ibrahim Keïta", True),
        ("Kim Jong-un", "Kim", True),
        ("Abdoulaye Maïga", "Choguel Kokalla Maïga", False),
        ("Emmanuel Macron", "Brigitte Macron", False),
        ("Marine Le Pen", "Jean-Marie Le Pen", False),
        ("Awa Diop", "Awa Diallo", False),
    ],
)
def test_one_person_or_two(left: str, right: str, same: bool) -> None:
    assert is_same_person(left, right) is same
    assert is_same_person(right, left) is same


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9), min_size=1, max_size=4))
def test_a_name_is_itself_and_its_family_name(words: list[str]) -> None:
    name = " ".join(word.capitalize() for word in words)
    given_names, family = split_name(name)
    assert is_same_person(name, name)
    assert " ".join((*given_names, family)) == fold(name)


def test_demonyms_against_mledoze() -> None:
    if not ORACLE.exists():
        pytest.skip("../shared is not here")
    register, missed, asked = load_register(), [], 0
    for row in json.loads(ORACLE.read_text("utf-8")):
        if row["cca3"] in register.states and row["independent"]:
            for form in row["demonyms"].get("fra", {}).values():
                asked += 1
                if form and row["cca3"] not in register.nationalities(form):
                    missed.append(f"{row['cca3']} {form}")
    assert len(missed) <= 0.08 * asked, missed


def test_names_of_states_against_mledoze() -> None:
    if not ORACLE.exists():
        pytest.skip("../shared is not here")
    register = load_register()
    rows = [row for row in json.loads(ORACLE.read_text("utf-8")) if row["independent"] and row["cca3"] in register.states]
    named = [row for row in rows if (state := register.state(row["translations"]["fra"]["common"])) and state.iso3 == row["cca3"]]
    assert len(named) >= 0.95 * len(rows)
