"""From a page to an article: one text, its blocks, its title, when it was published."""

from __future__ import annotations

import hashlib

from recoupe.acquire.dateline import split_dateline
from recoupe.acquire.furniture import classify
from recoupe.acquire.language import language_of
from recoupe.acquire.page import Page
from recoupe.acquire.published import published_when
from recoupe.acquire.sidecar import Row
from recoupe.acquire.signed import signed
from recoupe.model import Acquired, Article, Block, BlockKind, Span
from recoupe.text import fold


def build(page: Page, row: Row, *, language: str | None = None, keep_furniture: bool = False) -> Acquired:
    """The article of a page, with what the sidecar's row says of it."""
    text, known = _compose(page, keep_furniture)
    spoken = language or _code(page.language) or language_of(text)
    blocks, dateline = split_dateline(text, classify(text, known, language=spoken, cleaned=page.cleaned), spoken)
    made = signed(text, blocks, spoken, page.bylines, dateline)
    title = next((block.span for block in blocks if block.kind == "title"), None)
    article = Article(
        id=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        name=page.name,
        text=text,
        language=spoken,
        blocks=blocks,
        outlet=row.outlet or page.outlet,
        url=row.url or page.url,
        title=title,
        bylines=page.bylines or made.bylines,
        agency=made.agency,
        dateline=dateline,
        published=published_when(text, blocks, page, row, spoken),
    )
    return Acquired(article=article, problems=page.problems)


def _compose(page: Page, keep_furniture: bool) -> tuple[str, tuple[Block, ...]]:
    """The article's text, and the blocks in it whose kind the format told."""
    parts: list[tuple[str, BlockKind | None]] = []
    start = fold(page.text[:2000]) if page.title or page.standfirst else ""
    told: tuple[tuple[str | None, BlockKind], ...] = ((page.title, "title"), (page.standfirst, "standfirst"))
    for part, kind in told:
        if part and part.strip() and not start.startswith(fold(part)):
            parts.append((" ".join(part.split()), kind))
    parts.append((page.text, None))
    if keep_furniture and page.comments:
        parts.append((page.comments, "comment"))
    known: list[Block] = []
    offset = 0
    for part, part_kind in parts:
        if part_kind is not None:
            known.append(Block(span=Span(offset, offset + len(part)), kind=part_kind))
        offset += len(part) + 1
    return "\n".join(part for part, _ in parts), tuple(known)


def _code(language: str | None) -> str | None:
    """`fr` of `fr-FR` or `fr_FR`; None for a language's full name, which is told from the text instead."""
    code = (language or "").replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 else None
