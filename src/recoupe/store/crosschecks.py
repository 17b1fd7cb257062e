"""Writes a cross-check: events, origins, disputes, statements and copies become those found. The caller holds a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence

from recoupe.model import Claim, Copy, Crosscheck, Dispute, Event, Origin, Statement
from recoupe.store.codec import dumps
from recoupe.store.days import bounds
from recoupe.store.inserting import as_json, insert, insert_all, insert_index, place
from recoupe.store.written import copy_id, event_mark, mark, new_ids, remember

TIE_ACTORS = """INSERT INTO event_actors (event, role, rank, actor)
  SELECT event, role, row_number() OVER (PARTITION BY event, role ORDER BY told DESC, first, actor) - 1, actor FROM (
    SELECT e.event, a.role, c.canon AS actor, count(*) AS told, min(a.rank) AS first FROM event_accounts e
    JOIN account_actors a ON a.account = e.account JOIN actors c ON c.id = a.actor{} GROUP BY 1, 2, 3)"""
HANGING = ("event_accounts", "joins", "event_links", "event_numbers", "event_actors")
COUNT_DISPUTES = """UPDATE events SET disputes = n FROM (
  SELECT e.id AS counted, count(d.id) AS n FROM events e LEFT JOIN disputes d ON d.event = e.id AND d.kind = 'dispute' GROUP BY 1)
  WHERE events.id = counted AND disputes <> n"""
COUNT_THINGS = (
    "INSERT INTO event_numbers SELECT event, unit, kind, low, high, best, uncertain, words, number FROM v_numbered WHERE event = ?"
)
ORIGIN = """INSERT INTO origins (id, kind, name, reason_fr, reason_en) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE
  SET kind = excluded.kind, name = excluded.name, reason_fr = excluded.reason_fr, reason_en = excluded.reason_en"""
ACCOUNT, QUOTE = (
    f'SELECT t.key FROM {table} t JOIN articles s ON s.id = t.article WHERE s.sha = ? AND t."index" = ?' for table in ("accounts", "quotes")
)


def replace_crosscheck(connection: sqlite3.Connection, found: Crosscheck) -> None:
    """Makes the cross-check's tables those of `found`, writing only what is new or changed. An account or article that left the dossier
    meanwhile is passed over."""
    articles = {row["sha"]: row["id"] for row in connection.execute("SELECT sha, id FROM articles")}
    put_events(connection, found)
    put_disputes(connection, found, articles)
    connection.execute("DELETE FROM event_actors")
    connection.execute(TIE_ACTORS.format(""))
    connection.execute(COUNT_DISPUTES)
    put_statements(connection, found.statements)
    put_copies(connection, found.copies, articles)


def put_events(connection: sqlite3.Connection, found: Crosscheck) -> None:
    marks = {event.id: event_mark(event) for event in found.events}
    new = new_ids(connection, "events", marks)
    put_origins(connection, found.origins)
    for event in found.events:
        if event.id in new:
            put_event(connection, event)
    count_things(connection, new)
    remember(connection, "events", marks, new)


def count_things(connection: sqlite3.Connection, new: Collection[str]) -> None:
    """What the events just written count, kept ready for the registers."""
    connection.executemany(COUNT_THINGS, ((id_,) for id_ in new))


def put_origins(connection: sqlite3.Connection, origins: Sequence[Origin]) -> None:
    former = {row["id"] for row in connection.execute("SELECT id FROM origins")}
    connection.executemany("DELETE FROM origins WHERE id = ?", ((id_,) for id_ in former - {origin.id for origin in origins}))
    connection.executemany(ORIGIN, ((o.id, o.kind, o.name, o.reason.fr, o.reason.en) for o in origins))


def put_disputes(connection: sqlite3.Connection, found: Crosscheck, articles: Mapping[str, int]) -> None:
    """The disputes; those of an event that was just written anew went with its former row."""
    marks = {dispute.id: mark(dispute) for dispute in found.disputes}
    new = new_ids(connection, "disputes", marks)
    events = {event.id for event in found.events}
    for dispute in found.disputes:
        if dispute.id in new:
            put_dispute(connection, dispute, articles, events)
    remember(connection, "disputes", marks, new)


def put_statements(connection: sqlite3.Connection, statements: Sequence[Statement]) -> None:
    marks = {statement.id: mark(statement) for statement in statements}
    new = new_ids(connection, "statements", marks)
    for statement in statements:
        if statement.id in new:
            put_statement(connection, statement)
    remember(connection, "statements", marks, new)


def put_statement(connection: sqlite3.Connection, statement: Statement) -> None:
    """Writes a statement and its quotes."""
    insert(connection, "statements", {"id": statement.id, "speaker": statement.speaker})
    quotes = (row_of(connection, QUOTE, wording) for wording in dict.fromkeys(statement.wordings))
    insert_all(connection, "statement_quotes", ({"statement": statement.id, "quote": quote} for quote in quotes if quote is not None))


def put_copies(connection: sqlite3.Connection, copies: Sequence[Copy], articles: Mapping[str, int]) -> None:
    marks = {copy_id(copy): mark(copy) for copy in copies}
    new = new_ids(connection, "copies", marks)
    for copy in copies:
        if copy_id(copy) in new and copy.left in articles and copy.right in articles:
            pair = {"left": articles[copy.left], "right": articles[copy.right]}
            insert(connection, "copies", {**pair, "relation": copy.relation, "score": copy.score, "shared": dumps(copy.shared)})
    remember(connection, "copies", marks, new)


def row_of(connection: sqlite3.Connection, sql: str, key: tuple[str, int]) -> int | None:
    """The row number of an account or a quote; None where it left the dossier."""
    row = connection.execute(sql, key).fetchone()
    return row[0] if row else None


def put_event(connection: sqlite3.Connection, event: Event) -> None:
    """Writes an event, in the place of what stands under its id: its number and its disputes stay."""
    pairs = zip(event.tellings, event.origin_of, strict=True)
    told = [(key, t, origin) for t, origin in pairs if (key := row_of(connection, ACCOUNT, t.key)) is not None]
    days = sorted(day for _, t, _ in told if (day := bounds(t.published)[0]))
    since, until = bounds(event.date)
    counted = {"articles": len({t.key[0] for _, t, _ in told}), "tellings": len(told), "origins": len({o for _, _, o in told})}
    row = {
        "id": event.id,
        "type": event.type,
        "date": event.date,
        "since": since,
        "until": until,
        "place": event.place,
        "sentence_fr": event.sentence.fr,
        "sentence_en": event.sentence.en,
        "actor_names": as_json(event.actors),
        "recipient_names": as_json(event.recipients),
        "agreed": dumps(event.agreed),
        **counted,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
    }
    number = put_row(connection, row)
    put_evidence(connection, event)
    connection.executemany("UPDATE accounts SET telling = ? WHERE key = ?", ((dumps(t), key) for key, t, _ in told))
    accounts_of = ({"event": event.id, "rank": rank, "account": key, "origin": o} for rank, (key, _, o) in enumerate(told))
    insert_all(connection, "event_accounts", accounts_of)
    insert_index(connection, "event", number, "\n".join((event.sentence.fr, event.sentence.en, *(t.wording for _, t, _ in told))))


def put_row(connection: sqlite3.Connection, row: Mapping[str, object]) -> int:
    """Writes the row of an event and takes away what hung on a former one; gives its number."""
    former = connection.execute("SELECT key FROM events WHERE id = ?", (row["id"],)).fetchone()
    if former is None:
        return insert(connection, "events", row)
    for table in HANGING:
        connection.execute(f"DELETE FROM {table} WHERE event = ?", (row["id"],))
    connection.execute("DELETE FROM event_index WHERE id = ?", (former["key"],))
    connection.execute(f"UPDATE events SET {', '.join(f'{name} = ?' for name in row)} WHERE key = ?", (*row.values(), former["key"]))
    number: int = former["key"]
    return number


def put_evidence(connection: sqlite3.Connection, event: Event) -> None:
    """Why the accounts were joined, and the events that this one is tied to."""
    for join in event.joins:
        left = {"left_article": join.left[0], "left_index": join.left[1]}
        right = {"right_article": join.right[0], "right_index": join.right[1]}
        insert(connection, "joins", {"event": event.id, **left, **right, "score": join.score, "reasons": dumps(join.reasons)})
    insert_all(connection, "event_links", ({"event": event.id, "relation": relation, "other": other} for relation, other in event.links))


def put_dispute(connection: sqlite3.Connection, dispute: Dispute, articles: Mapping[str, int], events: Collection[str]) -> None:
    """One dispute with its sides; some (two wordings of a statement) belong to no one event."""
    settled = dispute.settled
    row = {
        "id": dispute.id,
        "event": dispute.event if dispute.event in events else None,
        "property": dispute.property,
        "severity": dispute.severity,
        "kind": dispute.kind,
        "check": dispute.check,
        "sentence_fr": dispute.sentence.fr,
        "sentence_en": dispute.sentence.en,
        "reason_fr": dispute.reason.fr,
        "reason_en": dispute.reason.en,
        "settled_fr": settled and settled.fr,
        "settled_en": settled and settled.en,
    }
    insert(connection, "disputes", row)
    for number, side in enumerate(dispute.sides):
        held = {"dispute": dispute.id, "side": number, "value": side.value}
        insert_all(connection, "claims", ({**held, "rank": rank, **claim_values(c, articles)} for rank, c in enumerate(side.claims)))


def claim_values(claim: Claim, articles: Mapping[str, int]) -> dict[str, object]:
    return {
        "article": articles.get(claim.article_id),
        **place(claim.span),
        "words": claim.words,
        "claimed": claim.value,
        "asserted_by": claim.asserted_by,
        "origin": claim.origin,
        "polarity": claim.polarity,
        "status": claim.status,
    }
