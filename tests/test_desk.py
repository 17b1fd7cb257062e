"""The desk: what is new, what is known, and the same dispatch printed by two outlets."""

from __future__ import annotations

from pathlib import Path

from recoupe.acquire.inputs import acquire
from recoupe.crosscheck import crosscheck_if_needed
from recoupe.desk import add, reread
from recoupe.store.dossier import Dossier

DISPATCH = "La Russie a livré mardi quatre avions au Niger, a annoncé le ministère nigérien de la Défense dans un communiqué."


def rows(path: Path, *outlets: str | None) -> str:
    """One JSONL file with the dispatch as each outlet printed it, word for word."""
    lines = (f'{{"id": "{outlet}", "outlet": "{outlet}", "published": "2024-05-08", "text": "{DISPATCH}"}}' for outlet in outlets)
    path.write_text("\n".join(lines), "utf-8")
    return str(path)


def test_the_same_words_in_two_outlets_are_two_articles_of_one_origin(tmp_path: Path) -> None:
    with Dossier(tmp_path / "d.db") as dossier:
        added = add(dossier, acquire([rows(tmp_path / "a.jsonl", "Le Fleuve", "La Dune")]))
        crosscheck_if_needed(dossier)
        assert (added.new, added.known) == (2, 0)
        assert {article.outlet for article in dossier.articles()} == {"Le Fleuve", "La Dune"}
        assert {(event.articles, event.origins) for event in dossier.events(type="AID")} == {(2, 1)}
        assert dossier.check() == ()


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    source = rows(tmp_path / "a.jsonl", "Le Fleuve", "La Dune")
    with Dossier(tmp_path / "d.db") as dossier:
        add(dossier, acquire([source]))
        crosscheck_if_needed(dossier)
        events = [event.id for event in dossier.events()]
        again = add(dossier, acquire([source]))
        assert (again.new, again.known) == (0, 2)
        assert dossier.crosschecked
        assert [event.id for event in dossier.events()] == events


def test_reading_again_with_the_same_version_changes_nothing(tmp_path: Path) -> None:
    with Dossier(tmp_path / "d.db") as dossier:
        add(dossier, acquire([rows(tmp_path / "a.jsonl", "Le Fleuve", "La Dune")]))
        crosscheck_if_needed(dossier)
        assert not [change for change in reread(dossier) if change.gained or change.lost]
