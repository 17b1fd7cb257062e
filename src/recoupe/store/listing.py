"""One way to list everything: keys that a filter keeps, in an order; then whole rows for a few keys at a time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from recoupe.errors import UsageError
from recoupe.model import Bilingual
from recoupe.store.filters import Filter
from recoupe.store.rows import ActorRef
from recoupe.store.where import WHERES

CHUNK = 400  # keys whose rows are read together: under SQLite's parameter limit, small in memory
Row = sqlite3.Row


@dataclass(frozen=True, slots=True)
class Listing:
    """A kind of row: where its keys come from, and the orders offered (the first is the default)."""

    kind: str
    source: str
    key: str
    orders: Mapping[str, str]


SEVERITY = "CASE d.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END"
KIND = "CASE d.kind WHEN 'dispute' THEN 0 WHEN 'variant' THEN 1 ELSE 2 END"
ARTICLE_ORDERS = {
    "date": "s.day IS NULL, s.day, s.id",
    "newest": "s.day DESC, s.id DESC",
    "outlet": "s.outlet, s.day, s.id",
    "added": "s.id",
}
QUOTE_ORDERS = {
    "date": "q.day IS NULL, q.day, q.article, q.start",
    "newest": "q.day DESC, q.article DESC, q.start",
    "speaker": "q.speaker_name IS NULL, q.speaker_name, q.day, q.key",
    "outlet": "q.outlet, q.day, q.key",
}
EVENT_ORDERS = {
    "date": "e.since IS NULL, e.since, e.first, e.key",
    "newest": "e.since DESC, e.last DESC, e.key",
    "origins": "e.origins DESC, e.tellings DESC, e.key",
    "disputes": "e.disputes DESC, e.origins DESC, e.key",
    "tellings": "e.tellings DESC, e.key",
}
DISPUTE_ORDERS = {
    "severity": f"{KIND}, {SEVERITY}, e.origins DESC, d.key",
    "date": "e.since IS NULL, e.since, d.key",
    "property": f"d.property, {SEVERITY}, d.key",
}
ACTOR_ORDERS = {
    "name": "a.folded, a.id",
    "quotes": "(SELECT count(*) FROM actors c JOIN quotes q ON q.speaker = c.id WHERE c.canon = a.id) DESC, a.folded",
    "events": "(SELECT count(*) FROM event_actors x WHERE x.actor = a.id) DESC, a.folded",
    "articles": "(SELECT count(DISTINCT n.article) FROM actors c JOIN actor_names n ON n.actor = c.id WHERE c.canon = a.id) DESC, a.folded",
}
LISTINGS: Mapping[str, Listing] = {
    listing.kind: listing
    for listing in (
        Listing("articles", "articles s", "s.id", ARTICLE_ORDERS),
        Listing("quotes", "quotes q", "q.key", QUOTE_ORDERS),
        Listing("events", "events e", "e.key", EVENT_ORDERS),
        Listing("disputes", "disputes d LEFT JOIN events e ON e.id = d.event", "d.key", DISPUTE_ORDERS),
        Listing("actors", "actors a", "a.rowid", ACTOR_ORDERS),
    )
}


def keys(connection: sqlite3.Connection, kind: str, filter: Filter) -> list[int]:
    """The keys of the rows that `filter` keeps, in its order, its page of them only.

    Raises:
        UsageError: it asks for an order, a date or a search that cannot be.
    """
    listing, where = LISTINGS[kind], WHERES[kind](filter)
    order = listing.orders.get(filter.sort or next(iter(listing.orders)))
    if order is None:
        raise UsageError(f"{kind} cannot be sorted by {filter.sort}; choose one of {', '.join(listing.orders)}.")
    sql = f"SELECT {listing.key} FROM {listing.source}{where.sql()} ORDER BY {order} LIMIT ? OFFSET ?"
    limit = -1 if filter.limit is None else filter.limit
    return [row[0] for row in connection.execute(sql, (*where.values, limit, filter.offset))]


def total(connection: sqlite3.Connection, kind: str, filter: Filter) -> int:
    """How many rows `filter` keeps, whatever its limit."""
    listing, where = LISTINGS[kind], WHERES[kind](filter)
    found: int = connection.execute(f"SELECT count(*) FROM {listing.source}{where.sql()}", where.values).fetchone()[0]
    return found


def chunks(values: Iterable[int]) -> Iterator[tuple[int, ...]]:
    held = iter(values)
    while chunk := tuple(islice(held, CHUNK)):
        yield chunk


def marks(values: Sequence[object]) -> str:
    """As many question marks as values."""
    return ",".join("?" * len(values))


def rows_by_key(connection: sqlite3.Connection, sql: str, chosen: Sequence[object]) -> list[Row]:
    """The rows of `sql` (which holds `{}` for the keys and gives `key`) in the order of `chosen`."""
    found = {row["key"]: row for row in connection.execute(sql.format(marks(chosen)), chosen)}
    return [found[key] for key in chosen if key in found]


def grouped(connection: sqlite3.Connection, sql: str, chosen: Sequence[object]) -> dict[Any, list[Row]]:
    """The rows of `sql`, in its order, in one list a `key`."""
    found: dict[Any, list[Row]] = {key: [] for key in chosen}
    for row in connection.execute(sql.format(marks(chosen)), chosen):
        found[row["key"]].append(row)
    return found


def texts(value: str) -> tuple[str, ...]:
    """A JSON list of texts."""
    return tuple(json.loads(value))


def both(row: Row, name: str) -> Bilingual:
    """The French and the English column of a sentence."""
    return Bilingual(fr=row[f"{name}_fr"], en=row[f"{name}_en"])


def reference(row: Row) -> ActorRef:
    return ActorRef(id=row["id"], name=row["name"], kind=row["kind"], country=row["country"])
