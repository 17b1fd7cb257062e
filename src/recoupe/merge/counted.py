"""Which numbers are of one thing: those of one kind, told in the same words of the same people and places at the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from recoupe.edtf import compatible, is_edtf
from recoupe.merge.cluster import components
from recoupe.merge.origins import Sources, origins_of, short_id
from recoupe.merge.profile import day
from recoupe.model import Bilingual, Event, Key, Origin, Telling

# Numbers of one kind under one name, or one of their longest words, are compared with so many neighbours, in the order of publication.
NEIGHBOURS, BLOCKING_WORDS = 6, 4
# Where a date is missing, articles this many days apart tell of the same.
WEEKS = 14
# Two passages tell of one thing where they share so many content words and so much of the shorter; or fewer words, but nearly all of them.
WORDS, PART = 3, 0.5
FEW_WORDS, NEARLY_ALL = 2, 0.8
NOTHING = Bilingual(fr="", en="")


def counted_things(figures: Iterable[Telling], sources: Sources) -> tuple[tuple[Event, tuple[Origin, ...]], ...]:
    """The numbers that are of one thing, as events without a sentence, in which they are set against each other; with their origins."""
    rows = {telling.key: telling for telling in figures}
    pairs = sorted({pair for block in _blocks(rows.values()) for pair in _neighbours(block) if are_of_one(rows[pair[0]], rows[pair[1]])})
    return tuple(_group(sorted({key for pair in part for key in pair}), rows, sources) for part in components(pairs))


def _group(keys: Sequence[Key], rows: Mapping[Key, Telling], sources: Sources) -> tuple[Event, tuple[Origin, ...]]:
    told = tuple(rows[key] for key in keys)
    behind = origins_of(sources.roots(told))
    origin_of = tuple(origin.id for origin in behind)
    return Event(id=short_id("n", f"{keys[0]}"), type=told[0].type, tellings=told, origin_of=origin_of, sentence=NOTHING), behind


def _blocks(figures: Iterable[Telling]) -> Iterator[list[Telling]]:
    """The numbers of one kind under one name, and those that share one of their longest words."""
    blocks: defaultdict[tuple[str, str], list[Telling]] = defaultdict(list)
    for telling in figures:
        longest = sorted(telling.stems, key=lambda word: (-len(word), word))[:BLOCKING_WORDS]
        for name in (*telling.names, *longest):
            blocks[telling.count_kinds[0], name].append(telling)
    return (sorted(block, key=lambda t: (t.published or "", t.key)) for block in blocks.values() if len(block) > 1)


def _neighbours(block: Sequence[Telling]) -> Iterator[tuple[Key, Key]]:
    for step in range(1, min(NEIGHBOURS, len(block) - 1) + 1):
        for a, b in zip(block, block[step:], strict=False):
            if a.key != b.key:
                yield (a.key, b.key) if a.key < b.key else (b.key, a.key)


def are_of_one(a: Telling, b: Telling) -> bool:
    """True where two numbers may count one thing: nothing named keeps them apart, their times meet, their words agree. Symmetric."""
    return _may_be_named_alike(a.names, b.names) and _meet_in_time(a, b) and _agree(a.stems, b.stems)


def _may_be_named_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """False where both name people, places or lands, and none of the same."""
    for kind in ("person:", "place:", "land:"):
        ones, others = ({name for name in names if name.startswith(kind)} for names in (left, right))
        if ones and others and not ones & others:
            return False
    return True


def _meet_in_time(a: Telling, b: Telling) -> bool:
    if a.date and b.date and is_edtf(a.date) and is_edtf(b.date):
        return compatible(a.date, b.date)
    days = day(a.date or a.published), day(b.date or b.published)
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= WEEKS


def _agree(left: Sequence[str], right: Sequence[str]) -> bool:
    shared, shorter = len(set(left) & set(right)), max(1, min(len(left), len(right)))
    return (shared >= WORDS and shared >= PART * shorter) or (shared >= FEW_WORDS and shared >= NEARLY_ALL * shorter)
