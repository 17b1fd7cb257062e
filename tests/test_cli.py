"""The command line as a person meets it: good input, every kind of bad input, wrong use."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from recoupe.cli import COMMANDS, main

TEXT = "Le ministre malien de la Défense a déclaré lundi que « la France a retiré ses soldats » de la ville de Gao. Il a nié toute présence de mercenaires."
OTHER = "La Russie a livré mardi quatre avions au Niger. Le gouvernement nigérien a annoncé que des instructeurs suivraient, selon un communiqué."


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    def rows(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `recoupe WORDS…` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["recoupe", *words])
        status = 0
        try:
            main()
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capfd.readouterr()
        return Ran(status, out, err)

    return call


def test_read_prints_the_contract_and_stores_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    ran = run("read", "a.txt", "--jobs", "1")
    assert ran.status == 0
    (row,) = ran.rows()
    article = row["article"]
    assert isinstance(article, dict)
    assert (row["contract"], article["name"], article["text"]) == (1, "a", TEXT)
    assert row["quotes"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt"]


def test_the_same_article_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    assert run("add", "a.txt").status == 0
    before = run("events", "--json").out
    again = run("add", "a.txt")
    assert again.status == 0
    assert "1" in again.out
    assert run("events", "--json").out == before
    assert len(run("articles", "--json").rows()) == 1


def test_each_bad_input_gets_one_sentence_and_the_rest_is_added(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "english.txt").write_text(
        "The minister said on Monday that the soldiers had left the town, and that talks would go on.", "utf-8"
    )
    (tmp_path / "rows.jsonl").write_text(json.dumps({"id": "b", "text": OTHER}) + "\n{broken\n", "utf-8")
    (tmp_path / "big.txt").write_text("La Russie a livré des armes. " * 400_000, "utf-8")
    ran = run("add", "good.txt", "empty.txt", "binary.txt", "english.txt", "rows.jsonl", "big.txt", "missing.txt")
    assert ran.status == 1
    assert "Traceback" not in ran.err + ran.out
    told = " ".join(ran.err.split())
    for name in ("empty.txt", "binary.txt", "english.txt", "rows.jsonl, line 2", "big.txt", "missing.txt"):
        assert told.count(name) == 1, (name, told)
    assert {row["name"] for row in run("articles", "--json").rows()} == {"good", "b", "english"}


def test_what_is_no_dossier_is_refused_and_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    (tmp_path / "notes.db").write_text("my notes", "utf-8")
    ran = run("add", "good.txt", "--dossier", "notes.db")
    assert ran.status == 1
    assert "notes.db" in ran.err
    assert (tmp_path / "notes.db").read_text("utf-8") == "my notes"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("nothing",), 2),
        (("read",), 2),
        (("show", "zzz"), 1),
        (("disputes",), 1),
        (("disputes", "--since", "soon"), 1),
        (("read", "missing.txt"), 1),
    ],
)
def test_wrong_use_gives_a_sentence_and_a_status(run: Run, words: tuple[str, ...], status: int) -> None:
    ran = run(*words)
    assert ran.status == status
    assert "Traceback" not in ran.err
    assert (ran.err + ran.out).strip()


def test_show_prints_who_is_who_with_reason_and_score(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(OTHER, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    run("add", "a.txt", "b.txt")
    told = run("show", "a").out
    assert "Russie — the words name Russie. (" in told
    assert "Niger — the words name Niger. (" in told
    aid = next(str(row["id"]) for row in run("events", "--json").rows() if row["type"] == "AID")
    assert "Russie — the words name Russie. (" in run("show", aid).out
    quote = next(str(row["id"]) for row in run("quotes", "--json").rows())
    assert "0." in next(line for line in run("show", quote).out.splitlines() if line.startswith(("Reason", "Raison")))


def test_the_locale_chooses_the_language(tmp_path: Path) -> None:
    said = {
        language: subprocess.run(
            [sys.executable, "-m", "recoupe", "--help"], capture_output=True, text=True, check=True, env={"LANG": language, "PATH": ""}
        ).stdout
        for language in ("fr_FR.UTF-8", "en_GB.UTF-8", "C")
    }
    assert "Recoupe la presse" in said["fr_FR.UTF-8"]
    assert "Cross-checks the press" in said["en_GB.UTF-8"] == said["C"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.status == 0
    assert f"recoupe {name}" in ran.out


def test_help_needs_no_model() -> None:
    script = "import sys; sys.argv=['recoupe','--help']\nfrom recoupe.cli import main\ntry: main()\nfinally: print('spacy' in sys.modules, 'sqlite3' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False).stdout
    assert out.splitlines()[-1] == "False False"


def test_reading_says_what_model_is_missing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    ran = run("read", "a.txt", "--model", "fr_no_such_model")
    assert ran.status == 1
    assert "fr_no_such_model" in ran.err
    assert "pip install" in ran.err


def test_doctor_and_version(run: Run) -> None:
    assert run("doctor").status == 0
    assert run("version").out.startswith("recoupe ")
