"""A synthetic dossier of any size: affairs with known events, copies and planted disputes, written straight as digests. The same seed
gives the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from random import Random

from recoupe.merge.kinship import kinship
from recoupe.model import Digest, Dispute, Key, Merged, Party, Polarity, Property, Quantity, Span, Status, Telling

COUNTRIES = ("MLI", "RUS", "FRA", "NER", "TCD", "BFA", "UKR", "SDN", "ETH", "COD", "USA", "CHN", "TUR", "DEU", "SEN", "NGA")
# Types with a mode and what they count.
TYPES = (
    ("ASSAULT", "firearms", "deaths"),
    ("ASSAULT", "explosives", "deaths"),
    ("CONSULT", "visit", ""),
    ("AID", None, "vehicles"),
    ("RETREAT", "withdraw", "fighters"),
    ("MOBILIZE", "troops", "fighters"),
    ("COERCE", "arrest", "captives"),
    ("PROTEST", "demo", "people"),
    ("SANCTION", "discontinue", ""),
    ("ACCUSE", "allege", ""),
)
# One account in so many … has no date, a coarser date, no doers; one article in so many is a copy; one event in so many is disputed.
UNDATED, COARSE, NO_DOERS, COPIED, DISPUTED = 4, 8, 8, 10, 10
ACCOUNTS_AN_EVENT, EVENTS_AN_AFFAIR, ACCOUNTS_AN_ARTICLE = 4, 40, 6
# News of so many days ago is told without its date; what is older bears one.
FRESH = 7
# Stems of triggers that many accounts share.
COMMON = ("attaqu", "livr", "visit", "arret")
START = date(2018, 1, 1)


@dataclass(frozen=True, slots=True)
class Happening:
    """What really happened in a synthetic affair. Of an act that may recur within days no date is disputed: nobody could tell."""

    id: int
    type: str
    mode: str | None
    day: date
    place: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    kind: str
    count: int
    words: tuple[str, ...]
    dispute: Property | None


@dataclass(frozen=True, slots=True)
class Synthetic:
    """The digests, the happening of each telling, and the disputes planted in each happening that enough articles tell."""

    digests: tuple[Digest, ...]
    truth: dict[Key, int]
    planted: frozenset[tuple[int, Property]]


def synthetic(accounts: int, seed: int = 1) -> Synthetic:
    """A dossier of about `accounts` accounts."""
    random = Random(seed)
    digests: list[Digest] = []
    truth: dict[Key, int] = {}
    planted: set[tuple[int, Property]] = set()
    while len(truth) < accounts:
        affair = len(digests)
        events = [_happening(random, affair, affair * 1000 + n) for n in range(EVENTS_AN_AFFAIR)]
        for digest, told in _articles(random, affair, events):
            digests.append(digest)
            truth |= told
        planted |= _planted(events, truth, digests[affair:])
    return Synthetic(tuple(digests), truth, frozenset(planted))


def _party(country: str) -> Party:
    return Party(name=country, kind="state", country=country, key=f"state:{country}", speaks_for=country)


def _person(random: Random, country: str, affair: int) -> Party:
    name = f"Person {affair} {random.randrange(6)}"
    return Party(name=name, kind="person", country=country, key=f"person:{name.lower()}", speaks_for=country)


def _happening(random: Random, affair: int, id_: int) -> Happening:
    rng = Random(affair)
    one, other = rng.sample(COUNTRIES, 2)
    type_, mode, kind = random.choice(TYPES)
    doers: tuple[Party, ...] = (_person(random, one, affair),) if type_ == "CONSULT" else (_party(one),)
    disputable: tuple[Property, ...] = ("number", "polarity") if type_ in kinship().recurrent else ("number", "polarity", "date")
    dispute = random.choice(disputable) if random.randrange(DISPUTED) == 0 else None
    return Happening(
        id=id_,
        type=type_,
        mode=mode,
        day=START + timedelta(days=(affair * 37) % 1500 + random.randrange(90)),
        place=f"Ville{affair}-{random.randrange(20)}",
        actors=doers,
        recipients=() if type_ == "PROTEST" else (_party(other),),
        kind=kind if kind or dispute != "number" else "people",
        count=random.choice((7, 12, 15, 23, 40, 85, 120, 300, 1000)),
        words=tuple(f"mot{random.randrange(4000)}" for _ in range(8)),
        dispute=dispute,
    )


def _articles(random: Random, affair: int, events: list[Happening]) -> Iterator[tuple[Digest, dict[Key, int]]]:
    """Articles that each tell a few happenings of the days before they appear."""
    number = EVENTS_AN_AFFAIR * ACCOUNTS_AN_EVENT // ACCOUNTS_AN_ARTICLE
    ordered = sorted(events, key=lambda e: e.day)
    for n in range(number):
        at = random.randrange(len(ordered))
        chosen = ordered[max(0, at - ACCOUNTS_AN_ARTICLE) : at + 1]
        told_on = max(e.day for e in chosen) + timedelta(days=random.randrange(3))
        name = f"a{affair}-{n}"
        tellings = [_telling(random, name, i, event, told_on) for i, event in enumerate(chosen)]
        prints = tuple(random.getrandbits(48) for _ in range(60))
        yield (
            _digest(name, f"Outlet {random.randrange(200)}", told_on, tellings, prints),
            {t.key: e.id for t, e in zip(tellings, chosen, strict=True)},
        )
        if random.randrange(COPIED) == 0:
            copied = [replace(t, key=(f"{name}c", t.key[1]), article=f"{name}c") for t in tellings]
            yield _digest(f"{name}c", "Copyist", told_on, copied, prints), {t.key: e.id for t, e in zip(copied, chosen, strict=True)}


def _digest(name: str, outlet: str, day: date, tellings: list[Telling], prints: tuple[int, ...]) -> Digest:
    places = tuple(range(0, 50 * len(prints), 50))
    rows = tuple(replace(t, outlet=outlet) for t in tellings)
    ends = tuple(p + 110 for p in places)
    return Digest(id=name, name=name, outlet=outlet, published=day.isoformat(), tellings=rows, prints=prints, starts=places, ends=ends)


def _telling(random: Random, article: str, index: int, event: Happening, told_on: date) -> Telling:
    odd = event.dispute if random.randrange(3) == 0 else None
    day = event.day + timedelta(days=3) if odd == "date" else event.day
    is_undated = random.randrange(UNDATED) == 0 and event.dispute != "date" and (told_on - event.day).days <= FRESH
    written = "" if is_undated else day.isoformat()[: 7 if random.randrange(COARSE) == 0 else 10]
    count = event.count * 4 if odd == "number" else event.count
    polarity: Polarity = "denied" if odd == "polarity" else "affirmed"
    status: Status = "actual"
    start = 400 * index
    counted = event.kind and (random.randrange(3) > 0 or event.dispute == "number")
    return Telling(
        key=(article, index),
        article=article,
        outlet=None,
        published=max(told_on, day).isoformat(),
        type=event.type,
        mode=event.mode,
        context=(),
        trigger=Span(start, start + 8),
        evidence=(Span(start, start + 300),),
        wording="",
        actors=() if random.randrange(NO_DOERS) == 0 else event.actors,
        recipients=event.recipients,
        place=event.place if random.randrange(4) else None,
        date=written or None,
        counts=(Quantity(span=Span(start + 20, start + 30), low=float(count), high=float(count), unit=event.kind, measure=event.kind),)
        if counted
        else (),
        polarity=polarity,
        status=status,
        asserted_by=event.recipients[0] if odd == "polarity" and event.recipients else None,
        trigger_words=event.type.lower(),
        trigger_stem=random.choice(COMMON) if random.randrange(3) else f"{event.type.lower()}{random.randrange(3)}",
        date_span=Span(start + 40, start + 50) if written else None,
        date_words=written,
        count_words=(str(count),) if counted else (),
        count_kinds=(event.kind,) if counted else (),
        count_units=(event.kind,) if counted else (),
        stems=(*random.sample(event.words, 4), *(f"mot{random.randrange(4000)}" for _ in range(4))),
    )


def _planted(events: list[Happening], truth: dict[Key, int], digests: list[Digest]) -> set[tuple[int, Property]]:
    """The disputes that the tellings really show: both values were told, by articles that are no copies of one another."""
    told: dict[int, list[Telling]] = {event.id: [] for event in events}
    for digest in digests:
        for telling in digest.tellings:
            told[truth[telling.key]].append(telling)
    out: set[tuple[int, Property]] = set()
    for event in events:
        values: set[object] = set()
        for t in told[event.id]:
            if event.dispute == "number" and t.counts:
                values.add(t.counts[0].low)
            elif event.dispute == "polarity":
                values.add(t.polarity)
            elif event.dispute == "date" and t.date and len(t.date) == 10:
                values.add(t.date)
        if event.dispute and len(values) > 1:
            out.add((event.id, event.dispute))
    return out


def pair_scores(made: Synthetic, merged: Merged) -> tuple[float, float]:
    """Precision and recall of the pairs of accounts, of different articles, that tell one happening."""
    by_truth: defaultdict[int, list[Key]] = defaultdict(list)
    for key, happening in made.truth.items():
        by_truth[happening].append(key)
    want = _pairs(by_truth.values())
    have = _pairs([t.key for t in event.tellings] for event in merged.events)
    hit = len(want & have)
    return hit / max(1, len(have)), hit / max(1, len(want))


def _pairs(groups: Iterable[Iterable[Key]]) -> set[frozenset[Key]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2) if pair[0][0] != pair[1][0]}


def dispute_scores(made: Synthetic, merged: Merged, disputes: tuple[Dispute, ...]) -> tuple[set[object], set[object]]:
    """The planted disputes that were found, and all that were found, each as (happening, property)."""
    happening = {event.id: made.truth[event.tellings[0].key] for event in merged.events}
    found: set[object] = {(happening[d.event], d.property) for d in disputes if d.event in happening and d.kind != "variant"}
    return found & made.planted, found
