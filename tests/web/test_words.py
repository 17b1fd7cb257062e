from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.web.words import Piece, compare


def test_what_differs_is_marked_word_by_word() -> None:
    left, right = compare("Ces appareils renforceront nos capacités", "Les appareils renforceront peut-être nos capacités")
    assert [p.text for p in left if p.differs] == ["Ces"]
    assert [p.text for p in right if p.differs] == ["Les", "peut-être"]


def test_case_and_punctuation_make_no_difference() -> None:
    assert compare("Oui, BIEN sûr.", "oui bien sur")[0] == (Piece("Oui, BIEN sûr.", False),)


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_word_is_lost(left: str, right: str) -> None:
    ours, theirs = compare(left, right)
    assert "".join(p.text for p in ours) == left
    assert "".join(p.text for p in theirs) == right
