"""Which numbers are of one thing: those of one kind, told in the same words of the same people and places at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recoupe.edtf import compatible, is_edtf
from recoupe.merge.cluster import components
from recoupe.merge.origins import Sources, origins_of, short_id
from recoupe.merge.profile import day
from recoupe.merge.shelf import Entry, Pair, Rows, number_of
from recoupe.model import Bilingual, Event, Key, Origin, Telling

# Numbers of one kind under one name, or one of their longest words, are compared with so many neighbours, in the order of publication.
NEIGHBOURS, BLOCKING_WORDS = 6, 4
# Where one bears no date, articles this many days apart tell of the same; where none does, these few.
WEEKS, FEW_DAYS = 14, 3
# Two passages tell of one thing where they share so many content words and so much of the shorter; or fewer words, but nearly all of them,
# or most where things are counted: people are killed, hurt and gathered again and again in the same few words.
WORDS, PART = 3, 0.5
FEW_WORDS, NEARLY_ALL, MOST = 2, 0.8, 0.6
OF_PEOPLE = frozenset({"deaths", "wounded", "missing", "captives", "people", "fighters"})
NOTHING = Bilingual(fr="", en="")


@dataclass(frozen=True, slots=True)
class Counted:
    """What of a number is compared: what it measures, whom and what its words name, what they tell, when. `number` stands for its key."""

    key: Key
    number: int
    kind: str
    names: tuple[str, ...]
    stems: tuple[str, ...]
    date: str | None
    published: str | None


def counted(figure: Telling) -> Counted:
    """A number as it is compared."""
    number = number_of("figure", *figure.key)
    return Counted(figure.key, number, figure.count_kinds[0], figure.names, figure.stems, figure.date, figure.published)


def entries_of(figure: Counted) -> list[Entry]:
    """Where a number stands: among those of its kind under one name, and among those that share one of their longest words."""
    longest = sorted(figure.stems, key=lambda word: (-len(word), word))[:BLOCKING_WORDS]
    order = (day(figure.published) or 0, 0, figure.number)
    return [Entry(number_of("figure", figure.kind, name), NEIGHBOURS, order) for name in {*figure.names, *longest}]


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a dossier side by side, and the pairs that are of one thing."""

    figures: Mapping[int, Counted]
    rows: Rows
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, tellings: Iterable[Telling]) -> Figures:
        """The numbers in their blocks, neighbours compared."""
        figures = {figure.number: figure for figure in map(counted, tellings)}
        rows = Rows()
        rows.fill(entry for figure in figures.values() for entry in entries_of(figure))
        return cls(figures, rows, tuple(sorted(pair for pair in rows.neighbours() if are_of_one(figures[pair[0]], figures[pair[1]]))))

    def groups(self) -> list[list[Key]]:
        """The numbers of each thing that is counted more than once, in the order of their keys."""
        parts = components((self.figures[a].key, self.figures[b].key) for a, b in self.pairs)
        return sorted(sorted({key for pair in part for key in pair}) for part in parts)


def counted_thing(keys: Sequence[Key], figures: Mapping[Key, Telling], sources: Sources) -> tuple[Event, tuple[Origin, ...]]:
    """The numbers of one thing as an event without a sentence, in which they are set against each other; with their origins."""
    told = tuple(figures[key] for key in keys)
    behind = origins_of(sources.roots(told))
    origin_of = tuple(origin.id for origin in behind)
    event = Event(id=thing_id(keys[0]), type=told[0].type, tellings=told, origin_of=origin_of, sentence=NOTHING)
    return event, tuple(dict.fromkeys(behind))


def thing_id(first: Key) -> str:
    """The id of the thing whose first number this is."""
    return short_id("n", f"{first}")


def are_of_one(a: Counted, b: Counted) -> bool:
    """True where two numbers may count one thing: nothing named keeps them apart, their times meet, their words agree. Symmetric."""
    return _may_be_named_alike(a.names, b.names) and _meet_in_time(a, b) and _agree(a, b)


def _may_be_named_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """False where both name people, places or lands, and none of the same."""
    for kind in ("person:", "place:", "land:"):
        ones, others = ({name for name in names if name.startswith(kind)} for names in (left, right))
        if ones and others and not ones & others:
            return False
    return True


def _meet_in_time(a: Counted, b: Counted) -> bool:
    if a.date and b.date and is_edtf(a.date) and is_edtf(b.date):
        return compatible(a.date, b.date)
    days = day(a.date or a.published), day(b.date or b.published)
    most = WEEKS if a.date or b.date else FEW_DAYS
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= most


def _agree(a: Counted, b: Counted) -> bool:
    shared, shorter = len(set(a.stems) & set(b.stems)), max(1, min(len(a.stems), len(b.stems)))
    wanted = NEARLY_ALL if a.kind in OF_PEOPLE else MOST
    return (shared >= WORDS and shared >= PART * shorter) or (shared >= FEW_WORDS and shared >= wanted * shorter)
