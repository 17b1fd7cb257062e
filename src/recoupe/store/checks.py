"""`recoupe check`: every span says its words, every reference leads somewhere, SQLite finds its file whole."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator

from recoupe.model import Problem, Reading, Span
from recoupe.store.codec import unpack

Check = Callable[[sqlite3.Connection], Iterator[Problem]]
WORDS = (
    ("mentions", "start", "words"),
    ("times", "start", "words"),
    ("quantities", "start", "words"),
    ("quotes", "start", "text"),
    ("accounts", "start", "words"),
)


def file_is_whole(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in connection.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield problem(f"SQLite finds its file damaged: {row[0]}.")


def references_lead_somewhere(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in connection.execute("PRAGMA foreign_key_check"):
        yield problem(f"A row of {row['table']} points to a row of {row['parent']} that is not there.")


def spans_say_their_words(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, start, words in WORDS:
        sql = f"""SELECT s.name, t.{start} AS start, t."end" AS "end" FROM {table} t JOIN articles s ON s.id = t.article
          WHERE substr(s.text, t.{start} + 1, t."end" - t.{start}) <> t.{words}"""
        for row in connection.execute(sql):
            yield problem(f"{row['name']}: characters {row['start']} to {row['end']} are not the words kept in {table}.", row)


def claims_say_their_words(connection: sqlite3.Connection) -> Iterator[Problem]:
    sql = """SELECT s.name, c.start, c."end" FROM claims c JOIN articles s ON s.id = c.article
      WHERE substr(s.text, c.start + 1, c."end" - c.start) <> c.words"""
    for row in connection.execute(sql):
        yield problem(f"{row['name']}: characters {row['start']} to {row['end']} are not the words of the claim.", row)


def readings_match_articles(connection: sqlite3.Connection) -> Iterator[Problem]:
    sql = "SELECT s.sha, s.name, s.text, r.pack FROM articles s LEFT JOIN readings r ON r.article = s.id"
    for row in connection.execute(sql):
        if row["pack"] is None:
            yield problem(f"{row['name']}: the article has no reading; read it again.")
        elif unpack(Reading, row["pack"]).article.text != row["text"]:
            yield problem(f"{row['name']}: the reading is of another text than the article's.")


def contents_lie_inside(connection: sqlite3.Connection) -> Iterator[Problem]:
    for row in connection.execute(
        'SELECT s.name, length(s.text) AS n, q.start, q."end", q.places FROM quotes q JOIN articles s ON s.id = q.article'
    ):
        if any(end > row["n"] or start > end for start, end in json.loads(row["places"])):
            yield problem(f"{row['name']}: the content of a quote lies outside the text.", row)


def index_is_whole(connection: sqlite3.Connection) -> Iterator[Problem]:
    for kind, table in (("article", "articles"), ("quote", "quotes"), ("event", "events")):
        try:
            connection.execute(f"INSERT INTO {kind}_fts ({kind}_fts, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError:
            yield problem(f"The search index of {table} does not match its contents; rebuild it.")
        number, indexed = (connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in (table, f"{kind}_index"))
        if number != indexed:
            yield problem(f"The search index holds {indexed} {table}, the dossier {number}.")


CHECKS: tuple[Check, ...] = (
    file_is_whole,
    references_lead_somewhere,
    spans_say_their_words,
    claims_say_their_words,
    contents_lie_inside,
    readings_match_articles,
    index_is_whole,
)


def run_checks(connection: sqlite3.Connection) -> tuple[Problem, ...]:
    """All that is wrong with the dossier; empty where nothing is. A file too damaged for one check is a problem too."""
    found: list[Problem] = []
    for check in CHECKS:
        try:
            found.extend(check(connection))
        except (sqlite3.DatabaseError, zlib.error, ValueError, KeyError) as error:
            found.append(problem(f"The dossier is damaged: the check “{check.__name__.replace('_', ' ')}” stopped ({error})."))
    return tuple(found)


def problem(sentence: str, row: sqlite3.Row | None = None) -> Problem:
    return Problem(stage="store", sentence=sentence, span=Span(row["start"], row["end"]) if row else None)
