"""Reads flat text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from recoupe.acquire.decode import decode
from recoupe.acquire.limits import ARTICLE_BYTES, read_at_most
from recoupe.acquire.page import Page
from recoupe.acquire.source import Source
from recoupe.model import Problem

NOT_TEXT = "This is not text (a picture, a program, an office file?) and cannot be read as an article."
EMPTY = "This is empty."


def read_text(source: Source, stream: BinaryIO) -> Iterator[Page | Problem]:
    """The one page of a text file."""
    data = read_at_most(stream, ARTICLE_BYTES)
    decoded = decode(data, source.encoding)
    if decoded is None:
        yield Problem(stage="acquire", sentence=NOT_TEXT if data else EMPTY, path=source.path)
        return
    if not decoded.text.strip():
        yield Problem(stage="acquire", sentence=EMPTY, path=source.path)
        return
    doubts = (Problem(stage="acquire", sentence=decoded.doubt, path=source.path),) if decoded.doubt else ()
    yield Page(name=source.name, path=source.path, text=decoded.text, url=source.url, problems=doubts)
