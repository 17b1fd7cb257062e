"""What a re-reading or a new cross-check gained and lost, in the words a person would look for."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.model import Reading
from recoupe.store.rows import Change
from recoupe.text import one_line

Words = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Changes:
    """Two states of the same things, each kind of thing as the words of its members."""

    before: Words
    after: Words

    def of(self, article: str | None) -> tuple[Change, ...]:
        """One Change for each kind that gained or lost something."""
        found: list[Change] = []
        for kind in self.before:
            old, new = Counter(self.before[kind]), Counter(self.after[kind])
            if old != new:
                found.append(Change(kind=kind, article=article, lost=tuple((old - new).elements()), gained=tuple((new - old).elements())))
        return tuple(found)


def reading_changes(before: Reading, after: Reading) -> tuple[Change, ...]:
    """What `after` finds in the article that `before` did not, and the other way."""
    return Changes(reading_words(before), reading_words(after)).of(after.article.name)


def reading_words(reading: Reading) -> Words:
    words = reading.article.words
    return {
        "quotes": [one_line(f"{q.speaker_name or '?'}: {words(q.span)}") for q in reading.quotes],
        "accounts": [f"{a.type} {words(a.trigger)} ({a.polarity}, {a.status}, {a.date or 'undated'})" for a in reading.accounts],
        "actors": [a.name for a in reading.actors],
    }


def crosscheck_words(connection: sqlite3.Connection) -> Words:
    """The sentences of the events and disputes that the dossier holds."""
    return {table: [row[0] for row in connection.execute(f"SELECT sentence_fr FROM {table}")] for table in ("events", "disputes")}
