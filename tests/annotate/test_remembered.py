"""What is remembered of words changes nothing of what the pipeline finds, to the last bit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from recoupe.annotate import remembered
from recoupe.annotate.remembered import remember_words
from recoupe.lexicon import DEFAULT_MODEL

TEXTS = [
    "La garde nationale a levé lundi le barrage de Torodi, selon le préfet.",
    "« Le barrage est levé », a confirmé le préfet lundi ; les chauffeurs de Torodi, eux, attendent encore.",
    "",
    "Le préfet de Torodi, M. Idé Hamani, a levé le camp.\n\nLe camp est levé.",
]
SEEN: list[int | str] = ["LEMMA", "POS", "MORPH", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture
def remembering() -> Iterator[Language]:
    nlp = spacy.load(DEFAULT_MODEL)
    remember_words(nlp)
    yield nlp


def same(left: Doc, right: Doc) -> bool:
    """True where both hold the same vectors, bit for bit, and the same annotation."""
    return left.tensor.tobytes() == right.tensor.tobytes() and left.to_array(SEEN).tobytes() == right.to_array(SEEN).tobytes()


def test_the_first_and_the_second_reading_of_a_word_are_as_without_memory(plain: Language, remembering: Language) -> None:
    for _ in range(2):
        docs = list(remembering.pipe(TEXTS, batch_size=3))
        assert all(same(doc, plain(text)) for doc, text in zip(docs, TEXTS, strict=True))


def test_every_tok2vec_of_the_pipeline_remembers(remembering: Language) -> None:
    models = [model for _, pipe in remembering.pipeline if (model := getattr(pipe, "model", None))]
    layers = [node.name for model in models for node in model.walk()]
    assert layers.count("remembered") == 2  # the one that tagger and parser share, and the one of the names


@pytest.mark.parametrize("kept", [1, 12, 30])
def test_a_full_memory_forgets_and_finds_the_same(
    plain: Language, remembering: Language, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(remembered, "KEPT", kept)
    assert all(same(remembering(text), plain(text)) for text in TEXTS * 2)
