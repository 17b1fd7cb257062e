"""The sidecar: a CSV that gives what the files don't say (name, outlet, url, published)."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from recoupe.acquire.dates import read_date
from recoupe.acquire.decode import decode
from recoupe.errors import UsageError
from recoupe.model import Problem

COLUMNS = ("name", "outlet", "url", "published")


@dataclass(frozen=True, slots=True)
class Row:
    """What the sidecar says of one article; `published` is EDTF."""

    outlet: str | None = None
    url: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Rows by article name, and what was wrong in the file."""

    rows: Mapping[str, Row] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def row(self, name: str, path: str, url: str | None = None) -> Row:
        """The row of an article, looked up by name, by file name with its ending, by path, by address; empty where there is none."""
        for key in (name, Path(path).name, path, url):
            if key and key in self.rows:
                return self.rows[key]
        return Row()


def read_sidecar(path: Path | None) -> Sidecar:
    """Reads a sidecar; the separator (comma, semicolon, tab) is guessed.

    Raises:
        UsageError: it cannot be read, is not text or has no column `name`.
    """
    if path is None:
        return Sidecar()
    try:
        decoded = decode(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: this sidecar cannot be read ({error.strerror}).") from error
    if decoded is None:
        raise UsageError(f"{path}: this sidecar is not text; give a CSV with the columns {', '.join(COLUMNS)}.")
    header = decoded.text.split("\n", 1)[0]
    separator = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(decoded.text), delimiter=separator)
    names = {(field or "").strip().lower(): field for field in reader.fieldnames or ()}
    if "name" not in names:
        raise UsageError(f"{path}: this sidecar has no column `name`; its columns are {', '.join(names) or 'none'}.")
    return _rows(reader, names, path)


def _rows(reader: csv.DictReader[str], names: Mapping[str, str], path: Path) -> Sidecar:
    rows: dict[str, Row] = {}
    problems: list[Problem] = []
    for record in reader:
        cells = {column: (record.get(names[column]) or "").strip() for column in COLUMNS if column in names}
        published = read_date(cells.get("published", "")) if cells.get("published") else None
        if cells.get("published") and published is None:
            sentence = f"The sidecar's date of {cells['name']}, {cells['published']!r}, is not a date; write 2022-03-08."
            problems.append(Problem(stage="acquire", sentence=sentence, path=str(path)))
        rows[cells["name"]] = Row(cells.get("outlet") or None, cells.get("url") or None, published)
    return Sidecar(rows, tuple(problems))
