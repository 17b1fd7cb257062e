"""Merging: digests → events, origins, statements, copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from recoupe.edtf import contains, is_edtf, precision
from recoupe.merge.agreements import agreements
from recoupe.merge.cluster import Score
from recoupe.merge.copies import find_copies
from recoupe.merge.counted import Figures, counted_thing
from recoupe.merge.features import reasons
from recoupe.merge.headlines import headline
from recoupe.merge.index import Index
from recoupe.merge.links import links
from recoupe.merge.origins import Sources, one_of_each, origins_of, short_id
from recoupe.merge.profile import Profile
from recoupe.merge.statements import Wording, statements, wording_of
from recoupe.model import Digest, Event, Join, Key, Merged, Origin, Telling

# An event tells why its tellings were joined by this many of its strongest pairs.
JOINS_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What merging found, and the order that it made on the way: what a dossier keeps to merge a few articles more without all others."""

    merged: Merged
    digests: tuple[Digest, ...]
    index: Index
    figures: Figures
    wordings: tuple[Wording, ...]
    origins: Mapping[str, tuple[Origin, ...]]


def merge(digests: Iterable[Digest]) -> Merged:
    """The events, origins, statements and copies of many articles. The order of the articles does not matter."""
    return work(digests).merged


def work(digests: Iterable[Digest]) -> Work:
    """The same, with the order made on the way."""
    held = {digest.id: digest for digest in digests}
    articles = [held[id_] for id_ in sorted(held)]
    index = Index.of(telling for digest in articles for telling in digest.tellings)
    copies = find_copies(articles)
    sources = Sources(held, copies)
    drafts = [draft(group, index.profiles, index.score, sources) for group in index.groups()]
    tied = links({event.id: index.profiles[event.tellings[0].key] for event, _ in drafts})
    events = [replace(event, links=tied[event.id]) if event.id in tied else event for event, _ in drafts]
    sayings = tuple(chain.from_iterable(digest.sayings for digest in articles))
    wordings = tuple(map(wording_of, sayings))
    told = {figure.key: figure for digest in articles for figure in digest.figures}
    figures = Figures.of(told.values())
    things = [counted_thing(keys, told, sources) for keys in figures.groups()]
    return Work(
        merged=Merged(
            events=tuple(sorted(events, key=lambda e: (e.date or "9999", e.id))),
            origins=one_of_each(origin for _, found in (*drafts, *things) for origin in found),
            statements=statements(wordings),
            copies=copies,
            terms=tuple(chain.from_iterable(digest.terms for digest in articles)),
            sayings=sayings,
            figures=tuple(event for event, _ in things),
        ),
        digests=tuple(articles),
        index=index,
        figures=figures,
        wordings=wordings,
        origins={event.id: found for event, found in (*drafts, *things)},
    )


def draft(group: Iterable[Key], profiles: Mapping[Key, Profile], score: Score, sources: Sources) -> tuple[Event, tuple[Origin, ...]]:
    """One event, without its links to others, and its origins."""
    keys = tuple(sorted(group))
    told = in_order(profiles[key].telling for key in keys)
    origins = origins_of(sources.roots(told))
    type_ = _most(t.type for t in told) or told[0].type
    actors, recipients = (_names(told, role) for role in ("actors", "recipients"))
    date, place = _date(told), _most(t.place for t in told if t.place)
    origin_of = tuple(origin.id for origin in origins)
    event = Event(
        id=event_id(told[0].key),
        type=type_,
        tellings=told,
        origin_of=origin_of,
        sentence=headline(type_, actors, recipients, told, date, place, len({o.id for o in origins})),
        date=date,
        actors=actors,
        recipients=recipients,
        place=place,
        joins=_joins(keys, profiles, score),
        agreed=agreements(told, origin_of),
    )
    return event, tuple(dict.fromkeys(origins))


def in_order(tellings: Iterable[Telling]) -> tuple[Telling, ...]:
    """The tellings of an event as they are told: in the order of publication. The event is named by the first."""
    return tuple(sorted(tellings, key=lambda t: (t.published or "9999", t.key)))


def event_id(first: Key) -> str:
    """The id of the event whose first telling this is."""
    return short_id("e", f"{first}")


def _most(values: Iterable[str | None]) -> str | None:
    """The most frequent value, the first in the alphabet among equals."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _names(told: Sequence[Telling], role: str) -> tuple[str, ...]:
    """The names of the parties in a role, as most tellings of the leading type give them."""
    named = Counter(tuple(p.name for p in getattr(t, role)) for t in told if getattr(t, role))
    return min(named, key=lambda names: (-named[names], names)) if named else ()


def _date(told: Sequence[Telling]) -> str | None:
    """The finest date that the tellings give, the most frequent among equals: other dates stand in the disputes, not here."""
    dates = Counter(t.date for t in told if t.date and is_edtf(t.date))
    fineness = {"day": 0, "month": 1, "year": 2}
    return (
        min(dates, key=lambda d: (fineness[precision(d)], -sum(n for other, n in dates.items() if contains(other, d)), d))
        if dates
        else None
    )


def _joins(group: tuple[Key, ...], profiles: Mapping[Key, Profile], score: Score) -> tuple[Join, ...]:
    """Why the tellings stand together: the pair that speaks most for each telling, with its reasons."""
    best: dict[tuple[Key, Key], float] = {}
    for key in group[:JOINS_SHOWN] if len(group) > 1 else ():
        scored = [((key, other) if key < other else (other, key)) for other in group[: JOINS_SHOWN * 2] if other != key]
        worth, pair = max((score(*pair) or 0.0, pair) for pair in scored)
        best[pair] = worth
    return tuple(
        Join(left=a, right=b, score=round(worth, 3), reasons=reasons(profiles[a], profiles[b])) for (a, b), worth in sorted(best.items())
    )
