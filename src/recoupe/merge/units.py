"""What a number measures: deaths, fighters, countries… A number is only set against a number of the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from recoupe.lexicon import Table, table
from recoupe.merge.words import has_phrase, phrases, stems
from recoupe.model import Quantity, Span
from recoupe.register import load_register

# What happens to people who are counted, and the record of its words: the first that stands beside them tells what the number measures.
DEAD_AND_HURT = ("wounding", "killing")
FATES = (("wounded", "wounding"), ("deaths", "killing"), ("captives", "holding"))
# People of these kinds are counted as dead, wounded or held where the words beside them say so.
MORTALS = frozenset({"people", "fighters"})
# Kinds of things that are delivered.
THINGS = frozenset({"aircraft", "vehicles", "arms"})
# How far after a count « ont été tués » still tells of it, in characters.
REACH = 45
# How far before it « a tué » does.
REACH_BEFORE = 15


def unit_kind(count: Quantity, language: str) -> str:
    """What the noun of a quantity counts: the measure it bears, else the pack's, else the noun's own stem."""
    return count.measure or kind_of_unit(count.unit, language)


def count_kind(count: Quantity, text: str, trigger: Span, language: str) -> str:
    """What a quantity measures: deaths, wounded or captives where people are counted beside such words, else what its noun counts. A noun
    that no list holds (« six voyageurs ») may name people, but for animals."""
    kind = unit_kind(count, language)
    if kind not in MORTALS and (kind in _measures(language) or has_phrase(count.unit, phrases(language, "animals"))):
        return kind
    after = text[count.span.end : count.span.end + REACH].split(",")[0].split(".")[0]
    for measured, record in FATES:
        if has_phrase(after, phrases(language, record)):
            return measured
    before = text[max(0, count.span.start - REACH_BEFORE) : count.span.start].split(".")[-1]
    is_killed = has_phrase(before, phrases(language, "killing")) or has_phrase(
        text[trigger.start : trigger.end], phrases(language, "killing")
    )
    return "deaths" if is_killed else kind


@lru_cache(maxsize=20_000)
def kind_of_unit(unit: str, language: str) -> str:
    """What a unit counts, as the pack groups units; the unit's own stem where it stands in no group. « Six Français » are people, no
    francs."""
    if load_register().nationalities(unit):
        return "people"
    words = stems(unit)
    return next((kind for kind, known in _measures(language).items() if has_phrase(words, known)), words[0] if words else "")


@lru_cache(maxsize=4)
def _measures(language: str) -> Mapping[str, frozenset[tuple[str, ...]]]:
    record: Table = table(language, "quantities")["measures"]
    return {kind: frozenset(stems(unit) for unit in units if stems(unit)) for kind, units in record.items()}


def things_among(found: Iterable[str], language: str = "fr") -> frozenset[str]:
    """The kinds of things that are delivered among the stems of a telling (« des missiles »)."""
    known = _things(language)
    return frozenset(known[one] for one in found if one in known)


@lru_cache(maxsize=4)
def _things(language: str) -> Mapping[str, str]:
    return {unit[0]: kind for kind, units in _measures(language).items() if kind in THINGS for unit in units if len(unit) == 1}
