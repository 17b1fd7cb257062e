"""Reads RSS and Atom: an entry is an article as far as the feed holds its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import feedparser
import trafilatura

from recoupe.acquire.html import flattened
from recoupe.acquire.limits import ARRAY_BYTES, read_at_most
from recoupe.acquire.page import Page
from recoupe.acquire.source import Source
from recoupe.model import Problem

FEED = (b"<rss", b"<feed", b"<rdf:rdf")
SITEMAP = (b"<urlset", b"<sitemapindex")


def is_feed(start: bytes) -> bool:
    """True where the first bytes (in lower case) are those of a feed."""
    return start.startswith((b"<?xml", *FEED)) and any(mark in start for mark in FEED)


def is_sitemap(start: bytes) -> bool:
    """True where the first bytes (in lower case) are those of a sitemap."""
    return start.startswith((b"<?xml", *SITEMAP)) and any(mark in start for mark in SITEMAP)


def read_feed(source: Source, stream: BinaryIO) -> Iterator[Page | Problem]:
    """One page an entry."""
    feed = feedparser.parse(read_at_most(stream, ARRAY_BYTES))
    if not feed.entries:
        yield Problem(stage="acquire", sentence="This feed has no entry.", path=source.path)
    outlet = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        yield _page(entry, source, number, outlet)


def is_other_xml(start: bytes) -> bool:
    """True where the first bytes are those of XML that is no page."""
    return start.startswith(b"<?xml") and b"<html" not in start


def read_other_xml(source: Source, stream: BinaryIO) -> Iterator[Page | Problem]:
    """XML in a form that nobody reads articles in."""
    sentence = "This XML is no feed, no sitemap and no page; give its articles as text or JSONL."
    yield Problem(stage="acquire", sentence=sentence, path=source.path)


def read_sitemap(source: Source, stream: BinaryIO) -> Iterator[Page | Problem]:
    """A sitemap holds addresses, no articles: says how to get them."""
    count = read_at_most(stream, ARRAY_BYTES).count(b"<loc>")
    sentence = f"This is a sitemap of {count} addresses and holds no article; fetch them with: recoupe fetch --from {source.path}"
    yield Problem(stage="acquire", sentence=sentence, path=source.path)


def _page(entry: Any, source: Source, number: int, outlet: str | None) -> Page | Problem:
    where = f"{source.path}, entry {number}"
    markup = max((part.get("value", "") for part in entry.get("content", ())), key=len, default="") or entry.get("summary", "")
    tree = trafilatura.load_html(f"<html><body><div>{markup}</div></body></html>") if markup else None
    text = flattened(tree) if tree is not None else ""
    if not text.strip():
        return Problem(stage="acquire", sentence="This entry has no text; fetch its page instead.", path=where)
    return Page(
        name=f"{source.name}-{number}",
        path=where,
        text=text,
        title=entry.get("title") or None,
        outlet=outlet,
        url=entry.get("link") or None,
        bylines=tuple(author["name"] for author in entry.get("authors", ()) if author.get("name")),
        published=entry.get("published") or entry.get("updated"),
    )
