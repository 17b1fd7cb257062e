"""The article apart from its furniture: judges every piece of a flat page and gives it a kind.

1. words     phrases and shapes of the language pack found on the page
2. pieces    the page cut into lines, and inside a line where furniture is glued to text
3. evidence  what speaks for each reading of a piece, in itself
   context   and by its place
4. sequence  the likeliest way through the page
5. blocks    kinds by state; neighbours of one kind in one line become one block
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.acquire.context import THREAD, place
from recoupe.acquire.evidence import SURE, Clues, clues
from recoupe.acquire.language import packs
from recoupe.acquire.pieces import Piece, pieces
from recoupe.acquire.sequence import CLEANED, State, states
from recoupe.acquire.words import folded, furniture_words
from recoupe.model import Block, BlockKind, Span
from recoupe.text import trimmed

FURNITURE: tuple[BlockKind, ...] = ("menu", "related", "comment", "form", "contact", "legal", "other")
OWN_META: tuple[BlockKind, ...] = ("byline", "date", "caption")
SHORT_CAPTION = 8  # words of a line under the title that says who is on the picture
SHORT_TITLE = 5  # words under which a line above the title is a section's name
RIVAL = 0.7  # how much each line that could be the title takes from those below it: standfirsts and captions follow titles
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
    return tuple(sorted(blocks, key=lambda b: b.span))


def judge(text: str, *, language: str = FALLBACK, titled: bool = False, cleaned: bool = False) -> list[Judged]:
    """Every piece of a page with its kind and the reasons, in order."""
    words = furniture_words(language if language in packs() else FALLBACK)
    fold = folded(text)
    hits = words.in_page(fold)
    page = pieces(text, fold, hits, words)
    seen = clues(page, hits, words)
    place(page, seen)
    way = states(seen, [piece.inline for piece in page], CLEANED if cleaned else 0.0)
    title = None if titled else _title(seen, way)
    kinds = [_kind(n, state, clue, title) for n, (state, clue) in enumerate(zip(way, seen, strict=True))]
    _standfirst(kinds)
    return [Judged(*row) for row in zip(page, way, kinds, seen, strict=True)]


def _standfirst(kinds: list[BlockKind]) -> None:
    """The one paragraph between the title and the byline, where prose goes on under the byline, is the standfirst."""
    for n in range(1, len(kinds) - 2):
        if kinds[n] == "body":
            if kinds[n - 1] in ("title", "caption") and kinds[n + 1] in ("byline", "date") and "body" in kinds[n + 2 :]:
                kinds[n] = "standfirst"
            return


def _title(seen: Sequence[Clues], way: Sequence[State]) -> int | None:
    """The piece that is the title: of those that could be, the one that speaks most of what the body speaks of, rather an earlier one."""
    worth: dict[int, float] = {}
    rivals = 0.0
    for n, state in enumerate(way):
        if state == "title":
            worth[n] = _like_a_title(n, seen, way) - rivals
            rivals += RIVAL if seen[n].words >= SHORT_TITLE - 1 and not seen[n].name_like and not _over_menu(n, seen) else 0.0
    return max(worth, key=lambda n: (round(worth[n], 1), -n), default=None)


def _like_a_title(n: int, seen: Sequence[Clues], way: Sequence[State]) -> float:
    """How much a piece is a title and not the site's name: long enough, no bare name, over a byline or the body and not over a menu."""
    clue = seen[n]
    long = 0.8 if clue.words >= 6 else 0.0
    name = -1.5 if clue.name_like or clue.words < 3 else 0.0
    below = 0.0 if n + 1 == len(way) else 0.6 if way[n + 1] in ("meta", "body") else -0.6 if _over_menu(n, seen) else 0.0
    return clue.headline - clue.furniture + long + name + below


def _over_menu(n: int, seen: Sequence[Clues]) -> bool:
    return n + 1 < len(seen) and seen[n + 1].furniture >= SURE - 1


def _kind(n: int, state: State, clue: Clues, title: int | None) -> BlockKind:
    if state == "title":
        if n == title or title is None:
            return "title"
        if n > title:
            return "caption" if clue.name_like or clue.words <= SHORT_CAPTION else "standfirst"
        return "menu" if clue.words < SHORT_TITLE else "title"
    if state in ("body", "subhead"):
        return "body"
    if state == "comment":
        return "comment" if not clue.kinds["form"] else "form"
    if state in ("meta", "signature"):
        return (
            max(OWN_META, key=lambda kind: clue.kinds[kind])
            if any(clue.kinds[k] for k in OWN_META)
            else _unsigned(state, title is not None and n < title)
        )
    best = max(FURNITURE, key=lambda kind: clue.kinds[kind])
    if clue.kinds[best]:
        return best
    return "menu" if state == "head" else "comment" if clue.comments >= THREAD else "related"


def _unsigned(state: State, above_title: bool) -> BlockKind:
    return "menu" if above_title else "byline" if state == "signature" else "caption"
