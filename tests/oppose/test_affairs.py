"""Invented affairs from raw text to disputes: each file holds its articles and what they must show."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from recoupe.acquire.inputs import article_from_text
from recoupe.crosscheck import crosscheck_readings
from recoupe.model import Article, Dispute
from recoupe.pipeline import Reader
from recoupe.register import load_register

AFFAIRS = sorted((Path(__file__).parent / "affairs").glob("*.toml"))


def article(row: dict[str, str]) -> Article:
    acquired = article_from_text(row["text"].strip(), name=row["name"], language="fr", published=row["published"])
    assert acquired.article is not None
    return replace(acquired.article, outlet=row["outlet"])


def shows(dispute: Dispute, wanted: dict[str, Any]) -> bool:
    """True where the dispute is of the property and two of its sides hold the words, one each."""
    one, other = wanted["words"]
    sides = [" ".join(claim.words for claim in side.claims) for side in dispute.sides]
    return dispute.property == wanted["property"] and any(one in a and other in b for a in sides for b in sides if a != b)


@pytest.mark.parametrize("path", AFFAIRS, ids=lambda path: path.stem)
def test_an_affair_shows_its_disputes_and_few_others(path: Path, nlp: Language) -> None:
    affair = tomllib.loads(path.read_text("utf-8"))
    reader = Reader(nlp, load_register())
    found = crosscheck_readings(reader.read_many(article(row) for row in affair["article"]))
    disputes = [d for d in found.disputes if d.kind == "dispute"]
    for wanted in affair["expected"]:
        assert any(shows(d, wanted) for d in disputes), (wanted, [d.sentence.fr for d in disputes])
    assert len(disputes) <= len(affair["expected"]) + affair["spare"], [d.sentence.fr for d in disputes]
