"""A dossier gives what a filter asks for, and says what is wrong with a filter."""

from __future__ import annotations

import pytest

from recoupe.errors import UsageError
from recoupe.store import Dossier, Filter


@pytest.mark.parametrize(
    ("filter", "names"),
    [
        (Filter(), ["nord", "sud", "est"]),
        (Filter(outlet="Le Sud"), ["sud"]),
        (Filter(since="2022"), ["sud", "est"]),
        (Filter(until="2021-12"), ["nord"]),
        (Filter(since="2022-01-03", until="2022-01-03"), ["sud"]),
        (Filter(search="aéronef"), ["sud"]),
        (Filter(type="ACCUSE"), ["est"]),
        (Filter(event="e1"), ["nord", "sud"]),
        (Filter(sort="newest"), ["est", "sud", "nord"]),
        (Filter(limit=1, offset=1), ["sud"]),
        (Filter(article="est"), ["est"]),
    ],
)
def test_articles_are_filtered(dossier: Dossier, filter: Filter, names: list[str]) -> None:
    assert [row.name for row in dossier.articles(filter)] == names


@pytest.mark.parametrize(
    ("filter", "names"),
    [
        (Filter(speaker="Orlov"), ["nord"]),
        (Filter(speaker="person.awa-diarra.mli"), ["sud"]),
        (Filter(speaker="FRA"), ["est"]),
        (Filter(speaker="awa diarra"), ["sud", "est"]),
        (Filter(stance="accuse"), ["est"]),
        (Filter(manner="indirect"), ["sud"]),
        (Filter(anonymous=True), []),
        (Filter(outlet="L’Est"), ["est"]),
        (Filter(since="2022-01-05"), ["est"]),
        (Filter(search="mercenaire"), ["est"]),
        (Filter(statement="s1"), ["nord"]),
        (Filter(speaker="nobody"), []),
    ],
)
def test_quotes_are_filtered(dossier: Dossier, filter: Filter, names: list[str]) -> None:
    assert [row.name for row in dossier.quotes(filter)] == names


@pytest.mark.parametrize(
    ("filter", "ids"),
    [
        (Filter(), ["e1", "e2"]),
        (Filter(type="AID"), ["e1"]),
        (Filter(actor="Mali"), ["e1"]),
        (Filter(actor="RUS", partner="Mali"), ["e1"]),
        (Filter(actor="Moscou"), ["e1", "e2"]),
        (Filter(since="2022"), ["e2"]),
        (Filter(until="2021-10-15"), ["e1"]),
        (Filter(outlet="Le Nord"), ["e1"]),
        (Filter(origins=2), ["e1"]),
        (Filter(disputed=False), ["e2"]),
        (Filter(context="military", sort="origins"), ["e1", "e2"]),
        (Filter(search="hélicoptères"), ["e1"]),
        (Filter(speaker="Diarra"), ["e1"]),
        (Filter(article="est"), ["e2"]),
        (Filter(mode="visit"), []),
    ],
)
def test_events_are_filtered(dossier: Dossier, filter: Filter, ids: list[str]) -> None:
    assert [row.id for row in dossier.events(filter)] == ids
    assert [row.id for row in dossier.stream("events", filter)] == ids
    assert dossier.total("events", filter) == len(ids)


@pytest.mark.parametrize(
    ("filter", "found"),
    [
        (Filter(), 1),
        (Filter(property="number"), 1),
        (Filter(property="date"), 0),
        (Filter(severity="high", outlet="Le Sud"), 1),
        (Filter(outlet="L’Est"), 0),
        (Filter(actor="Mali", type="AID"), 1),
        (Filter(speaker="Le Nord"), 1),
        (Filter(kind="update"), 0),
    ],
)
def test_disputes_are_filtered(dossier: Dossier, filter: Filter, found: int) -> None:
    assert len(dossier.disputes(filter)) == found


def test_keywords_are_filters_too(dossier: Dossier) -> None:
    page = dossier.quotes(speaker="Orlov", limit=1)
    assert (page.total, page[0].speaker_name) == (1, "Anton Orlov")


@pytest.mark.parametrize("wrong", [{"since": "hier"}, {"sort": "colour"}, {"search": "(Mali"}])
def test_a_wrong_filter_says_so(dossier: Dossier, wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=r"\w{4}"):
        dossier.articles(**wrong)  # type: ignore[arg-type]
