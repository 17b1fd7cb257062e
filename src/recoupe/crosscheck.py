"""The cross-checking half: many readings → events, origins, copies, statements, disputes. It knows no model of language.

6. merge   digests → events, origins, copies, statements
7. oppose  events → disputes
"""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.merge.digest import digest
from recoupe.merge.events import merge
from recoupe.model import Crosscheck, Digest, Reading
from recoupe.oppose.disputes import oppose
from recoupe.store.dossier import Dossier
from recoupe.store.rows import Change


def crosscheck(digests: Iterable[Digest]) -> Crosscheck:
    """All that setting the articles against each other shows; the order of the articles does not matter."""
    merged = merge(digests)
    return Crosscheck(
        events=merged.events,
        disputes=oppose(merged),
        origins=merged.origins,
        statements=merged.statements,
        copies=merged.copies,
    )


def crosscheck_readings(readings: Iterable[Reading]) -> Crosscheck:
    """The cross-check of whole readings."""
    return crosscheck(map(digest, readings))


def crosscheck_if_needed(dossier: Dossier) -> tuple[Change, ...]:
    """Cross-checks a dossier in which something came or went since the last time; gives the events and disputes gained and lost."""
    return () if dossier.crosschecked else dossier.put_crosscheck(crosscheck_readings(dossier.readings()))
