"""What looked like an event and was not coded, and why; and that no text, however odd, breaks the coder."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extract.conftest import Read, article_of
from recoupe.annotate.doc import annotate
from recoupe.extract.accounts import find_accounts
from recoupe.extract.triggers import load_triggers
from recoupe.ontology import load_ontology


@pytest.mark.parametrize(
    ("sentence", "type_", "reason"),
    [
        ("Une canicule a détruit des maisons.", "ASSAULT", "cannot act"),
        ("Le ministre combat la pauvreté.", "ASSAULT", "another meaning"),
        ("Le porte-parole n'a pas fourni de détails.", "AID", "another meaning"),
        ("Si la Serbie fournit des chars au Tchad, nous réagirons.", "AID", "hypothesis"),
        ("Des étudiants ont manifesté pour dénoncer la réforme.", "ACCUSE", "topic of a protest"),
        ("La Serbie a promis de livrer des chars au Tchad.", "AGREE", "part of what"),
        ("Il a ouvert un centre de détention.", "COERCE", "what kind of"),
    ],
)
def test_it_is_refused_with_its_reason(read: Read, sentence: str, type_: str, reason: str) -> None:
    refusals = read(sentence).refusals
    assert any(reason in refusal.reason for refusal in refusals), refusals
    assert {refusal.type for refusal in refusals} & {type_, "AID"}


WORDS = sorted({verb.removeprefix("se ") for verb in load_triggers("fr").verbs})
PIECES = st.sampled_from([*WORDS[::9], "La Russie", "a", "qui", "que", "ne", "pas", "«", "»", ",", ".", "le Mali", "et", "par", "\n", "’"])


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_every_account_stands_in_the_text_and_in_the_ontology(nlp: Language, pieces: list[str]) -> None:
    text = " ".join(pieces)
    if not text.strip():
        return
    article = article_of(text)
    found = find_accounts(annotate(article, nlp), article, (), (), ())
    for account in found.accounts:
        assert load_ontology().has(account.type, account.mode)
        assert account.evidence
        for span in (account.trigger, *account.evidence, *account.actor_spans, *account.recipient_spans):
            assert 0 <= span.start < span.end <= len(text)
    assert list(found.accounts) == sorted(found.accounts, key=lambda account: account.trigger.start)
