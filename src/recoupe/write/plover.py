"""PLOVER records, JSON Lines: one an event, with the field names of the PLOVER manual (schema: `plover.schema.json` beside).

What PLOVER has no field for stands under `recoupe`: the date as EDTF, every account with its place, the number of origins, disputes. An
event that has neither a date nor a dated article cannot be a PLOVER record (`date` is required) and is left out. VOTE is our extension.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from recoupe.ontology import load_ontology
from recoupe.store.rows import ActorRef, EventPage, EventRow, TellingRow
from recoupe.write.evidence import ARRESTED, DEAD, INJURED, event_pages, most_told, published_day, urn
from recoupe.write.request import Request, write_lines

Json = dict[str, Any]
# PLOVER's sector of each kind of actor that has a plain one.
SECTORS = {"state": "GOV", "government": "GOV", "armed_group": "UAF", "media": "JRN", "group": "CVL"}


def write_plover(request: Request, out: BinaryIO) -> int:
    """One record a line."""
    return write_lines(request, records(request), out)


def records(request: Request) -> Iterator[Json]:
    """The records of the events that the request keeps."""
    for page in event_pages(request):
        day = page.row.since or page.row.first
        if day is not None:
            yield record(page, day)


def record(page: EventPage, day: str) -> Json:
    """One event as a PLOVER record dated `day`."""
    row, first = page.row, page.tellings[0]
    ontology = load_ontology()
    mode = row.modes[0] if row.modes and ontology.has(row.type, row.modes[0]) else None
    known = ontology.has(row.type)
    found: Json = {
        "id": row.id,
        "has_event": True,
        "date": day,
        "actor": [actor(a) for a in row.actors],
        "recipient": [actor(a) for a in row.recipients],
        "event": [row.type],
        "mode": list(row.modes),
        "context": list(row.contexts),
        "event_text": list(dict.fromkeys(t.telling.trigger_words or t.telling.wording for t in page.tellings)),
        "text": first.sentence,
        "text_info": {
            "sequence": 0,
            "start": first.telling.trigger.start,
            "end": first.telling.trigger.end,
            "text_story": first.telling.key[0],
        },
        "cite_info": citation(first),
        "coder": "recoupe",
        "recoupe": extension(page),
    }
    if known:
        found |= {"quad_code": ontology.types[row.type].quad, "event_scale": ontology.score(row.type, mode)}
    return found | where_and_when(row) | size(page)


def actor(ref: ActorRef) -> Json:
    """PLOVER's block of an actor."""
    found: Json = {"entity_name": ref.name}
    if ref.country:
        found["country_code"] = ref.country
    if ref.kind in SECTORS:
        found["sector_code"] = SECTORS[ref.kind]
    return found


def where_and_when(row: EventRow) -> Json:
    found: Json = {"comment": "dated by its first publication"} if row.since is None else {}
    if row.until and row.until != row.since:
        found["enddate"] = row.until
    if row.place:
        found["event_loc"] = {"extracted_place": row.place}
    return found


def size(page: EventPage) -> Json:
    """Dead, injured and arrested, as the first telling that counts them says."""
    kinds = {"dead": DEAD, "injured": INJURED, "arrested": ARRESTED}
    told = {name: next((n for t in page.tellings if (n := most_told(t.telling, kind)) is not None), None) for name, kind in kinds.items()}
    found = {name: number for name, number in told.items() if number is not None}
    return {"size": found} if found else {}


def citation(row: TellingRow) -> Json:
    telling = row.telling
    found = {"title": row.title, "url": row.url or urn(telling.key[0]), "citation": telling.article}
    more = {"publication": telling.outlet, "date": published_day(telling.published)}
    return found | {name: value for name, value in more.items() if value}


def extension(page: EventPage) -> Json:
    """What PLOVER has no field for."""
    row = page.row
    return {
        "date_edtf": row.date,
        "sentence": {"fr": row.sentence.fr, "en": row.sentence.en},
        "origins": row.origins,
        "disputes": [dispute.id for dispute in page.disputes],
        "agreed": [{"property": a.property, "fr": a.value.fr, "en": a.value.en, "origins": len(a.origins)} for a in page.row.agreed],
        "accounts": [
            {
                "article": t.telling.article,
                "outlet": t.telling.outlet,
                "published": t.telling.published,
                "start": t.telling.trigger.start,
                "end": t.telling.trigger.end,
                "polarity": t.telling.polarity,
                "status": t.telling.status,
                "origin": t.origin.id,
            }
            for t in page.tellings
        ],
    }
