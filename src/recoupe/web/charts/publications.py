"""When each article that tells an event came out: a line of days, names in as many lanes as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 960.0
LANE = 19.0
TOP = 16.0
MARGIN = 14.0
# A letter's width at the drawing's type size, and the room kept between two names.
LETTER, ROOM = 6.6, 14.0
# More names than this make a list, which stands below the drawing anyway.
MOST = 24


@dataclass(frozen=True, slots=True)
class Shown:
    """One article: where its dot stands on the line and where its name hangs."""

    x: float
    y: float
    to_left: bool
    article: str
    name: str
    days: int


@dataclass(frozen=True, slots=True)
class Publications:
    width: float
    height: float
    line: float
    shown: tuple[Shown, ...]


def publications(rows: Sequence[tuple[str, str, int]]) -> Publications | None:
    """The drawing of articles (address key, name, days after the first), or None where there is nothing to compare."""
    dated = sorted(rows, key=lambda row: row[2])[:MOST]
    if len(dated) < 2 or dated[-1][2] == 0:
        return None
    scale = (WIDTH - 2 * MARGIN) / dated[-1][2]
    lanes: list[float] = []
    shown: list[Shown] = []
    for article, name, days in dated:
        x = MARGIN + days * scale
        size = len(name) * LETTER
        to_left = x + size + ROOM > WIDTH
        start = x - size - ROOM if to_left else x
        lane = next((i for i, end in enumerate(lanes) if end + ROOM < start), len(lanes))
        lanes[lane : lane + 1] = [start + size + ROOM]
        shown.append(Shown(round(x, 1), TOP + 18 + lane * LANE, to_left, article, name, days))
    return Publications(WIDTH, TOP + 12 + len(lanes) * LANE, TOP, tuple(shown))
