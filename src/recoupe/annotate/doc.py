"""From an article to a parsed Doc with the article's own offsets.

Furniture is blanked, apostrophes and spaces are made plain, line ends become spaces: character for character, so that every offset
in the Doc is an offset in the article. A block's start is a sentence's start, and a sentence never starts in mid-clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc as Parsed

from recoupe.model import Article, Span
from recoupe.text import masked, plain, trimmed
from recoupe.tokens import Doc

LINE_ENDS = str.maketrans("\r\n\t\f\v\u2028\u2029", "       ")
FINAL = frozenset('.!?…:;»”"*)]') | {"...", "..", "?!", "!?", "!!"}
BLANK_LINE = re.compile(r"\n[ \t\u00a0\r]*\n\s*")


def parser_text(article: Article) -> str:
    """What the parser reads: the article's own blocks, made plain, at the same length as `article.text`."""
    return plain(masked(article.text, article.own_spans())).translate(LINE_ENDS)


def annotate(article: Article, nlp: Language) -> Doc:
    """The parsed Doc of one article; `doc.text` is as long as `article.text` and aligned with it."""
    return Doc(nlp(_prepared(article, nlp)))


def annotate_many(articles: Iterable[Article], nlp: Language, *, batch_size: int = 16) -> Iterator[Doc]:
    """The parsed Docs of many articles, in their order, in batches."""
    yield from map(Doc, nlp.pipe((_prepared(article, nlp) for article in articles), batch_size=batch_size))


def sentences(doc: Doc) -> tuple[Span, ...]:
    """The sentences, without the white space around them; blank ones left out."""
    spans = (trimmed(doc.text, Span(sent.start_char, sent.end_char)) for sent in doc.sents)
    return tuple(span for span in spans if len(span))


def _prepared(article: Article, nlp: Language) -> Parsed:
    """The words of an article, those that must and those that may not start a sentence marked."""
    doc = nlp.make_doc(parser_text(article))
    words = [token.text for token in doc]
    places, spaces = (doc.to_array(name).tolist() for name in ("IDX", "IS_SPACE"))
    breaks = set(_break_offsets(article))
    line_starts = {i + 1 for i, c in enumerate(article.text) if c in "\n\r"}
    previous = "."
    pending = True  # a break was passed and its sentence has not started yet
    starts = [0] * len(words)  # 1: a sentence starts here; -1: none does; 0: the parser decides
    for i, (word, place, is_space) in enumerate(zip(words, places, spaces, strict=True)):
        if not is_space:
            pending = pending or place in breaks
            if pending:
                starts[i] = 1
            elif place not in line_starts and previous not in FINAL and not previous.endswith("."):
                starts[i] = -1
            pending, previous = False, word
    marks: Any = doc.to_array("SENT_START").astype("int64")  # the stubs know no single column
    marks[:] = starts
    return doc.from_array(["SENT_START"], marks.astype("uint64")) if words else doc


def _break_offsets(article: Article) -> Iterator[int]:
    """Where a sentence must start: at each own block, and after each blank line inside one."""
    for span in article.own_spans():
        yield trimmed(article.text, span).start
        yield from (span.start + found.end() for found in BLANK_LINE.finditer(article.words(span)))
