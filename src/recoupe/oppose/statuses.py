"""Done or planned: a later article that still speaks of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from recoupe.edtf import bounds, compatible, is_edtf
from recoupe.model import Merged, Telling
from recoupe.oppose.sides import Finding, Told, about, side, trigger_claim
from recoupe.oppose.wide import Row, Wide, across
from recoupe.phrases import both, who

# What is announced is coded as a promise, whatever will be done.
PROMISES = frozenset({"AGREE"})
# Plans and deeds are compared within a month: the first signs of an EDTF date.
MONTH = len("2024-03")


def status(merged: Merged) -> Iterator[tuple[str, Finding]]:
    """One outlet tells as done what another, published later, still tells as planned for the same date. The earlier plan of what was done
    is no disagreement, nor is a plan to go on."""
    return across(merged, STATUS)


def _parts(t: Telling) -> Iterator[tuple[str, str]]:
    """What is done or planned, by whom, to whom, in which month. A promise is set against what is told as done in the same word: a treaty
    that is to be signed is a promise, the signed one is not."""
    if t.status in ("actual", "planned") and t.actors and t.date and is_edtf(t.date) and t.published and t.polarity == "affirmed":
        by, to, month = t.actors[0].key, tuple(p.key for p in t.recipients), t.date[:MONTH]
        if t.status == "actual" or t.type in PROMISES:
            yield _key(t.trigger_stem, by, to, month), t.status
        if t.status == "actual" or t.type not in PROMISES:
            yield _key(t.type, t.mode, by, to, month), t.status


def _key(*what: object) -> str:
    return blake2b(repr(what).encode(), digest_size=8).hexdigest()


def _judge(key: str, rows: Sequence[Row]) -> Iterator[tuple[str, Finding]]:
    done = [(id_, one) for id_, one in rows if one.telling.status == "actual"]
    for event in dict.fromkeys(id_ for id_, _ in rows):
        plans = [one for id_, one in rows if id_ == event and one.telling.status == "planned" and _is_to_come(one)]
        yield from _against(key, event, plans, done)


def _is_to_come(plan: Told) -> bool:
    """True where the date of a plan does not wholly lie before its publication: a month that is not over is to come."""
    last = bounds(plan.telling.date or "")[1]
    return last is None or last.isoformat() >= (plan.telling.published or "")


STATUS = Wide("status", _parts, _judge)


def _still_planned(plan: Told, done: Told) -> bool:
    """True where the plan was published after the deed, by another article, for the same date."""
    p, d = plan.telling, done.telling
    return (
        p.key[0] != d.key[0]
        and (p.published or "") > (d.published or "")
        and compatible(p.date or "", d.date or "")
        and p.published is not None
    )


def _against(key: str, event: str, plans: Sequence[Told], done: Sequence[Row]) -> Iterator[tuple[str, Finding]]:
    """The plans of one event against those who tell it as done, where they are still told as plans after that."""
    late = [plan for plan in plans if any(_still_planned(plan, one) for _, one in done)]
    told = [(id_, one) for id_, one in done if any(_still_planned(plan, one) for plan in late)]
    if told:
        sides = (
            side("done", [trigger_claim(one, "done") for _, one in told]),
            side("planned", [trigger_claim(plan, "planned") for plan in late]),
        )
        about_it = about([plan.telling for plan in late])
        sentence = both("oppose.status.sentence", done=who(sides[0].claims), planned=who(sides[1].claims), about=about_it)
        found = Finding(
            key=f"{event} {key}",
            ground=key,
            property="status",
            severity="medium",
            sides=sides,
            sentence=sentence,
            reason=both("oppose.status.reason"),
        )
        yield told[0][0], found
