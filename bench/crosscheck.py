"""Cross-checking a synthetic dossier: what is found of what was planted, time and memory at growing sizes, and how time grows."""

from __future__ import annotations

import math
import resource
import time
from collections.abc import Iterator

from tests.synthetic import Synthetic, dispute_scores, pair_scores, synthetic

from bench.figures import Figure
from recoupe.crosscheck import few_collections
from recoupe.merge.events import merge
from recoupe.model import Dispute, Merged
from recoupe.oppose.disputes import oppose

# Quality is measured at the second size; `python -m bench crosscheck=100000` goes as far as the target.
SIZES = (1_000, 10_000)
LARGEST = 30_000


def run(size: int | None = None) -> Iterator[Figure]:
    """Quality at the middle size; time at each, the last being `size` accounts; the exponent between the first and the last."""
    times: list[float] = []
    sizes = (*SIZES, size or LARGEST)
    for size in sizes:
        made = synthetic(size)
        accounts = len(made.truth)
        start = time.process_time()
        with few_collections():
            merged = merge(made.digests)
            disputes = oppose(merged)
        times.append((time.process_time() - start) / accounts * size)
        yield Figure(
            name=f"{accounts} accounts, s", value=f"{time.process_time() - start:.1f}", must="60 at 100,000" if size == sizes[-1] else ""
        )
        if size == SIZES[1]:
            yield from quality(made, merged, disputes)
    exponent = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
    yield Figure(name="growth exponent", value=f"{exponent:.2f}", must="1.15")
    yield Figure(name="peak memory, MB", value=f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}", must="1500")


def quality(made: Synthetic, merged: Merged, disputes: tuple[Dispute, ...]) -> Iterator[Figure]:
    """Pair F1 of the events; precision and recall of the planted disputes."""
    precision, recall = pair_scores(made, merged)
    yield Figure(
        name="event pairs, F1", value=f"{2 * precision * recall / (precision + recall):.3f} (p {precision:.3f}, r {recall:.3f})", must="0.9"
    )
    hits, found = dispute_scores(made, merged, disputes)
    yield Figure(name="disputes, recall", value=f"{len(hits) / max(1, len(made.planted)):.3f}", must="0.9")
    yield Figure(name="disputes, precision", value=f"{len(hits) / max(1, len(found)):.3f}", must="0.9")
