"""Cuts a page into pieces: its lines, and inside a line wherever furniture is glued to text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from recoupe.acquire.oneline import HEADLINE, RESUMED, SENTENCE_END, STARTER, TOKEN, page_cuts
from recoupe.acquire.words import LINES_KEPT, Hit, Words, folded, line_key, words_in

LINE = re.compile(r"[^\n\x0b\x0c\x85\u2028\u2029]*\S[^\n\x0b\x0c\x85\u2028\u2029]*")
GLUED = re.compile(r"(?<=[a-zà-ÿ.)»\"”])(?=[A-ZÀ-Þ])|\s+[|/·•>»›–—-]\s+|[|•]")
MARKED = re.compile(r"[>»›|/:•·–—-]\s*\S{0,3}\s*$")
LONG_LINE = 1200  # characters above which a line is a page on one line, not a paragraph
PAGE_LINE = 500  # characters, and share of the page, from which one line is the whole page
PAGE_SHARE = 0.6
SPLIT_FROM = 90  # shorter lines are one thing or the other
SHORT_LINE = 80  # characters of lines that one outlet's pages have in common, and that are therefore remembered
WRAP = (50, 100)  # characters a line of text broken at a fixed width has
WRAP_LINES = 2  # lines that must go on in the next, and their share
WRAP_SHARE = 0.6
HEAD_LINES = 30  # lines among which a title stands
TITLE_LENGTH = 250  # characters, the longest headlines
SAME_END = 8  # characters at its end by which a title is known in the way to its page
LOOSE_ENDS = " \t.:!?»\"'”)"
CRUMB_LENGTH = 60  # characters of a way to a page
PREFIX_WORDS = 3  # menu words in a row that are a menu glued to a title, not the title's own
OPENERS = frozenset({"accueil", "home", "menu"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the page to be judged as a whole. `inline`: it goes on where another piece of the same line ends;
    `crumb`: it is a breadcrumb that repeats the title. `said` are its folded words, `heard` each once, `key` is its `line_key`,
    `content` are the words of its topic.
    """

    start: int
    end: int
    raw: str
    fold: str
    inline: bool
    crumb: bool
    said: tuple[str, ...]
    heard: frozenset[str]
    key: str
    content: frozenset[str]


def pieces(text: str, fold: str, hits: Sequence[Hit], words: Words) -> list[Piece]:
    """The pieces of a page, in order; together they hold every character that is not white space."""
    out: list[Piece] = []
    split_hits = [hit for hit in hits if hit.sign.splits]
    lines = unwrapped(text, [(line.start(), line.end()) for line in LINE.finditer(text)])
    keys = _ending_alike(fold, lines)
    titles = {key for key in keys.values() if 15 < len(key) < TITLE_LENGTH}
    for start, end in lines:
        inside = [hit for hit in split_hits if start <= hit.start < end] if split_hits else []
        crumb = start in keys and _is_crumb(text[start:end], keys[start], titles, words)
        if end - start > PAGE_LINE and end - start > PAGE_SHARE * len(text):
            cuts = page_cuts(text, start, end, fold, words) | _cuts(text, start, end, inside, words)
        else:
            cuts = set() if crumb else _cuts(text, start, end, inside, words)
        for a, b in _between(start, end, cuts):
            out.append(piece_of(text, fold, a, b, a > start, crumb, words))
    return out


def piece_of(text: str, fold: str, start: int, end: int, inline: bool, crumb: bool, words: Words) -> Piece:
    """The piece of a page from `start` to `end`."""
    own = fold[start:end]
    return Piece(start, end, text[start:end], own, inline, crumb, *(_said_again if len(own) < SHORT_LINE else _said)(own, words))


def _said(own: str, words: Words) -> tuple[tuple[str, ...], frozenset[str], str, frozenset[str]]:
    """The words of a folded stretch, each once, its key, and the words of its topic."""
    said = tuple(words_in(own))
    heard = frozenset(said)
    content = frozenset([word for word in heard - words.function if len(word) > 3])
    return said, heard, " ".join(["0" if w.isdigit() else w for w in said]), content


_said_again = lru_cache(maxsize=LINES_KEPT)(_said)


def unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines of a text, or its paragraphs where lines were broken at a fixed width (mail, PDF, old agencies)."""
    widest = max((b - a for a, b in lines), default=0)
    if not WRAP[0] <= widest <= WRAP[1]:
        return lines
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a[1], b[0]) <= 1]
    broken = sum(_goes_on(text, widest, a, b[0]) and text[a[1] - 1] not in ".!?" for a, b in pairs)
    if broken < WRAP_LINES or broken < WRAP_SHARE * len(pairs):
        return lines
    out: list[tuple[int, int]] = []
    line_start = 0
    for start, end in lines:
        last = out[-1] if out else None
        if last is not None and text.count("\n", last[1], start) <= 1 and _goes_on(text, widest, (line_start, last[1]), start):
            out[-1] = (last[0], end)
        else:
            out.append((start, end))
        line_start = start
    return out


def _goes_on(text: str, widest: int, line: tuple[int, int], start: int) -> bool:
    """True where a line broken at a fixed width goes on in the next: the next one's first word had no room."""
    word = text[start : start + 40].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(word) > widest or text[start].islower()


