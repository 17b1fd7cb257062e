"""What of a telling is compared, made ready once: days as numbers, words as sets, parties by identity."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from recoupe.edtf import bounds, is_edtf
from recoupe.merge.kinship import kinship
from recoupe.merge.nations import is_country, land_of
from recoupe.merge.parties import Who, countries
from recoupe.merge.shelf import Order, nearness, number_of
from recoupe.merge.units import things_among
from recoupe.merge.words import compare_table, phrases
from recoupe.model import Key, Party, Telling, Term
from recoupe.text import fold

# A dated happening is a point in time where its date spans at most a season; longer ones are periods.
LONGEST_POINT = 100
# News without a date is held to be of the days before its publication.
NEWS_LASTS = 10
# Times of day and time zones: an article may appear the day before what it tells.
CLOCK = 1
STANDING = frozenset({"ongoing"})
PLANS = frozenset({"planned", "requested"})
# The family of terms that name men who are sent, and the kind under which they are counted (`terms.toml`, `compare.toml`).
MEN_FAMILY, MEN = "men_from_abroad", "fighters"
# Kinds of party that not every article of an affair names.
SPECIFIC = ("name:", "person:")


@dataclass(slots=True)
class Profile:
    """A telling made ready. Days are proleptic ordinals. `low` and `high` are the bounds of its date where it bears one (`dated`), else
    what its type and publication let presume (`presumed`), else None; `width` is how many days lie between them. `is_bounded`: both are
    known; `is_point`: and they are near one another. In the `order` of a block those that tell one happening stand side by side: by day,
    place and word."""

    telling: Telling
    key: Key
    type: str
    mode: str | None
    low: int | None
    high: int | None
    dated: bool
    presumed: bool
    published: int | None
    standing: bool
    planned: bool
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    lands: frozenset[str]
    place: str
    in_country: bool
    land: str | None
    counts: tuple[tuple[str, float | None, float | None], ...]
    groups: frozenset[tuple[str, str]]
    families: frozenset[str]
    stem: str
    common: bool
    stems: frozenset[str]
    names: frozenset[str]
    quoted: frozenset[str]
    speaker: str
    specific: frozenset[str]
    state_names: frozenset[str]
    objects: frozenset[str]
    width: int
    is_bounded: bool
    is_point: bool
    order: Order


def profile(telling: Telling) -> Profile:
    """`telling` made ready for comparing."""
    low, high, dated, presumed = _when(telling)
    received = tuple(p for p in telling.recipients if p.kind != "place")
    actors, recipients = (tuple(_who(p, telling.terms) for p in parties) for parties in (telling.actors, received))
    terms = [t for t in telling.terms if t.denied is (telling.polarity == "denied")] or telling.terms
    place = _place(telling.place or next((p.name for p in telling.recipients if p.kind == "place"), ""))
    land = land_of(place)
    bounded = low is not None and high is not None
    width = high - low if low is not None and high is not None else 0
    return Profile(
        telling=telling, key=telling.key, type=telling.type, mode=telling.mode,
        low=low, high=high, dated=dated, presumed=presumed, published=day(telling.published),
        standing=telling.status in STANDING,
        planned=telling.status in PLANS,
        actors=actors,
        recipients=recipients,
        lands=countries(actors) | countries(recipients) | frozenset({land} if land else ()),
        place=place,
        in_country=is_country(place),
        land=land,
        counts=tuple((kind, c.low, c.high) for kind, c in zip(telling.count_kinds, telling.counts, strict=True)),
        groups=frozenset((t.group, t.people or "") for t in terms),
        families=frozenset(t.family for t in terms),
        stem=telling.trigger_stem,
        common=(telling.trigger_stem,) in phrases("fr", "common_triggers"),
        stems=frozenset(telling.stems) - {telling.trigger_stem} - _words_of_names(telling),
        names=frozenset(telling.names),
        quoted=frozenset(telling.quoted),
        speaker=speaker_key(telling.asserted_by),
        specific=frozenset(w.key for w in actors + recipients if w.key.startswith(SPECIFIC)),
        state_names=frozenset(folded(p.name) for p in telling.actors + telling.recipients if p.kind == "state"),
        objects=_objects(telling),
        width=width,
        is_bounded=bounded,
        is_point=bounded and dated and width <= LONGEST_POINT,
        order=(low or high or day(telling.published) or 0, nearness(place, telling.trigger_stem), number_of(*telling.key)),
    )  # fmt: skip


def _words_of_names(telling: Telling) -> frozenset[str]:
    """The words of its parties' names: they are compared as parties."""
    return frozenset(folded(word) for party in telling.actors + telling.recipients for word in party.name.split())


