"""Readers' threads under an article: who writes, when and what, from the sign that opens a thread to the furniture that ends it."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.acquire.evidence import SURE, Clues
from recoupe.acquire.sequence import State
from recoupe.model import BlockKind

OUTSIDE: frozenset[State] = frozenset({"tail", "comment", "signature", "inset"})
ENDS: frozenset[BlockKind] = frozenset({"related", "legal", "contact", "form"})
PART = 3.0  # weight from which a sign says that a line is furniture and no reader's
NAME = 4  # words of the name over a comment's day and hour
ABOVE = 3  # lines between a writer's name and the « Répondre » under the comment


def mark_threads(seen: Sequence[Clues], way: Sequence[State], found: list[BlockKind]) -> None:
    """Sets the kind of each piece of a thread to `comment`: names, days and texts, whatever they look like."""
    last = max((n for n, kind in enumerate(found) if kind == "body"), default=len(found))
    going = False
    for n in range(last + 1, len(found)):
        clue = seen[n]
        if way[n] not in OUTSIDE:
            continue
        if any(sign.kind == "comment" for sign in clue.signs):
            under = any(sign.reader for sign in clue.signs)
            named = bool(clue.kinds["date"]) and seen[n - 1].words <= NAME
            _claim_above(n, seen, found, last, ABOVE if under else int(named))
            going = True
        elif any(sign.kind in ENDS and sign.weight >= PART for sign in clue.signs) or clue.furniture >= SURE - 0.5:
            going = False
        elif going and not _is_furniture(clue):
            found[n] = "comment"


def _claim_above(n: int, seen: Sequence[Clues], found: list[BlockKind], last: int, reach: int) -> None:
    """A thread's first sign may stand under its first comment: the lines just above are that comment's, up to furniture."""
    for k in range(n - 1, max(last, n - 1 - reach), -1):
        if _is_furniture(seen[k]):
            return
        found[k] = "comment"


def _is_furniture(clue: Clues) -> bool:
    return clue.furniture >= PART
