"""Opposing: events → disputes. Each check is one small function; its docstring is its public explanation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from recoupe.model import Dispute, Merged
from recoupe.oppose.case import Case
from recoupe.oppose.dates import date
from recoupe.oppose.doers import doer, host, initiative
from recoupe.oppose.numbers import figure, number
from recoupe.oppose.places import place
from recoupe.oppose.polarity import polarity
from recoupe.oppose.quotations import wording
from recoupe.oppose.sides import Finding, dispute
from recoupe.oppose.statuses import status
from recoupe.oppose.terms import act, term
from recoupe.oppose.titles import rank, spelling

# What is looked for in one event …
CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (number, date, place, polarity, initiative, doer, host, act, spelling)
# … and what is looked for across all; each finding comes with the event it belongs to, if any.
WIDE_CHECKS: tuple[Callable[[Merged], Iterator[tuple[str, Finding]]], ...] = (figure, status, term, wording, rank)

SEVERITIES = ("high", "medium", "low")


def oppose(merged: Merged) -> tuple[Dispute, ...]:
    """Where the accounts part, and who holds what. Disagreement is shown, never resolved by majority. Updates and variants come with
    their kind, for lists of their own. In the order of severity, then of id."""
    events = {event.id: event for event in merged.events}
    cases = [Case(event, events) for event in merged.events if len(event.tellings) > 1 or event.links]
    found = [dispute(finding, case.event.id, check.__name__) for case in cases for check in CHECKS for finding in check(case)]
    found += [dispute(finding, event, check.__name__) for check in WIDE_CHECKS for event, finding in check(merged)]
    return tuple(sorted(found, key=lambda d: (d.kind, SEVERITIES.index(d.severity), d.id)))
