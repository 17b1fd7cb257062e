"""How readers write, against how the press does: slang, lost accents and apostrophes, « tu » and « je », shouting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from recoupe.acquire.words import LINES_KEPT, Words, words_in

STOPS = tuple('.!?…»”"')
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
LOST_APOSTROPHE = re.compile(r" (?<=(?<!\w)[dljnmscqtDLJ] )[aeiouhéèêàâ]\w\w")  # a literal first, which is what is searched fast
SMALL = re.compile(r"[a-zà-ÿ][a-zà-ÿ'-]*")
UNSPACED = re.compile(r",(?<=[a-zà-ÿ],)[A-Za-zà-ÿ]")
UNSPACED_END = re.compile(r"[a-zà-ÿ][!?]\Z")
SMALL_PAIR = re.compile(r"[a-zà-ÿ]{2}")
BEGINNING = 24  # characters at a line's beginning that show whether it is shouted
SHOUT = re.compile(r"[!?]{2,}|\.{4,}")


def reader_register(raw: str, fold: str, said: tuple[str, ...], heard: frozenset[str], words: Words) -> float:
    """How much a piece sounds like a reader and not like the press: outside quotations, so that those quoted may speak as they do."""
    if ("«" in raw or "“" in raw or '"' in raw) and _sounds(raw, heard, words):
        raw, fold = QUOTED.sub(" ", raw), QUOTED.sub(" ", fold)
        said = tuple(words_in(fold))
        heard = frozenset(said)
    if len(said) < 3:
        return 0.0
    small = SMALL.findall(raw) if not words.unaccented.isdisjoint(heard) or not SMALL_PAIR.search(raw, 0, BEGINNING) else said
    slang = _count(said, heard, words.slang) + _phrases(said, heard, words)
    score = min(3.0, 1.2 * slang)
    score += min(3.0, 1.0 * _count(small, frozenset(small), words.unaccented)) if small is not said else 0.0
    score += min(2.0, 1.2 * len(LOST_APOSTROPHE.findall(raw)))
    score += min(1.0, 0.4 * _count(said, heard, words.second_person))
    score += min(1.0, 0.4 * _count(said, heard, words.first_person))
    score += min(1.5, 0.8 * (len(UNSPACED.findall(raw)) + (UNSPACED_END.search(raw, max(0, len(raw) - 2)) is not None)))
    score += min(1.5, 0.8 * len(SHOUT.findall(raw))) if "!" in raw or "?" in raw or "...." in raw else 0.0
    score += 1.0 if small is not said and len(said) > 3 and sum(map(len, small)) < 0.3 * sum(map(len, said)) else 0.0
    score += 0.6 if raw[:1].islower() else 0.0
    score += 0.4 if not raw.endswith(STOPS) and len(said) >= 6 else 0.0
    return score - 2.0 * len(words.cues(fold, heard))


register_again = lru_cache(maxsize=LINES_KEPT)(reader_register)


def _sounds(raw: str, heard: frozenset[str], words: Words) -> bool:
    """True where anything in a piece may be a reader's, so that it matters whether somebody is quoted with it."""
    if not (words.slang.isdisjoint(heard) and words.second_person.isdisjoint(heard) and words.first_person.isdisjoint(heard)):
        return True
    return not words.unaccented.isdisjoint(heard) or not heard.isdisjoint(words.slang_phrases) or "!" in raw or "?" in raw


def _count(said: Sequence[str], heard: frozenset[str], known: frozenset[str]) -> int:
    """How many of the words said are known."""
    return 0 if known.isdisjoint(heard) else sum(word in known for word in said)


def _phrases(said: Sequence[str], heard: frozenset[str], words: Words) -> int:
    """How many of the slang's phrases are said; only those whose first word is said are looked for."""
    heads = heard.intersection(words.slang_phrases)
    if not heads:
        return 0
    spaced = f" {' '.join(said)} "
    return sum(phrase in spaced for head in heads for phrase in words.slang_phrases[head])
