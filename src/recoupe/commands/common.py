"""What every command shares: the locale, the dossier option, tables for people and JSON Lines for programs."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import click

from recoupe.errors import UsageError
from recoupe.messages import LOCALES
from recoupe.messages import say as say_in

F = TypeVar("F", bound=Callable[..., Any])
DEFAULT_DOSSIER = "dossier.db"
# Libraries that come with an extra only.
EXTRAS: dict[str, str] = {"pandas": "spark", "pyarrow": "parquet", "pyspark": "spark"}


def locale() -> str:
    """The language recoupe speaks here: that of LC_ALL, LC_MESSAGES or LANG, English where it is neither French nor English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value[:2].lower() if value[:2].lower() in LOCALES else "en"
    return "en"


LOCALE = locale()


def say(key: str, **values: object) -> str:
    """The message `key` in the locale of this terminal."""
    return say_in(key, LOCALE, **values)


def text(key: str, **values: object) -> str:
    """The message `cli.KEY` in the locale of this terminal."""
    return say(f"cli.{key}", **values)


def command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """A click command with its help and example from the catalogue."""
    epilog = f"$ {text(f'example.{name}')}"
    return click.command(name, help=text(f"help.{name}"), epilog=epilog, context_settings={"help_option_names": ["-h", "--help"]})


def option(*names: str, key: str, **rest: Any) -> Callable[[F], F]:
    """A click option whose help is the message `cli.option.KEY`."""
    return click.option(*names, help=text(f"option.{key}"), **rest)


dossier_option = option(
    "--dossier", key="dossier", type=click.Path(path_type=Path), envvar="RECOUPE_DOSSIER", default=DEFAULT_DOSSIER, show_default=True
)
json_option = option("--json", "as_json", key="json", is_flag=True)


def extra_module(name: str) -> ModuleType:
    """A module of ours that wants a library of an extra, imported when it is asked for, so that help needs no extra.

    Raises:
        UsageError: the library is not installed; the sentence says how to get it.
    """
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name not in EXTRAS:
            raise
        raise UsageError(text("extra", library=error.name, extra=EXTRAS[error.name])) from error


def later(place: str) -> Callable[..., Any]:
    """The function or class at `module:name` of ours, imported when it is called: neither help nor a list waits for what it never uses."""
    module, _, name = place.partition(":")

    def call(*args: Any, **rest: Any) -> Any:
        return getattr(extra_module(module), name)(*args, **rest)

    return call


def default_jobs() -> int:
    """All cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def print_json(rows: Iterable[Mapping[str, Any]]) -> None:
    """JSON Lines on standard output, UTF-8 whatever the terminal's encoding."""
    for row in rows:
        sys.stdout.buffer.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
    sys.stdout.buffer.flush()
