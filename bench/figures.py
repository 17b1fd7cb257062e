"""What a benchmark gives: figures taken in one run, ratios where speed is claimed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure, what it must be and what it should become (in words)."""

    name: str
    value: str
    must: str = ""
    aim: str = ""

    def row(self) -> str:
        """The figure as a row of a Markdown table."""
        return f"| {self.name} | {self.value} | {self.must} | {self.aim} |"


def seconds(work: Callable[[], object], repeats: int = 3) -> float:
    """The median time of several runs of `work`."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)
