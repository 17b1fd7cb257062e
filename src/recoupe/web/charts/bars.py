"""Articles by month and outlet: one stacked bar a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.store.rows import MonthCount

HEIGHT = 96.0
# A bar narrower than this can't be told from its neighbour; a longer affair is shown by year.
MOST_BARS = 60
# Outlets told apart by tone; all others share the last one.
TONES = 5
# More than so many of those in one bar are one piece: a reader tells no more slices apart, and a page of a hundred outlets stays light.
FEW = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar: one outlet in one month, or so many `others` together. Lengths are in SVG units."""

    x: float
    y: float
    width: float
    height: float
    tone: int
    outlet: str | None
    month: str
    articles: int
    others: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Bars:
    width: float
    height: float
    most: int
    pieces: tuple[Piece, ...]
    ticks: tuple[Tick, ...]
    legend: tuple[tuple[int, str | None, int], ...]
    undated: int


def bars(counts: Sequence[MonthCount], width: float = 640.0) -> Bars:
    """The chart of an affair's coverage; months without an article keep their place."""
    dated = [c for c in counts if c.month]
    undated = sum(c.articles for c in counts if not c.month)
    periods = every_month(dated)
    if len(periods) > MOST_BARS:
        periods = tuple(dict.fromkeys(p[:4] for p in periods))
    size = len(periods[0]) if periods else 7
    inside: dict[str, Counter[str | None]] = {period: Counter() for period in periods}
    for count in dated:
        inside[(count.month or "")[:size]][count.outlet] += count.articles
    most = max((sum(held.values()) for held in inside.values()), default=1)
    tones = tone_of(counts)
    step = width / max(len(periods), 1)
    pieces: list[Piece] = []
    for i, (period, held) in enumerate(inside.items()):
        top = HEIGHT
        for outlet, n, others in parts(held, tones):
            height = HEIGHT * n / most
            top -= height
            tone = TONES - 1 if others else tones[outlet]
            pieces.append(Piece(i * step + step * 0.1, top, min(step * 0.8, 28), height, tone, outlet, period, n, others))
    return Bars(width, HEIGHT, most, tuple(pieces), ticks(periods, step), legend(counts, tones), undated)


def parts(held: Counter[str | None], tones: dict[str | None, int]) -> Iterator[tuple[str | None, int, int]]:
    """Each outlet of one period with its articles; of many those that share the last tone together, with how many they are."""
    listed = held.most_common()
    shared = [(outlet, n) for outlet, n in listed if tones[outlet] == TONES - 1]
    if len(shared) <= FEW:
        shared = []
    apart = frozenset(outlet for outlet, _ in shared)
    yield from ((outlet, n, 0) for outlet, n in listed if outlet not in apart)
    if shared:
        yield None, sum(n for _, n in shared), len(shared)


def every_month(counts: Sequence[MonthCount]) -> tuple[str, ...]:
    """All months from the first to the last, empty ones too."""
    known = sorted(c.month for c in counts if c.month)
    if not known:
        return ()
    (y, m), last = (int(p) for p in known[0].split("-")[:2]), known[-1]
    out = []
    while f"{y:04}-{m:02}" <= last:
        out.append(f"{y:04}-{m:02}")
        y, m = (y + 1, 1) if m == 12 else (y, m + 1)
    return tuple(out)


def tone_of(counts: Sequence[MonthCount]) -> dict[str | None, int]:
    totals = Counter[str | None]()
    for count in counts:
        totals[count.outlet] += count.articles
    return {outlet: min(i, TONES - 1) for i, (outlet, _) in enumerate(totals.most_common())}


def legend(counts: Sequence[MonthCount], tones: dict[str | None, int]) -> tuple[tuple[int, str | None, int], ...]:
    totals = Counter[str | None]()
    for count in counts:
        totals[count.outlet] += count.articles
    return tuple((tones[outlet], outlet, n) for outlet, n in totals.most_common(TONES * 2))


def ticks(periods: Sequence[str], step: float) -> tuple[Tick, ...]:
    """A label under the first bar and under each new year; under each bar where few."""
    every = 1 if len(periods) <= 8 else None
    labels = []
    for i, period in enumerate(periods):
        if every or i == 0 or period.endswith("-01") or len(period) == 4:
            labels.append(Tick(i * step + step * 0.1, period if every or len(period) == 4 else period[:4]))
    return tuple(labels if len(labels) <= 16 else labels[:: len(labels) // 12])
