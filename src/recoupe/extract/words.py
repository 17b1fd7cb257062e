"""Word classes of the language pack (`classes.toml`): what is an arm, a force, a nationality, and what cannot act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from recoupe.lexicon import table
from recoupe.text import fold

# French nouns in these endings name notions, which do not act; the bodies that end alike are listed beside.
ABSTRACT_ENDINGS = ("ite", "isme", "tude", "esse", "ance", "ence", "age", "ment", "ure")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClasses:
    """Lemmas by class, all folded; `nationalities` are the adjectives that say whose; `inert` are nouns that cannot act."""

    classes: Mapping[str, frozenset[str]]
    nationalities: frozenset[str]
    inert: frozenset[str]
    acting: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """The names of the classes."""
        return frozenset(self.classes)

    def holds(self, names: Iterable[str], lemmas: frozenset[str]) -> bool:
        """True where one of `lemmas` (folded) belongs to one of the classes."""
        return any(not lemmas.isdisjoint(self.classes.get(name, frozenset())) for name in names)

    def is_nationality(self, lemma: str, form: str = "") -> bool:
        """True for « malien », « russe »… by the lemma, or by the form where the lemma failed."""
        form = fold(form)
        stems = (form, form[:-1], form[:-2], form[:-3]) if form else ()
        return fold(lemma) in self.nationalities or any(stem in self.nationalities for stem in stems if len(stem) > 3)

    def can_act(self, lemma: str) -> bool:
        """False for nouns of things, times and notions."""
        word = fold(lemma)
        return word in self.acting or (word not in self.inert and not word.endswith(ABSTRACT_ENDINGS))


@lru_cache(maxsize=8)
def load_classes(language: str) -> WordClasses:
    """The word classes of a language."""
    data = table(language, "classes")
    return WordClasses(
        classes={name: frozenset(fold(word) for word in words) for name, words in data["classes"].items()},
        nationalities=frozenset(fold(word) for word in data["adjectives"]["nationality"]),
        inert=frozenset(fold(word) for word in data["not_actors"]["words"]),
        acting=frozenset(fold(word) for word in data["not_actors"]["but"]),
    )
