"""The cross-checking half: many readings → events, origins, copies, statements, disputes. It knows no model of language.

6. merge   digests → events, origins, copies, statements
7. oppose  events → disputes
8. tighten events that undated articles share with dated ones → narrower dates
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
from itertools import chain

from recoupe import __version__
from recoupe.ground.lending import lend, lent
from recoupe.merge.digest import digest
from recoupe.merge.events import merge, work
from recoupe.merge.tellings import tellings
from recoupe.model import Crosscheck, Digest, Dispute, Merged, Reading, Saying, Telling, Term
from recoupe.oppose.disputes import grounded, in_order, oppose
from recoupe.renewal.filling import filling
from recoupe.renewal.run import renew
from recoupe.store.dossier import Dossier
from recoupe.store.rows import Change
from recoupe.tighten import tighten

# A digest kept by another version, or with other fields, is made anew.
FIELDS = " ".join(field.name for kind in (Digest, Telling, Term, Saying) for field in fields(kind))
DIGEST_VERSION = f"{__version__}-{hashlib.sha256(FIELDS.encode()).hexdigest()[:12]}"

# An article by itself costs this many times what it costs among all others: where more than one in so many changed, all are cross-checked
# again.
LITTLE = 5

# Allocations between two collections of cycles, and collections of the young between two of the old.
RARELY = (200_000, 50, 1000)


def crosscheck(digests: Iterable[Digest]) -> Crosscheck:
    """All that setting the articles against each other shows; the order of the articles does not matter."""
    with few_collections():
        merged = merge(digests)
        return found_in(merged, oppose(merged))


def found_in(merged: Merged, disputes: tuple[Dispute, ...]) -> Crosscheck:
    """What merging and opposing found."""
    return Crosscheck(events=merged.events, disputes=disputes, origins=merged.origins, statements=merged.statements, copies=merged.copies)


def crosscheck_readings(readings: Iterable[Reading]) -> Crosscheck:
    """The cross-check of whole readings."""
    return crosscheck(map(digest, lent(readings)))


def crosscheck_dossier(dossier: Dossier) -> tuple[Change, ...]:
    """Cross-checks all that the dossier holds; gives the events and disputes gained and lost. Where few articles came, went or changed,
    only what they touch is compared, and the dossier is what it would be."""
    with few_collections():
        dossier.settle_loans(lend, tellings)
        changes = renew_dossier(dossier) if is_little(dossier) else crosscheck_whole(dossier)
        tighten(dossier)
        return changes


def is_little(dossier: Dossier) -> bool:
    """True where so few articles came, went or changed that a whole cross-check costs more than they do."""
    return dossier.setting("ledger") == ledger_version() and dossier.pending * LITTLE <= dossier.total("articles")


def renew_dossier(dossier: Dossier) -> tuple[Change, ...]:
    """Brings a dossier up to date with the articles that came, went or changed since its last cross-check."""
    dossier.digest_pending(digest, DIGEST_VERSION)
    with dossier.renewing() as ledger:
        return renew(ledger, ledger.articles.pending())


def crosscheck_whole(dossier: Dossier) -> tuple[Change, ...]:
    """Cross-checks all articles of a dossier; only new or changed events and disputes are written."""
    dossier.start_over()
    made = work(dossier.digests(digest, DIGEST_VERSION))
    disputes = list(grounded(made.merged))
    found = found_in(made.merged, in_order(dispute for _, dispute in disputes))
    return dossier.put_crosscheck(found, filling(made, disputes), ledger_version())


@lru_cache(maxsize=1)
def ledger_version() -> str:
    """Names the state of all that decides a cross-check: the digests, the code of merging and opposing, their tables, the packs."""
    code = chain.from_iterable(files(f"recoupe.{part}").iterdir() for part in ("merge", "oppose", "renewal"))
    sources = (*code, *files("recoupe_data").joinpath("merge").iterdir(), *packs())
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
