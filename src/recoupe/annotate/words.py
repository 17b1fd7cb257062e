"""A name found in an article, and the words of the pack that tell names from descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from recoupe.lexicon import table
from recoupe.model import MentionKind
from recoupe.text import fold


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: tokens `start`..`end` of the Doc, its kind, and who found it."""

    start: int
    end: int
    kind: MentionKind
    known: bool = False


@lru_cache(maxsize=16)
def head_nouns(kind: str | None = None, language: str = "fr") -> frozenset[str]:
    """The nouns that head descriptions, of one kind or of all, folded, in both numbers."""
    nouns = [noun for name, nouns in table(language, "heads")["heads"].items() for noun in nouns if kind in (None, name)]
    return frozenset(form for noun in nouns for form in (noun, f"{noun}s"))


@lru_cache(maxsize=2)
def long_heads(language: str = "fr") -> tuple[str, ...]:
    """Those of several words."""
    return tuple(sorted(noun for noun in head_nouns(None, language) if " " in noun))


@lru_cache(maxsize=2)
def locutions(language: str = "fr") -> frozenset[str]:
    """The locutions of two words that never belong to the noun before them."""
    return frozenset(table(language, "phrases")["locutions"])


@lru_cache(maxsize=2)
def title_words(language: str = "fr") -> frozenset[str]:
    """The titles of one word that stand before a name."""
    return frozenset(title for titles in table(language, "heads")["titles"].values() for title in titles)


@lru_cache(maxsize=2)
def buildings(language: str = "fr") -> frozenset[str]:
    """The buildings and streets that stand for a power, folded."""
    return frozenset(fold(words) for row in table(language, "metonyms")["metonym"] if row.get("country") for words in row["words"])


@lru_cache(maxsize=2)
def place_heads(language: str = "fr") -> frozenset[str]:
    """The nouns that stand before a place's name: « ville », « camp »."""
    return frozenset(table(language, "groups")["places"]["heads"])
