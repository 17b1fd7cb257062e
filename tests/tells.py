"""Short ways to write tellings, events and digests for the tests of merging and opposing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from recoupe.merge.parties import party
from recoupe.merge.units import kind_of_unit
from recoupe.model import Actor, Bilingual, Digest, Event, Party, Quantity, Role, Span, Telling
from recoupe.oppose.case import Case
from recoupe.register import load_register

WIDTH = 100


def state(iso3: str) -> Party:
    """A state by its ISO code."""
    return party(Actor(id=iso3, name=load_register().states[iso3].name, kind="state", country=iso3))


def person(name: str, iso3: str | None = None, title: str | None = None) -> Party:
    """A person, with an office if one is given."""
    return party(Actor(id=name, name=name, kind="person", country=iso3, roles=(Role(title=title, country=iso3),) if title else ()))


def group(name: str, iso3: str | None = None) -> Party:
    """An armed group."""
    return party(Actor(id=name, name=name, kind="armed_group", country=iso3))


def count(words: str, low: float | None, high: float | None, unit: str, modifier: str | None = None) -> tuple[Quantity, str]:
    """A counted thing and its words."""
    return Quantity(span=Span(0, 0), low=low, high=high, unit=unit, modifier=modifier), words


def tell(article: str, type_: str = "ASSAULT", *, index: int = 0, counts: Sequence[tuple[Quantity, str]] = (), kinds: Sequence[str] = (),
         date: str | None = None, place: str | None = None, words: str = "attaque", **more: Any) -> Telling:  # fmt: skip
    """A telling whose words stand, one after the other, in a stretch of its own."""
    at = WIDTH * index
    made = tuple(replace(q, span=Span(at + 40 + 5 * i, at + 44 + 5 * i)) for i, (q, _) in enumerate(counts))
    units = tuple(kind_of_unit(q.unit, "fr") for q in made)
    given: dict[str, Any] = {
        "outlet": article, "published": "2024-03-10", "mode": None, "context": (), "actors": (), "recipients": (), "polarity": "affirmed",
        "status": "actual", **more,
    }  # fmt: skip
    given |= {role: tuple(given[role]) for role in ("actors", "recipients")}
    return Telling(
        key=(article, index),
        article=article,
        type=type_,
        trigger=Span(at, at + 10),
        evidence=(Span(at, at + WIDTH),),
        wording=words,
        place=place,
        date=date,
        counts=made,
        trigger_words=words,
        trigger_stem=words,
        date_span=Span(at + 20, at + 30) if date else None,
        date_words=date or "",
        place_span=Span(at + 60, at + 70) if place else None,
        count_words=tuple(w for _, w in counts),
        count_kinds=tuple(kinds) or units,
        count_units=units,
        **given,
    )


def event(*tellings: Telling, id_: str = "e1") -> Event:
    """An event in which each article, or its speaker, is an origin of its own."""
    origins = tuple(f"o:{t.asserted_by.name if t.asserted_by else t.article}" for t in tellings)
    return Event(id=id_, type=tellings[0].type, tellings=tellings, origin_of=origins, sentence=Bilingual(fr="", en=""))


def case(*tellings: Telling) -> Case:
    """An event as the checks see it."""
    made = event(*tellings)
    return Case(made, {made.id: made})


def digest(name: str, *tellings: Telling, **more: Any) -> Digest:
    """An article that is nothing but its tellings."""
    return Digest(
        id=name,
        name=name,
        outlet=more.pop("outlet", name),
        published=tellings[0].published if tellings else None,
        tellings=tellings,
        **more,
    )
