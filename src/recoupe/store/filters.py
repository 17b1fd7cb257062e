"""How a list is narrowed: one Filter for every kind of row, turned into SQL here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from recoupe.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to keep; None keeps all. Days are EDTF dates (`2022`, `2022-03`, `2022-03-08`).

    `speaker` and `actor` are an actor's id, words of its name, a name met or a country's code; for a list of events `actor` may be doer or
    recipient, and `partner` the other one. `kind` is a dispute's kind or an actor's. `search` is a query as `Dossier.search` takes it.
    """

    speaker: str | None = None
    actor: str | None = None
    partner: str | None = None
    type: str | None = None
    mode: str | None = None
    context: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    article: str | None = None
    event: str | None = None
    stance: str | None = None
    manner: str | None = None
    anonymous: bool | None = None
    property: str | None = None
    severity: str | None = None
    kind: str | None = None
    country: str | None = None
    statement: str | None = None
    origins: int | None = None
    disputed: bool | None = None
    search: str | None = None
    sort: str | None = None
    limit: int | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        if self.offset < 0 or (self.limit is not None and self.limit < 0):
            raise UsageError("limit and offset are counts: zero or more.")


class Wanted(TypedDict, total=False):
    """The fields of a Filter as keywords of a call."""

    speaker: str | None
    actor: str | None
    partner: str | None
    type: str | None
    mode: str | None
    context: str | None
    since: str | None
    until: str | None
    outlet: str | None
    article: str | None
    event: str | None
    stance: str | None
    manner: str | None
    anonymous: bool | None
    property: str | None
    severity: str | None
    kind: str | None
    country: str | None
    statement: str | None
    origins: int | None
    disputed: bool | None
    search: str | None
    sort: str | None
    limit: int | None
    offset: int


ALL = Filter()
