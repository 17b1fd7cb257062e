"""The file is safe: interrupted, shared, older, newer, or no dossier at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.errors import DossierError
from recoupe.store import Dossier, connection
from recoupe.store.schema import STEPS
from store import sample

TESTS = Path(__file__).parents[1]


def test_a_missing_dossier_is_said(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="no such dossier"):
        Dossier.open(tmp_path / "none.db")
    with pytest.raises(DossierError, match="folder that exists"):
        Dossier(tmp_path / "no" / "folder.db")
    with pytest.raises(DossierError, match="is a file"):
        Dossier(tmp_path)


def test_what_is_no_dossier_is_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.txt", tmp_path / "other.db"
    text.write_text("Ceci n’est pas un dossier. " * 200, "utf-8")
    with sqlite3.connect(other) as made:
        made.execute("CREATE TABLE mine (x)")
    made.close()
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(DossierError, match=r"dossier.*\.$"):
            Dossier(path)
        assert path.read_bytes() == before


def test_a_newer_dossier_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Dossier(path) as dossier:
        dossier.add(sample.readings()[0])
    with sqlite3.connect(path) as made:
        made.execute("INSERT INTO steps VALUES ('99_from_the_future', 99, '2030-01-01')")
    made.close()
    with pytest.raises(DossierError, match=r"newer recoupe \(99_from_the_future\)"):
        Dossier(path)


def test_an_older_dossier_is_upgraded_after_a_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    with monkeypatch.context() as older:
        older.setattr(connection, "STEPS", STEPS[:-1])
        Dossier(path).close()
    copy = tmp_path / "a.db.before-upgrade"
    assert not copy.exists()
    with Dossier(path) as dossier:
        assert dossier.register("aid").rows == ()
    with sqlite3.connect(copy) as kept:
        assert [row[0] for row in kept.execute("SELECT name FROM steps ORDER BY rank")] == [name for name, _ in STEPS[:-1]]
    kept.close()


def test_steps_are_applied_once_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    for _ in range(2):
        Dossier(path).close()
    with sqlite3.connect(path) as made:
        assert [row[0] for row in made.execute("SELECT name FROM steps ORDER BY rank")] == [name for name, _ in STEPS]
        assert made.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        loose = made.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'"
        )
        assert loose.fetchall() == []
    made.close()


CRASH = """
import os, signal, sys
sys.path[:0] = [{tests!r}]
from recoupe.store import Dossier, adding
from store import sample
whole = adding.insert_index
def die(connection, kind, key, text):
    whole(connection, kind, key, text)
    if kind == "article" and key == 2:
        os.kill(os.getpid(), signal.SIGKILL)
adding.insert_index = die
with Dossier({path!r}) as dossier:
    for reading in sample.readings():
        dossier.add(reading)
"""


def test_a_crash_leaves_whole_articles(tmp_path: Path) -> None:
    """Killed in the middle of the second article: the first is whole, nothing of the second is there, and adding goes on."""
    path = tmp_path / "a.db"
    ended = subprocess.run([sys.executable, "-c", CRASH.format(tests=str(TESTS), path=str(path))], env=environment(), check=False)
    assert ended.returncode == -signal.SIGKILL
    with Dossier(path) as dossier:
        assert [row.name for row in dossier.articles()] == ["nord"]
        assert dossier.check() == ()
        assert [dossier.add(reading) for reading in sample.readings()] == [False, True, True]
        assert dossier.check() == ()


WRITER = """
import sys
sys.path[:0] = [{tests!r}]
from dataclasses import replace
from recoupe.store import Dossier
from store import sample
with Dossier({path!r}) as dossier:
    for number in range(40):
        reading = sample.readings()[number % 3]
        dossier.add(replace(reading, article=replace(reading.article, id={name!r} + str(number))))
"""


def test_two_processes_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    scripts = [WRITER.format(tests=str(TESTS), path=str(path), name=name) for name in ("left", "right")]
    running = [subprocess.Popen([sys.executable, "-c", script], env=environment()) for script in scripts]
    assert [process.wait(60) for process in running] == [0, 0]
    with Dossier(path) as dossier:
        assert dossier.counts().articles == 80
        assert dossier.check() == ()


def test_threads_share_a_dossier(tmp_path: Path) -> None:
    with Dossier(tmp_path / "a.db") as dossier:
        found: list[int] = []

        def work(number: int) -> None:
            reading = sample.readings()[0]
            dossier.add(replace(reading, article=replace(reading.article, id=f"t{number}")))
            found.append(dossier.search("hélicoptères", kinds=("article",)).totals[0][1])

        threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(found) == 6 and dossier.counts().articles == 6


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS.parent / "src"), str(TESTS)])}


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE quotes SET start = start + 1", "are not the words kept in quotes"),
        ("UPDATE claims SET words = 'x' WHERE side = 0", "are not the words of the claim"),
        ("UPDATE articles SET text = text || '.'", "of another text"),
        ("DELETE FROM readings WHERE article = 1", "has no reading"),
        ("DELETE FROM quote_index WHERE id = 1", "index holds 2 quotes, the dossier 3"),
        ("UPDATE article_index SET words = 'x' WHERE id = 1", "index of articles does not match"),
        ("UPDATE quotes SET places = '[[0, 99999]]' WHERE key = 1", "lies outside"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM origins", "points to a row of origins"),
    ],
)
def test_check_finds_the_damage(dossier: Dossier, damage: str, said: str) -> None:
    with sqlite3.connect(dossier.path) as other:
        other.executescript(damage)
    other.close()
    assert any(said in problem.sentence for problem in dossier.check()), dossier.check()


def test_a_broken_reading_is_a_problem_not_a_crash(dossier: Dossier) -> None:
    with sqlite3.connect(dossier.path) as other:
        other.execute("UPDATE readings SET pack = x'00' WHERE article = 1")
    other.close()
    assert any("is damaged" in problem.sentence for problem in dossier.check())


def test_a_file_cut_short_is_a_problem_not_a_crash(dossier: Dossier, tmp_path: Path) -> None:
    with sqlite3.connect(dossier.path) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    cut = tmp_path / "cut.db"
    cut.write_bytes(dossier.path.read_bytes()[:60_000])
    try:
        with Dossier(cut) as opened:
            assert opened.check()
    except DossierError as error:
        assert str(error).endswith(".")


def test_a_read_only_dossier_says_so(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier._db.execute("PRAGMA query_only = ON")
    with pytest.raises(DossierError, match=r"as it was before \(.*readonly"):
        dossier.remove("nord")
    dossier._db.execute("PRAGMA query_only = OFF")
    assert dossier.counts().articles == 3


def test_a_crosscheck_that_does_not_hold_together_is_refused_whole(dossier: Dossier) -> None:
    whole = sample.crosscheck(sample.readings())
    with pytest.raises(DossierError, match="as it was before"):
        dossier.put_crosscheck(replace(whole, origins=()))
    assert dossier.counts().events == 2 and dossier.check() == ()


def test_an_old_sqlite_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "OLDEST", (99, 0))
    with pytest.raises(DossierError, match=r"newer Python\.$"):
        Dossier(tmp_path / "a.db")
