"""The dossier at a glance: counts, articles by month and outlet, facets of a list, the axis of time, problems met."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from recoupe.errors import UsageError
from recoupe.model import Problem, Span
from recoupe.store.filters import Filter
from recoupe.store.listing import LISTINGS, both
from recoupe.store.rows import Counts, Facet, Located, MonthCount, TimelineRow
from recoupe.store.where import WHERES

FACETS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "articles": {"outlet": ("s.outlet", "s.outlet"), "month": ("s.month", "s.month"), "language": ("s.language", "s.language")},
    "quotes": {
        "speaker": (
            "(SELECT canon FROM actors WHERE id = q.speaker)",
            "(SELECT c.name FROM actors a JOIN actors c ON c.id = a.canon WHERE a.id = q.speaker)",
        ),
        "outlet": ("q.outlet", "q.outlet"),
        "stance": ("q.stance", "q.stance"),
        "manner": ("q.manner", "q.manner"),
        "anonymous": ("q.anonymous", "q.anonymous"),
        "month": ("substr(q.day, 1, 7)", "substr(q.day, 1, 7)"),
    },
    "events": {"type": ("e.type", "e.type"), "place": ("e.place", "e.place"), "origins": ("e.origins", "e.origins")},
    "disputes": {"property": ("d.property", "d.property"), "severity": ("d.severity", "d.severity"), "kind": ("d.kind", "d.kind"), "type": ("e.type", "e.type")},
    "actors": {"kind": ("a.kind", "a.kind"), "country": ("a.country", "a.country")},
}  # fmt: skip


def counts(connection: sqlite3.Connection) -> Counts:
    tables = ("articles", "quotes", "accounts", "events", "problems")
    numbers = {table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables}
    numbers["disputes"] = connection.execute("SELECT count(*) FROM disputes WHERE kind = 'dispute'").fetchone()[0]
    numbers["actors"] = connection.execute("SELECT count(*) FROM actors WHERE canon = id").fetchone()[0]
    outlets, first, last = connection.execute("SELECT count(DISTINCT outlet), min(day), max(day) FROM articles").fetchone()
    return Counts(outlets=outlets, first=first, last=last, **numbers)


def months(connection: sqlite3.Connection) -> tuple[MonthCount, ...]:
    sql = "SELECT month, outlet, count(*) AS articles FROM articles GROUP BY 1, 2 ORDER BY month IS NULL, month, articles DESC, outlet"
    return tuple(MonthCount(month=r["month"], outlet=r["outlet"], articles=r["articles"]) for r in connection.execute(sql))


def facets(connection: sqlite3.Connection, kind: str, name: str, filter: Filter, limit: int) -> tuple[Facet, ...]:
    """The values that `kind` can be narrowed to by `name`, the most frequent first, within what the filter's other fields keep.

    Raises:
        UsageError: that kind has no such facet.
    """
    found = FACETS.get(kind, {}).get(name)
    if found is None:
        raise UsageError(f"{kind} has no facet {name}; choose one of {', '.join(FACETS.get(kind, {}))}.")
    value, label = found
    if name in ("speaker", "outlet", "stance", "manner", "anonymous", "type", "property", "severity", "kind", "country", "origins"):
        filter = replace(filter, **{name: None})
    where = WHERES[kind](filter)
    where.add(f"{value} IS NOT NULL")
    sql = f"SELECT {value} AS value, {label} AS label, count(*) AS n FROM {LISTINGS[kind].source}{where.sql()} GROUP BY 1 ORDER BY n DESC, 2 LIMIT ?"
    return tuple(Facet(value=str(r["value"]), label=str(r["label"]), count=r["n"]) for r in connection.execute(sql, (*where.values, limit)))


def timeline(connection: sqlite3.Connection, filter: Filter) -> tuple[TimelineRow, ...]:
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


def problems(connection: sqlite3.Connection, article: str | None) -> tuple[Located, ...]:
    """The problems met, of one article or of all."""
    sql = """SELECT p.*, s.sha, s.name FROM problems p LEFT JOIN articles s ON s.id = p.article
      WHERE ? IS NULL OR ? IN (s.sha, s.name) ORDER BY p.id"""
    return tuple(located(row) for row in connection.execute(sql, (article, article)))


def located(row: sqlite3.Row) -> Located:
    span = Span(row["start"], row["end"]) if row["start"] is not None else None
    return Located(
        article=row["sha"], name=row["name"], problem=Problem(stage=row["stage"], sentence=row["sentence"], path=row["path"], span=span)
    )
