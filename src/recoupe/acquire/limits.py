"""How much recoupe takes in at once, and reading that stops there."""

from __future__ import annotations

from typing import BinaryIO

MEGABYTE = 1_000_000
ARTICLE_BYTES = 10 * MEGABYTE  # one page; the longest press articles have 0.2 MB, the heaviest pages 5 MB
LINE_BYTES = 20 * MEGABYTE  # one record of a JSONL file: a page with its raw HTML and its metadata
ARRAY_BYTES = 200 * MEGABYTE  # a JSON array or a CSV, which are held in memory whole


class TooLarge(Exception):
    """An input is larger than its limit; the message is the sentence for the person."""


def read_at_most(stream: BinaryIO, limit: int) -> bytes:
    """All of `stream`.

    Raises:
        TooLarge: it holds more than `limit` bytes.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(f"This is larger than {limit // MEGABYTE} MB, more than one article can be; split it or give JSONL.")
    return data
