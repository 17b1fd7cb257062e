"""Pages of our own invention, block by block, and the ways in which pages lose their tags.

A page file holds pages headed `=== name`, one block a line as `kind: text`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from recoupe.model import OWN_KINDS, Block, Span

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Flat:
    """A page flattened one way, with the span and the kind of each of its blocks."""

    text: str
    blocks: tuple[tuple[Span, str], ...]


def pages() -> dict[str, list[tuple[str, str]]]:
    """The invented pages: name → (kind, text) of each block."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(PAGES.glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("=== "):
                blocks = found.setdefault(line[4:].strip(), [])
            elif line.strip():
                kind, text = line.split(": ", 1)
                blocks.append((kind, text))
    return found


def joined(blocks: list[tuple[str, str]], between: Callable[[str, str], str], shape: Callable[[str], str] = str) -> Flat:
    """The blocks in one text, set apart by what `between` gives for two neighbouring kinds."""
    text, spans, last = "", [], None
    for kind, words in blocks:
        if last is not None:
            text += between(last, kind)
        shaped = shape(words)
        spans.append((Span(len(text), len(text) + len(shaped)), kind))
        text += shaped
        last = kind
    return Flat(text, tuple(spans))


def _inline(left: str, right: str) -> str:
    """Menus, share bars and tags run together as a browser's text content does; what a paragraph is starts a line."""
    return "" if left == right == "menu" else "\n"


WAYS: dict[str, Callable[[list[tuple[str, str]]], Flat]] = {
    "a line a block": lambda blocks: joined(blocks, lambda a, b: "\n"),
    "a paragraph a block": lambda blocks: joined(blocks, lambda a, b: "\n\n"),
    "menus run together": lambda blocks: joined(blocks, _inline),
    "indented, with empty lines": lambda blocks: joined(blocks, lambda a, b: "\n\n\t\t\n   \t"),
    "wrapped": lambda blocks: joined(blocks, lambda a, b: "\n\n", lambda words: textwrap.fill(words, 78)),
    "all on one line": lambda blocks: joined(blocks, lambda a, b: " "),
    "all run together": lambda blocks: joined(blocks, lambda a, b: ""),
}


def score(flat: Flat, blocks: tuple[Block, ...]) -> tuple[int, int, int]:
    """Characters of the article's own rightly kept, to keep, and kept."""
    ink = {i for i, c in enumerate(flat.text) if not c.isspace()}
    own = {i for span, kind in flat.blocks if kind in OWN_KINDS for i in range(span.start, span.end)} & ink
    kept = {i for block in blocks if block.kind in OWN_KINDS for i in range(block.span.start, block.span.end)} & ink
    return len(own & kept), len(own), len(kept)


def f1(hit: int, own: int, kept: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * hit / (own + kept) if own + kept else 1.0
