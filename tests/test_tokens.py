"""The plain words say what spaCy's say."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc as Parsed
from spacy.tokens import Token as ParsedToken

from recoupe.tokens import Doc, Token

TEXT = (
    "« Les trois ponts, bâtis en 1974, tiennent », a-t-il dit.  Selon Awa Cissé, préfète de Tori depuis mardi, "
    "on n'a compté que quatre-vingts blessés… L'armée, elle, se tait :\n\nrien."
)
PLAIN = ("text", "lower_", "lemma_", "pos_", "dep_", "ent_type_", "idx", "i", "whitespace_", "text_with_ws", "is_space", "is_punct", "is_alpha",
         "like_num", "is_sent_start", "lang_")  # fmt: skip
FEATURES = ("Gender", "Number", "Mood", "VerbForm", "Person", "Poss", "PronType")


@pytest.fixture(scope="module")
def parsed(nlp: Language) -> Parsed:
    return nlp(TEXT)


@pytest.fixture(scope="module")
def doc(parsed: Parsed) -> Doc:
    return Doc(parsed)


def places(words: object) -> list[int]:
    return [word.i for word in words if isinstance(word, Token | ParsedToken)]  # type: ignore[attr-defined]


def test_each_word_is_what_it_was(parsed: Parsed, doc: Doc) -> None:
    assert doc.text == parsed.text and len(doc) == len(parsed)
    for name in PLAIN:
        assert [getattr(token, name) for token in doc] == [getattr(token, name) for token in parsed], name
    for name in FEATURES:
        assert [token.morph.get(name, []) for token in doc] == [token.morph.get(name, []) for token in parsed], name


def test_the_tree_is_what_it_was(parsed: Parsed, doc: Doc) -> None:
    for ours, theirs in zip(doc, parsed, strict=True):
        assert (ours.head.i, ours.left_edge.i) == (theirs.head.i, theirs.left_edge.i)
        for name in ("children", "lefts", "rights", "subtree"):
            assert places(getattr(ours, name)) == places(getattr(theirs, name)), (ours, name)
        assert [doc[i].is_ancestor(ours) for i in range(len(doc))] == [token.is_ancestor(theirs) for token in parsed]


def test_sentences_and_names_are_what_they_were(parsed: Parsed, doc: Doc) -> None:
    assert [(s.start, s.end, s.text) for s in doc.sents] == [(s.start, s.end, s.text) for s in parsed.sents]
    assert [(e.start, e.end, e.label_) for e in doc.ents] == [(e.start, e.end, e.label_) for e in parsed.ents]
    assert [token.sent.start for token in doc] == [token.sent.start for token in parsed]


def test_every_run_is_what_it_was(parsed: Parsed, doc: Doc) -> None:
    for start in range(len(doc)):
        for end in range(start, len(doc) + 1):
            ours, theirs = doc[start:end], parsed[start:end]
            assert (ours.text, ours.start_char, ours.end_char) == (theirs.text, theirs.start_char, theirs.end_char)
            if len(ours):
                assert ours.root.i == theirs.root.i
    assert (doc[-3:-1].start, len(doc[5:3]), doc[2:9][1:3].start, doc[2:9][-1].i) == (len(doc) - 3, 0, 3, 8)


def test_characters_find_their_words(parsed: Parsed, doc: Doc) -> None:
    for start in range(len(TEXT)):
        for end in (start + 1, start + 2, start + 17):
            ours, theirs = doc.char_span(start, end), parsed.char_span(start, end, alignment_mode="expand")
            assert (None if ours is None else (ours.start, ours.end)) == (None if theirs is None else (theirs.start, theirs.end))
    assert doc.char_span(4, 4) is None


def test_neighbours_end_where_the_text_ends(doc: Doc) -> None:
    assert doc[0].nbor().i == 1
    with pytest.raises(IndexError, match="no word"):
        doc[0].nbor(-1)


def test_a_text_without_words_has_no_sentences(nlp: Language) -> None:
    doc = Doc(nlp(""))
    assert (len(doc), doc.sents, doc.ents, doc.char_span(0, 1)) == (0, (), (), None)
