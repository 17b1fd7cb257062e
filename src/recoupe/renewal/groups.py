"""Which events the accounts that came, went or changed leave, join or make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from recoupe.merge.blocks import entries_of
from recoupe.merge.cluster import regroup
from recoupe.merge.events import event_id, in_order
from recoupe.merge.index import Scores
from recoupe.merge.profile import Profile, profile
from recoupe.merge.shelf import Entry, Pair, are_neighbours, changed, number_of
from recoupe.model import Key, Telling
from recoupe.store.ledger import Ledger
from recoupe.store.ledger.accounts import Accounts


class Profiles(dict[Key, Profile]):
    """The tellings of a dossier made ready, each when it is first asked for."""

    def __init__(self, accounts: Accounts, known: Mapping[Key, Profile]) -> None:
        super().__init__(known)
        self._accounts = accounts

    def __missing__(self, key: Key) -> Profile:
        self[key] = made = profile(self._accounts.telling(key))
        return made


@dataclass(frozen=True, slots=True)
class Standing:
    """The groups of the last cross-check and the edges of now, by keys."""

    accounts: Accounts

    def fellows(self, key: Key) -> frozenset[Key]:
        """The group in which a telling stood, itself included."""
        event = self.accounts.event(number_of(*key))
        return frozenset({key} if event is None else map(self.accounts.key, self.accounts.fellows(event)))

    def edges(self, keys: Collection[Key]) -> dict[tuple[Key, Key], float]:
        """The edges that any of `keys` has."""
        found = ((key, self.accounts.key(other), worth) for key in keys for other, worth in self.accounts.edges(number_of(*key)))
        return {(a, b) if a < b else (b, a): worth for a, b, worth in found}


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The events that may be others than before, by id: `former` their tellings at the last cross-check (those that left passed over),
    `now` those they have now; some of the events `left` are among them. `gone` are the tellings that left or changed, as they were, `come`
    those that came or changed, as they are."""

    profiles: Profiles
    score: Scores
    gone: Mapping[Key, Profile]
    come: Mapping[Key, Profile]
    left: frozenset[str]
    former: Mapping[str, frozenset[Key]]
    now: Mapping[str, frozenset[Key]]

    @property
    def changed(self) -> set[str]:
        """The events of now that are new, or have other tellings."""
        others = {id_ for id_, group in self.now.items() if self.former.get(id_) != group or not self.come.keys().isdisjoint(group)}
        return others | (self.left & self.now.keys())

    @property
    def ended(self) -> set[str]:
        """The events that are no more."""
        return self.former.keys() - self.now.keys()


def regrouped(ledger: Ledger, gone: Iterable[Telling], come: Iterable[Telling]) -> Groups:
    """Takes tellings out of the ledger and puts others in; gives the events that may be others."""
    accounts = ledger.accounts
    old, new = ({telling.key: profile(telling) for telling in tellings} for tellings in (gone, come))
    profiles = Profiles(accounts, new)
    score = Scores(profiles)
    accounts.know({p.order[-1]: key for key, p in (old | new).items()})
    left = frozenset(event for key in old if (event := accounts.event(number_of(*key))))
    touched = _rewire(ledger, old, new, score) | {accounts.key(number) for event in left for number in accounts.fellows(event)}
    accounts.drop(number_of(*key) for key in old)
    standing = Standing(accounts)
    groups = regroup(touched - (old.keys() - new.keys()), standing, score)
    events = left | {event for group in groups for key in group if (event := accounts.event(number_of(*key)))}
    former = {event: frozenset(map(accounts.key, accounts.fellows(event))) for event in events}
    now = {event_id(in_order(profiles[key].telling for key in group)[0].key): frozenset(group) for group in groups}
    accounts.settle((number_of(*key), key, id_) for id_, group in now.items() for key in group)
    return Groups(profiles=profiles, score=score, gone=old, come=new, left=left, former=former, now=now)


def _rewire(ledger: Ledger, old: Mapping[Key, Profile], new: Mapping[Key, Profile], score: Scores) -> set[Key]:
    """Brings blocks and edges up to date; gives the tellings whose edges changed."""
    accounts = ledger.accounts
    ended = {(number_of(*key), other) for key in old for other, _ in accounts.edges(number_of(*key))}
    lost, met = changed(ledger.blocks, _entries(old), _entries(new))
    accounts.drop_edges(ended)
    apart = {pair for pair in lost if _has_edge(accounts, pair) and not _still_meet(ledger, pair, score)}
    accounts.drop_edges(apart)
    found = score.edges((accounts.key(a), accounts.key(b)) for a, b in met)
    fresh = {pair: worth for pair, worth in found.items() if not _has_edge(accounts, (number_of(*pair[0]), number_of(*pair[1])))}
    accounts.put_edges((number_of(*a), number_of(*b), worth) for (a, b), worth in fresh.items())
    loosened = {accounts.key(number) for pair in ended | apart for number in pair}
    return {*new, *loosened, *(key for pair in fresh for key in pair)}


def _entries(profiles: Mapping[Key, Profile]) -> list[Entry]:
    return [entry for p in profiles.values() for entry in entries_of(p)]


def _has_edge(accounts: Accounts, pair: Pair) -> bool:
    return any(other == pair[1] for other, _ in accounts.edges(pair[0]))


def _still_meet(ledger: Ledger, pair: Pair, score: Scores) -> bool:
    left, right = (entries_of(score.profiles[ledger.accounts.key(number)]) for number in pair)
    return are_neighbours(ledger.blocks, left, right)
