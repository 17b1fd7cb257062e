"""The network of actors for Gephi, Cytoscape or networkx: who does what to whom, one edge a pair and type, weighted by events."""

from __future__ import annotations

from typing import BinaryIO

import networkx

from recoupe.store.rows import ActorRef
from recoupe.write.request import Request

TIES = 100_000  # the strongest ties: more than any drawing can hold


def network(request: Request) -> networkx.MultiDiGraph:
    """The graph of the events that the request keeps."""
    graph = networkx.MultiDiGraph(name=request.heading())
    for tie in request.dossier.ties(request.where, top=TIES):
        for end in (tie.left, tie.right):
            graph.add_node(end.id, **labels(end))
        graph.add_edge(tie.left.id, tie.right.id, key=tie.type, type=tie.type, weight=tie.events)
        request.watch()
    return graph


def labels(end: ActorRef) -> dict[str, str]:
    return {"label": end.name, "kind": end.kind, "country": end.country or ""}


def write_graphml(request: Request, out: BinaryIO) -> int:
    """GraphML."""
    graph = network(request)
    networkx.write_graphml(graph, out)
    return int(graph.number_of_edges())


def write_gexf(request: Request, out: BinaryIO) -> int:
    """GEXF 1.2."""
    graph = network(request)
    networkx.write_gexf(graph, out)
    return int(graph.number_of_edges())
