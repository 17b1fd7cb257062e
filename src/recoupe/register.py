"""The register of actors: what is known of states, organisations, offices and cities before any article is read.

Ids, office-holders and cities come from `recoupe_data/actors/*.csv` (scripts/build_register.py); the French words from the pack's
`states.toml` and `organisations.toml`. Everything is looked up by its folded form (`text.fold`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from recoupe.lexicon import Table, data, table
from recoupe.model import ActorKind
from recoupe.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state: its French name and article, its adjectives in all forms, the cities that stand for its government."""

    iso3: str
    name: str
    article: str = ""
    adjectives: tuple[str, ...] = ()
    feminine_plural: str = ""
    seats: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None

    @property
    def of_name(self) -> str:
        """« du Mali », « de Russie », « d'Irak », « des États-Unis »: the state as a complement."""
        joint = {"le": "du ", "les": "des ", "l'": "d'"}.get(self.article, "de ")
        return ("d'" if joint == "de " and self.name[0] in "AEÉIOU" else joint) + self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An organisation, armed group or outlet that the press names. `marked`: a common word too, its bare name does not count."""

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One term of one office. `until` is empty while it lasts; `seen` is the day on which our source was read."""

    office: str
    country: str
    person: str
    wikidata: str
    since: str
    until: str
    seen: str

    def held_on(self, day: str) -> bool:
        """True where the term certainly covers `day` (an EDTF day, month or year): a change in the same year leaves it open."""
        return _surely_before(self.since, day) and _surely_before(day, self.until or self.seen)

    def may_cover(self, day: str) -> bool:
        """True where the term had begun by `day` and is not known to have ended: enough for somebody whom the article names."""
        return _surely_before(self.since, day) and (not self.until or _surely_before(day, self.until))


