"""`recoupe disputes`, `events`, `quotes`, `actors`, `articles`: tables for people, JSON Lines for programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from recoupe.commands.common import F, command, dossier_option, json_option, later, locale, option, print_json, text
from recoupe.model import Bilingual
from recoupe.store.dossier import Dossier
from recoupe.store.filters import Filter
from recoupe.store.rows import Change, DisputeRow
from recoupe.text import one_line
from recoupe.write.rows import actor_json, article_json, dispute_json, event_json, quote_json

# A terminal's list stops here unless --limit says more.
ROWS_SHOWN = 50
SEVERITY_STYLE = {"high": "bold red", "medium": "yellow", "low": "dim"}
# The columns that take what room is left.
WIDE = frozenset({"sentence", "words", "title"})
crosscheck_if_needed: Callable[[Dossier], Sequence[Change]] = later("recoupe.crosscheck:crosscheck_if_needed")
Columns = Sequence[tuple[str, Callable[[Any], str | Text]]]


def in_locale(sentence: Bilingual) -> str:
    return sentence.fr if locale() == "fr" else sentence.en


def filters(*names: str) -> Callable[[F], F]:
    """The filter options of a list, `--limit` and `--search` always among them."""

    def decorate(function: F) -> F:
        for name in reversed((*names, "search")):
            function = option(f"--{name}", key=name, default=None)(function)
        return option("--limit", key="limit", type=click.IntRange(min=0), default=None)(function)

    return decorate


def opened(path: Path) -> Dossier:
    """The dossier, its events and disputes up to date.

    Raises:
        DossierError: there is none at `path`, or the file is not one.
    """
    dossier = Dossier(path, create=False)
    if not dossier.crosschecked:
        crosscheck_if_needed(dossier)
    return dossier


def print_list(kind: str, path: Path, as_json: bool, to_json: Callable[..., Any], columns: Columns, wanted: dict[str, Any]) -> None:
    """The rows of one kind that a filter keeps, as JSON Lines or as a table."""
    if wanted.get("limit") is None and not as_json:
        wanted["limit"] = ROWS_SHOWN
    with opened(path) as dossier:
        if as_json:
            print_json(to_json(dossier, row) for row in dossier.stream(kind, Filter(**wanted)))
        else:
            page = getattr(dossier, kind)(Filter(**wanted))
            print_table(kind, page, page.total, columns)


def print_table(kind: str, rows: Iterable[Any], total: int, columns: Columns) -> None:
    """A table, then how many rows there are in all."""
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, header_style="dim", expand=True)
    for name, _ in columns:
        wide = name in WIDE
        table.add_column(text(f"column.{name}"), no_wrap=not wide, overflow="fold" if wide else "ellipsis", ratio=1 if wide else None)
    shown = 0
    for row in rows:
        table.add_row(*(cell if isinstance(cell, Text) else Text(cell) for cell in (value(row) for _, value in columns)))
        shown += 1
    console.print(table if shown else text("none"))
    if shown:
        console.print(text(f"summary.{kind}", n=total), style="dim")


def severity(row: DisputeRow) -> Text:
    return Text(text(f"severity.{row.severity}"), style=SEVERITY_STYLE[row.severity])


DISPUTE_COLUMNS: Columns = (
    ("id", lambda r: r.id),
    ("severity", severity),
    ("property", lambda r: r.property),
    ("sentence", lambda r: in_locale(r.sentence)),
)
EVENT_COLUMNS: Columns = (
    ("id", lambda r: r.id),
    ("type", lambda r: "/".join((r.type, *r.modes[:1]))),
    ("date", lambda r: r.date or ""),
    ("sentence", lambda r: in_locale(r.sentence)),
    ("disputes", lambda r: str(r.disputes or "")),
)
QUOTE_COLUMNS: Columns = (
    ("id", lambda r: r.id),
    ("date", lambda r: r.published or ""),
    ("outlet", lambda r: r.outlet or r.name),
    ("speaker", lambda r: r.speaker_name or "?"),
    ("stance", lambda r: r.stance),
    ("words", lambda r: one_line(r.content)),
)
ACTOR_COLUMNS: Columns = (
    ("id", lambda r: r.id),
    ("name", lambda r: r.name),
    ("kind", lambda r: r.kind),
    ("country", lambda r: r.country or ""),
    ("articles", lambda r: str(r.articles)),
    ("quotes", lambda r: str(r.quotes)),
    ("events", lambda r: str(r.events)),
)
ARTICLE_COLUMNS: Columns = (
    ("name", lambda r: r.name),
    ("outlet", lambda r: r.outlet or ""),
    ("published", lambda r: r.published or ""),
    ("title", lambda r: one_line(r.title, 80)),
    ("quotes", lambda r: str(r.quotes)),
    ("accounts", lambda r: str(r.accounts)),
    ("problems", lambda r: str(r.problems)),
)


@command("disputes")
@filters("actor", "type", "since", "until", "outlet")
@json_option
@dossier_option
def disputes(dossier: Path, as_json: bool, **wanted: Any) -> None:
    """Disputes, the gravest first. Updates and variants, which only look like disputes, are on the page and in `show`."""
    print_list("disputes", dossier, as_json, lambda _, row: dispute_json(row), DISPUTE_COLUMNS, {"kind": "dispute", **wanted})


@command("events")
@filters("actor", "type", "since", "until", "outlet")
@json_option
@dossier_option
def events(dossier: Path, as_json: bool, **wanted: Any) -> None:
    """Events in the order of time."""
    print_list("events", dossier, as_json, lambda held, row: event_json(held.event(row.id)), EVENT_COLUMNS, wanted)


@command("quotes")
@filters("speaker", "since", "until", "outlet")
@json_option
@dossier_option
def quotes(dossier: Path, as_json: bool, **wanted: Any) -> None:
    """Quotes in the order of publication."""
    print_list("quotes", dossier, as_json, lambda _, row: quote_json(row), QUOTE_COLUMNS, wanted)


@command("actors")
@filters("type", "outlet")
@json_option
@dossier_option
def actors(dossier: Path, as_json: bool, type: str | None, **wanted: Any) -> None:
    """Actors, those met in most articles first."""
    print_list("actors", dossier, as_json, lambda _, row: actor_json(row), ACTOR_COLUMNS, {"kind": type, "sort": "articles", **wanted})


@command("articles")
@filters("since", "until", "outlet")
@json_option
@dossier_option
def articles(dossier: Path, as_json: bool, **wanted: Any) -> None:
    """Articles in the order of publication."""
    print_list("articles", dossier, as_json, lambda _, row: article_json(row), ARTICLE_COLUMNS, wanted)
