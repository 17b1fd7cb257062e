"""Search across everything: full text over articles, quotes and events, names of actors; what was found is marked in the very words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence

from recoupe.model import OWN_KINDS, Bilingual, Span
from recoupe.store.filters import Filter
from recoupe.store.listing import keys, total
from recoupe.store.lists import actors, articles, events, quotes
from recoupe.store.query import Matcher, Query, WrongQuery, parse
from recoupe.store.rows import Found, Hit
from recoupe.store.stems import folded, stem, tokens
from recoupe.text import masked, trimmed

SNIPPET = 240  # characters: two or three lines of a list
LEAD = 60  # characters shown before the first word found
LINE_END = re.compile(r"\s")


def search_all(connection: sqlite3.Connection, text: str, kinds: Sequence[str], limit: int, offset: int) -> Found:
    """The hits of each kind, best first; a query that cannot be read gives its `problem` and no hits."""
    try:
        query = parse(text)
    except WrongQuery as wrong:
        return Found(query=text, explained=Bilingual(fr="", en=""), problem=wrong.sentence)
    hits: list[Hit] = []
    totals: list[tuple[str, int]] = []
    for kind in kinds:
        number = actor_total(connection, text) if kind == "actor" else hit_total(connection, kind, query)
        totals.append((kind, number))
        if number:
            hits.extend(HITS[kind](connection, query, text, limit, offset))
    return Found(query=text, explained=query.explained, hits=tuple(hits), totals=tuple(totals))


def hit_total(connection: sqlite3.Connection, kind: str, query: Query) -> int:
    found: int = connection.execute(f"SELECT count(*) FROM {kind}_fts WHERE {kind}_fts MATCH ?", (query.match,)).fetchone()[0]
    return found


def best(connection: sqlite3.Connection, kind: str, query: Query, limit: int, offset: int) -> list[int]:
    """The row numbers of the best hits (FTS5's BM25)."""
    sql = f"SELECT rowid FROM {kind}_fts WHERE {kind}_fts MATCH ? ORDER BY rank LIMIT ? OFFSET ?"
    return [row[0] for row in connection.execute(sql, (query.match, limit, offset))]


def article_hits(connection: sqlite3.Connection, query: Query, text: str, limit: int, offset: int) -> Iterator[Hit]:
    chosen = best(connection, "article", query, limit, offset)
    for key, row in zip(chosen, articles(connection, chosen), strict=True):
        snippet, marks, place = extract(own_text(connection, key), query.matcher)
        yield Hit(
            kind="article",
            id=row.id,
            title=row.title,
            snippet=snippet,
            marks=marks,
            place=place,
            outlet=row.outlet,
            published=row.published,
        )


def own_text(connection: sqlite3.Connection, key: int) -> str:
    """The article's text at its own length, furniture blanked: places in it are places in the article."""
    text: str = connection.execute("SELECT text FROM articles WHERE id = ?", (key,)).fetchone()[0]
    rows = connection.execute('SELECT start, "end", kind FROM blocks WHERE article = ?', (key,))
    return masked(text, [Span(row["start"], row["end"]) for row in rows if row["kind"] in OWN_KINDS])


def quote_hits(connection: sqlite3.Connection, query: Query, text: str, limit: int, offset: int) -> Iterator[Hit]:
    for row in quotes(connection, best(connection, "quote", query, limit, offset)):
        snippet, marks, place = extract(row.text, query.matcher)
        place = Span(place.start + row.span.start, place.end + row.span.start)
        title = row.speaker_name or ""
        yield Hit(
            kind="quote", id=row.id, title=title, snippet=snippet, marks=marks, place=place, outlet=row.outlet, published=row.published
        )


def event_hits(connection: sqlite3.Connection, query: Query, text: str, limit: int, offset: int) -> Iterator[Hit]:
    for row in events(connection, best(connection, "event", query, limit, offset)):
        snippet, marks, _ = extract(row.sentence.fr, query.matcher)
        yield Hit(kind="event", id=row.id, title=row.type, snippet=snippet, marks=marks, published=row.date)


def actor_hits(connection: sqlite3.Connection, query: Query, text: str, limit: int, offset: int) -> Iterator[Hit]:
    chosen = keys(connection, "actors", Filter(search=text, sort="articles", limit=limit, offset=offset))
    for row in actors(connection, chosen):
        yield Hit(kind="actor", id=row.id, title=row.name, snippet=row.name, marks=(), outlet=row.country)


def actor_total(connection: sqlite3.Connection, text: str) -> int:
    return total(connection, "actors", Filter(search=text))


HITS: Mapping[str, Callable[[sqlite3.Connection, Query, str, int, int], Iterator[Hit]]] = {
    "article": article_hits, "quote": quote_hits, "event": event_hits, "actor": actor_hits,
}  # fmt: skip


def found_in(text: str, matcher: Matcher) -> Iterator[Span]:
    """The words of `text` that the query finds."""
    for word, span in tokens(text):
        form = folded(word)
        if form in matcher.forms or (matcher.starts and form.startswith(matcher.starts)) or (matcher.stems and stem(word) in matcher.stems):
            yield span


def extract(text: str, matcher: Matcher) -> tuple[str, tuple[Span, ...], Span]:
    """A stretch of `text` around the place where most is found, what is found in it, and where it stands in `text`."""
    spans = list(found_in(text, matcher))
    start = max(densest(spans) - LEAD, 0)
    start = 0 if not start else text.find(" ", start) + 1
    place = trimmed(text, Span(start, min(start + SNIPPET, len(text))))
    inside = tuple(Span(s.start - place.start, s.end - place.start) for s in spans if place.contains(s))
    return LINE_END.sub(" ", text[place.start : place.end]), inside, place


def densest(spans: Sequence[Span]) -> int:
    """Where the stretch with the most words found begins."""
    if not spans:
        return 0
    reach = SNIPPET - LEAD
    return max(spans, key=lambda first: sum(first.start <= s.start < first.start + reach for s in spans)).start
