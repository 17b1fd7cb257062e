"""The dossier at a glance, and the problems met."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.store.dossier import Dossier
from recoupe.store.filters import Filter
from recoupe.store.rows import ArticleRow, Counts, DisputeRow, EventRow, Facet, Located, MonthCount
from recoupe.store.rows import Page as Rows
from recoupe.web.pages.base import Asked, Listed, Page, paged, window

FEW = 5


@dataclass(frozen=True, slots=True)
class Overview:
    counts: Counts
    months: tuple[MonthCount, ...]
    disputes: tuple[DisputeRow, ...]
    agreed: tuple[EventRow, ...]
    speakers: tuple[Facet, ...]
    newest: tuple[ArticleRow, ...]
    problems: tuple[Located, ...]


@dataclass(frozen=True, slots=True)
class Problems:
    list: Listed[Located]


def overview(dossier: Dossier, asked: Asked) -> Overview:
    """What the dossier holds, the loudest disputes, what several origins agree on, who speaks most, what came last, what went wrong."""
    counts = dossier.counts()
    last_added = dossier.articles(sort="added", limit=FEW, offset=max(0, counts.articles - FEW))
    return Overview(
        counts=counts,
        months=dossier.months(),
        disputes=tuple(dossier.disputes(sort="severity", kind="dispute", limit=FEW)),
        agreed=tuple(dossier.events(sort="origins", origins=2, disputed=False, limit=FEW)),
        speakers=dossier.facets("quotes", "speaker", Filter(), top=10),
        newest=tuple(reversed(last_added)),
        problems=dossier.problems()[:FEW],
    )


def problems(dossier: Dossier, asked: Asked) -> Problems:
    """All problems met while reading."""
    found = dossier.problems()
    limit, offset = window(asked.page)
    return Problems(paged(Rows(found[offset : offset + limit], len(found)), asked.page))


PAGES = (
    Page("index", "index", overview, "The dossier at a glance."),
    Page("problems", "problems", problems, "Problems met while reading."),
)
