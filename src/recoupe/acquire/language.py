"""Which language a text is in, offline (py3langid)."""

from __future__ import annotations

from functools import lru_cache

import py3langid
from babel import Locale

from recoupe.lexicon import languages

SAMPLE = 240  # characters looked at; more change nothing (444 of 449 stretches of the press either way) and cost time
SHORT = 20  # letters under which a text has no language
UNKNOWN = "und"  # ISO 639-2 for undetermined


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language most of `text` is in, `und` where it is too short to tell.

    Only the longest lines are looked at: those of an article are prose, those of its page are not.
    """
    sample = _prose(text)
    if sum(map(str.isalpha, sample)) < SHORT:
        return UNKNOWN
    code, _ = py3langid.classify(sample)
    return str(code)


@lru_cache(maxsize=1)
def packs() -> frozenset[str]:
    """The languages that have a pack, looked up once."""
    return frozenset(languages())


def language_name(code: str) -> str:
    """The English name of a language, for sentences; the code itself where it has none."""
    return str(Locale("en").languages.get(code, code))


def _prose(text: str) -> str:
    lines = sorted(text.splitlines(), key=len, reverse=True)
    sample = ""
    for line in lines:
        if len(sample) >= SAMPLE:
            break
        sample += line[: SAMPLE // 2].strip() + "\n"
    return sample
