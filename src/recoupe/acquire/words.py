"""The words that betray furniture: the language pack's phrases and shapes, made ready to be looked up fast.

Texts are compared folded: lower case, without accents, at the same length, so that a place in the folded text is a place in the text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from recoupe.model import BlockKind

META: frozenset[BlockKind] = frozenset({"byline", "date", "caption"})
SHAPE_LENGTH = 200  # characters above which a line has no shape but a paragraph's
BULLETS = " \t\u00a0-–—•·*>»›|:.,()[]«\"'#/"
WORD = re.compile(r"[a-z0-9œæ]+")
ZERO = re.compile(r"\d+")


def _folding() -> dict[int, str]:
    letters = {}
    for code in range(0x20, 0x250):
        character = chr(code)
        plain = unicodedata.normalize("NFKD", character.lower())
        base = "".join(c for c in plain if not unicodedata.combining(c))
        letters[code] = base if len(base) == 1 else character.lower()[:1]
    return {
        **letters,
        **{ord(c): "'" for c in "’ʼ‘`´"},
        **{ord(c): " " for c in "\u00a0\u202f\u2009\u200b"},
        **{ord(c): "-" for c in "–—‑"},
    }


FOLDING = _folding()
FIGURES = "123456789"
# The characters of nearly every French page, in no more than a byte's 256 so that a codec folds and splits them: six times as fast as
# `str.translate`, four times as fast as `WORD.findall`. NUL is first as `charmap_build` asks; one that stands for nothing fills the rest.
LATIN = "".join(map(chr, (0, 9, 10, 11, 12, 13, *range(0x20, 0x7F), *range(0xA0, 0x100))))
PRESS = LATIN + "ŒœŠšŽžŸĀāĪīŪūĞğİıŞşČčĆć’ʼ‘‚“”„–—‑…•‹›€™\u2009\u200b\u2028\u202f\ufeff"
FILLED = PRESS.ljust(256, "\ufffe")
AS_BYTES = codecs.charmap_build(FILLED)
AS_FOLDED = FILLED.translate(FOLDING)
AS_WORDS = "".join(c if WORD.match(c) else " " for c in FILLED)
LINES_KEPT = 8192  # short lines whose shapes are remembered: the furniture of some hundred outlets


def folded(text: str) -> str:
    """`text` in lower case without accents, apostrophes, spaces and dashes plain, at the same length."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(text, "strict", AS_BYTES)[0], "strict", AS_FOLDED)[0]
    except UnicodeEncodeError:
        return text.translate(FOLDING)


def words_in(fold: str) -> list[str]:
    """The words of a folded text, in order."""
    try:
        return codecs.charmap_decode(codecs.charmap_encode(fold, "strict", AS_BYTES)[0], "strict", AS_WORDS)[0].split()
    except UnicodeEncodeError:
        return WORD.findall(fold)


def line_key(fold: str) -> str:
    """What a folded line says, punctuation left out and every number read as 0."""
    return " ".join(words_in(ZERO.sub("0", fold)))


@dataclass(frozen=True, slots=True)
class Sign:
    """One record of the pack: what kind of block its phrases or its shape betray, and how strongly."""

    name: str
    kind: BlockKind
    weight: float
    ends: float = 0.0
    splits: bool = False
    reader: bool = False
    short: bool = False
    weak: bool = False


Said = tuple[str, Sign]  # a folded phrase and what it betrays


