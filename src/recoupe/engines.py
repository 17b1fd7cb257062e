"""One process or many: the same `read_batch` runs here, in a pool of processes, and on a cluster.

Input and output are streams: at most `WINDOW` batches a process are under way at once, so memory does not grow with the input, and
readings come out in the order in which articles came in.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import lru_cache
from itertools import chain, islice
from multiprocessing.context import BaseContext

from recoupe.lexicon import languages
from recoupe.model import Acquired, Article, Reading
from recoupe.pipeline import Reader, failed_reading, open_reader

# A batch is closed at this many articles or characters: long enough to feed the parser well, short enough to keep memory and
# progress smooth.
BATCH_ARTICLES = 16
BATCH_CHARACTERS = 60_000
# Batches under way for each process: one at work, one waiting.
WINDOW = 2
# Up to so many articles, one process that loads the model once is done before others have loaded theirs (about 3 s each).
ALONE = 24


def read_all(inputs: Iterable[Acquired], *, model: str, jobs: int = 1) -> Iterator[Reading | Acquired]:
    """Reads what `inputs` gives, in order: a Reading for each article, the Acquired itself where there was none.

    `jobs` is the number of processes; few articles are read in this one whatever it says.

    Raises:
        ModelError: the model is not installed.
    """
    stream = iter(inputs)
    first = list(islice(stream, ALONE + 1))
    stream = chain(first, stream)
    if jobs <= 1 or len(first) <= ALONE:
        for batch in batches(stream):
            yield from read_batch(model, batch)
    else:
        yield from read_in_pool(stream, model, jobs)


def read_batch(model: str, batch: Sequence[Acquired]) -> list[Reading | Acquired]:
    """Reads one batch in this process, keeping its order; an article that makes recoupe fail is kept unread with a Problem."""
    reader = reader_of(model)
    readings = iter(read_safely(reader, [a.article for a in batch if a.article and is_readable(a)]))
    return [with_problems(next(readings), a) if is_readable(a) else left_unread(a) for a in batch]


def is_readable(acquired: Acquired) -> bool:
    """True where there is an article in a language that has a pack."""
    return acquired.article is not None and acquired.article.language in languages()


def left_unread(acquired: Acquired) -> Reading | Acquired:
    """What stands for an input that is not read: the article alone (acquire has told that there is no pack), or the problems alone."""
    return acquired if acquired.article is None else with_problems(Reading(article=acquired.article), acquired)


def with_problems(reading: Reading, acquired: Acquired) -> Reading:
    """`reading` with the problems met on the way in, first."""
    return replace(reading, problems=acquired.problems + reading.problems)


def read_safely(reader: Reader, articles: Sequence[Article]) -> list[Reading]:
    """The readings of `articles`; where the batch fails, each is read alone, and the culprit becomes a Problem."""
    try:
        return list(reader.read_many(articles))
    except Exception as error:  # one bad article must not stop a thousand: the fault is told, the rest is read
        if len(articles) == 1:
            return [failed_reading(articles[0], "annotate", error)]
        return [reading for article in articles for reading in read_safely(reader, [article])]


@lru_cache(maxsize=2)
def reader_of(model: str) -> Reader:
    """The reader of this process, loaded at its first use. What was loaded stays, so the garbage collector need not look at it again."""
    reader = open_reader(model)
    gc.collect()
    gc.freeze()
    return reader


def batches(inputs: Iterable[Acquired]) -> Iterator[list[Acquired]]:
    """`inputs` in runs of bounded number and length."""
    batch: list[Acquired] = []
    length = 0
    for acquired in inputs:
        batch.append(acquired)
        length += len(acquired.article.text) if acquired.article else 0
        if len(batch) >= BATCH_ARTICLES or length >= BATCH_CHARACTERS:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def read_in_pool(inputs: Iterable[Acquired], model: str, jobs: int) -> Iterator[Reading | Acquired]:
    """Reads in `jobs` processes, in order. A worker that dies costs its batches a Problem, not the run."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # each process is one core's work
    todo = batches(inputs)
    while (batch := next(todo, None)) is not None:
        under_way: deque[tuple[list[Acquired], Future[list[Reading | Acquired]]]] = deque()
        with ProcessPoolExecutor(jobs, mp_context=process_context(), initializer=leave_interrupts) as pool:
            try:
                for current in chain([batch], todo):
                    under_way.append((current, pool.submit(read_batch, model, current)))
                    if len(under_way) >= WINDOW * jobs:
                        yield from under_way[0][1].result()
                        under_way.popleft()
                while under_way:
                    yield from under_way[0][1].result()
                    under_way.popleft()
            except BrokenProcessPool as error:
                for lost, _ in under_way:
                    yield from (lost_reading(acquired, error) for acquired in lost)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


def lost_reading(acquired: Acquired, error: Exception) -> Reading | Acquired:
    return acquired if acquired.article is None else failed_reading(acquired.article, "annotate", error)


def leave_interrupts() -> None:
    """Workers leave Ctrl-C to the parent, which stops them cleanly."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def process_context() -> BaseContext:
    """Fork from a clean server that has imported recoupe once, where the system can; else spawn."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["recoupe.pipeline"])
    return context
