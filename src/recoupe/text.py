"""Characters and spans: the small pure functions that every stage needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from recoupe.model import Span

# One character for one character, so that offsets hold: what the press sets and what a treebank holds.
SAME_LENGTH = {"’": "'", "ʼ": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-"}
OTHERS = re.compile(r"[^a-z0-9]+")


def plain(text: str) -> str:
    """`text` with typographic apostrophes, spaces and hyphens made plain, at the same length."""
    for found, made in SAME_LENGTH.items():
        if found in text:
            text = text.replace(found, made)
    return text


@lru_cache(maxsize=65_536)  # the same names and words are folded thousands of times over
def fold(text: str) -> str:
    """`text` for comparing: lower case, without accents, œ as oe, other characters than letters and digits as one space."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae"))
        text = "".join([c for c in text.lower() if c.isascii() or not unicodedata.combining(c)])
    return OTHERS.sub(" ", text.lower()).strip()


def masked(text: str, keep: Iterable[Span], fill: str = " ") -> str:
    """`text` at the same length, with every character outside `keep` replaced by `fill`; line ends stay."""
    out = [c if c in "\r\n" else fill for c in text]
    for span in keep:
        out[span.start : span.end] = text[span.start : span.end]
    return "".join(out)


def trimmed(text: str, span: Span) -> Span:
    """`span` without the white space at its two ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def cover(spans: Iterable[Span]) -> Span:
    """The smallest span that holds all `spans`.

    Raises:
        ValueError: there are none.
    """
    spans = tuple(spans)
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def one_line(text: str, limit: int = 240) -> str:
    """`text` on one line, cut with an ellipsis after `limit` characters."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
