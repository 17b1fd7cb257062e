"""Scores `recoupe read` against the shared gold, whole and cross-validated (seeds alone, Wikinews alone), as a Markdown table.

usage: python scripts/score.py [--show quotes|times|quantities|accounts|body]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

SHARED = Path(__file__).parents[1].parent / "shared"
SEEDS, TEXTS, GOLD = SHARED / "seeds", SHARED / "gold" / "texts", SHARED / "gold" / "dev"
PARTS: dict[str, Callable[[str], bool]] = {
    "all": lambda name: True,
    "seeds": lambda name: not name.startswith("wikinews"),
    "Wikinews": lambda name: name.startswith("wikinews"),
}


def read(paths: list[Path]) -> list[str]:
    """The contract's lines for `paths`."""
    command = [sys.executable, "-m", "recoupe", "read", *map(str, paths), "--meta", str(SEEDS / "articles.csv")]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout.splitlines()


def score(lines: list[str], wanted: Callable[[str], bool], *extra: str) -> dict[str, object]:
    """What the shared score.py says of the part of `lines` whose article's name is `wanted`."""
    with tempfile.TemporaryDirectory() as folder:
        for path in GOLD.glob("*.json"):
            if wanted(path.stem):
                (Path(folder) / path.name).symlink_to(path)
        command = [sys.executable, str(SHARED / "gold" / "score.py"), folder, "--json", *extra]
        done = subprocess.run(command, input="\n".join(lines), stdout=subprocess.PIPE, text=True, check=True)
    report: dict[str, object] = json.loads(done.stdout)
    return report


def cell(value: object) -> str:
    """A figure as a table's cell."""
    if isinstance(value, dict):
        return f"{value['f1']:.3f} (P {value['p']:.2f}, R {value['r']:.2f})"
    return "" if value is None else f"{value:.3f}" if isinstance(value, float) else str(value)


def main() -> None:
    if not SHARED.exists():
        sys.exit("The shared gold (../shared) is not here; the figures measured with it stand in docs/measurements.md.")
    lines = read(sorted(SEEDS.glob("*.txt")) + sorted(TEXTS.glob("*.txt")))
    columns = {part: score(lines, wanted, *(sys.argv[1:] if part == "all" else ())) for part, wanted in PARTS.items()}
    print("| figure |", " | ".join(columns), "|\n|" + "---|" * (len(columns) + 1))
    for name in columns["all"]:
        print("|", name, "|", " | ".join(cell(column.get(name)) for column in columns.values()), "|")


if __name__ == "__main__":
    main()
