"""Writes a cross-check: events, origins, disputes, statements and copies replace the former ones. The caller holds a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping

from recoupe.model import Claim, Crosscheck, Dispute, Event
from recoupe.store.codec import dumps
from recoupe.store.days import bounds
from recoupe.store.inserting import as_json, insert, insert_all, insert_index, place

REPLACED = ("disputes", "events", "statements", "copies", "origins")
TIE_ACTORS = """INSERT INTO event_actors (event, role, rank, actor)
  SELECT event, role, row_number() OVER (PARTITION BY event, role ORDER BY told DESC, first, actor) - 1, actor FROM (
    SELECT e.event, a.role, c.canon AS actor, count(*) AS told, min(a.rank) AS first FROM event_accounts e
    JOIN account_actors a ON a.account = e.account JOIN actors c ON c.id = a.actor GROUP BY 1, 2, 3)"""
COUNT_DISPUTES = "UPDATE events SET disputes = (SELECT count(*) FROM disputes d WHERE d.event = events.id AND d.kind = 'dispute')"
Numbers = Mapping[tuple[str, int], int]


def replace_crosscheck(connection: sqlite3.Connection, found: Crosscheck) -> None:
    """Replaces the cross-check's tables. An account or article that left the dossier meanwhile is passed over."""
    for table in REPLACED:
        connection.execute(f"DELETE FROM {table}")
    articles = {row["sha"]: row["id"] for row in connection.execute("SELECT sha, id FROM articles")}
    accounts, quotes = numbers(connection, "accounts"), numbers(connection, "quotes")
    reasons = ((o, {"reason_fr": o.reason.fr, "reason_en": o.reason.en}) for o in found.origins)
    insert_all(connection, "origins", ({"id": o.id, "kind": o.kind, "name": o.name, **reason} for o, reason in reasons))
    for event in found.events:
        put_event(connection, event, accounts)
    events = {event.id for event in found.events}
    for dispute in found.disputes:
        put_dispute(connection, dispute, articles, events)
    connection.execute(TIE_ACTORS)
    connection.execute(COUNT_DISPUTES)
    insert_all(connection, "statements", ({"id": s.id, "speaker": s.speaker} for s in found.statements))
    wordings = ((s.id, quotes[w]) for s in found.statements for w in dict.fromkeys(s.wordings) if w in quotes)
    insert_all(connection, "statement_quotes", ({"statement": statement, "quote": quote} for statement, quote in wordings))
    for copy in found.copies:
        if copy.left in articles and copy.right in articles:
            pair = {"left": articles[copy.left], "right": articles[copy.right]}
            insert(connection, "copies", {**pair, "relation": copy.relation, "score": copy.score, "shared": dumps(copy.shared)})


def numbers(connection: sqlite3.Connection, table: str) -> Numbers:
    """The row number of each (article id, index)."""
    rows = connection.execute(f'SELECT s.sha, t."index", t.key FROM {table} t JOIN articles s ON s.id = t.article')
    return {(row[0], row[1]): row[2] for row in rows}


def put_event(connection: sqlite3.Connection, event: Event, accounts: Numbers) -> None:
    told = [(accounts[t.key], t, origin) for t, origin in zip(event.tellings, event.origin_of, strict=True) if t.key in accounts]
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
        **counted,
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
    }
    number = insert(connection, "events", row)
    put_evidence(connection, event)
    connection.executemany("UPDATE accounts SET telling = ? WHERE key = ?", ((dumps(t), key) for key, t, _ in told))
    accounts_of = ({"event": event.id, "rank": rank, "account": key, "origin": o} for rank, (key, _, o) in enumerate(told))
    insert_all(connection, "event_accounts", accounts_of)
    insert_index(connection, "event", number, "\n".join((event.sentence.fr, event.sentence.en, *(t.wording for _, t, _ in told))))


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
