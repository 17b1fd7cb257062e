"""Merging: digests → events, origins, statements, copies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from recoupe.edtf import contains, is_edtf, precision
from recoupe.merge.copies import CopyIndex
from recoupe.merge.features import reasons
from recoupe.merge.headlines import headline
from recoupe.merge.index import Index, PairKey
from recoupe.merge.links import links
from recoupe.merge.origins import Sources, origins_of, short_id
from recoupe.merge.statements import statements
from recoupe.model import Digest, Event, Join, Key, Merged, Origin, Telling

# An event tells why its tellings were joined by this many of its strongest pairs.
JOINS_SHOWN = 40


@dataclass(slots=True)
class Ledger:
    """The articles of a dossier as merging sees them. Add and remove as you like: the result depends on what is there, not on how it
    came."""

    digests: dict[str, Digest] = field(default_factory=dict)
    _index: Index = field(default_factory=Index)
    _copies: CopyIndex = field(default_factory=CopyIndex)

    def add(self, digest: Digest) -> None:
        """Takes an article in; one that is there already is replaced."""
        if digest.id in self.digests:
            self.remove(digest.id)
        self.digests[digest.id] = digest
        self._copies.add(digest)
        for telling in digest.tellings:
            self._index.add(telling)

    def remove(self, article: str) -> None:
        """Takes an article out.

        Raises:
            KeyError: it is not there.
        """
        for telling in self.digests.pop(article).tellings:
            self._index.remove(telling.key)
        self._copies.remove(article)

    def know(self, scores: Mapping[PairKey, float | None]) -> None:
        """Takes the scores of pairs that were weighed before, so that they are not weighed again."""
        self._index.know(scores)

    def weighed(self) -> Mapping[PairKey, float | None]:
        """The scores of the pairs that were weighed here and not known before."""
        return self._index.weighed()

    def merged(self) -> Merged:
        """The events of what is there, each with its origins; the statements; the copies."""
        copies = self._copies.copies()
        sources = Sources(self.digests, copies)
        drafts = [_draft(group, self._index, sources) for group in self._index.groups()]
        events = links([event for event, _ in drafts])
        articles = [self.digests[key] for key in sorted(self.digests)]
        return Merged(
            events=tuple(sorted(events, key=lambda e: (e.date or "9999", e.id))),
            origins=tuple(sorted({o.id: o for _, found in drafts for o in found}.values(), key=lambda o: o.id)),
            statements=statements(chain.from_iterable(d.sayings for d in articles)),
            copies=copies,
            terms=tuple(chain.from_iterable(d.terms for d in articles)),
            sayings=tuple(chain.from_iterable(d.sayings for d in articles)),
        )


def merge(digests: Iterable[Digest]) -> Merged:
    """The events, origins, statements and copies of many articles. The order of the articles does not matter."""
    ledger = Ledger()
    for digest in digests:
        ledger.add(digest)
    return ledger.merged()


def _draft(group: tuple[Key, ...], index: Index, sources: Sources) -> tuple[Event, tuple[Origin, ...]]:
    """One event, without its links to others, and its origins."""
    told = sorted((index.profiles[key].telling for key in group), key=lambda t: (t.published or "9999", t.key))
    origins = origins_of([sources.root(telling) for telling in told])
    type_ = _most(t.type for t in told) or told[0].type
    actors, recipients = (_names(told, role) for role in ("actors", "recipients"))
    date, place = _date(told), _most(t.place for t in told if t.place)
    event = Event(
        id=short_id("e", f"{told[0].key}"),
        type=type_,
        tellings=tuple(told),
        origin_of=tuple(origin.id for origin in origins),
        sentence=headline(type_, actors, recipients, told, date, place, len({o.id for o in origins})),
        date=date,
        actors=actors,
        recipients=recipients,
        place=place,
        joins=_joins(group, index),
    )
    return event, origins


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


def _joins(group: tuple[Key, ...], index: Index) -> tuple[Join, ...]:
    """Why the tellings stand together: the pair that speaks most for each telling, with its reasons."""
    best: dict[tuple[Key, Key], float] = {}
    for key in group[:JOINS_SHOWN] if len(group) > 1 else ():
        scored = [((key, other) if key < other else (other, key)) for other in group[: JOINS_SHOWN * 2] if other != key]
        worth, pair = max((index.score(*pair) or 0.0, pair) for pair in scored)
        best[pair] = worth
    return tuple(
        Join(left=a, right=b, score=round(worth, 3), reasons=reasons(index.profiles[a], index.profiles[b]))
        for (a, b), worth in sorted(best.items())
    )
