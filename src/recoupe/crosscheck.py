"""The cross-checking half: many readings → events, origins, copies, statements, disputes. It knows no model of language.

6. merge   digests → events, origins, copies, statements
7. oppose  events → disputes
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import fields

from recoupe import __version__
from recoupe.merge.digest import digest
from recoupe.merge.events import merge
from recoupe.model import Crosscheck, Digest, Reading, Saying, Telling, Term
from recoupe.oppose.disputes import oppose
from recoupe.store.dossier import Dossier
from recoupe.store.rows import Change

# A digest kept by another version, or with other fields, is made anew.
FIELDS = " ".join(field.name for kind in (Digest, Telling, Term, Saying) for field in fields(kind))
DIGEST_VERSION = f"{__version__}-{hashlib.sha256(FIELDS.encode()).hexdigest()[:12]}"


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


def crosscheck_dossier(dossier: Dossier) -> tuple[Change, ...]:
    """Cross-checks all that the dossier holds; gives the events and disputes gained and lost. Only new articles are digested."""
    return dossier.put_crosscheck(crosscheck(dossier.digests(digest, DIGEST_VERSION)))


def crosscheck_if_needed(dossier: Dossier) -> tuple[Change, ...]:
    """Cross-checks a dossier in which something came or went since the last time; gives the events and disputes gained and lost."""
    return () if dossier.crosschecked else crosscheck_dossier(dossier)
