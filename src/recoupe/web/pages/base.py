"""What every page is made of: its address, what may be asked of it, and the function that answers with plain data.

The same answer is drawn by the page's template, printed by its JSON twin and written by `publish`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from recoupe.errors import UsageError
from recoupe.store.dossier import Dossier
from recoupe.store.filters import Filter
from recoupe.store.rows import Facet
from recoupe.store.rows import Page as Rows

T = TypeVar("T")
PAGE_SIZE = 30
# SQLite's numbers end before this, and no dossier has as many pages.
MOST_PAGES = 1_000_000
YES_NO = ("1", "0")


class NotFound(UsageError):
    """There is nothing at this address in this dossier."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a list can be narrowed by: the parameter's name, and its values where they are few (`words` labels them).

    Where a column of facets offers it already, `in_form` is False."""

    name: str
    values: tuple[str, ...] = ()
    words: str = ""
    hint: str = ""
    in_form: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks of a page: its language, one thing's key, parameters."""

    locale: str
    key: str = ""
    params: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """A parameter, or None where it is missing or empty."""
        return self.params.get(name, "").strip() or None

    def flag(self, name: str) -> bool | None:
        """A parameter that is yes, no or not asked. Raises UsageError for anything else."""
        value = self.get(name)
        if value is not None and value not in YES_NO:
            raise UsageError(f"{name} is 1 or 0, not “{value}”.")
        return None if value is None else value == "1"

    def one_of(self, name: str, values: tuple[str, ...]) -> str | None:
        """A parameter that has one of a few values. Raises UsageError for another."""
        value = self.get(name)
        if value is not None and value not in values:
            raise UsageError(f"{name} is one of {', '.join(values)}, not “{value}”.")
        return value

    @property
    def page(self) -> int:
        """The page of a list, from 1. Raises UsageError where it is no such number."""
        value = self.get("page") or "1"
        if not (value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= MOST_PAGES):
            raise UsageError(f"page is a number from 1, not “{value}”.")
        return int(value)


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """One page of a list, and where it stands among the others."""

    rows: tuple[T, ...]
    total: int
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class FacetGroup:
    name: str
    values: tuple[Facet, ...]


Build = Callable[[Dossier, Asked], object]
Keys = Callable[[Dossier], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the template's name, the section it belongs to (its address), the function behind it, what it can be asked.

    `keys` lists the things that have such a page (None: the page stands alone). `listed` counts a list's rows, for `publish`.
    """

    name: str
    section: str
    build: Build
    summary: str
    filters: tuple[Field, ...] = ()
    keys: Keys | None = None


def paged(rows: Rows[T], number: int, size: int = PAGE_SIZE) -> Listed[T]:
    return Listed(tuple(rows), rows.total, number, max(1, -(-rows.total // size)))


def window(number: int, size: int = PAGE_SIZE) -> tuple[int, int]:
    """Limit and offset of one page of a list."""
    return size, (number - 1) * size


def groups(dossier: Dossier, kind: str, names: Iterable[str], where: Filter) -> tuple[FacetGroup, ...]:
    """Facets worth offering: those with a choice, or one that is chosen."""
    found = (FacetGroup(name, dossier.facets(kind, name, where, top=12)) for name in names)
    return tuple(group for group in found if len(group.values) > 1 or getattr(where, group.name, None) is not None)


def required(value: T | None, key: str) -> T:
    """`value`, which must be there.

    Raises:
        NotFound: it is not.
    """
    if value is None:
        raise NotFound(key)
    return value
