"""Writes a cross-check: the events, origins, disputes, statements and copies replace the former ones, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from recoupe.model import Crosscheck, Dispute, Event, Span
from recoupe.store.adding import as_json, indexed, insert, place
from recoupe.store.codec import dumps
from recoupe.store.days import bounds

REPLACED = ("disputes", "events", "statements", "copies", "origins")
Keys = Mapping[tuple[str, int], int]


def put_crosscheck(connection: sqlite3.Connection, found: Crosscheck) -> None:
    """Replaces the cross-check's tables. The caller holds a transaction."""
    for table in REPLACED:
        connection.execute(f"DELETE FROM {table}")
    articles = {row["sha"]: row["id"] for row in connection.execute("SELECT sha, id FROM articles")}
    insert(connection, "origins", ((o.id, o.kind, o.name, o.reason.fr, o.reason.en) for o in found.origins))
    accounts = account_keys(connection)
    for event in found.events:
        put_event(connection, event, accounts)
    for dispute in found.disputes:
        put_dispute(connection, dispute, articles)
    tie_actors(connection)
    connection.execute("UPDATE events SET disputes = (SELECT count(*) FROM disputes d WHERE d.event = events.id AND d.kind = 'dispute')")
    put_statements(connection, found)
    insert(
        connection,
        "copies",
        (
            (articles[c.left], articles[c.right], c.relation, c.score, shared(c.shared))
            for c in found.copies
            if c.left in articles and c.right in articles
        ),
    )


def account_keys(connection: sqlite3.Connection) -> Keys:
    rows = connection.execute('SELECT s.sha, a."index", a.key FROM accounts a JOIN articles s ON s.id = a.article')
    return {(row[0], row[1]): row[2] for row in rows}


def put_event(connection: sqlite3.Connection, event: Event, accounts: Keys) -> None:
    told = [(accounts[t.key], t, o) for t, o in zip(event.tellings, event.origin_of, strict=True) if t.key in accounts]
    days = sorted(day for _, t, _ in told if (day := bounds(t.published)[0]))
    since, until = bounds(event.date)
    row = (
        event.id, event.type, event.date, since, until, event.place, event.sentence.fr, event.sentence.en, as_json(event.actors),
        as_json(event.recipients), len({t.key[0] for _, t, _ in told}), len(told), len({o for _, _, o in told}), 0,
        days[0] if days else None, days[-1] if days else None,
    )  # fmt: skip
    number = connection.execute(f"INSERT INTO events VALUES (NULL{', ?' * len(row)})", row).lastrowid
    connection.executemany("UPDATE accounts SET telling = ? WHERE key = ?", ((dumps(t), key) for key, t, _ in told))
    insert(connection, "event_accounts", ((event.id, rank, key, origin) for rank, (key, _, origin) in enumerate(told)))
    insert(connection, "joins", ((event.id, *j.left, *j.right, j.score, dumps(j.reasons)) for j in event.joins))
    insert(connection, "event_links", ((event.id, relation, other) for relation, other in event.links))
    said = "\n".join((event.sentence.fr, event.sentence.en, *(t.wording for _, t, _ in told)))
    insert(connection, "event_index", [(number, *indexed(said))])


def put_dispute(connection: sqlite3.Connection, dispute: Dispute, articles: Mapping[str, int]) -> None:
    settled = dispute.settled
    row = (
        dispute.id, dispute.event, dispute.property, dispute.severity, dispute.kind, dispute.check, dispute.sentence.fr, dispute.sentence.en,
        dispute.reason.fr, dispute.reason.en, settled and settled.fr, settled and settled.en,
    )  # fmt: skip
    connection.execute(f"INSERT INTO disputes VALUES (NULL{', ?' * len(row)})", row)
    for number, side in enumerate(dispute.sides):
        claims = (
            (
                dispute.id,
                number,
                side.value,
                rank,
                articles.get(c.article_id),
                *place(c.span),
                c.words,
                c.value,
                c.asserted_by,
                c.origin,
                c.polarity,
                c.status,
            )
            for rank, c in enumerate(side.claims)
        )
        insert(connection, "claims", claims)


def tie_actors(connection: sqlite3.Connection) -> None:
    """Each event's actors and recipients: those of its accounts, the most often told first."""
    connection.execute(
        """INSERT INTO event_actors SELECT event, role, row_number() OVER (PARTITION BY event, role ORDER BY told DESC, first, actor) - 1, actor
           FROM (SELECT e.event, a.role, c.canon AS actor, count(*) AS told, min(a.rank) AS first
                 FROM event_accounts e JOIN account_actors a ON a.account = e.account JOIN actors c ON c.id = a.actor GROUP BY 1, 2, 3)"""
    )


def put_statements(connection: sqlite3.Connection, found: Crosscheck) -> None:
    rows = connection.execute('SELECT s.sha, q."index", q.key FROM quotes q JOIN articles s ON s.id = q.article')
    quotes = {(row[0], row[1]): row[2] for row in rows}
    insert(connection, "statements", ((s.id, s.speaker) for s in found.statements))
    wordings = ((s.id, quotes[w]) for s in found.statements for w in dict.fromkeys(s.wordings) if w in quotes)
    insert(connection, "statement_quotes", wordings)


def shared(pairs: tuple[tuple[Span, Span], ...]) -> str:
    return dumps(pairs)
