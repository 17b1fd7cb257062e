"""When an article was published: from the sidecar, the metadata, the address, the text, in this order of trust."""

from __future__ import annotations

from recoupe.acquire.dates import date_in_address, find_dates, read_date
from recoupe.acquire.page import Page
from recoupe.acquire.sidecar import Row
from recoupe.model import Block, Published, Span

NEAR_TOP = 120  # characters of the first body block in which a dateline stands


def published_when(text: str, blocks: tuple[Block, ...], page: Page, row: Row, language: str) -> Published | None:
    """The date of publication with its basis and evidence; None where nothing tells it."""
    if row.published:
        return Published(value=row.published, basis="given", reason="the sidecar says so")
    if page.published and (value := read_date(page.published)):
        return Published(value=value, basis=page.basis, reason=f"the metadata says {page.published}")
    url = row.url or page.url
    if url and (value := date_in_address(url)):
        return Published(value=value, basis="url", reason=f"the address {url} says so")
    return _dateline(text, blocks)


def _dateline(text: str, blocks: tuple[Block, ...]) -> Published | None:
    body = next((block.span for block in blocks if block.kind == "body"), None)
    places = [block.span for block in blocks if block.kind in ("byline", "date")]
    if body is not None:
        places.append(Span(body.start, min(body.end, body.start + NEAR_TOP)))
    for place in places:
        found = next(find_dates(text[place.start : place.end]), None)
        if found is not None and found.span.start < 40:
            span = Span(place.start + found.span.start, place.start + found.span.end)
            return Published(value=found.value, basis="text", evidence=(span,), reason="the page dates itself")
    return None
