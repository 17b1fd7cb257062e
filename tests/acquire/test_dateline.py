"""Datelines stand apart from the sentence they open, and give the agency and the day."""

from __future__ import annotations

import pytest

from recoupe.acquire.dateline import dateline_end, dateline_patterns
from recoupe.acquire.inputs import article_from_text
from recoupe.lexicon import table

RECORDS = table("fr", "datelines")["datelines"]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["name"])
def test_every_shape_is_shown_by_its_examples(record: dict[str, list[str]]) -> None:
    pattern = dict(dateline_patterns("fr"))[str(record["name"])]
    missed = [example for example in record["examples"] if not pattern.match(example)]
    taken = [example for example in record["counter_examples"] if pattern.match(example)]
    assert (missed, taken) == ([], [])


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["name"])
def test_what_is_no_dateline_is_left_to_the_sentence(record: dict[str, list[str]]) -> None:
    assert [example for example in record["counter_examples"] if dateline_end(example)] == []


LINES = {
    "TILLABÉRI, 3 mai 2023 (AFP) – ": ("2023-05-03", "AFP"),
    "Tillabéri (Niger), 3 mai 2023 (Xinhua) -- ": ("2023-05-03", "Xinhua"),
    "3 mai 2023. - ": ("2023-05-03", None),
    "PÉKIN, 3 mai 2023. /TASS/. ": ("2023-05-03", "TASS"),
    "TILLABÉRI - ": (None, None),
    "(Agence Ecofin) - ": (None, "Agence Ecofin"),
    "APA-Tillabéri (Niger) ": (None, "APA"),
}
STORY = "Le maire a rouvert le marché central, fermé depuis six mois pour des travaux.\nLes commerçants ont salué une décision attendue."


@pytest.mark.parametrize("line", LINES)
def test_a_dateline_is_a_block_of_its_own_and_the_sentence_begins_behind_it(line: str) -> None:
    article = article_from_text(line + STORY).article
    assert article is not None
    assert [(block.kind, article.words(block.span)) for block in article.blocks][:2] == [
        ("date", line.rstrip()),
        ("body", STORY.split("\n")[0]),
    ]
    found = (article.published.value if article.published else None, article.agency)
    assert (article.dateline, found) == (line.strip(" -–."), LINES[line])


def test_a_sentence_that_opens_with_a_place_and_a_day_is_left_whole() -> None:
    article = article_from_text("À Tillabéri, le 3 mai 2023, " + STORY[0].lower() + STORY[1:]).article
    assert article is not None
    assert (article.dateline, [block.kind for block in article.blocks]) == (None, ["body", "body"])


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("Le pont avait été fermé le 20 janvier 2024.", "2024-02-07"),  # a day told as past just before
        ("Le pont avait été fermé le 20 mars 2019.", "2019-03-20/.."),  # too long before to tell
        ("Le pont avait été fermé en 2024.\nArchives\nnovembre 2023\ndécembre 2023", "2024-02-07"),  # between what is told and archives
        ("Le pont avait été fermé en 2024.\nArticles similaires\n3 mars 2023", "2024/.."),  # related articles may be older
    ],
)
def test_a_day_without_a_year_takes_the_one_that_the_bounds_leave(told: str, published: str) -> None:
    article = article_from_text(f"BAMAKO, 7 févr (AFP) – {STORY}\n{told}").article
    assert article is not None and article.published is not None
    assert article.published.value == published
