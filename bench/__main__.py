"""Runs the benchmarks named on the command line, or all, and prints one Markdown table each."""

from __future__ import annotations

import sys
from importlib import import_module

BENCHES: tuple[str, ...] = ("start", "acquire", "times", "attribute", "read", "crosscheck", "search", "pages", "warc")


def main(names: list[str]) -> None:
    for name in names or BENCHES:
        print(f"\n## {name}\n\n| figure | measured | must | aim |\n|---|---|---|---|")
        for figure in import_module(f"bench.{name}").run():
            print(figure.row(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
