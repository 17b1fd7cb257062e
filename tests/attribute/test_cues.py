"""The language pack is its own test suite: every example is found, no counter-example is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from marked import Mark, unmark
from recoupe.attribute.cues import load_cues
from recoupe.attribute.verbs import forms
from recoupe.errors import PackError
from recoupe.lexicon import table
from recoupe.model import Quote, Span

from .conftest import Attribute

PACK = table("fr", "cues")
RECORDS: list[dict[str, Any]] = [*PACK["verb"], *PACK["adjunct"], *PACK["governor"]]


def label(record: dict[str, Any]) -> str:
    return str(record.get("lemma") or " ".join(record["words"]))


def examples(key: str) -> Iterator[Any]:
    for record in RECORDS:
        for text in record.get(key, ()):
            yield pytest.param(record, text, id=f"{label(record)}: {text[:40]}")


def spans(marks: tuple[Mark, ...], tag: str) -> tuple[Span, ...]:
    return tuple(mark.span for mark in marks if mark.tag == tag)


def told(quotes: tuple[Quote, ...], content: tuple[Span, ...]) -> Quote | None:
    return next((quote for quote in quotes if quote.content == content), None)


@pytest.mark.parametrize(("record", "text"), list(examples("examples")))
def test_an_example_of_the_pack_is_found(record: dict[str, Any], text: str, attribute: Attribute) -> None:
    plain, marks = unmark(text)
    quotes = attribute(plain).quotes
    quote = told(quotes, spans(marks, "content"))
    assert quote is not None, [[plain[s.start : s.end] for s in q.content] for q in quotes]
    assert quote.cue is not None
    assert quote.cue.span.overlaps(spans(marks, "cue")[0])
    words = quote.source or quote.antecedent
    assert words is not None
    assert words.overlaps(spans(marks, "source")[0])


@pytest.mark.parametrize(("record", "text"), list(examples("counter_examples")))
def test_a_counter_example_gives_no_quote(record: dict[str, Any], text: str, attribute: Attribute) -> None:
    assert [q for q in attribute(text).quotes if q.cue and q.cue.lemma.split()[0] == label(record).split()[0]] == []


def test_every_verb_has_its_forms() -> None:
    cues = load_cues()
    for head in cues.verbs:
        assert head in cues.forms


@pytest.mark.parametrize(
    ("lemma", "words"),
    [
        ("déclarer", "déclare déclarent déclarait déclara déclarèrent déclaré déclarée déclarant déclarerait"),
        ("appeler", "appelle appellent appelait appela appelé appelant appellera"),
        ("suggérer", "suggère suggèrent suggérait suggérera suggèrera suggéré"),
        ("prononcer", "prononce prononçait prononça prononçant"),
        ("juger", "juge jugeait jugea jugeant jugé"),
        ("prévenir", "prévient préviennent prévenait prévint prévenu prévenant préviendra"),
        ("promettre", "promet promettent promit promis promettant promettra"),
        ("craindre", "craint craignent craignait craignant"),
        ("reconnaître", "reconnaît reconnait reconnaissent reconnut reconnu reconnaissant"),
        ("prétendre", "prétend prétendent prétendait prétendu"),
        ("avertir", "avertit avertissent avertissait averti avertissant"),
        ("démentir", "dément démentent démentait démenti démentant"),
        ("relever", "relève relevait releva relevé"),
        ("écrire", "écrit écrivent écrivait écrivant"),
    ],
)
def test_verbs_are_conjugated(lemma: str, words: str) -> None:
    found = forms([lemma], table("fr", "conjugations")["endings"])
    assert set(words.split()) <= set(found)


def test_a_record_with_an_unknown_frame_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {**PACK, "verb": [{"lemma": "dire", "stance": "assert", "frames": ["chanter"]}]}
    monkeypatch.setattr("recoupe.attribute.cues.table", lambda language, name: wrong if name == "cues" else table(language, name))
    load_cues.cache_clear()
    with pytest.raises(PackError, match="« dire » has an unknown frame chanter"):
        load_cues("fr")
    load_cues.cache_clear()
