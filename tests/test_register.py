"""What the shipped register knows, and what it does not pretend to know."""

from __future__ import annotations

import pytest

from recoupe.lexicon import table
from recoupe.register import inflected, load_register

REGISTER = load_register()


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("malien", {"malien", "maliens", "malienne", "maliennes"}),
        ("français", {"français", "française", "françaises"}),
        ("russe", {"russe", "russes"}),
        ("grec", {"grec", "grecs", "grecque", "grecques"}),
        ("turc", {"turc", "turcs", "turque", "turques"}),
        ("sud-coréen", {"sud-coréen", "sud-coréens", "sud-coréenne", "sud-coréennes"}),
        ("burkinabè", {"burkinabè", "burkinabès"}),
    ],
)
def test_adjectives_in_all_forms(word: str, forms: set[str]) -> None:
    assert set(inflected(word, table("fr", "states")["inflection"])) == forms


@pytest.mark.parametrize(
    ("name", "iso3", "of_name"),
    [
        ("Mali", "MLI", "du Mali"),
        ("Russie", "RUS", "de Russie"),
        ("États-Unis", "USA", "des États-Unis"),
        ("Iran", "IRN", "d'Iran"),
        ("Cuba", "CUB", "de Cuba"),
    ],
)
def test_states(name: str, iso3: str, of_name: str) -> None:
    state = REGISTER.state(name)
    assert state is not None
    assert (state.iso3, state.of_name) == (iso3, of_name)
    assert state.wikidata


def test_an_ambiguous_adjective_means_both() -> None:
    assert set(REGISTER.nationalities("congolaises")) == {"COD", "COG"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Wagner", "organisation"),
        ("groupe Wagner", "organisation"),
        ("RIA", "media"),
        ("Ria", "media"),
        ("Onu", "organisation"),
        ("Cédéao", "organisation"),
        ("Hamas", "armed_group"),
    ],
)
def test_names(words: str, kind: str) -> None:
    named = REGISTER.name(words)
    assert named is not None
    assert named.kind == kind


@pytest.mark.parametrize("words", ["un", "le monde", "ria", "libération", "Libération", "aps", "le point"])
def test_common_words_are_no_names(words: str) -> None:
    assert REGISTER.name(words) is None


@pytest.mark.parametrize(
    ("office", "country", "day", "person"),
    [
        ("foreign", "RUS", "2021-11-11", "Sergueï Lavrov"),
        ("foreign", "MLI", "2021-11-11", "Abdoulaye Diop"),
        ("president", "FRA", "2019", "Emmanuel Macron"),
        ("prime_minister", "GBR", "2017-06", "Theresa May"),
    ],
)
def test_holders(office: str, country: str, day: str, person: str) -> None:
    holder = REGISTER.holder(office, country, day)
    assert holder is not None
    assert holder.person == person


@pytest.mark.parametrize(
    ("office", "country", "day"),
    [("foreign", "RUS", "2031-01-01"), ("president", "FRA", "2017"), ("foreign", "RUS", None), ("foreign", "XXX", "2020")],
)
def test_no_guess(office: str, country: str, day: str | None) -> None:
    """After our sources were read, in a year of change, without a date or for an unknown state, nobody is named."""
    assert REGISTER.holder(office, country, day) is None


def test_cities_of_one_name_stand_by_size() -> None:
    gaos = REGISTER.places["gao"]
    assert [place.country for place in gaos][:2] == ["MLI", "BFA"]


@pytest.mark.parametrize(
    ("words", "iso3"), [("Donbass", "UKR"), ("Cabo Delgado", "MOZ"), ("Sud-Kivu", "COD"), ("donbass", None), ("Lyon", None)]
)
def test_regions(words: str, iso3: str | None) -> None:
    assert REGISTER.region(words) == iso3


def test_a_name_that_the_press_writes_small() -> None:
    assert (found := REGISTER.name("talibans")) is not None
    assert found.name == "Talibans"
    assert REGISTER.name("wagner") is None
