"""A value that is written is the value that is read."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Account, Actor, Bilingual, Quantity, Reading, Role, Span, Telling
from recoupe.store.codec import decode, dumps, encode, loads, pack, unpack
from store import sample

spans = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda p: Span(min(p), max(p)))
quantities = st.builds(
    Quantity,
    span=spans,
    low=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    high=st.none() | st.integers(0, 10**9).map(float),
    unit=st.text(),
    hedge=st.none() | st.text(),
)
roles = st.builds(Role, title=st.text(), country=st.none() | st.just("MLI"), since=st.none() | st.just("2020"), until=st.none())
actors = st.builds(
    Actor, id=st.text(), name=st.text(), kind=st.just("person"), aliases=st.lists(st.text()).map(tuple), roles=st.lists(roles).map(tuple)
)
accounts = st.builds(
    Account,
    type=st.just("AID"),
    trigger=spans,
    evidence=st.lists(spans, max_size=3).map(tuple),
    place_span=st.none() | spans,
    quantities=st.lists(st.integers(0, 9)).map(tuple),
    quote=st.none() | st.integers(0, 9),
)


@given(quantities)
def test_a_quantity_comes_back(value: Quantity) -> None:
    assert loads(Quantity, dumps(value)) == value


@given(actors)
def test_an_actor_comes_back(value: Actor) -> None:
    assert unpack(Actor, pack(value)) == value


@given(accounts)
def test_an_account_comes_back(value: Account) -> None:
    assert loads(Account, dumps(value)) == value


def test_whole_readings_and_tellings_come_back() -> None:
    for reading in sample.readings():
        assert unpack(Reading, pack(reading)) == reading
        assert loads(Telling, dumps(sample.telling(reading))) == sample.telling(reading)


def test_lists_of_sentences_come_back() -> None:
    reasons = (Bilingual(fr="mêmes acteurs", en="same actors"),)
    assert loads(tuple[Bilingual, ...], dumps(reasons)) == reasons


def test_a_field_of_a_newer_version_is_passed_over() -> None:
    row = json.loads(dumps(Span(1, 2)))
    assert decode(Span, row) == Span(1, 2)
    assert decode(Role, {**encode(Role(title="maire")), "invented": 3}) == Role(title="maire")
