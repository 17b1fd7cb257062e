"""Reads HTML: trafilatura finds the article and its metadata, htmldate and the page's own marks its date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from recoupe.acquire.decode import decode
from recoupe.acquire.flat import EMPTY, NOT_TEXT
from recoupe.acquire.html_dates import own_part, printed_dates, stated_date
from recoupe.acquire.limits import ARTICLE_BYTES, read_at_most
from recoupe.acquire.page import Page
from recoupe.acquire.source import Source
from recoupe.model import Problem

BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "button",
        "label",
        "textarea",
    ]
)
# What holds neither an article's words nor its metadata, taken out before trafilatura looks at each element many times over.
NEVER_TEXT = ("svg", "style", "select", "canvas", "template", "datalist", "map", "video", "audio", "object", "embed")
PROSE_TAGS = ("p", "h1", "article", "main", "time")
SILENT = frozenset(("script", "style", "noscript", "template", "svg", "head", "iframe"))


def is_html(start: bytes) -> bool:
    """True where the first bytes (in lower case) are those of a page, a prolog of XML before them or not."""
    return start.startswith((b"<!doctype html", b"<html")) or (start.startswith(b"<?xml") and b"<html" in start)


def read_html(source: Source, stream: BinaryIO) -> Iterator[Page | Problem]:
    """The one page of an HTML file."""
    data = read_at_most(stream, ARTICLE_BYTES)
    decoded = decode(data, source.encoding)
    if decoded is None or not decoded.text.strip():
        yield Problem(stage="acquire", sentence=NOT_TEXT if data.strip() else EMPTY, path=source.path)
        return
    doubts = (Problem(stage="acquire", sentence=decoded.doubt, path=source.path),) if decoded.doubt else ()
    page = page_from_html(decoded.text, name=source.name, path=source.path, url=source.url, problems=doubts)
    yield page or Problem(stage="acquire", sentence="This page has no text.", path=source.path)


def page_from_html(markup: str, *, name: str, path: str, url: str | None = None, problems: tuple[Problem, ...] = ()) -> Page | None:
    """The article in an HTML page with what its metadata says; None where the page has no text at all."""
    tree = trafilatura.load_html(markup)
    if tree is None:
        return None
    _lighten(tree)
    found = trafilatura.bare_extraction(tree, url=url, favor_precision=True, include_comments=True, with_metadata=True)
    stated = stated_date(tree)
    if not isinstance(found, Document) or not (found.text or "").strip():
        text = flattened(tree)
        return Page(name=name, path=path, text=text, url=url, published=stated, problems=problems) if text.strip() else None
    announced, under = (None, None) if stated else printed_dates(flattened(own_part(tree)).split("\n"), found.title or "", found.text or "")
    return Page(
        name=name,
        path=path,
        text=found.text or "",
        title=found.title or None,
        comments=found.comments or None,
        outlet=found.sitename or found.hostname or None,
        url=url or found.url or None,
        bylines=tuple(part.strip() for part in (found.author or "").split(";") if part.strip()),
        published=stated or announced,
        basis="metadata" if stated else "text",
        printed=under,
        cleaned=True,
        problems=problems,
    )


def _lighten(tree: html.HtmlElement) -> None:
    """Takes out what holds no words, and menus: those that an unclosed tag does not make the whole page."""
    etree.strip_elements(tree, *NEVER_TEXT, with_tail=False)
    for menu in list(tree.iter("nav")):
        if next(menu.iter(*PROSE_TAGS), None) is None and menu.getparent() is not None:
            menu.drop_tree()


def flattened(tree: html.HtmlElement) -> str:
    """The text of a page with a line break wherever a browser would start a new line."""
    out: list[str] = []

    def walk(element: html.HtmlElement) -> None:
        if not isinstance(element.tag, str) or element.tag in SILENT:
            return
        if element.tag in BREAKING:
            out.append("\n")
        if element.text:
            out.append(" ".join(element.text.split()) if element.text.strip() else " ")
        for child in element:
            walk(child)
            if child.tail:
                out.append(child.tail.replace("\n", " "))
        if element.tag in BREAKING:
            out.append("\n")

    walk(tree)
    lines = (" ".join(line.split()) for line in "".join(out).split("\n"))
    return "\n".join(line for line in lines if line)
