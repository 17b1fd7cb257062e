"""Why: PLOVER's contexts from the words of the trigger's sentence and paragraph (`contexts.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from recoupe.errors import PackError
from recoupe.lexicon import table
from recoupe.ontology import load_ontology
from recoupe.text import fold

PARAGRAPH_HITS = 2  # words of a paragraph that give a context which the sentence itself does not name; one alone is too often an aside


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextWords:
    """The words of one context as one pattern on folded text, and the types to which it is limited (none: all)."""

    pattern: re.Pattern[str]
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
        name: ContextWords(pattern=_pattern(row["words"]), only_types=frozenset(row.get("only_types", ()))) for name, row in rows.items()
    }


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, plural and feminine endings included."""
    return re.compile(r"\b(?:" + "|".join(sorted(map(fold, words), key=len, reverse=True)) + r")(?:e?s|x|e)?\b")


def contexts_of(type_: str, sentence: str, paragraph: str, language: str) -> tuple[str, ...]:
    """The contexts of an account told in `sentence` of `paragraph`."""
    here, around = _hits(sentence, language), _hits(paragraph, language)
    return tuple(
        name
        for name, row in load_contexts(language).items()
        if (not row.only_types or type_ in row.only_types) and (here[name] or around[name] >= PARAGRAPH_HITS)
    )


@lru_cache(maxsize=512)
def _hits(text: str, language: str) -> Mapping[str, int]:
    """How many different words of each context stand in `text`."""
    plain = fold(text)
    return {name: len(set(row.pattern.findall(plain))) for name, row in load_contexts(language).items()}
