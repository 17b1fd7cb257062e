"""The cross-checking half: many readings → events, origins, copies, statements, disputes. It knows no model of language.

6. merge   digests → events, origins, copies, statements
7. oppose  events → disputes
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from recoupe import __version__
from recoupe.ground.lending import lend, lent
from recoupe.merge.digest import digest
from recoupe.merge.events import merge
from recoupe.merge.tellings import tellings
from recoupe.model import Crosscheck, Digest, Merged, Reading, Saying, Telling, Term
from recoupe.oppose.disputes import oppose
from recoupe.store.dossier import Dossier
from recoupe.store.rows import Change
from recoupe.tighten import tighten

# A digest kept by another version, or with other fields, is made anew.
FIELDS = " ".join(field.name for kind in (Digest, Telling, Term, Saying) for field in fields(kind))
DIGEST_VERSION = f"{__version__}-{hashlib.sha256(FIELDS.encode()).hexdigest()[:12]}"

# Allocations between two collections of cycles, and collections of the young between two of the old.
RARELY = (200_000, 50, 1000)


def crosscheck(digests: Iterable[Digest]) -> Crosscheck:
    """All that setting the articles against each other shows; the order of the articles does not matter."""
    return crosscheck_merged(merge(digests))


def crosscheck_merged(merged: Merged) -> Crosscheck:
    """What merging found, with the disputes."""
    return Crosscheck(
        events=merged.events,
        disputes=oppose(merged),
        origins=merged.origins,
        statements=merged.statements,
        copies=merged.copies,
    )


def crosscheck_readings(readings: Iterable[Reading]) -> Crosscheck:
    """The cross-check of whole readings."""
    return crosscheck(map(digest, lent(readings)))


def crosscheck_dossier(dossier: Dossier) -> tuple[Change, ...]:
    """Cross-checks all that the dossier holds; gives the events and disputes gained and lost. Only new articles are digested, only new
    pairs of accounts weighed, only new or changed events and disputes written."""
    with few_collections():
        dossier.settle_loans(lend, tellings)
        changes = dossier.put_crosscheck(crosscheck(dossier.digests(digest, DIGEST_VERSION)))
        tighten(dossier)
        return changes


@lru_cache(maxsize=1)
def score_version() -> str:
    """Names the state of all that decides a score: the digests, the code of merging, its tables and the languages' packs."""
    sources = (*files("recoupe.merge").iterdir(), *files("recoupe_data").joinpath("merge").iterdir(), *packs())
    texts = (source.read_bytes() for source in sorted(sources, key=str) if source.name.endswith((".py", ".toml")))
    return f"{DIGEST_VERSION}-{hashlib.sha256(b''.join(texts)).hexdigest()[:12]}"


def packs() -> Iterator[Traversable]:
    """The files of all languages' packs."""
    for language in files("recoupe_data").joinpath("lang").iterdir():
        if language.is_dir():
            yield from language.iterdir()


@contextmanager
def few_collections() -> Iterator[None]:
    """Spares Python's collector of cycles the millions of values held, none of which is a cycle: a quarter of the time."""
    former = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*former)


def crosscheck_if_needed(dossier: Dossier) -> tuple[Change, ...]:
    """Cross-checks a dossier in which something came or went since the last time; gives the events and disputes gained and lost."""
    return () if dossier.crosschecked else crosscheck_dossier(dossier)
