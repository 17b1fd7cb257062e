"""Search across everything, the query explained in words."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.store.dossier import Dossier
from recoupe.store.rows import Found
from recoupe.web.pages.base import Asked, Field, Page

HITS_A_KIND = 20


@dataclass(frozen=True, slots=True)
class Search:
    found: Found | None


def search(dossier: Dossier, asked: Asked) -> Search:
    """Articles, quotes, events and actors that hold the words asked for."""
    query = asked.get("q")
    return Search(dossier.search(query, limit=HITS_A_KIND) if query else None)


PAGES = (Page("search", "search", search, "Search across articles, quotes, events and actors.", (Field("q"),)),)
