"""Who does what with whom: actors as dots, events as lines, laid out once on the server with a fixed seed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, log2, pi, sin

import networkx

from recoupe.store.rows import ActorRef
from recoupe.store.ties import Tie

# More dots than this is a hairball: the busiest are kept and the page says so.
MOST_ACTORS = 40
SEED = 7
MARGIN = 70.0


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    radius: float
    actor: ActorRef
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
    places = laid_out(graph, centre, width, height)
    dots = tuple(
        Dot(*places[n], round(6 + 3 * log2(1 + graph.degree(n, "weight")), 1), refs[n], graph.degree(n, "weight")) for n in sorted(kept)
    )
    return Network(width, height, dots, tuple(lines(graph, places, ties)), len(busy) - len(kept))


def laid_out(graph: networkx.Graph, centre: str | None, width: float, height: float) -> dict[str, tuple[float, float]]:
    if not graph:
        return {}
    if centre is not None and centre in graph:
        return around(graph, centre, width, height)
    spread = 1.6 / len(graph) ** 0.5
    raw = networkx.spring_layout(graph, seed=SEED, k=spread, iterations=120, weight=None)
    xs, ys = [p[0] for p in raw.values()], [p[1] for p in raw.values()]
    x0, y0, dx, dy = min(xs), min(ys), (max(xs) - min(xs)) or 1.0, (max(ys) - min(ys)) or 1.0
    return {
        n: (
            round(MARGIN + (float(x) - x0) / dx * (width - 2 * MARGIN), 1),
            round(MARGIN / 2 + (float(y) - y0) / dy * (height - 1.5 * MARGIN), 1),
        )
        for n, (x, y) in raw.items()
    }


def around(graph: networkx.Graph, centre: str, width: float, height: float) -> dict[str, tuple[float, float]]:
    """One actor in the middle, the others on an ellipse."""
    others = [n for n in graph if n != centre]
    places = {centre: (width / 2, height / 2)}
    for i, name in enumerate(others):
        turn = 2 * pi * i / len(others) + (0 if len(others) > 2 else 0.3)
        x, y = cos(turn) * (width / 2 - 1.4 * MARGIN), sin(turn) * (height / 2 - 0.6 * MARGIN)
        places[name] = (round(width / 2 + x, 1), round(height / 2 + y, 1))
    return places


def lines(graph: networkx.Graph, places: dict[str, tuple[float, float]], ties: Sequence[Tie]) -> Iterable[Line]:
    for left, right, attributes in graph.edges(data=True):
        own = tuple(t for t in ties if {t.left.id, t.right.id} == {left, right})
        yield Line(*places[left], *places[right], round(1 + log2(attributes["weight"]), 1), own)
