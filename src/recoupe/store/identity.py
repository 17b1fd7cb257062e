"""Names that hold across articles: one dossier-level actor per (folded name, kind, country), and permanent ids of quotes."""

from __future__ import annotations

import hashlib

from recoupe.model import Actor, Party, Span
from recoupe.text import fold

NO_COUNTRY = "x"


def actor_id(actor: Actor | Party) -> str:
    """A stable, readable, URL-safe id: `person.serguei-lavrov.rus`. Homonyms of two countries or two kinds have two ids."""
    return ".".join((actor.kind, slug(actor.name), (actor.country or NO_COUNTRY).lower()))


def slug(name: str) -> str:
    """`name` folded, with hyphens; a name without Latin letters or digits gives a digest."""
    return fold(name).replace(" ", "-") or hashlib.sha256(name.encode()).hexdigest()[:12]


def quote_id(article: str, span: Span) -> str:
    """A permanent id: the same words of the same article keep it through every re-reading."""
    return f"q{article[:12]}-{span.start}-{span.end}"
