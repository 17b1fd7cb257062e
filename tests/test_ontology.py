"""The ontology is data, checked when it is loaded."""

from __future__ import annotations

from typing import Any

import pytest

from recoupe.errors import PackError
from recoupe.lexicon import load_toml
from recoupe.ontology import build_ontology, load_ontology


def test_it_has_plover_and_our_vote() -> None:
    ontology = load_ontology()
    assert len([kind for kind in ontology.types.values() if not kind.extension]) == 16
    assert sum(len(kind.modes) for kind in ontology.types.values() if not kind.extension) == 67
    assert len(ontology.contexts) == 37
    assert ontology.types["VOTE"].modes.keys() == {"for", "against", "abstain", "absent"}


def test_scores_go_by_mode_then_by_type() -> None:
    ontology = load_ontology()
    assert ontology.score("RETREAT", "disarm") == 10
    assert ontology.score("ACCUSE") == -3
    assert {"AGREE": 1, "AID": 2, "REQUEST": 3, "SANCTION": 4}.items() <= {name: kind.quad for name, kind in ontology.types.items()}.items()


@pytest.mark.parametrize(
    ("key", "value", "culprit"),
    [("quad", "friendly", "friendly"), ("score", 12, "12"), ("related", ["FIGHT"], "FIGHT"), ("gloss", None, "gloss")],
)
def test_a_wrong_type_is_named(key: str, value: Any, culprit: str) -> None:
    data = {name: dict(section) for name, section in load_toml("events", "plover.toml").items()}
    changed = {k: v for k, v in {**data["types"]["AID"], key: value}.items() if v is not None}
    data["types"]["AID"] = changed
    with pytest.raises(PackError, match=culprit):
        build_ontology(data)
