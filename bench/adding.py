"""What ten more articles cost a dossier that holds many: the cross-check after them, against the one that made it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from bench.made import made, store
from recoupe.crosscheck import crosscheck_dossier
from recoupe.store import Dossier

ARTICLES, MORE = 1_000, 10


def run(size: int | None = None) -> Iterator[Figure]:
    """Processor seconds of both; `size` in articles."""
    articles = size or ARTICLES
    rows = made(articles + MORE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        store(path, rows[:articles])
        whole = timed(path)
        store(path, rows[articles:])
        yield Figure(name=f"first cross-check of {articles:,} articles, s", value=f"{whole:.1f}")
        yield Figure(name=f"cross-check after {MORE} more, s", value=f"{timed(path):.1f}")


def timed(path: Path) -> float:
    """Processor seconds of a cross-check."""
    with Dossier(path) as dossier:
        began = time.process_time()
        crosscheck_dossier(dossier)
        return time.process_time() - began
