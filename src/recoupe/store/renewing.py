"""Writes what a few articles changed of a cross-check: events, origins, disputes, statements, each only where it is other than what stands.
The caller holds a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence

from recoupe.model import Bilingual, Dispute, Event, Origin, Statement
from recoupe.store.changes import Changes
from recoupe.store.crosschecks import ORIGIN, TIE_ACTORS, count_things, put_dispute, put_event, put_statement
from recoupe.store.rows import Change
from recoupe.store.written import changed, event_mark, mark, rewrite

# Of origins that events name differently the first in the alphabet, as `merge.origins.one_of_each` has it.
LEAST = "SELECT id, kind, name, reason_fr, reason_en FROM ledger_origins WHERE id = ? ORDER BY kind, name, reason_fr LIMIT 1"
STALE = """SELECT DISTINCT e.event FROM pending_actors p CROSS JOIN account_actors a ON a.actor = p.actor
  CROSS JOIN event_accounts e ON e.account = a.account"""
COUNT = """UPDATE events SET disputes = (SELECT count(*) FROM disputes d WHERE d.event = events.id AND d.kind = 'dispute') WHERE id = ?"""
HUNG = "SELECT id FROM disputes WHERE event = ?"
Drafts = Mapping[str, tuple[Event, Sequence[Origin]]]


class Renewing:
    """Writes into one dossier, and remembers what it gains and loses."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._before: dict[str, list[str]] = {"events": [], "disputes": []}
        self._after: dict[str, list[str]] = {"events": [], "disputes": []}
        self._counted: set[str] = set()

    def events(self, drafts: Drafts, gone: Collection[str]) -> list[str]:
        """Writes events with their origins; gives the ids of those that are other than what stood."""
        marks = {id_: event_mark(event) for id_, (event, _) in drafts.items()}
        new = changed(self._db, "events", marks)
        new += [id_ for id_, (_, origins) in drafts.items() if id_ not in new and self._origins(id_) != set(origins)]
        self._note(self._before, "events", [*new, *gone])
        self._note(self._before, "disputes", [row[0] for id_ in gone for row in self._db.execute(HUNG, (id_,)).fetchall()])
        origins = self._put_origins([*new, *gone], {id_: drafts[id_][1] for id_ in new})
        for id_ in new:
            put_event(self._db, drafts[id_][0])
        self._delete("events", gone)
        self._settle_origins(origins)
        count_things(self._db, new)
        rewrite(self._db, "events", {id_: marks[id_] for id_ in new}, gone)
        self._note(self._after, "events", new)
        self._counted |= set(new)
        return new

    def _origins(self, event: str) -> set[Origin]:
        """What an event calls its origins."""
        rows = self._db.execute("SELECT id, kind, name, reason_fr, reason_en FROM ledger_origins WHERE event = ?", (event,))
        return {Origin(id=id_, kind=kind, name=name, reason=Bilingual(fr=fr, en=en)) for id_, kind, name, fr, en in rows}

    def _put_origins(self, former: Iterable[str], now: Mapping[str, Sequence[Origin]]) -> set[str]:
        """Keeps what each event calls its origins; gives the ids of those that may have changed."""
        sql = "DELETE FROM ledger_origins WHERE event = ? RETURNING id"
        touched = {row[0] for event in former for row in self._db.execute(sql, (event,)).fetchall()}
        put_origins(self._db, ((event, origin) for event, origins in now.items() for origin in origins))
        came = {origin.id for origins in now.values() for origin in origins}
        self._db.executemany(ORIGIN, [self._db.execute(LEAST, (id_,)).fetchone() for id_ in sorted(came)])
        return touched | came

    def _settle_origins(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            least = self._db.execute(LEAST, (id_,)).fetchone()
            if least is None:
                self._db.execute("DELETE FROM origins WHERE id = ?", (id_,))
            else:
                self._db.execute(ORIGIN, least)

    def things(self, found: Mapping[str, Sequence[Origin]], gone: Collection[str]) -> None:
        """Writes the origins of things that are counted."""
        self._settle_origins(self._put_origins([*found, *gone], found))

    def tie_actors(self, events: Iterable[str]) -> None:
        """Ties events to their actors, and those in which an actor's namesake is another since."""
        for id_ in {*events, *(row[0] for row in self._db.execute(STALE))}:
            self._db.execute("DELETE FROM event_actors WHERE event = ?", (id_,))
            self._db.execute(TIE_ACTORS.format(" WHERE e.event = ?"), (id_,))

    def statements(self, found: Sequence[Statement], gone: Collection[str]) -> list[str]:
        """Writes statements; gives the ids of those that are other than what stood."""
        marks = {statement.id: mark(statement) for statement in found}
        new = changed(self._db, "statements", marks)
        self._delete("statements", [*new, *gone])
        for statement in found:
            if statement.id in new:
                put_statement(self._db, statement)
        rewrite(self._db, "statements", {id_: marks[id_] for id_ in new}, gone)
        return new

    def disputes(self, found: Sequence[Dispute], gone: Collection[str]) -> None:
        """Writes disputes, and counts them in their events."""
        marks = {dispute.id: mark(dispute) for dispute in found}
        new = set(changed(self._db, "disputes", marks))
        written = [dispute for dispute in found if dispute.id in new]
        self._note(self._before, "disputes", [*new, *gone])
        self._delete("disputes", [*new, *gone])
        articles = self._rows("articles", "sha", {c.article_id for d in written for side in d.sides for c in side.claims}, "id")
        events = self._rows("events", "id", {d.event for d in written}, "id")
        for dispute in written:
            put_dispute(self._db, dispute, articles, events)
        rewrite(self._db, "disputes", {id_: marks[id_] for id_ in new}, gone)
        self._note(self._after, "disputes", new)
        self._db.executemany(COUNT, ((id_,) for id_ in self._counted | events.keys()))

    def changes(self) -> tuple[Change, ...]:
        """The events and disputes gained and lost."""
        return Changes(self._before, self._after).of(None)

    def _rows(self, table: str, column: str, values: Iterable[str], wanted: str) -> dict[str, int]:
        found = ((value, self._db.execute(f"SELECT {wanted} FROM {table} WHERE {column} = ?", (value,)).fetchone()) for value in values)
        return {value: row[0] for value, row in found if row}

    def _note(self, words: dict[str, list[str]], kind: str, ids: Iterable[str]) -> None:
        """Notes what things say, and which events are to be counted again."""
        for id_ in ids:
            row = self._db.execute(f"SELECT * FROM {kind} WHERE id = ?", (id_,)).fetchone()
            if row:
                words[kind].append(row["sentence_fr"])
            if row and kind == "disputes" and row["event"]:
                self._counted.add(row["event"])

    def _delete(self, table: str, ids: Iterable[str]) -> None:
        self._db.executemany(f"DELETE FROM {table} WHERE id = ?", ((id_,) for id_ in ids))


def put_origins(connection: sqlite3.Connection, origins: Iterable[tuple[str, Origin]]) -> None:
    """Keeps what events call their origins."""
    rows = sorted((o.id, o.kind, o.name, o.reason.fr, event, o.reason.en) for event, o in origins)
    connection.executemany("INSERT OR IGNORE INTO ledger_origins VALUES (?, ?, ?, ?, ?, ?)", rows)
