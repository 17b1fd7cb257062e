"""The page that documents the file is held to the file."""

from __future__ import annotations

from pathlib import Path

from recoupe.store import Dossier
from recoupe.store.tables import TABLES
from recoupe.write.export import WRITERS

PAGE = (Path(__file__).parents[2] / "docs" / "dossier.md").read_text("utf-8")


def test_every_table_view_and_column_is_named(dossier: Dossier) -> None:
    listed = "SELECT name, type FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite%'"
    for name, kind in dossier._db.execute(listed).fetchall():
        assert f"`{name}`" in PAGE, f"{kind} {name} is not in docs/dossier.md"
    for name in TABLES:
        line = next(line for line in PAGE.splitlines() if line.startswith(f"| `v_{name}`"))
        assert line.rstrip(" |").endswith(", ".join(f"`{column}`" for column in dossier.columns(name))), name


def test_every_format_is_named() -> None:
    for writer in WRITERS:
        assert f"| `{writer.name}` | {writer.about.en} |" in PAGE


def test_no_table_is_named_that_is_gone(dossier: Dossier) -> None:
    known = {row[0] for row in dossier._db.execute("SELECT name FROM pragma_table_list")}
    listed = PAGE.partition("## Tables")[2].partition("## Upgrades")[0]
    assert all(line.split("`")[1] in known for line in listed.splitlines() if line.startswith("| `"))
