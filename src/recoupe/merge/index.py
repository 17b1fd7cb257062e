"""The incremental index: adding or removing an article touches only its blocks, and gives what a rebuild would give, in any order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field

from recoupe.merge.blocks import Block, blocks_of
from recoupe.merge.cluster import JOINS, clusters, components
from recoupe.merge.features import score
from recoupe.merge.profile import Profile, profile
from recoupe.model import Key, Telling

PairKey = tuple[Key, Key]
Order = tuple[int, str, str, Key]


@dataclass(slots=True)
class Index:
    """Tellings in blocks, and the pairs of neighbours with their scores. What it holds depends on what was added, not on the order."""

    profiles: dict[Key, Profile] = field(default_factory=dict)
    _blocks: dict[Block, list[Order]] = field(default_factory=dict)
    _reach: dict[Block, int] = field(default_factory=dict)
    _support: Counter[PairKey] = field(default_factory=Counter)
    _scores: dict[PairKey, float | None] = field(default_factory=dict)
    _asked: dict[PairKey, float | None] = field(default_factory=dict)

    def add(self, telling: Telling) -> None:
        """Takes a telling in; one that is there already is replaced."""
        if telling.key in self.profiles:
            self.remove(telling.key)
        self._asked.clear()
        made = profile(telling)
        self.profiles[made.key] = made
        for block, reach in dict(blocks_of(made)).items():
            self._reach[block] = reach
            rows = self._blocks.setdefault(block, [])
            at = bisect_left(rows, made.order)
            self._part(rows, at, reach)
            insort(rows, made.order)
            self._meet(rows, at, reach, 1)

    def remove(self, key: Key) -> None:
        """Takes a telling out; what it held apart meets again."""
        self._asked.clear()
        made = self.profiles.pop(key)
        for block, reach in dict(blocks_of(made)).items():
            rows = self._blocks[block]
            at = bisect_left(rows, made.order)
            self._meet(rows, at, reach, -1)
            del rows[at]
            self._part(rows, at, reach, -1)
            if not rows:
                del self._blocks[block], self._reach[block]

    def _meet(self, rows: list[Order], at: int, reach: int, change: int) -> None:
        """The telling at `at` becomes (or ceases to be) a neighbour of those within reach."""
        here = rows[at][-1]
        for other in (*rows[max(0, at - reach) : at], *rows[at + 1 : at + reach + 1]):
            self._count(here, other[-1], change)

    def _part(self, rows: list[Order], at: int, reach: int, change: int = 1) -> None:
        """Those that stood exactly `reach` apart across `at` lose (or find) each other."""
        for i in range(max(0, at - reach), min(at, len(rows) - reach)):
            self._count(rows[i][-1], rows[i + reach][-1], -change)

    def _count(self, a: Key, b: Key, change: int) -> None:
        pair = (a, b) if a < b else (b, a)
        self._support[pair] += change
        if not self._support[pair]:
            del self._support[pair]
            self._scores.pop(pair, None)

    def score(self, a: Key, b: Key) -> float | None:
        """What speaks for two tellings being of one happening; None where they exclude each other."""
        pair = (a, b) if a < b else (b, a)
        known = self._scores if pair in self._support else self._asked
        if pair not in known:
            known[pair] = score(self.profiles[pair[0]], self.profiles[pair[1]])
        return known[pair]

    def edges(self) -> dict[PairKey, float]:
        """The neighbours that may be joined, with their scores."""
        scored = ((pair, self.score(*pair)) for pair in self._support)
        return {pair: worth for pair, worth in scored if worth is not None and worth >= JOINS}

    def groups(self) -> list[tuple[Key, ...]]:
        """The tellings of each happening, those that nobody else tells alone."""
        edges = self.edges()
        joined = [group for part in components(edges) for group in clusters({pair: edges[pair] for pair in part}, self.score)]
        alone = self.profiles.keys() - {key for group in joined for key in group}
        return sorted([*joined, *((key,) for key in alone)])
