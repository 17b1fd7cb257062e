"""When an article that does not say so can have been published: bounds from what it tells and from what surrounds it.

A wide true interval is better than a narrow false one: only years and months written out count, only where they are told as past.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from recoupe.acquire.dates import find_dates, month_numbers
from recoupe.acquire.language import packs
from recoupe.lexicon import table
from recoupe.model import OWN_KINDS, Block, Published, Span

SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]+)*")
CAPTURE_YEARS = 1  # years that a page may have been captured after the latest date in its furniture
YEARS = (1900, 2100)


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """A date written in the text: its EDTF value, to the year, month or day, and where it stands."""

    value: str
    span: Span


def inferred(text: str, blocks: Iterable[Block], language: str) -> Published | None:
    """The interval in which the article must have appeared, with the words that bound it; None where nothing does."""
    language = language if language in packs() else "fr"
    blocks = tuple(blocks)
    past = [told for block in blocks if block.kind in OWN_KINDS for told in _past(text, block.span, language)]
    lower = max(past, key=lambda told: told.value, default=None)
    upper = _upper(text, blocks, language)
    if upper is not None and lower is not None and upper[1] < lower.value[: len(upper[1])]:
        upper = None
    if lower is None and upper is None:
        return None
    reasons = [f"it tells of {text[lower.span.start : lower.span.end]} as past"] if lower else []
    reasons += [upper[2]] if upper else []
    value = f"{lower.value if lower else '..'}/{upper[1] if upper else '..'}"
    evidence = tuple(told.span for told in (lower, upper[0] if upper else None) if told is not None)
    return Published(value=value, basis="inferred", evidence=evidence, reason="; ".join(reasons))


def _past(text: str, span: Span, language: str) -> Iterator[Told]:
    for sentence in SENTENCE.finditer(text, span.start, span.end):
        if not _future(language).search(sentence[0]):
            yield from _dates(text, Span(sentence.start(), sentence.end()), language)


def _upper(text: str, blocks: tuple[Block, ...], language: str) -> tuple[Told, str, str] | None:
    """The latest the article can have appeared: the first comment's day, else some time after the latest date in the furniture."""
    comments = [told for b in blocks if b.kind == "comment" for told in _dates(text, b.span, language) if len(told.value) == 10]
    if comments:
        first = min(comments)
        return first, first.value, f"a reader commented on {first.value}"
    around = [told for b in blocks if b.kind in ("related", "menu", "other") for told in _dates(text, b.span, language)]
    if not around:
        return None
    last = max(around, key=lambda told: told.value)
    year = str(int(last.value[:4]) + CAPTURE_YEARS)
    return last, year, f"what surrounds it is of {last.value}"


def _dates(text: str, span: Span, language: str) -> Iterator[Told]:
    """The days, months with a year, and years written in a stretch of the text."""
    stretch = text[span.start : span.end]
    taken: list[Span] = []
    for found in find_dates(stretch, language):
        taken.append(found.span)
        yield Told(found.value, Span(span.start + found.span.start, span.start + found.span.end))
    months = month_numbers(language)
    for match in _written(language).finditer(stretch):
        here = Span(match.start(), match.end()) if match["month"] else Span(match.start("bare"), match.end("bare"))
        year = int(match["year"] or match["bare"])
        if any(here.overlaps(t) for t in taken) or not YEARS[0] <= year < YEARS[1]:
            continue
        value = f"{year}-{months[match['month'].lower()]:02d}" if match["month"] else str(year)
        yield Told(value, Span(span.start + here.start, span.start + here.end))


@lru_cache(maxsize=8)
def _written(language: str) -> re.Pattern[str]:
    months = "|".join(re.escape(m) for m in sorted(month_numbers(language), key=len, reverse=True))
    before = "|".join(map(re.escape, table(language, "datelines")["before_year"]))
    month = rf"\b(?P<month>{months})\.? (?P<year>\d{{4}})\b"
    return re.compile(rf"{month}|\b(?:{before})[ -](?P<bare>(?:19|20)\d\d)\b", re.I)


@lru_cache(maxsize=8)
def _future(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, table(language, "datelines")["future"]))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|(?<!\w)\w{{2,25}}(?:era|eront|ira|iront)\b", re.I)
