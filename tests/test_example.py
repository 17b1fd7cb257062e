"""The example dossier, end to end: every planted dispute is shown, nothing else is, and copies do not count twice."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoupe.acquire.inputs import Options, acquire
from recoupe.crosscheck import crosscheck_if_needed
from recoupe.desk import add
from recoupe.store.dossier import Dossier
from recoupe.store.rows import DisputeRow

EXAMPLES = Path(__file__).parents[1] / "examples"
# What examples/README.md plants: a property, and the articles that stand on each side.
PLANTED: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    (
        "number",
        frozenset({"courrier-du-desert_instructeurs"}),
        frozenset({"asp_instructeurs", "tribune-du-sahel_instructeurs", "sahel-info_avion"}),
    ),
    ("date", frozenset({"sahel-info_avion"}), frozenset({"asp_instructeurs", "tribune-du-sahel_instructeurs"})),
    ("polarity", frozenset({"sahel-info_base-101"}), frozenset({"voix-d-agadez_dementi"})),
    ("doer", frozenset({"le-matin-du-fleuve_retrait-agadez"}), frozenset({"niger-debout_expulsion"})),
    ("wording", frozenset({"sahel-info_calendrier"}), frozenset({"voix-d-agadez_calendrier"})),
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    with Dossier(tmp_path_factory.mktemp("example") / "dossier.db") as held:
        added = add(held, acquire([os.fspath(EXAMPLES / "dossier")], Options(meta=EXAMPLES / "articles.csv")))
        assert (added.new, added.unread) == (14, 0)
        crosscheck_if_needed(held)
        yield held


def sides(dispute: DisputeRow) -> list[frozenset[str]]:
    return [frozenset(claim.article for claim in side.claims) for side in dispute.sides]


@pytest.mark.parametrize(("property", "one", "other"), PLANTED, ids=[planted[0] for planted in PLANTED])
def test_a_planted_dispute_is_shown(dossier: Dossier, property: str, one: frozenset[str], other: frozenset[str]) -> None:
    found = [sides(d) for d in dossier.disputes(property=property, kind="dispute")]
    assert any(any(s & one for s in held) and any(s & other for s in held) for held in found), found


def test_nothing_else_is_disputed(dossier: Dossier) -> None:
    for dispute in dossier.disputes(kind="dispute"):
        held = sides(dispute)
        planted = [p for p in PLANTED if p[0] == dispute.property and all(s <= p[1] or s <= p[2] for s in held)]
        assert planted, (dispute.property, dispute.sentence.fr, held)


def test_a_toll_that_rises_is_an_update(dossier: Dossier) -> None:
    (update,) = dossier.disputes(kind="update")
    assert {claim.article for claim in update.claims()} == {"courrier-du-desert_tassia", "sahel-info_tassia"}


def test_two_copies_are_one_origin(dossier: Dossier) -> None:
    pages = [dossier.event(row.id) for row in dossier.events()]
    arrival = [
        page
        for page in pages
        if page and {"asp_instructeurs", "tribune-du-sahel_instructeurs"} <= {t.telling.article for t in page.tellings}
    ]
    assert arrival
    for page in arrival:
        origin = {telling.telling.article: telling.origin.id for telling in page.tellings}
        assert origin["asp_instructeurs"] == origin["tribune-du-sahel_instructeurs"]


def test_the_dispatch_and_its_copy_are_told_to_be_copies(dossier: Dossier) -> None:
    page = dossier.article("tribune-du-sahel_instructeurs")
    assert page is not None
    assert page.copies


def test_readers_words_take_no_part_and_are_masked(dossier: Dossier) -> None:
    page = dossier.article("courrier-du-desert_instructeurs")
    assert page is not None
    assert "mdrr" not in page.article.text
    assert "+227" not in page.article.text
    assert dossier.search("mdrr").hits == ()


def test_the_file_is_sound(dossier: Dossier) -> None:
    assert dossier.check() == ()
