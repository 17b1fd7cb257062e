"""Label Studio tasks: what recoupe found goes out as predictions for people to correct (`labelstudio_back` reads what they made of it).

Positions are Unicode code points, as Label Studio has stored them since 1.4 (label-studio-frontend pull request 308).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from recoupe.model import Article, MentionKind, Quote, Reading, Span
from recoupe.store.rows import ArticlePage
from recoupe.write.request import Request, write_list

Json = dict[str, Any]
MENTIONS: tuple[MentionKind, ...] = ("person", "state", "government", "organisation", "armed_group", "media", "place", "role")
LABELS = ("quote", "content", "cue", "source", "account", "time", "quantity", *MENTIONS)
BETWEEN = " · "  # parts of a region's note
CONFIG = (
    '<View><Labels name="label" toName="text">'
    + "".join(f'<Label value="{label}"/>' for label in LABELS)
    + '</Labels><Text name="text" value="$text"/></View>'
)


def write_labelstudio(request: Request, out: BinaryIO) -> int:
    """One list of tasks; the labelling configuration is CONFIG."""
    return write_list(request, "[", tasks(request), "]\n", out)


def tasks(request: Request) -> Iterator[Json]:
    for row in request.dossier.stream("articles", request.where):
        page = request.dossier.article(row.id)
        if page is not None:
            yield task(page)


def task(page: ArticlePage) -> Json:
    """One article with all that was found in it."""
    row, article = page.row, page.article
    data = {"text": article.text, "id": row.id, "name": row.name, "outlet": row.outlet, "published": row.published, "title": row.title}
    drawn = list(regions(page.reading))
    found = [result(article, rank, region) for rank, region in enumerate(drawn)]
    found += [relation(rank, region.whole) for rank, region in enumerate(drawn) if region.whole is not None]
    return {"data": data, "predictions": [{"model_version": "recoupe", "result": found}]}


class Region(NamedTuple):
    """A span with its label and a note; `whole` is the rank of the quote that it is a part of."""

    span: Span
    label: str
    note: str
    whole: int | None = None


def regions(reading: Reading) -> Iterator[Region]:
    """Every span of the reading, the quotes with their parts first."""
    rank = 0
    for quote in reading.quotes:
        parts = list(quote_parts(quote, rank))
        yield from parts
        rank += len(parts)
    for account in reading.accounts:
        yield Region(account.trigger, "account", BETWEEN.join((account.type, account.polarity, account.status)))
    for time in reading.times:
        yield Region(time.span, "time", time.value)
    for quantity in reading.quantities:
        yield Region(quantity.span, "quantity", BETWEEN.join((number(quantity.low), number(quantity.high), quantity.unit)))
    for mention in reading.mentions:
        yield Region(mention.span, mention.kind, mention.actor or "")


def quote_parts(quote: Quote, rank: int) -> Iterator[Region]:
    """The quote, whose rank among all regions is `rank`, then its content, cue and source."""
    yield Region(quote.span, "quote", BETWEEN.join((quote.speaker_name or "?", quote.stance, quote.manner)))
    yield from (Region(span, "content", "", rank) for span in quote.content)
    if quote.cue is not None:
        yield Region(quote.cue.span, "cue", quote.cue.lemma, rank)
    if quote.source is not None:
        yield Region(quote.source, "source", quote.speaker_name or "", rank)


def number(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.12g}"


def result(article: Article, rank: int, region: Region) -> Json:
    span = region.span
    value = {"start": span.start, "end": span.end, "text": article.words(span), "labels": [region.label]}
    meta = {"meta": {"text": [region.note]}} if region.note else {}
    return {"id": f"r{rank}", "from_name": "label", "to_name": "text", "type": "labels", "value": value, **meta}


def relation(rank: int, whole: int) -> Json:
    """A part of a quote, tied to it: a source may stand outside, and quotes may stand in quotes."""
    return {"type": "relation", "from_id": f"r{rank}", "to_id": f"r{whole}", "direction": "right", "labels": ["part of"]}
