"""Reads office documents: .docx (python-docx), PDF with text (pypdf), saved pages (.mhtml)."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import BinaryIO

from docx import Document
from docx.opc.exceptions import OpcError
from lxml import etree
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from recoupe.acquire.decode import decode
from recoupe.acquire.html import page_from_html
from recoupe.acquire.limits import ARTICLE_BYTES, MEGABYTE, read_at_most
from recoupe.acquire.page import Page
from recoupe.acquire.source import Source
from recoupe.model import Problem

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a PDF is told as a Problem, not on the terminal
DOCUMENT_BYTES = 50 * MEGABYTE  # pictures included
PDF_PAGES = 200  # longer ones are reports, not articles


def read_docx(source: Source, stream: BinaryIO) -> Iterator[Page | Problem]:
    """The one page of a .docx: its paragraphs. Dates of word processors are those of drafts and say nothing of publication."""
    data = read_at_most(stream, DOCUMENT_BYTES)
    try:
        document = Document(io.BytesIO(data))
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        title = document.core_properties.title
    except (OpcError, zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError) as error:
        yield _problem(f"This .docx is broken ({error}).", source)
        return
    yield (
        Page(name=source.name, path=source.path, text=text, title=title or None)
        if text.strip()
        else _problem("This .docx has no text.", source)
    )


def read_pdf(source: Source, stream: BinaryIO) -> Iterator[Page | Problem]:
    """The one page of a PDF that has text."""
    data = read_at_most(stream, DOCUMENT_BYTES)
    try:
        reader = PdfReader(io.BytesIO(data))
        if len(reader.pages) > PDF_PAGES:
            yield _problem(f"This PDF has {len(reader.pages)} pages, more than the {PDF_PAGES} that an article can have.", source)
            return
        text = "\n".join(page.extract_text() for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, NotImplementedError) as error:
        yield _problem(f"This PDF cannot be read ({error}).", source)
        return
    if not text.strip():
        yield _problem("This PDF has no text: it is a scan. Put it through a text recognition program first.", source)
        return
    yield Page(name=source.name, path=source.path, text=text)


def read_mhtml(source: Source, stream: BinaryIO) -> Iterator[Page | Problem]:
    """The page that a browser saved as one file."""
    message = message_from_bytes(read_at_most(stream, DOCUMENT_BYTES), policy=policy.default)
    part = next((p for p in message.walk() if p.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    data = part.get_payload(decode=True) if part is not None else None
    decoded = (
        decode(data, part.get_content_charset()) if part is not None and isinstance(data, bytes) and len(data) <= ARTICLE_BYTES else None
    )
    if part is None or decoded is None:
        yield _problem("This saved page holds no HTML that can be read.", source)
        return
    url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    url = str(url) if url and str(url).startswith("http") else None
    page = page_from_html(decoded.text, name=source.name, path=source.path, url=url)
    yield page or _problem("This saved page has no text.", source)


def _problem(sentence: str, source: Source) -> Problem:
    return Problem(stage="acquire", sentence=sentence, path=source.path)
