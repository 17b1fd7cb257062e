"""Why: PLOVER's contexts from the words of the trigger's sentence and paragraph (`contexts.toml`)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from recoupe.errors import PackError
from recoupe.lexicon import table
from recoupe.ontology import load_ontology
from recoupe.text import fold

ENDINGS = ("es", "s", "x", "e", "")  # of feminines and plurals
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
    return re.compile(r"\b(?:" + "|".join(sorted(map(fold, words), key=len, reverse=True)) + r")(?:" + "|".join(ENDINGS) + r")\b")


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
    """How many different words of each context stand in `text`. A context is looked for only where a word may begin it."""
    plain, openings = fold(text), _openings(language)
    near = {name for word in set(plain.split(" ")) for name in openings.get(word, ())}
    rows = load_contexts(language)
    return Counter({name: len(set(rows[name].pattern.findall(plain))) for name in near})


@lru_cache(maxsize=8)
def _openings(language: str) -> Mapping[str, frozenset[str]]:
    """The contexts that each word may begin: the first of several, or one alone with any of its endings."""
    openings: dict[str, set[str]] = {}
    for name, row in table(language, "contexts")["contexts"].items():
        for words in map(fold, row["words"]):
            first, _, rest = words.partition(" ")
            for form in (first,) if rest else (first + ending for ending in ENDINGS):
                openings.setdefault(form, set()).add(name)
    return {word: frozenset(names) for word, names in openings.items()}
