"""Private people's words are hidden in the copy that is kept, at the same length."""

from __future__ import annotations

import pytest
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


STORY = "\n".join(TEXT.split("\n")[:3])
THREADS = {
    "WordPress": ("ARTICLES SIMILAIRES", "Le pont de Kayes rouvert", "Kalifa22 DIT :", "9 octobre 2023 à 14 h 22 min", "on attend de voir", "Répondre"),
    "plugin": ("Soyez informé", "Drissa", "il y a 2 jours", "ils avaient promis la même chose pour le pont", "Répondre", "awa_k", "il y a 1 jour", "Patience"),
    "bare names": ("3 commentaires", "moussa227", "Qui paie ?", "dan_gao", "Vive la ville", "Abonnez-vous à notre lettre", "Votre courriel", "OK"),
    "name, then day": ("Commentaires", "Fatou", "12/05/2020 à 8 h 05 min", "Les bus du nord attendent encore.", "Lassina", "Moi je marche."),
}  # fmt: skip
PRIVATE_WORDS = {
    "WordPress": ("Kalifa22", "octobre", "on attend"),
    "plugin": ("Drissa", "promis la même", "awa_k", "Patience"),
    "bare names": ("moussa227", "Qui paie", "dan_gao", "Vive", "courriel", "OK"),
    "name, then day": ("Fatou", "bus du nord", "Lassina", "je marche"),
}


@pytest.mark.parametrize("layout", THREADS)
def test_who_comments_and_what_is_masked_whatever_the_layout(layout: str) -> None:
    copy = masked_copy(article(STORY + "\n" + "\n".join(THREADS[layout])))
    assert [word for word in PRIVATE_WORDS[layout] if word in copy.text] == []
    assert all(line in copy.text for line in STORY.split("\n"))


def test_headlines_before_a_thread_are_no_comments() -> None:
    assert "Le pont de Kayes rouvert" in masked_copy(article(STORY + "\n" + "\n".join(THREADS["WordPress"]))).text


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