def _when(telling: Telling) -> tuple[int | None, int | None, bool, bool]:
    """The bounds of its date, whether it bears one, and whether they are presumed from its publication."""
    low, high, dated = _dates(telling)
    published = day(telling.published)
    if dated or published is None or not _is_news(telling):
        return low, high, dated, False
    return published - NEWS_LASTS, published + CLOCK, False, True


def _is_news(telling: Telling) -> bool:
    """True for what is told because it has just happened: not for a state of things, nor for what is denied, of whatever time it be."""
    return telling.type in kinship().newsy and telling.status not in STANDING and telling.polarity != "denied"


@lru_cache(maxsize=20_000)
def _place(name: str) -> str:
    """A place as it is compared: folded, cut where a day or month was taken for a part of it."""
    words = folded(name).split()
    cut = next((i for i, word in enumerate(words) if word in _calendar()), len(words))
    return " ".join(words[:cut]) or folded(name)


@lru_cache(maxsize=1)
def _calendar() -> frozenset[str]:
    """The days and months, folded."""
    return frozenset(folded(word) for word in compare_table("fr", "calendar")["words"])


def _objects(telling: Telling) -> frozenset[str]:
    """What is given or sent: the kinds that are counted or named in the evidence, and men where a word for them stands there."""
    if telling.type not in kinship().given:
        return frozenset()
    men = frozenset(MEN for term in telling.terms if term.family == MEN_FAMILY)
    return frozenset(telling.count_kinds) | men | things_among(telling.stems)


def _dates(telling: Telling) -> tuple[int | None, int | None, bool]:
    if telling.date is None or not is_edtf(telling.date) or _is_date_of_denial(telling):
        return None, None, False
    low, high = bounds(telling.date)
    return low.toordinal() if low else None, high.toordinal() if high else None, True


def _is_date_of_denial(telling: Telling) -> bool:
    """True where somebody denies on a day, or in the news of a day, what may be of another: « elle a démenti jeudi avoir bombardé le
    port »."""
    said = telling.date_span
    return telling.polarity == "denied" and telling.asserted_by is not None and (said is None or said.end <= telling.trigger.start)


@lru_cache(maxsize=100_000)
def folded(text: str) -> str:
    """`fold`, remembered: an affair has few names."""
    return fold(text)


@lru_cache(maxsize=20_000)
def day(value: str | None) -> int | None:
    """The last day that an EDTF value can mean, as an ordinal; None where there is none."""
    if value is None or not is_edtf(value):
        return None
    low, high = bounds(value)
    last = high or low
    return last.toordinal() if last else None


def _who(party: Party, terms: tuple[Term, ...]) -> Who:
    named = next((t for t in terms if folded(t.words) in folded(party.name)), None)
    country = party.country or (named.people if named else None)
    return Who(party.key or f"name:{folded(party.name)}", party.kind, country, party.speaks_for, named.group if named else None)


def speaker_key(speaker: Party | None) -> str:
    """Whose word it is: an office-holder, a government and a state speak with one voice; empty for the outlet itself."""
    if speaker is None:
        return ""
    return f"state:{speaker.speaks_for}" if speaker.speaks_for else speaker.key or f"name:{folded(speaker.name)}"
