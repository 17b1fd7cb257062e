from __future__ import annotations

import re

from recoupe.model import Block, Span

LINE = re.compile(r"[^\n]*\S[^\n]*")


def classify(text: str, known: tuple[Block, ...] = (), *, language: str = "fr") -> tuple[Block, ...]:
    blocks = list(known)
    for n, line in enumerate(LINE.finditer(text)):
        span = Span(line.start(), line.end())
        if any(span.overlaps(block.span) for block in known):
            continue
        words = line[0].strip()
        title = n == 0 and len(words) < 140 and words[-1] not in ".;:!…"
        blocks.append(Block(span=span, kind="title" if title else "body"))
    return tuple(sorted(blocks, key=lambda b: b.span))
