"""One thing with all that is known of it: the pages of an article, an event, a dispute, an actor, a quote."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from recoupe.model import Bilingual, Copy, Join, Origin, Reading, Role, Span, Telling
from recoupe.store.codec import loads, unpack
from recoupe.store.derived import SENTENCE_LENGTH
from recoupe.store.filters import Filter
from recoupe.store.listing import both, grouped, keys, reference
from recoupe.store.lists import actors as actors_of
from recoupe.store.lists import articles as articles_of
from recoupe.store.lists import disputes as disputes_of
from recoupe.store.lists import events as events_of
from recoupe.store.lists import quotes as quotes_of
from recoupe.store.loans import held_reading
from recoupe.store.rows import ActorPage, ActorRef, ArticlePage, DisputeRow, EventPage, Linked, Partner, QuoteRow, TellingRow
from recoupe.store.sentences import sentences
from recoupe.text import cover, one_line

NAMED = """SELECT s.id, s.sha, r.pack FROM articles s JOIN readings r ON r.article = s.id WHERE s.sha = ? OR s.name = ?
  ORDER BY s.sha = ? DESC, s.id DESC"""
TOLD = """SELECT e.origin, a.key, a."index", a.telling, a.sentence, a.rule, s.title, s.url, q.id AS quote FROM event_accounts e
  JOIN accounts a ON a.key = e.account JOIN articles s ON s.id = a.article
  LEFT JOIN quotes q ON q.article = a.article AND q."index" = a.quote WHERE e.event = ? ORDER BY s.day IS NULL, s.day, e.rank"""
ACTORS_OF = """SELECT x.account AS key, x.role, c.id, c.name, c.kind, c.country FROM account_actors x JOIN actors a ON a.id = x.actor
  JOIN actors c ON c.id = a.canon WHERE x.account IN ({}) ORDER BY x.account, x.role, x.rank"""
PARTNERS = """SELECT o.actor AS id, a.name, a.kind, a.country, e.type, count(DISTINCT e.id) AS events,
  CASE WHEN m.role = o.role THEN 'with' WHEN m.role = 'actor' THEN 'to' ELSE 'from' END AS direction
  FROM event_actors m JOIN event_actors o ON o.event = m.event AND o.actor <> m.actor JOIN events e ON e.id = m.event
  JOIN actors a ON a.id = o.actor WHERE m.actor = ? GROUP BY 1, 5, 7 ORDER BY events DESC, a.folded"""


def find_article(connection: sqlite3.Connection, name: str) -> ArticlePage | None:
    """The article whose id or name is `name` (the last added of a name)."""
    found = connection.execute(NAMED, (name, name, name)).fetchone()
    if found is None:
        return None
    reading, sha = held_reading(connection, found["id"], found["pack"]), found["sha"]
    told = connection.execute(
        'SELECT a."index", e.event FROM accounts a JOIN event_accounts e ON e.account = a.key WHERE a.article = ? ORDER BY 1',
        (found["id"],),
    ).fetchall()
    return ArticlePage(
        row=articles_of(connection, [found["id"]])[0],
        article=reading.article,
        reading=reading,
        quotes=tuple(
            quotes_of(
                connection, [r[0] for r in connection.execute('SELECT key FROM quotes WHERE article = ? ORDER BY "index"', (found["id"],))]
            )
        ),
        events=tuple(events_of(connection, keys(connection, "events", Filter(article=sha)))),
        event_of=tuple((row[0], row[1]) for row in told),
        copies=copies(connection, found["id"]),
        actor_of=actor_of(connection, found["id"]),
    )


def actor_of(connection: sqlite3.Connection, key: int) -> tuple[tuple[str, ActorRef], ...]:
    """The dossier's actor of each of the article's own actor ids."""
    sql = """SELECT DISTINCT n.local, c.id, c.name, c.kind, c.country FROM actor_names n JOIN actors a ON a.id = n.actor
      JOIN actors c ON c.id = a.canon WHERE n.article = ? ORDER BY n.local"""
    return tuple((row["local"], reference(row)) for row in connection.execute(sql, (key,)))


def copies(connection: sqlite3.Connection, key: int) -> tuple[Copy, ...]:
    sql = """SELECT l.sha AS left, r.sha AS right, c.relation, c.score, c.shared FROM copies c JOIN articles l ON l.id = c."left"
      JOIN articles r ON r.id = c."right" WHERE ? IN (c."left", c."right") ORDER BY c.score DESC"""
    return tuple(
        Copy(
            left=r["left"],
            right=r["right"],
            relation=r["relation"],
            score=r["score"],
            shared=loads(tuple[tuple[Span, Span], ...], r["shared"]),
        )
        for r in connection.execute(sql, (key,))
    )


def find_event(connection: sqlite3.Connection, name: str) -> EventPage | None:
    found = connection.execute("SELECT key FROM events WHERE id = ?", (name,)).fetchone()
    if found is None:
        return None
    origins = {
        row["id"]: origin_of(row)
        for row in connection.execute("SELECT o.* FROM origins o JOIN event_accounts e ON e.origin = o.id WHERE e.event = ?", (name,))
    }
    told = connection.execute(TOLD, (name,)).fetchall()
    actors = grouped(connection, ACTORS_OF, [row["key"] for row in told])
    return EventPage(
        row=events_of(connection, [found["key"]])[0],
        tellings=tuple(telling(row, origins[row["origin"]], actors[row["key"]]) for row in told),
        origins=tuple(origins.values()),
        joins=tuple(join(row) for row in connection.execute("SELECT * FROM joins WHERE event = ? ORDER BY score DESC", (name,))),
        disputes=tuple(disputes_of(connection, keys(connection, "disputes", Filter(event=name)))),
        linked=linked(connection, name),
    )


def origin_of(row: sqlite3.Row) -> Origin:
    return Origin(id=row["id"], kind=row["kind"], name=row["name"], reason=both(row, "reason"))


def telling(row: sqlite3.Row, origin: Origin, actors: Sequence[sqlite3.Row]) -> TellingRow:
    return TellingRow(
        telling=loads(Telling, row["telling"]),
        origin=origin,
        title=row["title"],
        url=row["url"],
        sentence=row["sentence"],
        quote=row["quote"],
        actors=tuple(reference(a) for a in actors if a["role"] == "actor"),
        recipients=tuple(reference(a) for a in actors if a["role"] == "recipient"),
        rule=row["rule"],
    )


def join(row: sqlite3.Row) -> Join:
    reasons = loads(tuple[Bilingual, ...], row["reasons"])
    return Join(
        left=(row["left_article"], row["left_index"]), right=(row["right_article"], row["right_index"]), score=row["score"], reasons=reasons
    )


def linked(connection: sqlite3.Connection, name: str) -> tuple[Linked, ...]:
    sql = "SELECT l.relation, e.key FROM event_links l JOIN events e ON e.id = l.other WHERE l.event = ?"
    rows = connection.execute(sql, (name,)).fetchall()
    return tuple(Linked(relation=row["relation"], event=events_of(connection, [row["key"]])[0]) for row in rows)


def find_dispute(connection: sqlite3.Connection, name: str) -> DisputeRow | None:
    found = connection.execute("SELECT key FROM disputes WHERE id = ?", (name,)).fetchone()
    return disputes_of(connection, [found["key"]])[0] if found else None


def find_quote(connection: sqlite3.Connection, name: str) -> QuoteRow | None:
    found = connection.execute("SELECT key FROM quotes WHERE id = ?", (name,)).fetchone()
    return quotes_of(connection, [found["key"]])[0] if found else None


def find_sentence(connection: sqlite3.Connection, article: str, span: Span) -> str:
    """The whole sentences of the article (by id) that hold the span; nothing where there is no such article."""
    row = connection.execute("SELECT r.pack FROM readings r JOIN articles s ON s.id = r.article WHERE s.sha = ?", (article,)).fetchone()
    if row is None:
        return ""
    page = unpack(Reading, row["pack"]).article
    return one_line(page.words(cover((span, *(s for s in sentences(page) if s.overlaps(span))))), SENTENCE_LENGTH)


def find_actor(connection: sqlite3.Connection, name: str) -> ActorPage | None:
    """The actor whose id is `name`, or the one that this id was tied to."""
    found = connection.execute(
        "SELECT c.rowid AS key, c.* FROM actors a JOIN actors c ON c.id = a.canon WHERE a.id = ?", (name,)
    ).fetchone()
    if found is None:
        return None
    same = "SELECT id FROM actors WHERE canon = ?"
    aliases = f"SELECT name, count(DISTINCT article) FROM actor_names WHERE actor IN ({same}) GROUP BY name ORDER BY 2 DESC, name"
    offices = f"""SELECT title, country, since, until, count(DISTINCT article) AS articles FROM actor_roles WHERE actor IN ({same})
      GROUP BY 1, 2, 3, 4 ORDER BY since IS NULL, since, articles DESC"""
    homonyms = "SELECT * FROM actors WHERE folded = ? AND id <> ? AND canon = id ORDER BY id"
    return ActorPage(
        row=actors_of(connection, [found["key"]])[0],
        aliases=tuple((row[0], row[1]) for row in connection.execute(aliases, (found["id"],))),
        offices=tuple((office(row), row["articles"]) for row in connection.execute(offices, (found["id"],))),
        homonyms=tuple(reference(row) for row in connection.execute(homonyms, (found["folded"], found["id"]))),
        partners=tuple(partner(row) for row in connection.execute(PARTNERS, (found["id"],))),
    )


def office(row: Any) -> Role:
    return Role(title=row["title"], country=row["country"], since=row["since"], until=row["until"])


def partner(row: sqlite3.Row) -> Partner:
    return Partner(actor=reference(row), type=row["type"], direction=row["direction"], events=row["events"])
