"""What articles of one dossier lend each other: whom, when, why; and the laws of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lenders import readings
from recoupe.ground.clues import find_clues
from recoupe.ground.lending import lent
from recoupe.model import Actor, Reading

CASES = (
    ("an office, under other words", ("names the minister", "asks for the minister"), {"asks for the minister": "Karim Ouattara"}),
    ("not years later", ("names the minister", "asks two years later"), {}),
    ("not another state's", ("names the minister", "asks of another state"), {}),
    ("not in a tale of the past", ("names the minister", "tells of the past"), {}),
    ("not from a tale of the past", ("names one of then", "asks for the minister"), {}),
    ("an office that no list knows", ("names the governor", "asks for the governor"), {"asks for the governor": "Moussa Harouna"}),
    ("not one of many", ("names the governor", "asks for one of many"), {}),
    ("a surname of the same state", ("names the minister", "tells a surname"), {"tells a surname": "Karim Ouattara"}),
    ("not a portfolio of any state", ("names a minister of no state", "asks for a minister of no state"), {}),
    ("one office in two forms", ("names a prosecutor", "asks for a prosecutor"), {"asks for a prosecutor": "Léa Morvan"}),
    (
        "before the register",
        ("names another than the register", "asks whom the register knows"),
        {"asks whom the register knows": "Ivan Tourov"},
    ),
    ("two people told: no guess", ("names the minister", "names another minister", "asks in between"), {}),
    ("nothing from nobody", ("asks for the minister", "asks for the governor", "is of no affair"), {}),
)
names = st.lists(st.sampled_from(sorted(readings())), unique=True)


def lent_in(chosen: tuple[str, ...] | list[str]) -> dict[str, Reading]:
    return {reading.article.name: reading for reading in lent(readings()[name] for name in chosen)}


def lent_names(chosen: tuple[str, ...]) -> dict[str, str]:
    """Who came to each article that was lent somebody."""
    own = readings()
    return {
        name: actor.name
        for name, reading in lent_in(chosen).items()
        for actor in reading.actors
        if actor.kind == "person" and actor.name not in {a.name for a in own[name].actors}
    }


def test_a_party_lent_has_its_reason_where_the_reading_gave_none() -> None:
    own = readings()["asks for the minister"]
    bare = replace(own, accounts=tuple(replace(account, resolved=()) for account in own.accounts))
    found = next(r for r in lent([readings()["names the minister"], bare]) if r.article.name == own.article.name)
    lender = next(actor.id for actor in found.actors if actor.name == "Karim Ouattara")
    touched = [account for account in found.accounts if lender in (*account.actors, *account.recipients)]
    assert touched
    assert all([one.actor for one in account.resolved] == [lender] and account.resolved[0].reason for account in touched)


@pytest.mark.parametrize(("chosen", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_lent(chosen: tuple[str, ...], expected: dict[str, str]) -> None:
    assert lent_names(chosen) == expected


def test_a_loan_keeps_the_words_and_says_why() -> None:
    own, found = readings()["asks for the minister"], lent_in(("names the minister", "asks for the minister"))["asks for the minister"]
    actor = next(actor for actor in found.actors if actor.name == "Karim Ouattara")
    assert (actor.kind, actor.country, actor.aliases[0]) == ("person", "BFA", "chef de la diplomatie burkinabè")
    assert [role.title for role in actor.roles] == ["chef de la diplomatie burkinabè"]
    assert [(q.span, q.source, q.speaker_name) for q in found.quotes] == [(q.span, q.source, q.speaker_name) for q in own.quotes]
    reason = "is named as « ministre burkinabè des Affaires étrangères » by names the minister (2031-05-08)."
    assert all(quote.reason.endswith(reason) and quote.score < 0.8 for quote in found.quotes if quote.speaker == actor.id)
    assert all(one.reason.endswith(reason) for account in found.accounts for one in account.resolved if one.actor == actor.id)


def test_whom_the_article_names_elsewhere_is_one_actor() -> None:
    asking = readings()["asks for the minister"]
    known = Actor(id="a9", name="Karim Ouattara", kind="person", country="BFA", aliases=("Ouattara",))
    told = lent([readings()["names the minister"], _with(asking, known)])[1]
    same = [actor for actor in told.actors if actor.name == "Karim Ouattara"]
    assert [actor.id for actor in same] == ["a9"]
    assert same[0].aliases == ("Ouattara", "chef de la diplomatie burkinabè")
    assert {quote.speaker for quote in told.quotes} == {"a9"}


def _with(reading: Reading, actor: Actor) -> Reading:
    return Reading(**{name: getattr(reading, name) for name in Reading.__slots__} | {"actors": (*reading.actors, actor)})


def test_without_a_day_nothing_is_told_or_asked() -> None:
    reading = readings()["names the minister"]
    article = type(reading.article)(**{n: getattr(reading.article, n) for n in reading.article.__slots__} | {"published": None})
    assert find_clues(Reading(article=article, actors=reading.actors, mentions=reading.mentions)) == ()


@settings(max_examples=30, deadline=None)
@given(names, st.randoms())
def test_the_order_does_not_matter(chosen: list[str], random: st.DataObject) -> None:
    other = list(chosen)
    random.shuffle(other)  # type: ignore[attr-defined]
    assert lent_in(chosen) == lent_in(other)


@settings(max_examples=30, deadline=None)
@given(names)
def test_an_unrelated_article_changes_nothing(chosen: list[str]) -> None:
    without = [name for name in chosen if name != "is of no affair"]
    found = lent_in([*without, "is of no affair"])
    assert {name: found[name] for name in without} == lent_in(without)


@settings(max_examples=30, deadline=None)
@given(names)
def test_what_is_lent_once_is_lent_no_further(chosen: list[str]) -> None:
    """Lending works on what articles say, not on what they were lent: again it gives the same."""
    found = lent_in(chosen)
    assert all(len(reading.actors) <= len(readings()[name].actors) for name, reading in found.items())
    assert {name: [m.span for m in reading.mentions] for name, reading in found.items()} == {
        name: [m.span for m in readings()[name].mentions] for name in chosen
    }
