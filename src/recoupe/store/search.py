"""Search across everything: full text over articles, quotes and events, names of actors; what was found is marked in the very words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence

from recoupe.model import OWN_KINDS, Bilingual, Span
from recoupe.store.filters import Filter
from recoupe.store.listing import keys, total
from recoupe.store.lists import actors, articles, events, quotes
from recoupe.store.matching import Matcher
from recoupe.store.query import Query, WrongQuery, parse
from recoupe.store.rows import Found, Hit
from recoupe.text import trimmed

SNIPPET = 240  # characters: two or three lines of a list
LEAD = 60  # characters shown before the first word found
# Ranking reads every hit, and says nothing of a word that stands everywhere: beyond this many the last added come first (measured: 5 ms).
RANKED = 3_000
COUNTED = 10_000  # hits counted exactly; more are told as « more than »
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
        totals.append((kind, min(number, COUNTED)))
        if number:
            chosen = (
                chosen_actors(connection, text, limit, offset) if kind == "actor" else best(connection, kind, query, number, limit, offset)
            )
            hits.extend(HITS[kind](connection, query, chosen))
    return Found(query=text, explained=query.explained, hits=tuple(hits), totals=tuple(totals), counted=COUNTED)


def hit_total(connection: sqlite3.Connection, kind: str, query: Query) -> int:
    """How many are found, counted up to COUNTED + 1."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {kind}_fts WHERE {kind}_fts MATCH ? LIMIT ?)"
    found: int = connection.execute(sql, (query.match, COUNTED + 1)).fetchone()[0]
    return found


def best(connection: sqlite3.Connection, kind: str, query: Query, number: int, limit: int, offset: int) -> list[int]:
    """The row numbers of the best hits by BM25; where nearly everything is found, of the last added."""
    order = "rank" if number <= RANKED else "rowid DESC"
    sql = f"SELECT rowid FROM {kind}_fts WHERE {kind}_fts MATCH ? ORDER BY {order} LIMIT ? OFFSET ?"
    return [row[0] for row in connection.execute(sql, (query.match, limit, offset))]


def article_hits(connection: sqlite3.Connection, query: Query, chosen: Sequence[int]) -> Iterator[Hit]:
    for key, row in zip(chosen, articles(connection, chosen), strict=True):
        body: str = connection.execute("SELECT text FROM articles WHERE id = ?", (key,)).fetchone()[0]
        snippet, marks, place = extract(body, query.matcher, own_parts(connection, key, len(body)))
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


def own_parts(connection: sqlite3.Connection, key: int, length: int) -> list[Span]:
    """The stretches between pieces of furniture."""
    rows = connection.execute('SELECT start, "end", kind FROM blocks WHERE article = ? ORDER BY "index"', (key,))
    furniture = [(row["start"], row["end"]) for row in rows if row["kind"] not in OWN_KINDS]
    starts, ends = [0, *(end for _, end in furniture)], [*(start for start, _ in furniture), length]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def quote_hits(connection: sqlite3.Connection, query: Query, chosen: Sequence[int]) -> Iterator[Hit]:
    for row in quotes(connection, chosen):
        snippet, marks, place = extract(row.text, query.matcher)
        place = Span(place.start + row.span.start, place.end + row.span.start)
        title = row.speaker_name or ""
        yield Hit(
            kind="quote", id=row.id, title=title, snippet=snippet, marks=marks, place=place, outlet=row.outlet, published=row.published
        )


def event_hits(connection: sqlite3.Connection, query: Query, chosen: Sequence[int]) -> Iterator[Hit]:
    for row in events(connection, chosen):
        snippet, marks, _ = extract(row.sentence.fr, query.matcher)
        yield Hit(kind="event", id=row.id, title=row.type, snippet=snippet, marks=marks, published=row.date)


def actor_hits(connection: sqlite3.Connection, query: Query, chosen: Sequence[int]) -> Iterator[Hit]:
    for row in actors(connection, chosen):
        yield Hit(kind="actor", id=row.id, title=row.name, snippet=row.name, marks=(), outlet=row.country)


def chosen_actors(connection: sqlite3.Connection, text: str, limit: int, offset: int) -> list[int]:
    return keys(connection, "actors", Filter(search=text, sort="articles", limit=limit, offset=offset))


def actor_total(connection: sqlite3.Connection, text: str) -> int:
    return total(connection, "actors", Filter(search=text))


HITS: Mapping[str, Callable[[sqlite3.Connection, Query, Sequence[int]], Iterator[Hit]]] = {
    "article": article_hits, "quote": quote_hits, "event": event_hits, "actor": actor_hits,
}  # fmt: skip


def extract(text: str, matcher: Matcher, parts: Sequence[Span] = ()) -> tuple[str, tuple[Span, ...], Span]:
    """A stretch of `text` (within one of its `parts`) around the place where most is found, what is found in it, and where it stands."""
    parts = parts or (Span(0, len(text)),)
    spans = [span for span in matcher.found_in(text) if any(part.contains(span) for part in parts)]
    first = densest(spans) or parts[0]
    part = next(part for part in parts if part.contains(Span(first.start, first.start)))
    start = max(first.start - LEAD, part.start)
    start = start if start == part.start else text.find(" ", start, first.start) + 1 or first.start
    place = trimmed(text, Span(start, min(start + SNIPPET, part.end)))
    inside = tuple(Span(s.start - place.start, s.end - place.start) for s in spans if place.contains(s))
    return LINE_END.sub(" ", text[place.start : place.end]), inside, place


def densest(spans: Sequence[Span]) -> Span | None:
    """The first span of the stretch with the most of them."""
    best_span, most, last = None, 0, 0
    for index, first in enumerate(spans):
        while last < len(spans) and spans[last].start < first.start + SNIPPET - LEAD:
            last += 1
        if last - index > most:
            best_span, most = first, last - index
    return best_span
