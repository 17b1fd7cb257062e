"""Actors: the list, one actor with its offices, statements, events and ego network; the network of all."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.store.dossier import Dossier
from recoupe.store.filters import Filter
from recoupe.store.rows import ActorPage, ActorRef, ActorRow, EventRow, QuoteRow
from recoupe.store.ties import Tie
from recoupe.web.pages.base import Asked, FacetGroup, Field, Listed, Page, groups, paged, required, window
from recoupe.web.pages.events import TYPES

KINDS = ("person", "state", "government", "organisation", "armed_group", "media", "place", "group", "role", "document")
FEW = 12
# Beyond this a drawing says nothing more, and the table is long enough.
MOST_TIES = 400


@dataclass(frozen=True, slots=True)
class Actors:
    list: Listed[ActorRow]
    facets: tuple[FacetGroup, ...]


@dataclass(frozen=True, slots=True)
class OneActor:
    actor: ActorPage
    quotes: Listed[QuoteRow]
    events: Listed[EventRow]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Network:
    ties: tuple[Tie, ...]


def actors(dossier: Dossier, asked: Asked) -> Actors:
    """Actors, those met in most articles first."""
    limit, offset = window(asked.page, 60)
    where = Filter(
        search=asked.get("q"),
        kind=asked.one_of("kind", KINDS),
        country=asked.get("country"),
        sort=asked.get("sort") or "articles",
        limit=limit,
        offset=offset,
    )
    return Actors(paged(dossier.actors(where), asked.page, 60), groups(dossier, "actors", ("kind", "country"), where))


def actor(dossier: Dossier, asked: Asked) -> OneActor:
    """One actor and all it says, does and undergoes."""
    page = required(dossier.actor(asked.key), asked.key)
    row = page.row
    me = ActorRef(id=row.id, name=row.name, kind=row.kind, country=row.country)
    ties = tuple(Tie(p.actor, me, p.type, p.events) if p.direction == "from" else Tie(me, p.actor, p.type, p.events) for p in page.partners)
    quotes = dossier.quotes(speaker=row.id, sort="newest", limit=FEW)
    return OneActor(page, paged(quotes, 1, FEW), paged(dossier.events(actor=row.id, sort="newest", limit=FEW), 1, FEW), ties)


def network(dossier: Dossier, asked: Asked) -> Network:
    """Who does what to whom, most events first."""
    where = Filter(type=asked.one_of("type", TYPES), actor=asked.get("actor"), since=asked.get("since"), until=asked.get("until"))
    return Network(dossier.ties(where, top=MOST_TIES))


FILTERS = (
    Field("q"),
    Field("kind", KINDS, "actor"),
    Field("country", hint="hint.country"),
    Field("sort", ("articles", "quotes", "events", "name"), "sort"),
)
PAGES = (
    Page("actors", "actors", actors, "Actors, narrowed by name, kind or country.", FILTERS),
    Page("actor", "actors", actor, "One actor.", keys=lambda dossier: (row.id for row in dossier.stream("actors"))),
    Page(
        "network", "network", network, "Who does what to whom.",
        (Field("type", TYPES), Field("actor"), Field("since", hint="hint.date"), Field("until", hint="hint.date")),
    ),
)  # fmt: skip
