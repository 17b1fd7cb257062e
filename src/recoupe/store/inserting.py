"""Rows into tables, by the names of their columns: a later step may add a column and nothing here breaks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from recoupe.model import Span
from recoupe.store.stems import stems, words


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, object]) -> int:
    """Inserts one row; gives its number."""
    return connection.execute(insertion(table, row), tuple(row.values())).lastrowid or 0


def insert_all(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Inserts rows that all have the same columns."""
    held = list(rows)
    if held:
        connection.executemany(insertion(table, held[0]), (tuple(row.values()) for row in held))


def insertion(table: str, row: Mapping[str, object]) -> str:
    columns = ", ".join(f'"{name}"' for name in row)
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})"


def insert_index(connection: sqlite3.Connection, kind: str, key: int, text: str) -> None:
    """Makes `text` findable as the thing `key` of `kind` (article, quote, event)."""
    insert(connection, f"{kind}_index", {"id": key, "words": words(text), "stems": stems(text)})


def as_json(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def place(span: Span) -> dict[str, object]:
    """The two columns of a span."""
    return {"start": span.start, "end": span.end}


def now() -> str:
    """This moment, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
