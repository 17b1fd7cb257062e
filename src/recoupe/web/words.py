"""Wordings side by side: what two sentences share and where they differ, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from recoupe.text import fold

TOKEN = re.compile(r"\s+|[\w’']+(?:-\w+)*|[^\w\s]")
# Aligning is quadratic in the words: a longer passage than any quotation is cut for the comparison.
MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `differs` where the other wording has something else or nothing there."""

    text: str
    differs: bool


def compare(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both wordings as pieces. Case, accents and punctuation alone make no difference."""
    ours, theirs = words(left), words(right)
    matcher = SequenceMatcher(None, [fold(w) for w in ours], [fold(w) for w in theirs], autojunk=False)
    shared = [(b.a, b.b, b.size) for b in matcher.get_matching_blocks()]
    return (pieces(ours, {a + i for a, _, n in shared for i in range(n)}), pieces(theirs, {b + i for _, b, n in shared for i in range(n)}))


def words(text: str) -> list[str]:
    """Words, each with the punctuation and space after it."""
    out: list[str] = []
    for token in TOKEN.findall(text)[: 2 * MOST_WORDS]:
        if out and not fold(token):
            out[-1] += token
        else:
            out.append(token)
    return out


def pieces(tokens: list[str], same: set[int]) -> tuple[Piece, ...]:
    """Neighbouring words of the same kind as one piece; the space after a difference is no part of it."""
    out: list[Piece] = []
    for i, token in enumerate(tokens):
        add(out, token, i not in same)
    spaced: list[Piece] = []
    for piece in out:
        word = piece.text.rstrip() if piece.differs else piece.text
        add(spaced, word, piece.differs)
        add(spaced, piece.text[len(word) :], False)
    return tuple(spaced)


def add(out: list[Piece], text: str, differs: bool) -> None:
    """Puts `text` after what is there, in the same piece where it is of the same kind."""
    if text and out and out[-1].differs == differs:
        out[-1] = Piece(out[-1].text + text, differs)
    elif text:
        out.append(Piece(text, differs))
