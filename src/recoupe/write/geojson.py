"""Events on a map: GeoJSON (RFC 7946). A city that the register knows is a point; a country or an unknown place has no geometry.

An event « au Mali » is not put on the capital: its country stands in the properties, where a map can colour it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, BinaryIO

from recoupe.register import Place, load_register
from recoupe.store.rows import EventRow
from recoupe.text import fold
from recoupe.write.request import Request, write_list

Json = dict[str, Any]


def write_geojson(request: Request, out: BinaryIO) -> int:
    """One FeatureCollection of the events that have a place."""
    return write_list(request, '{"type": "FeatureCollection", "features": [', features(request), "]}\n", out)


def features(request: Request) -> Iterator[Json]:
    for row in request.dossier.stream("events", request.where):
        if row.place:
            yield feature(row, request)


def feature(row: EventRow, request: Request) -> Json:
    place = find_place(row.place or "", {a.country for a in (*row.actors, *row.recipients) if a.country})
    state = load_register().state(row.place or "")
    properties = {
        "event": row.id,
        "type": row.type,
        "sentence": request.said(row.sentence),
        "place": row.place,
        "country": place.country if place else state and state.iso3,
        "date": row.date,
        "since": row.since,
        "until": row.until,
        "articles": row.articles,
        "origins": row.origins,
        "disputes": row.disputes,
    }
    geometry = {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None
    return {"type": "Feature", "id": row.id, "geometry": geometry, "properties": properties}


def find_place(name: str, countries: Collection[str]) -> Place | None:
    """The city of that name: in a country of the event's actors where there is one, else the biggest; None for a state's name."""
    register = load_register()
    if register.state(name) is not None:
        return None
    found = register.places.get(fold(name), ())
    return next((place for place in found if place.country in countries), next(iter(found), None))
