"""Why: PLOVER's contexts from the words of the trigger's sentence and paragraph (`contexts.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from recoupe.errors import PackError
from recoupe.lexicon import table
from recoupe.ontology import load_ontology
from recoupe.text import fold

PARAGRAPH_HITS = 2  # words of a paragraph that give a context which the sentence itself does not name; one alone is too often an aside


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextWords:
    """The words of one context, folded, and the types to which it is limited (none: all)."""

    words: tuple[str, ...]
    only_types: frozenset[str]


@lru_cache(maxsize=8)
def load_contexts(language: str) -> Mapping[str, ContextWords]:
    """The contexts of a language.

    Raises:
        PackError: one of them is not in the ontology.
    """
    rows = table(language, "contexts")["contexts"]
    for name in rows.keys() - load_ontology().contexts:
        raise PackError(f"contexts.toml: the ontology has no context '{name}'.")
    return {
        name: ContextWords(words=tuple(f" {fold(word)}" for word in row["words"]), only_types=frozenset(row.get("only_types", ())))
        for name, row in rows.items()
    }


def contexts_of(type_: str, sentence: str, paragraph: str, language: str) -> tuple[str, ...]:
    """The contexts of an account told in `sentence` of `paragraph`; plural endings count as the word."""
    here, around = f" {fold(sentence)} ", f" {fold(paragraph)} "
    return tuple(
        name
        for name, row in load_contexts(language).items()
        if (not row.only_types or type_ in row.only_types)
        and (any(_has(here, word) for word in row.words) or sum(_has(around, word) for word in row.words) >= PARAGRAPH_HITS)
    )


def _has(text: str, word: str) -> bool:
    return any(word + ending + " " in text for ending in ("", "s", "x", "e", "es"))
