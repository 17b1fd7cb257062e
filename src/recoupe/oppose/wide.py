"""Checks across events: what accounts bring to them, by a key under which those stand that can part, and how they are judged together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.model import Key, Merged, Telling
from recoupe.oppose.sides import Finding, Told, told

# One account, and the id of its event.
Row = tuple[str, Told]


@dataclass(frozen=True, slots=True)
class Wide:
    """A check across events. `parts` gives the keys under which a telling stands, and what it says there; under a key where all say one
    thing there is nothing to find. `judge` compares the accounts of one key, in the order of publication."""

    name: str
    parts: Callable[[Telling], Iterable[tuple[str, str]]]
    judge: Callable[[str, Sequence[Row]], Iterator[tuple[str, Finding]]]


def across(merged: Merged, wide: Wide) -> Iterator[tuple[str, Finding]]:
    """What the check finds among all events."""
    rows: defaultdict[str, dict[tuple[str, Key], Row]] = defaultdict(dict)
    said: defaultdict[str, set[str]] = defaultdict(set)
    for event in merged.events:
        for one in told(event):
            for key, part in wide.parts(one.telling):
                rows[key][event.id, one.telling.key] = event.id, one
                said[key].add(part)
    for key in sorted(key for key, parts in said.items() if len(parts) > 1):
        yield from wide.judge(key, in_order(rows[key].values()))


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Accounts in the order of publication."""
    return sorted(rows, key=lambda row: (row[1].telling.published or "9999", row[1].telling.key))
