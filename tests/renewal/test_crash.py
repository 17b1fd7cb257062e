"""Killed in the middle of a cross-check, a dossier is what it was before, and the next command completes it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from bench.made import build, store

from press import press, told_by
from recoupe.crosscheck import crosscheck_dossier, crosscheck_if_needed, ledger_version
from recoupe.store import Dossier

ROOT = Path(__file__).parents[2]
# Runs the cross-check of the dossier at `path`, and dies where `owner.name` is called.
DIE = """
import importlib, os, signal, sys
sys.path[:0] = {paths!r}
from recoupe.crosscheck import crosscheck_dossier
from recoupe.store import Dossier
owner = importlib.import_module({module!r})
owner = getattr(owner, {owner!r}, owner)
setattr(owner, {name!r}, lambda *values: os.kill(os.getpid(), {signal}))
with Dossier({path!r}) as dossier:
    crosscheck_dossier(dossier)
"""
WHOLE = [("recoupe.store.crosschecks", "", "put_dispute"), ("recoupe.store.dossier", "", "fill")]
LITTLE = [
    ("recoupe.store.ledger.accounts", "Accounts", "put_edges"),
    ("recoupe.store.renewing", "", "put_event"),
    ("recoupe.store.renewing", "Renewing", "disputes"),
    ("recoupe.store.renewing", "Renewing", "changes"),
]


def dies(path: Path, module: str, owner: str, name: str, by: signal.Signals = signal.SIGKILL) -> None:
    paths = [str(ROOT), str(ROOT / "tests"), str(ROOT / "src")]
    script = DIE.format(paths=paths, module=module, owner=owner, name=name, path=str(path), signal=int(by))
    assert subprocess.run([sys.executable, "-c", script], check=False, capture_output=True).returncode != 0


@pytest.mark.parametrize(("module", "owner", "name"), WHOLE, ids=lambda value: str(value))
def test_a_whole_crosscheck_killed_is_done_again(tmp_path: Path, module: str, owner: str, name: str) -> None:
    rows = press(30, 3)
    store(tmp_path / "a.db", rows)
    dies(tmp_path / "a.db", module, owner, name)
    with Dossier(tmp_path / "a.db") as dossier:
        assert not dossier.crosschecked and dossier.counts().events == 0
        crosscheck_if_needed(dossier)
        assert dossier.crosschecked and dossier.setting("ledger") == ledger_version()
    build(tmp_path / "once.db", rows)
    assert told_by(tmp_path / "a.db") == told_by(tmp_path / "once.db")


@pytest.mark.parametrize(("module", "owner", "name"), LITTLE, ids=lambda value: str(value))
def test_a_few_articles_more_killed_are_as_they_were(tmp_path: Path, module: str, owner: str, name: str) -> None:
    rows = press(42, 3)
    build(tmp_path / "a.db", rows[:40])
    before = told_by(tmp_path / "a.db")
    store(tmp_path / "a.db", rows[40:])
    dies(tmp_path / "a.db", module, owner, name, signal.SIGINT if name == "put_event" else signal.SIGKILL)
    assert told_by(tmp_path / "a.db") == before
    with Dossier(tmp_path / "a.db") as dossier:
        assert dossier.pending == 2 and not dossier.crosschecked
        crosscheck_dossier(dossier)
        assert dossier.setting("ledger") == ledger_version()
    build(tmp_path / "once.db", rows)
    assert told_by(tmp_path / "a.db") == told_by(tmp_path / "once.db")
