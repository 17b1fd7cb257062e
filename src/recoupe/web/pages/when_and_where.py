"""Time and place: events on an axis where a doubt about the day shows, and on a map without a tile server."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.store.dossier import Dossier
from recoupe.store.filters import Filter
from recoupe.store.rows import EventRow, TimelineRow
from recoupe.web.pages.base import YES_NO, Asked, Field, Page
from recoupe.web.pages.events import TYPES

# A drawing with more bars than this is a smear; the page says how many are left out and how to narrow.
MOST_BARS = 250
MOST_PLACES = 200
EVENTS_A_PLACE = 5
# Events among which those of each place are chosen, the best attested first.
MOST_LISTED = 300


@dataclass(frozen=True, slots=True)
class Time:
    rows: tuple[TimelineRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    count: int
    events: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Map:
    places: dict[str, int]
    list: tuple[Place, ...]

    def near(self) -> dict[str, frozenset[str]]:
        """For each place the countries of those who act in its events: they tell namesakes apart."""
        return {p.name: frozenset(a.country for e in p.events for a in (*e.actors, *e.recipients) if a.country) for p in self.list}


def time(dossier: Dossier, asked: Asked) -> Time:
    """Dated events in the order of time."""
    where = Filter(
        type=asked.one_of("type", TYPES),
        actor=asked.get("actor"),
        since=asked.get("since"),
        until=asked.get("until"),
        disputed=asked.flag("disputed"),
    )
    rows = dossier.timeline(where, limit=MOST_BARS)
    return Time(rows, len(rows) if len(rows) < MOST_BARS else dossier.total("events", where))


def map_(dossier: Dossier, asked: Asked) -> Map:
    """Places by how many events are told to have happened there, with a few of them."""
    counts = {f.value: f.count for f in dossier.facets("events", "place", Filter(), top=MOST_PLACES)}
    found: dict[str, list[EventRow]] = {name: [] for name in counts}
    for event in dossier.events(sort="origins", limit=MOST_LISTED):
        if event.place in found and len(found[event.place]) < EVENTS_A_PLACE:
            found[event.place].append(event)
    return Map(counts, tuple(Place(name, count, tuple(found[name])) for name, count in counts.items()))


FILTERS = (
    Field("type", TYPES),
    Field("actor"),
    Field("since", hint="hint.date"),
    Field("until", hint="hint.date"),
    Field("disputed", YES_NO, "yes_no"),
)
PAGES = (
    Page("time", "time", time, "Events on the axis of time.", FILTERS),
    Page("map", "map", map_, "Events by place."),
)
