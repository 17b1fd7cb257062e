"""Writes one reading into the dossier's tables: the article, then everything derived from it, in one transaction."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from recoupe.errors import DossierError
from recoupe.model import Account, Actor, Article, Problem, Quote, Reading, Span, Telling
from recoupe.store.codec import dumps, pack, unpack
from recoupe.store.days import bounds
from recoupe.store.identity import actor_id, quote_id
from recoupe.store.sentences import around, sentences
from recoupe.store.stems import stems, words
from recoupe.text import cover, fold, one_line

T = TypeVar("T")
DERIVED = ("quotes", "accounts", "mentions", "times", "quantities", "actor_names", "actor_roles", "problems", "blocks")
TITLE_LENGTH = 400  # characters: no title is longer, a mistaken one may be
UNTITLED_LENGTH = 80  # characters of the text's beginning that stand for a missing title


def now() -> str:
    """This moment, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Inserts whole rows, in the order of the table's columns."""
    rows = list(rows)
    if rows:
        connection.executemany(f"INSERT INTO {table} VALUES ({','.join('?' * len(rows[0]))})", rows)


def as_json(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def add_article(connection: sqlite3.Connection, article: Article, raw: bytes | None) -> int:
    """Inserts the article and its raw input; gives its row number."""
    row = {"sha": article.id, **article_values(article), "added": now()}
    key = connection.execute(f"INSERT INTO articles ({','.join(row)}) VALUES ({','.join('?' * len(row))})", tuple(row.values())).lastrowid
    assert key is not None
    if raw is not None:
        insert(connection, "raws", [(key, zlib.compress(raw, 6))])
    return key


def article_values(article: Article) -> dict[str, object]:
    """The columns of an article that a re-reading may change."""
    title, published = article.title, article.published
    day = bounds(published.value)[0] if published else None
    return {
        "name": article.name,
        "outlet": article.outlet,
        "url": article.url,
        "title": one_line(article.words(title) if title else article.text, TITLE_LENGTH if title else UNTITLED_LENGTH),
        "title_start": title and title.start,
        "title_end": title and title.end,
        "published": published and published.value,
        "basis": published and published.basis,
        "day": day,
        "month": day and day[:7],
        "language": article.language,
        "agency": article.agency,
        "dateline": article.dateline,
        "bylines": as_json(article.bylines),
        "text": article.text,
    }


def update_article(connection: sqlite3.Connection, key: int, article: Article) -> None:
    """What a newer recoupe reads off the same page: date, title, outlet."""
    row = article_values(article)
    connection.execute(f"UPDATE articles SET {','.join(f'{name} = ?' for name in row)} WHERE id = ?", (*row.values(), key))


def clear_derived(connection: sqlite3.Connection, key: int) -> None:
    """Removes all that an earlier reading derived from the article; what people wrote stays."""
    for table in DERIVED:
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (key,))
    connection.execute("DELETE FROM article_index WHERE id = ?", (key,))
    connection.execute("DELETE FROM readings WHERE article = ?", (key,))


def add_derived(connection: sqlite3.Connection, key: int, reading: Reading, tellings: Sequence[Telling], version: str) -> None:
    """Inserts all that `reading` found in the article whose row is `key`."""
    article = reading.article
    ids = add_actors(connection, key, reading.actors)
    insert(connection, "readings", [(key, version, pack(reading))])
    insert(connection, "blocks", ((key, i, b.span.start, b.span.end, b.kind) for i, b in enumerate(article.blocks)))
    insert(
        connection,
        "mentions",
        ((key, i, *place(m.span), m.kind, ids.get(m.actor or ""), article.words(m.span)) for i, m in enumerate(reading.mentions)),
    )
    insert(connection, "times", ((key, i, *place(t.span), t.value, t.kind, article.words(t.span)) for i, t in enumerate(reading.times)))
    insert(
        connection,
        "quantities",
        (
            (key, i, *place(q.span), q.low, q.high, q.unit, q.modifier, q.measure, q.hedge, article.words(q.span))
            for i, q in enumerate(reading.quantities)
        ),
    )
    told = sentences(article)
    add_quotes(connection, key, reading, ids, told)
    add_accounts(connection, key, reading, ids, told, {t.key[1]: t for t in tellings})
    insert(connection, "article_index", [(key, *indexed(" \n".join(article.words(s) for s in article.own_spans())))])
    add_problems(connection, key, reading.problems)


