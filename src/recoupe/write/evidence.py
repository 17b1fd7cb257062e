"""What several formats need of an event: its pages one at a time, its counts, its days, addresses for what has none."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe import edtf
from recoupe.model import Bilingual, Telling
from recoupe.store.rows import EventPage, EventRow
from recoupe.write.request import Request

DEAD, INJURED, ARRESTED = "deaths", "wounded", "captives"  # what a telling's counts measure


def event_pages(request: Request) -> Iterator[EventPage]:
    """The events that the request keeps, each with its evidence, one in memory at a time."""
    for row in request.dossier.stream("events", request.where):
        page = request.dossier.event(row.id)
        if page is not None:
            yield page


def published_day(value: str | None) -> str | None:
    """The first day of a date of publication; None where it is none."""
    if value is None or not edtf.is_edtf(value):
        return None
    first, _ = edtf.bounds(value)
    return first.isoformat() if first else None


def urn(article: str) -> str:
    """An address for an article without one: its content's."""
    return f"urn:sha256:{article}"


def most_told(telling: Telling, kind: str) -> float | None:
    """How many of `kind` (deaths, wounded…) a telling counts, its lower bound first."""
    for count, found in zip(telling.counts, telling.count_kinds, strict=False):
        if found == kind:
            return count.low if count.low is not None else count.high
    return None


def tell_origins(row: EventRow) -> Bilingual:
    """« 3 articles, 2 origines »."""
    return Bilingual(
        fr=f"{row.articles} article{'s' * (row.articles > 1)}, {row.origins} origine{'s' * (row.origins > 1)}",
        en=f"{row.articles} article{'s' * (row.articles > 1)}, {row.origins} origin{'s' * (row.origins > 1)}",
    )
