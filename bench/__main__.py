"""Runs the benchmarks named on the command line, or all, and prints one Markdown table each. `search=100000` asks for another size than the
usual, in what that benchmark counts (articles, accounts, bytes…)."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHES: tuple[str, ...] = ("start", "acquire", "times", "attribute", "read", "crosscheck", "affairs", "adding", "search", "pages", "warc")


def main(names: list[str]) -> None:
    for asked in names or BENCHES:
        name, _, size = asked.partition("=")
        if name not in BENCHES:
            sys.exit(f"There is no benchmark « {name} ». There are: {', '.join(BENCHES)}.")
        print(f"\n## {name}\n\n| figure | measured | must | aim |\n|---|---|---|---|")
        for figure in import_module(f"bench.{name}").run(int(size) if size else None):
            print(figure.row(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
