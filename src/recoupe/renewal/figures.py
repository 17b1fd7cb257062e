"""Which things the numbers that came, went or changed count with others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from recoupe.merge.counted import Counted, are_of_one, counted, entries_of, thing_id
from recoupe.merge.shelf import Entry, Pair, are_neighbours, changed
from recoupe.model import Digest
from recoupe.store.ledger import Ledger
from recoupe.store.ledger.figures import Figure

# What speaks for two numbers that are of one thing: they are, or they are not.
OF_ONE = 1.0


@dataclass(frozen=True, slots=True)
class Things:
    """The things counted that may be others than before, by id: `ended` are no more, `now` are those that there are."""

    ended: frozenset[str]
    now: frozenset[str]


def figure_row(figure: Counted) -> Figure:
    """A number as the ledger keeps it."""
    return Figure(figure.key, figure.number, figure.kind, figure.names, figure.stems, figure.date, figure.published)


def recounted(ledger: Ledger, gone: Mapping[str, Digest], come: Mapping[str, Digest]) -> Things:
    """Takes the numbers of articles out of the ledger and puts others in; gives the things counted that may be others."""
    old, new = ([counted(figure) for digest in articles.values() for figure in digest.figures] for articles in (gone, come))
    former = {thing for figure in old if (thing := ledger.figures.thing(figure.number))}
    ended = {(figure.number, other) for figure in old for other, _ in ledger.accounts.edges(figure.number)}
    ledger.figures.drop(figure.number for figure in old)
    ledger.figures.put(map(figure_row, new), {})
    lost, met = changed(ledger.blocks, _entries(old), _entries(new))
    ledger.accounts.drop_edges(ended)
    apart = {pair for pair in lost if _are_joined(ledger, pair) and not _still_meet(ledger, pair)}
    ledger.accounts.drop_edges(apart)
    found = {pair for pair in met if are_of_one(_figure(ledger, pair[0]), _figure(ledger, pair[1]))}
    ledger.accounts.put_edges((a, b, OF_ONE) for a, b in found)
    left = {figure.number for figure in old} - {figure.number for figure in new}
    return _settled(ledger, {*(number for pair in ended | apart | found for number in pair)} - left, former)


def _settled(ledger: Ledger, touched: Iterable[int], former: Collection[str]) -> Things:
    """Finds what hangs together with the numbers touched, and keeps it."""
    seen, now, ended = set[int](), set[str](), set(former)
    for number in sorted(touched):
        if number not in seen:
            part = _part_of(ledger, number)
            seen |= part
            ended |= {thing for one in part if (thing := ledger.figures.thing(one))}
            thing = thing_id(min(_figure(ledger, one).key for one in part)) if len(part) > 1 else None
            ledger.figures.settle((one, thing) for one in part)
            now |= {thing} if thing else set()
    return Things(ended=frozenset(ended - now), now=frozenset(now))


def _part_of(ledger: Ledger, number: int) -> set[int]:
    """All numbers that hang together with one."""
    found, waiting = set[int](), [number]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += (other for other, _ in ledger.accounts.edges(one))
    return found


def _figure(ledger: Ledger, number: int) -> Counted:
    return Counted(*ledger.figures.figure(number))


def _entries(figures: Iterable[Counted]) -> list[Entry]:
    return [entry for figure in figures for entry in entries_of(figure)]


def _are_joined(ledger: Ledger, pair: Pair) -> bool:
    return any(other == pair[1] for other, _ in ledger.accounts.edges(pair[0]))


def _still_meet(ledger: Ledger, pair: Pair) -> bool:
    left, right = (entries_of(_figure(ledger, number)) for number in pair)
    return are_neighbours(ledger.blocks, left, right)
