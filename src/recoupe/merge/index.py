"""All tellings in their blocks, the pairs worth joining, and the groups that these make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from recoupe.merge.blocks import entries_of
from recoupe.merge.cluster import clusters, components
from recoupe.merge.features import JOINS, score
from recoupe.merge.profile import Profile, profile
from recoupe.merge.shelf import Rows
from recoupe.model import Key, Telling

PairKey = tuple[Key, Key]


class Scores:
    """What speaks for two of some tellings being of one happening, weighed once a pair."""

    def __init__(self, profiles: Mapping[Key, Profile]) -> None:
        self.profiles = profiles
        self._weighed: dict[PairKey, float | None] = {}

    def __call__(self, a: Key, b: Key) -> float | None:
        """What speaks for it; None where the two exclude each other."""
        pair = (a, b) if a < b else (b, a)
        try:
            return self._weighed[pair]
        except KeyError:
            worth = self._weighed[pair] = score(self.profiles[pair[0]], self.profiles[pair[1]])
            return worth

    def edges(self, pairs: Iterable[PairKey]) -> dict[PairKey, float]:
        """The pairs that may be joined, the smaller key first, with their scores."""
        scored = (((a, b) if a < b else (b, a), self(a, b)) for a, b in pairs)
        return {pair: worth for pair, worth in scored if worth is not None and worth >= JOINS}


@dataclass(slots=True)
class Index:
    """The tellings of a dossier side by side. What it gives does not depend on their order."""

    profiles: dict[Key, Profile] = field(default_factory=dict)
    rows: Rows = field(default_factory=Rows)
    edges: dict[PairKey, float] = field(default_factory=dict)
    score: Scores = field(init=False)

    def __post_init__(self) -> None:
        self.score = Scores(self.profiles)

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> Index:
        """The tellings in their blocks, neighbours weighed."""
        made = cls()
        made.profiles |= {telling.key: profile(telling) for telling in tellings}
        made.rows.fill(entry for p in made.profiles.values() for entry in entries_of(p))
        keys = {p.order[-1]: key for key, p in made.profiles.items()}
        made.edges |= made.score.edges((keys[a], keys[b]) for a, b in made.rows.neighbours())
        return made

    def groups(self) -> list[tuple[Key, ...]]:
        """The tellings of each happening, those that nobody else tells alone."""
        joined = [group for part in components(self.edges) for group in clusters({pair: self.edges[pair] for pair in part}, self.score)]
        alone = self.profiles.keys() - {key for group in joined for key in group}
        return sorted([*joined, *((key,) for key in alone)])