def _ending_alike(fold: str, lines: Sequence[tuple[int, int]]) -> dict[int, str]:
    """The keys of those lines of the page's head that end as another of them does, by where they start: a title and the way to it do."""
    head = [(a, b) for a, b in lines[:HEAD_LINES] if b - a < TITLE_LENGTH + CRUMB_LENGTH]
    ends = [fold[a:b].rstrip(LOOSE_ENDS)[-SAME_END:] for a, b in head]
    often = Counter(ends)
    return {a: line_key(fold[a:b]) for (a, b), end in zip(head, ends, strict=True) if often[end] > 1}


def _is_crumb(raw: str, key: str, titles: set[str], words: Words) -> bool:
    """True where a line is the way to the page (menu words, or something set apart by a mark) and then another line again."""
    for title in titles:
        extra = len(key) - len(title)
        if 0 < extra < CRUMB_LENGTH and key.endswith(title):
            way = raw[: max(1, len(raw.rstrip()) - len(title))]
            if menu_share(way, words)[0] or MARKED.search(way):
                return True
    return False


def parts(raw: str) -> list[str]:
    """What is glued together in a short line: `Aller au contenuAccueil | Contact` is three things."""
    return [part for part in GLUED.split(raw) if part.strip()]


def tokens(raw: str) -> list[str]:
    """The words of a line folded, glued ones (`AccueilPolitique`) apart."""
    return [folded(token) for token in TOKEN.findall(raw) if not token.isspace()]


@lru_cache(maxsize=LINES_KEPT)
def menu_share(raw: str, words: Words) -> tuple[int, int, int]:
    """How many of a line's words are menu words, glue or numbers, and others."""
    menu = glue = other = 0
    for token in tokens(raw):
        if token in words.menu:
            menu += 1
        elif token in words.glue or not token[0].isalpha():
            glue += 1
        else:
            other += 1
    return menu, glue, other


def _between(start: int, end: int, cuts: set[int]) -> Iterator[tuple[int, int]]:
    edges = [start, *sorted(c for c in cuts if start < c < end), end]
    return pairwise(edges)


def _cuts(text: str, start: int, end: int, inside: list[Hit], words: Words) -> set[int]:
    """Where to cut a line: after a menu in front, before furniture behind, around furniture inside."""
    cuts: set[int] = set()
    line = text[start:end]
    prefix = (_menu_prefix_again if len(line) < SHORT_LINE else _menu_prefix)(line, words)
    if prefix:
        cuts.add(start + prefix)
    if len(line) < SPLIT_FROM and not (inside and len(line) > 40):
        return cuts
    suffix = _menu_suffix(line, words)
    if suffix:
        cuts.add(start + suffix)
    if inside or len(line) > LONG_LINE:
        cuts.update(start + found.end() for found in SENTENCE_END.finditer(line))
    for hit in inside:
        cuts.update(_around(text, start, end, hit))
    return cuts


def _around(text: str, start: int, end: int, hit: Hit) -> Iterator[int]:
    """The cut before a phrase that begins something, and after it where prose takes up again."""
    before = text[max(start, hit.start - TITLE_LENGTH) : hit.start].rstrip()
    begins = text[hit.start].isupper() or not text[hit.start].isalnum() or before.endswith((".", "!", "?", "»", "”", ")"))
    if begins and sum(c.isalpha() for c in before) > 10:
        yield hit.start
    resumed = STARTER.search(text, hit.end + HEADLINE, min(end, hit.end + RESUMED))
    stop = SENTENCE_END.search(text, hit.end, min(end, hit.end + RESUMED))
    if resumed is not None and (stop is None or resumed.end() < stop.start()):
        yield resumed.end()


def _menu_prefix(line: str, words: Words) -> int:
    """How many characters at a line's head are a menu glued to a title; 0 where none are, or where all are."""
    first = TOKEN.search(line)
    if first is None or not ((word := folded(first[0])) in words.menu or word in words.glue or not word.isalpha()):
        return 0
    seen = cut = at = 0
    opener = False
    for found in TOKEN.finditer(line, 0, 300):
        word = folded(found[0])
        at = found.end()
        if word in words.menu:
            opener = opener or (seen == 0 and word in OPENERS)
            seen += 1
            cut = at
        elif (word[0].isalpha() or word[-1].isalpha()) and word not in words.glue:
            break
    rest = line[cut:].strip(" \t>»/›|:-–\u00a0")
    if not rest or len(rest) < 15 or not (seen >= PREFIX_WORDS or (opener and seen >= 2)):
        return 0
    return cut


_menu_prefix_again = lru_cache(maxsize=LINES_KEPT)(_menu_prefix)


def _menu_suffix(line: str, words: Words) -> int:
    """Where a share bar glued behind a line's last sentence begins; 0 where there is none."""
    at = max(line.rfind(c, 0, -1) for c in ".!?»”") + 1
    rest = line[at:]
    if at < 40 or not rest.strip() or len(rest) > 120:
        return 0
    menu, _, other = menu_share(rest, words)
    return at if menu >= 2 and other == 0 else 0
