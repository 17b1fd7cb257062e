"""`recoupe register`, `export`, `datasette`, `serve`, `publish`: what leaves the dossier."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from recoupe.commands.common import command, dossier_option, later, locale, option, text
from recoupe.commands.listing import filters, opened
from recoupe.commands.progress import progress
from recoupe.store.filters import Filter
from recoupe.store.tables import REGISTERS, TABLES
from recoupe.web import HOST, PORT
from recoupe.write.datasette import metadata
from recoupe.write.export import WRITERS, find_writer
from recoupe.write.export import export as export_to
from recoupe.write.request import Request

publish_site: Callable[..., object] = later("recoupe.web.publish:publish")
serve_room: Callable[..., None] = later("recoupe.web.serve:serve")
FORMATS = tuple(writer.name for writer in WRITERS)
TABULAR = tuple(writer.name for writer in WRITERS if writer.tables)
output_option = option("-o", "--output", key="output", type=click.Path(path_type=Path), default=None)


def write_out(path: Path, format: str, table: str | None, output: Path | None, wanted: dict[str, Any]) -> None:
    """Writes what is asked to a file or to standard output, with a progress bar where it goes to a file."""
    find_writer(format)
    with opened(path) as dossier, progress(text("help.export") if output is None else str(output)) as watch:
        request = Request(dossier=dossier, where=Filter(**wanted), table=table, locale=locale(), watch=lambda: watch(None))
        export_to(request, format, output if output else sys.stdout.buffer)
    if output:
        click.echo(text("exported", path=output), err=True)


@command("register")
@click.argument("name", type=click.Choice(REGISTERS))
@option("--format", key="format", type=click.Choice(TABULAR), default="csv", show_default=True)
@output_option
@filters("actor", "since", "until", "outlet")
@dossier_option
def register(name: str, format: str, output: Path | None, dossier: Path, **wanted: Any) -> None:
    """Writes one register."""
    write_out(dossier, format, name, output, wanted)


@command("export")
@option("--format", key="format", type=click.Choice(FORMATS), required=True)
@option("--table", key="table", type=click.Choice(tuple(TABLES)), default=None)
@output_option
@filters("speaker", "actor", "type", "since", "until", "outlet")
@dossier_option
def export(format: str, table: str | None, output: Path | None, dossier: Path, **wanted: Any) -> None:
    """Writes the dossier, or one of its tables."""
    write_out(dossier, format, table, output, wanted)


@command("datasette")
@output_option
@dossier_option
def datasette(output: Path | None, dossier: Path) -> None:
    """Writes Datasette's metadata for this dossier."""
    with opened(dossier):
        described = json.dumps(metadata(dossier), ensure_ascii=False, indent=2)
    if output is None:
        click.echo(described)
    else:
        output.write_text(described + "\n", "utf-8")


@command("serve")
@option("--host", key="host", default=HOST, show_default=True)
@option("--port", key="port", type=click.IntRange(0, 65535), default=PORT, show_default=True)
@option("--token", key="token", default=None, envvar="RECOUPE_TOKEN")
@dossier_option
def serve(host: str, port: int, token: str | None, dossier: Path) -> None:
    """Serves until interrupted."""
    with opened(dossier):
        pass
    serve_room(dossier, host, port, token=token, announce=lambda address: click.echo(text("serving", url=address)))


@command("publish")
@click.argument("folder", type=click.Path(path_type=Path))
@dossier_option
def publish(folder: Path, dossier: Path) -> None:
    """Writes the site and says where to look."""
    with opened(dossier):
        pass
    with progress(text("help.publish")) as watch:
        publish_site(dossier, folder, watch=watch)
    click.echo(text("page_at", path=folder / "index.html"))
