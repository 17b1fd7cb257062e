"""Articles: the list, and one article as a reader, its marks and margin notes tied to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from recoupe.model import OWN_KINDS, Account, Article, Block, Copy, Problem, Span
from recoupe.store.dossier import Dossier
from recoupe.store.filters import Filter
from recoupe.store.rows import ActorRef, ArticlePage, ArticleRow, QuoteRow
from recoupe.text import one_line
from recoupe.web.marks import Mark, paragraphs, place_anchor
from recoupe.web.pages.base import Asked, FacetGroup, Field, Listed, Page, groups, paged, required, window

# Voices told apart by tone in one article; the margin note names each anyway.
TONES = 5


@dataclass(frozen=True, slots=True)
class Articles:
    list: Listed[ArticleRow]
    facets: tuple[FacetGroup, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note: a quote (`q`) or an event (`e`). `of` is its mark's anchor, `key` the id of its page, `label` a stance or a type."""

    kind: str
    of: str
    key: str
    name: str
    label: str
    date: str | None = None
    status: str | None = None
    relays: tuple[str, ...] = ()
    tone: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: Span
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the page, or a run of blocks that are all `furniture`: not the article's own."""

    kinds: tuple[str, ...]
    furniture: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class CopyOf:
    relation: str
    other: str
    title: str
    outlet: str | None
    percent: int


@dataclass(frozen=True, slots=True)
class OneArticle:
    row: ArticleRow
    article: Article
    blocks: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    copies: tuple[CopyOf, ...]
    problems: tuple[Problem, ...]


def articles(dossier: Dossier, asked: Asked) -> Articles:
    """Articles in the order of publication, narrowed as asked."""
    limit, offset = window(asked.page)
    where = Filter(
        search=asked.get("q"),
        outlet=asked.get("outlet"),
        since=asked.get("since"),
        until=asked.get("until"),
        sort=asked.get("sort"),
        limit=limit,
        offset=offset,
    )
    return Articles(paged(dossier.articles(where), asked.page), groups(dossier, "articles", ("outlet", "language"), where))


def article(dossier: Dossier, asked: Asked) -> OneArticle:
    """One article as published, furniture apart."""
    page = required(dossier.article(asked.key), asked.key)
    return OneArticle(
        page.row, page.article, tuple(pieces(page)), tuple(marks(dossier, page)), tuple(copies(dossier, page)), page.reading.problems
    )


def pieces(page: ArticlePage) -> Iterable[Piece]:
    """The blocks in order, neighbouring furniture as one."""
    notes = sorted_notes(page)
    for _, run in groupby(enumerate(page.article.blocks), lambda numbered: -1 if is_furniture(numbered[1]) else numbered[0]):
        blocks = tuple(block for _, block in run)
        spans = (span for block in blocks for span in paragraphs(page.article.text, block.span))
        found = tuple(Paragraph(span, tuple(note for start, note in notes if span.start <= start < span.end)) for span in spans)
        yield Piece(tuple(dict.fromkeys(block.kind for block in blocks)), is_furniture(blocks[0]), found)


def is_furniture(block: Block) -> bool:
    """True where a block is not the article's own."""
    return block.kind not in OWN_KINDS


def sorted_notes(page: ArticlePage) -> list[tuple[int, Note]]:
    """Every quote and account as a note, in the order of the text."""
    events = dict(page.event_of)
    actors = dict(page.actor_of)
    voices = tones(page)
    notes = [(quote.span.start, quote_note(quote, voices)) for quote in page.quotes]
    for index, account in enumerate(page.reading.accounts):
        notes.append((account.trigger.start, account_note(index, account, events, actors)))
    return sorted(notes, key=lambda n: n[0])


def voice_of(quote: QuoteRow) -> str:
    """Who speaks, as far as it is known."""
    return quote.speaker.name if quote.speaker else quote.speaker_name or quote.source or ""


def tones(page: ArticlePage) -> dict[str, int]:
    """A tone for each voice of the article, the one quoted most first; all voices after the last tone share it."""
    voices = Counter(voice_of(quote) for quote in page.quotes)
    return {voice: min(i, TONES - 1) for i, (voice, _) in enumerate(voices.most_common())}


def quote_note(quote: QuoteRow, voices: Mapping[str, int]) -> Note:
    name = voice_of(quote)
    return Note("q", f"q{quote.index}", quote.id, name, quote.stance, relays=quote.relays, tone=voices[name])


def account_note(index: int, account: Account, events: Mapping[int, str], actors: Mapping[str, ActorRef]) -> Note:
    doers = ", ".join(actors[a].name for a in account.actors if a in actors)
    receivers = ", ".join(actors[a].name for a in account.recipients if a in actors)
    name = f"{doers} → {receivers}" if receivers else doers
    status = "denied" if account.polarity == "denied" else account.status
    return Note("e", f"e{index}", events.get(index, ""), name, account.type, account.date, None if status == "actual" else status)


def marks(dossier: Dossier, page: ArticlePage) -> Iterable[Mark]:
    """All that is highlighted: places that other pages point to, quotes, event words, times, quantities, actors."""
    reading = page.reading
    for span in sorted(pointed_at(dossier, page)):
        yield Mark(span, "ev", place_anchor(span))
    voices = tones(page)
    for quote in page.quotes:
        for i, span in enumerate(quote.places or (quote.span,)):
            anchor, name = f"q{quote.index}", voice_of(quote)
            yield Mark(span, "q", anchor if i == 0 else "", name, anchor, voices[name])
    for index, account in enumerate(reading.accounts):
        yield Mark(account.trigger, "e", f"e{index}", account.type)
    for i, time in enumerate(reading.times):
        yield Mark(time.span, "t", f"t{i}", time.value)
    for i, count in enumerate(reading.quantities):
        yield Mark(count.span, "n", f"n{i}", one_line(f"{count.hedge or ''} {count.unit}"))
    names = dict(page.actor_of)
    for i, mention in enumerate(reading.mentions):
        if mention.actor in names:
            yield Mark(mention.span, "a", f"a{i}", names[mention.actor].name)


def pointed_at(dossier: Dossier, page: ArticlePage) -> set[Span]:
    """The stretches that quotes, events and disputes of the dossier link to."""
    spans = {quote.span for quote in page.quotes}
    for account in page.reading.accounts:
        spans |= {*account.evidence, account.trigger}
    claims = (c for row in dossier.disputes(article=page.article.id) for c in row.claims() if c.article_id == page.article.id)
    return spans | {claim.span for claim in claims}


def copies(dossier: Dossier, page: ArticlePage) -> Iterable[CopyOf]:
    for copy in page.copies:
        if other := dossier.article(other_of(copy, page.article.id)):
            yield CopyOf(copy.relation, other.row.id, other.row.title, other.row.outlet, round(100 * copy.score))


def other_of(copy: Copy, article: str) -> str:
    return copy.right if copy.left == article else copy.left


FILTERS = (
    Field("q"), Field("outlet", in_form=False), Field("since", hint="hint.date"), Field("until", hint="hint.date"),
    Field("sort", ("date", "newest", "outlet", "added"), "sort"),
)  # fmt: skip
PAGES = (
    Page("articles", "articles", articles, "Articles, narrowed by words, outlet or date.", FILTERS),
    Page(
        "article", "articles", article, "One article with its marks.", keys=lambda dossier: (row.id for row in dossier.stream("articles"))
    ),
)
