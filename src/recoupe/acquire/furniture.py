"""The article apart from its furniture: judges every piece of a flat page and gives it a kind.

1. words     phrases and shapes of the language pack found on the page
2. pieces    the page cut into lines, and inside a line where furniture is glued to text
3. evidence  what speaks for each reading of a piece, in itself
   context   and by its place
4. sequence  the likeliest way through the page
5. kinds     by state, once the title is known
6. blocks    neighbours of one kind in one line become one block
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.acquire.context import place
from recoupe.acquire.evidence import Clues, clues
from recoupe.acquire.kinds import kinds
from recoupe.acquire.language import packs
from recoupe.acquire.pieces import Piece, pieces
from recoupe.acquire.sequence import CLEANED, QUIET, State, states
from recoupe.acquire.wordbook import furniture_words
from recoupe.acquire.words import folded
from recoupe.model import Block, BlockKind, Span
from recoupe.text import trimmed

PLAIN = 3.0  # how much a piece is prose that is surely prose
FALLBACK = "fr"  # the pack whose furniture words (many are English) serve for a language without a pack


@dataclass(frozen=True, slots=True)
class Judged:
    """A piece, the state and kind it was given, and what was seen in it."""

    piece: Piece
    state: State
    kind: BlockKind
    clues: Clues


def classify(text: str, known: Sequence[Block] = (), *, language: str = FALLBACK, cleaned: bool = False) -> tuple[Block, ...]:
    """The blocks of a page: in order, without overlap, every character that is not white space in exactly one.

    `known` are stretches whose kind the input's format told; they stand at the text's two ends. `cleaned`: another program has taken most
    of the furniture out already, so that what is left is body unless much speaks against it.
    """
    blocks = list(known)
    start = max((b.span.end for b in known if b.kind in ("title", "standfirst")), default=0)
    end = min((b.span.start for b in known if b.span.start >= start and b.kind not in ("title", "standfirst")), default=len(text))
    judged = judge(text[start:end], language=language, titled=any(b.kind == "title" for b in known), cleaned=cleaned)
    for row in judged:
        span = trimmed(text, Span(start + row.piece.start, start + row.piece.end))
        if len(span):
            last = blocks[-1] if blocks and row.piece.inline else None
            if last is not None and last.kind == row.kind:
                blocks[-1] = Block(span=Span(last.span.start, span.end), kind=row.kind)
            else:
                blocks.append(Block(span=span, kind=row.kind))
    return tuple(sorted(blocks, key=lambda b: b.span.start))


def judge(text: str, *, language: str = FALLBACK, titled: bool = False, cleaned: bool = False) -> list[Judged]:
    """Every piece of a page with its kind and the reasons, in order."""
    words = furniture_words(language if language in packs() else FALLBACK)
    fold = folded(text)
    hits = words.in_page(fold)
    page = pieces(text, fold, hits, words)
    seen = clues(page, hits, words)
    place(page, seen, words)
    inline = [piece.inline for piece in page]
    way = states(seen, inline, CLEANED if cleaned else 0.0)
    if not cleaned and _is_starved(page, seen, way):
        way = states(seen, inline, CLEANED)
    found = kinds(page, seen, way, titled=titled)
    return [Judged(*row) for row in zip(page, way, found, seen, strict=True)]


def _is_starved(page: Sequence[Piece], seen: Sequence[Clues], way: Sequence[State]) -> bool:
    """True where more plain prose that nothing speaks against was left out than was kept: one wrong turn, then, misled the rest."""
    lost = kept = 0
    for piece, clue, state in zip(page, seen, way, strict=True):
        if state in ("body", "subhead", "title"):
            kept += len(piece.raw)
        elif clue.prose >= PLAIN and clue.furniture < 1 and clue.reader < QUIET and not clue.ended and not clue.comments:
            lost += len(piece.raw)
    return lost > kept
