"""Loans in a dossier: what one article lends another shows everywhere, is the same however it came, and goes with the lender."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lenders import readings
from recoupe import crosscheck
from recoupe.crosscheck import crosscheck_dossier, crosscheck_readings
from recoupe.ground.clues import find_clues
from recoupe.merge.tellings import tellings
from recoupe.store import Dossier

NAMES = sorted(readings())
moves = st.lists(st.tuples(st.sampled_from(["add", "remove", "crosscheck", "reread"]), st.sampled_from(NAMES)), max_size=14)


def put(dossier: Dossier, name: str) -> bool:
    reading = readings()[name]
    return dossier.add(reading, tellings=tellings(reading), clues=find_clues(reading))


def state(dossier: Dossier) -> tuple[object, ...]:
    """All that the lists and pages show of who is who."""
    quotes = sorted((q.id, q.speaker.id if q.speaker else "", q.reason) for q in dossier.quotes())
    events = sorted((e.id, e.sentence.fr, tuple(a.id for a in e.actors)) for e in dossier.events())
    actors = sorted((a.id, a.articles, a.quotes, a.events) for a in dossier.actors())
    return quotes, events, actors, sorted(dossier.readings(), key=lambda r: r.article.name), sorted(map(repr, dossier.tellings()))


@pytest.mark.parametrize("little", [0, crosscheck.LITTLE], ids=["only what changed", "as it comes"])
def test_a_loan_shows_everywhere_and_goes_with_its_lender(monkeypatch: pytest.MonkeyPatch, little: int, tmp_path: Path) -> None:
    monkeypatch.setattr(crosscheck, "LITTLE", little)
    with Dossier(tmp_path / "d.db") as dossier:
        put(dossier, "asks for the minister")
        crosscheck_dossier(dossier)
        alone = state(dossier)
        put(dossier, "names the minister")
        crosscheck_dossier(dossier)
        page = dossier.actor("person.karim-ouattara.bfa")
        assert page is not None
        assert page.row.articles == 2
        assert {q.name for q in dossier.quotes(speaker="Karim Ouattara")} == {"asks for the minister"}
        assert any("Karim Ouattara" in e.sentence.fr for e in dossier.events(article=readings()["asks for the minister"].article.id))
        assert dossier.remove("names the minister")
        crosscheck_dossier(dossier)
        assert state(dossier) == alone
        assert dossier.check() == ()


def test_in_memory_as_in_a_dossier(tmp_path: Path) -> None:
    with Dossier(tmp_path / "d.db") as dossier:
        for name in NAMES:
            put(dossier, name)
        crosscheck_dossier(dossier)
        assert {e.sentence.fr for e in dossier.events()} == {e.sentence.fr for e in crosscheck_readings(readings().values()).events}


STEPS = ("asks for the minister", "tells a surname", "is of no affair", "names the minister", "asks in between", "names another minister")


def test_each_step_is_what_a_rebuild_gives(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(crosscheck, "LITTLE", 0)
    with Dossier(tmp_path / "steps.db") as steps:
        held: list[str] = []
        for name in (*STEPS, *(f"-{name}" for name in reversed(STEPS))):
            if name.startswith("-"):
                steps.remove(name[1:])
                held.remove(name[1:])
            else:
                put(steps, name)
                held.append(name)
            crosscheck_dossier(steps)
            with Dossier(tmp_path / f"{len(held)}{name}.db") as once:
                for own in sorted(held):
                    put(once, own)
                crosscheck_dossier(once)
                assert state(steps) == state(once), name


@pytest.mark.parametrize("little", [0, crosscheck.LITTLE], ids=["only what changed", "as it comes"])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=moves)
def test_step_by_step_is_at_once(monkeypatch: pytest.MonkeyPatch, little: int, made: list[tuple[str, str]]) -> None:
    monkeypatch.setattr(crosscheck, "LITTLE", little)
    with tempfile.TemporaryDirectory() as folder:
        held: set[str] = set()
        with Dossier(Path(folder) / "steps.db") as steps, Dossier(Path(folder) / "once.db") as once:
            for move, name in made:
                reading = readings()[name]
                if move == "add" and put(steps, name):
                    held.add(name)
                elif move == "remove":
                    assert steps.remove(reading.article.id) == (name in held)
                    held.discard(name)
                elif move == "reread" and name in held:
                    steps.reread(reading, tellings(reading), clues=find_clues(reading))
                elif move == "crosscheck":
                    crosscheck_dossier(steps)
            for name in sorted(held):
                put(once, name)
            for dossier in (steps, once):
                crosscheck_dossier(dossier)
            assert state(steps) == state(once)
            assert steps.check() == ()
