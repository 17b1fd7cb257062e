"""Which statements the sayings that came, went or changed leave, join or make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from recoupe.merge.shelf import number_of
from recoupe.merge.statements import Wording, restate, wording_of
from recoupe.model import Digest, Statement
from recoupe.store.ledger.sayings import Said, Sayings


@dataclass(frozen=True, slots=True, kw_only=True)
class Restated:
    """The statements that may be others than before: `ended` are no more, `now` are those that there are now."""

    ended: frozenset[str]
    now: tuple[Statement, ...]


def said(wording: Wording) -> Said:
    """A wording as the ledger keeps it."""
    return Said(wording.key, wording.speaker, wording.name, wording.day, wording.stems, number_of(wording.speaker), wording.week)


def restated(sayings: Sayings, gone: Mapping[str, Digest], come: Mapping[str, Digest]) -> Restated:
    """Takes the sayings of articles out of the ledger and puts others in; gives the statements that may be others."""
    former = sayings.statements_in(gone)
    for sha in gone:
        sayings.drop(sha)
    sayings.put(_said(come), {})
    found: dict[str, Statement] = {}
    for speaker, week in sorted({(one.speaker, one.week) for articles in (gone, come) for one in _said(articles)}):
        statements, met = restate(week, partial(_wordings, sayings, speaker))
        former |= sayings.statements_of(met)
        found |= {statement.id: statement for statement in statements}
    sayings.stand(former, found.values())
    return Restated(ended=frozenset(former - found.keys()), now=tuple(found[id_] for id_ in sorted(found)))


def _said(articles: Mapping[str, Digest]) -> Iterable[Said]:
    return (said(wording_of(saying)) for digest in articles.values() for saying in digest.sayings)


def _wordings(sayings: Sayings, speaker: int, first: int, last: int) -> list[Wording]:
    return [Wording(one.key, one.voice, one.name, one.day, one.stems) for one in sayings.said(speaker, first, last)]
