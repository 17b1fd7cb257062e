"""Names in quotation marks: « connu sous le nom de guerre de « Picasso » », « le collectif « Mères debout » »; nobody says them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from recoupe.attribute.marks import Pair
from recoupe.lexicon import table

WORDS_OF_A_NAME = 8  # more words in marks are a sentence, whatever stands before them
WORDS_OF_A_NICKNAME = 4  # behind an article alone: « le « Lion de Kossa » »
BEFORE = re.compile(r"(?<![\w'])(?:(?P<far>[\w'’-]+,?) )??(?P<near>[\w'’-]+?,?)(?P<of> de| d['’])? ?$")


def names_in_marks(text: str, pairs: Sequence[Pair], language: str = "fr") -> tuple[Pair, ...]:
    """The pairs of the plain `text` that hold a name, a nickname or a title, as the words before them show."""
    lists = _lists(language)
    return tuple(pair for pair in pairs if _is_name(text, pair, lists))


@lru_cache(maxsize=8)
def _lists(language: str) -> Mapping[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table(language, "cues")["names"].items() if key != "example"}


def _is_name(text: str, pair: Pair, lists: Mapping[str, frozenset[str]]) -> bool:
    inner = text[pair.inner.start : pair.inner.end]
    found = BEFORE.search(text, max(0, pair.span.start - 60), pair.span.start)
    if found is None or not inner[:1].isalnum() or inner[-1:] in ".!?…" or len(inner.split()) > WORDS_OF_A_NAME:
        return False
    near, far = found["near"].lower(), found["far"] or ""
    if inner[:1].islower():
        return near in lists["labels"] and not found["of"] and len(inner.split()) <= WORDS_OF_A_NICKNAME
    near = near.removeprefix("l'").removeprefix("d'") or near
    if found["of"]:
        return near in lists["linked"]
    if near in lists["called"]:
        return (far.endswith(",") or far[:1].isupper()) and text[pair.span.end : pair.span.end + 1] not in (".", "!", "?", "")
    return near in lists["things"] or (near in lists["articles"] and len(inner.split()) <= WORDS_OF_A_NICKNAME)
