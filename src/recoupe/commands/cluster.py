"""`recoupe spark` and `recoupe import`: read a crawl on a cluster, take a slice of it home. Both want an extra, their help does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from recoupe.commands.common import command, dossier_option, extra_module, later, option, text
from recoupe.commands.listing import crosscheck_if_needed
from recoupe.commands.progress import progress
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.store.dossier import Dossier

store: Callable[..., str] = later("recoupe.desk:store")


@command("spark")
@click.argument("inputs", nargs=-1, required=True)
@click.argument("out")
@option("--master", key="master", default="local[*]", show_default=True)
@option("--model", key="model", default=DEFAULT_MODEL, show_default=True)
def spark(inputs: tuple[str, ...], out: str, master: str, model: str) -> None:
    """Reads parts, cross-checks, writes Parquet."""
    engine = extra_module("recoupe.spark")
    cluster = engine.session(master)
    try:
        done = engine.run(cluster, inputs, out, model)
    finally:
        cluster.stop()
    click.echo(text("clustered", articles=done.articles, unread=done.unread, events=done.events, disputes=done.disputes, path=out))


@command("import")
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@option("--actor", key="country", default=None)
@option("--since", key="since", default=None)
@option("--until", key="until", default=None)
@option("--outlet", key="outlet", default=None)
@dossier_option
def import_(folder: Path, actor: str | None, since: str | None, until: str | None, outlet: str | None, dossier: Path) -> None:
    """Adds the readings of a run's Parquet that a slice keeps, then cross-checks."""
    kept = 0
    with Dossier(dossier) as held, progress(text("help.import")) as watch:
        for reading in extra_module("recoupe.parts").slice_of(folder, actor, since, until, outlet):
            kept += store(held, reading, keep_furniture=True) == "new"  # masked already, where it was read
            watch(reading)
        crosscheck_if_needed(held)
    click.echo(text("summary.new", n=kept))
