"""What can be taken away: each table as files for a spreadsheet or a program, the whole dossier in every format of `recoupe export`."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import IO

from recoupe.model import Bilingual
from recoupe.store.dossier import Dossier
from recoupe.store.tables import TABLES
from recoupe.write.export import WRITERS, export, find_writer
from recoupe.write.request import Request

TABLE_FORMATS = ("csv", "xlsx", "jsonl")
# A file that fits is made in memory, a longer one on disk.
IN_MEMORY = 8_000_000
MEDIA_TYPES = {
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".geojson": "application/geo+json",
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file that is made when asked for: its name, its format, one table or (None) the whole dossier."""

    file: str
    format: str
    table: str | None
    about: Bilingual

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES.get(find_writer(self.format).suffix, "application/octet-stream")


def of_table(name: str) -> tuple[Download, ...]:
    """The files of one table."""
    writers = [find_writer(format) for format in TABLE_FORMATS]
    return tuple(Download(f"{name}{writer.suffix}", writer.name, name, writer.about) for writer in writers)


def of_dossier() -> tuple[Download, ...]:
    """The files of the whole dossier."""
    return tuple(Download(f"dossier-{w.name}{w.suffix}", w.name, None, w.about) for w in WRITERS if not w.tables)


@cache
def downloads() -> Mapping[str, Download]:
    """Every file by its name."""
    every = (*of_dossier(), *(download for name in TABLES for download in of_table(name)))
    return {download.file: download for download in every}


def made(dossier: Dossier, download: Download, locale: str) -> IO[bytes]:
    """The file, open at its start.

    Raises:
        UsageError: the format wants something that is not installed.
    """
    out: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the caller closes it)
    export(Request(dossier=dossier, table=download.table, locale=locale), download.format, out)  # type: ignore[arg-type]
    out.seek(0)
    return out
