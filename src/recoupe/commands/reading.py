"""`recoupe read`: articles in, the contract out, nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from recoupe.commands.common import F, command, default_jobs, later, option, print_json
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.model import Acquired, Reading
from recoupe.write.contract import Json, contract, unread

if TYPE_CHECKING:
    from recoupe.acquire.inputs import Options

acquire: Callable[..., Iterator[Acquired]] = later("recoupe.acquire.inputs:acquire")
options_of: Callable[..., Options] = later("recoupe.acquire.inputs:Options")
read_all: Callable[..., Iterator[Reading | Acquired]] = later("recoupe.engines:read_all")


def reading_options(function: F) -> F:
    """The options of every command that reads articles."""
    for decorate in reversed(READING_OPTIONS):
        function = decorate(function)
    return function


READING_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    option("--meta", key="meta", type=click.Path(path_type=Path)),
    option("--map", "mapping", key="map", multiple=True, metavar="NAME=COLUMN"),
    option("--language", key="language"),
    option("--model", key="model", default=DEFAULT_MODEL, show_default=True),
    option("--jobs", key="jobs", type=click.IntRange(min=1), default=None),
    option("--keep-furniture", key="keep", is_flag=True),
)


def acquire_options(meta: Path | None, mapping: Iterable[str], language: str | None, keep_furniture: bool) -> Options:
    """The options of acquire as the command line gives them.

    Raises:
        click.BadParameter: a --map has no equals sign.
    """
    pairs = [pair.partition("=") for pair in mapping]
    if bad := [name for name, sign, column in pairs if not (sign and name and column)]:
        raise click.BadParameter(f"--map {bad[0]}: NAME=COLUMN")
    return options_of(meta=meta, mapping={name: column for name, _, column in pairs}, language=language, keep_furniture=keep_furniture)


def printed(outcome: Reading | Acquired) -> Json:
    """One line of the contract."""
    return contract(outcome) if isinstance(outcome, Reading) else unread(outcome)


@command("read")
@click.argument("articles", nargs=-1, required=True)
@reading_options
def read(
    articles: tuple[str, ...],
    meta: Path | None,
    mapping: tuple[str, ...],
    language: str | None,
    model: str,
    jobs: int | None,
    keep_furniture: bool,
) -> None:
    """Prints one object an article; exit status 1 where an input could not be read."""
    failed = False
    inputs = acquire(articles, acquire_options(meta, mapping, language, keep_furniture))
    for outcome in read_all(inputs, model=model, jobs=jobs or default_jobs()):
        print_json([printed(outcome)])
        failed |= isinstance(outcome, Acquired)
    sys.exit(1 if failed else 0)
