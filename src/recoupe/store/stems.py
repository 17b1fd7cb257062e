"""French words as they are searched: elision cut, accents and case folded, œ as oe, Snowball stems. Index and query share this code."""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

from recoupe.model import Span
from recoupe.text import fold, plain

ELIDED = r"\b(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)'(?=\w)"
WORD = re.compile(rf"{ELIDED}|([^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*)", re.IGNORECASE)
ONLY_ELIDED = re.compile(ELIDED, re.IGNORECASE)
# The ends that lose their accent when one types without accents: `arrivee` is « arrivée ».
BARE_END = re.compile(r"ee(s?)$")
_held = threading.local()


def words(text: str) -> str:
    """`text` as it is indexed word for word: plain apostrophes, elided words cut, œ as oe; FTS5's tokenizer folds accents and case."""
    return ONLY_ELIDED.sub("", plain(text)).replace("œ", "oe").replace("Œ", "OE")


def stems(text: str) -> str:
    """`text` as stems, one for each word, in order."""
    return " ".join(stem(word) for word, _ in tokens(text))


def tokens(text: str) -> Iterator[tuple[str, Span]]:
    """The words of `text` in lower case with their places, elided words cut."""
    for found in WORD.finditer(plain(text)):
        if found[1]:
            yield found[1].lower(), Span(*found.span(1))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The folded stem of one word in lower case (Snowball's French stemmer)."""
    return folded(stemmer().stemWord(unicodedata.normalize("NFC", word)))


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """One word without accents; letters outside the Latin alphabet stay."""
    return fold(word).replace(" ", "") or word


def query_stems(word: str) -> tuple[str, ...]:
    """The stems that a typed word may stand for: its own, and the accented one where it was typed without accents."""
    return tuple(dict.fromkeys((stem(word), stem(BARE_END.sub(r"ée\1", word)))))


def stemmer() -> Stemmer.Stemmer:
    """This thread's stemmer (they are not shared between threads)."""
    found: Stemmer.Stemmer | None = getattr(_held, "stemmer", None)
    if found is None:
        found = _held.stemmer = Stemmer.Stemmer("french")
    return found
