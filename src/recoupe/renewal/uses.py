"""What each article brings to the checks across events."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.model import Digest, Event, Term
from recoupe.oppose.case import Case
from recoupe.oppose.disputes import WIDE
from recoupe.oppose.numbers import figure, number
from recoupe.oppose.terms import people_key, term, voice_of
from recoupe.store.codec import dumps
from recoupe.store.ledger.grounds import Use

# The part of whoever sets one word against another, which belongs to no side.
AGAINST = "against"
TERM, FIGURE = term.__name__, figure.__name__


def uses_of(digest: Digest) -> Iterator[Use]:
    """The grounds to which an article's accounts and words bring something, and what."""
    for telling in digest.tellings:
        for wide in () if telling.conditional else WIDE:
            for key, part in dict.fromkeys(wide.parts(telling)):
                yield Use(f"{wide.name} {key}", part, telling.published or "9999", digest.id, telling.key[1])
    firsts: dict[tuple[str, str, str], Term] = {}
    for use in sorted(digest.terms, key=lambda t: t.span):
        if people := people_key(use):
            sides = [(use.group, voice_of(use))] * (not use.denied) + [(AGAINST, "")] * use.set_against
            for side, voice in sides:
                firsts.setdefault((people, side, voice), use)
    for (people, side, _), use in firsts.items():
        account = next((telling.key[1] for telling in digest.tellings if use in telling.terms), None)
        yield Use(f"{TERM} {people}", side, use.published or "9999", digest.id, account, dumps(use))


def contested(thing: Event) -> Iterator[Use]:
    """The articles whose numbers of one thing part: whether that is in dispute depends on the events that hold the numbers."""
    if any(True for _ in number(Case(thing, {}))):
        for article in sorted({telling.key[0] for telling in thing.tellings}):
            yield Use(f"{FIGURE} {thing.id}", "", "", article, None)
