"""Reads a page's pieces as a whole: the likeliest way through head, title, byline, body, insets and tail (Viterbi).

The scores are log-odds set by hand on pages of our own invention; a way through the page is worth the sum of what speaks for each
piece's state and of what each step from one state to the next costs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from recoupe.acquire.evidence import Clues

State = Literal["head", "title", "meta", "body", "subhead", "inset", "signature", "tail", "comment"]
STATES: tuple[State, ...] = ("head", "title", "meta", "body", "subhead", "inset", "signature", "tail", "comment")
NEVER = -1e9
FIRST: dict[State, float] = {"head": 0.0, "title": 0.0, "meta": -1.0, "body": -0.5, "subhead": -4.0}
LAST: dict[State, float] = {"subhead": -4.0, "inset": -3.0, "head": -3.0, "title": -2.0}
# What a step costs. A step that is not listed is never taken: no body follows a tail.
STEPS: dict[State, dict[State, float]] = {
    "head": {"head": 0.0, "title": 0.0, "meta": -0.9, "body": -1.0},
    "title": {"title": -1.0, "meta": -0.2, "body": 0.0, "head": -0.7, "subhead": -2.5},
    "meta": {"meta": -0.3, "body": 0.0, "head": -0.5, "title": -0.5, "subhead": -1.5},
    "body": {"body": 0.0, "subhead": -1.2, "inset": -2.0, "signature": -1.0, "tail": -1.5, "comment": -2.5},
    "subhead": {"body": 0.5, "subhead": -1.5, "inset": -2.0, "signature": -3.0},
    "inset": {"inset": 0.0, "body": -1.0, "signature": -1.0, "subhead": -2.5, "tail": -1.0},
    "signature": {"signature": -0.8, "body": -1.0, "inset": -1.5, "subhead": -2.0, "tail": -0.3, "comment": -1.0},
    "tail": {"tail": 0.0, "comment": -0.7, "body": -9.0},
    "comment": {"comment": 0.8, "tail": -0.7, "body": -9.0},
}  # fmt: skip
# The same by the number of the state that is stepped into: the numbers of those before it, and what each step costs.
INTO: tuple[tuple[tuple[int, float], ...], ...] = tuple(
    tuple((n, STEPS[before][state]) for n, before in enumerate(STATES) if state in STEPS[before]) for state in STATES
)
TAIL, COMMENT = STATES.index("tail"), STATES.index("comment")
CLEANED = 2.5  # how much speaks for the body where trafilatura has been over the page
UNFURNISHED = 0.2  # how much a short line speaks for furniture where no other furniture is about
QUIET = 2.5  # how much of a reader's register the press itself may have (letters, columns, street interviews)
LOUD = 0.4  # how much more than that speaks against body
ENDED = 1.4  # how much each mark of an article's end above a piece speaks against its being body
ENDED_CAP = 8.0


def states(page: Sequence[Clues], inline: Sequence[bool], favour: float = 0.0) -> list[State]:
    """The likeliest state of each piece. `inline` tells which pieces go on inside a line, `favour` speaks for the body everywhere."""
    if not page:
        return []
    best = [FIRST.get(state, NEVER) + score for state, score in zip(STATES, scores(page[0], favour), strict=True)]
    back: list[list[int]] = []
    for clue, same_line in zip(page[1:], inline[1:], strict=True):
        came: list[int] = []
        now: list[float] = []
        for ways, own in zip(INTO, scores(clue, favour), strict=True):
            top, source = NEVER * 2, ways[0][0]
            for before, cost in ways:
                worth = best[before] + cost
                if worth > top:
                    top, source = worth, before
            now.append(top + own)
            came.append(source)
        if same_line and not clue.signs:
            now[TAIL] -= 1.0
            now[COMMENT] -= 1.0
        best = now
        back.append(came)
    last = max(range(len(STATES)), key=lambda n: best[n] + LAST.get(STATES[n], 0.0))
    way = [last]
    for came in reversed(back):
        last = came[last]
        way.append(last)
    return [STATES[n] for n in reversed(way)]


def scores(clue: Clues, favour: float = 0.0) -> tuple[float, ...]:
    """What speaks for each state of one piece, in the order of `STATES`."""
    furniture, prose, words = clue.furniture, clue.prose, clue.words
    ended = min(ENDED_CAP, ENDED * clue.ended)
    outside = furniture - (0.7 if clue.furnished or prose > 0 else UNFURNISHED) * prose
    named = clue.name_like and furniture < 2.0
    meta = clue.meta or (2.2 if named else -1.2 if words <= 14 else -4.0)
    reader = clue.reader - 1.0 + clue.comments + (0.8 if 4 <= words < 25 and not clue.stop else 0.0)
    return (
        outside - 0.5 * max(clue.headline, 0.0),  # head
        clue.headline - furniture if words <= 35 else -4.0 - furniture,  # title
        meta - 0.6 * furniture - (0.0 if words <= 35 else 3.0) + (0.5 * max(clue.headline, 0.0) if words <= 20 else 0.0),  # meta
        prose - furniture - ended - clue.strange + favour - LOUD * max(0.0, clue.reader - QUIET),  # body
        (0.5 if words <= 14 and not clue.stop else -5.0) - furniture - 0.5 * ended - clue.strange,  # subhead
        outside - 0.8 + 0.5 * clue.strange,  # inset
        (clue.meta or (3.5 if named else -4.0)) - 0.6 * furniture - (0.0 if words <= 20 else 4.0) - 0.5 * ended,  # signature
        outside + 0.5 * ended + 0.5 * clue.strange,  # tail
        reader - 0.4 * furniture + (0.4 * prose + 0.4 * ended if clue.comments else 0.0),  # comment
    )
