"""The pages of the reading room over a generated dossier: processor time of each page asked for the first time, and again."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from starlette.testclient import TestClient

from bench.figures import Figure
from bench.made import build, made
from recoupe.store import Dossier
from recoupe.store.tables import REGISTERS
from recoupe.web.app import create_app

ARTICLES = 2_000
# Of each kind of thing so many pages are opened, and each list is narrowed in these ways.
OPENED = 20
LISTS = ("", "articles", "quotes", "events", "disputes", "actors", "problems", "registers", "time", "map", "network")
NARROWED = ("events?type=ASSAULT", "events?actor=MLI", "events?since=2019", "quotes?stance=assert", "quotes?speaker=Orateur+7", "actors?country=FRA",
            "articles?outlet=Outlet+7", "disputes?property=number", "search?q=ba*")  # fmt: skip


def addresses(dossier: Dossier) -> list[str]:
    """Every list, every register, lists narrowed, and some pages of each kind of thing."""
    kinds = ("articles", "quotes", "events", "disputes", "actors")
    things = [f"{kind}/{row.id}" for kind in kinds for row in islice(dossier.stream(kind), 0, None, 1 + dossier.total(kind) // OPENED)]
    return [*LISTS, *(f"registers/{name}" for name in REGISTERS), *NARROWED, *things]


def measure(path: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Milliseconds of one core for each address, asked for the first time and for the second."""
    client = TestClient(create_app(path), base_url="http://127.0.0.1")
    with Dossier(path) as dossier:
        asked = addresses(dossier)
    client.get("/fr/events/none")  # what all pages share is counted once
    found: list[dict[str, float]] = []
    for _ in range(2):
        times = {}
        for address in asked:
            began = time.process_time()
            client.get(f"/fr/{address}").raise_for_status()
            times[address] = 1000 * (time.process_time() - began)
        found.append(times)
    return found[0], found[1]


def run(size: int | None = None, kept: Path | None = None) -> Iterator[Figure]:
    """P50 and P95 of the first opening and of the second, and the slowest pages; `size` in articles."""
    articles = size or ARTICLES
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "made.db"
        if not path.exists():
            build(path, made(articles))
        first, again = measure(path)
    for name, times in (("first opening", first), ("second opening", again)):
        spread = statistics.quantiles(times.values(), n=20)
        yield Figure(name=f"{name} at {articles:,} articles, P50, ms", value=f"{spread[9]:.0f}")
        yield Figure(name=f"{name} at {articles:,} articles, P95, ms", value=f"{spread[18]:.0f}", must="50 at 100,000", aim="20")
    slowest = sorted(first.items(), key=lambda row: -row[1])[:6]
    yield Figure(name="slowest first openings", value=", ".join(f"{ms:.0f} ms /{address}" for address, ms in slowest))


if __name__ == "__main__":
    for figure in run(kept=Path(sys.argv[1]) if len(sys.argv) > 1 else None):
        print(figure.row(), flush=True)
