"""The invented pages as HTML: acquire keeps no less of the article, and no more of its furniture, than trafilatura alone."""

from __future__ import annotations

from html import escape
from itertools import groupby

import pytest
import trafilatura

from acquire.flattening import f1, pages
from recoupe.acquire.article import build
from recoupe.acquire.html import page_from_html
from recoupe.acquire.sidecar import Row
from recoupe.model import OWN_KINDS
from recoupe.text import masked

Blocks = list[tuple[str, str]]
WRAPPERS = {
    "menu": ('<nav class="menu"><ul>', "<li><a href='/x'>{}</a></li>", "</ul></nav>"),
    "related": ('<aside class="related-posts"><ul>', "<li><a href='/y'>{}</a></li>", "</ul></aside>"),
    "comment": ('<ol id="comments" class="comment-list">', '<li class="comment"><p>{}</p></li>', "</ol>"),
    "form": ('<form class="comment-form">', "<label>{}</label>", "</form>"),
    "contact": ('<div class="widget contact">', "<p>{}</p>", "</div>"),
    "legal": ('<footer class="footer">', "<p>{}</p>", "</footer>"),
    "other": ('<div class="author-box">', "<p>{}</p>", "</div>"),
    "title": ("", "<h1>{}</h1>", ""),
    "standfirst": ("", "<p class='chapo'>{}</p>", ""),
    "byline": ("", "<p class='byline'>{}</p>", ""),
    "date": ("", "<p class='date'>{}</p>", ""),
    "caption": ("<figure><img src='/a.jpg'>", "<figcaption>{}</figcaption>", "</figure>"),
    "body": ("", "<p>{}</p>", ""),
}


def as_html(blocks: Blocks) -> str:
    """The page with the tags that such blocks usually have."""
    out = []
    for kind, group in groupby(blocks, key=lambda block: block[0]):
        start, each, end = WRAPPERS[kind]
        out.append(start + "".join(each.format(escape(text)) for _, text in group) + end)
    title = next(text for kind, text in blocks if kind == "title")
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><meta property="og:title" content="{escape(title)}">'
    return f'<!DOCTYPE html><html lang="fr"><head>{head}</head><body><main><article>{"".join(out)}</article></main></body></html>'


def body_score(blocks: Blocks, kept: str) -> tuple[int, int, int]:
    """Characters of the body kept, to keep, and of the body and of furniture kept together."""
    body = sum(len(text) for kind, text in blocks if kind == "body")
    hit = sum(len(text) for kind, text in blocks if kind == "body" and text in kept)
    wrong = sum(len(text) for kind, text in blocks if kind not in OWN_KINDS and len(text) > 12 and text in kept)
    return hit, body, hit + wrong


@pytest.mark.parametrize("name", pages())
def test_no_worse_than_trafilatura(name: str) -> None:
    blocks = pages()[name]
    markup = as_html(blocks)
    alone = trafilatura.extract(markup, favor_precision=True, include_comments=False) or ""
    page = page_from_html(markup, name=name, path=name)
    assert page is not None
    article = build(page, Row()).article
    assert article is not None
    kept = masked(article.text, article.own_spans())
    assert f1(*body_score(blocks, kept)) >= f1(*body_score(blocks, alone)) - 1e-9


def test_titles_and_dates_as_well_as_the_library() -> None:
    for name, blocks in pages().items():
        page = page_from_html(as_html(blocks), name=name, path=name)
        assert page is not None
        title = next(text for kind, text in blocks if kind == "title")
        assert page.title is not None
        assert page.title.split() == title.split() or title.startswith(page.title)
