"""The events that may be others than before, drafted anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from recoupe.merge.events import draft
from recoupe.model import Event, Origin
from recoupe.renewal.copies import sources_of
from recoupe.renewal.groups import Groups
from recoupe.renewal.links import links_of
from recoupe.store.ledger import Ledger

Draft = tuple[Event, tuple[Origin, ...]]


def redraft(ledger: Ledger, groups: Groups, resourced: Iterable[str], retied: Iterable[str]) -> dict[str, Draft]:
    """The events that may be others, drafted anew: with other tellings, other links, or tellings whose origin may be another; and the acts
    that carry one of them out."""
    moved = (event for sha in resourced for _, event in ledger.accounts.of_article(sha))
    first = {*groups.changed, *retied, *moved}
    drafts = {id_: _draft(ledger, groups, id_) for id_ in sorted(first)}
    acts = {act for event, _ in drafts.values() for relation, act in event.links if relation == "fulfilled_by"}
    return drafts | {id_: _draft(ledger, groups, id_) for id_ in sorted(acts - first)}


def _draft(ledger: Ledger, groups: Groups, id_: str) -> Draft:
    keys = groups.now.get(id_) or frozenset(map(ledger.accounts.key, ledger.accounts.fellows(id_)))
    sources = sources_of(ledger.articles, {article for article, _ in keys})
    event, origins = draft(keys, groups.profiles, groups.score, sources)
    return replace(event, links=links_of(ledger, id_, event.tellings[0].key)), origins
