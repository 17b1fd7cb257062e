"""How readers write, against how the press does: slang, lost accents and apostrophes, « tu » and « je », shouting."""

from __future__ import annotations

import re

from recoupe.acquire.words import WORD, Words

STOPS = tuple('.!?…»”"')
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
LOST_APOSTROPHE = re.compile(r"(?<!\w)[dljnmscqtDLJ] [aeiouhéèêàâ]\w\w")
SMALL = re.compile(r"[a-zà-ÿ][a-zà-ÿ'-]*")
UNSPACED = re.compile(r"[a-zà-ÿ],[A-Za-zà-ÿ]|[a-zà-ÿ][!?]$")
SHOUT = re.compile(r"[!?]{2,}|\.{4,}")


def reader_register(raw: str, fold: str, said: tuple[str, ...], words: Words) -> float:
    """How much a piece sounds like a reader and not like the press: outside quotations, so that those quoted may speak as they do."""
    if any(mark in raw for mark in '«“"'):
        raw, fold = QUOTED.sub(" ", raw), QUOTED.sub(" ", fold)
        said = tuple(WORD.findall(fold))
    if len(said) < 3:
        return 0.0
    spaced = f" {' '.join(said)} "
    small = SMALL.findall(raw)
    slang = sum(word in words.slang for word in said) + sum(phrase in spaced for phrase in words.slang_phrases)
    score = min(3.0, 1.2 * slang)
    score += min(3.0, 1.0 * sum(word in words.unaccented for word in small))
    score += min(2.0, 1.2 * len(LOST_APOSTROPHE.findall(raw)))
    score += min(1.0, 0.4 * sum(word in words.second_person for word in said))
    score += min(1.0, 0.4 * sum(word in words.first_person for word in said))
    score += min(1.5, 0.8 * len(UNSPACED.findall(raw)))
    score += min(1.5, 0.8 * len(SHOUT.findall(raw)))
    score += 1.0 if len(said) > 3 and sum(map(len, small)) < 0.3 * sum(map(len, said)) else 0.0
    score += 0.6 if raw[:1].islower() else 0.0
    score += 0.4 if not raw.endswith(STOPS) and len(said) >= 6 else 0.0
    return score - 2.0 * sum(cue in fold for cue in words.attribution)
