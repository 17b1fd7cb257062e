"""What a dossier says of itself: time, counts, facets, hits, changes, what people wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from recoupe.model import Bilingual, Problem, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One event on the axis of time: first and last possible day (None: open), and whether the date is a range."""

    event: str
    type: str
    sentence: Bilingual
    date: str
    since: str | None
    until: str | None
    origins: int
    disputes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """Articles of one outlet in one month (`2022-03`; None where undated)."""

    month: str | None
    outlet: str | None
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One value that a list can be narrowed to, and how many rows it would keep."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found by a search. `kind` is article, quote, event or actor; `marks` are the found forms' places in `snippet`;
    `place` is the snippet's own in the article's text (articles and quotes)."""

    kind: str
    id: str
    title: str
    snippet: str
    marks: tuple[Span, ...]
    place: Span | None = None
    outlet: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search gave: the query explained in words (or, in `problem`, what is wrong with it), hits and their number a kind.

    A number that reaches `counted` means « that many and more ».
    """

    query: str
    explained: Bilingual
    problem: Bilingual | None = None
    hits: tuple[Hit, ...] = ()
    totals: tuple[tuple[str, int], ...] = ()
    counted: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A problem met while reading, with the article it belongs to (None: an input that gave none)."""

    article: str | None
    name: str | None
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a dossier holds."""

    articles: int
    outlets: int
    quotes: int
    accounts: int
    events: int
    disputes: int
    actors: int
    problems: int
    first: str | None = None
    last: str | None = None

    def items(self) -> tuple[tuple[str, int], ...]:
        """The numbers with their names."""
        names = ("articles", "outlets", "quotes", "accounts", "events", "disputes", "actors", "problems")
        return tuple((name, getattr(self, name)) for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a re-reading changed in one article or in the cross-check: a kind of thing, gained or lost, and its words."""

    kind: str
    article: str | None
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a person wrote of something (`kind`: article, quote, event, dispute, actor). It survives every re-reading."""

    id: int
    kind: str
    target: str
    author: str
    at: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a person says of a pair of accounts or actors: positive, negative, unsure or none. Nothing is deleted: the last one holds."""

    id: int
    kind: str
    left: str
    right: str
    judgement: str
    author: str
    at: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register as rows: its columns, and one mapping a row with the evidence beside."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...] = field(default=())
