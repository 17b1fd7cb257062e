"""A dossier cross-checked again and again as articles come and go holds what one cross-checked at once holds."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path

from bench.made import Made, build, made
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.crosscheck import crosscheck_dossier
from recoupe.store import Dossier


@lru_cache(maxsize=1)
def rows() -> list[Made]:
    return made(18)


def told(path: Path) -> tuple[list[object], ...]:
    """What the lists show of a dossier."""
    with Dossier(path) as dossier:
        return (
            sorted(dossier.events(), key=lambda e: e.id),
            sorted(dossier.disputes(), key=lambda d: d.id),
            sorted(dossier.table("claims"), key=repr),
        )


@settings(max_examples=4, deadline=None)
@given(st.permutations(range(18)), st.integers(1, 17), st.sets(st.integers(0, 17), max_size=3))
def test_step_by_step_is_at_once(order: list[int], cut: int, gone: set[int]) -> None:
    made_in_order = [rows()[at] for at in order]
    with tempfile.TemporaryDirectory() as folder:
        steps, once = Path(folder) / "steps.db", Path(folder) / "once.db"
        build(steps, made_in_order[:cut])
        build(steps, made_in_order[cut:])
        with Dossier(steps) as dossier:
            for at in gone:
                assert dossier.remove(rows()[at][0].article.id)
            crosscheck_dossier(dossier)
        build(once, [rows()[at] for at in sorted(order) if at not in gone])
        assert told(steps) == told(once)
