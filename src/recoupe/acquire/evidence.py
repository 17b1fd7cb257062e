"""What speaks for each reading of a piece: a score a state, from its words, its shape and its place, each with a name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from recoupe.acquire.pieces import SHORT_LINE, Piece, menu_share, parts, piece_of, tokens
from recoupe.acquire.reader import QUOTED, STOPS, reader_register, register_again
from recoupe.acquire.words import LINES_KEPT, META, Hit, Sign, Words, folded, line_key
from recoupe.model import BlockKind

TITLE_QUOTED = re.compile(r"[«“][^«»“”]{3,140}[^.!?…,«»“”][ \u00a0\u202f]*[»”]$")
ITEM = re.compile(r"[-–—•] ?\w.*[;:,.]$|.{3,60} ?:$|.{3,40} : \d[\d ,.]*(?:%|voix)?$")
NAME = r"(?:[A-ZÀ-Þ][\w'’.-]*|de|du|ag|ould|el|al|ben|et|d['’]|da|dos|van|von)"
NAME_LIKE = re.compile(rf"^\W*(?:L(?:a |e |es |['’]))?(?:{NAME}[ \u00a0]*){{1,5}}(?:[/,|–(-] ?(?:à )?[\w.-]+(?: ?[\w.-]+)?\)?)?\W*$")
SHOUTED = re.compile(r"\W{0,3}((?:[A-ZÀ-Þ]+ ){0,3}[A-ZÀ-Þ]{2,})[ :]+(?=[«\w])(?=.*[a-zà-ÿ]{2})")
KNOWN_SHARE = 0.55  # share of a glued line that must be known furniture
SURE = 4.0  # weight of a sign that decides alone
TOLD_WORDS = 8  # words from which a line with a full stop tells something
PART = 0.55  # share of a line that a phrase must be, where prose may use it too
SENTENCE_SHARE = 0.4  # what is left of a beginning's weight where a whole sentence follows (« Publié dans la revue… »)
QUESTION_WORDS = 14  # words of a question that may be a title or an interviewer's
DATE_WORDS = 14  # words of a line that is a date with its weekday, hour and outlet
CAP = 8.0  # furniture decides alone long before this


@dataclass(slots=True)
class Clues:
    """What was seen in one piece. `prose` and `furniture` are log-odds-like scores; `reader` says how much it sounds like a reader.

    `ended` adds up the marks of an article's end above, `comments` says that comments are near, `strange` how little the piece has to do
    with the article, `furnished` that there is furniture about: without it a short line is a list's item, not a menu's.
    """

    words: int
    stop: bool
    prose: float
    signs: tuple[Sign, ...]
    furniture: float
    meta: float
    reader: float
    headline: float
    name_like: bool
    kinds: defaultdict[BlockKind, int] = field(default_factory=lambda: defaultdict(int))
    reasons: list[str] = field(default_factory=list)
    ended: float = 0.0
    strange: float = 0.0
    furnished: bool = False
    comments: float = 0.0

    def copy(self) -> Clues:
        """The same clues of the piece alone, to be added to."""
        kinds, reasons = self.kinds.copy(), self.reasons.copy()
        told = (self.words, self.stop, self.prose, self.signs, self.furniture, self.meta, self.reader, self.headline, self.name_like)
        return Clues(*told, kinds, reasons)


def clues(page: Sequence[Piece], hits: Sequence[Hit], words: Words) -> list[Clues]:
    """The clues in each piece of a page alone; `context.place` adds those of its place."""
    inside: list[list[Sign]] = [[] for _ in page]
    at = 0
    for hit in hits:
        while page[at].end <= hit.start:
            at += 1
        if not hit.sign.short or _says_little_else(page[at], hit):
            inside[at].append(hit.sign)
    repeated = Counter(piece.key for piece in page if len(piece.raw) < 120)
    return [
        _alone(piece.raw, piece.inline, piece.crumb, repeated[piece.key] > 1, words).copy()
        if len(piece.raw) < SHORT_LINE and not signs
        else _own(piece, signs, words, repeated[piece.key] > 1)
        for piece, signs in zip(page, inside, strict=True)
    ]


def _says_little_else(piece: Piece, hit: Hit) -> bool:
    """True where a phrase begins a line, or is a good part of it."""
    before = piece.fold[: max(0, hit.start - piece.start)]
    return not any(c.isalnum() for c in before) or hit.end - hit.start >= PART * len(piece.raw.strip())


def _own(piece: Piece, inside: Iterable[Sign], words: Words, repeated: bool) -> Clues:
    """The clues in the piece alone; `repeated` where the page says it more than once."""
    raw = piece.raw.strip()
    count = len(piece.said)
    asks = raw.endswith("?") and count <= QUESTION_WORDS
    stop = raw.endswith(STOPS) and not asks and not TITLE_QUOTED.match(raw)
    short = count <= 30
    prose = _prose(raw, piece, stop, words)
    told = stop and count >= TOLD_WORDS and prose >= 2
    own = words.of_line(piece.fold, piece.key) if len(raw) < 1000 else ()
    signs = {sign.name: sign for sign in (*inside, *own) if not (sign.short and told)}
    clue = Clues(count, stop, prose, tuple(signs.values()), 0.0, 0.0, 0.0, 0.0, _is_name(raw, count))
    dated = any(sign.kind == "date" and sign.weight >= SURE for sign in clue.signs)
    for sign in clue.signs:
        if dated and sign.kind in ("legal", "menu") and count <= DATE_WORDS:
            continue
        weight = sign.weight * (60 / count if count > 60 else SENTENCE_SHARE if told and sign.weak else 1.0)
        if sign.kind in META:
            clue.meta = max(clue.meta, weight if count <= 35 and not (count > 14 and clue.prose > 2) else 0.0)
        else:
            clue.furniture += weight
        clue.kinds[sign.kind] += int(10 * weight)
        clue.reasons.append(sign.name)
    if piece.key in words.agencies:
        clue.meta = SURE
        clue.kinds["byline"] += 40
        clue.reasons.append("an agency signs")
    shouted = SHOUTED.match(raw)
    if shouted is not None and folded(shouted[1]) in words.shouted:
        _add(clue, "related", SURE + 1, "points to another article in capitals")
    if piece.crumb:
        _add(clue, "menu", 6.0, "the way to the page, then the title again")
    if short and not (dated and count <= DATE_WORDS):
        _menus(raw, piece.key, clue, words, repeated)
    clue.furniture = min(clue.furniture, CAP)
    register = register_again if len(raw) < SHORT_LINE else reader_register
    clue.reader = register(raw, piece.fold, piece.said, piece.heard, words) if count >= 3 else 0.0
    return clue


@lru_cache(maxsize=LINES_KEPT)
def _alone(raw: str, inline: bool, crumb: bool, repeated: bool, words: Words) -> Clues:
    """The clues in a short line: menus, share bars and forms are the same on each page of an outlet."""
    return _own(piece_of(raw, folded(raw), 0, len(raw), inline, crumb, words), (), words, repeated)


def _is_name(raw: str, count: int) -> bool:
    """True where a line is set like a name: a few capitalised words, or one in capitals."""
    return (2 <= count <= 7 and NAME_LIKE.match(raw) is not None) or (count == 1 and len(raw) >= 5 and raw.isalpha() and raw.isupper())


def _prose(raw: str, piece: Piece, stop: bool, words: Words) -> float:
    count = len(piece.said)
    score = 3.0 if count >= 25 else 1.5 if count >= 12 else 0.0 if count >= 6 else -1.0 if count >= 3 else -2.0
    score += 1.2 if stop else -0.3 if (count >= 25 and not piece.inline) or raw.endswith((":", ",", ";")) else -1.5
    if count >= 4:
        ratio = len([word for word in piece.said if word in words.function]) / count
        score += 0.8 if ratio >= 0.3 else 0.0 if ratio >= 0.18 else -1.5
    if count >= 6 and (QUOTED.search(raw) or words.cues(piece.fold, piece.heard)):
        score += 1.0
    if raw[:1].islower() and count >= 3:
        score += 0.5
    if ITEM.match(raw):
        score += 1.0
    return score


def _menus(raw: str, key: str, clue: Clues, words: Words, repeated: bool) -> None:
    menu, _, other = menu_share(raw, words)
    if menu and other == 0:
        _add(clue, "menu", 1.0 if tokens(raw)[0] in words.glue and menu == 1 else 3.0 if menu == 1 else 5.0, "menu words")
    elif menu >= 3 and menu >= 2 * other:
        _add(clue, "menu", 2.5, "mostly menu words")
    if other:
        _glued(raw, clue, words)
    if key in words.labels:
        _add(clue, "related", 3.0, "a section's or a country's label")
    if not any(c.isalpha() for c in raw):
        _add(clue, "menu", 4.0, "no letter")
    if repeated and clue.words <= 4:
        _add(clue, "menu", 1.5, "repeated")


def _glued(raw: str, clue: Clues, words: Words) -> None:
    """Several pieces of furniture glued into one line are furniture."""
    front = words.front(folded(raw), raw)
    if front is not None:
        _add(clue, front.kind, 0.8 * front.weight, f"{front.name}, glued to what follows")
    glued = parts(raw)
    if len(glued) < 2:
        return
    known = 0
    for part in glued:
        key = line_key(folded(part))
        menu, _, other = menu_share(part, words)
        sign = words.lines.get(key)
        if sign is not None or key in words.labels or (menu and not other):
            known += len(part)
            _add(clue, sign.kind if sign else "menu", 0.0, sign.name if sign else "menu words")
            clue.kinds[sign.kind if sign else "menu"] += 10
    if known > KNOWN_SHARE * len(raw):
        _add(clue, "menu", 5.0, "furniture glued together")


def _add(clue: Clues, kind: BlockKind, weight: float, reason: str) -> None:
    clue.furniture += weight
    clue.kinds[kind] += int(10 * weight)
    clue.reasons.append(reason)
