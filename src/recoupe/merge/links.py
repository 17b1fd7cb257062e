"""Links between events that are not one: what one announces, the other carries out (`fulfils`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from recoupe.merge.features import same_doers, same_place, same_recipients, same_term
from recoupe.merge.kinship import SAME_TYPE, kinship
from recoupe.merge.pairs import Pair
from recoupe.merge.profile import Profile, profile
from recoupe.model import Event

# A plan and what may carry it out share their doers, and something more than that.
FULFILS = 1.5
# Of events with the same doers this many plans and acts are compared.
MOST = 40


def links(events: Sequence[Event]) -> list[Event]:
    """The events, each plan with the events that may carry it out: `("fulfils", id of the plan)` stands in the act, `("fulfilled_by",
    id)` in the plan."""
    made = [(event, profile(event.tellings[0])) for event in events]
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for plans, acts in _meetings(made):
        for plan, planned in plans[:MOST]:
            for act, done in acts[:MOST]:
                if _fulfils(done, planned):
                    found[act.id].append(("fulfils", plan.id))
                    found[plan.id].append(("fulfilled_by", act.id))
    return [replace(event, links=tuple(sorted(set(found[event.id])))) if event.id in found else event for event in events]


Made = tuple[Event, Profile]


def _meetings(made: Sequence[Made]) -> list[tuple[list[Made], list[Made]]]:
    """Plans and acts that share a doer."""
    plans: defaultdict[str, list[Made]] = defaultdict(list)
    acts: defaultdict[str, list[Made]] = defaultdict(list)
    for event, p in sorted(made, key=lambda row: row[0].id):
        for who in {who.key for who in p.actors}:
            (plans if p.planned else acts)[who].append((event, p))
    return [(plans[who], acts[who]) for who in plans if who in acts]


def _fulfils(act: Profile, plan: Profile) -> bool:
    """True where the act may be what the plan announced: of the same type or one that carries out such plans, not before it, by the same
    doers."""
    table = kinship()
    if act.type != plan.type and not (plan.type in table.plans and act.type in table.acts):
        return False
    if act.published is not None and plan.published is not None and act.published < plan.published:
        return False
    pair = Pair.of(act, plan, SAME_TYPE)
    worth = same_doers(pair) + same_recipients(pair) + same_place(pair) + same_term(pair)
    return same_doers(pair) > 0 and same_recipients(pair) >= 0 and worth >= FULFILS
