"""Which words tell a nationality or a country (« russe », « Mali »), as bare forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from recoupe.merge.words import bare_form, bare_forms
from recoupe.model import Reading
from recoupe.register import load_register
from recoupe.text import fold


@lru_cache(maxsize=4)
def known_nations(language: str) -> Mapping[str, tuple[str, ...]]:
    """Bare form → the ISO 3166 countries it may mean, for names of one word and all adjectives."""
    register = load_register(language)
    out: dict[str, tuple[str, ...]] = {}
    for name, iso3 in register.by_name.items():
        if " " not in name:
            out[bare_form(name)] = (iso3,)
    for word, isos in register.by_adjective.items():
        for form in bare_forms(word)[:1] if " " not in word else ():
            out.setdefault(form, isos)
    return out


@lru_cache(maxsize=4)
def _first_countries(language: str) -> Mapping[str, str]:
    """Bare form → the first of its countries."""
    return {form: isos[0] for form, isos in known_nations(language).items()}


@lru_cache(maxsize=4)
def _of_several(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The bare forms of several countries."""
    return tuple((form, isos) for form, isos in known_nations(language).items() if len(isos) > 1)


def nations(reading: Reading) -> Mapping[str, str]:
    """Bare form → country. A word of several countries means the one that the article names (« congolais »), and so does a word of a longer
    name (« Congo » where the article tells of the République démocratique du Congo alone)."""
    language = reading.article.language
    states = {actor.name: actor.country for actor in reading.actors if actor.kind in ("state", "government") and actor.country}
    named = {*states.values(), *(actor.country for actor in reading.actors if actor.country)}
    out = dict(_first_countries(language))
    out.update((form, next(iso for iso in isos if iso in named)) for form, isos in _of_several(language) if not named.isdisjoint(isos))
    for name, country in states.items():
        for form in bare_forms(name):
            if form in out and out[form] not in named:
                out[form] = country
    return out


@lru_cache(maxsize=20_000)
def land_of(place: str) -> str | None:
    """The country in which a place lies, or which it is; None where the register knows none, or several."""
    register = load_register()
    name = fold(place)
    if name in register.by_name:
        return register.by_name[name]
    found = register.places.get(name, ())
    return found[0].country if found else None


@lru_cache(maxsize=20_000)
def is_country(place: str) -> bool:
    """True where the place is a whole country, so that being there says little."""
    return fold(place) in load_register().by_name
