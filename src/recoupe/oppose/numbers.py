"""How many: numbers of the same measured thing that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from recoupe.edtf import apart, is_edtf
from recoupe.model import Claim, Event, Merged, Quantity, Severity, Span, Telling
from recoupe.oppose.case import Case
from recoupe.oppose.sides import Finding, Told, claim, held, side, voice
from recoupe.phrases import both, counted, counted_things, joined

# « une centaine », « environ »: a round number stands for what lies this near to it.
ROUND = 0.15
HIGH_RATIO, MEDIUM_RATIO = 2.0, 1.2
# Shares of the votes are rounded, and move by so many points until the count is final.
BALLOTS, POINT = "ballots", 0.5
# What grows as news comes in: a later, higher number is an update, not a disagreement.
GROWING = frozenset({"deaths", "wounded", "missing"})
# So many days after the first toll a higher one is no longer an update but another count.
STILL_COUNTED = 14
# Nouns under which anybody is counted: « quinze morts » may be fifteen soldiers.
ANYBODY = frozenset({"deaths", "wounded", "missing", "captives", "people"})
# Counts of these kinds are no property of an event.
PASSED_OVER = frozenset({"duration", "share", "distance"})

# A number's place: its article and span.
Place = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Count:
    """One counted thing of one account: what it measures, what its noun counts, its bounds."""

    one: Told
    at: int

    @property
    def quantity(self) -> Quantity:
        return self.telling.counts[self.at]

    @property
    def telling(self) -> Telling:
        return self.one.telling

    @property
    def kind(self) -> str:
        return self.telling.count_kinds[self.at]

    @property
    def unit(self) -> str:
        return self.telling.count_units[self.at]

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that it can mean."""
        q = self.quantity
        low = q.low if q.low is not None else 0.0
        high = q.high if q.high is not None else float("inf")
        if self.kind == BALLOTS:
            return low - POINT, high + POINT
        return (low * (1 - ROUND), high * (1 + ROUND)) if q.modifier == "about" else (low, high)

    @property
    def voice(self) -> str:
        """Who gives the number: whoever is quoted with it, else whoever tells the event."""
        voices = self.telling.count_voices
        own = voices[self.at] if self.at < len(voices) else None
        return own.name if own else voice(self.telling)

    def claim(self) -> Claim:
        made = claim(self.one, self.quantity.span, self.telling.count_words[self.at], _value(self.quantity))
        return replace(made, asserted_by=self.voice)


def number(case: Case) -> Iterator[Finding]:
    """Two outlets or speakers give numbers of the same thing whose bounds do not meet. « Quatre » and « au moins quatre » meet; a toll
    that rises with the date of publication is an update, listed apart. Severity goes by ratio: from twice as many on it is high."""
    kinds: defaultdict[str, list[Count]] = defaultdict(list)
    for one in case.with_plans():
        for at, kind in enumerate(one.telling.count_kinds):
            if kind not in PASSED_OVER and one.telling.polarity == "affirmed":
                kinds[kind].append(Count(one, at))
    for kind, counts in sorted(kinds.items()):
        yield from _of_kind(kind, counts)


def figure(merged: Merged) -> Iterator[tuple[str, Finding]]:
    """Numbers of one thing that is no event of the ontology, or that no account holds (the dead of an accident, the displaced, the votes):
    told in the same words of the same people and places at the same time, with bounds that do not meet. What is told of one event is
    compared there."""
    homes: defaultdict[Place, set[str]] = defaultdict(set)
    for event in merged.events:
        for place in (place for telling in event.tellings for place in places_of(telling)):
            homes[place].add(event.id)
    for group in merged.figures:
        yield from judge_figures(group, homes)


def places_of(telling: Telling) -> Iterator[Place]:
    """Where the numbers of an account stand."""
    return ((telling.key[0], count.span) for count in telling.counts)


def judge_figures(group: Event, homes: Mapping[Place, Collection[str]]) -> Iterator[tuple[str, Finding]]:
    """What the numbers of one thing show; `homes` are the events whose accounts hold a number."""
    for finding in number(Case(group, {})):
        held_by = [{id_ for c in each.claims for id_ in homes.get((c.article_id, c.span), ())} for each in finding.sides]
        if not any(one & other for one, other in combinations(held_by, 2)):
            yield min(set().union(*held_by), default=""), replace(finding, key=f"{group.id} {finding.key}", ground=group.id)


