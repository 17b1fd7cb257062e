"""The other tables of the pack: their examples hold."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language

from marked import unmark
from recoupe.annotate.doc import annotate
from recoupe.attribute.anonymity import is_nameless, load_nameless
from recoupe.attribute.chains import load_patterns, relays_in
from recoupe.attribute.factory import KEY
from recoupe.attribute.marks import pair_marks
from recoupe.attribute.page import page
from recoupe.attribute.phrases import Phrase, load_speakers
from recoupe.attribute.titled import names_in_marks
from recoupe.lexicon import table
from recoupe.model import Span

from .conftest import article_of


@pytest.mark.parametrize("row", table("fr", "anonymity")["example"], ids=lambda row: row["text"])
def test_who_is_nameless(row: dict[str, object], nlp: Language) -> None:
    text = str(row["text"])
    article = article_of(text)
    words = page(annotate(article, nlp), article)
    assert is_nameless(words, Phrase(0, len(words)), load_speakers(), load_nameless()) is row["anonymous"]


@pytest.mark.parametrize("row", table("fr", "relays")["pattern"], ids=lambda row: row["examples"][0])
def test_relay_patterns_find_their_examples(row: dict[str, object]) -> None:
    for example in row["examples"]:  # type: ignore[attr-defined]
        text, marks = unmark(example)
        found = relays_in(text, (Span(0, len(text)),), Span(0, len(text)), load_patterns())
        assert marks[0].span in [relay.span for relay in found]


@pytest.mark.parametrize("row", table("fr", "relays")["pattern"], ids=lambda row: row["counter_examples"][0])
def test_relay_patterns_leave_their_counter_examples(row: dict[str, object]) -> None:
    for text in row["counter_examples"]:  # type: ignore[attr-defined]
        assert relays_in(text, (Span(0, len(text)),), Span(0, len(text)), load_patterns()) == ()


@pytest.mark.parametrize("row", table("fr", "cues")["names"]["example"], ids=lambda row: row["text"])
def test_what_in_marks_is_a_name(row: dict[str, object]) -> None:
    text = str(row["text"])
    pairs, _ = pair_marks(text, (Span(0, len(text)),), ())
    assert bool(names_in_marks(text, pairs)) is row["name"]


@pytest.mark.parametrize("row", table("fr", "stances")["sign"], ids=lambda row: row["stance"])
def test_signs_of_a_stance(row: dict[str, object]) -> None:
    pattern = re.compile(str(row["regex"]), re.IGNORECASE)
    assert all(pattern.search(text) for text in row["examples"])  # type: ignore[attr-defined]
    assert not any(pattern.search(text) for text in row["counter_examples"])  # type: ignore[attr-defined]


def test_the_component_writes_its_quotes_on_the_doc(nlp: Language) -> None:
    nlp.add_pipe(KEY)
    try:
        doc = nlp("« Rien ne presse », a dit le maire.")
        (quote,) = doc.user_data[KEY]
        assert doc.text[quote.content[0].start : quote.content[0].end] == "Rien ne presse"
    finally:
        nlp.remove_pipe(KEY)
