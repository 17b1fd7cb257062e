"""Who does what with whom: actors as dots, events as lines, laid out once on the server with a fixed seed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, log2, pi, sin

import networkx

from recoupe.store.rows import ActorRef
from recoupe.store.ties import Tie
from recoupe.text import one_line

# More dots than this is a hairball: the busiest are kept and the page says so.
MOST_ACTORS = 40
SEED = 7
MARGIN = 70.0
# A letter's width and a line's height at the drawing's type size; how often names are pushed apart before they are left as they are.
LETTER, LINE, PATIENCE = 6.4, 30.0, 80
LONGEST_NAME = 28
Places = dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Box:
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    actor: ActorRef
    label: str
    events: int


@dataclass(frozen=True, slots=True)
class Line:
    """All ties between two actors. `ties` are listed in the title."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Network:
    width: float
    height: float
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    left_out: int


def network(ties: Sequence[Tie], centre: str | None = None, width: float = 960.0, height: float = 560.0) -> Network:
    """Lays the busiest actors out (Fruchterman and Reingold, as networkx has it); `centre` is an actor's id to keep in the middle."""
    graph = networkx.Graph()
    refs: dict[str, ActorRef] = {}
    for tie in ties:
        refs |= {tie.left.id: tie.left, tie.right.id: tie.right}
        known = graph.get_edge_data(tie.left.id, tie.right.id, {"weight": 0})
        graph.add_edge(tie.left.id, tie.right.id, weight=known["weight"] + tie.events)
    busy = sorted(graph.nodes, key=lambda n: (-graph.degree(n, "weight"), n))
    kept: set[str] = set(busy[:MOST_ACTORS]) | ({centre} & set(busy) if centre else set())
    graph = graph.subgraph(sorted(kept))
    names = {n: one_line(refs[n].name, LONGEST_NAME) for n in graph}
    places = laid_out(graph, centre, names, width, height)
    dots = tuple(
        Dot(*places[n], round(5 + 2 * log2(1 + graph.degree(n, "weight")), 1), refs[n], names[n], graph.degree(n, "weight"))
        for n in sorted(kept)
    )
    return Network(width, height, dots, tuple(lines(graph, places, ties)), len(busy) - len(kept))


def laid_out(graph: networkx.Graph, centre: str | None, names: Mapping[str, str], width: float, height: float) -> Places:
    """Each actor's place: those tied together in one box, the boxes side by side as wide as they hold actors, names apart."""
    if centre is not None and centre in graph:
        return around(graph, centre, width, height)
    parts = sorted(networkx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    places: Places = {}
    for part, box in zip(parts, boxes([len(part) for part in parts], width, height), strict=True):
        raw = networkx.spring_layout(graph.subgraph(sorted(part)), seed=SEED, k=2.2 / len(part) ** 0.5, iterations=150, weight=None)
        places |= stretched({name: (float(x), float(y)) for name, (x, y) in raw.items()}, box)
    return spread({name: (x, y) for name, (x, y) in places.items()}, names, width, height)


def boxes(sizes: Sequence[int], width: float, height: float) -> list[Box]:
    """A column for the largest part, the others stacked beside it, each as high as it holds actors."""
    if not sizes:
        return []
    rest = sum(sizes[1:])
    first = width if not rest else width * max(0.5, min(0.78, sizes[0] / (sizes[0] + rest)))
    found, y = [Box(0.0, 0.0, first, height)], 0.0
    for size in sizes[1:]:
        found.append(Box(first, y, width - first, height * size / rest))
        y += height * size / rest
    return found


def stretched(raw: Places, box: Box) -> Places:
    """`raw` fitted into the box, with room for the names at its edges."""
    xs, ys = [x for x, _ in raw.values()], [y for _, y in raw.values()]
    dx, dy = (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    side, top = min(MARGIN, box.width * 0.3), min(MARGIN * 0.5, box.height * 0.35)
    return {
        name: (
            box.x + side + (x - min(xs)) / dx * (box.width - 2 * side),
            box.y + top + (y - min(ys)) / dy * (box.height - 2 * top),
        )
        for name, (x, y) in raw.items()
    }


def spread(places: Places, names: Mapping[str, str], width: float, height: float) -> Places:
    """Pushes actors apart until no name lies over another, or patience ends."""
    for _ in range(PATIENCE):
        moved = False
        for a, b in combinations(sorted(places), 2):
            (ax, ay), (bx, by) = places[a], places[b]
            over_x = (len(names[a]) + len(names[b])) * LETTER / 2 + 8 - abs(ax - bx)
            over_y = LINE - abs(ay - by)
            if over_x > 0 and over_y > 0:
                step = over_y / 2 + 0.5 if ay <= by else -over_y / 2 - 0.5
                places[a], places[b] = (ax, ay - step), (bx, by + step)
                moved = True
        places = {n: (x, min(max(y, 26.0), height - 14.0)) for n, (x, y) in places.items()}
        if not moved:
            break
    return {
        n: (round(min(max(x, len(names[n]) * LETTER / 2 + 4), width - len(names[n]) * LETTER / 2 - 4), 1), round(y, 1))
        for n, (x, y) in places.items()
    }


def around(graph: networkx.Graph, centre: str, width: float, height: float) -> Places:
    """One actor in the middle, the others on an ellipse."""
    others = [n for n in graph if n != centre]
    places = {centre: (width / 2, height / 2)}
    for i, name in enumerate(others):
        turn = 2 * pi * i / len(others) + (0 if len(others) > 2 else 0.3)
        x, y = cos(turn) * (width / 2 - 1.4 * MARGIN), sin(turn) * (height / 2 - 0.6 * MARGIN)
        places[name] = (round(width / 2 + x, 1), round(height / 2 + y, 1))
    return places


def lines(graph: networkx.Graph, places: Places, ties: Sequence[Tie]) -> Iterable[Line]:
    for left, right, attributes in graph.edges(data=True):
        own = tuple(t for t in ties if {t.left.id, t.right.id} == {left, right})
        yield Line(*places[left], *places[right], round(1 + log2(attributes["weight"]), 1), own)
