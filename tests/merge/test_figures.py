"""Numbers that no account holds: what of a text they measure, who gives them, and which are of one thing."""

from __future__ import annotations

from itertools import permutations

import pytest

from readings import reading_of_text
from recoupe.lexicon import table
from recoupe.merge.counted import are_of_one, counted
from recoupe.merge.digest import digest
from recoupe.merge.events import merge
from recoupe.merge.parties import own_name, party
from recoupe.merge.units import count_kind
from recoupe.merge.words import has_phrase, phrases
from recoupe.model import Actor, Digest, Telling
from recoupe.oppose.disputes import oppose


def read(name: str, text: str, published: str = "2024-03-10") -> Digest:
    return digest(reading_of_text(text, name=name, outlet=name, published=published))


def figures(text: str) -> list[Telling]:
    return list(read("nord", text).figures)


def disputes(*digests: Digest) -> list[str]:
    return [d.sentence.fr for d in oppose(merge(digests)) if d.kind == "dispute"]


COLLAPSE = read("nord", "L'effondrement d'un immeuble du quartier ouest a tué trente-deux habitants le 8 mars 2024.")
FEWER = read("sud", "Onze habitants sont morts le 8 mars 2024 dans l'effondrement d'un immeuble du quartier ouest.")


def test_the_dead_of_an_accident_part_where_their_numbers_do() -> None:
    (sentence,) = disputes(COLLAPSE, FEWER)
    assert "32 selon nord" in sentence and "11 selon sud" in sentence


@pytest.mark.parametrize(
    "other",
    [
        "Au moins trente habitants sont morts le 8 mars 2024 dans l'effondrement d'un immeuble du quartier ouest.",
        "Onze habitants sont morts le 2 mars 2024 dans l'effondrement d'un immeuble du quartier ouest.",
        "L'effondrement d'un immeuble du quartier ouest, le 8 mars 2024, a fait onze blessés.",
        "Onze habitants sont morts le 8 mars 2024 dans un incendie de forêt.",
        "L'effondrement d'un immeuble du quartier ouest a tué des habitants le 8 mars 2024, dont onze enfants.",
        "Plusieurs habitants sont morts le 8 mars 2024 dans l'effondrement d'un immeuble du quartier ouest.",
    ],
)
def test_vague_other_and_partial_numbers_stay_silent(other: str) -> None:
    assert disputes(COLLAPSE, read("sud", other)) == []


def test_a_toll_that_rises_later_is_no_dispute() -> None:
    earlier = read("sud", "Onze habitants sont morts le 8 mars 2024 dans l'effondrement d'un immeuble du quartier ouest.", "2024-03-09")
    assert disputes(COLLAPSE, earlier) == []


def test_a_sentence_that_counts_again_counts_what_the_one_before_told() -> None:
    told = figures("Quelque 8 000 personnes ont défilé samedi contre la vie chère. La police a compté 900 manifestants.")
    assert [f.counts[0].low for f in told] == [8000, 900]
    assert are_of_one(*map(counted, told))


def test_one_sentence_gives_a_whole_and_its_parts() -> None:
    told = figures("Le bilan du naufrage est passé à dix-neuf morts après la découverte de deux corps.")
    assert [f.counts[0].low for f in told] == [19]


def test_shares_of_the_votes_are_compared_and_turnout_is_not() -> None:
    ours = read("nord", "Le maire sortant a remporté l'élection municipale avec 54 % des voix. La participation atteint 61 %.")
    theirs = read("sud", "Le maire sortant a remporté l'élection municipale avec 46 % des voix. La participation atteint 38 %.")
    assert len(disputes(ours, theirs)) == 1


def test_the_order_of_articles_and_of_sides_changes_nothing() -> None:
    third = read("est", "Vingt habitants sont morts le 8 mars 2024 dans l'effondrement d'un immeuble du quartier ouest.")
    found = [oppose(merge(order)) for order in permutations((COLLAPSE, FEWER, third))]
    assert all(one == found[0] for one in found)
    a, b = counted(COLLAPSE.figures[0]), counted(FEWER.figures[0])
    assert are_of_one(a, b) and are_of_one(b, a) and are_of_one(a, a)


COMPARE = table("fr", "compare")


def test_people_who_are_held_are_captives() -> None:
    for text, held in [*((t, True) for t in COMPARE["holding"]["examples"]), *((t, False) for t in COMPARE["holding"]["counter_examples"])]:
        reading = reading_of_text(text)
        (quantity,) = reading.quantities
        assert (count_kind(quantity, text, quantity.span, "fr") == "captives") is held, text


def test_animals_are_not_counted_with_the_dead() -> None:
    for texts, kind in ((COMPARE["animals"]["examples"], "chevr"), (COMPARE["animals"]["counter_examples"], "deaths")):
        for text in texts:
            (quantity,) = reading_of_text(text).quantities
            assert count_kind(quantity, text, quantity.span, "fr") == kind, text


def test_parts_are_no_numbers_of_their_own() -> None:
    assert all(3 not in [f.counts[0].low for f in figures(text)] for text in COMPARE["part_of"]["examples"])
    assert all(3 in [f.counts[0].low for f in figures(text)] for text in COMPARE["part_of"]["counter_examples"])


def test_words_that_count_again_and_ballots() -> None:
    for record in ("counting_again", "ballots"):
        assert all(has_phrase(text, phrases("fr", record)) for text in COMPARE[record]["examples"]), record
        assert not any(has_phrase(text, phrases("fr", record)) for text in COMPARE[record]["counter_examples"]), record


def test_a_number_at_the_head_of_a_description_is_no_name() -> None:
    counting = COMPARE["counting"]
    for name, is_name in [*((n, False) for n in counting["examples"]), *((n, True) for n in counting["counter_examples"])]:
        key = party(Actor(id="a", name=name, kind="group")).key
        assert (key == f"name:{own_name(name, 'fr')}") is is_name, name


def test_undated_numbers_of_one_thing_appear_within_days() -> None:
    ours = read("nord", "Les inondations ont détruit 40 000 tonnes de céréales dans les entrepôts.")
    theirs = "Les inondations ont détruit 15 000 tonnes de céréales dans les silos."
    assert len(disputes(ours, read("sud", theirs, "2024-03-12"))) == 1
    assert disputes(ours, read("sud", theirs, "2024-03-20")) == []
