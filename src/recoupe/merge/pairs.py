"""Two tellings side by side: how their types answer one another, how near their parties are, and what excludes that they tell one
happening."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.merge.kinship import Kin, kinship
from recoupe.merge.parties import Who, likeness
from recoupe.merge.profile import CLOCK, Profile

# Two dates this far apart, in days, are two happenings; nearer ones may be one happening that outlets date differently.
TWO_DATES = 7
# How much the land in which it happened is worth where no recipient is named.
OF_ITS_LAND = 0.9
# Parties from this likeness on are the same, from that one on related.
THE_SAME, RELATED = 0.9, 0.3


@dataclass(slots=True)
class Pair:
    """Two tellings, how their types answer one another, and how near their doers and their recipients are (0..1, None: unknown)."""

    left: Profile
    right: Profile
    kin: Kin
    doers: float | None
    recipients: float | None

    @classmethod
    def of(cls, left: Profile, right: Profile, kin: Kin) -> Pair:
        """The pair with its roles compared."""
        return cls(left, right, kin, *_roles(left, right, kin))


def alike(value: float | None) -> float:
    """Likeness 0..1 as -1..1; nothing known says nothing."""
    if value is None:
        return 0.0
    return 1.0 if value >= THE_SAME else value if value >= RELATED else -1.0


def _roles(a: Profile, b: Profile, kin: Kin) -> tuple[float | None, float | None]:
    if kin.roles == "converse":
        return _converse(a, b)
    straight = likeness(a.actors, b.actors), _received(a.recipients, a, b.recipients, b)
    if kin.roles == "same":
        return straight
    crossed = likeness(a.actors, b.recipients), likeness(a.recipients, b.actors)
    return max(straight, crossed, key=lambda both: alike(both[0]) + alike(both[1]))


def _converse(a: Profile, b: Profile) -> tuple[float | None, float | None]:
    """Who leaves against who is made to leave, and the land that is left against who makes them leave, whichever of the two tells which."""
    leaves, expels = (a, b) if a.recipients == () or (b.recipients != () and a.type < b.type) else (b, a)
    return likeness(leaves.actors, expels.recipients), _received(leaves.recipients, leaves, expels.actors, expels)


def _received(left: tuple[Who, ...], a: Profile, right: tuple[Who, ...], b: Profile) -> float | None:
    known = likeness(left, right)
    if known is None and ((a.place and not left and a.place in b.state_names) or (b.place and not right and b.place in a.state_names)):
        return OF_ITS_LAND
    return known


def gap_between(a: Profile, b: Profile) -> int:
    """How many days lie between the bounds of the two; 0 where they overlap or are open."""
    after = (b.low - a.high) if b.low is not None and a.high is not None else 0
    before = (a.low - b.high) if a.low is not None and b.high is not None else 0
    return max(0, after, before)


def kin_of(a: Profile, b: Profile) -> Kin | None:
    """How their types answer one another; None where they cannot tell one happening."""
    return kinship().between(a.type, a.mode, b.type, b.mode)


def excludes(a: Profile, b: Profile) -> bool:
    """True where the two cannot be of one happening, whatever else agrees: a plan and its execution, other dates."""
    if a.planned != b.planned:
        return True
    if a.dated != b.dated:
        return _told_before(a, b) if a.dated else _told_before(b, a)
    return a.dated and not (a.standing and b.standing) and _are_other_dates(a, b)


def have_others(pair: Pair) -> bool:
    """True where other people took part: neither the doers nor the recipients can be the same."""
    return pair.doers == 0.0 and (pair.recipients == 0.0 or (pair.recipients is None and pair.left.type == "CONSULT"))


def _are_other_dates(a: Profile, b: Profile) -> bool:
    """True for dates too far apart to be one date told differently: a week for days, at once for months, years and within one article."""
    gap = gap_between(a, b)
    return gap > TWO_DATES or (gap > 0 and (a.key[0] == b.key[0] or (a.width > TWO_DATES and b.width > TWO_DATES)))


def _told_before(a: Profile, b: Profile) -> bool:
    """True where `b`, that bears no date, appeared before the day that `a` bears, on which it was done."""
    return not a.planned and not b.planned and a.low is not None and b.published is not None and a.low > b.published + CLOCK


def pair_of(a: Profile, b: Profile) -> Pair | None:
    """The two as a pair; None where their types, dates or participants exclude each other."""
    kin = kin_of(a, b)
    if kin is None or excludes(a, b):
        return None
    pair = Pair.of(a, b, kin)
    return None if have_others(pair) else pair
