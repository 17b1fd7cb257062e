"""Sayings as the ledger knows them: by speaker and week, with the words that are compared and the statement in which each stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from recoupe.model import Key, Statement
from recoupe.store.ledger.articles import Articles

SAID = """SELECT w.*, a.sha FROM ledger_wordings w JOIN ledger_articles a ON a.number = w.article
  WHERE w.speaker = ? AND w.week BETWEEN ? AND ?"""
HOLDING = """SELECT w.statement FROM ledger_articles a JOIN ledger_wordings w ON w.article = a.number
  WHERE a.sha = ? AND w."index" = ? AND w.statement IS NOT NULL"""
HELD = """SELECT DISTINCT w.statement FROM ledger_articles a JOIN ledger_wordings w ON w.article = a.number
  WHERE a.sha = ? AND w.statement IS NOT NULL"""
MEMBERS = """SELECT a.sha, w."index" FROM ledger_wordings w JOIN ledger_articles a ON a.number = w.article
  WHERE w.statement = ? ORDER BY 1, 2"""
STAND = """UPDATE ledger_wordings SET statement = ?1
  WHERE article = (SELECT number FROM ledger_articles WHERE sha = ?2) AND "index" = ?3"""


class Said(NamedTuple):
    """One saying as it is compared."""

    key: Key
    voice: str
    name: str
    day: int | None
    stems: tuple[str, ...]
    speaker: int
    week: int


class Sayings:
    """The sayings of a dossier."""

    def __init__(self, connection: sqlite3.Connection, articles: Articles) -> None:
        self._db = connection
        self._articles = articles

    def said(self, speaker: int, first: int, last: int) -> list[Said]:
        """What a speaker said from one week to another."""
        rows = self._db.execute(SAID, (speaker, first, last))
        return [
            Said((row["sha"], row["index"]), row["voice"], row["name"], row["day"], tuple(row["stems"].split()), speaker, row["week"])
            for row in rows
        ]

    def put(self, said: Iterable[Said], statements: Mapping[Key, str]) -> None:
        """Keeps sayings, each with the statement in which it stands, if any."""
        places = sorted((s.speaker, s.week, self._articles.number(s.key[0]), s.key[1], s) for s in said)
        rows = ((*place, s.day, s.voice, s.name, " ".join(s.stems), statements.get(s.key)) for *place, s in places)
        self._db.executemany("INSERT INTO ledger_wordings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def drop(self, sha: str) -> None:
        """Forgets the sayings of an article."""
        self._db.execute("DELETE FROM ledger_wordings WHERE article = ?", (self._articles.number(sha),))

    def statements_of(self, keys: Iterable[Key]) -> set[str]:
        """The statements in which some sayings stood at the last cross-check."""
        return {row[0] for key in keys for row in self._db.execute(HOLDING, key)}

    def statements_in(self, articles: Collection[str]) -> set[str]:
        """The statements that some articles quote."""
        return {row[0] for sha in articles for row in self._db.execute(HELD, (sha,))}

    def statement(self, id_: str) -> Statement:
        """A written statement."""
        speaker = self._db.execute("SELECT speaker FROM statements WHERE id = ?", (id_,)).fetchone()[0]
        return Statement(id=id_, speaker=speaker, wordings=tuple((row[0], row[1]) for row in self._db.execute(MEMBERS, (id_,))))

    def stand(self, gone: Iterable[str], statements: Iterable[Statement]) -> None:
        """Takes statements apart, and keeps in which others sayings stand."""
        self._db.executemany("UPDATE ledger_wordings SET statement = NULL WHERE statement = ?", ((id_,) for id_ in gone))
        self._db.executemany(STAND, ((s.id, sha, index) for s in statements for sha, index in s.wordings))
