"""A map without a tile server: Natural Earth's outlines (public domain), places from the register, drawn as SVG around what it shows.

Projection: plate carrée scaled by the cosine of the middle latitude, true enough for a region and plain for the world.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sqrt

from babel.core import get_global

from recoupe.lexicon import data
from recoupe.register import load_register
from recoupe.text import fold

WORLD = (-170.0, -56.0, 180.0, 78.0)
# The least width shown, in degrees: one town alone still shows its neighbours' borders.
LEAST_DEGREES = 18.0
# Height to width of the drawing, so that it fits a screen whatever the places.
FLATTEST, STEEPEST = 0.42, 0.62
ARTICLE = re.compile(r"^(?:l'|l’|(?:le|la|les|the)\s+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Site:
    """A place that could be put on the map. `is_country`: known no nearer than a country."""

    name: str
    lat: float
    lon: float
    is_country: bool


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    label: str
    count: int
    is_country: bool


@dataclass(frozen=True, slots=True)
class Map:
    width: float
    height: float
    outlines: tuple[str, ...]
    dots: tuple[Dot, ...]


def worldmap(places: Mapping[str, int], near: Mapping[str, Collection[str]] = {}, width: float = 960.0) -> tuple[Map, tuple[str, ...]]:
    """The map of named places with how often each, and the names that could not be put on it.

    `near` gives for a name the countries (ISO 3166-1 alpha-3) that its events have to do with.
    """
    sites = {name: site for name in places if (site := locate(name, near.get(name, ())))}
    west, south, east, north = view(tuple(sites.values()))
    squeeze = cos(radians((south + north) / 2))
    scale = width / ((east - west) * squeeze)
    height = (north - south) * scale

    def project(lon: float, lat: float) -> tuple[float, float]:
        return round((lon - west) * squeeze * scale, 1), round((north - lat) * scale, 1)

    rings = [ring for country in outlines().values() for ring in country if is_seen(ring, (west, south, east, north))]
    paths = tuple("M" + "L".join(f"{x:g} {y:g}" for x, y in (project(*p) for p in ring)) + "Z" for ring in rings)
    dots = [
        Dot(*project(site.lon, site.lat), round(4 + 3 * sqrt(places[name]), 1), name, places[name], site.is_country)
        for name, site in sites.items()
    ]
    unplaced = tuple(name for name in places if name not in sites)
    return Map(width, round(height, 1), paths, tuple(sorted(dots, key=lambda d: -d.radius))), unplaced


def view(sites: Sequence[Site]) -> tuple[float, float, float, float]:
    """West, south, east, north of what to show, with room around."""
    if not sites:
        return WORLD
    west, east = min(s.lon for s in sites), max(s.lon for s in sites)
    south, north = min(s.lat for s in sites), max(s.lat for s in sites)
    margin_x = max((east - west) * 0.12, (LEAST_DEGREES - (east - west)) / 2)
    margin_y = max((north - south) * 0.15, (LEAST_DEGREES * 0.55 - (north - south)) / 2)
    west, east, south, north = west - margin_x, east + margin_x, south - margin_y, north + margin_y
    squeeze = cos(radians((south + north) / 2))
    if (north - south) < (east - west) * squeeze * FLATTEST:
        south, north = widened(south, north, (east - west) * squeeze * FLATTEST)
    if (north - south) > (east - west) * squeeze * STEEPEST:
        west, east = widened(west, east, (north - south) / squeeze / STEEPEST)
    return max(west, -180.0), max(south, -60.0), min(east, 180.0), min(north, 84.0)


def widened(low: float, high: float, size: float) -> tuple[float, float]:
    middle = (low + high) / 2
    return middle - size / 2, middle + size / 2


def is_seen(ring: Sequence[Sequence[float]], box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return max(xs) >= west and min(xs) <= east and max(ys) >= south and min(ys) <= north


def locate(name: str, near: Collection[str] = ()) -> Site | None:
    """Where a place lies, by its name in French: the middle of a state, else a town, of a country in `near` before a bigger namesake."""
    register = load_register()
    bare = ARTICLE.sub("", name)
    state = register.state(name) or register.state(bare)
    if state:
        code = alpha2(state.iso3)
        return Site(name, *middle(code), True) if code in outlines() else None
    found = register.places.get(fold(name)) or register.places.get(fold(bare)) or ()
    town = next((place for place in found if place.country in near), next(iter(found), None))
    return Site(name, town.lat, town.lon, False) if town else None


def alpha2(code: str) -> str:
    """The two-letter code of a country, from its three-letter one (CLDR's aliases)."""
    return str((get_global("territory_aliases").get(code) or [code])[0])


@lru_cache(maxsize=1)
def outlines() -> Mapping[str, Sequence[Sequence[Sequence[float]]]]:
    return dict(json.loads(data("map", "outlines.json").read_text("utf-8")))


@lru_cache(maxsize=256)
def middle(code: str) -> tuple[float, float]:
    """The middle of a country's largest outline (area centroid), as latitude and longitude."""
    ring = max(outlines()[code], key=lambda r: abs(area(r)))
    total = area(ring) or 1.0
    pairs = list(itertools.pairwise(ring))
    lon = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * total)
    lat = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs) / (6 * total)
    return lat, lon


def area(ring: Sequence[Sequence[float]]) -> float:
    """Signed area in square degrees."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring)) / 2
