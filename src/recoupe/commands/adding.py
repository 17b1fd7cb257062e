"""`recoupe add`, `fetch`, `reread`, `remove`: what changes a dossier."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click
from rich.console import Console

from recoupe.commands.common import command, default_jobs, dossier_option, later, option, text
from recoupe.commands.listing import crosscheck_if_needed, in_locale
from recoupe.commands.progress import progress
from recoupe.commands.reading import How, reading_options
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.model import Acquired, Bilingual, Problem, Tightened
from recoupe.store.dossier import Dossier
from recoupe.store.rows import Change

if TYPE_CHECKING:
    from recoupe.acquire.fetch import Fetcher
    from recoupe.desk import Added

fetcher: Callable[..., Fetcher] = later("recoupe.acquire.fetch:Fetcher")
listed_addresses: Callable[[bytes], Iterable[str]] = later("recoupe.acquire.fetch:listed_addresses")
add_to: Callable[..., Added] = later("recoupe.desk:add")
reread_all: Callable[..., Sequence[Change]] = later("recoupe.desk:reread")
dated: Callable[[str], Bilingual] = later("recoupe.phrases:dated")
# So many problems are told on the terminal; `recoupe articles` and the page list them all.
PROBLEMS_SHOWN = 20


@command("add")
@click.argument("articles", nargs=-1, required=True)
@dossier_option
@reading_options
def add(articles: tuple[str, ...], dossier: Path, how: How) -> None:
    """Adds articles; exit status 1 where an input could not be read."""
    sys.exit(add_and_tell(dossier, how.acquired(articles), how))


def add_and_tell(path: Path, inputs: Iterable[Acquired], how: How) -> int:
    """Adds, cross-checks, prints the summary, and gives the exit status."""
    told: list[str] = []
    with Dossier(path) as dossier:
        with progress(text("reading")) as watch:

            def note(outcome: object) -> None:
                watch(outcome)
                told.extend(problem_line(p.path, p.sentence) for p in getattr(outcome, "problems", ()) if p.stage == "acquire" or p.path)

            added = add_to(dossier, inputs, **how.reading(), keep_furniture=how.keep_furniture, watch=note)
        before = dossier.tightened()
        crosscheck_if_needed(dossier)
        summarise(dossier, added, told)
        placed(before, dossier.tightened())
    return 1 if added.unread else 0


def placed(before: Sequence[Tightened], now: Sequence[Tightened]) -> None:
    """Says which articles without a date were placed by others just now, and which no longer are."""
    for one in now:
        if one not in before:
            click.echo(text("tighten.placed", name=one.name, when=in_locale(dated(one.value)), reason=in_locale(one.reason)))
    held = {one.article for one in now}
    for one in before:
        if one.article not in held:
            click.echo(text("tighten.taken_back", name=one.name))


def problem_line(path: str | None, sentence: str) -> str:
    return sentence if path is None or path in sentence else f"{path}: {sentence}"


def summarise(dossier: Dossier, added: Added, problems: Sequence[str]) -> None:
    """The short summary: what came in, what the dossier holds now, what went wrong."""
    console, aside = Console(highlight=False), Console(stderr=True, highlight=False)
    counts = dossier.counts()
    console.print(
        " · ".join(part for part in (text("summary.new", n=added.new), added.known and text("summary.known", n=added.known)) if part),
        style="bold",
    )
    console.print(text("dossier_line", path=dossier.path), markup=False)
    held = {
        "articles": counts.articles,
        "quotes": counts.quotes,
        "events": counts.events,
        "disputes": counts.disputes,
        "problems": counts.problems,
    }
    console.print("  " + " · ".join(text(f"summary.{name}", n=n) for name, n in held.items()), markup=False)
    for line in problems[:PROBLEMS_SHOWN]:
        aside.print(line, style="yellow", markup=False)
    if len(problems) > PROBLEMS_SHOWN:
        aside.print("…", text("summary.problems", n=len(problems)), style="yellow")
    console.print(text("summary.look"), style="dim", markup=False)


@command("fetch")
@click.argument("addresses", nargs=-1)
@option("--from", "listed", key="from", type=click.File("rb"))
@dossier_option
@reading_options
def fetch(addresses: tuple[str, ...], listed: BinaryIO | None, dossier: Path, how: How) -> None:
    """Fetches addresses into a folder beside the dossier, then adds the pages from there."""
    wanted = [*addresses, *(listed_addresses(listed.read()) if listed else ())]
    if not wanted:
        raise click.UsageError(text("help.fetch"))
    sys.exit(add_and_tell(dossier, fetched(wanted, dossier.with_suffix(".pages"), how), how))


def fetched(addresses: Iterable[str], folder: Path, how: How) -> Iterator[Acquired]:
    """The articles behind addresses; each raw page is kept in `folder`, so that it need not be fetched again."""
    for page in fetcher(folder).fetch(addresses):
        if isinstance(page, Problem):
            yield Acquired(article=None, problems=(page,))
        else:
            yield from how.acquired([str(page.path)])


@command("reread")
@dossier_option
@option("--model", key="model", default=DEFAULT_MODEL, show_default=True)
@option("--jobs", key="jobs", type=click.IntRange(min=1), default=None)
def reread(dossier: Path, model: str, jobs: int | None) -> None:
    """Reads all again and says what changed."""
    with Dossier(dossier, create=False) as held, progress(text("reading")) as watch:
        changes = reread_all(held, model=model, jobs=jobs or default_jobs(), watch=watch)
    click.echo(text("changed", **change_counts(changes)))


def change_counts(changes: Sequence[Change]) -> dict[str, object]:
    """Quotes, events and disputes gained and lost, as the message names them."""
    counts: dict[str, object] = {}
    for kind in ("quotes", "events", "disputes"):
        counts[f"{kind}_gained"] = sum(len(change.gained) for change in changes if change.kind == kind)
        counts[f"{kind}_lost"] = sum(len(change.lost) for change in changes if change.kind == kind)
    return counts


@command("remove")
@click.argument("name")
@dossier_option
def remove(name: str, dossier: Path) -> None:
    """Removes an article and brings events and disputes up to date."""
    with Dossier(dossier, create=False) as held:
        before = held.tightened()
        if not held.remove(name):
            raise click.UsageError(text("not_found", id=name))
        crosscheck_if_needed(held)
        click.echo(text("removed", name=name))
        placed(before, held.tightened())
