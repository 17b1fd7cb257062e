"""Reading against the bare spaCy pipeline on the same texts, one process against two, and the memory of one reader."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure, seconds
from recoupe.acquire.inputs import acquire
from recoupe.annotate.doc import parser_text
from recoupe.engines import read_all
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.model import Acquired
from recoupe.pipeline import open_reader

EXAMPLES = Path(__file__).parents[1] / "examples" / "dossier"
COPIES = 12  # the example articles so many times over: enough work to time, few enough to wait for


def inputs(copies: int) -> list[Acquired]:
    """The example articles, several times over."""
    return [one for one in acquire([str(EXAMPLES)]) if one.article is not None] * copies


def megabytes() -> float:
    """The peak memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(size: int | None = None) -> Iterator[Figure]:
    """Ratios taken in one run, over `size` copies of the example articles."""
    work = inputs(size or COPIES)
    articles = [one.article for one in work if one.article is not None]
    reader = open_reader(DEFAULT_MODEL)
    texts = [parser_text(article) for article in articles]
    list(reader.nlp.pipe(texts[:16]))
    bare = seconds(lambda: list(reader.nlp.pipe(texts)))
    before = megabytes()
    list(reader.read_many(articles[:16]))
    whole = seconds(lambda: list(reader.read_many(articles)))
    yield Figure(name="reading / bare `nlp.pipe`, one core", value=f"{whole / bare:.2f}", must="≤ 1.5", aim="≤ 1.2")
    yield Figure(name="memory above the bare model's", value=f"{max(0.0, megabytes() - before):.0f} MB", must="≤ 300 MB", aim="≤ 100 MB")
    alone, together = (timed(work, jobs) for jobs in (1, 2))
    yield Figure(name="two processes against one (start-up left out)", value=f"{alone / together:.2f} ×", must="≥ 1.7 ×", aim="≥ 1.9 ×")


def timed(work: list[Acquired], jobs: int) -> float:
    """Seconds from the first reading to the last, so that loading the model is left out."""
    outcomes = iter(read_all(iter(work * 3), model=DEFAULT_MODEL, jobs=jobs))
    for _ in range(32):
        next(outcomes)
    start = time.perf_counter()
    for _ in outcomes:
        pass
    return time.perf_counter() - start
