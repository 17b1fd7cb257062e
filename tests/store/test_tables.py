"""Registers and tables: one row a happening, with its evidence; and the file reads well in other people's tools."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
import sqlite_utils

from recoupe.errors import UsageError
from recoupe.model import Crosscheck, Event, Reading
from recoupe.store import Dossier, Filter
from recoupe.store.tables import REGISTERS, TABLES
from recoupe.write.datasette import metadata
from store import sample


def test_every_table_can_be_read(dossier: Dossier) -> None:
    for name in TABLES:
        columns = dossier.columns(name)
        assert all(tuple(row) == columns for row in dossier.table(name))


@pytest.mark.parametrize(
    ("table", "filter", "number"),
    [
        ("articles", Filter(outlet="Le Nord"), 1),
        ("quotes", Filter(speaker="FRA"), 1),
        ("accounts", Filter(), 3),
        ("accounts", Filter(type="AID"), 2),
        ("claims", Filter(), 2),
        ("problems", Filter(), 1),
        ("statements", Filter(), 3),
        ("statements", Filter(speaker="Orlov"), 1),
        ("statements", Filter(since="2022", outlet="L’Est"), 1),
        ("aid", Filter(actor="RUS"), 1),
        ("aid", Filter(actor="Awa Diarra"), 0),
        ("transfers", Filter(limit=0), 0),
        ("accusations", Filter(actor="RUS"), 1),
    ],
)
def test_tables_are_filtered(dossier: Dossier, table: str, filter: Filter, number: int) -> None:
    assert len(list(dossier.table(table, filter))) == number


def test_a_statement_stands_where_its_first_quote_does(dossier: Dossier) -> None:
    """Its wordings together; what comes later, or bears no date, tells nothing of its own."""
    alone = dossier.register("statements").rows
    with sqlite3.connect(dossier.path) as other:
        other.execute("DELETE FROM statement_quotes")
        other.execute("INSERT INTO statement_quotes SELECT 's1', key FROM quotes")
    other.close()
    (row,) = dossier.register("statements").rows
    assert {name: row[name] for name in ("speaker", "date", "content")} == {name: alone[0][name] for name in ("speaker", "date", "content")}
    assert row["wordings"] == len(alone) == 3
    assert sorted(str(row["evidence"]).split(" | ")) == sorted(str(one["evidence"]) for one in alone)


def test_a_page_of_statements_is_read_without_the_others(dossier: Dossier) -> None:
    """They come in the order of an index: only those of one date are sorted among each other."""
    with sqlite3.connect(dossier.path) as other:
        plan = [row[3] for row in other.execute("EXPLAIN QUERY PLAN SELECT * FROM v_statements ORDER BY date, speaker LIMIT 50")]
    other.close()
    assert any("articles_published" in step for step in plan)
    assert not [step for step in plan if step.startswith("CO-ROUTINE")]


def test_a_transfer_is_written_as_sipri_would(dossier: Dossier) -> None:
    """Brackets: two accounts differ on the number."""
    (row,) = dossier.register("transfers", actor="RUS").rows
    assert (row["supplier"], row["recipient"], row["designation"]) == ("Russie", "Mali", "hélicoptère")
    assert (row["number"], row["low"], row["high"], row["delivered"]) == ("(3–4)", 3, 4, "2021-10")
    assert (row["outlets"], row["origins"], row["disputes"]) == ("Le Nord; Le Sud", 2, 1)
    assert row["evidence"].startswith(
        "La Russie a livré quatre hélicoptères à l’armée malienne en octobre 2021. [Le Nord, 2021-12-28, nord:"
    )


def altered(reading: Reading, **account: object) -> Reading:
    return replace(reading, accounts=(replace(reading.accounts[0], **account),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("register", "account", "expected"),
    [
        ("visits", {"type": "CONSULT", "mode": "visit"}, {"who": "Russie", "from": "RUS", "to": "MLI", "with_whom": "Mali"}),
        ("deployments", {"type": "MOBILIZE", "mode": "troops"}, {"movement": "deployment", "number": "4"}),
        ("deployments", {"type": "RETREAT", "mode": "withdraw"}, {"movement": "withdrawal"}),
        ("votes", {"type": "VOTE", "mode": "abstain"}, {"voter": "Russie", "vote": "abstain"}),
        ("sanctions", {"type": "SANCTION", "mode": "expel"}, {"whom": "Mali", "measure": "expel"}),
        ("sanctions", {"type": "COERCE", "mode": "deport"}, {"kind": "COERCE"}),
        ("accusations", {"type": "ACCUSE", "polarity": "denied"}, {"kind": "denial", "who": "Russie"}),
        ("transfers", {"type": "AID", "status": "planned"}, {"ordered": "2021-10", "delivered": None, "number": "4"}),
    ],
)
def test_registers_take_what_is_theirs(tmp_path: Path, register: str, account: dict[str, object], expected: dict[str, object]) -> None:
    reading = altered(sample.readings()[0], **account)
    telling, whole = sample.telling(reading), sample.crosscheck(sample.readings())
    event = Event(
        id="e",
        type=telling.type,
        tellings=(telling,),
        origin_of=("o1",),
        sentence=whole.events[0].sentence,
        date="2021-10",
        actors=("Russie",),
        recipients=("Mali",),
    )
    with Dossier(tmp_path / "a.db") as dossier:
        dossier.add(reading)
        dossier.put_crosscheck(Crosscheck(events=(event,), origins=whole.origins))
        rows = dossier.register(register).rows
        assert any(expected.items() <= row.items() for row in rows), rows
        assert all(row["evidence"] and row["outlets"] for row in rows)
        others = {
            name
            for name in REGISTERS
            if name not in (register, "statements", "aid", "transfers", "accusations") and dossier.register(name).rows
        }
        assert not others


def test_a_table_that_is_not_there_is_said(dossier: Dossier) -> None:
    with pytest.raises(UsageError, match="choose one of"):
        dossier.register("weather")


def test_sqlite_utils_reads_and_searches_it(dossier: Dossier) -> None:
    database = sqlite_utils.Database(dossier.path)
    assert {"v_quotes", "v_events", "v_disputes"} <= set(database.view_names())
    assert next(database["v_quotes"].rows_where("speaker = ?", ["Anton Orlov"]))["outlet"] == "Le Nord"
    assert len(list(database.query("SELECT * FROM article_fts WHERE article_fts MATCH 'helicopteres'"))) == 2
    database.conn.close()


def test_pandas_reads_it(dossier: Dossier) -> None:
    pandas = pytest.importorskip("pandas")
    with sqlite3.connect(dossier.path) as other:
        assert len(pandas.read_sql("SELECT * FROM v_events", other)) == 2
    other.close()
    frame = dossier.quotes().to_pandas()
    assert list(frame["speaker"]) == ["Anton Orlov", "Awa Diarra", "Awa Diarra"]


def test_places_lead_to_the_words_in_sql_too(dossier: Dossier) -> None:
    sql = 'SELECT q.text, substr(s.text, q.start + 1, q."end" - q.start) FROM v_quotes q JOIN articles s ON s.name = q.article'
    with sqlite3.connect(dossier.path) as other:
        assert all(text == words for text, words in other.execute(sql))
    other.close()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/v_quotes",
        "/v_disputes",
        "/v_transfers",
        "/articles",
        "/articles?_search=helicopteres",
        "/articles/1",
        "/several_origins",
        "/search?query=mercenaires",
    ],
)
def test_datasette_shows_it(dossier: Dossier, address: str) -> None:
    """The file as it is, with the metadata that `recoupe datasette` writes."""
    asyncio, app = pytest.importorskip("asyncio"), pytest.importorskip("datasette.app")
    served = app.Datasette([str(dossier.path)], metadata=json.loads(json.dumps(metadata(dossier.path))))
    path, mark, query = address.partition("?")
    answer = asyncio.run(served.client.get(f"/{dossier.path.stem}{path}.json{mark}{query}" if path else f"/{dossier.path.stem}"))
    assert answer.status_code == 200, answer.text
    if "_search" in query:
        assert len(answer.json()["rows"]) == 2
