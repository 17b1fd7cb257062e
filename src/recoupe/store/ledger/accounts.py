"""Accounts as the ledger knows them: their events, the pairs worth joining, plans and what may carry them out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from recoupe.model import Key, Span, Telling
from recoupe.store.codec import loads
from recoupe.store.ledger.articles import Articles

KEY = 'SELECT a.sha, t."index" FROM ledger_tellings t JOIN ledger_articles a ON a.number = t.article WHERE t.telling = ?'
TELLING = 'SELECT a.telling FROM articles s JOIN accounts a ON a.article = s.id WHERE s.sha = ? AND a."index" = ?'
FELLOWS = "SELECT telling FROM ledger_tellings WHERE event = ?"
TOLD = "SELECT a.telling, e.origin FROM event_accounts e JOIN accounts a ON a.key = e.account WHERE e.event = ? ORDER BY e.rank"
STANDING = """SELECT e.event, e.origin, a.telling FROM articles s JOIN accounts a ON a.article = s.id
  JOIN event_accounts e ON e.account = a.key WHERE s.sha = ? AND a."index" = ?"""
WITHIN = """SELECT min(e.event) FROM articles s JOIN accounts a ON a.article = s.id JOIN event_accounts e ON e.account = a.key
  WHERE s.sha = ? AND a.start >= ? AND a."end" <= ?"""
HOME = "INSERT INTO ledger_tellings VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET event = excluded.event"


class Accounts:
    """The accounts of a dossier, by their numbers."""

    def __init__(self, connection: sqlite3.Connection, articles: Articles) -> None:
        self._db = connection
        self._articles = articles
        self._keys: dict[int, Key] = {}

    def key(self, number: int) -> Key:
        """The key of a telling that the ledger holds, or was told of."""
        if number not in self._keys:
            row = self._db.execute(KEY, (number,)).fetchone()
            self._keys[number] = (row[0], row[1])
        return self._keys[number]

    def know(self, keys: Mapping[int, Key]) -> None:
        """Takes the keys of tellings that are about to come."""
        self._keys |= keys

    def telling(self, key: Key) -> Telling:
        """A telling that stands in an event."""
        return loads(Telling, self._db.execute(TELLING, key).fetchone()[0])

    # Events

    def told(self, event: str) -> list[tuple[Telling, str]]:
        """The tellings of a written event, in their order, each with its origin."""
        return [(loads(Telling, row[0]), row[1]) for row in self._db.execute(TOLD, (event,))]

    def standing(self, key: Key) -> tuple[str, str, Telling]:
        """The written event in which a telling stands, its origin there, and the telling."""
        row = self._db.execute(STANDING, key).fetchone()
        return row[0], row[1], loads(Telling, row[2])

    def event_within(self, article: str, span: Span) -> str | None:
        """The first event, by id, that an article tells within `span`."""
        row = self._db.execute(WITHIN, (article, span.start, span.end)).fetchone()
        return row[0] and str(row[0])

    def event(self, number: int) -> str | None:
        """The event in which a telling stood at the last cross-check; None for a new one."""
        row = self._db.execute("SELECT event FROM ledger_tellings WHERE telling = ?", (number,)).fetchone()
        return str(row[0]) if row else None

    def fellows(self, event: str) -> frozenset[int]:
        """The tellings of an event."""
        return frozenset(row[0] for row in self._db.execute(FELLOWS, (event,)))

    def of_article(self, sha: str) -> Iterator[tuple[int, str]]:
        """The tellings of an article, each with its event."""
        sql = "SELECT t.telling, t.event FROM ledger_articles a JOIN ledger_tellings t ON t.article = a.number WHERE a.sha = ?"
        return ((row[0], row[1]) for row in self._db.execute(sql, (sha,)).fetchall())

    def settle(self, homes: Iterable[tuple[int, Key, str]]) -> None:
        """Keeps the event of each telling, by its number and key."""
        rows = [(number, self._articles.number(sha), index, event) for number, (sha, index), event in homes]
        self._db.executemany(HOME, rows)

    def drop(self, numbers: Iterable[int]) -> None:
        """Forgets tellings."""
        self._db.executemany("DELETE FROM ledger_tellings WHERE telling = ?", ((number,) for number in numbers))

    # Pairs worth joining

    def edges(self, number: int) -> Iterator[tuple[int, float]]:
        """The tellings with which one may be joined, and what speaks for it."""
        sql = "SELECT other, worth FROM ledger_edges WHERE telling = ?"
        return ((row[0], row[1]) for row in self._db.execute(sql, (number,)).fetchall())

    def put_edges(self, edges: Iterable[tuple[int, int, float]]) -> None:
        """Keeps pairs, in both directions."""
        rows = sorted(row for a, b, worth in edges for row in ((a, b, worth), (b, a, worth)))
        self._db.executemany("INSERT OR REPLACE INTO ledger_edges VALUES (?, ?, ?)", rows)

    def drop_edges(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Forgets pairs."""
        rows = [row for a, b in pairs for row in ((a, b), (b, a))]
        self._db.executemany("DELETE FROM ledger_edges WHERE telling = ? AND other = ?", rows)

    # Plans and acts

    def links(self, number: int) -> list[tuple[int, int]]:
        """The plans with the acts that may carry them out, of which one is this telling."""
        sql = "SELECT plan, act FROM ledger_links WHERE plan = ?1 UNION SELECT plan, act FROM ledger_links WHERE act = ?1"
        return [(row[0], row[1]) for row in self._db.execute(sql, (number,))]

    def put_links(self, links: Iterable[tuple[int, int]]) -> None:
        """Keeps plans with their acts."""
        self._db.executemany("INSERT OR IGNORE INTO ledger_links VALUES (?, ?)", sorted(links))

    def drop_links(self, links: Iterable[tuple[int, int]]) -> None:
        """Forgets them."""
        self._db.executemany("DELETE FROM ledger_links WHERE plan = ? AND act = ?", links)
