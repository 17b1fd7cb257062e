"""Progress of long work: a bar on a terminal, a line a minute elsewhere; always on standard error."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from recoupe.commands.common import text

# Where nobody watches a bar, so many seconds pass between two lines.
LINE_EVERY = 60.0


@contextmanager
def progress(title: str, total: int | None = None) -> Iterator[Callable[[object], None]]:
    """A function to call after each piece of work."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lines(console, title)
        return
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda _: bar.advance(task)


def lines(console: Console, title: str) -> Callable[[object], None]:
    """A watch that prints a line a minute."""
    start = last = time.monotonic()
    done = 0

    def watch(_: object) -> None:
        nonlocal done, last
        done += 1
        now = time.monotonic()
        if now - last >= LINE_EVERY:
            last = now
            console.print(f"{title}: {text('rate', done=done, rate=round(done / (now - start), 1))}", highlight=False)

    return watch
