"""Joins tellings into events: agglomeration, best pair first, in which two that exclude each other are never joined by a third."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Protocol

from recoupe.model import Key

# Two groups of tellings join where their pairs are worth this much on average.
AVERAGE = 1.9
# No pair across two groups may be worth less than this: average alone would let a telling that says little join two happenings of one day.
FARTHEST = 0.5
# Of large groups this many of each are compared, those that come first in the order of their keys.
SAMPLE = 6

Scores = Mapping[tuple[Key, Key], float]
Score = Callable[[Key, Key], float | None]


class Standing(Protocol):
    """The groups of an earlier time, and the edges of now."""

    def fellows(self, key: Key) -> frozenset[Key]:
        """The group in which a telling stood, itself included."""

    def edges(self, keys: Collection[Key]) -> dict[tuple[Key, Key], float]:
        """The edges that any of `keys` has."""


def clusters(edges: Scores, score: Score) -> list[tuple[Key, ...]]:
    """The groups of two and more, each in the order of its keys. `edges` are the pairs compared, `score` tells any other (None:
    excluded)."""
    home: dict[Key, int] = {}
    members: dict[int, list[Key]] = {}
    for (left, right), _ in sorted(edges.items(), key=lambda row: (-round(row[1], 6), row[0])):
        a, b = _group_of(left, home, members), _group_of(right, home, members)
        if a != b and _may_join(members[a], members[b], score):
            _absorb(*(a, b) if len(members[a]) >= len(members[b]) else (b, a), home, members)
    return sorted(tuple(sorted(group)) for group in members.values() if len(group) > 1)


def regroup(touched: Collection[Key], standing: Standing, score: Score) -> list[tuple[Key, ...]]:
    """The groups that `clusters` makes of all tellings, of those that can be others than before where only `touched` tellings and their
    edges are: their own group, and all that this comes to join. Those alone stand in groups of one.

    Groups beyond are laid in with the edges inside them, so that they grow as they did. Where one of them joins, it may change too, and all
    is done again with it. No other can change: it meets none but groups that grew as before."""
    within = {fellow for key in touched for fellow in standing.fellows(key)} | set(touched)
    while True:
        edges = standing.edges(within)
        homes = {standing.fellows(key) for pair in edges for key in pair if key not in within}
        home = {key: group for group in homes for key in group}
        inside = standing.edges(home)
        edges |= {(a, b): worth for (a, b), worth in inside.items() if a in home and home[a] == home.get(b)}
        groups = clusters(edges, score)
        met = {key for group in groups if not within.isdisjoint(group) for key in group} - within
        if not met:
            joined = [group for group in groups if not within.isdisjoint(group)]
            return sorted([*joined, *((key,) for key in within - {key for group in joined for key in group})])
        within |= {fellow for key in met for fellow in home[key]}


def _group_of(key: Key, home: dict[Key, int], members: dict[int, list[Key]]) -> int:
    if key not in home:
        home[key] = len(members)
        members[home[key]] = [key]
    return home[key]


def _absorb(into: int, other: int, home: dict[Key, int], members: dict[int, list[Key]]) -> None:
    for key in members[other]:
        home[key] = into
    members[into] += members[other]
    members[other] = []


def _may_join(left: list[Key], right: list[Key], score: Score) -> bool:
    """True where no pair across excludes itself or is too far, and the first of each are near enough on average."""
    worths = list(_near(score(a, b) for a in sorted(left)[:SAMPLE] for b in sorted(right)[:SAMPLE]))
    if len(worths) < min(len(left), SAMPLE) * min(len(right), SAMPLE) or sum(worths) / len(worths) < AVERAGE:
        return False
    if max(len(left), len(right)) <= SAMPLE:
        return True
    return len(list(_near(score(a, b) for a in left for b in right))) == len(left) * len(right)


def _near(worths: Iterable[float | None]) -> Iterator[float]:
    """The worths up to the first that excludes or is too far: what comes after it need not be weighed."""
    for worth in worths:
        if worth is None or worth < FARTHEST:
            return
        yield worth


def components(edges: Iterable[tuple[Key, Key]]) -> list[list[tuple[Key, Key]]]:
    """The edges, parted into those that hang together."""
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    kept = list(edges)
    for left, right in kept:
        parent[root(left)] = root(right)
    out: dict[Key, list[tuple[Key, Key]]] = defaultdict(list)
    for edge in kept:
        out[root(edge[0])].append(edge)
    return list(out.values())
