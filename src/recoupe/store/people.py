"""What people say of a dossier: judgements on pairs and notes. Nothing is deleted, and targets are permanent ids: re-reading keeps them."""

from __future__ import annotations

import sqlite3

from recoupe.errors import UsageError
from recoupe.store.inserting import insert, now
from recoupe.store.rows import Judged, Note

JUDGEMENTS = ("positive", "negative", "unsure", "none")


def put_judgement(connection: sqlite3.Connection, kind: str, left: str, right: str, judgement: str, author: str, reason: str) -> int:
    """Keeps what `author` says of a pair.

    Raises:
        UsageError: `judgement` is none of the four, or the pair is one thing.
    """
    if judgement not in JUDGEMENTS:
        raise UsageError(f"{judgement}: a judgement is one of {', '.join(JUDGEMENTS)}.")
    if left == right:
        raise UsageError("A judgement is about two different things.")
    left, right = sorted((left, right))
    row = {"kind": kind, "left": left, "right": right, "judgement": judgement, "author": author, "at": now(), "reason": reason}
    return insert(connection, "judgements", row)


def judgements_held(connection: sqlite3.Connection, kind: str | None) -> tuple[Judged, ...]:
    """The judgement that holds for each pair: the last one."""
    sql = """SELECT * FROM judgements WHERE id IN (SELECT max(id) FROM judgements GROUP BY kind, "left", "right")
      AND (? IS NULL OR kind = ?) ORDER BY id"""
    return tuple(Judged(**dict(row)) for row in connection.execute(sql, (kind, kind)))


def put_note(connection: sqlite3.Connection, kind: str, target: str, author: str, text: str) -> int:
    """Keeps a note.

    Raises:
        UsageError: it is empty.
    """
    if not text.strip():
        raise UsageError("A note needs some words.")
    return insert(connection, "notes", {"kind": kind, "target": target, "author": author, "at": now(), "text": text})


def notes_kept(connection: sqlite3.Connection, kind: str | None, target: str | None) -> tuple[Note, ...]:
    sql = "SELECT * FROM notes WHERE (? IS NULL OR kind = ?) AND (? IS NULL OR target = ?) ORDER BY id"
    return tuple(Note(**dict(row)) for row in connection.execute(sql, (kind, kind, target, target)))
