"""Rows of entries in blocks: who stands beside whom, and what a coming or going entry changes of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple, Protocol
from zlib import crc32

# The place of an entry among those of its block: its day, a hash of what should stand together on that day, and its own number.
Order = tuple[int, int, int]
# Two numbers of entries, the smaller first.
Pair = tuple[int, int]


class Entry(NamedTuple):
    """One thing in one block, where it is compared with `reach` neighbours on each side."""

    block: int
    reach: int
    order: Order


class Shelf(Protocol):
    """Entries in blocks, each block in the order of its entries."""

    def before(self, block: int, order: Order, most: int) -> Sequence[Order]:
        """The nearest entries before `order`, the nearest first."""

    def after(self, block: int, order: Order, most: int) -> Sequence[Order]:
        """The nearest entries after it, the nearest first."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Puts entries in."""

    def drop(self, entries: Iterable[Entry]) -> None:
        """Takes entries out."""


def number_of(*words: object) -> int:
    """The number (63 bits, as SQLite keeps them) that the same words always have; two of a million clash once in ten million times."""
    return int.from_bytes(blake2b("\x1f".join(map(str, words)).encode(), digest_size=8).digest(), "big") >> 1


@lru_cache(maxsize=100_000)
def nearness(first: str, second: str) -> int:
    """A number by which equal `first` stand together, and among them equal `second`."""
    return (crc32(first.encode()) >> 1) << 32 | crc32(second.encode())


def changed(shelf: Shelf, gone: Sequence[Entry], come: Sequence[Entry]) -> tuple[set[Pair], set[Pair]]:
    """Takes entries out and puts others in; gives the pairs that were neighbours in some block and are no more there, and those that became
    neighbours in one. Pairs of an entry that came are always among these."""
    going, coming = set(gone), set(come)
    places = going | coming
    former = {row for entry in places for row in _around(shelf, entry, stands=entry in going)}
    shelf.drop(going)
    shelf.put(coming)
    now = {row for entry in places for row in _around(shelf, entry, stands=entry in coming)}
    news = {entry.order[-1] for entry in come}
    lost = {pair for _, pair in former - now}
    return lost, {pair for block, pair in now if (block, pair) not in former or not news.isdisjoint(pair)}


def _around(shelf: Shelf, entry: Entry, *, stands: bool) -> Iterator[tuple[int, Pair]]:
    """The neighbours on either side of the place of `entry`, and its own where it `stands` there."""
    before = [*reversed(shelf.before(entry.block, entry.order, entry.reach))]
    row = [*before, *((entry.order,) if stands else ()), *shelf.after(entry.block, entry.order, entry.reach)]
    for i in range(len(before) + stands):
        for j in range(max(i + 1, len(before)), min(i + entry.reach + 1, len(row))):
            yield entry.block, pair_of_numbers(row[i][-1], row[j][-1])


def pair_of_numbers(left: int, right: int) -> Pair:
    return (left, right) if left < right else (right, left)


def are_neighbours(shelf: Shelf, left: Sequence[Entry], right: Sequence[Entry]) -> bool:
    """True where the entries of one thing and those of another stand within reach in a block of both."""
    there = {entry.block: entry.order for entry in right}
    for block, reach, order in left:
        if block in there:
            first, last = sorted((order, there[block]))
            if last in shelf.after(block, first, reach):
                return True
    return False


class Rows:
    """A shelf in memory."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Order]] = {}
        self._reach: dict[int, int] = {}

    def before(self, block: int, order: Order, most: int) -> Sequence[Order]:
        rows = self._rows.get(block, [])
        at = bisect_left(rows, order)
        return rows[max(0, at - most) : at][::-1]

    def after(self, block: int, order: Order, most: int) -> Sequence[Order]:
        rows = self._rows.get(block, [])
        at = bisect_right(rows, order)
        return rows[at : at + most]

    def put(self, entries: Iterable[Entry]) -> None:
        for block, reach, order in entries:
            self._reach[block] = reach
            insort(self._rows.setdefault(block, []), order)

    def drop(self, entries: Iterable[Entry]) -> None:
        for block, _, order in entries:
            rows = self._rows[block]
            del rows[bisect_left(rows, order)]

    def fill(self, entries: Iterable[Entry]) -> None:
        """Puts many entries in at once, and sorts what came."""
        for block, reach, order in entries:
            self._reach[block] = reach
            self._rows.setdefault(block, []).append(order)
        for rows in self._rows.values():
            rows.sort()

    def entries(self) -> Iterator[tuple[int, Order]]:
        """Every block with each of its entries."""
        return ((block, order) for block, rows in self._rows.items() for order in rows)

    def neighbours(self) -> set[Pair]:
        """The pairs that stand within reach of one another in some block."""
        found: set[Pair] = set()
        for block, rows in self._rows.items():
            numbers = [order[-1] for order in rows]
            for step in range(1, min(self._reach[block], len(numbers) - 1) + 1):
                found.update((a, b) if a < b else (b, a) for a, b in zip(numbers, numbers[step:], strict=False))
        return found
