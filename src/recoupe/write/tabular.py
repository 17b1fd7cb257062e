"""Tables as CSV, TSV, XLSX, JSON Lines and Parquet: streamed, and harmless to a spreadsheet."""

from __future__ import annotations

import csv
import importlib
import itertools
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from types import ModuleType
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from recoupe.errors import UsageError
from recoupe.store.tables import TABLES
from recoupe.write.request import Request, text_over, write_lines

DEFAULT_TABLE = "events"
# A cell that begins with one of these is run as a formula by spreadsheets (OWASP, « CSV injection »); full-width forms are folded to them.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CELL_LIMIT = 32_767  # characters: Excel's own limit of a cell
IN_MEMORY = 16_000_000  # bytes of a workbook kept in memory before a temporary file takes it
ROWS_AT_ONCE = 2_000  # rows of a Parquet row group: a few megabytes in memory


def rows(request: Request, table: str) -> Iterator[dict[str, object]]:
    """The table's rows, the request's watch told after each."""
    for row in request.dossier.table(table, request.where):
        yield row
        request.watch()


def harmless(value: object) -> object:
    """`value`, with an apostrophe before a text that a spreadsheet would run."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value


def write_csv(request: Request, out: BinaryIO) -> int:
    """RFC 4180, UTF-8 with a byte-order mark (without it Excel misreads accents)."""
    out.write("\ufeff".encode())
    return separated(request, out, ",")


def write_tsv(request: Request, out: BinaryIO) -> int:
    """Tab-separated, UTF-8."""
    return separated(request, out, "\t")


def separated(request: Request, out: BinaryIO, separator: str) -> int:
    table = request.table or DEFAULT_TABLE
    stream = text_over(out)
    writer = csv.writer(stream, delimiter=separator)
    writer.writerow(request.dossier.columns(table))
    number = sum(bool(writer.writerow([harmless(value) for value in row.values()])) for row in rows(request, table))
    stream.detach()
    return number


def write_jsonl(request: Request, out: BinaryIO) -> int:
    """One JSON object a line."""
    return write_lines(request, request.dossier.table(request.table or DEFAULT_TABLE, request.where), out)


def write_xlsx(request: Request, out: BinaryIO) -> int:
    """One sheet: the table asked for; without one, a sheet for every table that has rows."""
    book, number = Workbook(write_only=True), 0
    for table in [request.table] if request.table else TABLES:
        held = rows(request, table)
        first = next(held, None)
        if first is not None or request.table:
            number += write_sheet(book.create_sheet(table), request.dossier.columns(table), itertools.chain([first] if first else [], held))
    if not book.worksheets:
        book.create_sheet(DEFAULT_TABLE)
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as whole:  # a pipe that closes early must not leave openpyxl half-way
        book.save(whole)
        whole.seek(0)
        shutil.copyfileobj(whole, out)
    return number


def write_sheet(sheet: WriteOnlyWorksheet, columns: Iterable[str], held: Iterable[dict[str, object]]) -> int:
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    number = 0
    for row in held:
        sheet.append([cell(sheet, value) for value in row.values()])
        number += 1
    return number


def cell(sheet: WriteOnlyWorksheet, value: object) -> object:
    """A cell whose text is always text, never a formula, without what XML cannot hold."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("", value)
    made = WriteOnlyCell(sheet, value=text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…")
    made.data_type = "s"
    return made


def write_parquet(request: Request, out: BinaryIO) -> int:
    """Apache Parquet, zstd.

    Raises:
        UsageError: pyarrow is not installed.
    """
    arrow, parquet = optional("pyarrow", "parquet"), optional("pyarrow.parquet", "parquet")
    table = request.table or DEFAULT_TABLE
    held, number = rows(request, table), 0
    schema = arrow.schema([(name, arrow_type(arrow, name)) for name in request.dossier.columns(table)])
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        while chunk := list(itertools.islice(held, ROWS_AT_ONCE)):
            writer.write_table(arrow.Table.from_pylist(chunk, schema=schema))
            number += len(chunk)
    return number


# Columns that hold numbers wherever they stand; all others are text.
WHOLE = frozenset(
    {
        "quotes",
        "accounts",
        "problems",
        "start",
        "end",
        "anonymous",
        "articles",
        "origins",
        "disputes",
        "events",
        "wordings",
        "side",
        "index",
        "key",
    }
)
REAL = frozenset({"low", "best", "high"})


def arrow_type(arrow: Any, name: str) -> Any:
    return arrow.int64() if name in WHOLE else arrow.float64() if name in REAL else arrow.string()


def optional(module: str, extra: str) -> ModuleType:
    """A module that an extra brings.

    Raises:
        UsageError: it is not installed; the sentence says how to get it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise UsageError(f"This format needs {module.partition('.')[0]}: pip install 'recoupe[{extra}]'.") from error
