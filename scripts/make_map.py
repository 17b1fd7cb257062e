"""Writes the map's outlines of countries from Natural Earth (public domain), once.

    python scripts/make_map.py countries-50m.json

`countries-50m.json` comes from the npm package world-atlas.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

from babel.core import get_global

DATA = Path(__file__).parents[1] / "src" / "recoupe_data" / "map"
Point = tuple[float, float]
TOLERANCE = 0.12  # degrees: a third of a pixel on a map of the world, three pixels on one of West Africa
LEAST_AREA = 0.15  # square degrees: smaller islands are left out unless they are all of their country


def main(outlines: Path) -> None:
    topology = json.loads(outlines.read_text())
    arcs = [simplified(decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    countries: dict[str, list[list[list[float]]]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = alpha2(shape.get("id")) or shape["properties"]["name"]
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [ring([arcs[i] if i >= 0 else arcs[~i][::-1] for i in polygon[0]]) for polygon in polygons]
        kept = [r for r in rings if area(r) >= LEAST_AREA] or [max(rings, key=area)]
        countries.setdefault(code, []).extend([[round(x, 1), round(y, 1)] for x, y in r] for r in kept)
    (DATA / "outlines.json").write_text(json.dumps(countries, separators=(",", ":")))


def alpha2(numeric: str | None) -> str | None:
    return (get_global("territory_aliases").get((numeric or "").zfill(3)) or [None])[0]


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """A TopoJSON arc: differences of integers → degrees."""
    (kx, ky), (dx, dy) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((x * kx + dx, y * ky + dy))
    return points


def simplified(points: list[Point]) -> list[Point]:
    """Douglas and Peucker (1973), on an arc, so that neighbours keep one border."""
    if len(points) < 3:
        return points
    far, at = max((distance(p, points[0], points[-1]), i) for i, p in enumerate(points[1:-1], 1))
    if far <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: at + 1])[:-1] + simplified(points[at:])


def distance(p: Point, a: Point, b: Point) -> float:
    (px, py), (ax, ay), (bx, by) = p, a, b
    dx, dy = bx - ax, by - ay
    if dx == dy == 0:
        return float(((px - ax) ** 2 + (py - ay) ** 2) ** 0.5)
    t = max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)))
    return float(((px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2) ** 0.5)


def ring(parts: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for part in parts:
        points += part if not points else part[1:]
    return unwrapped(points)


def unwrapped(points: list[Point]) -> list[Point]:
    """A ring that crosses the antimeridian goes on past 180° instead of jumping to the other side of the map."""
    out = points[:1]
    for (x, y), (last, _) in zip(points[1:], points, strict=False):
        turn = out[-1][0] - last
        out.append((x + turn + (360 if x - last < -180 else -360 if x - last > 180 else 0), y))
    return out


def area(points: list[Point]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(points))) / 2


if __name__ == "__main__":
    main(Path(sys.argv[1]))
