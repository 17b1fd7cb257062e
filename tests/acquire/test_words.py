"""Folding and splitting by a codec say what the slow way says, character for character, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from recoupe.acquire.words import FOLDING, PRESS, WORD, folded, words_in

TEXTS = st.one_of(st.text(), st.text(alphabet=PRESS))


def test_every_character_is_folded_at_its_place() -> None:
    for character in map(chr, range(0x3000)):
        assert folded(character) == character.translate(FOLDING)


@given(TEXTS)
def test_a_text_is_folded_as_its_characters_are(text: str) -> None:
    assert folded(text) == text.translate(FOLDING)
    assert len(folded(text)) == len(text)


@given(TEXTS)
def test_the_words_of_a_folded_text(text: str) -> None:
    assert words_in(folded(text)) == WORD.findall(folded(text))


def test_words_of_a_press_line() -> None:
    assert words_in(folded("L’œuvre\u202f: « 3 élus »")) == ["l", "œuvre", "3", "elus"]
    assert words_in(folded("Санкции contre Ségou")) == ["contre", "segou"]


def test_the_alphabet_fits_a_byte() -> None:
    assert len(PRESS) == len(set(PRESS)) <= 256
