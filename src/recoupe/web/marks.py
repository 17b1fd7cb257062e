"""An article's text with its marks as HTML: nested where they nest, cut and reopened where they cross. All text is escaped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from recoupe.model import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to highlight: `kind` is the CSS class, `anchor` its address on the page, `title` what hovering says."""

    span: Span
    kind: str
    anchor: str
    title: str = ""
    of: str = ""
    tone: int | None = None


OPENING = Markup('<span class="m m-{kind}{tone}"{anchor} data-of="{of}"{title}>')
CLOSING = Markup("</span>")


def paragraphs(text: str, within: Span) -> tuple[Span, ...]:
    """The lines of `text` inside `within` that hold something."""
    spans, start = [], within.start
    for line in text[within.start : within.end].splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            spans.append(Span(start, start + len(line.rstrip("\r\n"))))
        start = end
    return tuple(spans)


def marked(text: str, within: Span, marks: Iterable[Mark]) -> Markup:
    """The words at `within` with every mark that touches them. A mark's anchor stands on the piece where it begins."""
    touching = sorted((m for m in marks if m.span.overlaps(within)), key=lambda m: (max(m.span.start, within.start), -m.span.end, m.kind))
    starts, ends = defaultdict(list), defaultdict(set)
    for mark in touching:
        starts[max(mark.span.start, within.start)].append(mark)
        ends[min(mark.span.end, within.end)].add(mark)
    out: list[Markup] = []
    stack: list[Mark] = []
    edges = sorted({within.start, within.end, *starts, *ends})
    for here, there in zip(edges, [*edges[1:], within.end], strict=True):
        stack = close(out, stack, ends[here])
        for mark in starts[here]:
            out.append(tag(mark, is_first=mark.span.start >= within.start))
            stack.append(mark)
        out.append(escape(text[here:there]))
    return Markup("").join(out)


def close(out: list[Markup], stack: list[Mark], ended: set[Mark]) -> list[Mark]:
    """Closes what ends here; marks that were opened inside it and go on are reopened after it."""
    if not ended.intersection(stack):
        return stack
    lowest = min(i for i, mark in enumerate(stack) if mark in ended)
    out.extend(CLOSING for _ in stack[lowest:])
    going_on = [mark for mark in stack[lowest:] if mark not in ended]
    out.extend(tag(mark, is_first=False) for mark in going_on)
    return [*stack[:lowest], *going_on]


def tag(mark: Mark, *, is_first: bool) -> Markup:
    anchor = Markup(' id="{}"').format(mark.anchor) if is_first and mark.anchor else Markup("")
    title = Markup(' title="{}"').format(mark.title) if mark.title else Markup("")
    tone = "" if mark.tone is None else f" v{mark.tone}"
    return OPENING.format(kind=mark.kind, tone=tone, anchor=anchor, of=mark.of or mark.anchor, title=title)


def found_forms(snippet: str, spans: Sequence[Span]) -> Markup:
    """A search result's words, what was found in `<mark>`."""
    out, last = [], 0
    for span in sorted(spans):
        if span.start < last or span.end > len(snippet):
            continue
        out += [escape(snippet[last : span.start]), Markup("<mark>{}</mark>").format(snippet[span.start : span.end])]
        last = span.end
    return Markup("").join([*out, escape(snippet[last:])])


def place_anchor(span: Span) -> str:
    """The address of a stretch of text on its article's page."""
    return f"s{span.start}-{span.end}"
