"""What a dossier answers: frozen rows, rich enough for a reading room, with the words behind each value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from recoupe.model import Article, Bilingual, Claim, Copy, Join, Origin, Problem, Reading, Role, Side, Span, Telling
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
    """One article in a list. `id` is the sha256 of the text; `day` is the first day of `published`, to sort by."""

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
    """One event in a list. `since` and `until` bound its date (days, None open); `origins` counts the independent ones."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingRow:
    """One telling of an event, its origin, the sentence that tells it and the quote that asserts it (its id)."""

    telling: Telling
    origin: Origin
    title: str
    url: str | None
    sentence: str
    quote: str | None
    actors: tuple[ActorRef, ...]
    recipients: tuple[ActorRef, ...]
    rule: str


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
class Linked:
    """An event tied to another one, and how (plan, execution, denial…)."""

    relation: str
    event: EventRow


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """One event with all its evidence. `tellings` come in the order of publication."""

    row: EventRow
    tellings: tuple[TellingRow, ...]
    origins: tuple[Origin, ...]
    joins: tuple[Join, ...]
    disputes: tuple[DisputeRow, ...]
    linked: tuple[Linked, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """What an actor does with another one: how many events of one type, in which direction (`to`, `from` or `with`)."""

    actor: ActorRef
    type: str
    direction: str
    events: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """One actor with the names met, the offices over time (each once, with its articles' count), homonyms and partners."""

    row: ActorRow
    aliases: tuple[tuple[str, int], ...]
    offices: tuple[tuple[Role, int], ...]
    homonyms: tuple[ActorRef, ...]
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One article with its reading, as stored (private furniture masked), its quotes and events, and what copies it."""

    row: ArticleRow
    article: Article
    reading: Reading
    quotes: tuple[QuoteRow, ...]
    events: tuple[EventRow, ...]
    event_of: tuple[tuple[int, str], ...]
    copies: tuple[Copy, ...]
    actor_of: tuple[tuple[str, ActorRef], ...]


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
