"""What a piece's place says: what stands above and below it, and how far it speaks of what the article speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.acquire.evidence import SURE, Clues
from recoupe.acquire.pieces import Piece
from recoupe.acquire.strangers import HEADLINE_WORDS, about_the_author, other_stories_above, strangers
from recoupe.acquire.words import Words

BODY_WORDS = 12  # words from which a piece with a full stop is prose enough to tell what the article is about
PROSE_BEFORE = 150  # characters of prose before which no article ends: a standfirst may stand over a counter of comments
PROSE_SHARE = 0.2  # the same as a share of the page's prose
RELATED = "related-heading"  # the sign that heads a list of other articles
TEASERS = 3.0  # how surely headlines with a paragraph each, under such a heading, end the article
FORM_WORDS = 20  # words of what a form says of itself
UNDER_FORM = 1.5  # how much standing under a form's heading speaks for being its text
THREAD = 2.0  # how much the heading of a thread speaks for what follows being comments


def place(page: Sequence[Piece], found: Sequence[Clues], words: Words) -> None:
    """Adds to each piece's clues those of its place on the page."""
    _overlap(page, found)
    _neighbours(page, found)
    _furnish(found)
    _under_forms(found)
    strangers(page, found)
    about_the_author(page, found, words)
    other_stories_above(page, found)


def _overlap(page: Sequence[Piece], found: Sequence[Clues]) -> None:
    """How far a short piece speaks of what the prose speaks of: a title does, a menu and a headline from elsewhere do less."""
    about: set[str] = set()
    for piece, clue in zip(page, found, strict=True):
        if clue.words >= BODY_WORDS and clue.stop and clue.furniture < 2:
            about.update(piece.content)
    for piece, clue in zip(page, found, strict=True):
        if 2 <= clue.words <= 35:
            content = piece.content
            shared = len(content & about) / len(content) if content and about else 0.0
            sized = 3 <= clue.words <= 30 and not piece.raw.rstrip().endswith(".")
            clue.headline = (1.5 if sized else -1.5) + (2.0 * shared if clue.words >= 3 else shared)
        else:
            clue.headline = -3.0


def _furnish(found: Sequence[Clues]) -> None:
    """Furniture is about where some stands at this piece or below it; at the page's head also where some stands above."""
    bodies = [n for n, clue in enumerate(found) if clue.prose >= 3]
    head = bodies[0] if bodies else len(found)
    about = any(clue.furniture >= SURE - 1 for clue in found[:head])
    for clue in found[:head]:
        clue.furnished = about
    about = False
    for clue in reversed(found[head:]):
        about = about or clue.furniture >= SURE - 1
        clue.furnished = about


def _under_forms(found: Sequence[Clues]) -> None:
    """A short line without a full stop under an offer to subscribe says what is offered."""
    for above, clue in pairwise(found):
        if "subscription" in above.reasons and clue.words <= FORM_WORDS and not clue.stop and not clue.meta:
            clue.furniture += UNDER_FORM
            clue.kinds["form"] += int(10 * UNDER_FORM)
            clue.reasons.append("under a form")


def _are_teasers(below: Sequence[Clues]) -> bool:
    """True where what is under a heading of related articles is headlines with a paragraph each, and no body that takes up again."""
    headlines = paragraphs = 0
    previous = False
    for clue in below:
        prose = clue.prose >= 2 and clue.words >= BODY_WORDS and clue.furniture < 2
        if prose and (previous or not headlines):
            return False
        if clue.furniture >= SURE and headlines:
            break
        paragraphs += prose
        headlines += not prose and not clue.stop and 3 <= clue.words <= HEADLINE_WORDS
        previous = prose
    return headlines >= 2 and paragraphs >= 1


def _ends(clue: Clues) -> float:
    """How surely the article does not go on under a piece; below zero where the piece says that it does."""
    return max((sign.ends for sign in clue.signs), key=abs, default=0.0)


def _neighbours(page: Sequence[Piece], found: Sequence[Clues]) -> None:
    """What stands above and below: the marks of an article's end, of comments, lists of short lines."""
    prose = ended = comments = 0.0
    enough = max(PROSE_BEFORE, PROSE_SHARE * sum(len(piece.raw) for piece, clue in zip(page, found, strict=True) if clue.prose >= 2))
    for n, (piece, clue) in enumerate(zip(page, found, strict=True)):
        clue.ended, clue.comments = ended, comments
        if clue.prose >= 2 and clue.furniture < 2:
            prose += len(piece.raw)
            ended = max(0.0, ended)
        if prose >= enough and clue.signs:
            ended += _ends(clue) if clue.furniture > clue.prose else 0.0
            ended += TEASERS if any(sign.name == RELATED for sign in clue.signs) and _are_teasers(found[n + 1 :]) else 0.0
            if any(sign.kind == "comment" for sign in clue.signs):
                comments = THREAD
            elif any(sign.kind in ("related", "legal", "contact") and sign.weight >= SURE for sign in clue.signs):
                comments = 0.0
    below = 0.0
    for clue in reversed(found):
        clue.comments = max(clue.comments, below)
        below = max(0.0, below - 0.15)
        if clue.signs and any(sign.reader for sign in clue.signs):
            below = 2.0
