"""The brief, « note de recoupement »: what several origins tell alike, where accounts differ, what one origin alone tells, who speaks.

One list of pieces; `brief_forms` writes it as Markdown, HTML or a Word document. It reports and never judges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from babel.dates import format_date

from recoupe import edtf
from recoupe.messages import say
from recoupe.model import Claim
from recoupe.store.rows import DisputeRow, EventPage, EventRow
from recoupe.write.request import Request

PieceKind = Literal["title", "heading", "subheading", "paragraph", "item", "quotation"]
# A note is read in ten minutes; the dossier holds the rest.
EVENTS_SHOWN, DISPUTES_SHOWN, ALONE_SHOWN, SPEAKERS_SHOWN, ARTICLES_SHOWN, QUOTED = 40, 40, 20, 15, 300, 3
PATTERNS = {"day": "d MMMM y", "month": "MMMM y", "year": "y"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of the note; `aside` says where its words come from."""

    kind: PieceKind
    text: str
    aside: str = ""


def pieces(request: Request) -> Iterator[Piece]:
    """The note, from its title to its list of articles."""
    locale, counts = request.locale, request.dossier.counts()
    held = dict(counts.items())
    yield Piece("title", say("brief.title", locale, name=request.heading()))
    numbers = [say(f"brief.{name}", locale, n=held[name]) for name in ("articles", "outlets", "quotes", "events", "disputes")]
    period = " – ".join(dict.fromkeys(when(day, locale) for day in (counts.first, counts.last) if day))
    yield Piece("paragraph", " · ".join(filter(None, (*numbers, period))))
    yield Piece("paragraph", say("brief.method", locale))
    for name, found in (("agreed", agreed), ("disputed", disputed), ("alone", alone), ("speakers", speakers), ("sources", articles)):
        yield Piece("heading", say(f"brief.{name}", locale))
        yield from or_none(found(request), Piece("paragraph", say("brief.none", locale)))


def or_none(found: Iterable[Piece], none: Piece) -> Iterator[Piece]:
    """The pieces, or the one that says that there is none."""
    empty = True
    for piece in found:
        empty = False
        yield piece
    if empty:
        yield none


def agreed(request: Request) -> Iterator[Piece]:
    """Events that two origins at least tell and none disputes."""
    where = replace(request.where, origins=2, disputed=False, sort="origins", limit=EVENTS_SHOWN)
    for row in request.dossier.events(where):
        yield from event(request, row)


def alone(request: Request) -> Iterator[Piece]:
    """Events that go back to one origin, however many articles repeat it: those with most articles first."""
    rows = request.dossier.stream("events", replace(request.where, disputed=False, sort="tellings"))
    single = (row for row in rows if row.origins < 2)
    for row, _ in zip(single, range(ALONE_SHOWN), strict=False):
        yield from event(request, row)


def event(request: Request, row: EventRow) -> Iterator[Piece]:
    """What happened, who tells it, and their sentences."""
    page = request.dossier.event(row.id)
    if page is None:
        return
    request.watch()
    about = (when(row.date, request.locale), told_by(request, page), agreed_on(request, row))
    yield Piece("subheading", request.said(row.sentence), " · ".join(filter(None, about)))
    seen: set[str] = set()
    for telling in page.tellings:
        if telling.sentence not in seen and len(seen) < QUOTED:
            seen.add(telling.sentence)
            found = telling.telling
            yield Piece("quotation", telling.sentence, source(found.outlet or found.article, found.published, request.locale))


def agreed_on(request: Request, row: EventRow) -> str:
    """« concordent sur : 11 morts (3 origines), le 9 mai 2023 (2 origines) »."""
    values = (f"{request.said(a.value)} ({say('headline.tail.origins', request.locale, n=len(a.origins))})" for a in row.agreed)
    return say("brief.agreed_on", request.locale, values=", ".join(values)) if row.agreed else ""


def told_by(request: Request, page: EventPage) -> str:
    """« 3 articles ; origines : Le Nord, Awa Diarra »."""
    names = ", ".join(dict.fromkeys(origin.name for origin in page.origins))
    return say(
        "brief.told", request.locale, n=page.row.origins, names=names, articles=say("brief.articles", request.locale, n=page.row.articles)
    )


def disputed(request: Request) -> Iterator[Piece]:
    """Where accounts differ, the gravest first, each side in its own words."""
    where = replace(request.where, kind="dispute", sort="severity", limit=DISPUTES_SHOWN, origins=None, disputed=None)
    for row in request.dossier.disputes(where):
        request.watch()
        yield Piece("subheading", request.said(row.sentence), about(request, row))
        for claim in one_a_speaker(row.claims()):
            yield Piece("quotation", request.dossier.sentence(claim.article_id, claim.span) or claim.words, claimed(claim, request.locale))


def one_a_speaker(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Each speaker's first claim of each value: a speaker who repeats the same is quoted once."""
    seen: set[tuple[str, str]] = set()
    for claim in claims:
        if (claim.asserted_by, claim.value) not in seen:
            seen.add((claim.asserted_by, claim.value))
            yield claim


def about(request: Request, row: DisputeRow) -> str:
    return f"{say(f'brief.{row.severity}', request.locale)} · {request.said(row.event_sentence)}"


def claimed(claim: Claim, locale: str) -> str:
    """Who asserts it, and where one reads it."""
    place = source(claim.outlet or claim.article, claim.published, locale)
    return place if claim.asserted_by in ("", claim.outlet, claim.article) else f"{claim.asserted_by}, {place}"


def speakers(request: Request) -> Iterator[Piece]:
    """Who is quoted most."""
    for facet in request.dossier.facets("quotes", "speaker", request.where, top=SPEAKERS_SHOWN):
        yield Piece("item", facet.label, say("brief.quotes", request.locale, n=facet.count))


def articles(request: Request) -> Iterator[Piece]:
    """What the note rests on."""
    for row in request.dossier.articles(replace(request.where, sort="date", limit=ARTICLES_SHOWN)):
        yield Piece("item", row.title, ", ".join(filter(None, (source(row.outlet or row.name, row.published, request.locale), row.url))))


def source(outlet: str, published: str | None, locale: str) -> str:
    return ", ".join(filter(None, (outlet, when(published, locale))))


def when(value: str | None, locale: str) -> str:
    """A date in words, an interval by its ends."""
    if value is None or not edtf.is_edtf(value):
        return value or ""
    first, last = edtf.ends(edtf.parse(value))
    if first == last and first is not None:
        return day(first, locale)
    if first is not None and last is not None:
        return f"{day(first, locale)} – {day(last, locale)}"
    bound, known = ("since", first) if first is not None else ("until", last)
    if known is None:
        return ""
    return say(f"brief.{bound}_day" if known.precision == "day" else f"brief.{bound}", locale, date=day(known, locale))


def day(point: edtf.Point, locale: str) -> str:
    words = str(format_date(point.first, PATTERNS[point.precision], locale=locale))
    words = re.sub(r"^1 ", "1er ", words) if locale == "fr" else words
    return f"{say('brief.about', locale)} {words}" if point.approximate else words
