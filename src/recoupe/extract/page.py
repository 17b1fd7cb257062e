"""All that the coding of one article looks at: its Doc, its quotes, times and quantities, and the words of its language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract.scope_words import ScopeWords, load_scope
from recoupe.extract.triggers import Triggers, load_triggers
from recoupe.extract.words import WordClasses, load_classes
from recoupe.model import Article, Block, Quantity, Quote, Span, Time
from recoupe.tokens import Doc, Token
from recoupe.tokens import Run as Sentence

TOLD_IN = frozenset({"body", "standfirst", "caption"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One article as the coder sees it."""

    doc: Doc
    text: str
    article: Article
    quotes: Sequence[Quote]
    times: Sequence[Time]
    quantities: Sequence[Quantity]
    triggers: Triggers
    classes: WordClasses
    scope: ScopeWords

    def sentences(self, *, title: bool) -> list[Sentence]:
        """The sentences of the title, or of all the rest that tells."""
        blocks = [b.span for b in self.article.blocks if (b.kind == "title") == title and (title or b.kind in TOLD_IN)]
        return [
            sent for sent in self.doc.sents if not sent.text.isspace() and any(span.start <= _first(sent) < span.end for span in blocks)
        ]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds a character."""
        return next((block for block in self.article.blocks if block.span.start <= offset < block.span.end), None)

    def quote_at(self, offset: int) -> int | None:
        """The index of the innermost quote whose content holds a character."""
        holding = [
            (len(part), index) for index, quote in enumerate(self.quotes) for part in quote.content if part.start <= offset < part.end
        ]
        return min(holding)[1] if holding else None

    def source_at(self, span: Span) -> Token | None:
        """The head of the words that name the source of the quote whose cue stands at `span`."""
        source = next((quote.source for quote in self.quotes if quote.cue and quote.source and quote.cue.span.overlaps(span)), None)
        words = self.doc.char_span(source.start, source.end) if source is not None else None
        return words.root if words is not None else None

    def speaker_span(self, token: Token) -> Span | None:
        """Who « je » and « nous » are: the words that name the speaker of the quote around `token`."""
        index = self.quote_at(token.idx)
        quote = self.quotes[index] if index is not None else None
        return (quote.antecedent or quote.source) if quote is not None else None


def _first(sentence: Sentence) -> int:
    return next((token.idx for token in sentence if not token.is_space), sentence.start_char)


def open_page(doc: Doc, article: Article, quotes: Sequence[Quote], times: Sequence[Time], quantities: Sequence[Quantity]) -> Page:
    """The page with the words of its language.

    Raises:
        PackError: the language pack is wrong or missing.
    """
    language = article.language
    return Page(
        doc=doc,
        text=doc.text,
        article=article,
        quotes=quotes,
        times=times,
        quantities=quantities,
        triggers=load_triggers(language),
        classes=load_classes(language),
        scope=load_scope(language),
    )
