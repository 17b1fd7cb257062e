from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.store.dossier import Dossier
from store import sample


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    """The sample affair, added and cross-checked."""
    readings = sample.readings()
    with Dossier(tmp_path / "affair.db") as made:
        for reading in readings:
            made.add(reading, raw=reading.article.text.encode(), tellings=[sample.telling(reading)])
        made.put_crosscheck(sample.crosscheck(readings))
        yield made
