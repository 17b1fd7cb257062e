"""Actors met again across articles: one dossier-level actor per (folded name, kind, country)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from recoupe.model import Actor
from recoupe.store.identity import actor_id
from recoupe.store.inserting import insert_all
from recoupe.text import fold

MEET = """INSERT INTO actors (id, name, folded, kind, country, wikidata, canon) VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET wikidata = coalesce(wikidata, excluded.wikidata)"""

UNMET = "SELECT id, folded, kind FROM actors a WHERE id = ? AND NOT EXISTS (SELECT 1 FROM actor_names n WHERE n.actor = a.id)"


def meet_actors(connection: sqlite3.Connection, key: int, actors: Sequence[Actor]) -> dict[str, str]:
    """Inserts or meets again an article's actors; gives the dossier's id of each local one."""
    ids = {actor.id: actor_id(actor) for actor in actors}
    for actor in actors:
        found = ids[actor.id]
        connection.execute(MEET, (found, actor.name, fold(actor.name), actor.kind, actor.country, actor.wikidata, found))
        names = dict.fromkeys((actor.name, *actor.aliases))
        met = {"article": key, "local": actor.id, "actor": found}
        insert_all(connection, "actor_names", ({**met, "name": name, "folded": fold(name)} for name in names))
        roles = ({"title": r.title, "country": r.country, "since": r.since, "until": r.until} for r in actor.roles)
        insert_all(connection, "actor_roles", ({"article": key, "actor": found, **role} for role in roles))
    for name, kind in {(fold(actor.name), actor.kind) for actor in actors}:
        settle(connection, name, kind)
    return ids


def settle(connection: sqlite3.Connection, folded: str, kind: str) -> None:
    """Ties an actor met without a country to its namesake where the dossier knows just one, whatever the order they came in."""
    rows = connection.execute("SELECT id, country FROM actors WHERE folded = ? AND kind = ?", (folded, kind)).fetchall()
    placed = [row["id"] for row in rows if row["country"]]
    for row in rows:
        canon = placed[0] if len(placed) == 1 and not row["country"] else row["id"]
        if connection.execute("UPDATE actors SET canon = ? WHERE id = ? AND canon <> ?", (canon, row["id"], canon)).rowcount:
            connection.execute("INSERT OR IGNORE INTO pending_actors VALUES (?)", (row["id"],))


def actors_of(connection: sqlite3.Connection, article: int) -> set[str]:
    """The actors that an article names."""
    return {row[0] for row in connection.execute("SELECT actor FROM actor_names WHERE article = ?", (article,))}


def drop_unmet_actors(connection: sqlite3.Connection, among: Iterable[str]) -> None:
    """Removes those of some actors that no article names, and ties anew those that had leaned on them."""
    gone = [row for actor in among for row in connection.execute(UNMET, (actor,)).fetchall()]
    for row in gone:
        connection.execute("DELETE FROM event_actors WHERE actor = ?", (row["id"],))
        connection.execute("DELETE FROM actors WHERE id = ?", (row["id"],))
    for folded, kind in {(row["folded"], row["kind"]) for row in gone}:
        settle(connection, folded, kind)
