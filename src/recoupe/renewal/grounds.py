"""On which grounds something changed, and what is found there now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from recoupe.model import Event, Statement
from recoupe.renewal.disputes import WORDING, Grounded, on_events, on_ground, on_statements, on_thing, things_counted
from recoupe.renewal.figures import Things
from recoupe.renewal.groups import Groups
from recoupe.renewal.sayings import Restated
from recoupe.renewal.uses import FIGURE, contested
from recoupe.store.ledger import Ledger
from recoupe.store.renewing import Renewing


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What the articles touched: those whose accounts may have other origins, the groups, the events drafted anew and which of these were
    written, the things counted, the statements, and the grounds that an article left."""

    resourced: Collection[str]
    groups: Groups
    events: Mapping[str, Event]
    written: Collection[str]
    things: Things
    said: Restated
    left: Collection[str]

    @property
    def articles(self) -> set[str]:
        """The articles whose accounts may stand in other events."""
        return {article for group in self.groups.now.values() for article, _ in group}


def redispute(ledger: Ledger, writing: Renewing, touched: Touched) -> None:
    """Finds the disputes on all grounds on which something changed, and writes them in the place of those found there before."""
    events, across = _events(touched), _across(ledger, touched)
    statements, things = _statements(ledger, touched), _things(ledger, touched)
    grounds = {*events, *touched.groups.ended, *across, *_named(FIGURE, {*things, *touched.things.ended})}
    grounds |= _named(WORDING, {*statements, *touched.said.ended})
    found = [
        *on_events(ledger, events),
        *(row for ground in sorted(across) for row in on_ground(ledger, ground)),
        *on_statements(ledger, statements.values()),
        *_about_things(ledger, writing, things, touched.things.ended),
    ]
    now = {dispute.id: dispute for _, dispute in found}
    ended = {id_ for ground in grounds for id_ in ledger.grounds.found(ground)} - now.keys()
    writing.disputes(list(now.values()), ended)
    ledger.grounds.keep(ended, ((ground, dispute.id) for ground, dispute in found))


def _named(check: str, keys: Iterable[str]) -> set[str]:
    return {f"{check} {key}" for key in keys}


def _events(touched: Touched) -> dict[str, Event]:
    """The events that were written, and the acts that carry one of them out."""
    written = {id_: touched.events[id_] for id_ in touched.written}
    acts = {id_ for event in written.values() for relation, id_ in event.links if relation == "fulfilled_by"}
    return written | {id_: touched.events[id_] for id_ in acts}


def _across(ledger: Ledger, touched: Touched) -> set[str]:
    """The grounds of checks across events that an article left, or to which an account of an event that was written brings something."""
    keys = (telling.key for id_ in touched.written for telling in touched.events[id_].tellings)
    grounds = {*touched.left, *(ground for key in keys for ground in ledger.grounds.of_telling(key))}
    return {ground for ground in grounds if not ground.startswith(f"{FIGURE} ")}


def _statements(ledger: Ledger, touched: Touched) -> dict[str, Statement]:
    """The statements that may be others, and those in dispute whose quotes may stand in other events."""
    now = {statement.id: statement for statement in touched.said.now}
    others = ledger.sayings.statements_in(touched.articles) - now.keys()
    return now | {id_: ledger.sayings.statement(id_) for id_ in others if ledger.grounds.found(f"{WORDING} {id_}")}


def _things(ledger: Ledger, touched: Touched) -> set[str]:
    """The things counted that may be others, those whose numbers may have other origins, and those in dispute whose numbers may stand in
    other events."""
    parting = {ground for article in touched.articles for ground in ledger.grounds.of_article(article, FIGURE)} | set(touched.left)
    keys = {ground.removeprefix(f"{FIGURE} ") for ground in parting if ground.startswith(f"{FIGURE} ")}
    resourced = {thing for article in touched.resourced for thing in ledger.figures.things_of(article)}
    return {*touched.things.now, *keys, *resourced} - touched.things.ended


def _about_things(ledger: Ledger, writing: Renewing, things: Iterable[str], ended: Collection[str]) -> Iterator[Grounded]:
    """The disputes about the numbers of some things; where their numbers part, their articles are noted."""
    found = things_counted(ledger, sorted(things))
    writing.things({id_: origins for id_, (_, origins) in found.items()}, ended)
    for id_ in ended:
        ledger.grounds.clear(f"{FIGURE} {id_}")
    for id_, (thing, _) in found.items():
        ledger.grounds.clear(f"{FIGURE} {id_}")
        ledger.grounds.put(contested(thing))
        yield from on_thing(ledger, thing)