def _of_kind(kind: str, counts: Sequence[Count]) -> Iterator[Finding]:
    apart = [c for c in counts if any(exclude(c, other) for other in counts)]
    groups: list[list[Count]] = []
    for count in sorted(apart, key=lambda c: (c.bounds, c.telling.key, c.at)):
        home = next((g for g in groups if not any(exclude(count, other) or not _meet(count, other) for other in g)), None)
        groups.append([count]) if home is None else home.append(count)
    if len(groups) > 1:
        yield _update(kind, groups) if kind in GROWING and _rises(groups) else _finding(kind, _counted_on(groups))


def _counted_on(groups: Sequence[Sequence[Count]]) -> Sequence[Sequence[Count]]:
    """The groups, those that one voice alone holds, lower and earlier than its last number, joined with that one: it has counted on."""
    kept: list[list[Count]] = []
    for group in sorted(groups, key=lambda g: -_size(g[0].quantity)):
        voices, days = {c.voice for c in group}, [c.telling.published or "9999" for c in group]
        own = (g for g in kept if voices <= {c.voice for c in g} and max(days) < min(c.telling.published or "" for c in g))
        home = next(own, None) if group[0].kind in GROWING else None
        kept.append([*group]) if home is None else home.extend(group)
    return kept if len(kept) > 1 else groups


def exclude(a: Count, b: Count) -> bool:
    """True where the two cannot both be true: of different articles or speakers, of the same thing, and with bounds that do not meet. A
    part (« douze soldats tués ») excludes a whole (« quinze morts ») only where it is greater. Symmetric."""
    if a.telling.key[0] == b.telling.key[0] and a.voice == b.voice:
        return False
    if a.unit == b.unit or (a.unit in ANYBODY and b.unit in ANYBODY):
        return not _meet(a, b)
    part, whole = (a, b) if b.unit in ANYBODY else (b, a)
    return whole.unit in ANYBODY and part.bounds[0] > whole.bounds[1]


def _meet(a: Count, b: Count) -> bool:
    return a.bounds[0] <= b.bounds[1] and b.bounds[0] <= a.bounds[1]


def _update(kind: str, groups: Sequence[Sequence[Count]]) -> Finding:
    rising = sorted(groups, key=lambda g: _size(g[0].quantity))
    sides = tuple(side(_value(group[0].quantity), [c.claim() for c in group]) for group in rising)
    parts = joined(held(counted(group[0].quantity), each.claims) for group, each in zip(rising, sides, strict=True))
    return Finding(
        key=kind,
        property="number",
        severity="low",
        sides=sides,
        sentence=both("oppose.number.update", sides=parts),
        reason=both("oppose.number.reason_update"),
        kind="update",
    )


def _finding(kind: str, groups: Sequence[Sequence[Count]]) -> Finding:
    middle = sorted(groups, key=lambda g: -_size(g[0].quantity))
    sides = tuple(side(_value(group[0].quantity), [c.claim() for c in group]) for group in middle)
    parts = joined(held(counted(group[0].quantity), each.claims) for group, each in zip(middle, sides, strict=True))
    ratio = _size(middle[0][0].quantity) / max(_size(middle[-1][0].quantity), 1.0)
    noun = next((c.quantity.unit for group in middle for c in group if c.unit == kind), middle[0][0].quantity.unit)
    question = both("oppose.number.question", unit=counted_things(kind, noun))
    return Finding(
        key=kind,
        property="number",
        severity=_severity(ratio),
        sides=sides,
        sentence=both("oppose.number.sentence", question=question, sides=parts),
        reason=both("oppose.number.reason", ratio=round(ratio, 1)),
    )


def _rises(groups: Sequence[Sequence[Count]]) -> bool:
    """True where each higher number was published later than all lower ones, within the days in which tolls are still counted, or where one
    voice gives them all."""
    rows = sorted(groups, key=lambda g: _size(g[0].quantity))
    days = [[c.telling.published or "" for c in group] for group in rows]
    if not all(is_edtf(day) for group in days for day in group) or not all(min(later) > max(earlier) for earlier, later in pairwise(days)):
        return False
    one_voice = len({c.voice for group in groups for c in group}) == 1
    return one_voice or apart(min(days[0]), max(days[-1])) <= STILL_COUNTED


def _size(q: Quantity) -> float:
    return float(q.low if q.low is not None else q.high or 0)


def _severity(ratio: float) -> Severity:
    return "high" if ratio >= HIGH_RATIO else "medium" if ratio >= MEDIUM_RATIO else "low"


def _value(q: Quantity) -> str:
    low, high = (f"{v:g}" if v is not None and v < 1e5 else f"{v:.0f}" if v is not None else ".." for v in (q.low, q.high))
    return low if low == high else f"{low}/{high}"
