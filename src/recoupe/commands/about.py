"""`recoupe version`, `doctor`, `check`: what is installed, what is missing, whether the dossier is sound."""

from __future__ import annotations

import importlib.util
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from pathlib import Path

import click

from recoupe import __version__
from recoupe.commands.common import command, dossier_option, option, text
from recoupe.errors import PackError
from recoupe.lexicon import data, languages, table
from recoupe.store.dossier import Dossier
from recoupe.store.features import has_full_text_search, sqlite_version

DEFAULT_MODEL = "fr_core_news_md"
Finding = tuple[bool, str, str]


@command("version")
def version() -> None:
    """One line a part."""
    click.echo(f"recoupe {__version__}")
    click.echo(f"spaCy {installed('spacy')} · fr_core_news_md {installed(DEFAULT_MODEL)} · trafilatura {installed('trafilatura')}")
    click.echo(f"Python {platform.python_version()} · SQLite {sqlite_version()}")


def installed(package: str) -> str:
    """The installed version of a package, or a dash."""
    try:
        return version_of(package)
    except PackageNotFoundError:
        return "—"


@command("doctor")
@option("--model", key="model", default=DEFAULT_MODEL, show_default=True)
def doctor(model: str) -> None:
    """Says what is there and what is missing; exit status 1 where reading cannot work."""
    findings = [*needed(model), *extras()]
    for well, name, detail in findings:
        click.echo(f"{'✓' if well else '✗'} {name}: {detail}")
    if not all(well for well, _, _ in needed(model)):
        sys.exit(1)
    click.echo(text("doctor.well"))


def needed(model: str) -> Iterator[Finding]:
    """What reading and the dossier cannot do without."""
    yield sys.version_info >= (3, 11), text("doctor.python"), platform.python_version()
    has_model = importlib.util.find_spec(model) is not None or Path(model).exists()
    yield has_model, text("doctor.model"), f"{model} {installed(model)}" if has_model else text("doctor.model_missing", name=model)
    yield shipped_data()
    yield has_full_text_search(), text("doctor.fts"), text("doctor.present" if has_full_text_search() else "doctor.missing")
    yield True, text("doctor.sqlite"), sqlite_version()


def shipped_data() -> Finding:
    """Every table of every language pack loads."""
    try:
        names = [
            (lang, f.name.removesuffix(".toml")) for lang in languages() for f in data("lang", lang).iterdir() if f.name.endswith(".toml")
        ]
        for lang, name in names:
            table(lang, name)
    except PackError as error:
        return False, text("doctor.data"), str(error)
    return True, text("doctor.data"), ", ".join(f"{lang}: {sum(1 for other, _ in names if other == lang)}" for lang in languages())


def extras() -> Iterator[Finding]:
    """What only some work wants."""
    has_parquet = importlib.util.find_spec("pyarrow") is not None
    yield has_parquet, text("doctor.parquet"), installed("pyarrow") if has_parquet else text("doctor.parquet_missing")
    chromium = shutil.which("chromium")
    yield chromium is not None, text("doctor.browser"), chromium or text("doctor.browser_missing")


@command("check")
@dossier_option
def check(dossier: Path) -> None:
    """Verifies the dossier; exit status 1 where something is wrong."""
    with Dossier(dossier, create=False) as held:
        problems = held.check()
    for problem in problems:
        click.echo(problem.sentence)
    if problems:
        sys.exit(1)
    click.echo(text("checked_well"))
