"""Done or planned: a later article that still speaks of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.edtf import compatible, is_edtf
from recoupe.model import Merged, Telling
from recoupe.oppose.sides import Finding, Told, about, side, trigger_claim
from recoupe.oppose.wide import Row, Wide, across
from recoupe.phrases import both, who

# Plans and deeds are compared within a month: the first signs of an EDTF date.
MONTH = len("2024-03")


def status(merged: Merged) -> Iterator[tuple[str, Finding]]:
    """One outlet tells as done what another, published later, still tells as planned for the same date. The earlier plan of what was done
    is no disagreement, nor is a plan to go on."""
    return across(merged, STATUS)


def _parts(t: Telling) -> Iterator[tuple[str, str]]:
    """What is done or planned, by whom, to whom, in which month."""
    if t.status in ("actual", "planned") and t.actors and t.date and is_edtf(t.date) and t.published and t.polarity == "affirmed":
        what = (t.type, t.mode, t.actors[0].key, tuple(p.key for p in t.recipients), t.date[:MONTH])
        yield repr(what), t.status


def _judge(key: str, rows: Sequence[Row]) -> Iterator[tuple[str, Finding]]:
    done = [(id_, one) for id_, one in rows if one.telling.status == "actual"]
    for id_, plan in rows:
        if plan.telling.status == "planned":
            yield from _against(id_, plan, [(i, one) for i, one in done if _still_planned(plan, one)])


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


def _against(id_: str, plan: Told, done: list[tuple[str, Told]]) -> Iterator[tuple[str, Finding]]:
    if not done or (plan.telling.date or "") < (plan.telling.published or ""):
        return
    sides = (side("done", [trigger_claim(one, "done") for _, one in done]), side("planned", [trigger_claim(plan, "planned")]))
    sentence = both("oppose.status.sentence", done=who(sides[0].claims), planned=who(sides[1].claims), about=about([plan.telling]))
    yield (
        done[0][0],
        Finding(key=id_, property="status", severity="medium", sides=sides, sentence=sentence, reason=both("oppose.status.reason")),
    )
