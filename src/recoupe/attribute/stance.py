"""What a quote does: denies, promises, accuses … from its cue, and from its words where the cue is neutral."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.lexicon import table
from recoupe.model import Stance

OPEN_STANCES = frozenset({"assert", "neutral"})


@lru_cache(maxsize=8)
def _signs(language: str = "fr") -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    """How the first words of a quote show what it does, in the order in which they are tried."""
    return tuple((row["stance"], re.compile(row["regex"], re.IGNORECASE)) for row in table(language, "stances")["sign"])


def stance_of(cue: Stance, words: str) -> Stance:
    """The stance of a quote: that of its cue, sharpened by its words where the cue only says that somebody spoke."""
    if cue not in OPEN_STANCES:
        return cue
    return next((stance for stance, pattern in _signs() if pattern.search(words)), cue)
