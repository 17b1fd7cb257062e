"""Registers as researchers keep them: each a view of the file (`steps/07_registers.sql`), read here under the same filters as the lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from recoupe.errors import UsageError
from recoupe.store.filters import Filter
from recoupe.store.where import Where, events, named, published_within

REGISTERS: tuple[str, ...] = ("statements", "visits", "transfers", "deployments", "votes", "sanctions", "accusations", "aid")
ORDER = {"statements": "date, speaker"}
SPEAKERS = """(SELECT c.name FROM actors c WHERE c.id = ? OR c.country = ? OR ' ' || c.folded || ' ' LIKE ?
  UNION SELECT a.name FROM actor_names n JOIN actors a ON a.id = n.actor WHERE n.folded = ?)"""


def columns(connection: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """The columns of a register.

    Raises:
        UsageError: there is no such register.
    """
    if name not in REGISTERS:
        raise UsageError(f"There is no register {name}; choose one of {', '.join(REGISTERS)}.")
    return tuple(row["name"] for row in connection.execute(f"PRAGMA table_info (v_{name})"))


def rows(connection: sqlite3.Connection, name: str, filter: Filter) -> Iterator[dict[str, object]]:
    """The register's rows that the filter keeps, in the order of time."""
    order = "date, event" if "date" in columns(connection, name) else "event"
    where = Where()
    kept = events(replace(filter, speaker=None, search=None)) if name != "statements" else Where()
    if name == "statements":
        statement_conditions(where, filter)
    elif kept.parts:
        held, name_of = f"event IN (SELECT e.id FROM events e{kept.sql()})", filter.actor or filter.speaker
        if name == "accusations" and name_of is not None:
            where.add(f"({held} OR (event IS NULL AND who IN {SPEAKERS}))", *kept.values, *named(name_of))
        else:
            where.add(held, *kept.values)
    limit = -1 if filter.limit is None else filter.limit
    sql = f"SELECT * FROM v_{name}{where.sql()} ORDER BY {ORDER.get(name, order)} LIMIT ? OFFSET ?"
    for row in connection.execute(sql, (*where.values, limit, filter.offset)):
        yield dict(row)


def statement_conditions(where: Where, filter: Filter) -> None:
    """Statements are kept by who said them, when, where and how."""
    published_within(where, "date", filter)
    where.equal("stance", filter.stance)
    if filter.outlet is not None:
        where.add("',' || outlets || ',' LIKE ?", f"%,{filter.outlet},%")
    name = filter.speaker or filter.actor
    if name is not None:
        where.add(f"speaker IN {SPEAKERS}", *named(name))
