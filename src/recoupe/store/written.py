"""What the last cross-check wrote and this one need not write again: each thing by its id and the digest of its content; and which articles
came, went or changed since."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping
from hashlib import blake2b

from recoupe import __version__
from recoupe.model import Copy, Event

Marked = Mapping[str, bytes]
PAIRED = 'copies c JOIN articles l ON l.id = c."left" JOIN articles r ON r.id = c."right"'
UNPAIR = """DELETE FROM copies WHERE "left" = (SELECT id FROM articles WHERE sha = substr(?1, 1, instr(?1, ' ') - 1))
  AND "right" = (SELECT id FROM articles WHERE sha = substr(?1, instr(?1, ' ') + 1))"""
# What lists the ids of each kind that stand in the dossier, and what deletes one.
KINDS: Mapping[str, tuple[str, str]] = {
    **{kind: (f"SELECT id FROM {kind}", f"DELETE FROM {kind} WHERE id = ?1") for kind in ("events", "disputes", "statements")},
    "copies": (f"SELECT l.sha || ' ' || r.sha FROM {PAIRED}", UNPAIR),
}


def mark(*content: object) -> bytes:
    """A digest of values whose `repr` tells all of them; another version of recoupe writes all anew."""
    return blake2b(repr((__version__, content)).encode(), digest_size=16).digest()


def event_mark(event: Event) -> bytes:
    """The digest of an event. Its tellings stand in it by their keys: they change only where an article is read again."""
    joins = [(join.left, join.right, join.score) for join in event.joins]
    keys = [telling.key for telling in event.tellings]
    told = (event.type, event.date, event.place, event.actors, event.recipients, event.sentence.fr, event.sentence.en)
    return mark(keys, event.origin_of, told, joins, event.links, event.agreed)


def copy_id(copy: Copy) -> str:
    """A copy by its two articles."""
    return f"{copy.left} {copy.right}"


def new_ids(connection: sqlite3.Connection, kind: str, found: Marked) -> set[str]:
    """The ids of `found` that must be written; rows of `kind` that are gone or changed are deleted first."""
    listed, deleted = KINDS[kind]
    former = {row["id"]: row["content"] for row in connection.execute("SELECT id, content FROM written WHERE kind = ?", (kind,))}
    held = {row[0] for row in connection.execute(listed)}
    kept = {id_ for id_, content in found.items() if id_ in held and former.get(id_) == content}
    connection.executemany(deleted, ((id_,) for id_ in held - kept))
    connection.executemany("DELETE FROM written WHERE kind = ? AND id = ?", ((kind, id_) for id_ in former.keys() - kept))
    return found.keys() - kept


def remember(connection: sqlite3.Connection, kind: str, found: Marked, new: Collection[str]) -> None:
    """Keeps the digests of what was written just now."""
    connection.executemany("INSERT INTO written VALUES (?, ?, ?)", ((kind, id_, found[id_]) for id_ in new))


def changed(connection: sqlite3.Connection, kind: str, found: Marked) -> list[str]:
    """The ids of `found` of which something else stands in the dossier, or nothing."""
    sql = f"SELECT 1 FROM written w WHERE w.kind = ? AND w.id = ? AND w.content = ? AND EXISTS (SELECT 1 FROM {kind} WHERE id = w.id)"
    return [id_ for id_, content in found.items() if not connection.execute(sql, (kind, id_, content)).fetchone()]


def rewrite(connection: sqlite3.Connection, kind: str, found: Marked, gone: Collection[str]) -> None:
    """Keeps the digests of what was written anew just now, and forgets those of what is gone."""
    connection.executemany("DELETE FROM written WHERE kind = ? AND id = ?", ((kind, id_) for id_ in gone))
    connection.executemany("INSERT OR REPLACE INTO written VALUES (?, ?, ?)", ((kind, id_, content) for id_, content in found.items()))


FORGOTTEN = (
    ("events", "SELECT e.event FROM accounts a JOIN event_accounts e ON e.account = a.key WHERE a.article = ?1"),
    ("statements", "SELECT t.statement FROM quotes q JOIN statement_quotes t ON t.quote = q.key WHERE q.article = ?1"),
    ("disputes", "SELECT dispute FROM claims WHERE article = ?1"),
    ("copies", f"""SELECT l.sha || ' ' || r.sha FROM {PAIRED} WHERE c."left" = ?1 OR c."right" = ?1"""),
)
PENDING = """INSERT OR IGNORE INTO pending
  SELECT s.sha, (SELECT d.pack FROM ledger_articles l JOIN digests d ON d.article = s.id WHERE l.sha = s.sha)
  FROM articles s WHERE s.id = ?"""


def forget(connection: sqlite3.Connection, article: int) -> None:
    """An article is about to go or to change: what it stands in counts as written no more, its digest goes, and the next cross-check takes
    it from where it was."""
    connection.execute(PENDING, (article,))
    forget_written(connection, article)
    connection.execute("DELETE FROM digests WHERE article = ?", (article,))


def forget_written(connection: sqlite3.Connection, article: int) -> None:
    """What an article stands in counts as written no more."""
    for kind, ids in FORGOTTEN:
        connection.execute(f"DELETE FROM written WHERE kind = '{kind}' AND id IN ({ids})", (article,))
