"""Reading against the bare spaCy pipeline on the same texts, one process against two, and the memory of one reader."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median

import spacy

from bench.figures import Figure
from recoupe.acquire.inputs import acquire
from recoupe.engines import read_all, reader_of
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.model import Acquired, Article

ROOT = Path(__file__).parents[1]
# Articles of a newspaper's usual length in thirteen manners of the press; the short example articles warm up all that is loaded once.
TEXTS, WARMING = ROOT / "tests" / "gold", ROOT / "examples" / "dossier"
# So many readings of the texts: the first meets words that it never met, as in an article of the day; the median tells of all.
REPEATS = 7
# The texts so many times over for two processes against one: enough work that both are busy to the end.
COPIES = 24
WARM = 64  # readings before the clock starts: every process has loaded its model and filled its caches by then


def inputs(folder: Path) -> list[Acquired]:
    """The articles of a folder."""
    paths = sorted(str(path) for path in folder.iterdir() if path.suffix in (".txt", ".html"))
    return [one for one in acquire(paths) if one.article is not None]


def articles_in(folder: Path) -> list[Article]:
    return [one.article for one in inputs(folder) if one.article is not None]


def run(size: int | None = None) -> Iterator[Figure]:
    """Ratios taken in one run; `size` readings of all the texts."""
    grown = peak("read") - peak("parse")  # first: a process starts with the peak of the one that it comes from
    yield Figure(name="memory above the bare model's", value=f"{max(0.0, grown):.0f} MB", must="≤ 300 MB", aim="≤ 100 MB")
    yield from ratios(articles_in(TEXTS), size or REPEATS)
    work = inputs(TEXTS) * COPIES
    alone, together = (seconds_after_warming(work, jobs) for jobs in (1, 2))
    yield Figure(name="two processes against one (start-up left out)", value=f"{alone / together:.2f} ×", must="≥ 1.7 ×", aim="≥ 1.9 ×")


def ratios(articles: list[Article], repeats: int) -> Iterator[Figure]:
    """Reading over the model as it ships, each in turn, in processor time (which other work on the machine disturbs least) and by the
    clock."""
    bare, reader = spacy.load(DEFAULT_MODEL), reader_of(DEFAULT_MODEL)
    texts = [article.text for article in articles]
    list(bare.pipe(article.text for article in articles_in(WARMING)))
    list(reader.read_many(articles_in(WARMING)))
    parsed, read = [], []
    for _ in range(repeats):
        read.append(took(lambda: list(reader.read_many(articles))))
        parsed.append(took(lambda: list(bare.pipe(texts))))
    for clock, name in enumerate(("processor time", "by the clock")):
        ratio = median(times[clock] for times in read) / median(times[clock] for times in parsed)
        yield Figure(name=f"reading / bare `nlp.pipe`, one core, {name}", value=f"{ratio:.2f}", must="≤ 1.5", aim="≤ 1.2")
    first = read[0][0] / median(times[0] for times in parsed)
    yield Figure(name="the same, at the first reading of the articles", value=f"{first:.2f}", must="≤ 1.5")


def took(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the processor and of the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - processor, time.perf_counter() - clock


def peak(task: str) -> float:
    """The peak memory, in MB, of a new process that reads or parses the texts."""
    done = subprocess.run([sys.executable, "-m", "bench.read", task], capture_output=True, text=True, check=True, cwd=ROOT)
    return float(done.stdout)


def seconds_after_warming(work: list[Acquired], jobs: int) -> float:
    """Seconds from when all processes are at work to the last reading."""
    outcomes = iter(read_all(iter(work), model=DEFAULT_MODEL, jobs=jobs))
    for _ in islice(outcomes, WARM):
        pass
    start = time.perf_counter()
    for _ in outcomes:
        pass
    return time.perf_counter() - start


def main(task: str) -> None:
    """Reads or parses in this process, then prints its peak memory in MB."""
    articles = articles_in(TEXTS)
    if task == "read":
        list(reader_of(DEFAULT_MODEL).read_many(articles))
    else:
        list(spacy.load(DEFAULT_MODEL).pipe(article.text for article in articles))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(sys.argv[1])
