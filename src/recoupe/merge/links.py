"""Links between events that are not one: what one announces, the other carries out (`fulfils`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from recoupe.merge.kinship import SAME_TYPE, kinship
from recoupe.merge.measures import same_doers, same_place, same_recipients, same_term
from recoupe.merge.pairs import Pair
from recoupe.merge.profile import Profile
from recoupe.merge.shelf import Entry, Rows, number_of

# A plan and what may carry it out share their doers, and something more than that.
FULFILS = 1.5
# Of events with the same doers and something more, a plan is compared with this many on each side, by their time.
REACH = 40


def links(first: Mapping[str, Profile]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The links of each event that has some: a plan with the events that may carry it out. `("fulfils", id of the plan)` is the act's,
    `("fulfilled_by", id)` the plan's. `first` gives each event's first telling."""
    rows = Rows()
    rows.fill(entry for p in first.values() for entry in meetings(p))
    ids = {p.order[-1]: id_ for id_, p in first.items()}
    found = (fulfilment(first[ids[a]], first[ids[b]]) for a, b in rows.neighbours())
    return told_of_each((ids[plan.order[-1]], ids[act.order[-1]]) for plan, act in filter(None, found))


def told_of_each(fulfilments: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Plans and acts, by id, as the links of each of them."""
    found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for plan, act in fulfilments:
        found[act].add(("fulfils", plan))
        found[plan].add(("fulfilled_by", act))
    return {id_: tuple(sorted(tied)) for id_, tied in found.items()}


def meetings(p: Profile) -> list[Entry]:
    """Where a telling meets what it may announce or carry out: one doer, a type that answers its own, and the land it goes to, a particular
    party, a place or a word for the men in common."""
    order = (p.published or 0, 0, p.order[-1])
    lands = {who.country for who in p.recipients} | {p.land}
    shared: set[tuple[str, str]] = {("land", land) for land in lands if land} | {("men", group) for group, _ in p.groups}
    shared |= {("party", who.key) for who in p.recipients if who.key in p.specific} | ({("place", p.place)} if p.place else set())
    blocks = {("fulfils", kind, who.key, *what) for kind in _kinds(p) for who in p.actors for what in shared}
    return [Entry(number_of(*block), REACH, order) for block in blocks]


def _kinds(p: Profile) -> tuple[str, ...]:
    """The type itself, and what all plans and acts of which one may carry out the other have in common."""
    table = kinship()
    return (p.type, "act") if p.type in (table.plans if p.planned else table.acts) else (p.type,)


def fulfilment(a: Profile, b: Profile) -> tuple[Profile, Profile] | None:
    """The plan and the act, where one of the two may be what the other announced: of the same type or one that carries out such plans, not
    before it, by the same doers."""
    if a.planned == b.planned:
        return None
    plan, act = (a, b) if a.planned else (b, a)
    return (plan, act) if _fulfils(act, plan) else None


def _fulfils(act: Profile, plan: Profile) -> bool:
    table = kinship()
    if act.type != plan.type and not (plan.type in table.plans and act.type in table.acts):
        return False
    if act.published is not None and plan.published is not None and act.published < plan.published:
        return False
    pair = Pair.of(act, plan, SAME_TYPE)
    worth = same_doers(pair) + same_recipients(pair) + same_place(pair) + same_term(pair)
    return same_doers(pair) > 0 and same_recipients(pair) >= 0 and worth >= FULFILS
