"""What articles of one dossier lend each other: who holds the office that one of them leaves unnamed, the full name behind a surname.

A reading stays what one article says (`recoupe read`, the dossier's `readings`). A loan is kept beside it and can be taken back: `filled`
puts the two together for everything that comes after.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from recoupe.model import Account, Actor, Mention, Quote, Reading, Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """What one article knows, or would like to know, of one actor. `key` is the question (`office:foreign:MLI`, `name:diop`); `person` the
    answer as the article (its id, its `name`) gives it, None where it leaves the question open; `words` what it says instead, or beside the
    name. `offices` are the keys of what the person holds there."""

    key: str
    article: str
    name: str
    local: str
    words: str
    day: str
    person: str | None = None
    country: str | None = None
    gender: str | None = None
    offices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """Who an article's actor `local`, told there as `words`, is by another article (`lender`, its name), how sure (0..1) and why."""

    local: str
    words: str
    person: str
    country: str | None
    lender: str
    score: float
    reason: str


def filled(reading: Reading, loans: Iterable[Loan]) -> Reading:
    """`reading` with what other articles lend it: the actors named, each mention and quote with its reason. No span moves, and at a quote
    the speaker's name stays the article's own words."""
    lent = {loan.local: loan for loan in loans}
    if not lent:
        return reading
    ids = {local: _namesake(reading, loan) or local for local, loan in lent.items()}
    return replace(
        reading,
        actors=tuple(_actors(reading, lent, ids)),
        mentions=tuple(_mention(mention, lent, ids) for mention in reading.mentions),
        quotes=tuple(_quote(quote, lent, ids) for quote in reading.quotes),
        accounts=tuple(_account(account, lent, ids) for account in reading.accounts),
    )


def _namesake(reading: Reading, loan: Loan) -> str | None:
    """The person of that very name whom the article tells elsewhere."""
    people = (actor for actor in reading.actors if actor.kind == "person" and actor.id != loan.local)
    return next((actor.id for actor in people if actor.name == loan.person and loan.country in (None, actor.country)), None)


def _actors(reading: Reading, lent: Mapping[str, Loan], ids: Mapping[str, str]) -> Iterable[Actor]:
    for actor in reading.actors:
        joining = [other for other in reading.actors if ids.get(other.id) == actor.id]
        if ids.get(actor.id, actor.id) == actor.id:
            for other in joining:
                actor = _named(actor, other, lent[other.id])
            yield actor


def _named(actor: Actor, told: Actor, loan: Loan) -> Actor:
    """`actor` as the person lent, with all that the article calls `told`."""
    names = dict.fromkeys((*(() if actor is told else actor.aliases), loan.words, *told.aliases))
    roles = (*(() if actor is told else actor.roles), *(replace(role, since=None, until=None) for role in told.roles))
    return replace(
        actor,
        name=loan.person,
        kind="person",
        aliases=tuple(name for name in names if name != loan.person),
        country=actor.country or loan.country,
        roles=tuple(dict.fromkeys(roles)),
        wikidata=None if actor is told else actor.wikidata,
    )


def _mention(mention: Mention, lent: Mapping[str, Loan], ids: Mapping[str, str]) -> Mention:
    loan = lent.get(mention.actor or "")
    return replace(mention, actor=ids[loan.local], score=loan.score, reason=loan.reason) if loan else mention


def _quote(quote: Quote, lent: Mapping[str, Loan], ids: Mapping[str, str]) -> Quote:
    loan = lent.get(quote.speaker or "")
    return replace(quote, speaker=ids[loan.local], score=loan.score, reason=loan.reason) if loan else quote


def _resolved(one: Resolved, lent: Mapping[str, Loan], ids: Mapping[str, str]) -> Resolved:
    loan = lent.get(one.actor)
    return replace(one, actor=ids[loan.local], score=loan.score, reason=loan.reason) if loan else one


def _account(account: Account, lent: Mapping[str, Loan], ids: Mapping[str, str]) -> Account:
    if not lent.keys() & {*account.actors, *account.recipients}:
        return account
    actors, recipients = (tuple(dict.fromkeys(ids.get(a, a) for a in side)) for side in (account.actors, account.recipients))
    told = [_resolved(one, lent, ids) for one in account.resolved]
    untold = [loan for local, loan in lent.items() if local in (*account.actors, *account.recipients)]
    told += [Resolved(actor=ids[loan.local], score=loan.score, reason=loan.reason, span=None) for loan in untold]
    why = {one.actor: one for one in reversed(told)}
    return replace(account, actors=actors, recipients=recipients, resolved=tuple(reversed(why.values())))
