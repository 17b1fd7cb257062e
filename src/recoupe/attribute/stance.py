"""What a quote does: denies, promises, accuses … from its cue, and from its words where the cue is neutral."""

from __future__ import annotations

import re

from recoupe.model import Stance

OPEN_STANCES = frozenset({"assert", "neutral"})
DENIALS = re.compile(
    r"^(?:(?:\S+ ){0,9}?)(?:n'(?:y )?(?:a|avait|ont|avaient|est|était|sont|étaient)|ne (?:sont|sera|seront|saurait)) "
    r"(?:pas|aucun|aucune|jamais|nullement)\b",
    re.IGNORECASE,
)
PROMISES = re.compile(
    r"^(?:nous|je) (?:(?:n'|ne |l'|les |leur |lui |en |y )*)\w+(?:rons|rai)\b|^(?:\S+ ){0,2}?(?:nous|je) (?:\S+ ){0,2}?(?:allons|vais) |"
    r"^(?:son|notre) (?:pays|gouvernement|parti|groupe|armée) (?:\S+ )?(?:\w+ra|\w+rait)\b",
    re.IGNORECASE,
)
REQUESTS = re.compile(
    r"^(?:il faut |nous demandons |nous appelons |nous exigeons |j'appelle |je demande |que (?:le|la|les) )", re.IGNORECASE
)

SIGNS: tuple[tuple[Stance, re.Pattern[str]], ...] = (("deny", DENIALS), ("promise", PROMISES), ("request", REQUESTS))


def stance_of(cue: Stance, words: str) -> Stance:
    """The stance of a quote: that of its cue, sharpened by its words where the cue only says that somebody spoke."""
    if cue not in OPEN_STANCES:
        return cue
    return next((stance for stance, pattern in SIGNS if pattern.search(words)), cue)
