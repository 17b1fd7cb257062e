"""What is read where on the page."""

from __future__ import annotations

from spacy.language import Language

from recoupe.model import Article, Block, Published, Span
from recoupe.pipeline import Reader
from recoupe.register import load_register

PIECES = (
    ("byline", "Par Awa Sy | Le Delta | 17 juin 2024 | 300 vues\n"),
    ("caption", "Des manifestants en 2019.\n"),
    ("body", "Il est venu lundi."),
)


def test_a_byline_holds_a_date_but_counts_nothing(nlp: Language) -> None:
    text, blocks = "", list[Block]()
    for kind, words in PIECES:
        blocks.append(Block(span=Span(len(text), len(text) + len(words.rstrip())), kind=kind))  # type: ignore[arg-type]
        text += words
    published = Published(value="2024-06-17", basis="text")
    article = Article(id="a", name="a", text=text, language="fr", blocks=tuple(blocks), published=published)
    reading = Reader(nlp, load_register()).read(article)
    assert [article.words(time.span) for time in reading.times] == ["17 juin 2024", "lundi"]
    assert reading.quantities == ()