def _surely_before(left: str, right: str) -> bool:
    """True where the first of two EDTF dates of any precision certainly does not come after the second."""
    shared = min(len(left), len(right))
    return left[:shared] < right[:shared] or (left == right and len(left) == len("2020-01-01"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city: French name, state, WGS84 coordinates in degrees, inhabitants, GeoNames id."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    geonames: str


@dataclass(frozen=True, kw_only=True, eq=False)  # there is one a language: what is worked out of it is kept by its identity
class Register:
    """All lookups, by folded form. Read-only once made."""

    states: Mapping[str, State]
    by_name: Mapping[str, str]
    by_adjective: Mapping[str, tuple[str, ...]]
    by_seat: Mapping[str, str]
    named: Mapping[str, tuple[str, Named]]
    prefixes: Mapping[str, str] = field(default_factory=dict)
    holders: Mapping[tuple[str, str], tuple[Holder, ...]] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def places(self) -> Mapping[str, tuple[Place, ...]]:
        """Cities by folded name, the biggest first. Read at first use (20,000 rows)."""
        return _load_places()

    def name(self, words: str) -> Named | None:
        """The organisation, armed group or outlet that `words` name: capitals must stand where the name has them."""
        found = self.named.get(fold(words))
        return found[1] if found and _has_capitals_of(words, found[0]) else None

    def state(self, words: str) -> State | None:
        """The state that `words` name (« Mali », « la Fédération de Russie » without its article)."""
        iso3 = self.by_name.get(fold(words)) if words[:1].isupper() else None
        return self.states[iso3] if iso3 else None

    def seat(self, words: str) -> State | None:
        """The state whose government sits in the city that `words` name."""
        iso3 = self.by_seat.get(fold(words)) if words[:1].isupper() else None
        return self.states[iso3] if iso3 else None

    def region(self, words: str) -> str | None:
        """The ISO code of the state in which the region that `words` name lies."""
        return self.regions.get(fold(words)) if words[:1].isupper() else None

    def nationalities(self, word: str) -> tuple[str, ...]:
        """The ISO codes that an adjective may mean: « malienne » → MLI, « congolais » → COD and COG."""
        return self.by_adjective.get(_folded(word), ())

    def compound(self, word: str) -> tuple[str, ...]:
        """The two states of « russo-malienne », of « israélo-palestinien »; none where either half means no one state."""
        first, dash, second = word.partition("-")
        left, right = self.prefixes.get(_folded(first)), self.nationalities(second) if dash else ()
        return (left, right[0]) if left and len(right) == 1 else ()

    def people_named(self, name: str) -> tuple[Holder, ...]:
        """All terms of the office-holders of this very name, however accented."""
        return self._terms.get(fold(name), ())

    @cached_property
    def _terms(self) -> Mapping[str, tuple[Holder, ...]]:
        out: dict[str, tuple[Holder, ...]] = {}
        for terms in self.holders.values():
            for term in terms:
                out[fold(term.person)] = (*out.get(fold(term.person), ()), term)
        return out

    def holder(self, office: str, country: str, day: str | None) -> Holder | None:
        """Who certainly held the office on `day`; None where the register does not know or knows more than one person."""
        if day is None:
            return None
        holders = {fold(h.person): h for h in self.holders.get((office, country), ()) if h.held_on(day)}
        return next(iter(holders.values())) if len(holders) == 1 else None


_folded = lru_cache(maxsize=50_000)(fold)  # the same words come again and again


@lru_cache(maxsize=4)
def load_register(language: str = "fr") -> Register:
    """The shipped register in the words of `language`.

    Raises:
        PackError: a file of the pack is missing or broken.
    """
    states = dict(_load_states(language))
    by_adjective: dict[str, tuple[str, ...]] = {}
    for state in states.values():
        for form in state.adjectives:
            known = by_adjective.get(fold(form), ())
            by_adjective[fold(form)] = known if state.iso3 in known else (*known, state.iso3)
    return Register(
        states=states,
        by_name={fold(name): s.iso3 for s in reversed(states.values()) for name in (*s.aliases, s.name)},
        by_adjective=by_adjective,
        by_seat={fold(seat): s.iso3 for s in states.values() for seat in s.seats},
        named=_load_named(language),
        prefixes={fold(first): iso3 for first, iso3 in table(language, "states")["prefixes"].items()},
        holders=_load_holders(),
        regions={fold(name): iso3 for iso3, names in table(language, "states")["regions"].items() for name in names},
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with data("actors", name).open("r", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _load_states(language: str) -> Iterator[tuple[str, State]]:
    pack = table(language, "states")
    ids = {row["iso3"]: row for row in _rows("states.csv")}
    for iso3, row in pack["states"].items():
        known = ids.get(iso3, {})
        formal = known.get("formal", "")
        yield (
            iso3,
            State(
                iso3=iso3,
                name=row["name"],
                article=row.get("article", ""),
                adjectives=tuple(form for word in row["adjectives"] for form in inflected(word, pack["inflection"])),
                feminine_plural=inflected(row["adjectives"][0], pack["inflection"])[-1],
                seats=tuple(row.get("seats", ())),
                aliases=(*row.get("aliases", ()), *((formal,) if formal and formal != row["name"] else ())),
                wikidata=known.get("wikidata") or None,
            ),
        )


def inflected(word: str, rules: Table) -> tuple[str, ...]:
    """The four forms of a masculine adjective, by the pack's endings."""
    feminine = rules["irregular"].get(word)
    if feminine is None:
        ending, other = next((end, new) for end, new in rules["feminine"] if word.endswith(end))
        feminine = word.removesuffix(ending) + other
    return tuple(dict.fromkeys(form + suffix for form in (word, feminine) for suffix in ("", "" if form[-1] in "sx" else "s")))


def _load_named(language: str) -> dict[str, tuple[str, Named]]:
    out: dict[str, tuple[str, Named]] = {}
    for row in table(language, "organisations")["names"]:
        named = Named(
            name=row["name"],
            kind=row["kind"],
            aliases=tuple(row.get("aliases", ())),
            country=row.get("country"),
            marked=row.get("marked", False),
        )
        for name in named.aliases if named.marked else (named.name, *named.aliases):
            held = out.setdefault(fold(name), (name, named))
            if held[1] is named and name[:1].islower():
                out[fold(name)] = (name, named)  # « les talibans »: who writes it small means them too
    return out


def _load_holders() -> dict[tuple[str, str], tuple[Holder, ...]]:
    out: dict[tuple[str, str], tuple[Holder, ...]] = {}
    for row in _rows("holders.csv"):
        key = (row["office"], row["country"])
        out[key] = (*out.get(key, ()), Holder(**row))
    return out


def _load_places() -> dict[str, tuple[Place, ...]]:
    out: dict[str, tuple[Place, ...]] = {}
    for row in _rows("places.csv"):
        place = Place(
            name=row["name"],
            country=row["country"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            population=int(row["population"]),
            geonames=row["geonames"],
        )
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            out[fold(name)] = (*out.get(fold(name), ()), place)
    return out


def _has_capitals_of(words: str, name: str) -> bool:
    """True where `words` may be the name `name`: an acronym letter for letter, or « Onu »; else with a capital wherever it has one."""
    if name.isupper() and len(name) <= ACRONYM:
        return words in (name, name.capitalize() if len(name) > 2 else name)
    pairs = zip(words.replace("-", " ").split(), name.replace("-", " ").split(), strict=False)
    return all(w[:1].isupper() or not n[:1].isupper() for w, n in pairs)


ACRONYM = 5  # up to this length an acronym may also be a word or another name (« EI », « UN », « APS »)
KINDS: Mapping[str, ActorKind] = {
    "organisation": "organisation",
    "government": "government",
    "armed_group": "armed_group",
    "media": "media",
    "platform": "media",
}
