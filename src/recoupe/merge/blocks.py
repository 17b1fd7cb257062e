"""Which tellings are compared at all: those that share a block. A telling stands in some twenty, so that cost grows with what could
match."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations

from recoupe.merge.kinship import kinship
from recoupe.merge.profile import Profile
from recoupe.merge.shelf import Entry, number_of

# In a block, a telling is compared with this many neighbours on each side, in the order of `Profile.order`: accounts of one happening stand
# side by side, so that a block of thousands costs no more a telling than one of ten.
REACH, FAR_REACH = 5, 12
# More countries than this in one account are a list, not parties.
MOST_COUNTRIES = 3
# A number this small is shared by chance.
TELLING_NUMBER = 4

Block = tuple[str, ...]


def entries_of(p: Profile) -> list[Entry]:
    """Where a telling stands in each of its blocks."""
    return [Entry(_number(block), reach, p.order) for block, reach in dict(blocks_of(p)).items()]


@lru_cache(maxsize=100_000)
def _number(block: Block) -> int:
    return number_of(*block)


def blocks_of(p: Profile) -> Iterator[tuple[Block, int]]:
    """The blocks in which a telling stands, each with how many neighbours it has there. Types that may tell one happening meet where both
    countries agree, one type (and a departure and an expulsion) also where one country does, or the place, or the day and its word."""
    lands = sorted(p.lands)[:MOST_COUNTRIES]
    pairs = ["+".join(pair) for pair in combinations(lands, 2)]
    years = tuple(_years(p))
    for year in years:
        for pair in pairs or lands or ["?"]:
            yield from (((kind, pair, year), REACH) for kind in _kinds(p.type))
        yield from (((kind, land, year), REACH) for land in (lands if pairs else ()) for kind in _kinds_of_one_land(p.type))
        if p.place and not p.in_country:
            yield ("place", p.type, p.place, year), REACH
    yield from ((("term", p.type, group), FAR_REACH) for group in sorted({group for group, _ in p.groups}))
    yield from ((("party", key), FAR_REACH) for key in sorted(p.specific))
    where = (pairs or lands or ["?"])[0]
    yield from ((("count", kind, f"{low or high:g}", where), REACH) for kind, low, high in p.counts if (low or high or 0) >= TELLING_NUMBER)
    if not p.common:
        yield ("trigger", p.stem, where), REACH
        if p.is_point and p.width == 0:
            yield ("day", p.type, p.stem, f"{p.low}"), REACH
    if p.dated and p.low is not None and p.high is None:
        yield ("since", p.type, where), FAR_REACH


@lru_cache(maxsize=64)
def _kinds(type_: str) -> tuple[str, ...]:
    """The type itself, and each type that may tell the same happening, as a pair."""
    return (type_, *("+".join(sorted((type_, other))) for other in kinship().near.get(type_, ())))


@lru_cache(maxsize=64)
def _kinds_of_one_land(type_: str) -> tuple[str, ...]:
    """The kinds in which one common country is enough: the type itself, and those in which the one who leaves is often named alone."""
    table = kinship()
    converse = [other for other in table.near.get(type_, ()) if table.kin[type_, other][0].roles == "converse"]
    return (type_, *("+".join(sorted((type_, other))) for other in converse))


def _years(p: Profile) -> Iterator[str]:
    """The years in which it may have happened: of its date, else of its publication and the year before."""
    if (p.is_point and p.low is not None and p.high is not None) or (p.low is not None and p.high is not None and p.high - p.low <= 800):
        yield from (str(year) for year in range(date.fromordinal(p.low).year, date.fromordinal(p.high).year + 1))
    elif p.published is not None:
        year = date.fromordinal(p.published).year
        yield from (str(year),) if p.presumed else (str(year), str(year - 1))
    else:
        yield "?"
