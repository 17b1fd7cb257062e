"""The pack's own examples and counter-examples, and what a wrong pack says."""

from __future__ import annotations

import pytest

from extract.conftest import Read
from recoupe.errors import PackError
from recoupe.extract.triggers import Trigger, build_triggers, load_triggers
from recoupe.lexicon import table

RECORDS = load_triggers("fr").records
MODES_BY_WORDS = {row.type for row in load_triggers("fr").modes}


@pytest.mark.parametrize("record", RECORDS, ids=[record.id for record in RECORDS])
def test_examples_are_coded_and_counter_examples_are_not(read: Read, record: Trigger) -> None:
    for sentence in record.examples:
        told = [(a.type, a.mode) for a in read(sentence).accounts]
        wanted = [(record.type, mode) for _, mode in told] if record.type in MODES_BY_WORDS else [(record.type, record.mode)]
        assert any(pair in told for pair in wanted), (sentence, told)
    for sentence in record.counter_examples:
        assert record.id not in [a.rule for a in read(sentence).accounts], sentence


def test_every_type_of_the_ontology_has_triggers() -> None:
    assert len({record.type for record in RECORDS}) == 17


def test_no_record_repeats_a_word() -> None:
    for record in RECORDS:
        for words in (record.phrases, tuple(sorted(record.verbs)), tuple(sorted(record.nouns))):
            assert len(set(words)) == len(words), record.id


@pytest.mark.parametrize(
    ("change", "culprit"),
    [
        ({"frame": "nowhere"}, "frame"),
        ({"type": "FIGHT"}, "FIGHT"),
        ({"mode": "sideways"}, "sideways"),
        ({"theme": ["no_such_class"]}, "no_such_class"),
        ({"needs": ["place"]}, "place"),
    ],
)
def test_a_wrong_record_is_named(change: dict[str, object], culprit: str) -> None:
    data = table("fr", "triggers")
    row = {**data["trigger"][0], **change}
    with pytest.raises(PackError, match=culprit):
        build_triggers({"frames": data["frames"], "trigger": [row]}, "fr")
