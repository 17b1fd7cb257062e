"""The words that deny, lower, ask for or carry a happening (`scope.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from recoupe.lexicon import Table, table
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
    limiting: frozenset[str]
    affirming: frozenset[str]
    without: frozenset[str]
    denying: frozenset[str]
    denying_forms: frozenset[str]
    failing: frozenset[str]
    absence: frozenset[str]
    possible: frozenset[str]
    doubtful: frozenset[str]
    perhaps: frozenset[str]
    planned: frozenset[str]
    intentions: frozenset[str]
    coming: frozenset[str]
    preparing: frozenset[str]
    requesting: frozenset[str]
    requests: frozenset[str]
    lasting: frozenset[str]
    underway: frozenset[str]
    near_future: frozenset[str]
    near_past: frozenset[str]
    purpose: frozenset[str]
    hypothesis: frozenset[str]
    presupposing: frozenset[str]
    speech: frozenset[str]
    acting: frozenset[str]
    undergoing: frozenset[str]
    ascribing: frozenset[str]
    opposing: frozenset[str]
    happening: frozenset[str]
    striking: frozenset[str]
    unreal: frozenset[str]
    acts: frozenset[str]
    during: frozenset[str]


@lru_cache(maxsize=8)
def load_scope(language: str) -> ScopeWords:
    """The scope words of a language."""
    data = table(language, "scope")

    def words(section: str, *keys: str) -> frozenset[str]:
        rows: Table = data[section]
        return frozenset(fold(word) for key in keys for word in rows[key])

    return ScopeWords(
        particles=words("negation", "particles"),
        determiners=words("negation", "determiners"),
        negators=words("negation", "negators"),
        limiting=words("negation", "limiting"),
        affirming=words("negation", "affirming"),
        without=words("negation", "without"),
        denying=words("denial", "verbs"),
        denying_forms=words("denial", "forms"),
        failing=words("denial", "fail"),
        absence=words("denial", "nouns"),
        possible=words("possible", "verbs"),
        doubtful=words("possible", "adjectives"),
        perhaps=words("possible", "adverbs"),
        planned=words("planned", "verbs"),
        intentions=words("planned", "nouns"),
        coming=words("planned", "adjectives"),
        preparing=words("planned", "preparation"),
        requesting=words("requested", "verbs"),
        requests=words("requested", "nouns"),
        lasting=words("ongoing", "verbs"),
        underway=words("ongoing", "nouns"),
        near_future=words("planned", "near_future"),
        near_past=words("ongoing", "near_past"),
        purpose=words("planned", "purpose"),
        hypothesis=words("possible", "conjunctions"),
        presupposing=words("presupposing", "verbs", "nouns"),
        speech=words("speech", "verbs"),
        acting=words("support", "acting"),
        undergoing=words("support", "undergoing"),
        ascribing=words("support", "ascribing"),
        opposing=words("support", "opposing"),
        happening=words("support", "happening"),
        striking=words("support", "striking"),
        unreal=words("unreal", "words"),
        acts=words("unreal", "acts"),
        during=frozenset(word for word in data["support"]["during"]),
    )
