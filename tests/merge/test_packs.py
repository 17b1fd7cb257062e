"""The packs that merging reads, by their own examples and counter-examples."""

from __future__ import annotations

from itertools import product

import pytest

from readings import reading_of_text
from recoupe.lexicon import load_toml, table
from recoupe.merge.evidence import is_conditional
from recoupe.merge.kinship import kinship
from recoupe.merge.nations import known_nations
from recoupe.merge.standing import with_standing
from recoupe.merge.terms import find_terms
from recoupe.merge.uses import denies
from recoupe.merge.words import has_phrase, phrases
from recoupe.model import Account, Reading, Span
from recoupe.ontology import load_ontology

NATIONS = {form: isos[0] for form, isos in known_nations("fr").items()}
GROUPS = [(family["id"], group) for family in table("fr", "terms")["family"] for group in family["group"]]


def groups_in(text: str) -> set[str]:
    return {found.group.id for found in find_terms(text, "fr", NATIONS)}


@pytest.mark.parametrize(("family", "group"), GROUPS, ids=lambda value: value if isinstance(value, str) else value["id"])
def test_terms_that_take_sides(family: str, group: dict[str, list[str]]) -> None:
    for example in group["examples"]:
        assert group["id"] in groups_in(example), example
    for other in group["counter_examples"]:
        assert group["id"] not in groups_in(other), other


def test_no_word_stands_on_two_sides_of_its_family() -> None:
    for family in table("fr", "terms")["family"]:
        words = [word for group in family["group"] for word in (*group["words"], *group.get("near", ()))]
        assert len(words) == len(set(words)), family["id"]


def standing(text: str) -> list[Account]:
    return [a for a in with_standing(reading_of_text(text)).accounts if a.rule == "standing"]


@pytest.mark.parametrize("aspect", table("fr", "standing")["aspect"], ids=lambda row: row["id"])
def test_relations_of_standing_situations(aspect: dict[str, object]) -> None:
    for example in aspect["examples"]:  # type: ignore[attr-defined]
        assert aspect["type"] in {a.type for a in standing(example)}, example
    for other in aspect["counter_examples"]:  # type: ignore[attr-defined]
        assert not standing(other), other


@pytest.mark.parametrize("row", [*table("fr", "standing")["drift"], *table("fr", "standing")["rule"]], ids=lambda row: row["type"])
def test_who_turns_to_whom_and_who_rules_since_when(row: dict[str, list[str]]) -> None:
    for example in row["examples"]:
        assert row["type"] in {a.type for a in standing(example)}, example
    for other in row["counter_examples"]:
        assert not standing(other), other


def test_a_denial_is_a_denial_and_a_supposition_a_supposition() -> None:
    (denied,) = standing("Le ministre a nié toute présence de mercenaires russes au Mali.")
    assert denied.polarity == "denied"
    (negated,) = standing("Il n'y a pas de contrat avec le groupe Wagner, a dit le Mali.")
    assert (negated.type, negated.polarity) == ("AGREE", "denied")
    (supposed,) = standing("Un accord présumé avec des mercenaires russes inquiète le Tchad.")
    assert supposed.status == "possible"


def test_not_mercenaries_but_instructors() -> None:
    found = standing("Les soldats russes arrivés au Mali ne sont pas des mercenaires privés, mais des instructeurs venus aider l'armée.")
    assert {(a.type, a.polarity) for a in found} == {("MOBILIZE", "denied"), ("AID", "affirmed")}


def test_one_situation_is_told_once() -> None:
    text = "La présence de mercenaires russes au Mali inquiète. La présence de mercenaires russes au Mali dure."
    assert len(standing(text)) == 1


def test_an_account_with_parties_is_kept() -> None:
    reading = reading_of_text("Des mercenaires russes sont arrivés au Mali.")
    account = Account(type="ASSAULT", trigger=Span(27, 34), evidence=(Span(0, 44),))
    kept = with_standing(Reading(article=reading.article, accounts=(account,)))
    assert kept.accounts == (account,)


@pytest.mark.parametrize("record", ["killing", "wounding"])
def test_words_of_killing(record: str) -> None:
    row = table("fr", "compare")[record]
    assert all(has_phrase(example, phrases("fr", record)) for example in row["examples"])
    assert not any(has_phrase(other, phrases("fr", record)) for other in row["counter_examples"])


def test_words_of_denial() -> None:
    row = table("fr", "compare")["denial"]
    assert all(denies("fr").search(example.lower()) for example in row["examples"])
    assert not any(denies("fr").search(other.lower()) for other in row["counter_examples"])


def test_what_stands_under_if() -> None:
    row = table("fr", "compare")["conditional"]
    for wanted, texts in ((True, row["examples"]), (False, row["counter_examples"])):
        for text in texts:
            at = len(text.split(",")[0]) - 2
            assert is_conditional(text, Span(at, at + 1), "fr") is wanted, text


def test_types_of_the_table_are_types_of_the_ontology() -> None:
    ontology, made = load_ontology(), kinship()
    named = {name for pair in made.kin for name in pair} | made.newsy | made.plans | made.acts | made.given
    assert named <= set(ontology.types)
    for row in load_toml("merge", "types.toml")["modes"]:
        assert all(ontology.has(row["type"], mode) for group in row["alike"] for mode in group)


def test_kinship_is_symmetric_and_reflexive() -> None:
    types = tuple(load_ontology().types)
    for a, b in product(types, types):
        left, right = kinship().between(a, None, b, None), kinship().between(b, None, a, None)
        assert left == right
        assert a != b or (left is not None and left.weight == 1.0)
