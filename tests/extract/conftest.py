"""From a sentence to its accounts, with the real model and no other stage but the reading of times and quantities."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.language import Language

from recoupe.annotate.doc import annotate
from recoupe.extract.accounts import Extraction, find_accounts
from recoupe.ground.quantities import find_quantities
from recoupe.ground.times import find_times
from recoupe.model import Article, Block, Published, Quote, Span

Read = Callable[..., Extraction]
DAY = "2024-05-16"  # a Thursday


def article_of(text: str, published: str | None = DAY, *, titled: bool = False) -> Article:
    """An article with a block for each paragraph (blank lines between them); `titled`: the first is its title."""
    ends = [*(match.start() for match in re.finditer(r"\n\n", text)), len(text)]
    spans = [Span(start, end) for start, end in zip([0, *(end + 2 for end in ends)], ends, strict=False)]
    blocks = tuple(Block(span=span, kind="title" if titled and span == spans[0] else "body") for span in spans)
    given = Published(value=published, basis="given") if published else None
    return Article(id="test", name="test", text=text, language="fr", blocks=blocks, published=given)


@pytest.fixture(scope="session")
def read(nlp: Language) -> Read:
    """Reads one text: its accounts and refusals."""

    def run(text: str, *, quotes: tuple[Quote, ...] = (), published: str | None = DAY, titled: bool = False) -> Extraction:
        article = article_of(text, published, titled=titled)
        times = find_times(text, published=published)
        quantities = find_quantities(text, times=times)
        return find_accounts(annotate(article, nlp), article, quotes, times, quantities)

    return run
