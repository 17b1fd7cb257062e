"""The cascade of small grammars."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import PackError
from recoupe.ground.grammar import Found, Node, Rule, apply, compile_grammar, cut, lowered

WORDS = {"COLOUR": {"rouge": 1, "vert": 2}, "THING": {"pomme": "apple", "pommes": "apple"}}
RULES = [
    Rule("pair", 1, "THING COLOUR?", "pair", "FRUIT"),
    Rule("both", 2, "FRUIT et FRUIT", "both", "FRUIT"),
]


def build(rule: Rule, found: Found, place: Node) -> object:
    if rule.build == "pair":
        return found["THING"][0], *found.get("COLOUR", ())
    return tuple(found["FRUIT"])


def test_rules_are_applied_level_by_level() -> None:
    grammar = compile_grammar(WORDS, RULES, ["THING"])
    text = "une pomme rouge et une pomme, des pommes vert et pommes rouge"
    nodes = apply(grammar, text, build)
    assert [(text[n.start : n.end], n.values["FRUIT"]) for n in nodes] == [
        ("pomme rouge", ("apple", 1)),
        ("pomme", ("apple",)),
        ("pommes vert et pommes rouge", (("apple", 2), ("apple", 1))),
    ]


def test_a_refused_rule_gives_way_to_the_next() -> None:
    rules = [Rule("never", 1, "THING COLOUR", "never", "FRUIT"), Rule("pair", 1, "THING", "pair", "FRUIT")]
    nodes = apply(compile_grammar(WORDS, rules, ["THING"]), "pomme rouge", lambda rule, found, place: None if rule.build == "never" else 1)
    assert [(n.start, n.end) for n in nodes] == [(0, 5)]


def test_a_rule_that_names_no_category_is_refused_with_its_name() -> None:
    with pytest.raises(PackError, match="rule odd: there is no category TASTE"):
        compile_grammar(WORDS, [Rule("odd", 1, "TASTE", "pair", "FRUIT")], ["THING"])


@given(st.text(max_size=60))
def test_lower_case_keeps_the_length_and_words_keep_their_place(text: str) -> None:
    low = lowered(text, {"A": "à"})
    assert len(low) == len(text)
    words, ends = cut(low)
    assert all(low[end - len(word) : end] == word for word, end in zip(words, ends, strict=True))
