"""Pairs quotation marks as the press really sets them, and mends what it forgets.

Marks are paired block by block with a stack: « », “ ”, „ “, ‹ › by their shape and surroundings, " by its surroundings. What stays open is
closed before the cue that follows it, or where its sentence ends; what is closed without being opened is opened where its sentence starts.
Each repair is a doubt that the reader is told of, and none reaches further than its own quote.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from recoupe.model import Problem, Span

MARK = re.compile(r"<<|>>|[«»“”„‟\"‹›＂]|(?<!\w)''(?!')|''(?![\w'])|,,(?=\w)|(?<=\w),,")
OPENING = frozenset("«“„‹‟") | {"<<", ",,"}
CLOSING = frozenset("»”›") | {">>"}
FAMILY = {"«": "«", "»": "«", "<<": "«", ">>": "«", "“": "“", "”": "“", "„": "“", "‟": "“", ",,": "“", "‹": "‹", "›": "‹"}
SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
GAP_TO_CUE = 4  # characters between a mark and the cue that shows what it closes: « menacée », a-t-il dit »
REACH = 1500  # characters: a quote left open over more than a long paragraph is a forgotten mark, not a quote


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Words in quotation marks: `span` with the marks, `inner` without; `depth` 0 is outermost."""

    span: Span
    inner: Span
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    lean: str  # open, close, either


def pair_marks(text: str, blocks: Sequence[Span], stops: Sequence[int]) -> tuple[tuple[Pair, ...], tuple[Problem, ...]]:
    """The pairs of `text` inside `blocks`, in order, and a Problem for each repair. `stops` are where cues begin that may end a quote."""
    pairs: list[Pair] = []
    problems: list[Problem] = []
    carried: list[_Mark] = []
    for block, following in pairwise([*blocks, None]):
        if block is None:
            break
        marks = _marks(text, block)
        left = _pair_block(text, block, marks, carried, stops, pairs, problems)
        carried = []
        if left and _goes_on(text, left[0], block, following):
            carried = left[:1]
            left = left[1:]
        for mark in left:
            end = _mended_end(text, mark, block, stops, pairs)
            pairs.append(Pair(Span(mark.start, end), _inner(text, mark.end, end)))
            problems.append(_problem("an opening quotation mark is never closed", mark))
    return _with_depths(pairs), tuple(problems)


def _marks(text: str, block: Span) -> list[_Mark]:
    return [_lean(text, found.start(), found.end(), block) for found in MARK.finditer(text, block.start, block.end)]


def _lean(text: str, start: int, end: int, block: Span) -> _Mark:
    """What a mark seems to be: « » by their shape, the others by white space and stops around them."""
    shape = text[start:end]
    family = FAMILY.get(shape, '"')
    before = text[start - 1 : start] if start > block.start else " "
    after = text[end : end + 1] if end < block.end else " "
    opens = (before.isspace() or before in "([{'—–-/:«“") and not after.isspace() and after not in ".,;:!?)"
    closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]»”…")
    if family in "«‹":
        return _Mark(start, end, family, "open" if shape in OPENING else "close")
    if opens != closes:
        return _Mark(start, end, family, "open" if opens else "close")
    return _Mark(start, end, family, "open" if shape in OPENING else "close" if shape in CLOSING else "either")


def _pair_block(
    text: str, block: Span, marks: list[_Mark], carried: list[_Mark], stops: Sequence[int], pairs: list[Pair], problems: list[Problem]
) -> list[_Mark]:
    """Pairs the marks of one block onto `pairs`; returns those left open, outermost first."""
    stack = list(carried)
    for place, mark in enumerate(marks):
        top = stack[-1] if stack else None
        if top and mark.family == top.family and mark.lean == "open" and not text[block.start : mark.start].strip():
            continue  # a paragraph of a long quote begins with its opening mark again
        if mark.lean == "open" and top and top.family == mark.family and mark.family != '"' and _is_reversed(marks, place):
            mark = _Mark(mark.start, mark.end, mark.family, "close")
        if mark.lean == "open" or (mark.lean == "either" and not (top and top.family == mark.family)):
            stack.append(mark)
        elif opened := _matching(stack, mark):
            while stack[-1] is not opened:
                problems.append(_problem("an opening quotation mark is never closed", stack.pop()))
            stack.pop()
            pairs.append(Pair(Span(opened.start, mark.end), _inner(text, opened.end, mark.start)))
        elif _opens_late(text, marks, place):
            stack.append(mark)
        elif any(0 <= stop - mark.end < GAP_TO_CUE for stop in stops) and (start := _mended_start(text, mark, block, pairs)) is not None:
            pairs.append(Pair(Span(start, mark.end), _inner(text, start, mark.start)))
            problems.append(_problem("a closing quotation mark was never opened", mark))
        else:
            problems.append(_problem("a closing quotation mark closes nothing", mark))
    return stack


