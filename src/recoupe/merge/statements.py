"""One statement of one speaker across outlets: its wordings side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from recoupe.merge.cluster import components
from recoupe.merge.origins import short_id
from recoupe.merge.profile import day, speaker_key
from recoupe.model import Key, Saying, Statement

# Two wordings are one statement where half of the shorter's content words are in the other, three at the least,
HALF, FEWEST = 0.5, 3
# … and where the articles appeared within a week.
WEEK = 7
# A content word shared by more quotes of one speaker in two weeks than this is his subject, not his statement.
TOO_COMMON = 60
# The week of what bears no date: a week from which no other is within reach.
NO_WEEK = -(10**6)


@dataclass(frozen=True, slots=True)
class Wording:
    """What of a saying is compared: its speaker (whose word it is, and the name), its day, its content words."""

    key: Key
    speaker: str
    name: str
    day: int | None
    stems: tuple[str, ...]

    @property
    def week(self) -> int:
        """The week in which it appeared, counted from the year 1."""
        return NO_WEEK if self.day is None else self.day // WEEK


def wording_of(saying: Saying) -> Wording:
    """A saying as it is compared."""
    return Wording(saying.key, speaker_key(saying.speaker), saying.speaker.name, day(saying.published), saying.stems)


def statements(wordings: Iterable[Wording]) -> tuple[Statement, ...]:
    """The statements that at least two articles quote, each with its wordings in the order of their keys."""
    by_speaker: defaultdict[str, list[Wording]] = defaultdict(list)
    for wording in wordings:
        by_speaker[wording.speaker].append(wording)
    return tuple(sorted((s for said in by_speaker.values() for s in of_one_speaker(said)), key=lambda s: s.id))


def of_one_speaker(said: Collection[Wording]) -> Iterator[Statement]:
    """The statements among one speaker's wordings."""
    names = {wording.key: wording.name for wording in said}
    for keys in _parts(said):
        if len({article for article, _ in keys}) > 1:
            yield Statement(id=short_id("s", f"{keys[0]}"), speaker=names[keys[0]], wordings=keys)


def _parts(said: Collection[Wording]) -> Iterator[tuple[Key, ...]]:
    """The wordings that hang together, those of each statement in the order of their keys."""
    return (tuple(sorted({key for pair in part for key in pair})) for part in components(one_statement(said)))


def restate(week: int, said_in: Callable[[int, int], Collection[Wording]]) -> tuple[tuple[Statement, ...], frozenset[Key]]:
    """The statements of one speaker that may be others than before where only wordings of `week` came or went, and the wordings that may
    have stood in others. `said_in` gives what he said from one week to another, both included.

    What changes lies within a week of `week`; statements that reach further are followed to their end."""
    first, last = week - 2, week + 2
    while True:
        said = said_in(first, last)
        weeks = {wording.key: wording.week for wording in said}
        near = {key for key, at in weeks.items() if abs(at - week) <= 1}
        found = [part for part in _parts(said) if not near.isdisjoint(part)]
        met = near.union(*found)
        low, high = min((weeks[key] for key in met), default=week), max((weeks[key] for key in met), default=week)
        if first < low and high < last:
            return tuple(statement for statement in of_one_speaker(said) if not met.isdisjoint(statement.wordings)), frozenset(met)
        first, last = min(first, low - 1), max(last, high + 1)


def one_statement(said: Collection[Wording]) -> list[tuple[Key, Key]]:
    """The pairs of one speaker's wordings that are one statement: near in time, with words in common that are not in all he says."""
    holders: defaultdict[tuple[str, int], list[Wording]] = defaultdict(list)
    for wording in sorted(said, key=lambda w: w.key):
        for word, week in product(set(wording.stems), (wording.week, wording.week + 1)):
            holders[word, week].append(wording)
    telling = (held for held in holders.values() if len(held) <= TOO_COMMON)
    met = {(a.key, b.key): (a, b) for held in telling for a, b in combinations(held, 2)}
    return sorted(keys for keys, (a, b) in met.items() if are_one(a, b))


def are_one(a: Wording, b: Wording) -> bool:
    """True where the two may be one statement: near in time, and half of the shorter wording in the other. Symmetric."""
    if a.day is not None and b.day is not None and abs(a.day - b.day) > WEEK:
        return False
    shared = len(set(a.stems) & set(b.stems))
    return shared >= FEWEST and shared >= HALF * min(len(a.stems), len(b.stems))
