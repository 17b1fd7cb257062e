"""recoupe from Python: `read` for one article, `read_all` for many, `Dossier` for an affair.

>>> import recoupe
>>> reading = recoupe.read("article.html")                      # doctest: +SKIP
>>> dossier = recoupe.Dossier("affair.db")                      # doctest: +SKIP
>>> dossier.add("articles/*.html")                              # doctest: +SKIP
>>> dossier.quotes(speaker="Lavrov").to_pandas()                # doctest: +SKIP
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from recoupe.acquire.inputs import Options, acquire, article_from_text
from recoupe.crosscheck import crosscheck_if_needed
from recoupe.desk import add as add_to
from recoupe.engines import read_all as read_inputs
from recoupe.errors import UsageError
from recoupe.ground.clues import find_clues
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.loans import Clue
from recoupe.model import Acquired, Problem, Reading, Telling
from recoupe.store import dossier as store
from recoupe.store.filters import ALL, Filter, Wanted
from recoupe.store.frames import frame
from recoupe.store.rows import Change
from recoupe.write.export import export
from recoupe.write.request import Request

if TYPE_CHECKING:
    import pandas

Source = str | Path
LONGEST_PATH = 1000  # characters: nobody nests deeper
LONGEST_NAME = 255  # bytes of one file's name: file systems take no more, and asking for a longer one is an error
PATH = re.compile(r"^\w+://|[*?]\.?\w*$|\.\w{1,5}(?:\.gz)?$|[/\\]$")


def read(source: Source, *, published: str | None = None, language: str | None = None, model: str = DEFAULT_MODEL) -> Reading:
    """Reads one article, given as a path or as its text: quotes, accounts, actors, times, quantities. Nothing is stored.

    `published` is its day (EDTF) where you know it, `language` forces the language (ISO 639-1).

    Raises:
        UsageError: nothing readable is there; the sentence says why. Of a file with several articles, use `read_all`.
        ModelError: the model of French is not installed.
    """
    found: list[Reading] = []
    problems: list[Problem] = []
    for outcome in read_all([source], published=published, language=language, model=model):
        if isinstance(outcome, Reading):
            found.append(outcome)
        else:
            problems.extend(outcome.problems)
    if len(found) > 1:
        raise UsageError(f"{source}: holds {len(found)} articles; read them with recoupe.read_all.")
    if not found:
        raise UsageError(problems[0].sentence if problems else f"{source}: holds no article.")
    return found[0]


def read_all(
    sources: Iterable[Source],
    *,
    published: str | None = None,
    language: str | None = None,
    meta: Source | None = None,
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
) -> Iterator[Reading | Acquired]:
    """Reads many articles as they come: paths, folders, globs, archives, feeds, or texts. What cannot be read comes as an `Acquired` with
    its problems. `meta` is a CSV with dates, outlets and addresses; `jobs` the number of processes.

    Raises:
        ModelError: the model of French is not installed.
    """
    return read_inputs(inputs(sources, published=published, language=language, meta=meta), model=model, jobs=jobs)


def inputs(
    sources: Iterable[Source], *, published: str | None = None, language: str | None = None, meta: Source | None = None
) -> Iterator[Acquired]:
    """The articles of paths and texts."""
    options = Options(meta=Path(meta) if meta else None, language=language)
    for number, source in enumerate(sources, 1):
        if is_text(source):
            yield article_from_text(str(source), name=f"text{number}", language=language, published=published)
        else:
            yield from acquire([str(source)], options)


def is_text(source: Source) -> bool:
    """True where a string is an article's text, not the path, address or glob of one: several words, and no file's ending."""
    if not isinstance(source, str) or "\n" in source.strip() or len(source) > LONGEST_PATH:
        return isinstance(source, str)
    if any(len(part.encode()) > LONGEST_NAME for part in source.split("/")):
        return True
    return " " in source.strip() and not PATH.search(source) and not Path(source).exists()


class Dossier(store.Dossier):
    """A dossier that reads what is added to it and cross-checks it. All the rest is `recoupe.store.dossier.Dossier`."""

    def add(
        self,
        reading: Reading | Source | Iterable[Source],
        raw: bytes | None = None,
        tellings: Iterable[Telling] = (),
        version: str = "",
        clues: Iterable[Clue] = (),
        *,
        meta: Source | None = None,
        published: str | None = None,
        model: str = DEFAULT_MODEL,
        jobs: int = 1,
    ) -> bool:
        """Reads and adds articles (paths, globs, texts, or one Reading), then cross-checks; True where one was new to the dossier.

        Private people's words (comments, contact forms) are masked in the stored copy. Inputs that could not be read are in `problems()`.

        Raises:
            ModelError: the model of French is not installed.
        """
        if isinstance(reading, Reading):
            return super().add(reading, raw, tuple(tellings), version, tuple(clues) or find_clues(reading))
        sources = [reading] if isinstance(reading, str | Path) else reading
        added = add_to(self, inputs(sources, meta=meta, published=published), model=model, jobs=jobs)
        self.crosscheck()
        return added.new > 0

    def crosscheck(self) -> tuple[Change, ...]:
        """Brings events and disputes up to date where something came or went; gives those gained and lost."""
        return crosscheck_if_needed(self)

    def export(self, format: str, out: Source, where: Filter = ALL, /, *, table: str | None = None, locale: str = "fr") -> int:
        """Writes the dossier in a format (`recoupe.write.export.WRITERS`) to a file; gives the number of rows. Raises UsageError."""
        return export(Request(dossier=self, where=where, table=table, locale=locale), format, Path(out))

    def to_pandas(self, table: str = "quotes", where: Filter = ALL, /, **more: Unpack[Wanted]) -> pandas.DataFrame:
        """A table (articles, quotes, accounts, events, disputes, claims, actors, or a register) as a data frame.

        Raises:
            UsageError: pandas is not installed, or there is no such table.
        """
        return frame(self.table(table, where, **more), self.columns(table))
