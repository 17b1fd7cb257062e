"""When an article was published: from the sidecar, the metadata, the address, the text, in this order of trust."""

from __future__ import annotations

import re
from datetime import timedelta

from recoupe.acquire.dates import date_in_address, day_of, find_dates, find_days, read_date
from recoupe.acquire.inferred import inferred
from recoupe.acquire.language import packs
from recoupe.acquire.page import Page
from recoupe.acquire.sidecar import Row
from recoupe.edtf import bounds
from recoupe.lexicon import table
from recoupe.model import Block, Published, Span

ANNOUNCED = 40  # characters between « publié » and its date (« par la rédaction le »)
JUST_BEFORE = timedelta(days=45)  # how long before an article its latest full date stands, where its dateline is to be of the same story
FULL_DAY = 2  # hyphens of an interval bounded by a day
NEAR_TOP = 120  # characters of the first body blocks in which a dateline stands
BEFORE = re.compile(r"\s*(?:\(?[A-ZÀ-Þ][\w'’.-]*(?:[ /-][A-ZÀ-Þ(][\w'’.)-]*){0,4},?\s*)?(?:(?:le|ce)\s+)?", re.S)
AFTER = re.compile(r"\s*(?:\.\s*[-–—/(]|[-–—]|\.?\s*[(/\[][A-Z]|\s*:|\)|\s*$)")


def published_when(text: str, blocks: tuple[Block, ...], page: Page, row: Row, language: str) -> Published | None:
    """The date of publication with its basis and evidence; None where nothing tells it."""
    if row.published:
        return Published(value=row.published, basis="given", reason="the sidecar says so")
    if page.published and (value := read_date(page.published)):
        reason = f"the metadata says {page.published}" if page.basis == "metadata" else "the page says when it was published"
        return Published(value=value, basis=page.basis, reason=reason)
    url = row.url or page.url
    if url and (value := date_in_address(url)):
        return Published(value=value, basis="url", reason=f"the address {url} says so")
    said = _dateline(text, blocks, language) or _announced(text, blocks, language)
    if said is not None:
        return said
    if page.printed:
        return Published(value=page.printed, basis="text", reason="the page prints this day beside its text")
    bounded = inferred(text, blocks, language)
    return (_completed(text, blocks, bounded, language) if bounded is not None else None) or bounded


def _dateline(text: str, blocks: tuple[Block, ...], language: str) -> Published | None:
    bodies = [block.span for block in blocks if block.kind in ("body", "standfirst", "title")]
    pack = language if language in packs() else "fr"
    changed = re.compile("|".join(table(pack, "datelines")["changed_words"]), re.I)
    places = [block.span for block in blocks if block.kind in ("date", "byline")]
    places.sort(key=lambda span: changed.match(text[span.start : span.end].strip()) is not None)
    for number, place in enumerate([*places, *bodies[:3]]):
        signs = number < len(places)
        end = place.end if signs else min(place.end, place.start + NEAR_TOP)
        found = next(find_dates(text[place.start : end], pack), None)
        if found is None or not (signs or _opens(text[place.start : end], found.span)):
            continue
        span = Span(place.start + found.span.start, place.start + found.span.end)
        return Published(value=found.value, basis="text", evidence=(span,), reason="the page dates itself")
    return None


def _completed(text: str, blocks: tuple[Block, ...], bounded: Published, language: str) -> Published | None:
    """A day without its year (« BAMAKO, 7 févr (AFP) – ») with the one year that the bounds or a day told just before leave it."""
    low, high = bounds(bounded.value)
    if low is None:
        return None
    if high is None and bounded.value.count("-") == FULL_DAY:
        high = low + JUST_BEFORE
    pack = language if language in packs() else "fr"
    for block in (block for block in blocks if block.kind == "date"):
        for here, month, day in find_days(text[block.span.start : block.span.end], pack):
            days = [day_of(year, month, day) for year in range(low.year, high.year + 1)] if high else []
            fits = [value for value in days if value and str(low) <= value <= str(high)]
            if len(fits) == 1:
                place = Span(block.span.start + here.start, block.span.start + here.end)
                reason = f"the page dates itself without a year; {bounded.reason}"
                return Published(value=fits[0], basis="inferred", evidence=(place, *bounded.evidence), reason=reason)
    return None


def _opens(words: str, date: Span) -> bool:
    """True where a date is a dateline and not the beginning of a sentence: after a place at most, before a dash, a stop or brackets."""
    return AFTER.match(words, date.end) is not None and BEFORE.fullmatch(words[: date.start]) is not None


def _announced(text: str, blocks: tuple[Block, ...], language: str) -> Published | None:
    """The date after a word like « publié » between the title and the end of the first paragraph, whatever the block it stands in."""
    start = next((block.span.start for block in blocks if block.kind == "title"), 0)
    end = next((block.span.end for block in blocks if block.kind == "body"), len(text))
    pack = language if language in packs() else "fr"
    said = re.compile(rf"\b(?:{'|'.join(table(pack, 'datelines')['published_words'])})\b[^.!?\n]{{0,{ANNOUNCED}}}$", re.I)
    for found in find_dates(text[start:end], pack):
        here = Span(start + found.span.start, start + found.span.end)
        if said.search(text[max(0, here.start - 2 * ANNOUNCED) : here.start]):
            return Published(value=found.value, basis="text", evidence=(here,), reason="the page says when it was published")
    return None
