"""When an article that does not say so can have been published: bounds from what it tells and from what surrounds it.

A wide true interval is better than a narrow false one: only dates written out count, only where they are told as past.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from recoupe.acquire.dates import find_dates, month_numbers
from recoupe.acquire.language import packs
from recoupe.lexicon import table
from recoupe.model import OWN_KINDS, Block, BlockKind, Published, Span

SEGMENT = re.compile(r"[^.!?\n«»“”]+(?:\.(?=\d)[^.!?\n«»“”]+)*")  # a sentence, or what is inside or outside its quotation marks
REACH = 120  # characters between a verb and the date on which it is told to have been done
WINDOW = 2 * REACH  # characters around a date that are looked at
CAPTURED: frozenset[BlockKind] = frozenset({"menu", "other"})  # archives by month, today's date: of the day on which the page was captured
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
    """The dates on which, or since when, something is told to have been done."""
    for segment in SEGMENT.finditer(text, span.start, span.end):
        if not _future(language).search(segment[0]):
            for told in _dates(text, Span(segment.start(), segment.end()), language):
                if _is_past(text, Span(segment.start(), segment.end()), told.span, language):
                    yield told


def _is_past(text: str, segment: Span, date: Span, language: str) -> bool:
    """True where a date stands behind « depuis », or beside a verb that tells something as done, in its clause and not as its object."""
    clues = _past_clues(language)
    start, end = max(segment.start, date.start - WINDOW), min(segment.end, date.end + WINDOW)
    before = text[start : date.start]
    if clues.since.search(before) or clues.since.match(text, date.start):
        return True
    if clues.not_when.search(before):
        return False
    for verb in clues.past.finditer(text, start, end):
        gap = text[min(verb.end(), date.end) : max(verb.start(), date.start)]
        opened = text[start : verb.start()].rpartition(",")[2]
        aside = "," in gap and clues.clause.search(opened)  # « le maire, qui a visité le chantier, inaugure »
        if not (aside or len(gap) > REACH or clues.clause.search(gap) or clues.deciding.search(verb[0])):
            return True
    return False


@dataclass(frozen=True, slots=True)
class PastClues:
    """What shows that a date is past: verbs, those that say nothing of it, words before it, and the words that open another clause."""

    past: re.Pattern[str]
    deciding: re.Pattern[str]
    not_when: re.Pattern[str]
    since: re.Pattern[str]
    clause: re.Pattern[str]


@lru_cache(maxsize=8)
def _past_clues(language: str) -> PastClues:
    names = table(language, "datelines")
    either = {name: "|".join(map(re.escape, names[name])) for name in ("deciding", "not_when", "since", "clause_words")}
    return PastClues(
        past=re.compile(rf"(?<!\w)(?:{'|'.join(names['past'])})(?!\w)", re.I),
        deciding=re.compile(rf"(?<!\w)(?:{either['deciding']})\Z", re.I),
        not_when=re.compile(rf"(?<!\w)(?:{either['not_when']})\s*\Z", re.I),
        since=re.compile(rf"(?<!\w)(?:{either['since']})(?: le| la)?\s*(?:\Z|(?=\d|\w+ \d))", re.I),
        clause=re.compile(rf"(?<!\w)(?:{either['clause_words']})(?!\w)|[;:()]", re.I),
    )


def _upper(text: str, blocks: tuple[Block, ...], language: str) -> tuple[Told, str, str] | None:
    """The latest the article can have appeared: the first comment's day, else some time after the latest date in what a site keeps up to
    date. Related articles may be much older than this one, and bound nothing."""
    comments = [told for b in blocks if b.kind == "comment" for told in _dates(text, b.span, language) if len(told.value) == 10]
    if comments:
        first = min(comments)
        return first, first.value, f"a reader commented on {first.value}"
    around = [told for b in blocks if b.kind in CAPTURED for told in _dates(text, b.span, language)]
    if not around:
        return None
    last = max(around, key=lambda told: told.value)
    year = str(int(last.value[:4]) + CAPTURE_YEARS)
    return last, year, f"what surrounds it is of {last.value}"


def _dates(text: str, span: Span, language: str) -> Iterator[Told]:
    """The days, months with a year, and years written in a stretch of the text."""
    stretch = text[span.start : span.end]
    rest, at = [], 0
    for found in find_dates(stretch, language):
        rest += [stretch[at : found.span.start], " " * len(found.span)]
        at = found.span.end
        yield Told(found.value, Span(span.start + found.span.start, span.start + found.span.end))
    months = month_numbers(language)
    for match in _written(language).finditer("".join((*rest, stretch[at:]))):
        here = Span(match.start(), match.end()) if match["month"] else Span(match.start("bare"), match.end("bare"))
        year = int(match["year"] or match["bare"])
        if YEARS[0] <= year < YEARS[1]:
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
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|(?<!\w)\w{{2,25}}(?:[eiudtv]ra|ront|rons|rez)\b", re.I)
