"""Numbers as the ledger knows them: what of each is compared, and the thing that it counts with others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from recoupe.model import Key
from recoupe.store.codec import dumps, loads
from recoupe.store.ledger.articles import Articles

FIGURE = """SELECT a.sha, f."index", f.figure, f.kind, f.names, f.stems, f.date, f.published FROM ledger_figures f
  JOIN ledger_articles a ON a.number = f.article WHERE f.figure = ?"""
PUT = "INSERT INTO ledger_figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
OF_ARTICLE = """SELECT DISTINCT f.thing FROM ledger_articles a JOIN ledger_figures f ON f.article = a.number
  WHERE a.sha = ? AND f.thing IS NOT NULL"""
MEMBERS = """SELECT a.sha, f."index" FROM ledger_figures f JOIN ledger_articles a ON a.number = f.article WHERE f.thing = ? ORDER BY 1, 2"""


class Figure(NamedTuple):
    """One number as it is compared."""

    key: Key
    number: int
    kind: str
    names: tuple[str, ...]
    stems: tuple[str, ...]
    date: str | None
    published: str | None


class Figures:
    """The numbers of a dossier, by the numbers that stand for them."""

    def __init__(self, connection: sqlite3.Connection, articles: Articles) -> None:
        self._db = connection
        self._articles = articles

    def figure(self, number: int) -> Figure:
        """A number that the ledger holds."""
        sha, index, figure, kind, names, stems, date, published = self._db.execute(FIGURE, (number,)).fetchone()
        return Figure((sha, index), figure, kind, loads(tuple[str, ...], names), tuple(stems.split()), date, published)

    def put(self, figures: Iterable[Figure], things: Mapping[Key, str]) -> None:
        """Keeps numbers, each with what it counts with others."""
        number = self._articles.number
        rows = (
            (f.number, number(f.key[0]), f.key[1], f.kind, dumps(f.names), " ".join(f.stems), f.date, f.published, things.get(f.key))
            for f in figures
        )
        self._db.executemany(PUT, rows)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forgets numbers."""
        self._db.executemany("DELETE FROM ledger_figures WHERE figure = ?", ((number,) for number in numbers))

    def thing(self, number: int) -> str | None:
        """What a number counted with others at the last cross-check, if anything."""
        row = self._db.execute("SELECT thing FROM ledger_figures WHERE figure = ?", (number,)).fetchone()
        return str(row[0]) if row and row[0] else None

    def things_of(self, article: str) -> set[str]:
        """What the numbers of an article count."""
        return {row[0] for row in self._db.execute(OF_ARTICLE, (article,))}

    def members(self, thing: str) -> list[Key]:
        """The numbers of one thing, in the order of their keys."""
        return [(row[0], row[1]) for row in self._db.execute(MEMBERS, (thing,))]

    def settle(self, things: Iterable[tuple[int, str | None]]) -> None:
        """Keeps what numbers count."""
        self._db.executemany("UPDATE ledger_figures SET thing = ?2 WHERE figure = ?1", things)
