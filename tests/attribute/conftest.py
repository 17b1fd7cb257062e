"""What the tests of attribution share: an article made of lines, and its quotes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from recoupe.annotate.doc import annotate
from recoupe.attribute.quotes import Attribution, find_quotes
from recoupe.model import Article, Block, Span

Attribute = Callable[[str], Attribution]


def article_of(text: str) -> Article:
    """An article whose lines are its body's paragraphs."""
    blocks, position = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            blocks.append(Block(span=Span(position, position + len(line.rstrip("\n"))), kind="body"))
        position += len(line)
    return Article(id="test", name="test", text=text, language="fr", blocks=tuple(blocks))


@pytest.fixture(scope="session")
def attribute(nlp: Language) -> Attribute:
    """Finds the quotes of a text."""

    def run(text: str) -> Attribution:
        article = article_of(text)
        return find_quotes(annotate(article, nlp), article)

    return run
