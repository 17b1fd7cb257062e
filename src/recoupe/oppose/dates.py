"""When: dates that exclude each other at the precision at which they are told."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.edtf import Interval, Point, apart, compatible, is_edtf, parse
from recoupe.model import Claim, Severity
from recoupe.oppose.case import Case
from recoupe.oppose.sides import Finding, Told, about, claim, held, side
from recoupe.phrases import both, dated, joined

# A day's difference may be a time zone or the hour of writing; a month's is another time.
HIGH_GAP, MEDIUM_GAP = 28, 2


def date(case: Case) -> Iterator[Finding]:
    """Outlets date one happening differently, and no day fits both: a week and a day inside it agree. Of states of things that last
    (« depuis … ») the beginnings are compared. Severity goes by the days between: a month is high, one day is low."""
    dated_ones = [one for one in case.told if _is_dated(one)]
    for since in (False, True):
        yield from _compared([one for one in dated_ones if _lasts(one) is since], since)


def _is_dated(one: Told) -> bool:
    t = one.telling
    return t.date is not None and t.date_span is not None and is_edtf(t.date) and t.polarity == "affirmed"


def _lasts(one: Told) -> bool:
    made = parse(one.telling.date or "")
    return isinstance(made, Interval) and made.start is not None and made.end is None


def _moment(one: Told) -> str:
    """What is compared: the date, or the beginning of what lasts."""
    made = parse(one.telling.date or "")
    return str(made.start) if isinstance(made, Interval) and _lasts(one) else str(made)


def _compared(told: list[Told], since: bool) -> Iterator[Finding]:
    values = sorted({_moment(one) for one in told}, key=lambda v: (parse(v) is not None, v))
    parted = [v for v in values if any(not compatible(v, other) for other in values)]
    finest = [v for v in parted if not any(_is_finer(other, v) for other in parted)]
    if len(finest) < 2:
        return
    told = [one for one in told if sum(compatible(_moment(one), v) for v in finest) == 1]
    sides = tuple(side(v, [_claim(one, v) for one in told if compatible(_moment(one), v)]) for v in finest)
    gap = max(apart(a, b) for a in finest for b in finest)
    parts = joined(held(dated(v), each.claims) for v, each in zip(finest, sides, strict=True))
    sentence = both("oppose.date.since" if since else "oppose.date.sentence", sides=parts, about=about([one.telling for one in told]))
    reason = both("oppose.date.reason", n=gap)
    yield Finding(key=f"{since}", property="date", severity=_severity(gap), sides=sides, sentence=sentence, reason=reason)


def _is_finer(a: str, b: str) -> bool:
    """True where `a` lies inside `b` and says more: `b` then tells no side of its own."""
    return (a != b and compatible(a, b) and isinstance(parse(a), Point) and len(a) > len(b)) or (
        isinstance(parse(b), Interval) and compatible(a, b) and a != b
    )


def _claim(one: Told, value: str) -> Claim:
    t = one.telling
    return claim(one, t.date_span or t.trigger, t.date_words or t.trigger_words, value)


def _severity(gap: int) -> Severity:
    return "high" if gap >= HIGH_GAP else "medium" if gap >= MEDIUM_GAP else "low"
