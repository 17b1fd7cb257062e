"""The cluster's path gives, row for row, what the local path gives; a part that fails is listed, never lost."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lenders import readings
from recoupe.acquire.inputs import acquire
from recoupe.crosscheck import crosscheck, crosscheck_readings
from recoupe.engines import read_all
from recoupe.ground.lending import loans_among
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.loans import Clue
from recoupe.model import Digest, Reading
from recoupe.store.codec import dumps, loads, pack, unpack

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow is not installed (the extra recoupe[parquet])")
PAGES = (
    (
        "a",
        "Le ministre malien de la Défense a déclaré lundi que la France avait retiré ses soldats de Gao. Il a nié toute présence de mercenaires.",
    ),
    ("b", "La Russie a livré mardi quatre avions au Niger, selon un communiqué du gouvernement nigérien. Des instructeurs suivront."),
    ("c", "Le Bénin a expulsé mercredi deux diplomates nigériens, a annoncé le ministère des Affaires étrangères à Cotonou."),
)
HTML = '<html lang="fr"><head><title>{0}</title><meta property="article:published_time" content="2024-05-0{1}"></head><body><article><h1>Page {0}</h1><p>{2}</p></article></body></html>'


def warc(path: Path, pages: list[tuple[int, str, str]]) -> Path:
    """A small WARC of response records, made by hand from the format's description (ISO 28500)."""
    out = io.BytesIO()
    for number, name, text in pages:
        body = HTML.format(name, number, text).encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{number}>\r\n"
            f"WARC-Date: 2024-05-0{number}T00:00:00Z\r\nWARC-Target-URI: https://outlet.example/{name}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out.write(head.encode() + http + b"\r\n\r\n")
    path.write_bytes(out.getvalue())
    return path


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("parts")
    numbered = [(i, name, text) for i, (name, text) in enumerate(PAGES, 1)]
    return [str(warc(folder / "one.warc", numbered[:2])), str(warc(folder / "two.warc", numbered[2:]))]


def local(parts: list[str]) -> list[Reading]:
    return [outcome for outcome in read_all(acquire(parts), model=DEFAULT_MODEL) if isinstance(outcome, Reading)]


def test_a_part_read_by_itself_is_the_local_path(parts: list[str]) -> None:
    from_parts = pytest.importorskip("recoupe.parts")
    batch = pyarrow.RecordBatch.from_pylist([{"path": p, "content": None} for p in parts], schema=from_parts.PART)
    rows = [row for out in from_parts.read_part([batch]) for row in out.to_pylist()]
    read = list(from_parts.readings_of(rows))
    assert [r.article.id for r in read] == [r.article.id for r in local(parts)]
    assert [r.accounts for r in read] == [r.accounts for r in local(parts)]


def test_a_part_that_fails_is_listed_after_what_it_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    from_parts = pytest.importorskip("recoupe.parts")
    tries = []

    def breaks(path: str, content: bytes | None, model: str) -> Iterator[dict[str, object]]:
        tries.append(path)
        yield from_parts.empty_row(path) | {"id": "kept"}
        raise OSError("the disk is gone")

    monkeypatch.setattr(from_parts, "outcome_rows", breaks)
    rows = list(from_parts.part_rows("crawl.warc", None, DEFAULT_MODEL))
    assert [row["id"] for row in rows] == ["kept", None]
    assert "the disk is gone" in rows[-1]["problems"]
    assert len(tries) == from_parts.TRIES


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java on this machine")
def test_spark_gives_row_for_row_what_the_local_path_gives(parts: list[str], tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed (the extra recoupe[spark])")
    spark = pytest.importorskip("recoupe.spark")
    from_parts = pytest.importorskip("recoupe.parts")
    session = spark.session("local[2]", "recoupe-test")
    try:
        done = spark.run(session, [*parts, str(tmp_path / "missing.warc")], str(tmp_path / "out"))
        rows = [row.asDict() for row in session.read.parquet(str(tmp_path / "out" / "readings")).collect()]
        events = {row.event for row in session.read.parquet(str(tmp_path / "out" / "events")).collect()}
        disputes = {row.dispute for row in session.read.parquet(str(tmp_path / "out" / "disputes")).collect()}
    finally:
        session.stop()
    expected = local(parts)
    assert (done.articles, done.unread) == (len(expected), 1)
    by_id = {reading.article.id: reading for reading in from_parts.readings_of(rows)}
    assert by_id.keys() == {reading.article.id for reading in expected}
    for reading in expected:
        assert by_id[reading.article.id].quotes == reading.quotes
        assert by_id[reading.article.id].accounts == reading.accounts
    found = crosscheck_readings(expected)
    assert events == {dumps(event) for event in found.events}
    assert disputes == {dumps(dispute) for dispute in found.disputes}
    assert any("missing.warc" in (row["problems"] or "") for row in rows)


def test_what_articles_lend_each_other_travels(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed (the extra recoupe[spark])")
    spark, from_parts = pytest.importorskip("recoupe.spark"), pytest.importorskip("recoupe.parts")
    told = [readings()[name] for name in ("names the minister", "asks for the minister")]
    rows = [from_parts.empty_row("a.warc") | {"reading": pack(reading)} for reading in told]
    batch = pyarrow.RecordBatch.from_pylist(rows, schema=from_parts.READING)
    clues = [loads(Clue, row["clue"]) for out in spark.clues([batch]) for row in out.to_pylist()]
    made = [unpack(Digest, row["digest"]) for out in spark.digests([batch], loans_among(clues)) for row in out.to_pylist()]
    assert {event.id for event in crosscheck(made).events} == {event.id for event in crosscheck_readings(told).events}
    assert {saying.speaker.name for one in made for saying in one.sayings} == {"Karim Ouattara"}
