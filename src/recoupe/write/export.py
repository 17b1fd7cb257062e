"""The formats in which a dossier leaves the building: one visible list. A format's module is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from recoupe.errors import UsageError
from recoupe.model import Bilingual
from recoupe.write.request import Request, Write


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: its name, the file ending it takes, where it is written, what it is in a few words; `tables`: one table at a time."""

    name: str
    suffix: str
    place: str
    about: Bilingual
    tables: bool = False

    def load(self) -> Write:
        """The function that writes it."""
        module, name = self.place.split(":")
        write: Write = getattr(import_module(f"recoupe.write.{module}"), name)
        return write


def both(fr: str, en: str) -> Bilingual:
    return Bilingual(fr=fr, en=en)


WRITERS: tuple[Writer, ...] = (
    Writer("csv", ".csv", "tabular:write_csv", both("une table, pour un tableur", "a table, for a spreadsheet"), tables=True),
    Writer("tsv", ".tsv", "tabular:write_tsv", both("une table, séparée par des tabulations", "a table, tab-separated"), tables=True),
    Writer("xlsx", ".xlsx", "tabular:write_xlsx", both("un classeur Excel", "an Excel workbook"), tables=True),
    Writer(
        "jsonl", ".jsonl", "tabular:write_jsonl", both("une table, un objet JSON par ligne", "a table, a JSON object a line"), tables=True
    ),
    Writer("parquet", ".parquet", "tabular:write_parquet", both("une table, pour l’analyse", "a table, for analysis"), tables=True),
    Writer("plover", ".jsonl", "plover:write_plover", both("les événements en PLOVER", "the events as PLOVER records")),
    Writer("ftm", ".ftm.json", "ftm:write_ftm", both("entités FollowTheMoney (Aleph)", "FollowTheMoney entities (Aleph)")),
    Writer("annotations", ".jsonld", "annotations:write_annotations", both("Web Annotation du W3C", "W3C Web Annotation")),
    Writer(
        "schemaorg",
        ".jsonld",
        "schemaorg:write_schemaorg",
        both("schema.org : articles, citations, allégations", "schema.org: articles, quotations, claims"),
    ),
    Writer("brief-md", ".md", "brief_forms:write_markdown", both("note de recoupement, Markdown", "a cross-checking note, Markdown")),
    Writer(
        "brief-html",
        ".html",
        "brief_forms:write_html",
        both("note de recoupement, HTML à imprimer", "a cross-checking note, HTML to print"),
    ),
    Writer("brief-docx", ".docx", "brief_forms:write_docx", both("note de recoupement, Word", "a cross-checking note, Word")),
    Writer("labelstudio", ".json", "labelstudio:write_labelstudio", both("tâches Label Studio", "Label Studio tasks")),
    Writer("timelinejs", ".json", "timelinejs:write_timelinejs", both("une frise TimelineJS", "a TimelineJS timeline")),
    Writer("graphml", ".graphml", "network:write_graphml", both("le réseau des acteurs, GraphML", "the network of actors, GraphML")),
    Writer("gexf", ".gexf", "network:write_gexf", both("le réseau des acteurs, GEXF (Gephi)", "the network of actors, GEXF (Gephi)")),
    Writer("geojson", ".geojson", "geojson:write_geojson", both("les événements sur une carte", "the events on a map")),
)
BY_NAME: Mapping[str, Writer] = {writer.name: writer for writer in WRITERS}


def find_writer(name: str) -> Writer:
    """The writer of that name.

    Raises:
        UsageError: there is none.
    """
    if name not in BY_NAME:
        raise UsageError(f"There is no format {name}; choose one of {', '.join(BY_NAME)}.")
    return BY_NAME[name]


def export(request: Request, format: str, out: Path | BinaryIO) -> int:
    """Writes what the request asks of its dossier in a format, into a file or an open binary stream; gives the number of rows.

    A file appears whole or not at all.

    Raises:
        UsageError: there is no such format or table, the filter is wrong, or an extra is missing.
    """
    writer = find_writer(format)
    if request.table is not None and not writer.tables:
        raise UsageError(f"{format} writes the whole dossier, not one table; leave out the table.")
    write = writer.load()
    if not isinstance(out, Path):
        return write(request, out)
    held = out.with_name(f".{out.name}.part")
    try:
        with held.open("wb") as stream:
            number = write(request, stream)
        held.replace(out)
    finally:
        held.unlink(missing_ok=True)
    return number
