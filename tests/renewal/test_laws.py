"""A dossier brought up to date as articles come, go and change holds, row for row, what one cross-checked at once holds."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from bench.made import Made, build, store
from hypothesis import given, settings
from hypothesis import strategies as st

from press import press, told_by
from recoupe import crosscheck
from recoupe.crosscheck import DIGEST_VERSION, crosscheck_dossier, ledger_version
from recoupe.store import Dossier

ARTICLES = 24


@lru_cache(maxsize=1)
def rows() -> list[Made]:
    return press(ARTICLES, 5)


@pytest.fixture(autouse=True, scope="module")
def however_little() -> Iterator[None]:
    """However much came or went, only what it touches is compared."""
    former, crosscheck.LITTLE = crosscheck.LITTLE, 0
    yield
    crosscheck.LITTLE = former


def put_again(path: Path, row: Made) -> None:
    """The article is read again."""
    reading, digest = row
    with Dossier(path) as dossier:
        dossier.reread(reading, digest.tellings, "bench")
        for _ in dossier.digests(lambda _: digest, DIGEST_VERSION):
            pass


def shortened(row: Made, kept: int) -> Made:
    """The article as a reading sees it that finds fewer accounts."""
    reading, digest = row
    return replace(reading, accounts=reading.accounts[:kept]), replace(digest, tellings=digest.tellings[:kept])


STEPS = st.lists(st.tuples(st.sampled_from("+++-~"), st.integers(0, ARTICLES - 1), st.integers(0, 6)), min_size=1, max_size=5)


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(ARTICLES)), st.lists(STEPS, min_size=1, max_size=3))
def test_step_by_step_is_at_once(order: list[int], stages: list[list[tuple[str, int, int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        steps, once = Path(folder) / "steps.db", Path(folder) / "once.db"
        held = {at: rows()[at] for at in order[: ARTICLES // 2]}
        build(steps, list(held.values()))
        for stage in stages:
            for kind, at, kept in stage:
                if kind == "+" and at not in held:
                    held[at] = rows()[at]
                    store(steps, [held[at]])
                elif kind == "~" and at in held:
                    held[at] = shortened(rows()[at], kept)
                    put_again(steps, held[at])
                elif kind == "-" and at in held:
                    with Dossier(steps) as dossier:
                        assert dossier.remove(held.pop(at)[0].article.id)
            with Dossier(steps) as dossier:
                crosscheck_dossier(dossier)
                assert dossier.setting("ledger") == ledger_version() and dossier.crosschecked and not dossier.pending
        build(once, [held[at] for at in sorted(held)])
        assert told_by(steps) == told_by(once)


def test_the_press_holds_something_of_every_kind(tmp_path: Path) -> None:
    build(tmp_path / "a.db", press(60, 1))
    found = told_by(tmp_path / "a.db")
    assert all(found.values())
    grounds = " ".join(found["ledger_findings"])
    assert all(f"'{check} " in grounds for check in ("status", "rank", "term", "figure"))


def test_where_nothing_changed_nothing_is_written(tmp_path: Path) -> None:
    build(tmp_path / "a.db", rows())
    before = told_by(tmp_path / "a.db")
    with Dossier(tmp_path / "a.db") as dossier:
        written = dossier._db.total_changes
        assert crosscheck_dossier(dossier) == ()
        assert dossier._db.total_changes - written < 10
    assert told_by(tmp_path / "a.db") == before
