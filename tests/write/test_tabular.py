"""Tables go out and come back the same, and no spreadsheet runs them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import UsageError
from recoupe.store import Dossier, Filter
from recoupe.store.tables import TABLES
from recoupe.write.export import WRITERS, export
from recoupe.write.request import Request
from recoupe.write.tabular import CELL_LIMIT, DANGEROUS, harmless
from store import sample

Written = Callable[..., bytes]


@pytest.fixture
def written(dossier: Dossier) -> Written:
    """Writes the sample affair in a format."""

    def write(format: str, **asked: Any) -> bytes:
        out = io.BytesIO()
        export(Request(dossier=dossier, **asked), format, out)
        return out.getvalue()

    return write


@pytest.mark.parametrize("table", TABLES)
def test_csv_comes_back(written: Written, dossier: Dossier, table: str) -> None:
    read = list(csv.DictReader(io.StringIO(written("csv", table=table).decode("utf-8-sig"))))
    assert read == [{name: text(value) for name, value in row.items()} for row in dossier.table(table)]


def text(value: object) -> str:
    return "" if value is None else str(harmless(value))


def test_tsv_comes_back(written: Written, dossier: Dossier) -> None:
    read = list(csv.DictReader(io.StringIO(written("tsv", table="quotes").decode()), delimiter="\t"))
    assert [row["content"] for row in read] == [row.content for row in dossier.quotes()]


def test_xlsx_comes_back_with_a_sheet_a_table(written: Written, dossier: Dossier) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("xlsx")))
    assert {"articles", "quotes", "events", "disputes", "transfers"} <= set(book.sheetnames)
    assert "votes" not in book.sheetnames
    rows = list(book["quotes"].iter_rows(values_only=True))
    assert rows[0] == dossier.columns("quotes")
    assert [tuple(v for v in row) for row in rows[1:]] == [tuple(row.values()) for row in dossier.table("quotes")]
    assert openpyxl.load_workbook(io.BytesIO(written("xlsx", table="votes"))).sheetnames == ["votes"]


def test_parquet_comes_back(written: Written, dossier: Dossier, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for table in TABLES:
        held = parquet.read_table(io.BytesIO(written("parquet", table=table)))
        assert held.to_pylist() == list(dossier.table(table)), table


def test_duckdb_reads_the_parquet(written: Written, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "quotes.parquet"
    path.write_bytes(written("parquet", table="quotes"))
    assert duckdb.sql(f"SELECT speaker FROM '{path}' WHERE stance = 'promise'").fetchall() == [("Anton Orlov",)]


@given(st.text())
def test_no_cell_begins_like_a_formula(value: str) -> None:
    made = str(harmless(value))
    assert not made.startswith(DANGEROUS)
    assert made.removeprefix("'") == value.removeprefix("'")


@pytest.mark.parametrize("attack", ["=1+1", '=HYPERLINK("http://x")', "@SUM(A1)", "+1", "-1+cmd", "\t=1", "＝1"])
def test_a_hostile_title_stays_text(tmp_path: Path, attack: str) -> None:
    nord = sample.readings()[0]
    hostile = replace(nord, article=replace(nord.article, outlet=attack, bylines=("\x00\x0b" + "x" * 40_000,)))
    with Dossier(tmp_path / "a.db") as dossier:
        dossier.add(hostile)
        out = io.BytesIO()
        export(Request(dossier=dossier, table="articles"), "csv", out)
        (row,) = csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig")))
        assert row["outlet"] == f"'{attack}"
        out = io.BytesIO()
        export(Request(dossier=dossier, table="articles"), "xlsx", out)
        sheet = openpyxl.load_workbook(io.BytesIO(out.getvalue()))["articles"]
        cells = {cell.value: below for cell, below in zip(*list(sheet.iter_rows()), strict=True)}
        assert (cells["outlet"].value, cells["outlet"].data_type) == (attack, "s")
        assert len(cells["bylines"].value) <= CELL_LIMIT


@pytest.mark.parametrize("writer", WRITERS, ids=lambda w: w.name)
def test_every_format_writes_an_empty_dossier_too(writer: Any, tmp_path: Path) -> None:
    with Dossier(tmp_path / "empty.db") as dossier:
        out = tmp_path / f"out{writer.suffix}"
        export(Request(dossier=dossier), writer.name, out)
        assert out.stat().st_size >= 0


@pytest.mark.parametrize("writer", WRITERS, ids=lambda w: w.name)
def test_every_format_writes_the_affair_and_tells_of_its_rows(writer: Any, dossier: Dossier) -> None:
    seen: list[int] = []
    for locale in ("fr", "en"):
        out = io.BytesIO()
        number = export(Request(dossier=dossier, locale=locale, watch=lambda: seen.append(1)), writer.name, out)
        assert out.getvalue() and (number or writer.name == "geojson") and (seen or writer.name == "geojson")


def test_a_filter_narrows_what_is_written(written: Written) -> None:
    assert written("jsonl", table="quotes", where=Filter(speaker="Orlov")).count(b"\n") == 1


def test_a_file_appears_whole_or_not_at_all(dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(request: Request, out: BinaryIO) -> int:
        out.write(b"half")
        raise UsageError("stopped")

    monkeypatch.setattr("recoupe.write.tabular.write_csv", fail)
    with pytest.raises(UsageError, match="stopped"):
        export(Request(dossier=dossier), "csv", tmp_path / "out.csv")
    assert list(tmp_path.glob("*out*")) == []


def test_wrong_asking_is_said(dossier: Dossier) -> None:
    with pytest.raises(UsageError, match="choose one of csv"):
        export(Request(dossier=dossier), "papyrus", io.BytesIO())
    with pytest.raises(UsageError, match="not one table"):
        export(Request(dossier=dossier, table="quotes"), "gexf", io.BytesIO())
    with pytest.raises(UsageError, match="There is no table"):
        export(Request(dossier=dossier, table="weather"), "csv", io.BytesIO())
