"""Cross-checking a synthetic dossier: what is found of what was planted, time and memory at growing sizes, and how time grows."""

from __future__ import annotations

import math
import resource
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from bench.figures import Figure
from bench.synthetic import Synthetic, synthetic
from recoupe.merge.events import merge
from recoupe.model import Dispute, Key, Merged
from recoupe.oppose.disputes import oppose

SIZES = (1_000, 10_000, 100_000)


def run() -> Iterator[Figure]:
    """Quality at the middle size; time at each; the exponent between the first and the last."""
    times: list[float] = []
    for size in SIZES:
        made = synthetic(size)
        accounts = len(made.truth)
        start = time.perf_counter()
        merged = merge(made.digests)
        disputes = oppose(merged)
        times.append((time.perf_counter() - start) / accounts * size)
        yield Figure(
            name=f"{accounts} accounts, s", value=f"{time.perf_counter() - start:.1f}", must="60 at 100,000" if size == SIZES[-1] else ""
        )
        if size == SIZES[1]:
            yield from quality(made, merged, disputes)
    exponent = math.log(times[-1] / times[0]) / math.log(SIZES[-1] / SIZES[0])
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


def pair_scores(made: Synthetic, merged: Merged) -> tuple[float, float]:
    """Precision and recall of the pairs of accounts, of different articles, that tell one happening."""
    by_truth: defaultdict[int, list[Key]] = defaultdict(list)
    for key, happening in made.truth.items():
        by_truth[happening].append(key)
    want = _pairs(by_truth.values())
    have = _pairs([t.key for t in event.tellings] for event in merged.events)
    hit = len(want & have)
    return hit / max(1, len(have)), hit / max(1, len(want))


def _pairs(groups: object) -> set[frozenset[Key]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2) if pair[0][0] != pair[1][0]}  # type: ignore[attr-defined]


def dispute_scores(made: Synthetic, merged: Merged, disputes: tuple[Dispute, ...]) -> tuple[set[object], set[object]]:
    """The planted disputes that were found, and all that were found, each as (happening, property)."""
    happening = {event.id: made.truth[event.tellings[0].key] for event in merged.events}
    found: set[object] = {(happening[d.event], d.property) for d in disputes if d.event in happening and d.kind != "variant"}
    return found & made.planted, found
