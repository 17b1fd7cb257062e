"""Rows of lists: articles, quotes, events, disputes, actors, with the words behind each value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from recoupe.model import Agreement, Bilingual, Claim, Side, Span
from recoupe.store.frames import flat, frame

if TYPE_CHECKING:
    import pandas

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Sequence[T], Generic[T]):
    """One page of rows; `total` counts all that the filter keeps, before limit and offset."""

    rows: tuple[T, ...]
    total: int

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[T]:
        return iter(self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a data frame, a column a field. Raises UsageError where pandas is not installed."""
        return frame(flat(row) for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """An actor as another row names it: its dossier-level id and name."""

    id: str
    name: str
    kind: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """One article in a list. `id` is the sha256 of the text; `day` is the first day of the date that it bears itself, to sort by.
    `published` of an article that bears none may come from dated articles: `basis` is then `events`, and `published_why` tells."""

    id: str
    name: str
    title: str
    outlet: str | None
    url: str | None
    published: str | None
    basis: str | None
    day: str | None
    language: str
    agency: str | None
    bylines: tuple[str, ...]
    quotes: int
    accounts: int
    problems: int
    added: str
    published_why: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """One quote. `text` are its words from cue to end, `content` those ascribed, `before` and `after` the sentences around.

    `places` are the content's spans; `speaker` is None where nobody could be named, `speaker_name` may still say how the source is called.
    `statement` groups the wordings of one statement across outlets (None until cross-checked, or alone).
    """

    id: str
    article: str
    name: str
    title: str
    outlet: str | None
    published: str | None
    index: int
    span: Span
    places: tuple[Span, ...]
    text: str
    content: str
    before: str
    after: str
    manner: str
    stance: str
    cue: str | None
    lemma: str | None
    source: str | None
    speaker: ActorRef | None
    speaker_name: str | None
    anonymous: bool
    relays: tuple[str, ...]
    parent: int | None
    reason: str
    statement: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event in a list. `since` and `until` bound its date (days, None open); `origins` counts the independent ones, `agreed` is what
    they hold alike."""

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    sentence: Bilingual
    date: str | None
    since: str | None
    until: str | None
    place: str | None
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    outlets: tuple[str, ...]
    polarities: tuple[str, ...]
    statuses: tuple[str, ...]
    articles: int
    tellings: int
    origins: int
    disputes: int
    first: str | None
    last: str | None
    agreed: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRow:
    """One dispute with both sides; `event_sentence` says what it is about. `kind` update or variant: only looks like a dispute.

    `event` and `type` are empty where it belongs to no one event (two wordings of a statement, two ranks of a person).
    """

    id: str
    event: str
    event_sentence: Bilingual
    type: str
    property: str
    severity: str
    kind: str
    check: str
    sentence: Bilingual
    reason: Bilingual
    settled: Bilingual | None
    sides: tuple[Side, ...]

    def claims(self) -> tuple[Claim, ...]:
        """Every claim of every side."""
        return tuple(claim for side in self.sides for claim in side.claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """One actor in a list: how often it is quoted, acts and undergoes across the dossier."""

    id: str
    name: str
    kind: str
    country: str | None
    wikidata: str | None
    articles: int
    quotes: int
    events: int
