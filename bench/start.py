"""How long a command that needs no model takes to start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from bench.figures import Figure, seconds


def run(size: int | None = None) -> Iterator[Figure]:
    """The median of `size` starts, in seconds."""
    for words in (["--help"], ["version"], ["disputes", "--help"]):
        took = seconds(
            lambda words=words: subprocess.run([sys.executable, "-m", "recoupe", *words], capture_output=True, check=True), size or 5
        )
        yield Figure(name=f"`recoupe {' '.join(words)}`", value=f"{took:.2f} s", must="≤ 0.3 s")