@dataclass(frozen=True, slots=True)
class Hit:
    """A sign found at a place of the folded text."""

    start: int
    end: int
    sign: Sign


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """One language's furniture words, by how they are looked up. One object a language, equal to itself only: what is found is cached."""

    language: str
    lines: dict[str, Sign]
    fronts: dict[str, list[str]]
    starts: dict[str, tuple[tuple[str, Sign], ...]]
    ends: tuple[tuple[str, Sign], ...]
    endings: tuple[str, ...]
    anywhere: dict[str, list[tuple[str, tuple[str, ...], Sign]]]
    shapes: tuple[tuple[re.Pattern[str], Sign], ...]
    menu: frozenset[str]
    glue: frozenset[str]
    labels: frozenset[str]
    agencies: frozenset[str]
    author_roles: frozenset[str]
    shouted: frozenset[str]
    function: frozenset[str]
    slang: frozenset[str]
    slang_phrases: dict[str, tuple[str, ...]]
    unaccented: frozenset[str]
    second_person: frozenset[str]
    first_person: frozenset[str]
    attribution: dict[str, tuple[str, ...]]

    def of_line(self, fold: str, key: str) -> Iterator[Sign]:
        """The signs in one folded line (`key` is its `line_key`), those looked up anywhere left out: `in_page` finds them."""
        sign = self.lines.get(key)
        if sign is not None:
            yield sign
        bare = fold.lstrip(BULLETS)
        for phrase, sign in self.starts.get(bare[:2], ()):
            if bare.startswith(phrase) and _bounded(bare, 0, len(phrase)):
                yield sign
                break
        bare = fold.rstrip(" .\t")
        if bare.endswith(self.endings):
            yield from (sign for phrase, sign in self.ends if bare.endswith(phrase))
        if len(fold) < SHAPE_LENGTH:
            yield from _shapes_of(self, fold)

    def glued(self) -> Iterator[tuple[str, Sign]]:
        """The phrases, as line keys, around which a page without line breaks is cut: whole lines, and beginnings of several words."""
        yield from self.lines.items()
        for rows in self.starts.values():
            for phrase, sign in rows:
                key = line_key(phrase)
                if " " in key and sign.kind not in META and not sign.weak and key not in self.lines:
                    yield key, sign

    def cues(self, fold: str, heard: frozenset[str]) -> list[str]:
        """The turns with which the press says who said it, in a folded stretch (`heard` are its words)."""
        heads = heard.intersection(self.attribution)
        return [cue for head in heads for cue in self.attribution[head] if cue in fold] if heads else []

    def front(self, fold: str, raw: str) -> Sign | None:
        """The sign of a phrase of several words with which a line begins, a capital glued to it (`Article suivantBasket : …`)."""
        start = len(fold) - len(fold.lstrip(BULLETS))
        first = WORD.match(fold, start)
        for phrase in self.fronts.get(first[0], ()) if first else ():
            end = start + len(phrase)
            if fold.startswith(phrase, start) and end < len(raw) and raw[end].isupper():
                return self.lines[phrase]
        return None

    def in_page(self, fold: str) -> list[Hit]:
        """Where the phrases that count anywhere stand in a folded page, in order."""
        zeroed = _zeroed(fold)
        spoken = set(words_in(zeroed))
        hits = []
        for head in spoken.intersection(self.anywhere):
            for phrase, within, sign in self.anywhere[head]:
                at = zeroed.find(phrase) if spoken.issuperset(within) else -1
                while at >= 0:
                    if _bounded(zeroed, at, at + len(phrase)):
                        hits.append(Hit(at, at + len(phrase), sign))
                    at = zeroed.find(phrase, at + len(phrase))
        return sorted(hits, key=lambda h: (h.start, -h.end))


def _bounded(text: str, start: int, end: int) -> bool:
    """True where no word goes on across either edge of text[start:end]."""
    before = start == 0 or not (text[start].isalnum() and text[start - 1].isalnum())
    after = end >= len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return before and after


@lru_cache(maxsize=LINES_KEPT)
def _shapes_of(words: Words, fold: str) -> tuple[Sign, ...]:
    """The signs of the shapes of a short line; menus, share bars and forms are the same on each page of an outlet."""
    return tuple(sign for pattern, sign in words.shapes if pattern.search(fold))


def _zeroed(fold: str) -> str:
    """Every figure read as 0; replaced one by one, which is faster than `str.translate`."""
    for figure in FIGURES:
        fold = fold.replace(figure, "0")
    return fold
