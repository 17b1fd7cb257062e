"""What an export is asked for, and the small helpers that several writers share."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from recoupe.model import Bilingual
from recoupe.store.dossier import Dossier
from recoupe.store.filters import ALL, Filter


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to write: the dossier, which rows, which table (tabular formats; None is the format's own choice), in which language.

    `title` heads what is printed; `watch` is told after each row, for a progress bar.
    """

    dossier: Dossier
    where: Filter = ALL
    table: str | None = None
    locale: str = "fr"
    title: str | None = None
    watch: Callable[[], None] = lambda: None

    def said(self, sentence: Bilingual) -> str:
        """The sentence in the language asked for."""
        return sentence.fr if self.locale == "fr" else sentence.en

    def heading(self) -> str:
        """The title, or the dossier file's name."""
        return self.title or self.dossier.path.stem


Write = Callable[[Request, BinaryIO], int]


def json_line(value: object) -> bytes:
    """One compact line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def write_lines(request: Request, values: Iterable[object], out: BinaryIO) -> int:
    """One JSON line a value; gives their number."""
    return sum(put(request, out, json_line(value)) for value in values)


def write_list(request: Request, head: str, values: Iterable[object], tail: str, out: BinaryIO) -> int:
    """`head`, the values as the members of a JSON list, `tail`; gives their number. Only one value is held at a time."""
    out.write(head.encode())
    separators = itertools.chain([b"\n"], itertools.repeat(b",\n"))
    number = sum(put(request, out, separator + json_line(value).rstrip()) for value, separator in zip(values, separators, strict=False))
    out.write(b"\n" + tail.encode())
    return number


def put(request: Request, out: BinaryIO, written: bytes) -> int:
    """Writes one row and tells of it."""
    out.write(written)
    request.watch()
    return 1


def text_over(out: BinaryIO) -> io.TextIOWrapper:
    """A UTF-8 text stream over `out`, which stays open when this one is detached."""
    return io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
