"""From states to block kinds: which of the lines that could be the title is it, and what what stands above and below it is then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.acquire.context import THREAD
from recoupe.acquire.evidence import SURE, Clues
from recoupe.acquire.pieces import Piece
from recoupe.acquire.sequence import State
from recoupe.acquire.threads import mark_threads
from recoupe.model import BlockKind

FURNITURE: tuple[BlockKind, ...] = ("menu", "related", "comment", "form", "contact", "legal", "other")
OWN_META: tuple[BlockKind, ...] = ("byline", "date", "caption")
ABOVE: frozenset[BlockKind] = frozenset({"title", "standfirst", "byline", "date", "caption", "body"})
ADVERTS = frozenset({"advert", "goes-on"})  # signs of what stands anywhere and says nothing of its neighbours
TOOLS = frozenset({"share", "share-any", "counters", "page-tools"}) | ADVERTS  # of what stands under a title as well as over it
NAVIGATION = frozenset({"menu words", "mostly menu words", "a section's or a country's label", "furniture glued together"})
SENTENCES = re.compile(r"[a-zà-ÿ]{3}[.!?] [\[(A-ZÀ-Þ]")
HOUR = re.compile(r"\s*\d{1,2} ?[h:] ?\d{2}\b")
SHORT_CAPTION = 8  # words of a line under the title that says who is on the picture
SHORT_TITLE = 4  # words under which a line above the title is a section's name and no rival of it
RIVAL = 1.2  # how much each line that could be the title takes from those below it: standfirsts and captions follow titles
RIVALS = 1.6  # what they take together: a list of headlines above the title takes no more
FIELD = 6  # words of a form's field or a thread's heading, that menus use too (« Commentaire : »)
SIGNED = 2.0  # how much a byline or date above takes: under it stand captions, not titles


def kinds(page: Sequence[Piece], seen: Sequence[Clues], way: Sequence[State], *, titled: bool = False) -> list[BlockKind]:
    """The kind of each piece. `titled`: the title is known from elsewhere and not looked for."""
    title = None if titled else _title(page, seen, way)
    found = [_kind(n, state, clue, title) for n, (state, clue) in enumerate(zip(way, seen, strict=True))]
    if title is not None:
        _clear_above(page, seen, way, title, found)
    _standfirst(found)
    mark_threads(seen, way, found)
    return found


def _title(page: Sequence[Piece], seen: Sequence[Clues], way: Sequence[State]) -> int | None:
    """The piece that is the title: of those that could be, the one that speaks most of what the body speaks of, rather an earlier one."""
    worth: dict[int, float] = {}
    rivals = 0.0
    for n, (state, clue) in enumerate(zip(way, seen, strict=True)):
        if state == "title":
            worth[n] = _like_a_title(page[n], clue) + _below(n, seen, way) - rivals
            if clue.words >= SHORT_TITLE and not clue.name_like and not _over_menu(n, seen):
                rivals = max(rivals, min(rivals + RIVAL, RIVALS))
        elif not NAVIGATION.isdisjoint(clue.reasons) and TOOLS.isdisjoint(clue.reasons):
            rivals = 0.0
        elif worth and _signs(clue):
            rivals = SIGNED
    return max(worth, key=lambda n: (round(worth[n], 1), -n), default=None)


def _like_a_title(piece: Piece, clue: Clues) -> float:
    """How much a piece is a title: long enough, no bare name, no caption, no entry of a live report."""
    long = 0.8 if clue.words >= 6 else 0.0
    name = -1.5 if clue.name_like or clue.words < 3 else 0.0
    other = -1.5 if "©" in piece.raw or HOUR.match(piece.raw) or SENTENCES.search(piece.raw) else 0.0
    return clue.headline - clue.furniture + long + name + other


def _below(n: int, seen: Sequence[Clues], way: Sequence[State]) -> float:
    """What the piece under a would-be title says of it: a date or byline speaks for it most, also under a standfirst."""
    if n + 1 == len(way):
        return 0.0
    under = [k for k in (n + 1, n + 2) if k < len(way)]
    if _signs(seen[n + 1]):
        return 1.5
    if len(under) == 2 and _signs(seen[n + 2]) and seen[n + 1].words >= 8 and seen[n + 1].prose > 1:
        return 1.2
    return 0.6 if way[n + 1] in ("meta", "body") else -0.6 if _over_menu(n, seen) else 0.0


def _signs(clue: Clues) -> bool:
    return clue.meta >= SURE - 1 and bool(clue.kinds["byline"] or clue.kinds["date"])


def _over_menu(n: int, seen: Sequence[Clues]) -> bool:
    return n + 1 < len(seen) and seen[n + 1].furniture >= SURE - 1 and ADVERTS.isdisjoint(seen[n + 1].reasons)


def _clear_above(page: Sequence[Piece], seen: Sequence[Clues], way: Sequence[State], title: int, found: list[BlockKind]) -> None:
    """Above the title stand other headlines, the site's name and today's date; the article's own byline or date only next to it."""
    near = True
    for n in range(title - 1, -1, -1):
        near = near and way[n] != "head"
        twin = page[n].key == page[title].key or page[title].key in page[n].key
        if found[n] not in ABOVE or (twin and found[n] == "title"):
            continue
        if not near or found[n] == "title":
            found[n] = "related" if seen[n].words > SHORT_TITLE and not seen[n].meta else "menu"


def _kind(n: int, state: State, clue: Clues, title: int | None) -> BlockKind:
    if state == "title":
        if title is None or n <= title:
            return "title"
        return "caption" if clue.name_like or clue.words <= SHORT_CAPTION else "standfirst"
    if state in ("body", "subhead"):
        return "body"
    if state == "comment":
        return "comment" if not clue.kinds["form"] else "form"
    if state in ("meta", "signature"):
        best = max(OWN_META, key=lambda kind: clue.kinds[kind])
        if clue.kinds[best]:
            return best
        return "menu" if title is not None and n < title else "byline" if state == "signature" else "caption"
    if clue.kinds["contact"]:
        return "contact"  # whatever else it is: addresses and numbers are masked in the stored copy
    private = next((sign.kind for sign in clue.signs if sign.kind in ("form", "comment") and sign.weight >= SURE), None)
    if private is not None and clue.words <= FIELD:
        return private
    best = max(FURNITURE, key=lambda kind: clue.kinds[kind])
    if clue.kinds[best]:
        return best
    return "menu" if state == "head" else "comment" if clue.comments >= THREAD else "related"


def _standfirst(found: list[BlockKind]) -> None:
    """The one paragraph between the title and the byline, where prose goes on under the byline, is the standfirst."""
    for n in range(1, len(found) - 2):
        if found[n] == "body":
            if found[n - 1] in ("title", "caption") and found[n + 1] in ("byline", "date") and "body" in found[n + 2 :]:
                found[n] = "standfirst"
            return
