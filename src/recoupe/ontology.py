"""The event ontology as checked data: types, modes, scores and which types may tell one happening (`recoupe_data/events/plover.toml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from recoupe.errors import PackError
from recoupe.lexicon import Table, load_toml

WHERE = "events/plover.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of event. `quad` is PLOVER's 1..4 (verbal and material cooperation, verbal and material conflict); scores run from -10 to
    10;
    `related` are the types under which another outlet may tell the same happening."""

    name: str
    gloss: str
    quad: int
    score: float
    family: str
    modes: Mapping[str, float]
    related: frozenset[str]
    extension: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontology:
    """All event types by name, and the names of the contexts."""

    types: Mapping[str, EventType]
    contexts: frozenset[str]

    def has(self, type_: str, mode: str | None = None) -> bool:
        """True where the type exists and, where one is given, the mode is one of its own."""
        return type_ in self.types and (mode is None or mode in self.types[type_].modes)

    def score(self, type_: str, mode: str | None = None) -> float:
        """The score of a type, or of its mode where it has one (-10 conflict … +10 cooperation)."""
        kind = self.types[type_]
        return kind.modes.get(mode, kind.score) if mode else kind.score


@lru_cache(maxsize=1)
def load_ontology() -> Ontology:
    """The shipped ontology.

    Raises:
        PackError: the file is wrong; the sentence names the culprit.
    """
    return build_ontology(load_toml("events", "plover.toml"))


def build_ontology(data: Table) -> Ontology:
    """The ontology that a table holds, checked.

    Raises:
        PackError: a key is missing, a quad or a related type does not exist, or a score lies outside -10..10.
    """
    quads: Mapping[str, int] = data.get("quads", {})
    types = {name: _event_type(name, row, quads) for name, row in data.get("types", {}).items()}
    for kind in types.values():
        for other in kind.related - types.keys():
            raise PackError(f"{WHERE}: {kind.name} is related to {other}, which is no type.")
    return Ontology(types=types, contexts=frozenset(data.get("contexts", {}).get("names", ())))


def _event_type(name: str, row: Table, quads: Mapping[str, int]) -> EventType:
    for key in ("gloss", "quad", "score", "family"):
        if key not in row:
            raise PackError(f"{WHERE}: type {name} lacks '{key}'.")
    if row["quad"] not in quads:
        raise PackError(f"{WHERE}: type {name} has the unknown quad '{row['quad']}'.")
    modes: Mapping[str, float] = row.get("modes", {})
    for label, score in {"its base": row["score"], **modes}.items():
        if not -10 <= score <= 10:
            raise PackError(f"{WHERE}: type {name}, {label}: the score {score} lies outside -10..10.")
    return EventType(
        name=name,
        gloss=row["gloss"],
        quad=quads[row["quad"]],
        score=row["score"],
        family=row["family"],
        modes=modes,
        related=frozenset(row.get("related", ())),
        extension=row.get("extension", False),
    )
