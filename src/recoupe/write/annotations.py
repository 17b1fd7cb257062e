"""W3C Web Annotations, JSON-LD: each quote, account, time and quantity on its article, to be found again by position and by words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from recoupe.model import Article, Span
from recoupe.store.rows import ArticlePage
from recoupe.write.evidence import urn
from recoupe.write.request import Request, write_list

Json = dict[str, Any]
AROUND = 32  # characters before and after, enough to tell two places apart
HEAD = '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": ['


def write_annotations(request: Request, out: BinaryIO) -> int:
    """One AnnotationPage."""
    return write_list(request, HEAD, items(request), "]}\n", out)


def items(request: Request) -> Iterator[Json]:
    """The annotations of the articles that the request keeps."""
    for row in request.dossier.stream("articles", request.where):
        page = request.dossier.article(row.id)
        if page is not None:
            yield from of_article(page)


def of_article(page: ArticlePage) -> Iterator[Json]:
    reading = page.reading
    for row in page.quotes:
        said = f"{row.speaker_name or '?'} ({row.stance}, {row.manner})"
        yield annotation(page, row.span, f"quote/{row.id}", "quote", said)
    for number, account in enumerate(reading.accounts):
        label = ".".join(filter(None, (account.type, account.mode)))
        yield annotation(page, account.trigger, f"account/{number}", "account", f"{label} ({account.polarity}, {account.status})")
    for number, time in enumerate(reading.times):
        yield annotation(page, time.span, f"time/{number}", "time", time.value)
    for number, quantity in enumerate(reading.quantities):
        bounds = "..".join("" if n is None else f"{n:g}" for n in dict.fromkeys((quantity.low, quantity.high)))
        yield annotation(page, quantity.span, f"quantity/{number}", "quantity", f"{bounds} {quantity.unit}")


def annotation(page: ArticlePage, span: Span, name: str, tag: str, text: str) -> Json:
    """One annotation: what it is (a tag), what it says (a description), where it stands."""
    return {
        "id": f"{urn(page.row.id)}#{name}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": tag},
            {"type": "TextualBody", "purpose": "describing", "value": text, "language": page.row.language},
        ],
        "target": {"source": page.row.url or urn(page.row.id), "selector": selectors(page.article, span)},
    }


def selectors(article: Article, span: Span) -> list[Json]:
    """Where a span stands: by position (Unicode code points, as the specification counts) and by its words with those around."""
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": article.words(span),
            "prefix": article.text[max(span.start - AROUND, 0) : span.start],
            "suffix": article.text[span.end : span.end + AROUND],
        },
    ]
