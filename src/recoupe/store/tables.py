"""The dossier as plain tables: each is a view of the file (`steps/*.sql`), read here under the same filters as the lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from recoupe.errors import UsageError
from recoupe.store.filters import Filter
from recoupe.store.listing import LISTINGS
from recoupe.store.where import WHERES, Where, named, published_within


@dataclass(frozen=True, slots=True)
class Table:
    """A table that can leave the house: its view's `key` column holds the `of` of the `kind` that filters it; `order` sorts it."""

    name: str
    key: str
    kind: str
    of: str
    order: str


LISTED: tuple[Table, ...] = (
    Table("articles", "id", "articles", "s.sha", "published, article"),
    Table("quotes", "id", "quotes", "q.id", "published, article, start"),
    Table("accounts", "event", "events", "e.id", "published, article, start"),
    Table("events", "id", "events", "e.id", "since IS NULL, since, first"),
    Table("disputes", "id", "disputes", "d.id", "event, severity"),
    Table("claims", "dispute", "disputes", "d.id", "dispute, side"),
    Table("actors", "id", "actors", "a.id", "name"),
    Table("problems", "article", "articles", "s.name", "article"),
)
REGISTERS: tuple[str, ...] = ("statements", "visits", "transfers", "deployments", "votes", "sanctions", "accusations", "aid")
TABLES: Mapping[str, Table] = {
    **{table.name: table for table in LISTED},
    **{name: Table(name, "event", "events", "e.id", "event") for name in REGISTERS},
    "statements": Table("statements", "", "quotes", "q.id", "date, speaker"),
}
SPEAKERS = """(SELECT c.name FROM actors c WHERE c.id = ? OR c.country = ? OR ' ' || c.folded || ' ' LIKE ?
  UNION SELECT a.name FROM actor_names n JOIN actors a ON a.id = n.actor WHERE n.folded = ?)"""


def find(name: str) -> Table:
    """The table of that name.

    Raises:
        UsageError: there is none.
    """
    if name not in TABLES:
        raise UsageError(f"There is no table {name}; choose one of {', '.join(TABLES)}.")
    return TABLES[name]


def table_columns(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """The table's columns. Raises UsageError as `find` does."""
    return tuple(row["name"] for row in connection.execute(f"PRAGMA table_info (v_{find(name).name})"))


def table_rows(connection: sqlite3.Connection, name: str, filter: Filter) -> Iterator[dict[str, object]]:
    """The table's rows that the filter keeps, one in memory at a time.

    Raises:
        UsageError: there is no such table, or the filter is wrong.
    """
    table = find(name)
    where = statement_conditions(filter) if name == "statements" else conditions(table, filter)
    limit = -1 if filter.limit is None else filter.limit
    sql = f"SELECT * FROM v_{name}{where.sql()} ORDER BY {table.order} LIMIT ? OFFSET ?"
    for row in connection.execute(sql, (*where.values, limit, filter.offset)):
        yield dict(row)


def conditions(table: Table, filter: Filter) -> Where:
    """The rows whose key the listing keeps; all of them where the filter asks for nothing."""
    where = Where()
    kept = WHERES[table.kind](replace(filter, speaker=None) if table.name in REGISTERS else filter)
    if not kept.parts:
        return where
    held = f"{table.key} IN (SELECT {table.of} FROM {LISTINGS[table.kind].source}{kept.sql()})"
    name = filter.actor or filter.speaker
    if table.name == "accusations" and name is not None:  # a denial that no event holds is kept by its speaker
        where.add(f"({held} OR (event IS NULL AND who IN {SPEAKERS}))", *kept.values, *named(name))
    else:
        where.add(held, *kept.values)
    return where


def statement_conditions(filter: Filter) -> Where:
    """Statements are kept by who said them, when, where and how."""
    where = Where()
    published_within(where, "date", filter)
    where.equal("stance", filter.stance)
    if filter.outlet is not None:
        where.add("',' || outlets || ',' LIKE ?", f"%,{filter.outlet},%")
    name = filter.speaker or filter.actor
    if name is not None:
        where.add(f"speaker IN {SPEAKERS}", *named(name))
    return where
