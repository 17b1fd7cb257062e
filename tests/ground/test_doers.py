"""Actors and recipients of accounts, from the sentence to the names: active, passive, nominal, pronouns, possessives, sides, implied ones."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language

from recoupe.model import Article, Block, Published, Reading, Span
from recoupe.pipeline import Reader
from recoupe.register import load_register

TOLD: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "party_sentences.toml").read_text("utf-8"))["told"]


def article_of(text: str) -> Article:
    blocks = (Block(span=Span(0, len(text)), kind="body"),)
    return Article(id=text, name=text, text=text, language="fr", blocks=blocks, published=Published(value="2024-05-20", basis="given"))


@pytest.fixture(scope="module")
def readings(nlp: Language) -> dict[str, Reading]:
    """All sentences, read in one batch."""
    reader = Reader(nlp, load_register())
    return {reading.article.text: reading for reading in reader.read_many(map(article_of, TOLD))}


def rows(reading: Reading) -> Iterator[str]:
    """Each account as « TYPE: actors > recipients »."""
    names = {actor.id: actor.name for actor in reading.actors}
    for account in reading.accounts:
        actors, recipients = ("; ".join(names[id_] for id_ in ids) for ids in (account.actors, account.recipients))
        yield f"{account.type}: {actors} > {recipients}".strip()


@pytest.mark.parametrize("text", TOLD)
def test_parties(readings: dict[str, Reading], text: str) -> None:
    found = list(rows(readings[text]))
    assert set(TOLD[text]) <= set(found), found


@pytest.mark.parametrize("text", TOLD)
def test_every_party_has_its_reason_and_its_words(readings: dict[str, Reading], text: str) -> None:
    for account in readings[text].accounts:
        assert {party.actor for party in account.resolved} == {*account.actors, *account.recipients}
        assert all(0 < party.score <= 1 and party.reason.endswith(".") for party in account.resolved)
