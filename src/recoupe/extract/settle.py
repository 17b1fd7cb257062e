"""PLOVER's borderline rules: what a happening becomes once its polarity and status are known."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.extract.scope import Modality
from recoupe.model import Polarity, Status

COOPERATIVE = frozenset({"AID", "COOPERATE", "SUPPORT", "CONSULT"})
# Types that are acts of speech: what they govern is their content, not a happening of its own.
ABSORBING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"})


@dataclass(frozen=True, slots=True)
class Settled:
    """The type, mode, polarity and status under which a happening is coded."""

    type: str
    mode: str | None
    polarity: Polarity
    status: Status


def settle(type_: str, mode: str | None, default: Status | None, modality: Modality) -> Settled:
    """Applies PLOVER's rules for what is announced, promised or asked for.

    Aid, cooperation, support or a meeting still to come is AGREE, an assault still to come THREATEN; an announced withdrawal is CONCEDE,
    one that is being prepared or that is denied
    stays RETREAT; a march that is called is planned.
    """
    status: Status = modality.status or default or "actual"
    if default == "planned" and status in ("actual", "ongoing") and modality.polarity == "affirmed":
        status = "planned"
    if type_ == "PROTEST" and status == "requested":
        status = "planned"
    settled = Settled(type_, mode, modality.polarity, status)
    if modality.polarity == "denied" or status != "planned":
        return settled
    if type_ in COOPERATIVE:
        return replace(settled, type="AGREE", mode=None)
    if type_ == "RETREAT" and mode != "resign" and not modality.preparing:
        return replace(settled, type="CONCEDE", mode=None)
    if type_ == "ASSAULT" and not modality.preparing:
        return replace(settled, type="THREATEN", mode="violence")
    return settled
