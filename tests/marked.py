"""Test sentences marked inline: `<source>Lavrov</source> <cue lemma=dire>a dit</cue> que <content>tout va bien</content>`.

Marks may nest and carry attributes (`<time value=2022-03-08>`); values with spaces stand in double quotes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.model import Span

TAG = re.compile(r'<(/?)([a-z_]+)((?:\s+[a-z_]+=(?:"[^"]*"|[^\s>"]+))*)>')
ATTRIBUTE = re.compile(r'([a-z_]+)=(?:"([^"]*)"|([^\s>"]+))')


@dataclass(frozen=True, slots=True)
class Mark:
    tag: str
    span: Span
    attributes: dict[str, str]


def unmark(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain text and its marks, in the order of their starts.

    Raises:
        ValueError: a mark is not closed, or closed without being opened.
    """
    out: list[str] = []
    length = 0
    stack: list[tuple[str, int, dict[str, str]]] = []
    marks: list[Mark] = []
    last = 0
    for found in TAG.finditer(marked):
        piece = marked[last : found.start()]
        out.append(piece)
        length += len(piece)
        last = found.end()
        if not found[1]:
            stack.append((found[2], length, {k: q or bare for k, q, bare in ATTRIBUTE.findall(found[3])}))
        else:
            if not stack or stack[-1][0] != found[2]:
                raise ValueError(f"</{found[2]}> closes nothing in: {marked}")
            tag, start, attributes = stack.pop()
            marks.append(Mark(tag, Span(start, length), attributes))
    if stack:
        raise ValueError(f"<{stack[-1][0]}> is never closed in: {marked}")
    out.append(marked[last:])
    return "".join(out), tuple(sorted(marks, key=lambda m: (m.span.start, -m.span.end)))
