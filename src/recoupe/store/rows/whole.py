"""One thing with all its evidence: an event, an actor, an article."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Article, Copy, Join, Origin, Reading, Role, Telling
from recoupe.store.rows.listed import ActorRef, ActorRow, ArticleRow, DisputeRow, EventRow, QuoteRow


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
