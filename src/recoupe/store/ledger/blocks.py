"""Entries in blocks, each block in the order of its entries: the shelf of `merge.shelf`, in the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

Order = tuple[int, int, int]
# A block, how far one looks there, and a place in it.
Placed = tuple[int, int, Order]
BEFORE = """SELECT day, near, telling FROM ledger_blocks WHERE block = ? AND (day, near, telling) < (?, ?, ?)
  ORDER BY day DESC, near DESC, telling DESC LIMIT ?"""
AFTER = """SELECT day, near, telling FROM ledger_blocks WHERE block = ? AND (day, near, telling) > (?, ?, ?)
  ORDER BY day, near, telling LIMIT ?"""
PUT = "INSERT INTO ledger_blocks VALUES (?, ?, ?, ?)"
DROP = "DELETE FROM ledger_blocks WHERE block = ? AND day = ? AND near = ? AND telling = ?"


class Blocks:
    """The blocks of a dossier."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def before(self, block: int, order: Order, most: int) -> Sequence[Order]:
        """The nearest entries of a block before `order`, the nearest first."""
        return [(day, near, telling) for day, near, telling in self._db.execute(BEFORE, (block, *order, most))]

    def after(self, block: int, order: Order, most: int) -> Sequence[Order]:
        """The nearest entries after it, the nearest first."""
        return [(day, near, telling) for day, near, telling in self._db.execute(AFTER, (block, *order, most))]

    def put(self, entries: Iterable[Placed]) -> None:
        """Puts entries in."""
        self.fill((block, order) for block, _, order in entries)

    def drop(self, entries: Iterable[Placed]) -> None:
        """Takes entries out."""
        self._db.executemany(DROP, ((block, *order) for block, _, order in entries))

    def fill(self, rows: Iterable[tuple[int, Order]]) -> None:
        """Puts many entries in, each with its block."""
        self._db.executemany(PUT, sorted((block, *order) for block, order in rows))
