"""Where: cities that are surely two."""

from __future__ import annotations

from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt

from recoupe.oppose.case import Case
from recoupe.oppose.sides import Finding, Told, about, claim, held, side
from recoupe.phrases import both, joined, same
from recoupe.register import Place, load_register
from recoupe.text import fold

# Two places this near, in kilometres, may be one and its outskirts.
ONE_PLACE = 40.0
EARTH = 6371.0


def place(case: Case) -> Iterator[Finding]:
    """Outlets put one happening in two cities that are far apart. A city and its region, or a country and a city, agree; a place that no
    register knows excludes none."""
    found: dict[str, list[Told]] = {}
    for one in case.told:
        t = one.telling
        if t.place and t.place_span and t.polarity == "affirmed" and _city(t.place):
            found.setdefault(t.place, []).append(one)
    names = sorted(found)
    apart = {a: [distance(a, b) for b in names if b != a] for a in names}
    names = [name for name in names if apart[name] and min(apart[name]) > ONE_PLACE]
    if len(names) < 2:
        return
    sides = tuple(side(n, [claim(o, o.telling.place_span or o.telling.trigger, o.telling.place or "", n) for o in found[n]]) for n in names)
    parts = joined(held(same(each.value), each.claims) for each in sides)
    sentence = both("oppose.place.sentence", sides=parts, about=about([one.telling for n in names for one in found[n]]))
    reason = both("oppose.place.reason", n=round(max(distance(a, b) for a in names for b in names)))
    yield Finding(property="place", severity="medium", sides=sides, sentence=sentence, reason=reason)


def _city(name: str) -> tuple[Place, ...]:
    register = load_register()
    return () if fold(name) in register.by_name else register.places.get(fold(name), ())


def distance(a: str, b: str) -> float:
    """Kilometres between two cities at the least, whichever cities of the names are meant (haversine)."""
    return min(_between(p, q) for p in _city(a) for q in _city(b))


def _between(p: Place, q: Place) -> float:
    lat, lon = radians(q.lat - p.lat) / 2, radians(q.lon - p.lon) / 2
    return 2 * EARTH * asin(sqrt(sin(lat) ** 2 + cos(radians(p.lat)) * cos(radians(q.lat)) * sin(lon) ** 2))
