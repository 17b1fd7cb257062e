"""Whatever is added, read again and removed, and in whatever order: the dossier is sound, and the same as one made afresh."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model import Actor, Reading
from recoupe.store import Dossier
from store import sample

WHOLE = sample.readings()
# Actors with and without a country, alike and not: what ties them must not depend on the order.
CASTS = tuple(
    tuple(Actor(id=f"a{rank}", name=name, kind="person", country=country) for rank, (name, country) in enumerate(cast, 1))
    for cast in (
        (("Ali Bah", "MLI"), ("Awa Sy", None)),
        (("Ali Bah", None), ("Awa Sy", "SEN"), ("Awa Sy", None)),
        (("ali bah", "FRA"), ("Éva Sy", None)),
        (("Ali Bah", None),),
    )
)
VARIANTS = tuple(replace(reading, actors=(*cast, *reading.actors[len(cast) :]), mentions=()) for reading in WHOLE for cast in CASTS)
moves = st.lists(st.tuples(st.sampled_from(["add", "reread", "remove"]), st.integers(0, len(VARIANTS) - 1)), max_size=10)


@settings(max_examples=20, deadline=None)
@given(moves)
def test_the_order_does_not_matter(made: Sequence[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        held: dict[str, Reading] = {}
        with Dossier(Path(folder) / "a.db") as dossier:
            for move, number in made:
                reading = VARIANTS[number]
                sha = reading.article.id
                if move == "add" and dossier.add(reading):
                    held[sha] = reading
                elif move == "reread" and sha in held:
                    dossier.reread(reading)
                    held[sha] = reading
                elif move == "remove":
                    assert dossier.remove(sha) == (held.pop(sha, None) is not None)
            assert dossier.check() == ()
            with Dossier(Path(folder) / "b.db") as fresh:
                for sha in sorted(held):
                    fresh.add(held[sha])
                assert state(dossier) == state(fresh)


def state(dossier: Dossier) -> tuple[object, ...]:
    """All that a reader sees, free of the order in which it came."""
    actors = sorted((a.id, a.articles, a.quotes) for a in dossier.actors())
    quotes = sorted((q.id, q.speaker.id if q.speaker else "", q.statement or "") for q in dossier.quotes())
    found = sorted(hit.id for hit in dossier.search("hélicoptères OR mercenaires").hits)
    return dossier.counts(), actors, quotes, found, sorted(dossier.months(), key=str)
