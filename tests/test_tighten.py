"""An article without a date of its own is placed by dated articles that tell the same events: never beyond what follows, whatever the
order, and only as long as those articles are there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from recoupe.acquire.inputs import article_from_text
from recoupe.crosscheck import crosscheck_if_needed
from recoupe.desk import add
from recoupe.store.dossier import Dossier

Story = tuple[str, str, str | None]

DATED: Story = (
    "fleuve",
    "Des rebelles touaregs ont attaqué vendredi 30 mars 2012 la ville de Kidal, dans le nord du Mali, ont indiqué des habitants.",
    "2012-03-31",
)
UNDATED: Story = ("dune", "Des rebelles touaregs ont attaqué vendredi la ville de Kidal, dans le nord du Mali.", None)


def told(text: str, name: str = "dune") -> Story:
    return (name, text, None)


def placed(path: Path, stories: Sequence[Story]) -> dict[str, str]:
    """The dates that the articles without one get, by name."""
    with Dossier(path) as dossier:
        add(dossier, (article_from_text(text, name=name, published=published) for name, text, published in stories))
        crosscheck_if_needed(dossier)
        return {one.name: one.value for one in dossier.tightened()}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (UNDATED[1], "2012-03-30/2012-04-05"),
        ("Des rebelles touaregs ont attaqué hier la ville de Kidal, dans le nord du Mali.", "2012-03-31"),
        ("Des rebelles touaregs ont attaqué la ville de Kidal, dans le nord du Mali.", "2012-03-30/.."),
        # « mardi » cannot be said of a Friday: of this event, then, only the order in time holds
        ("Des rebelles touaregs ont attaqué mardi la ville de Kidal, dans le nord du Mali.", "2012-03-30/.."),
        # the day is that of the statement
        ("Des rebelles touaregs ont attaqué la ville de Kidal, dans le nord du Mali, ont déclaré hier des habitants.", "2012-03-30/.."),
        ("« Des rebelles touaregs ont attaqué hier la ville de Kidal, dans le nord du Mali », a déclaré un habitant.", "2012-03-30/.."),
    ],
)
def test_what_follows_from_a_shared_event(tmp_path: Path, text: str, value: str) -> None:
    assert placed(tmp_path / "d.db", [DATED, told(text)]) == {"dune": value}


@pytest.mark.parametrize(
    "text",
    [
        "Des rebelles touaregs n'ont pas attaqué la ville de Kidal, dans le nord du Mali.",
        "Des rebelles touaregs ont attaqué la ville de Gao, dans le nord du Mali.",
        "Le maire de Ségou a inauguré le marché de la ville.",
    ],
)
def test_what_does_not_follow(tmp_path: Path, text: str) -> None:
    assert placed(tmp_path / "d.db", [DATED, told(text)]) == {}


@pytest.mark.parametrize(("word", "value"), [("dimanche ", "2022-07-03/2022-07-09"), ("samedi ", None), ("hier ", None), ("", None)])
def test_the_right_weekday_makes_up_for_a_bare_telling(tmp_path: Path, word: str, value: str | None) -> None:
    dated = ("fleuve", "La Cédéao a levé dimanche 3 juillet 2022 les sanctions économiques imposées au Mali.", "2022-07-04")
    found = placed(tmp_path / "d.db", [dated, told(f"La Cédéao a levé {word}les sanctions économiques contre le Mali.")])
    assert found.get("dune") == value


def test_a_date_that_the_page_bears_stands(tmp_path: Path) -> None:
    assert placed(tmp_path / "d.db", [DATED, ("dune", UNDATED[1], "2012-04-02")]) == {}


def test_the_earliest_of_several_dates_bounds(tmp_path: Path) -> None:
    other = ("lac", DATED[1].replace("vendredi 30", "samedi 31"), "2012-04-01")
    assert placed(tmp_path / "d.db", [DATED, other, UNDATED]) == {"dune": "2012-03-30/.."}


def test_the_order_does_not_matter_and_each_keeps_its_reasons(tmp_path: Path) -> None:
    stories = (DATED, UNDATED, told("Des rebelles touaregs ont attaqué hier la ville de Kidal, dans le nord du Mali.", "lac"))
    found = [placed(tmp_path / f"{n}.db", order) for n, order in enumerate(permutations(stories))]
    assert found == [{"dune": "2012-03-30/2012-04-05", "lac": "2012-03-31"}] * 6
    with Dossier(tmp_path / "0.db") as dossier:
        dune = next(one for one in dossier.tightened() if one.name == "dune")
        assert "« vendredi »" in dune.reason.fr.replace("\u00a0", " ")
        assert "fleuve" in dune.reason.en
        assert dune.witnesses == (next(a.id for a in dossier.articles() if a.name == "fleuve"),)
        row = next(article for article in dossier.articles() if article.name == "dune")
        assert (row.published, row.basis, row.published_why) == (dune.value, "events", dune.reason)


def test_one_step_at_a_time_gives_the_same_and_removal_takes_it_back(tmp_path: Path) -> None:
    with Dossier(tmp_path / "d.db") as dossier:
        for name, text, published in (UNDATED, DATED):
            add(dossier, [article_from_text(text, name=name, published=published)])
            crosscheck_if_needed(dossier)
        assert [one.value for one in dossier.tightened()] == ["2012-03-30/2012-04-05"]
        dossier.remove("fleuve")
        crosscheck_if_needed(dossier)
        assert dossier.tightened() == ()
        assert next(iter(dossier.articles())).published is None


def test_an_announcement_was_written_before_what_it_announces(tmp_path: Path) -> None:
    dated = "Le président malien Ibrahim Koné rencontrera le 12 mai 2012 à Bamako le président nigérien Issa Bâ, selon la présidence."
    undated = "Le président malien Ibrahim Koné rencontrera bientôt à Bamako le président nigérien Issa Bâ, selon la présidence."
    assert placed(tmp_path / "d.db", [("fleuve", dated, "2012-05-02"), told(undated)]) == {"dune": "../2012-05-12"}
