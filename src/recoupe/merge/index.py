"""The incremental index: adding or removing an article touches only its blocks, and gives what a rebuild would give, in any order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from recoupe.merge.blocks import Block, blocks_of
from recoupe.merge.cluster import JOINS, clusters, components
from recoupe.merge.features import score
from recoupe.merge.profile import Order, Profile, profile
from recoupe.model import Key, Telling

PairKey = tuple[Key, Key]


@dataclass(slots=True)
class Index:
    """Tellings in blocks, and the scores of the pairs that are neighbours in one. What it gives depends on what is in it, not on how it
    came there. A pair is scored once, when its tellings first stand side by side."""

    profiles: dict[Key, Profile] = field(default_factory=dict)
    _blocks: dict[Block, list[Order]] = field(default_factory=dict)
    _reach: dict[Block, int] = field(default_factory=dict)
    _scores: dict[PairKey, float | None] = field(default_factory=dict)
    _known: dict[PairKey, float | None] = field(default_factory=dict)

    def add(self, telling: Telling) -> None:
        """Takes a telling in; one that is there already is replaced."""
        if telling.key in self.profiles:
            self.remove(telling.key)
        made = profile(telling)
        self.profiles[made.key] = made
        for block, reach in blocks_of(made):
            self._reach[block] = reach
            rows = self._blocks.setdefault(block, [])
            at = bisect_left(rows, made.order)
            if at == len(rows) or rows[at] != made.order:
                rows.insert(at, made.order)

    def remove(self, key: Key) -> None:
        """Takes a telling out; what it held apart meets again.

        Raises:
            KeyError: it is not there.
        """
        made = self.profiles.pop(key)
        for block in dict(blocks_of(made)):
            rows = self._blocks[block]
            del rows[bisect_left(rows, made.order)]
            if not rows:
                del self._blocks[block], self._reach[block]
        self._scores = {pair: worth for pair, worth in self._scores.items() if key not in pair}
        self._known = {pair: worth for pair, worth in self._known.items() if key not in pair}

    def neighbours(self) -> set[PairKey]:
        """The pairs that stand within reach of one another in a block, the smaller key first."""
        found: set[PairKey] = set()
        for block, rows in self._blocks.items():
            keys = [row[-1] for row in rows]
            for step in range(1, min(self._reach[block], len(keys) - 1) + 1):
                found.update((a, b) if a < b else (b, a) for a, b in zip(keys, keys[step:], strict=False))
        return found

    def score(self, a: Key, b: Key) -> float | None:
        """What speaks for two tellings being of one happening; None where they exclude each other."""
        pair = (a, b) if a < b else (b, a)
        if pair in self._known:
            return self._known[pair]
        if pair not in self._scores:
            self._scores[pair] = score(self.profiles[pair[0]], self.profiles[pair[1]])
        return self._scores[pair]

    def know(self, scores: Mapping[PairKey, float | None]) -> None:
        """Takes scores that were weighed before, the smaller key first in each pair."""
        self._known = dict(scores)

    def weighed(self) -> Mapping[PairKey, float | None]:
        """The scores that were weighed here and not known before."""
        return self._scores

    def edges(self) -> dict[PairKey, float]:
        """The neighbours that may be joined, with their scores."""
        scored = ((pair, self.score(*pair)) for pair in self.neighbours())
        return {pair: worth for pair, worth in scored if worth is not None and worth >= JOINS}

    def groups(self) -> list[tuple[Key, ...]]:
        """The tellings of each happening, those that nobody else tells alone."""
        edges = self.edges()
        joined = [group for part in components(edges) for group in clusters({pair: edges[pair] for pair in part}, self.score)]
        alone = self.profiles.keys() - {key for group in joined for key in group}
        return sorted([*joined, *((key,) for key in alone)])
