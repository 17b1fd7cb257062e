"""What on a page speaks of something else than its article: other articles below and above it, and the portrait of its author."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.acquire.evidence import SURE, Clues
from recoupe.acquire.pieces import Piece
from recoupe.acquire.words import Words, folded, line_key
from recoupe.model import BlockKind

HEADLINE_WORDS = 20  # words of the longest headlines
TOPIC_WORDS = 25  # different words that tell what an article is about
KIN = 0.25  # share of its content words that a paragraph has in common with the rest of its article, at the least
STRANGE_CAP = 3.0  # a paragraph of one article may still tell of something new
ABOUT = 6.0  # how much a paragraph that opens with the author's name speaks for being about him
NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?: (?:d[eu'’] ?|ag |el )?[A-ZÀ-Þ][\w'’.-]+){1,3}(?= )")  # a first and a last name at the least
ROLE_WITHIN = 14  # words of such a paragraph among which it says what he is
FOREIGN, OF_IT = (
    0.15,
    0.4,
)  # shares that headlines and paragraphs of other articles have in common at the most, an article's title at the least
MOST_ABOVE = 2  # paragraphs of other articles that stand above an article at the most


def strangers(page: Sequence[Piece], found: Sequence[Clues]) -> None:
    """How little a piece under a mark of the article's end speaks of what the prose above that mark speaks of."""
    about = {w for piece, clue in zip(page, found, strict=True) if not clue.ended and clue.prose >= 2 for w in piece.content}
    for piece, clue in zip(page, found, strict=True):
        if clue.ended and clue.words >= 4 and len(about) >= TOPIC_WORDS:
            content = piece.content
            shared = len(content & about) / len(content) if content else 0.0
            clue.strange = max(-1.0, min(STRANGE_CAP, (KIN - shared) * 12))


def about_the_author(page: Sequence[Piece], found: Sequence[Clues], words: Words) -> None:
    """A paragraph that opens with the name of the byline above tells of the author, not of the news; so does the last one where that name
    stands alone above and the paragraph says what its bearer is."""
    signed = alone = ""
    last = max((n for n, clue in enumerate(found) if clue.prose >= 2 and clue.furniture < 2), default=-1)
    for n, (piece, clue) in enumerate(zip(page, found, strict=True)):
        if clue.words <= HEADLINE_WORDS and clue.meta >= SURE - 1 and clue.kinds["byline"]:
            signed += f" {piece.key} "
        elif clue.name_like and clue.prose < 2:
            alone += f" {piece.key} "
        elif clue.prose >= 2 and (name := NAME.match(piece.raw.strip())):
            key = f" {line_key(folded(name[0]))} "
            if key in signed or (n == last and key in alone and not words.author_roles.isdisjoint(piece.said[:ROLE_WITHIN])):
                _is_rather(clue, "other", ABOUT, "about the author")


def other_stories_above(page: Sequence[Piece], found: Sequence[Clues]) -> None:
    """Above the headline that a byline or date follows may stand another article's, with a paragraph: neither speaks of what is below."""
    for n, clue in enumerate(found):
        if not (_is_headline(clue) and any(below.meta >= SURE - 1 for below in found[n + 1 : n + 3])):
            continue
        if not any(above.prose >= 2 for above in found[:n]):
            continue
        about = {word for piece, below in zip(page[n + 1 :], found[n + 1 :], strict=True) if below.prose >= 3 for word in piece.content}
        above = [k for k in range(n) if _is_headline(found[k]) or found[k].prose >= 2]
        paragraphs = sum(found[k].prose >= 2 for k in above)
        foreign = paragraphs < len(above) and max(_shared(page[k], about) for k in above) < FOREIGN
        if len(about) >= TOPIC_WORDS and paragraphs <= MOST_ABOVE and foreign and _shared(page[n], about) >= OF_IT:
            for k in range(n):
                if k in above or found[k].meta:
                    _is_rather(found[k], "related", ABOUT, "another article's, above")
            return


def _is_headline(clue: Clues) -> bool:
    return 4 <= clue.words <= HEADLINE_WORDS and not clue.stop and not clue.meta and clue.furniture < 1 and clue.prose < 2


def _shared(piece: Piece, about: set[str]) -> float:
    return len(piece.content & about) / len(piece.content) if piece.content else 0.0


def _is_rather(clue: Clues, kind: BlockKind, weight: float, reason: str) -> None:
    clue.furniture += weight
    clue.kinds[kind] += int(10 * weight)
    clue.reasons.append(reason)
