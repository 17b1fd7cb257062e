"""Articles that repeat one another: near-duplicates (`copie`) by MinHash, agency text inside another article (`reprise`) by runs of eight
words.

Both are verified by the passages that are word for word the same, and keep them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from recoupe.merge.shelf import number_of
from recoupe.model import Copy, Digest, Span

# Thirty-two bands of four minima: two texts that share half of their three-word runs meet nine times in ten, those that share a tenth
# hardly ever.
BANDS, ROWS = 32, 4
# Near-duplicates share this much of their three-word runs, and this much of the shorter one stands word for word in the other.
NEAR_DUPLICATE, REPEATED = 0.5, 0.3
# A passage taken over is at least this long, in runs of eight words (25 words), and all passages together this long.
PASSAGE, TOGETHER = 18, 30
# One run in four is indexed: a passage of 25 words is missed once in two hundred times.
SAMPLED = 4


def find_copies(digests: Iterable[Digest]) -> tuple[Copy, ...]:
    """All pairs of which one repeats the other, in the order of their articles."""
    held = {digest.id: digest for digest in digests}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for digest in held.values():
        for mark in marks_of(digest):
            holders[mark].append(digest.id)
    met = {(min(a, b), max(a, b)) for those in holders.values() for a, b in combinations(those, 2)}
    found = (compare(held[left], held[right]) for left, right in sorted(met))
    return tuple(copy for copy in found if copy)


def marks_of(digest: Digest) -> set[int]:
    """What an article is found by: bands of its MinHash, and a sample of its runs."""
    bands = {number_of(band, *digest.sketch[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)} if digest.sketch else set()
    return bands | {run for run in digest.prints if run % SAMPLED == 0}


def compare(left: Digest, right: Digest) -> Copy | None:
    """How one article repeats the other, or None."""
    passages = shared_passages(left, right)
    runs = sum(length for length, _ in passages)
    shorter = max(1, min(len(left.prints), len(right.prints)))
    alike = resemblance(left.sketch, right.sketch)
    spans = tuple(span for _, span in passages)
    if alike >= NEAR_DUPLICATE and runs / shorter >= REPEATED:
        return Copy(left=left.id, right=right.id, relation="copie", score=round(alike, 3), shared=spans)
    if left.outlet and left.outlet == right.outlet:
        return None
    if runs >= TOGETHER and max(length for length, _ in passages) >= PASSAGE:
        return Copy(left=left.id, right=right.id, relation="reprise", score=round(runs / shorter, 3), shared=spans)
    return None


def resemblance(left: Sequence[int], right: Sequence[int]) -> float:
    """The share of equal minima: an estimate of the Jaccard similarity of the two texts' three-word runs."""
    return sum(a == b for a, b in zip(left, right, strict=True)) / len(left) if left and len(left) == len(right) else 0.0


def shared_passages(left: Digest, right: Digest) -> list[tuple[int, tuple[Span, Span]]]:
    """The passages that are word for word the same, in the order of `left`: each with its length in runs."""
    where: dict[int, list[int]] = defaultdict(list)
    for at, run in enumerate(right.prints):
        where[run].append(at)
    out: list[tuple[int, tuple[Span, Span]]] = []
    i = 0
    while i < len(left.prints):
        length, j = max(((_stretch(left.prints, i, right.prints, j), j) for j in where.get(left.prints[i], ())), default=(0, 0))
        if length:
            out.append((length, (_span(left, i, length), _span(right, j, length))))
        i += max(1, length)
    return out


def _stretch(left: Sequence[int], i: int, right: Sequence[int], j: int) -> int:
    """How many runs from `i` and `j` on are the same."""
    n = 0
    while i + n < len(left) and j + n < len(right) and left[i + n] == right[j + n]:
        n += 1
    return n


def _span(digest: Digest, at: int, length: int) -> Span:
    return Span(digest.starts[at], digest.ends[at + length - 1])


def families(copies: Iterable[Copy]) -> dict[str, str]:
    """Each article that has a near-duplicate → the one that stands for all of them (the first by id)."""
    parent: dict[str, str] = {}

    def root(article: str) -> str:
        while parent.setdefault(article, article) != article:
            article = parent[article]
        return article

    for copy in copies:
        if copy.relation == "copie":
            a, b = sorted((root(copy.left), root(copy.right)))
            parent[b] = a
    return {article: root(article) for article in parent}
