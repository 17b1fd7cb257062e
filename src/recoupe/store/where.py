"""Filters as SQL: for each kind of row the conditions that a Filter asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from recoupe.errors import UsageError
from recoupe.store.days import bounds
from recoupe.store.filters import Filter
from recoupe.store.query import parse
from recoupe.text import fold

NAMED = """(SELECT canon FROM actors WHERE id = ? OR country = ? OR ' ' || folded || ' ' LIKE ?
  UNION SELECT a.canon FROM actor_names n JOIN actors a ON a.id = n.actor WHERE n.folded = ?)"""


@dataclass(slots=True)
class Where:
    """Conditions that must all hold, and their parameters in order."""

    parts: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, part: str, *values: object) -> None:
        self.parts.append(part)
        self.values.extend(values)

    def equal(self, column: str, value: object | None) -> None:
        """`column` holds `value`, where one is asked for."""
        if value is not None:
            self.add(f"{column} = ?", value)

    def sql(self) -> str:
        return f" WHERE {' AND '.join(self.parts)}" if self.parts else ""


def named(name: str) -> tuple[object, ...]:
    """The parameters of NAMED: by id, by country code, by words of the name, by a name met."""
    return name, name, f"% {fold(name)} %", fold(name)


def since_day(filter: Filter) -> str | None:
    return day_of(filter.since, 0)


def until_day(filter: Filter) -> str | None:
    return day_of(filter.until, 1)


def day_of(value: str | None, which: int) -> str | None:
    day = bounds(value)[which]
    if value and day is None:
        raise UsageError(f"{value}: is not a date; write 2022, 2022-03 or 2022-03-08.")
    return day


def published_within(where: Where, column: str, filter: Filter) -> None:
    if (since := since_day(filter)) is not None:
        where.add(f"{column} >= ?", since)
    if (until := until_day(filter)) is not None:
        where.add(f"{column} <= ?", until)


def matching(where: Where, key: str, kind: str, filter: Filter) -> None:
    if filter.search:
        where.add(f"{key} IN (SELECT rowid FROM {kind}_fts WHERE {kind}_fts MATCH ?)", parse(filter.search).match)


def in_article(where: Where, column: str, filter: Filter) -> None:
    if filter.article is not None:
        where.add(f"{column} IN (SELECT id FROM articles WHERE sha = ? OR name = ?)", filter.article, filter.article)


def articles(filter: Filter) -> Where:
    """Over `articles s`."""
    where = Where()
    where.equal("s.outlet", filter.outlet)
    in_article(where, "s.id", filter)
    published_within(where, "s.day", filter)
    if filter.actor is not None:
        where.add(
            f"s.id IN (SELECT m.article FROM actor_names m JOIN actors a ON a.id = m.actor WHERE a.canon IN {NAMED})", *named(filter.actor)
        )
    if filter.speaker is not None:
        where.add(
            f"s.id IN (SELECT q.article FROM quotes q JOIN actors a ON a.id = q.speaker WHERE a.canon IN {NAMED})", *named(filter.speaker)
        )
    if filter.type is not None:
        where.add("s.id IN (SELECT article FROM accounts WHERE type = ?)", filter.type)
    if filter.event is not None:
        where.add("s.id IN (SELECT a.article FROM event_accounts e JOIN accounts a ON a.key = e.account WHERE e.event = ?)", filter.event)
    matching(where, "s.id", "article", filter)
    return where


def quotes(filter: Filter) -> Where:
    """Over `quotes q`."""
    where = Where()
    for column in ("outlet", "stance", "manner", "anonymous"):
        where.equal(f"q.{column}", getattr(filter, column))
    in_article(where, "q.article", filter)
    published_within(where, "q.day", filter)
    name = filter.speaker or filter.actor
    if name is not None:
        where.add(
            f"(q.speaker IN (SELECT id FROM actors WHERE canon IN {NAMED}) OR (q.speaker IS NULL AND q.speaker_name LIKE ?))",
            *named(name),
            f"%{name}%",
        )
    if filter.statement is not None:
        where.add("q.key IN (SELECT quote FROM statement_quotes WHERE statement = ?)", filter.statement)
    matching(where, "q.key", "quote", filter)
    return where


def events(filter: Filter) -> Where:
    """Over `events e`: an event without a date is kept where it was first published in the time asked for."""
    where = Where()
    where.equal("e.type", filter.type)
    if (since := since_day(filter)) is not None:
        where.add("CASE WHEN e.date IS NULL THEN e.last ELSE coalesce(e.until, '9999') END >= ?", since)
    if (until := until_day(filter)) is not None:
        where.add("CASE WHEN e.date IS NULL THEN e.first ELSE coalesce(e.since, '0000') END <= ?", until)
    for name in (filter.actor, filter.partner):
        if name is not None:
            where.add(f"e.id IN (SELECT event FROM event_actors WHERE actor IN {NAMED})", *named(name))
    told(where, filter)
    if filter.origins is not None:
        where.add("e.origins >= ?", filter.origins)
    if filter.disputed is not None:
        where.add("e.disputes > 0" if filter.disputed else "e.disputes = 0")
    if filter.event is not None:
        where.add("e.id = ?", filter.event)
    matching(where, "e.key", "event", filter)
    return where


TOLD = "e.id IN (SELECT t.event FROM event_accounts t JOIN accounts a ON a.key = t.account JOIN articles s ON s.id = a.article WHERE {})"


SAID = f"""(a.article, a.quote) IN
  (SELECT q.article, q."index" FROM quotes q JOIN actors c ON c.id = q.speaker WHERE c.canon IN {NAMED})"""
ACTORS_IN = """a.id IN (SELECT c.canon FROM actor_names n JOIN actors c ON c.id = n.actor JOIN articles s ON s.id = n.article
  WHERE ? IN (s.sha, s.name))"""


def told(where: Where, filter: Filter) -> None:
    """Conditions that one telling of the event must meet."""
    if filter.outlet is not None:
        where.add(TOLD.format("s.outlet = ?"), filter.outlet)
    if filter.article is not None:
        where.add(TOLD.format("? IN (s.sha, s.name)"), filter.article)
    if filter.mode is not None:
        where.add(TOLD.format("a.mode = ?"), filter.mode)
    if filter.context is not None:
        where.add(TOLD.format("? IN (SELECT value FROM json_each(a.context))"), filter.context)
    if filter.speaker is not None:
        where.add(TOLD.format(SAID), *named(filter.speaker))


def disputes(filter: Filter) -> Where:
    """Over `disputes d LEFT JOIN events e`: by their event, or, where they have none, by what their claims say."""
    where = Where()
    kept = events(Filter(type=filter.type, actor=filter.actor, partner=filter.partner, since=filter.since, until=filter.until))
    if kept.parts:
        own = claims_say(filter)
        where.add(f"({' AND '.join(kept.parts)} OR (d.event IS NULL AND {' AND '.join(own.parts)}))", *kept.values, *own.values)
    for column in ("property", "severity", "kind", "event"):
        where.equal(f"d.{column}", getattr(filter, column))
    if filter.outlet is not None:
        where.add(CLAIMED.format("s.outlet = ?"), filter.outlet)
    if filter.article is not None:
        where.add(CLAIMED.format("? IN (s.sha, s.name)"), filter.article)
    if filter.speaker is not None:
        where.add(CLAIMED.format("c.asserted_by LIKE ?"), f"%{filter.speaker}%")
    matching(where, "e.key", "event", filter)
    return where


CLAIMED = "d.id IN (SELECT c.dispute FROM claims c LEFT JOIN articles s ON s.id = c.article WHERE {})"


def claims_say(filter: Filter) -> Where:
    """The conditions of an event's filter, on the claims of a dispute that has no event."""
    where = Where()
    if filter.type is not None:
        where.add("0")
    for name in (filter.actor, filter.partner):
        if name is not None:
            where.add(CLAIMED.format("c.asserted_by LIKE ?"), f"%{name}%")
    if (since := since_day(filter)) is not None:
        where.add(CLAIMED.format("s.day >= ?"), since)
    if (until := until_day(filter)) is not None:
        where.add(CLAIMED.format("s.day <= ?"), until)
    return where


def actors(filter: Filter) -> Where:
    """Over `actors a`, the ones that stand for themselves."""
    where = Where(["a.canon = a.id"])
    where.equal("a.kind", filter.kind)
    where.equal("a.country", filter.country)
    for name in (filter.actor or filter.speaker, filter.search):
        if name is not None:
            where.add(f"a.id IN {NAMED}", *named(name))
    in_article_actors(where, filter)
    return where


def in_article_actors(where: Where, filter: Filter) -> None:
    if filter.article is not None:
        where.add(ACTORS_IN, filter.article)
    if filter.event is not None:
        where.add("a.id IN (SELECT actor FROM event_actors WHERE event = ?)", filter.event)


WHERES: Mapping[str, Callable[[Filter], Where]] = {
    "articles": articles,
    "quotes": quotes,
    "events": events,
    "disputes": disputes,
    "actors": actors,
}
Row = Mapping[str, Any]
