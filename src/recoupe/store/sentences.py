"""Sentences for showing a passage with what stands around it. Rough on purpose: reading has spaCy for what counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.model import Article, Span
from recoupe.text import one_line, trimmed

# A sentence ends at .!?… (and closing marks) before a space and a capital, an opening mark or a figure; never after one capital or « M. ».
END = re.compile(r"""(?<!\b[A-ZÀ-Ý])(?<!\bMM)(?<!\bMme)(?<!\bDr)[.!?…]+["»”’)\s]*?(?=\s+["«“‘(—–-]?\s*[A-ZÀ-Ý0-9])|\n+""")


def sentences(article: Article) -> tuple[Span, ...]:
    """The sentences of the article's own blocks, in order."""
    found: list[Span] = []
    for block in article.own_spans():
        start = block.start
        for end in END.finditer(article.text, block.start, block.end):
            found.append(trimmed(article.text, Span(start, end.end())))
            start = end.end()
        found.append(trimmed(article.text, Span(start, block.end)))
    return tuple(span for span in found if len(span))


def around(article: Article, span: Span, told: Sequence[Span]) -> tuple[str, str]:
    """The sentence before the one where `span` begins, with that one's beginning; and the rest of the last one with the one after."""
    first = next((i for i, s in enumerate(told) if s.end > span.start), None)
    last = next((i for i in range(len(told) - 1, -1, -1) if told[i].start < span.end), None)
    if first is None or last is None:
        return "", ""
    before = Span(min(told[max(first - 1, 0)].start, span.start), span.start)
    after = Span(span.end, max(told[min(last + 1, len(told) - 1)].end, span.end))
    return one_line(article.words(before), 600), one_line(article.words(after), 600)
