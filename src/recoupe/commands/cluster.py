"""`recoupe spark` and `recoupe import`: read a crawl on a cluster, take a slice of it home."""

from __future__ import annotations

from functools import reduce
from operator import and_
from pathlib import Path

import click
import pyarrow.dataset as arrow

from recoupe.commands.common import command, dossier_option, option, text
from recoupe.commands.progress import progress
from recoupe.crosscheck import crosscheck_if_needed
from recoupe.desk import store
from recoupe.errors import UsageError
from recoupe.parts import readings_of
from recoupe.store.dossier import Dossier


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
        for batch in readings(folder).to_batches(filter=wanted(since, until, outlet)):
            rows = [row for row in batch.to_pylist() if actor is None or actor.upper() in (row["countries"] or ())]
            for reading in readings_of(rows):
                kept += store(held, reading, keep_furniture=True) == "new"  # masked already, where it was read
                watch(reading)
        crosscheck_if_needed(held)
    click.echo(text("summary.new", n=kept))


def readings(folder: Path) -> arrow.Dataset:
    """The readings of a run.

    Raises:
        UsageError: the folder holds no such run.
    """
    if not (folder / "readings").is_dir():
        raise UsageError(f"{folder}: holds no `readings`; give the folder that `recoupe spark` wrote.")
    return arrow.dataset(folder / "readings", format="parquet")


def wanted(since: str | None, until: str | None, outlet: str | None) -> arrow.Expression | None:
    """The rows that a slice keeps, as Parquet can skip the others."""
    tests = []
    if since:
        tests.append(arrow.field("published") >= since)
    if until:
        tests.append(arrow.field("published") <= f"{until}~")
    if outlet:
        tests.append(arrow.field("outlet") == outlet)
    return reduce(and_, tests) if tests else None
