"""Label Studio tasks: what recoupe found goes out as predictions for people to correct (`labelstudio_back` reads what they made of it).

Positions are Unicode code points, as Label Studio has stored them since 1.4 (label-studio-frontend pull request 308).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from recoupe.model import Article, MentionKind, Reading, Span
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
    found = [result(article, rank, span, label, note) for rank, (span, label, note) in enumerate(regions(page.reading))]
    return {"data": data, "predictions": [{"model_version": "recoupe", "result": found}]}


def regions(reading: Reading) -> Iterator[tuple[Span, str, str]]:
    """Every span with its label and a note."""
    for quote in reading.quotes:
        yield quote.span, "quote", BETWEEN.join((quote.speaker_name or "?", quote.stance, quote.manner))
        yield from ((span, "content", "") for span in quote.content)
        if quote.cue is not None:
            yield quote.cue.span, "cue", quote.cue.lemma
        if quote.source is not None:
            yield quote.source, "source", quote.speaker_name or ""
    for account in reading.accounts:
        yield account.trigger, "account", BETWEEN.join((account.type, account.polarity, account.status))
    for time in reading.times:
        yield time.span, "time", time.value
    for quantity in reading.quantities:
        yield quantity.span, "quantity", BETWEEN.join((number(quantity.low), number(quantity.high), quantity.unit))
    for mention in reading.mentions:
        yield mention.span, mention.kind, mention.actor or ""


def number(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.12g}"


def result(article: Article, rank: int, span: Span, label: str, note: str) -> Json:
    value = {"start": span.start, "end": span.end, "text": article.words(span), "labels": [label]}
    meta = {"meta": {"text": [note]}} if note else {}
    return {"id": f"r{rank}", "from_name": "label", "to_name": "text", "type": "labels", "value": value, **meta}
