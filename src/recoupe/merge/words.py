"""Words for comparing: folded stems, without the words that carry no content. Everything here depends on the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import Stemmer

from recoupe.lexicon import Table, table
from recoupe.model import Span
from recoupe.text import fold, plain

WORD = re.compile(r"[^\W_]+", re.UNICODE)
# A word of so few letters that ends in -s or -x is hardly a plural.
SHORT = 3
STEMMER = Stemmer.Stemmer("french")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one word, folded first, so that spelling with or without accents gives the same."""
    return str(STEMMER.stemWord(fold(word)))


@lru_cache(maxsize=200_000)
def bare_form(word: str) -> str:
    """A word without accents and without the plural: nearer to what is written than a stem (« terroristes » is not « terrorisme »)."""
    folded = fold(word)
    return folded[:-1] if len(folded) > SHORT and folded[-1] in "sx" else folded


def bare_forms(text: str) -> tuple[str, ...]:
    """The bare forms of all words of `text`, in their order."""
    return tuple(bare_form(found[0]) for found in WORD.finditer(plain(text)))


def tokens(text: str, start: int = 0) -> Iterator[tuple[str, Span]]:
    """The words of `text` with their places, counted from `start`; apostrophes and hyphens part words."""
    return ((found[0], Span(start + found.start(), start + found.end())) for found in WORD.finditer(plain(text)))


def stems(text: str) -> tuple[str, ...]:
    """The stems of all words of `text`, in their order."""
    return tuple(stem(found[0]) for found in WORD.finditer(plain(text)))


def content_stems(text: str, language: str = "fr") -> tuple[str, ...]:
    """The stems of the words of `text` that carry content, each once, in the order of their first use."""
    stop = stopwords(language)
    words = (found[0] for found in WORD.finditer(plain(text)))
    return tuple(dict.fromkeys(stem(word) for word in words if len(word) > 2 and fold(word) not in stop))


def compare_table(language: str, name: str) -> Table:
    """One record of the pack's `compare` table."""
    record: Table = table(language, "compare")[name]
    return record


@lru_cache(maxsize=8)
def stopwords(language: str) -> frozenset[str]:
    """Folded words without content."""
    return frozenset(compare_table(language, "stopwords")["words"].split())


@lru_cache(maxsize=64)
def phrases(language: str, record: str, key: str = "words") -> frozenset[tuple[str, ...]]:
    """The phrases of a record of the `compare` table, as sequences of stems."""
    return frozenset(stems(phrase) for phrase in compare_table(language, record)[key])


def has_phrase(text: str | Sequence[str], wanted: frozenset[tuple[str, ...]]) -> bool:
    """True where one of the phrases stands in `text` (or in its stems)."""
    have = stems(text) if isinstance(text, str) else tuple(text)
    lengths = {len(phrase) for phrase in wanted}
    return any(have[i : i + n] in wanted for n in lengths for i in range(len(have) - n + 1))
