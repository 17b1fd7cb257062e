"""Which plans and acts the events that may be others meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recoupe.merge.events import event_id
from recoupe.merge.links import fulfilment, meetings, told_of_each
from recoupe.merge.profile import Profile
from recoupe.merge.shelf import Entry, Pair, are_neighbours, changed, number_of
from recoupe.model import Key
from recoupe.renewal.groups import Groups
from recoupe.store.ledger import Ledger


def relinked(ledger: Ledger, groups: Groups) -> set[str]:
    """Brings the links of plans and acts up to date; gives the events, of those that remain, whose links changed."""
    accounts = ledger.accounts
    former = {key: groups.gone.get(key) or groups.profiles[key] for key in _leading(groups.former, groups.gone)}
    now = {key: groups.profiles[key] for key in _leading(groups.now)}
    gone = {key: p for key, p in former.items() if key not in now or key in groups.gone}
    come = {key: p for key, p in now.items() if key not in former or key in groups.come}
    ended = {link for key in gone for link in accounts.links(number_of(*key))}
    lost, met = changed(ledger.blocks, _entries(gone), _entries(come))
    accounts.drop_links(ended)
    apart = {link for pair in lost for link in _links_of(ledger, pair) if not _still_meet(ledger, pair, groups)}
    accounts.drop_links(apart)
    found = (fulfilment(groups.profiles[accounts.key(a)], groups.profiles[accounts.key(b)]) for a, b in met)
    made = {(plan.order[-1], act.order[-1]) for plan, act in filter(None, found)}
    accounts.put_links(made)
    tied = {event_id(accounts.key(number)) for link in ended | apart | made for number in link}
    return tied - groups.ended


def links_of(ledger: Ledger, event: str, first: Key) -> tuple[tuple[str, str], ...]:
    """The links of an event, which its first telling bears."""
    pairs = ledger.accounts.links(number_of(*first))
    key = ledger.accounts.key
    return told_of_each((event_id(key(plan)), event_id(key(act))) for plan, act in pairs).get(event, ())


def _leading(events: Mapping[str, frozenset[Key]], others: Iterable[Key] = ()) -> set[Key]:
    """The first telling of each event, which gives it its id, among its tellings and `others`."""
    return {key for key in {*others, *(key for group in events.values() for key in group)} if event_id(key) in events}


def _entries(profiles: Mapping[Key, Profile]) -> list[Entry]:
    return [entry for p in profiles.values() for entry in meetings(p)]


def _links_of(ledger: Ledger, pair: Pair) -> list[Pair]:
    return [link for link in ledger.accounts.links(pair[0]) if pair[1] in link]


def _still_meet(ledger: Ledger, pair: Pair, groups: Groups) -> bool:
    left, right = (meetings(groups.profiles[ledger.accounts.key(number)]) for number in pair)
    return are_neighbours(ledger.blocks, left, right)
