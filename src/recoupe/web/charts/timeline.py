"""Events on the axis of time: a dot where the day is known, a bar where only an interval is, a fading end where it is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.edtf import bounds, is_edtf
from recoupe.store.rows import TimelineRow

LANE = 18.0
LABELS = 26.0
# A bar shorter than this can't be seen or clicked.
LEAST_WIDTH = 7.0
# Axis labels nearer than this overlap.
LABEL_ROOM = 64.0
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Bar:
    """One event. `is_day`: drawn as a dot; `open_left`, `open_right`: that bound is unknown."""

    x: float
    y: float
    width: float
    is_day: bool
    open_left: bool
    open_right: bool
    row: TimelineRow


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    width: float
    height: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def timeline(rows: Sequence[TimelineRow], width: float = 960.0) -> Timeline:
    """Packs events into lanes, the earliest first, none over another."""
    placed = [(row, when) for row in rows if is_edtf(row.date) and any(when := bounds(row.date))]
    if not placed:
        return Timeline(width, LABELS, (), ())
    known = [d for _, when in placed for d in when if d]
    start, end = min(known), max(known)
    room = max((end - start) // 30, timedelta(days=3))
    start = date.fromordinal(max(date.min.toordinal(), start.toordinal() - room.days))
    end = date.fromordinal(min(date.max.toordinal(), end.toordinal() + room.days))
    scale = width / max((end - start).days, 1)
    bars: list[Bar] = []
    lanes: list[float] = []
    for row, when in sorted(placed, key=lambda p: (p[1][0] or start, p[1][1] or end)):
        left = ((when[0] or start) - start).days * scale
        right = ((when[1] or end) - start).days * scale + scale
        left, right = widened(left, right)
        lane = next((i for i, taken in enumerate(lanes) if taken + 3 < left), len(lanes))
        lanes[lane : lane + 1] = [right]
        bars.append(bar_of(row, when, left, right, lane))
    return Timeline(width, len(lanes) * LANE + LABELS, tuple(bars), axis(start, end, scale))


def widened(left: float, right: float) -> tuple[float, float]:
    middle = (left + right) / 2
    return (left, right) if right - left >= LEAST_WIDTH else (middle - LEAST_WIDTH / 2, middle + LEAST_WIDTH / 2)


def bar_of(row: TimelineRow, when: Days, left: float, right: float, lane: int) -> Bar:
    return Bar(round(left, 1), lane * LANE, round(right - left, 1), when[0] == when[1], when[0] is None, when[1] is None, row)


def axis(start: date, end: date, scale: float) -> tuple[Tick, ...]:
    """Years where the affair is long, months where it is short."""
    months = 1 if 30 * scale >= LABEL_ROOM else 3 if 91 * scale >= LABEL_ROOM else 12
    years = 1 if months < 12 else max(1, round(LABEL_ROOM / (365 * scale) + 0.49))
    ticks = []
    for year in range(start.year, end.year + 1):
        for month in range(1, 13, months):
            day = date(year, month, 1)
            if start <= day <= end and year % years == 0:
                label = str(year) if months == 12 else f"{year}-{month:02}"
                ticks.append(Tick(round((day - start).days * scale, 1), label))
    return tuple(ticks)
