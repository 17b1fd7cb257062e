"""The words that deny, lower, ask for or carry a happening (`scope.toml`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from recoupe.lexicon import table
from recoupe.text import fold


@lru_cache(maxsize=8)
def figures(language: str) -> re.Pattern[str]:
    """The set phrases of a language that tell no event, as one pattern."""
    return re.compile("|".join(rf"\b(?:{phrase})" for phrase in table(language, "scope")["figures"]["phrases"]), re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeWords:
    """The words of `scope.toml`, folded."""

    particles: frozenset[str]
    determiners: frozenset[str]
    negators: frozenset[str]
    nothing: frozenset[str]
    limiting: frozenset[str]
    affirming: frozenset[str]
    without: frozenset[str]
    denying: frozenset[str]
    denying_forms: frozenset[str]
    failing: frozenset[str]
    absence: frozenset[str]
    allegations: frozenset[str]
    dismissing: frozenset[str]
    evidence: frozenset[str]
    possible: frozenset[str]
    doubtful: frozenset[str]
    perhaps: frozenset[str]
    planned: frozenset[str]
    intentions: frozenset[str]
    coming: frozenset[str]
    preparing: frozenset[str]
    aims: frozenset[str]
    passing: frozenset[str]
    requesting: frozenset[str]
    requests: frozenset[str]
    lasting: frozenset[str]
    underway: frozenset[str]
    scheduled: frozenset[str]
    near_future: frozenset[str]
    near_past: frozenset[str]
    purpose: frozenset[str]
    hypothesis: frozenset[str]
    conditions: frozenset[str]
    presupposing: frozenset[str]
    speech: frozenset[str]
    publishing: frozenset[str]
    acting: frozenset[str]
    undergoing: frozenset[str]
    ascribing: frozenset[str]
    opposing: frozenset[str]
    reporting: frozenset[str]
    happening: frozenset[str]
    taking_place: frozenset[str]
    scenes: frozenset[str]
    striking: frozenset[str]
    unreal: frozenset[str]
    acts: frozenset[str]
    during: frozenset[str]


# Which section of `scope.toml` and which of its keys fill each field.
SOURCES: Mapping[str, tuple[str, ...]] = {
    "particles": ("negation", "particles"),
    "determiners": ("negation", "determiners"),
    "negators": ("negation", "negators"),
    "nothing": ("negation", "nothing"),
    "limiting": ("negation", "limiting"),
    "affirming": ("negation", "affirming"),
    "without": ("negation", "without"),
    "denying": ("denial", "verbs"),
    "denying_forms": ("denial", "forms"),
    "failing": ("denial", "fail"),
    "absence": ("denial", "nouns"),
    "allegations": ("denial", "allegations"),
    "dismissing": ("denial", "dismissing"),
    "evidence": ("denial", "evidence"),
    "possible": ("possible", "verbs"),
    "doubtful": ("possible", "adjectives"),
    "perhaps": ("possible", "adverbs"),
    "planned": ("planned", "verbs"),
    "intentions": ("planned", "nouns"),
    "coming": ("planned", "adjectives"),
    "preparing": ("planned", "preparation"),
    "aims": ("planned", "aims"),
    "passing": ("planned", "passing"),
    "requesting": ("requested", "verbs"),
    "requests": ("requested", "nouns"),
    "lasting": ("ongoing", "verbs"),
    "underway": ("ongoing", "nouns"),
    "scheduled": ("planned", "scheduled"),
    "near_future": ("planned", "near_future"),
    "near_past": ("ongoing", "near_past"),
    "purpose": ("planned", "purpose"),
    "hypothesis": ("possible", "conjunctions"),
    "conditions": ("possible", "conditions"),
    "presupposing": ("presupposing", "verbs", "nouns"),
    "speech": ("speech", "verbs"),
    "publishing": ("speech", "publishing"),
    "acting": ("support", "acting"),
    "undergoing": ("support", "undergoing"),
    "ascribing": ("support", "ascribing"),
    "opposing": ("support", "opposing"),
    "reporting": ("support", "reporting"),
    "happening": ("support", "happening"),
    "taking_place": ("support", "taking_place"),
    "scenes": ("support", "scenes"),
    "striking": ("support", "striking"),
    "unreal": ("unreal", "words"),
    "acts": ("unreal", "acts"),
    "during": ("support", "during"),
}


@lru_cache(maxsize=8)
def load_scope(language: str) -> ScopeWords:
    """The scope words of a language."""
    data = table(language, "scope")
    return ScopeWords(
        **{name: frozenset(fold(word) for key in keys for word in data[section][key]) for name, (section, *keys) in SOURCES.items()}
    )
