"""What independent origins agree on in one event, property by property: the other face of a dispute."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from recoupe.edtf import is_edtf
from recoupe.merge.figures import PASSED_OVER
from recoupe.messages import has_message, say
from recoupe.model import Agreement, Bilingual, Property, Quantity, Telling
from recoupe.phrases import counted, counted_things, dated, named, plural, same
from recoupe.text import fold

# So many origins that go back to no common one corroborate each other.
ENOUGH = 2
# What tells of a wish or a plan corroborates nothing.
NO_FACTS = frozenset({"planned", "requested", "possible"})

# What a telling holds of one property: a key that equal values share, and how the value is told.
Held = tuple[str, Callable[[], Bilingual]]


def numbers(telling: Telling) -> Iterator[Held]:
    """Its exact counts, by what they measure."""
    for count, kind in zip(telling.counts, telling.count_kinds, strict=True):
        if kind not in PASSED_OVER and count.low is not None and count.low == count.high:
            yield f"{kind} {count.low:g}", partial(_amount, kind, count)


def _amount(kind: str, count: Quantity) -> Bilingual:
    """« 11 morts »: the name of the measure where there is one, else the noun of the source."""
    key, whole = f"headline.count.{kind}", int(count.low or 0)
    if has_message(key, "fr"):
        return Bilingual(fr=say(key, "fr", n=whole), en=say(key, "en", n=whole))
    number, things = counted(count), plural(count.unit) if whole > 1 else count.unit
    return Bilingual(fr=f"{number.fr} {things}", en=f"{number.en} {counted_things(kind, count.unit).en}")


def dates(telling: Telling) -> Iterator[Held]:
    """Its date, as fine as it is told."""
    if telling.date and telling.date_span and is_edtf(telling.date):
        yield telling.date, partial(dated, telling.date)


def places(telling: Telling) -> Iterator[Held]:
    """Its place by name."""
    if telling.place and telling.place_span:
        yield fold(telling.place), partial(same, telling.place)


def doers(telling: Telling) -> Iterator[Held]:
    """Those who did it; a state, its government and its office-holders are one."""
    for party in telling.actors:
        if party.key and not party.key.startswith("some:"):
            yield f"state:{party.speaks_for}" if party.speaks_for else party.key, partial(named, party.name)


PROPERTIES: tuple[tuple[Property, Callable[[Telling], Iterator[Held]]], ...] = (
    ("number", numbers),
    ("date", dates),
    ("place", places),
    ("doer", doers),
)


def agreements(told: Sequence[Telling], origin_of: Sequence[str]) -> tuple[Agreement, ...]:
    """The values that two independent origins at least hold in what they tell as a fact, those of most origins first in each property.
    Copies share an origin, so they agree with nobody."""
    if len(set(origin_of)) < ENOUGH:
        return ()
    facts = [row for row in zip(told, origin_of, strict=True) if row[0].polarity == "affirmed" and row[0].status not in NO_FACTS]
    return tuple(row for property_, held in PROPERTIES for row in _agreed(property_, held, facts))


def _agreed(property_: Property, held: Callable[[Telling], Iterator[Held]], facts: Sequence[tuple[Telling, str]]) -> list[Agreement]:
    behind: defaultdict[str, dict[str, None]] = defaultdict(dict)
    words: dict[str, Callable[[], Bilingual]] = {}
    for telling, origin in facts:
        for key, value in held(telling):
            behind[key][origin] = None
            words.setdefault(key, value)
    found = [(len(origins), key) for key, origins in behind.items() if len(origins) >= ENOUGH]
    return [
        Agreement(property=property_, value=words[key](), origins=tuple(behind[key]))
        for _, key in sorted(found, key=lambda r: (-r[0], r[1]))
    ]
