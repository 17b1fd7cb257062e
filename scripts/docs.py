"""Writes the generated parts of docs/: every command's help, every check, every feature, every export. `--check` only compares.

usage: python scripts/docs.py [--check]
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

os.environ.update({"LC_ALL": "en_GB.UTF-8", "COLUMNS": "100"})

import click

from recoupe.cli import COMMANDS, recoupe
from recoupe.merge.features import FEATURES
from recoupe.oppose.disputes import CHECKS, WIDE_CHECKS
from recoupe.write.export import WRITERS

DOCS = Path(__file__).parents[1] / "docs"
MADE = "<!-- made by `make docs`; edit the code it comes from -->\n"


def commands() -> Iterator[str]:
    """docs/commands.md"""
    yield "# Commands\n"
    with click.Context(recoupe, info_name="recoupe") as parent:
        yield block(recoupe.get_help(parent))
        for name in COMMANDS:
            command = recoupe.get_command(parent, name)
            assert command is not None
            with click.Context(command, info_name=name, parent=parent) as context:
                yield f"## recoupe {name}\n"
                yield block(command.get_help(context))


def checks() -> Iterator[str]:
    """docs/checks.md"""
    yield "# How accounts are joined and where they part\n"
    yield "## Reasons to hold two accounts for one event\n"
    yield "| reason | weight | what it looks at |\n|---|---|---|"
    yield from (f"| {f.reason.en} | {f.weight:g} | {first_line(f.measure)} |" for f in FEATURES)
    yield "\n## Checks over the claims of one event\n"
    yield from (f"### {check.__name__}\n\n{inspect.getdoc(check)}\n" for check in CHECKS)
    yield "## Checks over the whole dossier\n"
    yield from (f"### {check.__name__}\n\n{inspect.getdoc(check)}\n" for check in WIDE_CHECKS)


def exports() -> Iterator[str]:
    """docs/exports.md"""
    yield "# Formats in which a dossier leaves\n"
    yield "| format | ending | what it is | one table at a time |\n|---|---|---|---|"
    yield from (f"| `{w.name}` | `{w.suffix}` | {w.about.en} | {'yes' if w.tables else ''} |" for w in WRITERS)


def first_line(function: Callable[..., object]) -> str:
    return (inspect.getdoc(function) or function.__name__.replace("_", " ")).splitlines()[0]


def block(text: str) -> str:
    return f"```\n{text.strip()}\n```\n"


PAGES: dict[str, Callable[[], Iterable[str]]] = {"commands.md": commands, "checks.md": checks, "exports.md": exports}


def pages() -> dict[str, str]:
    """Every generated page."""
    return {name: MADE + "\n" + "\n".join(make()).rstrip() + "\n" for name, make in PAGES.items()}


def main(words: list[str]) -> None:
    stale = [name for name, text in pages().items() if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != text]
    if "--check" in words and stale:
        sys.exit(f"docs/{', docs/'.join(stale)} no longer say what the code does: run `make docs`.")
    for name in stale:
        (DOCS / name).write_text(pages()[name], "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
