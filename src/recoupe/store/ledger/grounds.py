"""What is compared across events, and the disputes found on each ground."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from recoupe.model import Key
from recoupe.store.ledger.articles import Articles

USES = """SELECT u.part, u.published, a.sha, u."index", u.content FROM ledger_uses u JOIN ledger_articles a ON a.number = u.article
  WHERE u.ground = ?1 AND u.part = ?2 ORDER BY u.published, a.sha, u.rowid LIMIT ?3"""
OF_TELLING = """SELECT DISTINCT u.ground FROM ledger_articles a JOIN ledger_uses u ON u.article = a.number
  WHERE a.sha = ? AND u."index" = ?"""

OF_ARTICLE = """SELECT DISTINCT u.ground FROM ledger_articles a JOIN ledger_uses u ON u.article = a.number
  WHERE a.sha = ? AND u."index" IS NULL"""


class Use(NamedTuple):
    """What one article, or one of its accounts (`account`), brings to a check across events: `ground` is what it is compared in, `part`
    what it says there; `content` tells more, as JSON."""

    ground: str
    part: str
    published: str
    article: str
    account: int | None
    content: str | None = None


class Grounds:
    """The grounds of a dossier's disputes."""

    def __init__(self, connection: sqlite3.Connection, articles: Articles) -> None:
        self._db = connection
        self._articles = articles

    def put(self, uses: Iterable[Use]) -> None:
        """Keeps what articles bring."""
        rows = ((u.ground, u.part, u.published, self._articles.number(u.article), u.account, u.content) for u in uses)
        self._db.executemany("INSERT INTO ledger_uses VALUES (?, ?, ?, ?, ?, ?)", rows)

    def drop(self, sha: str) -> set[str]:
        """Forgets what an article brought; gives the grounds."""
        number = self._articles.number(sha)
        return {row[0] for row in self._db.execute("DELETE FROM ledger_uses WHERE article = ? RETURNING ground", (number,)).fetchall()}

    def clear(self, ground: str) -> None:
        """Forgets what all articles brought to a ground."""
        self._db.execute("DELETE FROM ledger_uses WHERE ground = ?", (ground,))

    def of_article(self, sha: str, check: str) -> set[str]:
        """The grounds of a check to which an article brings something by itself."""
        rows = self._db.execute(OF_ARTICLE, (sha,))
        return {row[0] for row in rows if row[0].startswith(f"{check} ")}

    def of_telling(self, key: Key) -> set[str]:
        """The grounds to which a telling brings something."""
        return {row[0] for row in self._db.execute(OF_TELLING, key)}

    def uses(self, ground: str, most: int) -> list[Use]:
        """What is compared on a ground, of each part the `most` that were published first."""
        parts = [row[0] for row in self._db.execute("SELECT DISTINCT part FROM ledger_uses WHERE ground = ?", (ground,))]
        return [Use(ground, *row) for part in parts for row in self._db.execute(USES, (ground, part, most))]

    def found(self, ground: str) -> set[str]:
        """The disputes found on a ground at the last cross-check."""
        return {row[0] for row in self._db.execute("SELECT dispute FROM ledger_findings WHERE ground = ?", (ground,))}

    def keep(self, gone: Iterable[str], found: Iterable[tuple[str, str]]) -> None:
        """Forgets disputes, and keeps others, each with its ground."""
        self._db.executemany("DELETE FROM ledger_findings WHERE dispute = ?", ((id_,) for id_ in gone))
        self._db.executemany("INSERT OR REPLACE INTO ledger_findings (ground, dispute) VALUES (?, ?)", found)