def _is_reversed(marks: Sequence[_Mark], place: int) -> bool:
    """True where an opening shape is used to close (“…“): no closing mark of the family follows before the next opening one."""
    later = next((mark for mark in marks[place + 1 :] if mark.family == marks[place].family), None)
    return later is None or later.lean == "open"


def _matching(stack: Sequence[_Mark], mark: _Mark) -> _Mark | None:
    """The innermost open mark that `mark` can close: one of its family, else, for one mark of another family, none."""
    return next(
        (opened for opened in reversed(stack) if opened.family == mark.family),
        stack[-1] if len(stack) == 1 and _mixes(stack[0], mark) else None,
    )


def _mixes(opened: _Mark, mark: _Mark) -> bool:
    """True for pairs that desks mix: “…" and "…” and « …”."""
    return {opened.family, mark.family} <= {'"', "“"} or "«" in (opened.family, mark.family)


def _opens_late(text: str, marks: Sequence[_Mark], place: int) -> bool:
    """True where a mark that looks closing opens (Diop." Nous allons …", »Nous allons … »): another closes it soon."""
    mark = marks[place]
    if mark.family == "«":
        loose = not text[mark.start - 1 : mark.start].strip() and text[mark.end : mark.end + 1].strip()
        return bool(loose) and place + 1 < len(marks) and marks[place + 1].family == "«" and marks[place + 1].lean == "close"
    if mark.family != '"':
        return False
    after = text[mark.end : mark.end + 2].strip()[:1]
    later = marks[place + 1] if place + 1 < len(marks) else None
    return (
        text[mark.start - 1 : mark.start] in ".:;,!?"
        and after.isupper()
        and later is not None
        and later.family == '"'
        and later.lean != "open"
    )


def _goes_on(text: str, mark: _Mark, block: Span, following: Span | None) -> bool:
    """True where the next block continues the quote: it begins with the mark again, or closes it before any opening mark."""
    if following is None or text[block.end : following.start].strip() or following.end - mark.start > REACH:
        return False
    later = _marks(text, following)
    if not later or later[0].family != mark.family:
        return False
    repeated = (
        later[0].lean == "open" and not text[following.start : later[0].start].strip() and len(later) > 1 and later[1].lean == "close"
    )
    opens_its_block = text[block.start : mark.start].rstrip()[-1:] in ("", ":", "—", "–")
    return later[0].lean == "close" or (repeated and mark.family == "«" and opens_its_block)


def _mended_end(text: str, mark: _Mark, block: Span, stops: Sequence[int], pairs: Sequence[Pair]) -> int:
    """Where a quote that is never closed ends: before the first cue after it, else at the end of its sentence."""
    for stop in stops:
        if mark.end < stop <= block.end and not any(
            pair.span.start < stop < pair.span.end and pair.span.start > mark.start for pair in pairs
        ):
            return len(text[:stop].rstrip(" ,\t\n"))
    found = SENTENCE_END.search(text, mark.end, block.end)
    return found.end() if found else len(text[: block.end].rstrip())


def _mended_start(text: str, mark: _Mark, block: Span, pairs: Sequence[Pair]) -> int | None:
    """Where a quote that was never opened starts: its sentence's start, after the pair before it."""
    floor = max([block.start, *(pair.span.end for pair in pairs if pair.span.end <= mark.start)])
    starts = [found.end() for found in SENTENCE_END.finditer(text, floor, mark.start - 1)]
    start = max([floor, *starts])
    start += len(text[start : mark.start]) - len(text[start : mark.start].lstrip(" \t\n,;:"))
    return start if mark.start - start > 2 else None


def _inner(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    return Span(start + left, max(start + left, end - (len(inside) - len(inside.rstrip()))))


def _with_depths(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    out: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.span.start, -p.span.end)):
        depth = sum(other.span.contains(pair.span) for other in out)
        out.append(Pair(pair.span, pair.inner, depth))
    return tuple(out)


def _problem(sentence: str, mark: _Mark) -> Problem:
    return Problem(stage="attribute", sentence=f"{sentence}.", span=Span(mark.start, mark.end))
