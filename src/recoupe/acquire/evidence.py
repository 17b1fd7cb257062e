"""What speaks for each reading of a piece: a score a state, from its words, its shape and its place, each with a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recoupe.acquire.pieces import Piece, menu_share, parts, tokens
from recoupe.acquire.words import WORD, Hit, Sign, Words, folded, line_key
from recoupe.model import BlockKind

STOPS = tuple('.!?…»”"')
QUOTED = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
TITLE_QUOTED = re.compile(r"[«“][^«»“”]{3,140}[^.!?…,«»“”][ \u00a0\u202f]*[»”]$")
LOST_APOSTROPHE = re.compile(r"(?<!\w)[dljnmscqtDLJ] [aeiouhéèêàâ]\w\w")
ITEM = re.compile(r"[-–—•] ?\w.*[;:,.]$|.{3,60} ?:$|.{3,40} : \d[\d ,.]*(?:%|voix)?$")
SMALL = re.compile(r"[a-zà-ÿ][a-zà-ÿ'-]*")
UNSPACED = re.compile(r"[a-zà-ÿ],[A-Za-zà-ÿ]|[a-zà-ÿ][!?]$")
SHOUT = re.compile(r"[!?]{2,}|\.{4,}")
NAME = r"(?:[A-ZÀ-Þ][\w'’.-]*|de|du|ag|ould|el|al|ben|et|d['’]|da|dos|van|von)"
NAME_LIKE = re.compile(rf"^\W*(?:L(?:a |e |es |['’]))?(?:{NAME}[ \u00a0]*){{1,5}}(?:[/,|–(-] ?(?:à )?[\w.-]+(?: ?[\w.-]+)?\)?)?\W*$")
META: frozenset[BlockKind] = frozenset({"byline", "date", "caption"})
BODY_WORDS = 12  # words from which a piece with a full stop is prose enough to tell what the article is about
PROSE_BEFORE = 150  # characters of prose before which no article ends: a standfirst may stand over a counter of comments
PROSE_SHARE = 0.2  # the same as a share of the page's prose
TOPIC_WORDS = 25  # different words that tell what an article is about
KNOWN_SHARE = 0.55  # share of a glued line that must be known furniture
KIN = 0.25  # share of its content words that a paragraph has in common with the rest of its article, at the least
STRANGE_CAP = 3.0  # a paragraph of one article may still tell of something new
THREAD = 2.0  # how much the heading of a thread speaks for what follows being comments
SURE = 4.0  # weight of a sign that decides alone
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
    kinds: Counter[BlockKind] = field(default_factory=Counter)
    reasons: list[str] = field(default_factory=list)
    ended: float = 0.0
    strange: float = 0.0
    furnished: bool = False
    comments: float = 0.0


def clues(page: Sequence[Piece], hits: Sequence[Hit], words: Words) -> list[Clues]:
    """The clues of every piece of a page, those from its neighbours included."""
    inside: list[list[Sign]] = [[] for _ in page]
    at = 0
    for hit in hits:
        while page[at].end <= hit.start:
            at += 1
        inside[at].append(hit.sign)
    repeated = Counter(line_key(piece.fold) for piece in page if len(piece.raw) < 120)
    found = [_own(piece, signs, words, repeated) for piece, signs in zip(page, inside, strict=True)]
    _overlap(page, found, words)
    _neighbours(page, found)
    _strangers(page, found, words)
    return found


def _own(piece: Piece, inside: Iterable[Sign], words: Words, repeated: Counter[str]) -> Clues:
    """The clues in the piece alone."""
    raw = piece.raw.strip()
    listed = WORD.findall(piece.fold)
    count = len(listed)
    stop = raw.endswith(STOPS) and not TITLE_QUOTED.match(raw)
    short = count <= 30
    signs = {sign.name: sign for sign in (*inside, *(words.of_line(piece.fold) if len(raw) < 1000 else ()))}
    clue = Clues(count, stop, 0.0, tuple(signs.values()), 0.0, 0.0, 0.0, 0.0, bool(2 <= count <= 7 and NAME_LIKE.match(raw)))
    clue.prose = _prose(raw, piece.fold, listed, stop, words, piece.inline)
    dated = any(sign.kind == "date" and sign.weight >= SURE for sign in clue.signs)
    for sign in clue.signs:
        if dated and sign.kind in ("legal", "menu") and count <= DATE_WORDS:
            continue
        weight = sign.weight if count <= 60 else sign.weight * 60 / count
        if sign.kind in META:
            clue.meta = max(clue.meta, weight if count <= 35 and not (count > 14 and clue.prose > 2) else 0.0)
        else:
            clue.furniture += weight
        clue.kinds[sign.kind] += int(10 * weight)
        clue.reasons.append(sign.name)
    if piece.crumb:
        _add(clue, "menu", 6.0, "the way to the page, then the title again")
    if short and not (dated and count <= DATE_WORDS):
        _menus(raw, line_key(piece.fold), clue, words, repeated)
    clue.furniture = min(clue.furniture, CAP)
    clue.reader = _reader(raw, piece.fold, words) if count >= 3 else 0.0
    return clue


def _prose(raw: str, fold: str, listed: list[str], stop: bool, words: Words, inline: bool) -> float:
    count = len(listed)
    score = 3.0 if count >= 25 else 1.5 if count >= 12 else 0.0 if count >= 6 else -1.0 if count >= 3 else -2.0
    score += 1.2 if stop else -0.3 if (count >= 25 and not inline) or raw.endswith((":", ",", ";")) else -1.5
    if count >= 4:
        ratio = sum(word in words.function for word in listed) / count
        score += 0.8 if ratio >= 0.3 else 0.0 if ratio >= 0.18 else -1.5
    if count >= 6 and (any(cue in fold for cue in words.attribution) or QUOTED.search(raw)):
        score += 1.0
    if raw[:1].islower() and count >= 3:
        score += 0.5
    if ITEM.match(raw):
        score += 1.0
    return score


def _menus(raw: str, key: str, clue: Clues, words: Words, repeated: Counter[str]) -> None:
    menu, _, other = menu_share(raw, words)
    if menu and other == 0:
        _add(clue, "menu", 1.0 if tokens(raw)[0] in words.glue and menu == 1 else 3.0 if menu == 1 else 5.0, "menu words")
    elif menu >= 3 and menu >= 2 * other:
        _add(clue, "menu", 2.5, "mostly menu words")
    if other:
        _glued(raw, clue, words)
    if key in words.labels:
        _add(clue, "related", 3.0, "a section's or country's label")
    if not any(c.isalpha() for c in raw):
        _add(clue, "menu", 4.0, "no letter")
    if repeated[key] > 1 and clue.words <= 4:
        _add(clue, "menu", 1.5, "repeated")


def _glued(raw: str, clue: Clues, words: Words) -> None:
    """Several pieces of furniture glued into one line are furniture."""
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


def _reader(raw: str, fold: str, words: Words) -> float:
    """How much a piece sounds like a reader and not like the press: outside quotations, so that those quoted may speak as they do."""
    if any(mark in raw for mark in '«“"'):
        raw, fold = QUOTED.sub(" ", raw), QUOTED.sub(" ", fold)
    listed = WORD.findall(fold)
    if len(listed) < 3:
        return 0.0
    spaced = f" {' '.join(listed)} "
    small = SMALL.findall(raw)
    slang = sum(word in words.slang for word in listed) + sum(phrase in spaced for phrase in words.slang_phrases)
    score = min(3.0, 1.2 * slang)
    score += min(3.0, 1.0 * sum(word in words.unaccented for word in small))
    score += min(2.0, 1.2 * len(LOST_APOSTROPHE.findall(raw)))
    score += min(1.0, 0.4 * sum(word in words.second_person for word in listed))
    score += min(1.0, 0.4 * sum(word in words.first_person for word in listed))
    score += min(1.5, 0.8 * len(UNSPACED.findall(raw)))
    score += min(1.5, 0.8 * len(SHOUT.findall(raw)))
    score += 1.0 if len(listed) > 3 and sum(map(len, small)) < 0.3 * sum(map(len, listed)) else 0.0
    score += 0.6 if raw[:1].islower() else 0.0
    score += 0.4 if not raw.endswith(STOPS) and len(listed) >= 6 else 0.0
    return score - 2.0 * sum(cue in fold for cue in words.attribution)


def _overlap(page: Sequence[Piece], found: list[Clues], words: Words) -> None:
    """How far a short piece speaks of what the prose speaks of: a title does, a menu and a headline from elsewhere do less."""
    about: set[str] = set()
    for piece, clue in zip(page, found, strict=True):
        if clue.words >= BODY_WORDS and clue.stop and clue.furniture < 2:
            about.update(_content(piece, words))
    for piece, clue in zip(page, found, strict=True):
        if 2 <= clue.words <= 35:
            content = set(_content(piece, words))
            shared = len(content & about) / len(content) if content and about else 0.0
            sized = 3 <= clue.words <= 30 and not piece.raw.rstrip().endswith(".")
            clue.headline = (1.5 if sized else -1.5) + (2.0 * shared if clue.words >= 3 else shared)
        else:
            clue.headline = -3.0


def _furnish(found: list[Clues]) -> None:
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


def _strangers(page: Sequence[Piece], found: list[Clues], words: Words) -> None:
    """How little a piece under a mark of the article's end speaks of what the prose above that mark speaks of."""
    about = {w for piece, clue in zip(page, found, strict=True) if not clue.ended and clue.prose >= 2 for w in _content(piece, words)}
    for piece, clue in zip(page, found, strict=True):
        if clue.ended and clue.words >= 4 and len(about) >= TOPIC_WORDS:
            content = set(_content(piece, words))
            shared = len(content & about) / len(content) if content else 0.0
            clue.strange = max(-1.0, min(STRANGE_CAP, (KIN - shared) * 12))


