"""The recoupement table: one row a property, one column an origin, each cell what its outlets say and how it stands to the others.

Five standings, always told by a sign as well as a colour: = agrees, ≈ vaguer, ≠ disputed, 1 alone to say it, – silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from recoupe.edtf import contains, is_edtf
from recoupe.model import Origin, Party, Property, Quantity, Reading, Span, Telling
from recoupe.store.rows import DisputeRow, TellingRow
from recoupe.text import fold, one_line, plain

Standing = Literal["agrees", "vaguer", "disputed", "alone", "silent"]
SIGNS: Mapping[Standing, str] = {"agrees": "=", "vaguer": "≈", "disputed": "≠", "alone": "1", "silent": "–"}


@dataclass(frozen=True, slots=True)
class Said:
    """What one telling says of one property: a value to compare, its label's kind for the page, and the outlet's own words (none where
    the value follows from the article's date alone)."""

    kind: str
    value: str
    words: str
    span: Span
    article: str
    outlet: str | None
    evidence: Span
    asserted_by: str | None = None
    low: float | None = None
    high: float | None = None
    side: int | None = None


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


Reader = Callable[[Telling, Reading], Iterable[Said]]


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
            if any(c.article_id == said.article and (c.span.overlaps(said.span) or c.span.overlaps(said.evidence)) for c in side.claims):
                return replace(said, side=number)
    return said


def saying(
    telling: Telling, reading: Reading, kind: str, value: str, span: Span, low: float | None = None, high: float | None = None
) -> Said:
    """One thing said, with its words cut short and the sentence that holds it."""
    holder = next((e for e in telling.evidence if e.contains(span)), telling.evidence[0] if telling.evidence else span)
    words = one_line(reading.article.words(span), 160)
    by = telling.asserted_by.name if telling.asserted_by else None
    return Said(kind, value, words, span, telling.key[0], telling.outlet, holder, by, low, high)


def people(telling: Telling, reading: Reading, parties: Sequence[Party], ids: Sequence[str], spans: Sequence[Span]) -> Iterable[Said]:
    """The parties, each beside the words that name it: those found with the account, else a mention in its sentences."""
    for i, party in enumerate(parties):
        span = spans[i] if i < len(spans) else mentioned(telling, reading, ids[i] if i < len(ids) else None)
        yield worded(telling, reading, "name", party.name, span or written(telling, reading, party.name))


def mentioned(telling: Telling, reading: Reading, actor: str | None) -> Span | None:
    """The first mention of an actor in the sentences that tell the account."""
    found = (m.span for m in reading.mentions if m.actor == actor and any(e.contains(m.span) for e in telling.evidence))
    return next(found, None) if actor else None


def written(telling: Telling, reading: Reading, name: str) -> Span | None:
    """Where the sentences that tell the account write a name."""
    text = plain(reading.article.text).lower()
    for sentence in telling.evidence:
        at = text.find(plain(name).lower(), sentence.start, sentence.end)
        if at >= 0:
            return Span(at, at + len(name))
    return None


def worded(telling: Telling, reading: Reading, kind: str, value: str, span: Span | None) -> Said:
    """One thing said; where no words of its own say it (a pronoun, the context), it stands without, on its verb's sentence."""
    said = saying(telling, reading, kind, value, span or telling.trigger)
    return said if span else replace(said, words="")


def who(telling: Telling, reading: Reading) -> Iterable[Said]:
    account = reading.accounts[telling.key[1]]
    return people(telling, reading, telling.actors, account.actors, account.actor_spans)


def to_whom(telling: Telling, reading: Reading) -> Iterable[Said]:
    account = reading.accounts[telling.key[1]]
    return people(telling, reading, telling.recipients, account.recipients, account.recipient_spans)


def what(telling: Telling, reading: Reading) -> Iterable[Said]:
    value = f"{telling.type}.{telling.mode}" if telling.mode else telling.type
    yield saying(telling, reading, "type", value, telling.trigger)


def when(telling: Telling, reading: Reading) -> Iterable[Said]:
    if telling.date:
        time = reading.accounts[telling.key[1]].time
        yield worded(telling, reading, "date", telling.date, None if time is None else reading.times[time].span)


def where(telling: Telling, reading: Reading) -> Iterable[Said]:
    if telling.place:
        span = reading.accounts[telling.key[1]].place_span or written(telling, reading, telling.place)
        yield worded(telling, reading, "place", telling.place, span)


def how_many(telling: Telling, reading: Reading) -> Iterable[Said]:
    for count in telling.counts:
        yield saying(telling, reading, "count", count_value(count), count.span, low=count.low, high=count.high)


def did_it_happen(telling: Telling, reading: Reading) -> Iterable[Said]:
    span = telling.evidence[0] if telling.evidence else telling.trigger
    yield saying(telling, reading, "status", "denied" if telling.polarity == "denied" else telling.status, span)


def count_value(count: Quantity) -> str:
    """A count as one comparable value: `4 hélicoptère`, `4.. hélicoptère` (at least four), `..10 mort`."""
    low, high = (None if n is None else f"{n:g}" for n in (count.low, count.high))
    number = low if low == high else f"{low or ''}..{high or ''}"
    return f"{number} {count.unit}".strip()


# The rows, in the order of a news lead; a new property is one function and one line. A dispute on one of `properties` colours the row.
ROWS: tuple[tuple[str, Reader, frozenset[Property]], ...] = (
    ("who", who, frozenset({"doer", "name"})),
    ("to_whom", to_whom, frozenset()),
    ("what", what, frozenset({"term", "wording"})),
    ("when", when, frozenset({"date"})),
    ("where", where, frozenset({"place"})),
    ("how_many", how_many, frozenset({"number"})),
    ("happened", did_it_happen, frozenset({"polarity", "status"})),
)
