"""Denied, planned, possible, going on: by syntactic scope. The pack's examples, and the traps."""

from __future__ import annotations

import pytest

from extract.conftest import Read
from recoupe.lexicon import table

SCOPE = table("fr", "scope")
EXAMPLES = [(section, sentence) for section in ("possible", "planned", "ongoing") for sentence in SCOPE[section]["examples"]]
COUNTER_EXAMPLES = [
    (section, sentence) for section in ("possible", "planned", "ongoing") for sentence in SCOPE[section]["counter_examples"]
]
DENIALS = [sentence for section in ("negation", "denial") for sentence in SCOPE[section]["examples"]]
NO_DENIALS = [sentence for section in ("negation", "denial") for sentence in SCOPE[section]["counter_examples"]]


@pytest.mark.parametrize(("status", "sentence"), EXAMPLES)
def test_the_words_of_a_status_give_it(read: Read, status: str, sentence: str) -> None:
    assert status in [account.status for account in read(sentence).accounts]


@pytest.mark.parametrize(("status", "sentence"), COUNTER_EXAMPLES)
def test_other_words_do_not(read: Read, status: str, sentence: str) -> None:
    assert status not in [account.status for account in read(sentence).accounts]


@pytest.mark.parametrize("sentence", DENIALS)
def test_denied(read: Read, sentence: str) -> None:
    assert "denied" in [account.polarity for account in read(sentence).accounts]


@pytest.mark.parametrize("sentence", NO_DENIALS)
def test_not_denied(read: Read, sentence: str) -> None:
    assert [account.polarity for account in read(sentence).accounts] == ["affirmed"]


@pytest.mark.parametrize(
    ("sentence", "type_", "polarity", "status"),
    [
        ("Le Bénin n'a pas reçu de drones, mais la Turquie a livré des blindés au Togo.", "AID", "affirmed", "actual"),
        ("La Chine, qui n'a pas soutenu le texte, a livré des camions au Laos.", "AID", "affirmed", "actual"),
        ("Le ministre assure que la Serbie a livré des obus au Tchad.", "AID", "affirmed", "actual"),
        ("Selon le ministre, la Serbie aurait livré des obus au Tchad.", "AID", "affirmed", "possible"),
        ("La Serbie livrera des obus au Tchad.", "AGREE", "affirmed", "planned"),
        ("La Serbie ne livrera pas d'obus au Tchad.", "AID", "denied", "planned"),
        ("Si la Serbie livre des obus au Tchad, nous réagirons.", None, None, None),
        ("Aucun soldat n'a été tué par les rebelles, assure l'armée.", "ASSAULT", "denied", "actual"),
        ("Les rebelles nient avoir attaqué la base de Kossei.", "ASSAULT", "denied", "actual"),
        ("Le colonel a démenti que l'armée ait tué des civils.", "ASSAULT", "denied", "actual"),
        ("Paris exige que le Rwanda cesse de bombarder la ville de Sake.", "ASSAULT", "affirmed", "ongoing"),
        ("Le président a décidé de gracier vingt détenus.", "CONCEDE", "affirmed", "actual"),
    ],
)
def test_scope_is_syntactic(read: Read, sentence: str, type_: str | None, polarity: str | None, status: str | None) -> None:
    told = [(account.type, account.polarity, account.status) for account in read(sentence).accounts]
    assert told == [] if type_ is None else (type_, polarity, status) in told


@pytest.mark.parametrize("sentence", SCOPE["figures"]["examples"])
def test_a_set_phrase_tells_no_event(read: Read, sentence: str) -> None:
    reading = read(sentence)
    assert any("is a set phrase" in refusal.reason for refusal in reading.refusals)
    assert not {"AID", "REJECT", "REQUEST"} & {account.type for account in reading.accounts}


@pytest.mark.parametrize("sentence", SCOPE["figures"]["counter_examples"])
def test_the_same_words_elsewhere_tell_one(read: Read, sentence: str) -> None:
    assert read(sentence).accounts
