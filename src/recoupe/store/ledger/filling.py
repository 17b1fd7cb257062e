"""Fills an empty ledger with the order that a whole cross-check made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.model import Key, Origin
from recoupe.store.ledger import Ledger
from recoupe.store.ledger.blocks import Order
from recoupe.store.ledger.figures import Figure
from recoupe.store.ledger.grounds import Use
from recoupe.store.ledger.sayings import Said
from recoupe.store.renewing import put_origins

TABLES = ("tellings", "blocks", "edges", "links", "marks", "wordings", "figures", "uses", "origins", "findings", "articles")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """All that a ledger holds. `marks` are by article, `tellings` (number, key, event), `blocks` (block, place in it), `edges` and `links`
    pairs of numbers; `statements` and `things` tell the statement in which a saying stands, and what a number counts with others; `origins`
    are (event or thing, origin), `findings` (ground, dispute)."""

    marks: Mapping[str, Iterable[int]]
    tellings: Iterable[tuple[int, Key, str]]
    blocks: Iterable[tuple[int, Order]]
    edges: Iterable[tuple[int, int, float]]
    links: Iterable[tuple[int, int]]
    sayings: Iterable[Said]
    statements: Mapping[Key, str]
    figures: Iterable[Figure]
    things: Mapping[Key, str]
    uses: Iterable[Use]
    origins: Iterable[tuple[str, Origin]]
    findings: Iterable[tuple[str, str]]


def fill(connection: sqlite3.Connection, filling: Filling) -> None:
    """Makes the ledger hold `filling`, and nothing else."""
    for table in TABLES:
        connection.execute(f"DELETE FROM ledger_{table}")
    ledger = Ledger(connection)
    for sha in filling.marks:
        ledger.articles.enter(sha)
    numbers = {row["sha"]: row["number"] for row in connection.execute("SELECT sha, number FROM ledger_articles")}
    rows = sorted((mark, numbers[sha]) for sha, marks in filling.marks.items() for mark in marks)
    connection.executemany("INSERT INTO ledger_marks VALUES (?, ?)", rows)
    ledger.accounts.settle(filling.tellings)
    ledger.blocks.fill(filling.blocks)
    ledger.accounts.put_edges(filling.edges)
    ledger.accounts.put_links(filling.links)
    ledger.sayings.put(filling.sayings, filling.statements)
    ledger.figures.put(filling.figures, filling.things)
    ledger.grounds.put(filling.uses)
    put_origins(connection, filling.origins)
    ledger.grounds.keep((), filling.findings)
