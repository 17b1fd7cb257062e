"""Articles without a date of their own: the events they share with dated ones, and the bounds that these give them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recoupe.model import Key, Telling, Tightened
from recoupe.store.codec import dumps, loads
from recoupe.store.listing import both

# A date that the page, its address, its metadata or the desk gives stands; one inferred from what is told may be narrowed.
UNDATED = "(s.published IS NULL OR s.basis = 'inferred')"
# CROSS JOIN keeps SQLite to this order: those articles are few, events are many.
SHARED = f"""SELECT DISTINCT e.event FROM articles s CROSS JOIN accounts a ON a.article = s.id
  CROSS JOIN event_accounts e ON e.account = a.key WHERE {UNDATED} ORDER BY 1"""
TOLD = f"""SELECT a.telling, {UNDATED} AS undated FROM event_accounts e JOIN accounts a ON a.key = e.account
  JOIN articles s ON s.id = a.article WHERE e.event = ? ORDER BY e.rank"""
JOINED = "SELECT left_article, left_index, right_article, right_index, score FROM joins WHERE event = ?"
KEEP = "INSERT INTO tightened SELECT id, ?, ?, ?, ? FROM articles WHERE sha = ?"
KEPT = "SELECT s.sha, s.name, t.* FROM tightened t JOIN articles s ON s.id = t.article ORDER BY s.name, s.sha"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """An event told by articles without a date and by dated ones. `worth` is how much speaks, in the best pair, for each telling's being
    of it."""

    event: str
    undated: tuple[Telling, ...]
    dated: tuple[Telling, ...]
    worth: Mapping[Key, float]


def shared_events(connection: sqlite3.Connection) -> Iterator[Shared]:
    """The events that articles without a date share with dated ones, in the order of their ids."""
    for (event,) in connection.execute(SHARED).fetchall():
        rows = [(loads(Telling, row["telling"]), row["undated"]) for row in connection.execute(TOLD, (event,)) if row["telling"]]
        undated, dated = (tuple(telling for telling, has_none in rows if bool(has_none) is wanted) for wanted in (True, False))
        if undated and dated:
            yield Shared(event=event, undated=undated, dated=dated, worth=_worth(connection, event))


def _worth(connection: sqlite3.Connection, event: str) -> Mapping[Key, float]:
    best: dict[Key, float] = {}
    for row in connection.execute(JOINED, (event,)):
        for key in ((row["left_article"], row["left_index"]), (row["right_article"], row["right_index"])):
            best[key] = max(best.get(key, row["score"]), row["score"])
    return best


def put_tightened(connection: sqlite3.Connection, found: Iterable[Tightened]) -> None:
    """Makes the bounds kept those of `found`."""
    connection.execute("DELETE FROM tightened")
    connection.executemany(KEEP, ((t.value, t.reason.fr, t.reason.en, dumps(t.witnesses), t.article) for t in found))


def tightened(connection: sqlite3.Connection) -> tuple[Tightened, ...]:
    """The bounds kept, by the articles' names."""
    return tuple(
        Tightened(
            article=row["sha"],
            name=row["name"],
            value=row["value"],
            reason=both(row, "reason"),
            witnesses=loads(tuple[str, ...], row["witnesses"]),
        )
        for row in connection.execute(KEPT)
    )
