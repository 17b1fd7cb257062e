"""The cast of one article: who and what takes part, each once, with the names that the article gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from recoupe.ground.offices import Office
from recoupe.model import Actor, ActorKind, Role
from recoupe.register import Place
from recoupe.text import fold


@dataclass(slots=True, kw_only=True)
class Figure:
    """Somebody or something in the making. `key` is unique in the article; `says_as` is the name to give as a speaker, where it
    differs; `where` is what the register knows of a place."""

    key: str
    kind: ActorKind
    name: str
    country: str | None = None
    gender: str | None = None
    plural: bool = False
    wikidata: str | None = None
    count: int | None = None
    aliases: dict[str, None] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    says_as: str | None = None
    stands_for: tuple[str, ...] = ()
    where: Place | None = None

    def call(self, words: str) -> None:
        """Adds another form under which the article speaks of it."""
        words = " ".join(words.split())
        if words and words != self.name:
            self.aliases.setdefault(words)


@dataclass(slots=True)
class Cast:
    """The figures by key. `put` gives the one that is there already."""

    figures: dict[str, Figure] = field(default_factory=dict)

    def put(self, figure: Figure) -> Figure:
        return self.figures.setdefault(figure.key, figure)

    def get(self, key: str) -> Figure | None:
        return self.figures.get(key)

    def people(self) -> Iterator[Figure]:
        return (figure for figure in self.figures.values() if figure.kind == "person")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What some words refer to: figures by key, how sure the program is (0..1), and why, in one sentence."""

    keys: tuple[str, ...]
    score: float
    reason: str
    name: str | None = None


def actors_of(cast: Cast, used: list[str]) -> tuple[tuple[Actor, ...], dict[str, str]]:
    """The figures in `used`, in that order, as Actors with the ids a1, a2, …; and the id of each key."""
    ids = {key: f"a{n}" for n, key in enumerate(dict.fromkeys(used), start=1)}
    return tuple(_actor(cast.figures[key], identity) for key, identity in ids.items()), ids


def _actor(figure: Figure, identity: str) -> Actor:
    aliases = {fold(alias): alias for alias in reversed(figure.aliases) if alias != figure.name}
    return Actor(
        id=identity,
        name=figure.name,
        kind=figure.kind,
        aliases=tuple(reversed(aliases.values())),
        country=figure.country or None,
        roles=tuple(figure.roles),
        wikidata=figure.wikidata,
        count=figure.count,
        latitude=figure.where.lat if figure.where else None,
        longitude=figure.where.lon if figure.where else None,
        geonames=figure.where.geonames or None if figure.where else None,
    )
