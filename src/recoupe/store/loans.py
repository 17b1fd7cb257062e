"""What articles lend each other, kept beside their readings: the clues of each, the loans settled from them, and the rows they change."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from recoupe.loans import Clue, Loan, filled
from recoupe.model import Reading, Telling
from recoupe.store.codec import dumps, loads, unpack
from recoupe.store.derived import account_rows
from recoupe.store.inserting import insert_all
from recoupe.store.meeting import actors_of, drop_unmet_actors, meet_actors
from recoupe.store.written import forget

Lend = Callable[[Sequence[Clue]], Mapping[Clue, Loan]]
Tell = Callable[[Reading], Sequence[Telling]]
ASKING = "SELECT article, content FROM clues WHERE key = ? ORDER BY article"
LENT = "SELECT article, local, content FROM loans WHERE key = ?"
READ = "SELECT r.pack, s.sha FROM readings r JOIN articles s ON s.id = r.article WHERE r.article = ?"
TELLING = 'UPDATE accounts SET telling = ? WHERE article = ? AND "index" = ? RETURNING key'


def add_clues(connection: sqlite3.Connection, key: int, clues: Iterable[Clue]) -> None:
    """Keeps the clues of the article whose row is `key`."""
    insert_all(connection, "clues", ({"article": key, "key": clue.key, "content": dumps(clue)} for clue in clues))


def held_reading(connection: sqlite3.Connection, key: int, pack: bytes) -> Reading:
    """The reading packed in `pack`, of the article whose row is `key`, with what other articles lend it."""
    rows = connection.execute("SELECT content FROM loans WHERE article = ? ORDER BY local", (key,))
    return filled(unpack(Reading, pack), [loads(Loan, row["content"]) for row in rows])


def settle_loans(connection: sqlite3.Connection, lend: Lend, tell: Tell) -> int:
    """Settles anew the loans whose clues came or went, and writes anew what they change; gives how many articles changed."""
    changed: set[int] = set()
    for key in [row["key"] for row in connection.execute("SELECT key FROM stirred ORDER BY key")]:
        changed.update(_settle(connection, key, lend))
    connection.execute("DELETE FROM stirred")
    former = {actor for article in changed for actor in actors_of(connection, article)}
    for article in sorted(changed):
        _write_anew(connection, article, tell)
    drop_unmet_actors(connection, former)
    return len(changed)


def _settle(connection: sqlite3.Connection, key: str, lend: Lend) -> Iterator[int]:
    """Makes the loans of one key what its clues give; gives the articles whose loans are no longer what they were."""
    rows = connection.execute(ASKING, (key,)).fetchall()
    article_of = {clue: row["article"] for row in rows for clue in (loads(Clue, row["content"]),)}
    found = {(article_of[clue], loan.local): dumps(loan) for clue, loan in lend(list(article_of)).items()}
    former = {(row["article"], row["local"]): row["content"] for row in connection.execute(LENT, (key,))}
    gone, new = former.items() - found.items(), found.items() - former.items()
    connection.executemany("DELETE FROM loans WHERE article = ? AND local = ?", [place for place, _ in gone])
    insert_all(connection, "loans", ({"article": at, "local": local, "key": key, "content": held} for (at, local), held in new))
    yield from {article for (article, _), _ in gone | new}


def _write_anew(connection: sqlite3.Connection, key: int, tell: Tell) -> None:
    """Writes the actors of an article's rows as its loans make them: its words and places stay. Its digest is to be made anew."""
    row = connection.execute(READ, (key,)).fetchone()
    if row is None:
        return
    reading = held_reading(connection, key, row["pack"])
    for table in ("actor_names", "actor_roles"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (key,))
    ids = meet_actors(connection, key, reading.actors)
    mentions = ((ids.get(mention.actor or ""), key, index) for index, mention in enumerate(reading.mentions))
    connection.executemany('UPDATE mentions SET actor = ? WHERE article = ? AND "index" = ?', mentions)
    quotes = ((ids.get(quote.speaker or ""), quote.reason, key, index) for index, quote in enumerate(reading.quotes))
    connection.executemany('UPDATE quotes SET speaker = ?, reason = ? WHERE article = ? AND "index" = ?', quotes)
    tellings = {telling.key[1]: telling for telling in tell(reading)}
    for account, actors in account_rows(reading, ids, (), tellings):
        number = connection.execute(TELLING, (account["telling"], key, account["index"])).fetchone()["key"]
        connection.execute("DELETE FROM account_actors WHERE account = ?", (number,))
        insert_all(connection, "account_actors", ({"account": number, **actor} for actor in actors))
    forget(connection, key)
