"""Who does what to whom, counted over events: the network of actors."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace

from recoupe.store.filters import Filter
from recoupe.store.rows import ActorRef
from recoupe.store.where import WHERES

TIES = """SELECT t.type, t.events, l.id AS left_id, l.name AS left_name, l.kind AS left_kind, l.country AS left_country,
  r.id AS right_id, r.name AS right_name, r.kind AS right_kind, r.country AS right_country
  FROM (SELECT e.type, x.actor AS doer, y.actor AS recipient, count(*) AS events
    FROM event_actors x CROSS JOIN event_actors y ON y.event = x.event AND y.role = 'recipient' CROSS JOIN events e ON e.id = x.event{}
    GROUP BY doer, recipient, e.type) t
  JOIN actors l ON l.id = t.doer JOIN actors r ON r.id = t.recipient ORDER BY t.events DESC, l.folded, r.folded, t.type LIMIT ?"""


@dataclass(frozen=True, slots=True)
class Tie:
    """Events of one type from one actor to another."""

    left: ActorRef
    right: ActorRef
    type: str
    events: int


def ties(connection: sqlite3.Connection, filter: Filter, limit: int) -> tuple[Tie, ...]:
    """The ties of the events that `filter` keeps, most events first."""
    where = WHERES["events"](replace(filter, limit=None, offset=0))
    where.add("x.role = 'actor' AND x.actor <> y.actor")
    rows = connection.execute(TIES.format(where.sql()), (*where.values, limit))
    return tuple(Tie(end(row, "left"), end(row, "right"), row["type"], row["events"]) for row in rows)


def end(row: sqlite3.Row, side: str) -> ActorRef:
    return ActorRef(id=row[f"{side}_id"], name=row[f"{side}_name"], kind=row[f"{side}_kind"], country=row[f"{side}_country"])
