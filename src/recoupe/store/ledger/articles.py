"""Articles as the ledger knows them: which changed since, by what their copies are found, who carried what."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from recoupe.model import Copy, Digest, Span
from recoupe.store.codec import dumps, loads, unpack

DIGEST = "SELECT d.pack FROM articles s JOIN digests d ON d.article = s.id WHERE s.sha = ?"
CARRIER = "SELECT sha, name, outlet, published, agency FROM articles WHERE sha = ?"
COPIES = """SELECT l.sha AS l, r.sha AS r, c.relation, c.score, c.shared FROM articles s JOIN copies c ON c."{}" = s.id
  JOIN articles l ON l.id = c."left" JOIN articles r ON r.id = c."right" WHERE s.sha = ?"""
UNCOPY = 'DELETE FROM copies WHERE "left" = (SELECT id FROM articles WHERE sha = ?1) OR "right" = (SELECT id FROM articles WHERE sha = ?1)'
COPY = """INSERT INTO copies ("left", "right", relation, score, shared)
  SELECT l.id, r.id, ?3, ?4, ?5 FROM articles l, articles r WHERE l.sha = ?1 AND r.sha = ?2"""


class Articles:
    """The articles of a dossier."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self.number = lru_cache(maxsize=None)(self._number)

    def pending(self) -> dict[str, tuple[Digest | None, Digest | None]]:
        """The articles that came, went or changed since the last cross-check: what the ledger holds of each, and what it should."""
        rows = self._db.execute("SELECT sha, pack FROM pending ORDER BY sha").fetchall()
        return {sha: (former and unpack(Digest, former), self.digest(sha)) for sha, former in rows}

    def digest(self, sha: str) -> Digest | None:
        """What an article brings to cross-checking; None where it is not in the dossier."""
        row = self._db.execute(DIGEST, (sha,)).fetchone()
        return unpack(Digest, row["pack"]) if row else None

    def carrier(self, sha: str) -> Digest | None:
        """The same without its content: who published it, and when."""
        row = self._db.execute(CARRIER, (sha,)).fetchone()
        return row and Digest(id=sha, name=row["name"], outlet=row["outlet"], published=row["published"], agency=row["agency"])

    def _number(self, sha: str) -> int:
        """The number of an article that the ledger holds."""
        number: int = self._db.execute("SELECT number FROM ledger_articles WHERE sha = ?", (sha,)).fetchone()[0]
        return number

    def enter(self, sha: str) -> None:
        """Takes an article in, where it is not there."""
        self._db.execute("INSERT OR IGNORE INTO ledger_articles (sha) VALUES (?)", (sha,))

    def leave(self, sha: str) -> None:
        """Takes an article out, of which nothing else is left in the ledger."""
        self._db.execute("DELETE FROM ledger_articles WHERE sha = ?", (sha,))
        self.number.cache_clear()

    def put_marks(self, sha: str, marks: Iterable[int]) -> None:
        """Keeps what an article's copies are found by."""
        self._db.executemany("INSERT INTO ledger_marks VALUES (?, ?)", sorted((mark, self.number(sha)) for mark in marks))

    def drop_marks(self, sha: str, marks: Iterable[int]) -> None:
        """Forgets it."""
        self._db.executemany("DELETE FROM ledger_marks WHERE mark = ? AND article = ?", ((mark, self.number(sha)) for mark in marks))

    def met(self, marks: Collection[int]) -> set[str]:
        """The articles that have one of these marks."""
        sql = "SELECT a.sha FROM ledger_marks m JOIN ledger_articles a ON a.number = m.article WHERE m.mark = ?"
        return {row[0] for mark in marks for row in self._db.execute(sql, (mark,))}

    def copies(self, sha: str) -> Iterator[Copy]:
        """The pairs of which one repeats the other, of one article."""
        for side in ("left", "right"):
            for row in self._db.execute(COPIES.format(side), (sha,)):
                shared = loads(tuple[tuple[Span, Span], ...], row["shared"])
                yield Copy(left=row["l"], right=row["r"], relation=row["relation"], score=row["score"], shared=shared)

    def put_copies(self, articles: Iterable[str], copies: Iterable[Copy]) -> None:
        """Makes the copies of some articles those given."""
        self._db.executemany(UNCOPY, ((sha,) for sha in articles))
        self._db.executemany(COPY, ((c.left, c.right, c.relation, c.score, dumps(c.shared)) for c in copies))
