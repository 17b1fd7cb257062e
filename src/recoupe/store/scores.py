"""The scores of pairs of accounts that earlier cross-checks weighed: kept in the file, so that a later one weighs only new pairs."""

from __future__ import annotations

import math
import sqlite3
import struct
from collections import defaultdict
from collections.abc import Mapping

from recoupe.model import Key

Scores = Mapping[tuple[Key, Key], float | None]
# Article and index of the left account, of the right one, and the score.
ROW = struct.Struct("<IHIHd")


def load_scores(connection: sqlite3.Connection, version: str) -> dict[tuple[Key, Key], float | None]:
    """The scores kept under `version`; those of articles that are gone are passed over."""
    names = {row["id"]: row["sha"] for row in connection.execute("SELECT id, sha FROM articles")}
    keys = {(row[0], row[1]): (names[row[0]], row[1]) for row in connection.execute('SELECT article, "index" FROM accounts')}
    found: dict[tuple[Key, Key], float | None] = {}
    for (pack,) in connection.execute("SELECT pack FROM scores WHERE version = ?", (version,)):
        for left, i, right, j, score in ROW.iter_unpack(pack):
            a, b = keys.get((left, i)), keys.get((right, j))
            if a is not None and b is not None:
                found[a, b] = None if math.isnan(score) else score
    return found


def keep_scores(connection: sqlite3.Connection, scores: Scores, version: str) -> None:
    """Adds `scores` to those kept under `version`; those of other versions go."""
    connection.execute("DELETE FROM scores WHERE version <> ?", (version,))
    numbers = {row["sha"]: row["id"] for row in connection.execute("SELECT id, sha FROM articles")}
    packs: defaultdict[int, bytearray] = defaultdict(bytearray)
    for (a, b), score in scores.items():
        left, right = numbers.get(a[0]), numbers.get(b[0])
        if left is not None and right is not None:
            packs[max(left, right)] += ROW.pack(left, a[1], right, b[1], math.nan if score is None else score)
    connection.executemany("INSERT INTO scores VALUES (?, ?, ?)", ((number, version, bytes(pack)) for number, pack in packs.items()))


def drop_scores(connection: sqlite3.Connection, article: int) -> None:
    """Removes the scores in which this article may have part: its accounts are about to be others."""
    connection.execute("DELETE FROM scores WHERE article >= ?", (article,))
