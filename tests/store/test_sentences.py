"""Sentences for showing: rough, but « M. Lavrov », figures and furniture do not break them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.model import Article, Block, Span
from recoupe.store.derived import sentence_of
from recoupe.store.sentences import around, sentences
from store import sample


def page(text: str, *kinds: tuple[int, int, str]) -> Article:
    blocks = tuple(Block(span=Span(start, end), kind=kind) for start, end, kind in kinds)  # type: ignore[arg-type]
    return Article(id="x", name="x", text=text, language="fr", blocks=blocks or (Block(span=Span(0, len(text)), kind="body"),))


@pytest.mark.parametrize(
    "text",
    [
        "Un. | Deux ! | Trois ? | Quatre…",
        "M. Orlov est venu. | Il a dit « non ». | Puis il est parti.",
        "Le prix est de 1.200 francs. | 3 personnes ont payé.",
        "« Nous partons. » | Il se tut.",
        "L’O.N.U. proteste. | A. Diarra aussi.",
        "Une ligne\n| Une autre ligne",
    ],
)
def test_sentences_end_where_they_end(text: str) -> None:
    plain = text.replace(" | ", " ").replace("| ", "")
    found = [plain[s.start : s.end] for s in sentences(page(plain))]
    assert found == [part.strip() for part in text.split("|")]


def test_furniture_has_no_sentences() -> None:
    text = "Le fait. Lire aussi."
    assert len(sentences(page(text, (0, 8, "body"), (9, 20, "menu")))) == 1


def test_around_gives_the_rest_and_the_neighbours() -> None:
    text = "Avant. Selon lui, tout va bien, dit-on. Après. Plus loin."
    article = page(text)
    quote = Span(text.index("tout"), text.index(", dit-on"))
    assert around(article, quote, sentences(article)) == ("Avant. Selon lui,", ", dit-on. Après.")


def test_far_sentences_of_one_account_are_joined_with_a_gap() -> None:
    text = "Il est venu. Il pleuvait. Il est reparti."
    account = replace(sample.readings()[0].accounts[0], trigger=Span(7, 11), evidence=(Span(7, 11), Span(33, 40)))
    assert sentence_of(page(text), account, sentences(page(text))) == "Il est venu. […] Il est reparti."
