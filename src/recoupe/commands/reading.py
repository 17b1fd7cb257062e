"""`recoupe read`: articles in, the contract out, nothing stored."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from functools import wraps
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


READING_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    option("--meta", key="meta", type=click.Path(path_type=Path)),
    option("--map", "mapping", key="map", multiple=True, metavar="NAME=COLUMN"),
    option("--language", key="language"),
    option("--model", key="model", default=DEFAULT_MODEL, show_default=True),
    option("--jobs", key="jobs", type=click.IntRange(min=1), default=None),
    option("--keep-furniture", key="keep", is_flag=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How articles are to be read, as the command line says it."""

    meta: Path | None
    mapping: tuple[str, ...]
    language: str | None
    model: str
    jobs: int | None
    keep_furniture: bool

    def acquired(self, inputs: Iterable[str]) -> Iterator[Acquired]:
        """The articles of the inputs.

        Raises:
            click.BadParameter: a --map has no equals sign.
        """
        pairs = [pair.partition("=") for pair in self.mapping]
        if bad := [name for name, sign, column in pairs if not (sign and name and column)]:
            raise click.BadParameter(f"--map {bad[0]}: NAME=COLUMN")
        mapping = {name: column for name, _, column in pairs}
        return acquire(inputs, options_of(meta=self.meta, mapping=mapping, language=self.language, keep_furniture=self.keep_furniture))

    def reading(self) -> dict[str, Any]:
        """What the engines want to know of it."""
        return {"model": self.model, "jobs": self.jobs or default_jobs()}


def reading_options(function: F) -> Callable[..., Any]:
    """The options of every command that reads articles, which it gets together as `how`."""

    @wraps(function)
    def told_how(**given: Any) -> Any:
        how = How(**{field.name: given.pop(field.name) for field in fields(How)})
        return function(how=how, **given)

    decorated: Callable[..., Any] = told_how
    for decorate in reversed(READING_OPTIONS):
        decorated = decorate(decorated)
    return decorated


def printed(outcome: Reading | Acquired) -> Json:
    """One line of the contract."""
    return contract(outcome) if isinstance(outcome, Reading) else unread(outcome)


@command("read")
@click.argument("articles", nargs=-1, required=True)
@reading_options
def read(articles: tuple[str, ...], how: How) -> None:
    """Prints one object an article; exit status 1 where an input could not be read."""
    failed = False
    for outcome in read_all(how.acquired(articles), **how.reading()):
        print_json([printed(outcome)])
        failed |= isinstance(outcome, Acquired)
    sys.exit(1 if failed else 0)
