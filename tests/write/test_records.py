"""Records in other people's formats: each is read by the tool or the schema that it is meant for."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import UsageError
from recoupe.model import Span
from recoupe.store import Dossier
from recoupe.write.annotations import selectors
from recoupe.write.contract import contract
from recoupe.write.export import export
from recoupe.write.labelstudio import regions, relation, result
from recoupe.write.labelstudio_back import read_task
from recoupe.write.parse import parse
from recoupe.write.request import Request
from store import sample


def written(dossier: Dossier, format: str, **asked: Any) -> bytes:
    out = io.BytesIO()
    export(Request(dossier=dossier, **asked), format, out)
    return out.getvalue()


def lines(dossier: Dossier, format: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(dossier, format).splitlines()]


def test_plover_records_are_valid_by_their_schema(dossier: Dossier) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(files("recoupe.write").joinpath("plover.schema.json").read_text("utf-8"))
    records = lines(dossier, "plover")
    for record in records:
        jsonschema.validate(record, schema)
    aid = records[0]
    assert (aid["event"], aid["date"], aid["enddate"], aid["quad_code"], aid["recoupe"]["origins"]) == (
        ["AID"],
        "2021-10-01",
        "2021-10-31",
        2,
        2,
    )
    assert aid["actor"] == [{"entity_name": "Russie", "country_code": "RUS", "sector_code": "GOV"}]


def test_plover_places_hold_the_words(dossier: Dossier) -> None:
    texts = {r.article.id: r.article.text for r in dossier.readings()}
    for record in lines(dossier, "plover"):
        info = record["text_info"]
        assert texts[info["text_story"]][info["start"] : info["end"]] in ("livré", "accusé")


def test_ftm_entities_are_whole(dossier: Dossier) -> None:
    """What is pointed to is there; every value is a list of texts."""
    entities = lines(dossier, "ftm")
    known = {entity["id"] for entity in entities}
    schemata = {entity["schema"] for entity in entities}
    assert {"Person", "PublicBody", "Article", "Mention", "Event"} <= schemata
    for entity in entities:
        for name, values in entity["properties"].items():
            assert values and all(isinstance(value, str) and value for value in values)
            if name in ("document", "resolved", "involved", "proof"):
                assert set(values) <= known


def test_followthemoney_validates_every_entity(dossier: Dossier) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney wants a compiler and ICU; an optional test")
    for row in lines(dossier, "ftm"):
        entity = ftm.model.get_proxy(row, cleaned=False)
        entity.schema.validate(entity.to_dict())
        kept = ftm.model.get_proxy(row, cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in kept.items()} == {
            name: sorted(values) for name, values in row["properties"].items()
        }


ANNO = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type", "exact": "http://www.w3.org/ns/oa#exact"}
SCHEMA_ORG = {"@vocab": "https://schema.org/"}


def expanded(document: dict[str, Any], context: dict[str, str]) -> list[dict[str, Any]]:
    """Expanded by a JSON-LD processor that is given the context instead of fetching it."""
    jsonld = pytest.importorskip("pyld").jsonld

    def load(url: str, options: object) -> dict[str, Any]:
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": context}}

    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": load})
    return found


def test_annotations_expand_and_find_their_words_again(dossier: Dossier) -> None:
    page = json.loads(written(dossier, "annotations"))
    assert expanded(page, ANNO)
    texts = {f"urn:sha256:{r.article.id}": r.article.text for r in dossier.readings()}
    assert len(page["items"]) >= 8
    for item in page["items"]:
        text = texts[item["id"].partition("#")[0]]
        position, quote = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert {body["purpose"] for body in item["body"]} == {"tagging", "describing"}


@given(st.text(min_size=1), st.data())
def test_selectors_find_any_span_again(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    article = replace(sample.readings()[0].article, text=text)
    position, quote = selectors(article, span)
    assert text[position["start"] : position["end"]] == quote["exact"] == article.words(span)
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert around in text


def test_schemaorg_expands_with_what_each_type_needs(dossier: Dossier) -> None:
    graph = json.loads(written(dossier, "schemaorg"))
    assert expanded(graph, SCHEMA_ORG)
    required = {
        "NewsArticle": {"headline", "datePublished", "inLanguage"},
        "Quotation": {"text", "spokenByCharacter", "isPartOf"},
        "Event": {"name", "startDate"},
        "Claim": {"text", "appearance", "author"},
        "ClaimReview": {"claimReviewed", "itemReviewed", "reviewRating", "url"},
    }
    assert {thing["@type"] for thing in graph["@graph"]} == set(required)
    for thing in graph["@graph"]:
        assert required[thing["@type"]] <= thing.keys()


def test_schemaorg_never_says_true_or_false(dossier: Dossier) -> None:
    for locale in ("fr", "en"):
        ratings = [
            t["reviewRating"] for t in json.loads(written(dossier, "schemaorg", locale=locale))["@graph"] if t["@type"] == "ClaimReview"
        ]
        assert ratings and all("ratingValue" not in rating for rating in ratings)


def test_timelinejs_has_dates_and_harmless_html(dossier: Dossier) -> None:
    timeline = json.loads(written(dossier, "timelinejs", title="<b>Affaire</b>"))
    assert timeline["title"]["text"]["headline"] == "&lt;b&gt;Affaire&lt;/b&gt;"
    assert timeline["events"][0]["start_date"] == {"year": 2021, "month": 10, "day": 1}
    assert timeline["events"][0]["end_date"] == {"year": 2021, "month": 10, "day": 31}


def test_networkx_reads_the_network(dossier: Dossier) -> None:
    for format, read in (("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)):
        graph = read(io.BytesIO(written(dossier, format)))
        assert set(graph.nodes) == {"state.russie.rus", "state.mali.mli", "person.awa-diarra.fra"}
        assert graph.nodes["state.mali.mli"]["label"] == "Mali"
        assert {(left, right) for left, right, *_ in graph.edges} == {
            ("state.russie.rus", "state.mali.mli"),
            ("person.awa-diarra.fra", "state.russie.rus"),
        }


def test_geojson_puts_cities_on_the_map_and_countries_nowhere(tmp_path: Path) -> None:
    readings = sample.readings()
    whole = sample.crosscheck(readings)
    places = ("Bamako", "Mali")
    events = tuple(replace(event, place=place, links=()) for event, place in zip(whole.events, places, strict=True))
    with Dossier(tmp_path / "a.db") as dossier:
        for reading in readings:
            dossier.add(reading)
        dossier.put_crosscheck(replace(whole, events=events))
        city, country = json.loads(written(dossier, "geojson"))["features"]
    assert (
        city["geometry"]["type"] == "Point"
        and -10 < city["geometry"]["coordinates"][0] < -6
        and 11 < city["geometry"]["coordinates"][1] < 14
    )
    assert country["geometry"] is None and country["properties"]["country"] == "MLI"


def test_labelstudio_and_back_keeps_every_span(dossier: Dossier) -> None:
    for task, reading in zip(json.loads(written(dossier, "labelstudio")), dossier.readings(), strict=True):
        back = read_task(task)
        assert back.article.text == reading.article.text
        assert list(regions(back)) == list(regions(reading))


def test_parts_of_quotes_find_their_quote_again() -> None:
    """A source outside its quote, and a quote in a quote."""
    nord = sample.readings()[0]
    whole = nord.quotes[0]
    outside = replace(whole, source=Span(0, 4))
    inside = replace(whole, span=whole.content[0], content=(Span(whole.content[0].start, whole.content[0].start + 4),), cue=None)
    reading = replace(nord, quotes=(outside, inside))
    drawn = [result(nord.article, rank, region) for rank, region in enumerate(regions(reading))]
    tied = [relation(rank, region.whole) for rank, region in enumerate(regions(reading)) if region.whole is not None]
    back = read_task({"data": {"text": nord.article.text}, "annotations": [{"result": drawn + tied}]})
    assert list(regions(back)) == list(regions(reading))


@settings(max_examples=50)
@given(st.text(alphabet="aé 💩\u0301œ«»\n", min_size=5))
def test_labelstudio_counts_code_points(text: str) -> None:
    """An emoji is one character: as Label Studio stores it since 1.4."""
    task = {"data": {"text": text}, "annotations": [{"result": [{"type": "labels", "value": {"start": 1, "end": 4, "labels": ["quote"]}}]}]}
    assert read_task(task).article.words(read_task(task).quotes[0].span) == text[1:4]


@pytest.mark.parametrize(
    "task",
    [
        {},
        {"data": {}},
        {"data": {"text": "a"}, "annotations": [{"result": [{"type": "labels", "value": {"start": 0, "end": 9, "labels": ["quote"]}}]}]},
    ],
)
def test_a_wrong_task_is_refused_in_a_sentence(task: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="Label Studio"):
        read_task(task)


def test_the_contract_comes_back() -> None:
    for reading in sample.readings():
        row = json.loads(json.dumps(contract(reading)))
        assert contract(parse(row)) == row


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"article": None},
        {"article": {"name": "x"}},
        {"article": {"text": 3, "name": "x"}},
        {"article": {"text": "a", "name": "x"}, "quotes": [{}]},
    ],
)
def test_what_is_not_of_the_contract_is_refused(row: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=r"\.$"):
        parse(row)
