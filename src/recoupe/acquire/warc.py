"""Reads WARC (Common Crawl News), a record at a time, whatever the file's size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from recoupe.acquire.decode import decode
from recoupe.acquire.html import page_from_html
from recoupe.acquire.limits import ARTICLE_BYTES
from recoupe.acquire.page import Page
from recoupe.acquire.source import Source
from recoupe.model import Problem

HTML = ("text/html", "application/xhtml+xml")


def read_warc(source: Source, stream: BinaryIO) -> Iterator[Page | Problem]:
    """One page a response that is HTML; images, robots.txt and errors of servers are passed over."""
    found = 0
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            if record.http_headers is None or record.http_content_type not in HTML or record.http_headers.status_code != 200:
                continue
            found += 1
            yield _page(record, source)
    except (ValueError, OSError, EOFError, UnicodeDecodeError) as error:
        yield Problem(stage="acquire", sentence=f"This WARC is broken after {found} pages ({error}).", path=source.path)
        return
    if not found:
        yield Problem(stage="acquire", sentence="This WARC holds no HTML page.", path=source.path)


def _page(record: WarcRecord, source: Source) -> Page | Problem:
    url = record.headers.get("WARC-Target-URI")
    name = (record.record_id or source.name).removeprefix("<urn:uuid:").removesuffix(">")
    where = f"{source.path}, {url}"
    data = record.reader.read(ARTICLE_BYTES + 1)
    if len(data) > ARTICLE_BYTES:
        return Problem(stage="acquire", sentence=f"This page is larger than {ARTICLE_BYTES // 1_000_000} MB; it is left out.", path=where)
    decoded = decode(data, record.http_charset)
    page = page_from_html(decoded.text, name=name, path=where, url=url) if decoded is not None else None
    return page or Problem(stage="acquire", sentence="This page has no text.", path=where)
