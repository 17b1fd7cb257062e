"""Readings made from a text alone, with no model of language: enough for what works on words."""

from __future__ import annotations

from hashlib import sha256

from recoupe.ground.quantities import find_quantities
from recoupe.ground.times import find_times
from recoupe.model import Article, Block, Published, Quote, Reading, Span


def reading_of_text(
    text: str,
    *,
    name: str = "article",
    outlet: str | None = None,
    published: str = "2024-03-10",
    quotes: tuple[Quote, ...] = (),
    agency: str | None = None,
) -> Reading:
    """The article, its times and its quantities."""
    article = Article(
        id=sha256(f"{name}{text}".encode()).hexdigest(),
        name=name,
        text=text,
        language="fr",
        blocks=(Block(span=Span(0, len(text)), kind="body"),),
        outlet=outlet,
        published=Published(value=published, basis="given"),
        agency=agency,
    )
    times = find_times(text, published=published)
    return Reading(article=article, times=times, quantities=find_quantities(text, times=times), quotes=quotes)
