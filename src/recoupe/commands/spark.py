"""`recoupe spark`: the reading half on a cluster, the cross-check on its driver."""

from __future__ import annotations

import click

from recoupe.commands.common import command, option, text
from recoupe.pipeline import DEFAULT_MODEL
from recoupe.spark import run, session


@command("spark")
@click.argument("inputs", nargs=-1, required=True)
@click.argument("out")
@option("--master", key="master", default="local[*]", show_default=True)
@option("--model", key="model", default=DEFAULT_MODEL, show_default=True)
def spark(inputs: tuple[str, ...], out: str, master: str, model: str) -> None:
    """Reads parts, cross-checks, writes Parquet."""
    cluster = session(master)
    try:
        done = run(cluster, inputs, out, model)
    finally:
        cluster.stop()
    click.echo(text("clustered", articles=done.articles, unread=done.unread, events=done.events, disputes=done.disputes, path=out))
