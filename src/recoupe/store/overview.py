"""The dossier at a glance: counts, articles by month and outlet, facets of a list, the axis of time, problems met."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import fields

from recoupe.errors import UsageError
from recoupe.model import Problem, Span
from recoupe.store.filters import Filter
from recoupe.store.listing import LISTINGS, both
from recoupe.store.rows import Counts, Facet, Located, MonthCount, TimelineRow
from recoupe.store.where import WHERES

# Each facet's value and label, as SQL over its kind's listing.
SPEAKER = "(SELECT canon FROM actors WHERE id = q.speaker)"
SPEAKER_NAME = "(SELECT c.name FROM actors a JOIN actors c ON c.id = a.canon WHERE a.id = q.speaker)"
FACETS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "articles": {name: (f"s.{name}", f"s.{name}") for name in ("outlet", "month", "language")},
    "quotes": {"speaker": (SPEAKER, SPEAKER_NAME), "month": ("substr(q.day, 1, 7)", "substr(q.day, 1, 7)")}
    | {name: (f"q.{name}", f"q.{name}") for name in ("outlet", "stance", "manner", "anonymous")},
    "events": {name: (f"e.{name}", f"e.{name}") for name in ("type", "place", "origins")},
    "disputes": {name: (f"d.{name}", f"d.{name}") for name in ("property", "severity", "kind")} | {"type": ("e.type", "e.type")},
    "actors": {name: (f"a.{name}", f"a.{name}") for name in ("kind", "country")},
}
FACET = "SELECT {value} AS value, {label} AS label, count(*) AS n FROM {source}{where} GROUP BY 1 ORDER BY n DESC, 2 LIMIT ?"


def count_rows(connection: sqlite3.Connection) -> Counts:
    tables = ("articles", "quotes", "accounts", "events", "problems")
    numbers = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    numbers["disputes"] = connection.execute("SELECT count(*) FROM disputes WHERE kind = 'dispute'").fetchone()[0]
    numbers["actors"] = connection.execute("SELECT count(*) FROM actors WHERE canon = id").fetchone()[0]
    outlets, first, last = connection.execute("SELECT count(DISTINCT outlet), min(day), max(day) FROM articles").fetchone()
    return Counts(outlets=outlets, first=first, last=last, **numbers)


def count_months(connection: sqlite3.Connection) -> tuple[MonthCount, ...]:
    sql = "SELECT month, outlet, count(*) AS articles FROM articles GROUP BY 1, 2 ORDER BY month IS NULL, month, articles DESC, outlet"
    return tuple(MonthCount(month=r["month"], outlet=r["outlet"], articles=r["articles"]) for r in connection.execute(sql))


def count_facets(connection: sqlite3.Connection, kind: str, name: str, filter: Filter, limit: int) -> tuple[Facet, ...]:
    """The values that `kind` can be narrowed to by `name`, the most frequent first, within what the filter's other fields keep.

    Raises:
        UsageError: that kind has no such facet.
    """
    found = FACETS.get(kind, {}).get(name)
    if found is None:
        raise UsageError(f"{kind} has no facet {name}; choose one of {', '.join(FACETS.get(kind, {}))}.")
    value, label = found
    where = WHERES[kind](without(filter, name))
    where.add(f"{value} IS NOT NULL")
    sql = FACET.format(value=value, label=label, source=LISTINGS[kind].source, where=where.sql())
    return tuple(Facet(value=str(r["value"]), label=str(r["label"]), count=r["n"]) for r in connection.execute(sql, (*where.values, limit)))


def without(filter: Filter, name: str) -> Filter:
    """The filter without the field that a facet is about, so that its other values are offered too."""
    held = {field.name: getattr(filter, field.name) for field in fields(filter) if field.name != name}
    return Filter(**held)


def dated_events(connection: sqlite3.Connection, filter: Filter) -> tuple[TimelineRow, ...]:
    """The dated events that `filter` keeps, in the order of time."""
    where = WHERES["events"](filter)
    where.add("e.date IS NOT NULL")
    limit = -1 if filter.limit is None else filter.limit
    sql = f"SELECT e.* FROM events e{where.sql()} ORDER BY e.since IS NULL, e.since, e.key LIMIT ? OFFSET ?"
    return tuple(
        TimelineRow(
            event=row["id"],
            type=row["type"],
            sentence=both(row, "sentence"),
            date=row["date"],
            since=row["since"],
            until=row["until"],
            origins=row["origins"],
            disputes=row["disputes"],
        )
        for row in connection.execute(sql, (*where.values, limit, filter.offset))
    )


def problems_met(connection: sqlite3.Connection, article: str | None) -> tuple[Located, ...]:
    """The problems met, of one article or of all."""
    sql = """SELECT p.*, s.sha, s.name FROM problems p LEFT JOIN articles s ON s.id = p.article
      WHERE ? IS NULL OR ? IN (s.sha, s.name) ORDER BY p.id"""
    return tuple(located(row) for row in connection.execute(sql, (article, article)))


def located(row: sqlite3.Row) -> Located:
    span = Span(row["start"], row["end"]) if row["start"] is not None else None
    return Located(
        article=row["sha"], name=row["name"], problem=Problem(stage=row["stage"], sentence=row["sentence"], path=row["path"], span=span)
    )
