"""The dossier: the file a desk keeps on an affair, and the only door to it."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Unpack

from recoupe.model import Article, Crosscheck, Digest, Origin, Problem, Reading, Telling
from recoupe.store.adding import add_article, add_derived, add_problems, remove_articles, replace_derived
from recoupe.store.changes import Changes, crosscheck_words, reading_changes
from recoupe.store.checks import run_checks
from recoupe.store.codec import loads, pack, unpack
from recoupe.store.connection import Connections, prepare, transaction
from recoupe.store.crosschecks import replace_crosscheck
from recoupe.store.filters import ALL, Filter, Wanted
from recoupe.store.listing import chunks, keys, total
from recoupe.store.lists import LISTS
from recoupe.store.overview import count_facets, count_months, count_rows, dated_events, problems_met
from recoupe.store.pages import find_actor, find_article, find_dispute, find_event, find_quote, origin_of
from recoupe.store.people import judgements_held, notes_kept, put_judgement, put_note
from recoupe.store.rows import (
    ActorPage,
    ActorRow,
    ArticlePage,
    ArticleRow,
    Change,
    Counts,
    DisputeRow,
    EventPage,
    EventRow,
    Facet,
    Found,
    Judged,
    Located,
    MonthCount,
    Note,
    Page,
    QuoteRow,
    Register,
    TimelineRow,
)
from recoupe.store.search import search_all
from recoupe.store.tables import table_columns, table_rows
from recoupe.store.ties import Tie, ties

KINDS = ("article", "quote", "event", "actor")

DIGESTED = """SELECT d.pack, r.pack AS reading FROM readings r LEFT JOIN digests d ON d.article = r.article AND d.version = ?
  WHERE r.article = ?"""


class Dossier:
    """One SQLite file that holds articles, what was read in them and what cross-checking found.

    Any thread may use it. Writers of several processes wait for each other; each call that writes is one transaction.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        """Opens the dossier at `path`, bringing an older one up to date (a copy is kept beside it).

        Raises:
            DossierError: the file is missing and `create` is false, is no dossier, or comes from a newer recoupe.
        """
        self.path = Path(path)
        prepare(self.path, create=create)
        self._connections = Connections(self.path)

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Dossier:
        """The dossier at `path`, which must exist unless `create`. Raises DossierError as the class does."""
        return cls(path, create=create)

    def __enter__(self) -> Dossier:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the dossier can't be used after."""
        self._connections.close()

    @property
    def _db(self) -> sqlite3.Connection:
        return self._connections.get()

    # What goes in

    def add(self, reading: Reading, raw: bytes | None = None, tellings: Sequence[Telling] = (), version: str = "") -> bool:
        """Adds one article with all that was read in it, in one transaction; False where the dossier has this very text already.

        `raw` is the input as it came (kept compressed, so that it can be read again), `tellings` what crosses to cross-checking, `version`
        the recoupe that read it. The article is kept as it stands in `reading`: mask private furniture first.
        """
        with transaction(self._db) as db:
            if self.holds(reading.article.id):
                return False
            key = add_article(db, reading.article, raw)
            add_derived(db, key, reading, tellings, version)
            self._touch(db)
        return True

    def holds(self, article: str) -> bool:
        """True where an article with this id is in the dossier."""
        return self._db.execute("SELECT 1 FROM articles WHERE sha = ?", (article,)).fetchone() is not None

    def reread(self, reading: Reading, tellings: Sequence[Telling] = (), version: str = "") -> tuple[Change, ...]:
        """Replaces what was derived from an article that the dossier holds; what people wrote stays. Gives what changed.

        Raises:
            DossierError: the dossier does not hold the article.
        """
        with transaction(self._db) as db:
            self._touch(db)
            return replace_derived(db, reading, tellings, version, reading_changes)

    def remove(self, article: str) -> bool:
        """Removes an article (by id or name) and all derived from it; False where there is none. Cross-check again afterwards."""
        with transaction(self._db) as db:
            removed = remove_articles(db, article)
            if removed:
                self._touch(db)
        return removed

    def put_crosscheck(self, found: Crosscheck) -> tuple[Change, ...]:
        """Replaces events, disputes, origins, statements and copies by `found`; gives the events and disputes gained and lost."""
        with transaction(self._db) as db:
            before = crosscheck_words(db)
            replace_crosscheck(db, found)
            self._set(db, "crosschecked", "yes")
            return Changes(before, crosscheck_words(db)).of(None)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Keeps the problems of inputs that gave no article."""
        with transaction(self._db) as db:
            add_problems(db, None, problems)

    @property
    def crosschecked(self) -> bool:
        """True where nothing came in or went out since the last `put_crosscheck`."""
        return self.setting("crosschecked") == "yes"

    def _touch(self, db: sqlite3.Connection) -> None:
        self._set(db, "crosschecked", "no")

    def setting(self, name: str) -> str | None:
        """A setting kept in the dossier itself."""
        row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return row["value"] if row else None

    def set(self, name: str, value: str) -> None:
        """Keeps a setting."""
        with transaction(self._db) as db:
            self._set(db, name, value)

    def _set(self, db: sqlite3.Connection, name: str, value: str) -> None:
        db.execute("INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name, value))

    # What was read

    def readings(self) -> Iterator[Reading]:
        """Every article's reading, in the order added, one in memory at a time."""
        for key in self._keys("SELECT article FROM readings ORDER BY article"):
            row = self._db.execute("SELECT pack FROM readings WHERE article = ?", (key,)).fetchone()
            if row is not None:
                yield unpack(Reading, row["pack"])

    def reading(self, article: str) -> Reading | None:
        """The reading of the article with this id; None where there is none."""
        sql = "SELECT r.pack FROM readings r JOIN articles s ON s.id = r.article WHERE s.sha = ?"
        row = self._db.execute(sql, (article,)).fetchone()
        return unpack(Reading, row["pack"]) if row else None

    def tellings(self) -> Iterator[Telling]:
        """Every telling given with the readings or by a cross-check, in the order added."""
        for chunk in chunks(self._keys("SELECT key FROM accounts WHERE telling IS NOT NULL ORDER BY key")):
            sql = f"SELECT telling FROM accounts WHERE key IN ({','.join('?' * len(chunk))}) ORDER BY key"
            for row in self._db.execute(sql, chunk).fetchall():
                yield loads(Telling, row["telling"])

    def raws(self) -> Iterator[tuple[Article, bytes | None]]:
        """Every article with its raw input (None where it was not given), to read it again."""
        for key in self._keys("SELECT id FROM articles ORDER BY id"):
            sql = "SELECT r.pack, w.raw FROM readings r LEFT JOIN raws w ON w.article = r.article WHERE r.article = ?"
            row = self._db.execute(sql, (key,)).fetchone()
            if row is not None:
                yield unpack(Reading, row["pack"]).article, row["raw"] and zlib.decompress(row["raw"])

    def digests(self, make: Callable[[Reading], Digest], version: str) -> Iterator[Digest]:
        """What each article brings to cross-checking, in the order added. Made by `make` and kept where there is none of `version`."""
        for key in self._keys("SELECT article FROM readings ORDER BY article"):
            row = self._db.execute(DIGESTED, (version, key)).fetchone()
            if row is not None and row["pack"] is not None:
                yield unpack(Digest, row["pack"])
            elif row is not None:
                made = make(unpack(Reading, row["reading"]))
                with transaction(self._db) as db:
                    db.execute("INSERT OR REPLACE INTO digests (article, version, pack) VALUES (?, ?, ?)", (key, version, pack(made)))
                yield made

    def _keys(self, sql: str) -> list[int]:
        return [row[0] for row in self._db.execute(sql)]

    # Lists

    def articles(self, where: Filter = ALL, /, **more: Unpack[Wanted]) -> Page[ArticleRow]:
        """Articles that the filter keeps. `sort`: date, newest, outlet, added. Raises UsageError for a wrong date, order or search."""
        return self._page("articles", where, more)

    def quotes(self, where: Filter = ALL, /, **more: Unpack[Wanted]) -> Page[QuoteRow]:
        """Quotes that the filter keeps. `sort`: date, newest, speaker, outlet. Raises as `articles`."""
        return self._page("quotes", where, more)

    def events(self, where: Filter = ALL, /, **more: Unpack[Wanted]) -> Page[EventRow]:
        """Events that the filter keeps. `sort`: date, newest, origins, disputes, tellings. Raises as `articles`."""
        return self._page("events", where, more)

    def disputes(self, where: Filter = ALL, /, **more: Unpack[Wanted]) -> Page[DisputeRow]:
        """Disputes that the filter keeps, with their sides. `sort`: severity, date, property. Raises as `articles`."""
        return self._page("disputes", where, more)

    def actors(self, where: Filter = ALL, /, **more: Unpack[Wanted]) -> Page[ActorRow]:
        """Actors that the filter keeps. `sort`: name, quotes, events, articles. Raises as `articles`."""
        return self._page("actors", where, more)

    def _page(self, kind: str, where: Filter, more: Wanted) -> Page[Any]:
        filter = replace(where, **more)
        rows = tuple(row for chunk in chunks(keys(self._db, kind, filter)) for row in LISTS[kind](self._db, chunk))
        whole = filter.limit is None and not filter.offset
        return Page(rows, len(rows) if whole else total(self._db, kind, filter))

    def stream(self, kind: str, where: Filter = ALL, /, **more: Unpack[Wanted]) -> Iterator[Any]:
        """The same rows as the list `kind` (articles, quotes, events, disputes, actors), a few hundred in memory at a time."""
        for chunk in chunks(keys(self._db, kind, replace(where, **more))):
            yield from LISTS[kind](self._db, chunk)

    def total(self, kind: str, where: Filter = ALL, /, **more: Unpack[Wanted]) -> int:
        """How many rows of `kind` the filter keeps, whatever its limit."""
        return total(self._db, kind, replace(where, **more))

    # One thing

    def article(self, name: str) -> ArticlePage | None:
        """The article with this id or name, its reading, quotes, events and copies; None where there is none."""
        return find_article(self._db, name)

    def event(self, id: str) -> EventPage | None:
        """The event with its tellings, origins, joins, disputes and linked events; None where there is none."""
        return find_event(self._db, id)

    def dispute(self, id: str) -> DisputeRow | None:
        """The dispute with both sides and their claims; None where there is none."""
        return find_dispute(self._db, id)

    def quote(self, id: str) -> QuoteRow | None:
        """The quote with its permanent id; None where there is none."""
        return find_quote(self._db, id)

    def actor(self, id: str) -> ActorPage | None:
        """The actor with names met, offices, homonyms and partners; None where there is none."""
        return find_actor(self._db, id)

    def origins(self) -> tuple[Origin, ...]:
        """Every origin of the last cross-check."""
        return tuple(origin_of(row) for row in self._db.execute("SELECT * FROM origins ORDER BY id"))

    # Plain tables

    def columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table (`recoupe.store.tables.TABLES`). Raises UsageError where there is none of that name."""
        return table_columns(self._db, table)

    def table(self, table: str, where: Filter = ALL, /, **more: Unpack[Wanted]) -> Iterator[dict[str, object]]:
        """The rows of a table as plain values, streamed. Raises UsageError where there is none, or the filter is wrong."""
        return table_rows(self._db, table, replace(where, **more))

    def register(self, name: str, where: Filter = ALL, /, **more: Unpack[Wanted]) -> Register:
        """A register (statements, visits, transfers, deployments, votes, sanctions, accusations, aid): rows with evidence, outlets, origins
        and disputes. Raises as `table`."""
        return Register(name=name, columns=self.columns(name), rows=tuple(self.table(name, where, **more)))

    # At a glance

    def search(self, query: str, *, kinds: Sequence[str] = KINDS, limit: int = 20, offset: int = 0) -> Found:
        """Full-text search over articles, quotes and events, and names of actors; `limit` is per kind. A wrong query gives `problem`."""
        return search_all(self._db, query, kinds, limit, offset)

    def counts(self) -> Counts:
        """What the dossier holds."""
        return count_rows(self._db)

    def months(self) -> tuple[MonthCount, ...]:
        """Articles by month and outlet."""
        return count_months(self._db)

    def facets(self, kind: str, name: str, where: Filter = ALL, /, *, top: int = 20) -> tuple[Facet, ...]:
        """The values of `name` (outlet, speaker, stance…) among the rows of `kind` that the other fields keep, most frequent first."""
        return count_facets(self._db, kind, name, where, top)

    def timeline(self, where: Filter = ALL, /, **more: Unpack[Wanted]) -> tuple[TimelineRow, ...]:
        """The dated events that the filter keeps, in the order of time."""
        return dated_events(self._db, replace(where, **more))

    def ties(self, where: Filter = ALL, /, *, top: int = 400, **more: Unpack[Wanted]) -> tuple[Tie, ...]:
        """Who does what to whom in the events that the filter keeps: actor, recipient, type and number, most events first."""
        return ties(self._db, replace(where, **more), top)

    def problems(self, article: str | None = None) -> tuple[Located, ...]:
        """The problems met while reading, of one article (id or name) or of all."""
        return problems_met(self._db, article)

    def check(self) -> tuple[Problem, ...]:
        """All that is wrong with the file: spans, references, index, SQLite's own integrity. Empty where nothing is."""
        return run_checks(self._db)

    # What people say

    def judge(self, kind: str, left: str, right: str, judgement: str, *, author: str = "", reason: str = "") -> int:
        """Keeps a person's judgement (positive, negative, unsure, none) of a pair of accounts or actors. Raises UsageError."""
        with transaction(self._db) as db:
            return put_judgement(db, kind, left, right, judgement, author, reason)

    def judgements(self, kind: str | None = None) -> tuple[Judged, ...]:
        """The judgement that holds for each pair."""
        return judgements_held(self._db, kind)

    def note(self, kind: str, target: str, text: str, *, author: str = "") -> int:
        """Keeps a note on an article, quote, event, dispute or actor. Raises UsageError where it is empty."""
        with transaction(self._db) as db:
            return put_note(db, kind, target, author, text)

    def notes(self, kind: str | None = None, target: str | None = None) -> tuple[Note, ...]:
        """The notes kept, of one thing or of all."""
        return notes_kept(self._db, kind, target)
