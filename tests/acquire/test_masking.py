"""Private people's words are hidden in the copy that is kept, at the same length."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.acquire.decode import decode
from recoupe.acquire.inputs import article_from_text
from recoupe.acquire.masking import masked_copy
from recoupe.model import PRIVATE_KINDS, Article

TEXT = """La mairie promet des bus propres
Quarante bus électriques circuleront dans la capitale avant la fin de l'année, a-t-on appris mercredi de source municipale.
Le prix du billet ne changera pas, a affirmé l'adjoint chargé de la mobilité lors d'une conférence de presse.
2 commentaires
Moussa
lol qui va entretenir les batteries
Fatou
tres bonne idee bravo
Laisser un commentaire
Tél. : +223 70 00 00 00
"""


def article(text: str) -> Article:
    found = article_from_text(text).article
    assert found is not None
    return found


def test_comments_and_contacts_are_masked() -> None:
    original = article(TEXT)
    copy = masked_copy(original)
    assert len(copy.text) == len(original.text)
    assert copy.id == original.id
    assert all(word not in copy.text for word in ("lol", "Fatou", "Moussa", "bravo", "+223"))
    assert "Quarante bus électriques" in copy.text


@given(st.text(max_size=300).filter(str.strip))
@settings(max_examples=60, deadline=None)
def test_masking_changes_private_blocks_only(text: str) -> None:
    original = article(text)
    copy = masked_copy(original)
    assert len(copy.text) == len(original.text)
    for block in original.blocks:
        if block.kind not in PRIVATE_KINDS:
            assert copy.words(block.span) == original.words(block.span)


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_decoding_never_fails(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or "\r" not in decoded.text
