"""Merging and opposing by themselves, fed the gold accounts of the seeds. They need ../shared."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from merge.gold import SHARED, gold_readings, write_rows
from recoupe.merge.digest import digest
from recoupe.merge.events import merge
from recoupe.model import Crosscheck
from recoupe.oppose.disputes import oppose


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    merged = merge(map(digest, gold_readings()))
    found = Crosscheck(events=merged.events, disputes=oppose(merged), origins=merged.origins)
    events, disputes = write_rows(found, tmp_path_factory.mktemp("crosscheck"))
    script: Path = SHARED / "gold" / "score_crosscheck.py"
    printed = subprocess.run([sys.executable, str(script), str(events), str(disputes)], capture_output=True, text=True, check=True)
    read: dict[str, object] = json.loads(printed.stdout)
    return read


def test_accounts_of_one_event_are_joined_and_no_others(figures: dict[str, object]) -> None:
    pairs = figures["event_pairs"]
    assert isinstance(pairs, dict) and pairs["f1"] >= 0.95, pairs


def test_every_dispute_is_found_and_no_other(figures: dict[str, object]) -> None:
    assert (figures["disputes_found"], figures["high_found"], figures["false_alarms"], figures["furniture"]) == (8, 5, 0, 0)
    assert figures["disputes_in_all"] == 8


def test_origins_are_counted_right(figures: dict[str, object]) -> None:
    assert isinstance(figures["origins_right"], int) and figures["origins_right"] >= 7
