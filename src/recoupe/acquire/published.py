"""When an article was published: from the sidecar, the metadata, the address, the text, in this order of trust."""

from __future__ import annotations

import re

from recoupe.acquire.dates import date_in_address, find_dates, read_date
from recoupe.acquire.inferred import inferred
from recoupe.acquire.language import packs
from recoupe.acquire.page import Page
from recoupe.acquire.sidecar import Row
from recoupe.lexicon import table
from recoupe.model import Block, Published, Span

ANNOUNCED = 40  # characters between « publié » and its date (« par la rédaction le »)
NEAR_TOP = 120  # characters of the first body blocks in which a dateline stands
BEFORE = re.compile(r"\s*(?:\(?[A-ZÀ-Þ][\w'’.-]*(?:[ /-][A-ZÀ-Þ(][\w'’.)-]*){0,4},?\s*)?(?:(?:le|ce)\s+)?", re.S)
AFTER = re.compile(r"\s*(?:\.\s*[-–—/(]|[-–—]|\.?\s*[(/\[][A-Z]|\s*:|\)|\s*$)")


def published_when(text: str, blocks: tuple[Block, ...], page: Page, row: Row, language: str) -> Published | None:
    """The date of publication with its basis and evidence; None where nothing tells it."""
    if row.published:
        return Published(value=row.published, basis="given", reason="the sidecar says so")
    if page.published and (value := read_date(page.published)):
        return Published(value=value, basis=page.basis, reason=f"the metadata says {page.published}")
    url = row.url or page.url
    if url and (value := date_in_address(url)):
        return Published(value=value, basis="url", reason=f"the address {url} says so")
    return _dateline(text, blocks, language) or _announced(text, blocks, language) or inferred(text, blocks, language)


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
