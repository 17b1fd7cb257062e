"""What a dossier answers: its reading half. `Dossier` adds what changes it."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Unpack

from recoupe.model import Article, Origin, Problem, Reading, Span, Telling, Tightened
from recoupe.store.checks import run_checks
from recoupe.store.codec import loads, unpack
from recoupe.store.connection import Connections
from recoupe.store.dateless import Shared, shared_events, tightened
from recoupe.store.filters import ALL, Filter, Wanted
from recoupe.store.listing import chunks, keys, total
from recoupe.store.lists import LISTS
from recoupe.store.loans import held_reading
from recoupe.store.overview import count_facets, count_months, count_rows, dated_events, problems_met
from recoupe.store.pages import find_actor, find_article, find_dispute, find_event, find_quote, find_sentence, origin_of
from recoupe.store.rows import (
    ActorPage,
    ActorRow,
    ArticlePage,
    ArticleRow,
    Counts,
    DisputeRow,
    EventPage,
    EventRow,
    Facet,
    Found,
    Located,
    MonthCount,
    Page,
    QuoteRow,
    Register,
    TimelineRow,
)
from recoupe.store.search import search_all
from recoupe.store.tables import table_columns, table_rows
from recoupe.store.ties import Tie, ties

KINDS = ("article", "quote", "event", "actor")


class Queries:
    """Reads one dossier. Any thread may ask."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    @property
    def _db(self) -> sqlite3.Connection:
        return self._connections.get()

    # What was read

    def readings(self) -> Iterator[Reading]:
        """Every article's reading with what other articles lend it, in the order added, one in memory at a time."""
        for key in self._keys("SELECT article FROM readings ORDER BY article"):
            row = self._db.execute("SELECT pack FROM readings WHERE article = ?", (key,)).fetchone()
            if row is not None:
                yield held_reading(self._db, key, row["pack"])

    def reading(self, article: str) -> Reading | None:
        """The reading of the article with this id, with what others lend it; None where there is none."""
        sql = "SELECT r.article, r.pack FROM readings r JOIN articles s ON s.id = r.article WHERE s.sha = ?"
        row = self._db.execute(sql, (article,)).fetchone()
        return held_reading(self._db, row["article"], row["pack"]) if row else None

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

    def shared_events(self) -> Iterator[Shared]:
        """The events that articles without a date of their own share with dated ones."""
        return shared_events(self._db)

    def tightened(self) -> tuple[Tightened, ...]:
        """The bounds that articles without a date of their own have from dated ones, by their names."""
        return tightened(self._db)

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

    def sentence(self, article: str, span: Span) -> str:
        """The whole sentences of an article (by id) that hold a place, a claim's for instance; empty where there is no such article."""
        return find_sentence(self._db, article, span)

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
