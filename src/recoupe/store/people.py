"""What people say of a dossier: judgements on pairs and notes. Nothing is deleted; targets are permanent ids, so a re-reading keeps them."""

from __future__ import annotations

import sqlite3

from recoupe.errors import UsageError
from recoupe.store.adding import now
from recoupe.store.rows import Judged, Note

JUDGEMENTS = ("positive", "negative", "unsure", "none")


def judge(connection: sqlite3.Connection, kind: str, left: str, right: str, judgement: str, author: str, reason: str) -> int:
    """Keeps what `author` says of a pair.

    Raises:
        UsageError: `judgement` is none of the four, or the pair is one thing.
    """
    if judgement not in JUDGEMENTS:
        raise UsageError(f"{judgement}: a judgement is one of {', '.join(JUDGEMENTS)}.")
    if left == right:
        raise UsageError("A judgement is about two different things.")
    left, right = sorted((left, right))
    row = (kind, left, right, judgement, author, now(), reason)
    return connection.execute("INSERT INTO judgements VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", row).lastrowid or 0


def judgements(connection: sqlite3.Connection, kind: str | None) -> tuple[Judged, ...]:
    """The judgement that holds for each pair: the last one."""
    sql = """SELECT * FROM judgements WHERE id IN (SELECT max(id) FROM judgements GROUP BY kind, "left", "right")
      AND (? IS NULL OR kind = ?) ORDER BY id"""
    return tuple(Judged(**dict(row)) for row in connection.execute(sql, (kind, kind)))


def note(connection: sqlite3.Connection, kind: str, target: str, author: str, text: str) -> int:
    """Keeps a note.

    Raises:
        UsageError: it is empty.
    """
    if not text.strip():
        raise UsageError("A note needs some words.")
    return connection.execute("INSERT INTO notes VALUES (NULL, ?, ?, ?, ?, ?)", (kind, target, author, now(), text)).lastrowid or 0


def notes(connection: sqlite3.Connection, kind: str | None, target: str | None) -> tuple[Note, ...]:
    sql = "SELECT * FROM notes WHERE (? IS NULL OR kind = ?) AND (? IS NULL OR target = ?) ORDER BY id"
    return tuple(Note(**dict(row)) for row in connection.execute(sql, (kind, kind, target, target)))
