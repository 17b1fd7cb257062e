"""A cross-check writes only what is new, and leaves the file as one written afresh."""

from __future__ import annotations

from pathlib import Path
from random import Random

from bench.made import made

from recoupe.crosscheck import crosscheck
from recoupe.model import Digest
from recoupe.store import Dossier

# What the file tells, without the numbers of its rows.
TOLD = {
    "events": "SELECT id, type, date, since, until, place, sentence_fr, actor_names, articles, tellings, origins, disputes, first, last FROM events",
    "accounts": """SELECT x.event, x.rank, s.sha, a."index", x.origin, a.telling FROM event_accounts x
      JOIN accounts a ON a.key = x.account JOIN articles s ON s.id = a.article""",
    "actors": "SELECT * FROM event_actors",
    "joins": "SELECT * FROM joins",
    "links": "SELECT * FROM event_links",
    "disputes": "SELECT id, event, property, severity, kind, sentence_fr, reason_fr, settled_fr FROM disputes",
    "claims": """SELECT c.dispute, c.side, c.rank, s.sha, c.start, c.words, c.asserted_by, c.origin FROM claims c
      LEFT JOIN articles s ON s.id = c.article""",
    "origins": "SELECT * FROM origins",
    "statements": """SELECT t.id, t.speaker, s.sha, q."index" FROM statements t JOIN statement_quotes w ON w.statement = t.id
      JOIN quotes q ON q.key = w.quote JOIN articles s ON s.id = q.article""",
    "copies": """SELECT l.sha, r.sha, c.relation, c.score, c.shared FROM copies c JOIN articles l ON l.id = c."left"
      JOIN articles r ON r.id = c."right\"""",
    "found": "SELECT words FROM event_index JOIN events ON key = event_index.id",
}


def told(dossier: Dossier) -> dict[str, list[tuple[object, ...]]]:
    return {name: sorted(map(tuple, dossier._db.execute(sql)), key=repr) for name, sql in TOLD.items()}


def test_what_is_written_step_by_step_is_what_is_written_at_once(tmp_path: Path) -> None:
    rows = made(40)
    Random(4).shuffle(rows)
    with Dossier(tmp_path / "steps.db") as steps, Dossier(tmp_path / "once.db") as once:
        held: list[Digest] = []
        for start in range(0, len(rows), 8):
            for reading, digest in rows[start : start + 8]:
                steps.add(reading, tellings=digest.tellings)
                held.append(digest)
            steps.put_crosscheck(crosscheck(held))
        gone = rows[3][0].article.id
        steps.remove(gone)
        found = crosscheck([digest for digest in held if digest.id != gone])
        steps.put_crosscheck(found)
        for reading, digest in rows:
            if reading.article.id != gone:
                once.add(reading, tellings=digest.tellings)
        once.put_crosscheck(found)
        assert told(steps) == told(once)
        assert all(told(once)[name] for name in ("events", "disputes", "statements", "copies", "claims"))


def test_what_stands_already_is_not_written_again(tmp_path: Path) -> None:
    rows = made(20)
    with Dossier(tmp_path / "a.db") as dossier:
        for reading, digest in rows:
            dossier.add(reading, tellings=digest.tellings)
        found = crosscheck(digest for _, digest in rows)
        dossier.put_crosscheck(found)
        keys = [tuple(row) for row in dossier._db.execute("SELECT key, id FROM events")]
        before = dossier._db.total_changes
        assert dossier.put_crosscheck(found) == ()
        assert [tuple(row) for row in dossier._db.execute("SELECT key, id FROM events")] == keys
        assert dossier._db.total_changes - before < 2 * dossier._db.execute("SELECT count(*) FROM event_actors").fetchone()[0] + 2 * len(
            found.origins
        )