def _content(piece: Piece, words: Words) -> list[str]:
    return [word for word in WORD.findall(piece.fold) if len(word) > 3 and word not in words.function]


def _neighbours(page: Sequence[Piece], found: list[Clues]) -> None:
    """What stands above and below: the marks of an article's end, of comments, lists of short lines."""
    prose = ended = comments = 0.0
    enough = max(PROSE_BEFORE, PROSE_SHARE * sum(len(piece.raw) for piece, clue in zip(page, found, strict=True) if clue.prose >= 2))
    for piece, clue in zip(page, found, strict=True):
        clue.ended, clue.comments = ended, comments
        if clue.prose >= 2 and clue.furniture < 2:
            prose += len(piece.raw)
        if prose >= enough:
            ended += max((sign.ends for sign in clue.signs), default=0.0) if clue.furniture > clue.prose else 0.0
            if any(sign.kind == "comment" for sign in clue.signs):
                comments = THREAD
            elif any(sign.kind in ("related", "legal", "contact") and sign.weight >= SURE for sign in clue.signs):
                comments = 0.0
    _furnish(found)
    below = 0.0
    for clue in reversed(found):
        clue.comments = max(clue.comments, below)
        below = max(0.0, below - 0.15)
        if any(sign.reader for sign in clue.signs):
            below = 2.0
