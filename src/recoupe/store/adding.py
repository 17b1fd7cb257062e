"""Writes a reading into the dossier: the article, then everything derived from it. The caller holds a transaction."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from recoupe.errors import DossierError, UsageError
from recoupe.model import Article, Problem, Reading, Telling
from recoupe.store.codec import pack, unpack
from recoupe.store.days import bounds
from recoupe.store.derived import account_rows, quote_rows
from recoupe.store.inserting import as_json, insert, insert_all, insert_index, now, place
from recoupe.store.meeting import actors_of, drop_unmet_actors, meet_actors
from recoupe.store.sentences import sentences
from recoupe.store.written import forget
from recoupe.text import one_line

T = TypeVar("T")
KNOWN = "DELETE FROM problems WHERE article IS NULL AND path IS ? AND sentence = ?"
TOLD_BY = "SELECT DISTINCT e.event FROM accounts a JOIN event_accounts e ON e.account = a.key WHERE a.article = ?"
UNTOLD = "DELETE FROM events WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM event_accounts WHERE event = ?1)"
DERIVED = (
    "quotes",
    "accounts",
    "mentions",
    "times",
    "quantities",
    "actor_names",
    "actor_roles",
    "problems",
    "blocks",
    "readings",
    "digests",
    "clues",
    "loans",
)
TITLE_LENGTH = 400  # characters: no title is longer, a mistaken one may be
UNTITLED_LENGTH = 80  # characters of the text's beginning that stand for a missing title


def add_article(connection: sqlite3.Connection, article: Article, raw: bytes | None) -> int:
    """Inserts the article and its raw input; gives its row number."""
    key = insert(connection, "articles", {"sha": article.id, **article_values(article), "added": now()})
    connection.execute("INSERT OR IGNORE INTO pending (sha) VALUES (?)", (article.id,))
    if raw is not None:
        insert(connection, "raws", {"article": key, "raw": zlib.compress(raw, 6)})
    return key


def article_values(article: Article) -> dict[str, object]:
    """The columns of an article that a re-reading may change."""
    title, published = article.title, article.published
    day = bounds(published.value)[0] if published else None
    return {
        "name": article.name,
        "outlet": article.outlet,
        "url": article.url,
        "title": one_line(article.words(title) if title else article.text, TITLE_LENGTH if title else UNTITLED_LENGTH),
        "title_start": title and title.start,
        "title_end": title and title.end,
        "published": published and published.value,
        "basis": published and published.basis,
        "day": day,
        "month": day and day[:7],
        "language": article.language,
        "agency": article.agency,
        "dateline": article.dateline,
        "bylines": as_json(article.bylines),
        "text": article.text,
    }


def add_derived(connection: sqlite3.Connection, key: int, reading: Reading, tellings: Sequence[Telling], version: str) -> None:
    """Inserts all that `reading` found in the article whose row is `key`."""
    article = reading.article
    ids = meet_actors(connection, key, reading.actors)
    insert(connection, "readings", {"article": key, "version": version, "pack": pack(reading)})
    insert_all(connection, "blocks", ({"article": key, "index": i, **place(b.span), "kind": b.kind} for i, b in enumerate(article.blocks)))
    add_spans(connection, key, reading, ids)
    told = sentences(article)
    for row in quote_rows(reading, ids, told):
        number = insert(connection, "quotes", {"article": key, **row})
        insert_index(connection, "quote", number, f"{row['speaker_name'] or ''}\n{row['text']}")
    for row, actors in account_rows(reading, ids, told, {t.key[1]: t for t in tellings}):
        number = insert(connection, "accounts", {"article": key, **row})
        insert_all(connection, "account_actors", ({"account": number, **actor} for actor in actors))
    insert_index(connection, "article", key, " \n".join(article.words(span) for span in article.own_spans()))
    add_problems(connection, key, reading.problems)


def add_spans(connection: sqlite3.Connection, key: int, reading: Reading, ids: dict[str, str]) -> None:
    """Mentions, times and quantities, each with its words."""
    words = reading.article.words
    mentions = ({**place(m.span), "kind": m.kind, "actor": ids.get(m.actor or ""), "words": words(m.span)} for m in reading.mentions)
    times = ({**place(t.span), "value": t.value, "kind": t.kind, "words": words(t.span)} for t in reading.times)
    counted = ("low", "high", "unit", "modifier", "measure", "hedge")
    quantities = ({**place(q.span), **{name: getattr(q, name) for name in counted}, "words": words(q.span)} for q in reading.quantities)
    for table, rows in (("mentions", mentions), ("times", times), ("quantities", quantities)):
        insert_all(connection, table, ({"article": key, "index": index, **row} for index, row in enumerate(rows)))


def add_problems(connection: sqlite3.Connection, key: int | None, problems: Iterable[Problem]) -> None:
    """Keeps the problems of an article, or of inputs that gave none (each once, however often the input is tried)."""
    for problem in problems:
        if key is None:
            connection.execute(KNOWN, (problem.path, problem.sentence))
        span = place(problem.span) if problem.span else {}
        insert(connection, "problems", {"article": key, "stage": problem.stage, "path": problem.path, "sentence": problem.sentence, **span})


def clear_derived(connection: sqlite3.Connection, key: int) -> None:
    """Removes all that an earlier reading derived from the article; what people wrote stays."""
    forget(connection, key)
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (key,))
    connection.execute("DELETE FROM article_index WHERE id = ?", (key,))


def replace_derived(
    connection: sqlite3.Connection, reading: Reading, tellings: Sequence[Telling], version: str, compare: Callable[[Reading, Reading], T]
) -> tuple[int, T]:
    """Puts `reading` in the place of the former reading of the same article; gives the article's row and what `compare` says of the two.

    Raises:
        DossierError: the dossier does not hold the article.
    """
    sql = "SELECT s.id, r.pack FROM articles s JOIN readings r ON r.article = s.id WHERE s.sha = ?"
    row = connection.execute(sql, (reading.article.id,)).fetchone()
    if row is None:
        raise DossierError(f"{reading.article.name}: this text is not in the dossier; add it first.")
    former, named = unpack(Reading, row["pack"]), actors_of(connection, row["id"])
    clear_derived(connection, row["id"])
    values = article_values(reading.article)
    connection.execute(f"UPDATE articles SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ?", (*values.values(), row["id"]))
    add_derived(connection, row["id"], reading, tellings, version)
    drop_unmet_actors(connection, named)
    return row["id"], compare(former, reading)


def remove_article(connection: sqlite3.Connection, name: str) -> bool:
    """Removes the article with this id or name, and what nothing else holds any more; False where there is none.

    Raises:
        UsageError: several articles have this name.
    """
    rows = connection.execute("SELECT id, sha FROM articles WHERE sha = ? OR name = ?", (name, name)).fetchall()
    chosen = [row for row in rows if row["sha"] == name] or rows
    if len(chosen) > 1:
        ids = ", ".join(row["sha"] for row in chosen)
        raise UsageError(f"{name}: {len(chosen)} articles have this name; give the id of one: {ids}.")
    for row in chosen:
        events = connection.execute(TOLD_BY, (row["id"],)).fetchall()
        named = actors_of(connection, row["id"])
        clear_derived(connection, row["id"])
        connection.execute("DELETE FROM articles WHERE id = ?", (row["id"],))
        drop_unmet_actors(connection, named)
        connection.executemany(UNTOLD, events)
    return bool(chosen)