def add_problems(connection: sqlite3.Connection, key: int | None, problems: Iterable[Problem]) -> None:
    """Keeps the problems of an article, or of inputs that gave none."""
    for problem in problems:
        span = problem.span
        row = (key, problem.stage, span and span.start, span and span.end, problem.path, problem.sentence)
        connection.execute("INSERT INTO problems VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)


def replace_derived(
    connection: sqlite3.Connection, reading: Reading, tellings: Sequence[Telling], version: str, compare: Callable[[Reading, Reading], T]
) -> T:
    """Puts `reading` in the place of the former reading of the same article; gives what `compare` says of the two.

    Raises:
        DossierError: the dossier does not hold the article.
    """
    sql = "SELECT s.id, r.reading FROM articles s JOIN readings r ON r.article = s.id WHERE s.sha = ?"
    row = connection.execute(sql, (reading.article.id,)).fetchone()
    if row is None:
        raise DossierError(f"{reading.article.name}: this text is not in the dossier; add it first.")
    former = unpack(Reading, row["reading"])
    clear_derived(connection, row["id"])
    update_article(connection, row["id"], reading.article)
    add_derived(connection, row["id"], reading, tellings, version)
    drop_unmet_actors(connection)
    return compare(former, reading)


def remove(connection: sqlite3.Connection, name: str) -> bool:
    """Removes the article with this id or name, and what nothing else holds any more."""
    rows = connection.execute("SELECT id FROM articles WHERE sha = ? OR name = ?", (name, name)).fetchall()
    for row in rows:
        clear_derived(connection, row["id"])
        connection.execute("DELETE FROM articles WHERE id = ?", (row["id"],))
    drop_unmet_actors(connection)
    connection.execute("DELETE FROM events WHERE id NOT IN (SELECT event FROM event_accounts)")
    return bool(rows)


def drop_unmet_actors(connection: sqlite3.Connection) -> None:
    """Removes actors that no article names, and ties anew those that had leaned on them."""
    gone = connection.execute("SELECT id, folded, kind FROM actors WHERE id NOT IN (SELECT actor FROM actor_names)").fetchall()
    for row in gone:
        connection.execute("DELETE FROM event_actors WHERE actor = ?", (row["id"],))
        connection.execute("DELETE FROM actors WHERE id = ?", (row["id"],))
    for folded, kind in {(row["folded"], row["kind"]) for row in gone}:
        settle(connection, folded, kind)


def add_actors(connection: sqlite3.Connection, key: int, actors: Sequence[Actor]) -> dict[str, str]:
    """Inserts or meets again the article's actors; gives the dossier's id of each local one."""
    ids = {actor.id: actor_id(actor) for actor in actors}
    for actor in actors:
        found = ids[actor.id]
        connection.execute(
            "INSERT INTO actors VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET wikidata = coalesce(wikidata, excluded.wikidata)",
            (found, actor.name, fold(actor.name), actor.kind, actor.country, actor.wikidata, found),
        )
        names = dict.fromkeys((actor.name, *actor.aliases))
        insert(connection, "actor_names", ((key, actor.id, found, name, fold(name)) for name in names))
        insert(connection, "actor_roles", ((key, found, r.title, r.country, r.since, r.until) for r in actor.roles))
    for name, kind in {(fold(actor.name), actor.kind) for actor in actors}:
        settle(connection, name, kind)
    return ids


def settle(connection: sqlite3.Connection, folded: str, kind: str) -> None:
    """Ties an actor met without a country to its namesake where the dossier knows just one; whatever the order they came in."""
    rows = connection.execute("SELECT id, country FROM actors WHERE folded = ? AND kind = ?", (folded, kind)).fetchall()
    placed = [row["id"] for row in rows if row["country"]]
    for row in rows:
        canon = placed[0] if len(placed) == 1 and not row["country"] else row["id"]
        connection.execute("UPDATE actors SET canon = ? WHERE id = ? AND canon <> ?", (canon, row["id"], canon))


def add_quotes(connection: sqlite3.Connection, key: int, reading: Reading, ids: Mapping[str, str], told: Sequence[Span]) -> None:
    article = reading.article
    day = bounds(article.published.value)[0] if article.published else None
    for index, quote in enumerate(reading.quotes):
        row = (*quote_values(article, quote, ids, told), day, article.outlet)
        number = connection.execute(
            f"INSERT OR IGNORE INTO quotes VALUES (NULL, ?, ?, ?{', ?' * len(row)})",
            (unused_id(connection, article, quote), key, index, *row),
        ).lastrowid
        said = f"{quote.speaker_name or ''}\n{article.words(quote.span)}"
        insert(connection, "quote_index", [(number, *indexed(said))])


def unused_id(connection: sqlite3.Connection, article: Article, quote: Quote) -> str:
    """The quote's permanent id; a second quote on the very same span takes a suffix."""
    found = quote_id(article.id, quote.span)
    taken = connection.execute("SELECT count(*) FROM quotes WHERE id = ? OR id LIKE ? || '-_'", (found, found)).fetchone()[0]
    return f"{found}-{taken + 1}" if taken else found


def quote_values(article: Article, quote: Quote, ids: Mapping[str, str], told: Sequence[Span]) -> tuple[object, ...]:
    before, after = around(article, quote.span, told)
    return (
        *place(quote.span), as_json(place(s) for s in quote.content), article.words(quote.span),
        " […] ".join(article.words(s) for s in quote.content), before, after, quote.manner, quote.stance,
        quote.cue and article.words(quote.cue.span), quote.cue and quote.cue.lemma, quote.source and article.words(quote.source),
        ids.get(quote.speaker or ""), quote.speaker_name, quote.anonymous, as_json(r.name for r in quote.relays), quote.parent, quote.reason,
    )  # fmt: skip


def add_accounts(
    connection: sqlite3.Connection,
    key: int,
    reading: Reading,
    ids: Mapping[str, str],
    told: Sequence[Span],
    tellings: Mapping[int, Telling],
) -> None:
    for index, account in enumerate(reading.accounts):
        telling = tellings.get(index)
        row = (*account_values(reading.article, account, told), telling and dumps(telling))
        number = connection.execute(f"INSERT INTO accounts VALUES (NULL, ?, ?{', ?' * len(row)})", (key, index, *row)).lastrowid
        for role, actors in (("actor", account.actors), ("recipient", account.recipients)):
            known = [ids[a] for a in dict.fromkeys(actors) if a in ids]
            insert(connection, "account_actors", ((number, role, rank, actor) for rank, actor in enumerate(known)))


def account_values(article: Article, account: Account, told: Sequence[Span]) -> tuple[object, ...]:
    whole = cover((account.trigger, *account.evidence))
    holding = [s for s in told if s.overlaps(whole)]
    sentence = one_line(article.words(cover(holding)) if holding else article.words(whole), 1000)
    since, until = bounds(account.date)
    return (
        account.type, account.mode, as_json(account.context), *place(account.trigger), article.words(account.trigger), sentence, account.place,
        account.date, since, until, account.polarity, account.status, account.quote, account.rule,
    )  # fmt: skip


def indexed(text: str) -> tuple[str, str]:
    return words(text), stems(text)


def place(span: Span) -> tuple[int, int]:
    return span.start, span.end
