"""The recoupement table: one row a property, one column an origin, each cell what its outlets say and how it stands to the others.

Five standings, always told by a sign as well as a colour: = agrees, ≈ vaguer, ≠ disputed, 1 alone to say it, – silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from recoupe.edtf import contains, is_edtf
from recoupe.model import Claim, Origin, Reading, Telling
from recoupe.store.rows import DisputeRow, TellingRow
from recoupe.text import fold, one_line
from recoupe.web.saying import ROWS, Reader, Said

Standing = Literal["agrees", "vaguer", "disputed", "alone", "silent"]
# What one sentence may say several of.
SEVERAL = frozenset({"count", "date", "place"})
SIGNS: Mapping[Standing, str] = {"agrees": "=", "vaguer": "≈", "disputed": "≠", "alone": "1", "silent": "–"}


@dataclass(frozen=True, slots=True)
class Voices:
    """One value and who says it: the first to publish in full, the others folded under it."""

    first: Said
    others: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    standing: Standing
    sign: str
    voices: tuple[Voices, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One origin and the tellings that go back to it."""

    origin: Origin
    tellings: tuple[TellingRow, ...]

    @property
    def articles(self) -> tuple[Telling, ...]:
        """One telling of each article."""
        return tuple({row.telling.key[0]: row.telling for row in self.tellings}.values())


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    cells: tuple[Cell, ...]
    disputes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def recoup(
    tellings: Sequence[TellingRow], origins: Sequence[Origin], disputes: Sequence[DisputeRow], readings: Mapping[str, Reading]
) -> Table:
    """The table of one event. `readings` by article id give each outlet's own words; an article that is missing shows its sentence."""
    columns = tuple(Column(origin, found) for origin in origins if (found := tuple(row for row in tellings if row.origin.id == origin.id)))
    order = {row.telling.key[0]: i for i, row in reversed(tuple(enumerate(tellings)))}
    rows = []
    for name, reader, properties in ROWS:
        own = [d for d in disputes if d.property in properties and d.kind == "dispute"]
        said = [
            tuple(unique((with_side(s, own) for row in column.tellings for s in read_row(row, reader, readings)), order))
            for column in columns
        ]
        cells = tuple(cell_of(i, said, own) for i in range(len(columns)))
        rows.append(Row(name, cells, tuple(d.id for d in own)))
    return Table(columns, tuple(rows))


def read_row(row: TellingRow, reader: Reader, readings: Mapping[str, Reading]) -> Iterable[Said]:
    """What one telling says, under its outlet's name, or its article's title where nobody knows the outlet."""
    reading = readings.get(row.telling.key[0])
    under = row.telling.outlet or one_line(row.title, 48)
    return (replace(said, outlet=under) for said in reader(row.telling, reading)) if reading else ()


def unique(said: Iterable[Said], order: Mapping[str, int]) -> Iterable[Said]:
    """Each thing said once an article: the first words stand for the same value said again, a disputed place before another."""
    found: dict[tuple[str, str], Said] = {}
    for s in sorted(said, key=lambda s: s.side is None):
        found.setdefault((s.article, fold(s.value)), s)
    return sorted(found.values(), key=lambda s: order[s.article])


def cell_of(index: int, said: Sequence[tuple[Said, ...]], disputes: Sequence[DisputeRow]) -> Cell:
    """The cell of column `index`, judged against all other columns."""
    own = said[index]
    others = [s for i, column in enumerate(said) if i != index for s in column]
    standing = standing_of(own, others)
    return Cell(standing, SIGNS[standing], voices(own))


def voices(said: Sequence[Said]) -> tuple[Voices, ...]:
    """What is said, value by value, in the order of publication."""
    by_value: dict[str, list[Said]] = {}
    for s in said:
        by_value.setdefault(fold(s.value), []).append(s)
    return tuple(Voices(first, tuple(others)) for first, *others in by_value.values())


def standing_of(own: Sequence[Said], others: Sequence[Said]) -> Standing:
    """How what one origin says stands to what the others say."""
    if not own:
        return "silent"
    if any(s.side is not None for s in own):
        return "disputed"
    if not others:
        return "alone"
    if any(is_vaguer(s, o) for s in own for o in others) and not any(is_same(s, o) for s in own for o in others):
        return "vaguer"
    return "agrees" if any(is_same(s, o) or is_vaguer(o, s) for s in own for o in others) else "alone"


def is_same(left: Said, right: Said) -> bool:
    return fold(left.value) == fold(right.value)


def is_vaguer(left: Said, right: Said) -> bool:
    """True where `left` leaves open what `right` makes precise, without going against it."""
    if left.kind != right.kind:
        return False
    if left.kind == "date":
        return is_edtf(left.value) and is_edtf(right.value) and contains(left.value, right.value) and not contains(right.value, left.value)
    if left.kind == "count":
        return is_looser(left, right)
    return False


def is_looser(left: Said, right: Said) -> bool:
    """True where the bounds of `left` hold those of `right` and are wider."""
    low = left.low is None or (right.low is not None and left.low <= right.low)
    high = left.high is None or (right.high is not None and right.high <= left.high)
    return low and high and (left.low, left.high) != (right.low, right.high)


def with_side(said: Said, disputes: Sequence[DisputeRow]) -> Said:
    """`said`, with the number of the side that holds it where a dispute names its words."""
    for dispute in disputes:
        for number, side in enumerate(dispute.sides):
            if any(is_of(claim, said) for claim in side.claims):
                return replace(said, side=number)
    return said


def is_of(claim: Claim, said: Said) -> bool:
    """True where a claim is made by these words. A sentence may hold several counts, dates or places: there only its own words will do."""
    if claim.article_id != said.article:
        return False
    return claim.span.overlaps(said.span if said.words and said.kind in SEVERAL else said.evidence)
