"""Where accounts part, on the grounds on which something changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from recoupe.merge.counted import counted_thing
from recoupe.model import Bilingual, Digest, Dispute, Event, Key, Origin, Saying, Statement, Term
from recoupe.oppose.case import Case
from recoupe.oppose.disputes import WIDE, across_events, of_event
from recoupe.oppose.numbers import Place, judge_figures, places_of
from recoupe.oppose.quotations import judge_wordings, wording
from recoupe.oppose.sides import Told
from recoupe.oppose.terms import SHOWN, judge_terms
from recoupe.oppose.wide import in_order
from recoupe.renewal.copies import sources_of
from recoupe.renewal.uses import FIGURE, TERM
from recoupe.store.codec import loads
from recoupe.store.ledger import Ledger

WORDING = wording.__name__
Grounded = tuple[str, Dispute]


def on_events(ledger: Ledger, events: Mapping[str, Event]) -> Iterator[Grounded]:
    """The disputes about some events."""
    for event in events.values():
        plans = (id_ for relation, id_ in event.links if relation == "fulfils")
        told = {id_: events.get(id_) or stored_event(ledger, id_) for id_ in plans}
        yield from ((event.id, dispute) for dispute in of_event(Case(event, told)))


def stored_event(ledger: Ledger, id_: str) -> Event:
    """An event with its accounts and their origins, as a check sees those it is linked to."""
    rows = ledger.accounts.told(id_)
    tellings, origins = tuple(telling for telling, _ in rows), tuple(origin for _, origin in rows)
    return Event(id=id_, type=tellings[0].type, tellings=tellings, origin_of=origins, sentence=Bilingual(fr="", en=""))


def on_ground(ledger: Ledger, ground: str) -> Iterator[Grounded]:
    """The disputes on one ground of a check across events."""
    check, _, key = ground.partition(" ")
    if check == TERM:
        yield from across_events(check, judge_terms(_terms(ledger, ground)))
    for wide in WIDE:
        if check == wide.name:
            uses = ledger.grounds.uses(ground, most=-1)
            if len({use.part for use in uses}) > 1:
                rows = {ledger.accounts.standing((use.article, use.account or 0)) for use in uses}
                yield from across_events(check, wide.judge(key, in_order((event, Told(t, origin)) for event, origin, t in rows)))


def things_counted(ledger: Ledger, ids: Iterable[str]) -> dict[str, tuple[Event, tuple[Origin, ...]]]:
    """Things counted more than once, by id, with their origins."""
    digests: dict[str, Digest | None] = {}
    found: dict[str, tuple[Event, tuple[Origin, ...]]] = {}
    for id_ in ids:
        keys = ledger.figures.members(id_)
        for article in {article for article, _ in keys} - digests.keys():
            digests[article] = ledger.articles.digest(article)
        told = {figure.key: figure for article, _ in keys if (held := digests[article]) for figure in held.figures}
        if keys:
            found[id_] = counted_thing(keys, told, sources_of(ledger.articles, {article for article, _ in keys}))
    return found


def on_thing(ledger: Ledger, thing: Event) -> Iterator[Grounded]:
    """The disputes about the number of one thing."""
    homes: defaultdict[Place, set[str]] = defaultdict(set)
    for article in {telling.key[0] for telling in thing.tellings}:
        for number, event in ledger.accounts.of_article(article):
            for place in places_of(ledger.accounts.telling(ledger.accounts.key(number))):
                homes[place].add(event)
    return across_events(FIGURE, judge_figures(thing, homes))


def _terms(ledger: Ledger, ground: str) -> list[tuple[Term, str]]:
    found: dict[Term, str] = {}
    for use in ledger.grounds.uses(ground, most=SHOWN):
        home = "" if use.account is None else ledger.accounts.standing((use.article, use.account))[0]
        found[loads(Term, use.content or "")] = home
    return list(found.items())


def on_statements(ledger: Ledger, statements: Iterable[Statement]) -> Iterator[Grounded]:
    """The disputes about the wordings of some statements."""
    said: dict[str, Mapping[Key, Saying]] = {}
    for statement in statements:
        for article in {article for article, _ in statement.wordings} - said.keys():
            digest = ledger.articles.digest(article)
            said[article] = {saying.key: saying for saying in digest.sayings} if digest else {}
        sayings = {key: said[key[0]][key] for key in statement.wordings if key in said[key[0]]}
        events = {key: event for key, saying in sayings.items() if (event := ledger.accounts.event_within(key[0], saying.span))}
        yield from across_events(WORDING, judge_wordings(statement, sayings, events))
