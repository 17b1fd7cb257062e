"""Rows of articles, quotes, events, disputes and actors for given keys: what every page and every export is made of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from recoupe.model import Agreement, Bilingual, Claim, Side, Span
from recoupe.store.codec import loads
from recoupe.store.listing import Row, both, grouped, reference, rows_by_key, texts
from recoupe.store.rows import ActorRef, ActorRow, ArticleRow, DisputeRow, EventRow, QuoteRow

ARTICLES = """SELECT s.id AS key, coalesce(t.value, s.published) AS published,
  CASE WHEN t.value IS NULL THEN s.basis ELSE 'events' END AS basis, t.reason_fr, t.reason_en, s.*,
  (SELECT count(*) FROM quotes q WHERE q.article = s.id) AS quotes,
  (SELECT count(*) FROM accounts a WHERE a.article = s.id) AS accounts, (SELECT count(*) FROM problems p WHERE p.article = s.id) AS problems
  FROM articles s LEFT JOIN tightened t ON t.article = s.id WHERE s.id IN ({})"""
QUOTES = """SELECT q.*, s.sha, s.name, s.title, s.published,
  c.id AS actor, c.name AS actor_name, c.kind AS actor_kind, c.country AS actor_country,
  (SELECT min(statement) FROM statement_quotes t WHERE t.quote = q.key) AS statement
  FROM quotes q JOIN articles s ON s.id = q.article LEFT JOIN actors a ON a.id = q.speaker LEFT JOIN actors c ON c.id = a.canon
  WHERE q.key IN ({})"""
EVENTS = "SELECT * FROM events WHERE key IN ({})"
EVENT_ACTORS = """SELECT x.event AS key, x.role, a.id, a.name, a.kind, a.country FROM event_actors x JOIN actors a ON a.id = x.actor
  WHERE x.event IN ({}) ORDER BY x.event, x.role, x.rank"""
EVENT_TOLD = """SELECT e.event AS key, a.mode, a.context, a.polarity, a.status, s.outlet, s.name FROM event_accounts e
  JOIN accounts a ON a.key = e.account JOIN articles s ON s.id = a.article WHERE e.event IN ({}) ORDER BY e.event, s.day, e.rank"""
DISPUTES = """SELECT d.*, e.type, e.sentence_fr AS event_fr, e.sentence_en AS event_en FROM disputes d LEFT JOIN events e ON e.id = d.event
  WHERE d.key IN ({})"""
CLAIMS = """SELECT c.dispute AS key, c.*, s.sha, s.name, s.outlet, s.published FROM claims c LEFT JOIN articles s ON s.id = c.article
  WHERE c.dispute IN ({}) ORDER BY c.dispute, c.side, c.rank"""
ACTORS = """SELECT a.rowid AS key, a.*,
  (SELECT count(DISTINCT n.article) FROM actors c JOIN actor_names n ON n.actor = c.id WHERE c.canon = a.id) AS articles,
  (SELECT count(*) FROM actors c JOIN quotes q ON q.speaker = c.id WHERE c.canon = a.id) AS quotes,
  (SELECT count(DISTINCT event) FROM event_actors x WHERE x.actor = a.id) AS events FROM actors a WHERE a.rowid IN ({})"""


def articles(connection: sqlite3.Connection, chosen: Sequence[int]) -> list[ArticleRow]:
    return [article(row) for row in rows_by_key(connection, ARTICLES, chosen)]


def article(row: Row) -> ArticleRow:
    same = ("name", "title", "outlet", "url", "published", "basis", "day", "language", "agency", "quotes", "accounts", "problems", "added")
    why = both(row, "reason") if row["reason_fr"] else None
    return ArticleRow(id=row["sha"], bylines=texts(row["bylines"]), published_why=why, **{name: row[name] for name in same})


def quotes(connection: sqlite3.Connection, chosen: Sequence[int]) -> list[QuoteRow]:
    return [quote(row) for row in rows_by_key(connection, QUOTES, chosen)]


def quote(row: Row) -> QuoteRow:
    same = ("id", "name", "title", "outlet", "published", "index", "text", "content", "before", "after", "manner", "stance", "cue", "lemma")
    more = ("source", "speaker_name", "parent", "reason", "statement")
    speaker = row["actor"] and ActorRef(id=row["actor"], name=row["actor_name"], kind=row["actor_kind"], country=row["actor_country"])
    return QuoteRow(
        article=row["sha"],
        span=Span(row["start"], row["end"]),
        places=tuple(Span(*place) for place in json.loads(row["places"])),
        speaker=speaker,
        anonymous=bool(row["anonymous"]),
        relays=texts(row["relays"]),
        **{name: row[name] for name in same + more},
    )


def events(connection: sqlite3.Connection, chosen: Sequence[int]) -> list[EventRow]:
    rows = rows_by_key(connection, EVENTS, chosen)
    ids = [row["id"] for row in rows]
    actors, told = grouped(connection, EVENT_ACTORS, ids), grouped(connection, EVENT_TOLD, ids)
    return [event(row, actors[row["id"]], told[row["id"]]) for row in rows]


def event(row: Row, actors: Sequence[Row], told: Sequence[Row]) -> EventRow:
    same = ("id", "type", "date", "since", "until", "place", "articles", "tellings", "origins", "disputes", "first", "last")
    return EventRow(
        sentence=both(row, "sentence"),
        actors=named(texts(row["actor_names"]), actors, "actor"),
        recipients=named(texts(row["recipient_names"]), actors, "recipient"),
        modes=several(t["mode"] for t in told),
        contexts=several(c for t in told for c in json.loads(t["context"])),
        outlets=several(t["outlet"] or t["name"] for t in told),
        polarities=several(t["polarity"] for t in told),
        statuses=several(t["status"] for t in told),
        agreed=loads(tuple[Agreement, ...], row["agreed"]),
        **{name: row[name] for name in same},
    )


def several(values: Any) -> tuple[str, ...]:
    """Each value once, in the order met, None left out."""
    return tuple(dict.fromkeys(value for value in values if value))


def named(names: Sequence[str], actors: Sequence[Row], role: str) -> tuple[ActorRef, ...]:
    """The event's actors under the names the cross-check chose, tied to the dossier's actors where a name is one of theirs."""
    known = {row["name"]: reference(row) for row in actors if row["role"] == role}
    return tuple(known.get(name, ActorRef(id="", name=name)) for name in names) or tuple(known.values())


def disputes(connection: sqlite3.Connection, chosen: Sequence[int]) -> list[DisputeRow]:
    rows = rows_by_key(connection, DISPUTES, chosen)
    claims = grouped(connection, CLAIMS, [row["id"] for row in rows])
    return [dispute(row, claims[row["id"]]) for row in rows]


def dispute(row: Row, claims: Sequence[Row]) -> DisputeRow:
    sides: dict[int, list[Row]] = {}
    for claim_row in claims:
        sides.setdefault(claim_row["side"], []).append(claim_row)
    same = ("id", "property", "severity", "kind", "check")
    return DisputeRow(
        event=row["event"] or "",
        type=row["type"] or "",
        event_sentence=both(row, "event") if row["event"] else Bilingual(fr="", en=""),
        sentence=both(row, "sentence"),
        reason=both(row, "reason"),
        settled=both(row, "settled") if row["settled_fr"] is not None else None,
        sides=tuple(Side(value=held[0]["value"], claims=tuple(claim(c) for c in held)) for held in sides.values()),
        **{name: row[name] for name in same},
    )


def claim(row: Row) -> Claim:
    return Claim(
        article=row["name"] or "",
        article_id=row["sha"] or "",
        span=Span(row["start"], row["end"]),
        words=row["words"],
        value=row["claimed"],
        outlet=row["outlet"],
        published=row["published"],
        asserted_by=row["asserted_by"],
        origin=row["origin"],
        polarity=row["polarity"],
        status=row["status"],
    )


def actors(connection: sqlite3.Connection, chosen: Sequence[int]) -> list[ActorRow]:
    same = ("id", "name", "kind", "country", "wikidata", "articles", "quotes", "events")
    return [ActorRow(**{name: row[name] for name in same}) for row in rows_by_key(connection, ACTORS, chosen)]


LISTS: Mapping[str, Callable[[sqlite3.Connection, Sequence[int]], Sequence[Any]]] = {
    "articles": articles, "quotes": quotes, "events": events, "disputes": disputes, "actors": actors,
}  # fmt: skip
