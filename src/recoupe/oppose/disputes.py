"""Opposing: events → disputes. Each check is one small function; its docstring is its public explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from recoupe.model import Dispute, Merged
from recoupe.oppose.case import Case
from recoupe.oppose.dates import date
from recoupe.oppose.doers import doer, host, initiative
from recoupe.oppose.numbers import figure, number
from recoupe.oppose.places import place
from recoupe.oppose.polarity import polarity
from recoupe.oppose.quotations import wording
from recoupe.oppose.sides import Finding, dispute
from recoupe.oppose.statuses import STATUS, status
from recoupe.oppose.terms import act, term
from recoupe.oppose.titles import RANK, rank, spelling
from recoupe.oppose.wide import Wide

# What is looked for in one event …
CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (number, date, place, polarity, initiative, doer, host, act, spelling)
# … and what is looked for across all; each finding comes with the event it belongs to, if any.
WIDE_CHECKS: tuple[Callable[[Merged], Iterator[tuple[str, Finding]]], ...] = (figure, status, term, wording, rank)
# Those of them that compare accounts, by the keys under which these stand.
WIDE: tuple[Wide, ...] = (STATUS, RANK)

SEVERITIES = ("high", "medium", "low")


def oppose(merged: Merged) -> tuple[Dispute, ...]:
    """Where the accounts part, and who holds what. Disagreement is shown, never resolved by majority. Updates and variants come with
    their kind, for lists of their own. In the order of severity, then of id."""
    return in_order(found for _, found in grounded(merged))


def grounded(merged: Merged) -> Iterator[tuple[str, Dispute]]:
    """The disputes, each with its ground: all that was compared to find it, so that it stays as long as that does. The ground is the
    event's id, or the check and what it compares across events."""
    events = {event.id: event for event in merged.events}
    for event in merged.events:
        yield from ((event.id, found) for found in of_event(Case(event, events)))
    for check in WIDE_CHECKS:
        yield from across_events(check.__name__, check(merged))


def of_event(case: Case) -> Iterator[Dispute]:
    """The disputes about one event."""
    if len(case.event.tellings) > 1 or case.event.links:
        for check in CHECKS:
            yield from (dispute(finding, case.event.id, check.__name__) for finding in check(case))


def across_events(check: str, found: Iterable[tuple[str, Finding]]) -> Iterator[tuple[str, Dispute]]:
    """What a check found across events, as disputes with their grounds."""
    return ((f"{check} {finding.ground}", dispute(finding, event, check)) for event, finding in found)


def in_order(disputes: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """Disputes in the order of severity, then of id."""
    return tuple(sorted(disputes, key=lambda d: (d.kind, SEVERITIES.index(d.severity), d.id)))
