"""Registers as sortable tables, and all that can be taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.store.dossier import Dossier
from recoupe.store.tables import LISTED, REGISTERS, TABLES
from recoupe.web.downloads import Download, of_dossier, of_table
from recoupe.web.pages.base import Asked, NotFound, Page, window

ROWS_A_PAGE = 50
# Bounds and codes that another column says in words, or that a file says better.
LEFT_OUT = frozenset(
    {"since", "until", "low", "best", "high", "speaker_id", "speaker_country", "statement", "disputed", "sentence_en", "basis"}
)


@dataclass(frozen=True, slots=True)
class Offered:
    """A table that can be opened, and its files."""

    name: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class Registers:
    registers: tuple[Offered, ...]
    tables: tuple[Offered, ...]
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class OneRegister:
    """One page of a table. Its length is not counted: a register is computed, and the next page is enough to know of."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, object], ...]
    number: int
    last: int
    files: tuple[Download, ...]


def registers(dossier: Dossier, asked: Asked) -> Registers:
    """The registers, the other tables, and the formats of the whole dossier."""
    others = tuple(table.name for table in LISTED)
    return Registers(offered(REGISTERS), offered(others), of_dossier())


def offered(names: Iterable[str]) -> tuple[Offered, ...]:
    return tuple(Offered(name, of_table(name)) for name in names)


def register(dossier: Dossier, asked: Asked) -> OneRegister:
    """One register or table."""
    if asked.key not in TABLES:
        raise NotFound(asked.key)
    limit, offset = window(asked.page, ROWS_A_PAGE)
    found = tuple(dossier.table(asked.key, limit=limit + 1, offset=offset))
    columns = tuple(name for name in dossier.columns(asked.key) if name not in LEFT_OUT)
    last = asked.page + (len(found) > limit)
    return OneRegister(asked.key, columns, found[:limit], asked.page, last, of_table(asked.key))


PAGES = (
    Page("registers", "registers", registers, "Registers and what can be taken away."),
    Page("register", "registers", register, "One register.", keys=lambda dossier: TABLES),
)
