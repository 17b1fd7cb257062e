"""Where inputs are found: files, folders, globs, standard input. Opens them as buffered streams, one at a time."""

from __future__ import annotations

import glob
import io
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from recoupe.model import Problem

HEAD = 4096  # bytes that suffice to tell what a file is
DOUBLE_ENDINGS = (".gz", ".bz2", ".xz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input: what to call the article in it, what to call the input to a person, and how to open it.

    `url`, `encoding` and `fetched` are what an envelope (archive, WARC, feed, web answer) knows of its content.
    """

    name: str
    path: str
    open: Callable[[], BinaryIO]
    url: str | None = None
    encoding: str | None = None
    depth: int = 0

    @property
    def suffix(self) -> str:
        """The file's ending in lower case (`.txt`; `.warc.gz` for a compressed one), empty where there is none."""
        return suffix_of(self.path)


def suffix_of(path: str) -> str:
    """The ending of a path or address in lower case, two endings where the last says how it is packed."""
    suffixes = [s.lower() for s in Path(path.split("?")[0]).suffixes[-2:]]
    if len(suffixes) == 2 and suffixes[-1] in DOUBLE_ENDINGS:
        return "".join(suffixes)
    return suffixes[-1] if suffixes else ""


def from_bytes(data: bytes, *, name: str, path: str, url: str | None = None, encoding: str | None = None, depth: int = 0) -> Source:
    """An input that is already in memory."""
    return Source(name=name, path=path, open=lambda: io.BytesIO(data), url=url, encoding=encoding, depth=depth)


def find_sources(given: Iterable[str]) -> Iterator[Source | Problem]:
    """The inputs behind what a person typed, in order; folders are walked by name, hidden files and what is no file left out."""
    for item in given:
        if item == "-":
            yield Source(name="stdin", path="-", open=lambda: sys.stdin.buffer)
        elif item and Path(item).is_dir():
            yield from _in_folder(Path(item))
        elif Path(item).exists() or not glob.has_magic(item):
            yield _file(Path(item))
        else:
            yield from _matching(item)


def _file(path: Path) -> Source:
    return Source(name=path.stem if path.stem else path.name, path=str(path), open=lambda: path.open("rb"))


def _in_folder(folder: Path) -> Iterator[Source | Problem]:
    found = False
    closed: list[OSError] = []
    for base, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for path in (Path(base) / name for name in sorted(files) if not name.startswith(".")):
            if path.is_file() or not path.exists():  # a pipe or socket would never end
                found = True
                yield _file(path)
    for error in closed:
        yield Problem(stage="acquire", sentence=f"This folder cannot be read ({error.strerror}).", path=str(error.filename))
    if not found and not closed:
        yield Problem(stage="acquire", sentence="There is no file in this folder.", path=str(folder))


def _matching(pattern: str) -> Iterator[Source | Problem]:
    paths = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207  (Path.glob refuses absolute patterns)
    if not paths:
        yield Problem(stage="acquire", sentence="No file matches this pattern.", path=pattern)
    for path in paths:
        yield from find_sources([path])
