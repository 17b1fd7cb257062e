"""Articles that repeat one another: near-duplicates (`copie`) by MinHash, agency text inside another article (`reprise`) by runs of eight
words.

Both are verified by the passages that are word for word the same, and keep them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recoupe.model import Copy, Digest, Span

# Sixty-four bands of two minima: two texts that share half of their three-word runs meet for certain, those that share a tenth half the
# time.
BANDS, ROWS = 32, 4
# Near-duplicates share this much of their three-word runs, and this much of the shorter one stands word for word in the other.
NEAR_DUPLICATE, REPEATED = 0.5, 0.3
# A passage taken over is at least this long, in runs of eight words (25 words), and all passages together this long.
PASSAGE, TOGETHER = 18, 30
# One run in four is indexed: a passage of 25 words is missed once in two hundred times.
SAMPLED = 4


class CopyIndex:
    """Digests by what they may share. Adding or removing one touches only the articles that share with it."""

    def __init__(self) -> None:
        self._digests: dict[str, Digest] = {}
        self._holders: defaultdict[int | tuple[int, ...], set[str]] = defaultdict(set)
        self._copies: dict[tuple[str, str], Copy] = {}

    def add(self, digest: Digest) -> None:
        """Takes an article in, and finds its copies."""
        if digest.id in self._digests:
            self.remove(digest.id)
        marks = set(_marks(digest))
        others = Counter(other for mark in marks for other in self._holders.get(mark, ()))
        for other in others:
            copy = compare(*sorted((digest, self._digests[other]), key=lambda d: d.id))
            if copy:
                self._copies[copy.left, copy.right] = copy
        self._digests[digest.id] = digest
        for mark in marks:
            self._holders[mark].add(digest.id)

    def remove(self, article: str) -> None:
        """Takes an article out."""
        for mark in set(_marks(self._digests.pop(article))):
            self._holders[mark].discard(article)
            if not self._holders[mark]:
                del self._holders[mark]
        self._copies = {pair: copy for pair, copy in self._copies.items() if article not in pair}

    def copies(self) -> tuple[Copy, ...]:
        """All pairs, in the order of their articles."""
        return tuple(self._copies[pair] for pair in sorted(self._copies))


def _marks(digest: Digest) -> Iterator[int | tuple[int, ...]]:
    """What an article is found by: bands of its MinHash, and a sample of its runs."""
    if digest.sketch:
        yield from ((band, *digest.sketch[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS))
    yield from (run for run in digest.prints if run % SAMPLED == 0)


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
