"""What ten more articles cost a dossier that holds many: the cross-check after them, against that of ten articles alone and of all.

Each cross-check runs in a process of its own, so that its memory is its own: `python -m bench.adding FILE` cross-checks one dossier.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure
from bench.made import Made, made, store
from recoupe.crosscheck import crosscheck_dossier
from recoupe.store import Dossier

SIZES, MORE = (100, 1_000), 10
LARGEST = 10_000


def run(size: int | None = None) -> Iterator[Figure]:
    """Processor seconds and memory at each size, the last being `size` articles."""
    sizes = (*SIZES, size or LARGEST)
    rows = made(sizes[-1] + MORE)
    with tempfile.TemporaryDirectory() as folder:
        alone, memory = added(Path(folder) / "alone.db", rows[-MORE:])
        yield Figure(name=f"cross-check of {MORE} articles alone, s", value=f"{alone:.2f} ({memory} MB)")
        for articles in sizes:
            path = Path(folder) / f"{articles}.db"
            whole, all_memory = added(path, rows[:articles])
            more, memory = added(path, rows[-MORE:])
            yield Figure(name=f"first cross-check of {articles:,} articles, s", value=f"{whole:.1f} ({all_memory} MB)")
            must = "1.5" if articles == LARGEST else ""
            times = f"{more / alone:.1f} times ten alone, {memory} MB"
            yield Figure(name=f"cross-check after {MORE} more, s", value=f"{more:.2f} ({times})", must=must)


def added(path: Path, rows: list[Made]) -> tuple[float, int]:
    """Processor seconds and peak megabytes of the cross-check after adding `rows`."""
    store(path, rows)
    told = subprocess.run([sys.executable, "-m", "bench.adding", str(path)], capture_output=True, check=True, text=True).stdout
    seconds, megabytes = told.split()
    return float(seconds), int(megabytes)


def main(path: str) -> None:
    """Cross-checks a dossier; prints processor seconds and peak megabytes."""
    with Dossier(path) as dossier:
        began = time.process_time()
        crosscheck_dossier(dossier)
        seconds = time.process_time() - began
    print(f"{seconds:.3f} {peak_megabytes()}")


def peak_megabytes() -> int:
    """The most memory that this process held. Linux counts in `ru_maxrss` what the parent held before it started us; its status does not."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return next(int(line.split()[1]) // 1024 for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main(sys.argv[1])
