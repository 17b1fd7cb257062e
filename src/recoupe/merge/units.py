"""What a number counts: deaths, fighters, countries… A count is only set against a count of the same kind."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from recoupe.lexicon import Table
from recoupe.merge.words import compare_table, has_phrase, stems
from recoupe.model import Quantity


def count_kind(count: Quantity, language: str) -> str:
    """What a quantity measures: deaths where it measures deaths (« douze soldats tués »), else what it counts."""
    measured = kind_of_unit(count.measure, language) if count.measure else ""
    return measured or kind_of_unit(count.unit, language)


@lru_cache(maxsize=20_000)
def kind_of_unit(unit: str, language: str) -> str:
    """What a unit counts, as the pack groups units; the unit's own stem where it stands in no group."""
    words = stems(unit)
    return next((kind for kind, known in _units(language).items() if has_phrase(words, known)), words[0] if words else "")


@lru_cache(maxsize=4)
def _units(language: str) -> Mapping[str, frozenset[tuple[str, ...]]]:
    record: Table = compare_table(language, "units")
    return {kind: frozenset(stems(unit) for unit in units) for kind, units in record.items()}
