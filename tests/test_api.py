"""recoupe from Python: what the notebook shows works, and what cannot be read is said."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import recoupe
from recoupe.api import is_text
from recoupe.errors import UsageError
from recoupe.model import Reading

NOTEBOOK = Path(__file__).parents[1] / "examples" / "recoupe.ipynb"
TEXT = """Le retrait annoncé

Le 2 mai 2023

Le ministre de la Défense, Paul Kaboré, a annoncé le retrait de 300 soldats. « Nous partirons en juin », a déclaré Paul Kaboré.
"""


def test_importing_recoupe_loads_nothing_heavy() -> None:
    code = "import sys, recoupe; print(sorted({'spacy', 'sqlite3', 'pandas', 'starlette'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    with pytest.raises(AttributeError, match="recoupe has no"):
        recoupe.nothing  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    ("source", "text"),
    [("a.txt", False), ("dossier/*.html", False), (Path("a b"), False), (TEXT, True), ("mot " * 30, True), ("mot " * 100, True)],
)
def test_a_text_is_told_from_a_path(source: str | Path, text: bool) -> None:
    assert is_text(source) is text


def test_reading_a_text_and_a_file_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "retrait.txt"
    path.write_text(TEXT, "utf-8")
    from_file, from_text = recoupe.read(path), recoupe.read(TEXT)
    assert from_file.article.id == from_text.article.id
    assert [from_file.article.words(q.content[0]) for q in from_file.quotes][-1] == "Nous partirons en juin"
    assert recoupe.read(TEXT, published="2024-01-01").article.published is not None


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.$"):
        recoupe.read(tmp_path / "none.txt")
    with pytest.raises(UsageError, match=r"\.$"):
        recoupe.read(" \n ")
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT + name, "utf-8")
    with pytest.raises(UsageError, match=r"2 articles.*read_all"):
        recoupe.read(tmp_path)
    assert sum(isinstance(r, Reading) for r in recoupe.read_all([tmp_path, TEXT])) == 3


def test_a_dossier_reads_adds_and_crosschecks(tmp_path: Path) -> None:
    with recoupe.Dossier(tmp_path / "a.db") as dossier:
        assert dossier.add(TEXT) and not dossier.add([TEXT])
        assert dossier.crosschecked and dossier.quotes(speaker="Kaboré").total >= 1
        assert dossier.export("jsonl", tmp_path / "q.jsonl", table="quotes") == dossier.counts().quotes
        assert dossier.check() == ()


def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas")
    monkeypatch.chdir(tmp_path)
    cells = [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    space: dict[str, object] = {}
    for cell in cells:
        exec(compile("".join(cell["source"]), str(NOTEBOOK), "exec"), space)
    assert (tmp_path / "note.md").exists() and (tmp_path / "affair.xlsx").exists()
    assert not any(output.get("output_type") == "error" for cell in cells for output in cell["outputs"])
