"""Events: the list, and one event with its recoupement table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recoupe.edtf import bounds, is_edtf
from recoupe.model import Bilingual, Reading
from recoupe.store.dossier import Dossier
from recoupe.store.filters import Filter
from recoupe.store.rows import EventPage, EventRow
from recoupe.text import one_line
from recoupe.web.pages.base import YES_NO, Asked, FacetGroup, Field, Listed, Page, groups, paged, required, window
from recoupe.web.table import Table, recoup

# The sixteen types of PLOVER, and votes.
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "VOTE",
)  # fmt: skip
# More columns can't be compared at a glance; the origins with most articles are kept and the page says how many are left out.
MOST_COLUMNS = 8
MOST_REASONS = 30


@dataclass(frozen=True, slots=True)
class Events:
    list: Listed[EventRow]
    facets: tuple[FacetGroup, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """One article that tells the event; `days` after the first one, None where either date is unknown."""

    article: str
    title: str
    outlet: str | None
    published: str | None
    days: int | None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two articles' accounts were joined."""

    left: str
    right: str
    score: float
    reasons: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class OneEvent:
    event: EventPage
    table: Table
    more_origins: int
    publications: tuple[Publication, ...]
    reasons: tuple[Reason, ...]

    def dated(self) -> tuple[tuple[str, str, int], ...]:
        """The articles with a known day: key, outlet or title, days after the first."""
        return tuple((p.article, p.outlet or one_line(p.title, 32), p.days) for p in self.publications if p.days is not None)


def event_filter(asked: Asked) -> Filter:
    """What the reader wants to see of the events."""
    limit, offset = window(asked.page)
    return Filter(
        search=asked.get("q"),
        type=asked.one_of("type", TYPES),
        actor=asked.get("actor"),
        partner=asked.get("partner"),
        since=asked.get("since"),
        until=asked.get("until"),
        outlet=asked.get("outlet"),
        disputed=asked.flag("disputed"),
        sort=asked.get("sort"),
        limit=limit,
        offset=offset,
    )


def events(dossier: Dossier, asked: Asked) -> Events:
    """Events, in the order of time, narrowed as asked."""
    where = event_filter(asked)
    return Events(paged(dossier.events(where), asked.page), groups(dossier, "events", ("type",), where))


def event(dossier: Dossier, asked: Asked) -> OneEvent:
    """One event: the recoupement table, when it was published, why its accounts were joined, what it is tied to."""
    page = required(dossier.event(asked.key), asked.key)
    origins = sorted(page.origins, key=lambda o: -sum(t.origin.id == o.id for t in page.tellings))[:MOST_COLUMNS]
    shown = {o.id for o in origins}
    table = recoup(
        page.tellings, origins, page.disputes, readings(dossier, {t.telling.key[0] for t in page.tellings if t.origin.id in shown})
    )
    return OneEvent(page, table, len(page.origins) - len(origins), tuple(publications(page)), tuple(reasons(page)))


def readings(dossier: Dossier, articles: Iterable[str]) -> dict[str, Reading]:
    found = ((article, dossier.reading(article)) for article in articles)
    return {article: reading for article, reading in found if reading}


def publications(page: EventPage) -> Iterable[Publication]:
    """Each article once, in the order of publication, with the days since the first."""
    rows = {t.telling.key[0]: t for t in page.tellings}.values()
    known = [day for t in rows if (day := first_day(t.telling.published))]
    for row in sorted(rows, key=lambda t: first_day(t.telling.published) or date.max):
        day = first_day(row.telling.published)
        after = (day - min(known)).days if day else None
        yield Publication(row.telling.key[0], row.title, row.telling.outlet, row.telling.published, after)


def first_day(value: str | None) -> date | None:
    return bounds(value)[0] if value and is_edtf(value) else None


def reasons(page: EventPage) -> Iterable[Reason]:
    """The joins between articles, the strongest first, under the outlets' names."""
    names = {t.telling.key: t.telling.outlet or t.title for t in page.tellings}
    for join in page.joins[:MOST_REASONS]:
        if join.left in names and join.right in names:
            yield Reason(names[join.left], names[join.right], join.score, join.reasons)


FILTERS = (
    Field("q"), Field("type", TYPES, in_form=False), Field("outlet", in_form=False), Field("partner", in_form=False), Field("actor"),
    Field("since", hint="hint.date"), Field("until", hint="hint.date"),
    Field("disputed", YES_NO, "yes_no"), Field("sort", ("date", "newest", "origins", "disputes"), "sort"),
)  # fmt: skip
PAGES = (
    Page("events", "events", events, "Events, narrowed by type, actor, date, outlet or words.", FILTERS),
    Page(
        "event", "events", event, "One event with its recoupement table.", keys=lambda dossier: (row.id for row in dossier.stream("events"))
    ),
)
