"""The spaCy component `recoupe_quotes`, for people who build their own pipeline.

It writes the quotes of a Doc, with the same rules as recoupe itself, to `doc.user_data["recoupe_quotes"]`: a tuple of `Quote` whose spans
count characters of `doc.text`. Import this module to register it, then `nlp.add_pipe("recoupe_quotes")` after the parser.
"""

from __future__ import annotations

from hashlib import sha256

from spacy.language import Language
from spacy.tokens import Doc as Parsed

from recoupe.attribute.quotes import find_quotes
from recoupe.model import Article, Block, Span
from recoupe.tokens import Doc

KEY = "recoupe_quotes"


@Language.component(KEY, requires=["token.pos", "token.dep"])
def recoupe_quotes(doc: Parsed) -> Parsed:
    """Finds the quotes of `doc`, taken as one article without furniture."""
    doc.user_data[KEY] = find_quotes(Doc(doc), _article(doc.text, doc.lang_)).quotes
    return doc


def _article(text: str, language: str) -> Article:
    block = Block(span=Span(0, len(text)), kind="body")
    return Article(id=sha256(text.encode()).hexdigest(), name="doc", text=text, language=language, blocks=(block,))
