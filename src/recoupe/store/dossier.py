"""The dossier: the file a desk keeps on an affair, and the only door to it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from recoupe.loans import Clue
from recoupe.model import Crosscheck, Digest, Problem, Reading, Telling, Tightened
from recoupe.store.adding import add_article, add_derived, add_problems, remove_article, replace_derived
from recoupe.store.changes import Changes, crosscheck_words, reading_changes
from recoupe.store.codec import pack, unpack
from recoupe.store.connection import Connections, prepare, transaction
from recoupe.store.crosschecks import replace_crosscheck
from recoupe.store.dateless import put_tightened
from recoupe.store.ledger import Ledger
from recoupe.store.ledger.filling import Filling, fill
from recoupe.store.loans import Lend, Tell, add_clues, held_reading, settle_loans
from recoupe.store.people import judgements_held, notes_kept, put_judgement, put_note
from recoupe.store.queries import Queries
from recoupe.store.rows import (
    Change,
    Judged,
    Note,
)
from recoupe.store.written import forget_written

DIGESTED = """SELECT d.pack, r.pack AS reading FROM readings r LEFT JOIN digests d ON d.article = r.article AND d.version = ?
  WHERE r.article = ?"""


class Dossier(Queries):
    """One SQLite file that holds articles, what was read in them and what cross-checking found.

    Any thread may use it. Writers of several processes wait for each other; each call that writes is one transaction.
    """

    def __init__(self, path: str | Path, *, create: bool = True) -> None:
        """Opens the dossier at `path`, bringing an older one up to date (a copy is kept beside it).

        Raises:
            DossierError: the file is missing and `create` is false, is no dossier, or comes from a newer recoupe.
        """
        self.path = Path(path)
        prepare(self.path, create=create)
        super().__init__(Connections(self.path))

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Self:
        """The dossier at `path`, which must exist unless `create`. Raises DossierError as the class does."""
        return cls(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the dossier can't be used after."""
        self._connections.close()

    # What goes in

    def add(
        self, reading: Reading, raw: bytes | None = None, tellings: Sequence[Telling] = (), version: str = "", clues: Sequence[Clue] = ()
    ) -> bool:
        """Adds one article with all that was read in it, in one transaction; False where the dossier has this very text already.

        `raw` is the input as it came (kept compressed, so that it can be read again), `tellings` what crosses to cross-checking, `version`
        the recoupe that read it, `clues` what it tells other articles and asks of them. The article is kept as it stands in `reading`: mask
        private furniture first.
        """
        with transaction(self._db) as db:
            if self.holds(reading.article.id):
                return False
            key = add_article(db, reading.article, raw)
            add_derived(db, key, reading, tellings, version)
            add_clues(db, key, clues)
            self._touch(db)
        return True

    def outlet_of(self, article: str) -> str | None:
        """The outlet of the article with this id; None where it has none, or the dossier does not hold it."""
        row = self._db.execute("SELECT outlet FROM articles WHERE sha = ?", (article,)).fetchone()
        return row["outlet"] if row else None

    def holds(self, article: str) -> bool:
        """True where an article with this id is in the dossier."""
        return self._db.execute("SELECT 1 FROM articles WHERE sha = ?", (article,)).fetchone() is not None

    def reread(
        self, reading: Reading, tellings: Sequence[Telling] = (), version: str = "", clues: Sequence[Clue] = ()
    ) -> tuple[Change, ...]:
        """Replaces what was derived from an article that the dossier holds; what people wrote stays. Gives what changed.

        Raises:
            DossierError: the dossier does not hold the article.
        """
        with transaction(self._db) as db:
            self._touch(db)
            key, changes = replace_derived(db, reading, tellings, version, reading_changes)
            add_clues(db, key, clues)
            return changes

    def remove(self, article: str) -> bool:
        """Removes an article (by id or name) and all derived from it; False where there is none. Cross-check again afterwards.

        Raises:
            UsageError: several articles have this name.
        """
        with transaction(self._db) as db:
            removed = remove_article(db, article)
            if removed:
                self._touch(db)
        return removed

    def settle_loans(self, lend: Lend, tell: Tell) -> int:
        """Fills what articles leave open from what others say, where clues came or went; gives how many articles that changed."""
        with transaction(self._db) as db:
            return settle_loans(db, lend, tell)

    def put_crosscheck(self, found: Crosscheck, filling: Filling | None = None, version: str = "") -> tuple[Change, ...]:
        """Makes events, disputes, origins, statements and copies those of `found`, writing only what is new or changed; gives the events
        and disputes gained and lost. `filling` is the order made on the way, from which `renewing` goes on, `version` what made it."""
        with transaction(self._db) as db:
            before = crosscheck_words(db)
            replace_crosscheck(db, found)
            is_whole = filling is not None and db.execute("SELECT 1 FROM pending").fetchone() is None
            if filling and is_whole:
                fill(db, filling)
            self._set(db, "ledger", version if is_whole else "")
            self._set(db, "crosschecked", "yes" if is_whole or filling is None else "no")
            return Changes(before, crosscheck_words(db)).of(None)

    def start_over(self) -> None:
        """Before a whole cross-check: what comes, goes or changes from now on is told apart from what it takes in."""
        with transaction(self._db) as db:
            db.execute("DELETE FROM pending")
            db.execute("DELETE FROM pending_actors")
            self._set(db, "ledger", "")
            self._touch(db)

    @contextmanager
    def renewing(self) -> Iterator[Ledger]:
        """The ledger of the last cross-check, to bring it and the dossier up to date: all of it, or nothing where that fails."""
        with transaction(self._db) as db:
            yield Ledger(db)
            db.execute("DELETE FROM pending")
            db.execute("DELETE FROM pending_actors")
            self._set(db, "crosschecked", "yes")

    @property
    def pending(self) -> int:
        """How many articles came, went or changed since the last cross-check."""
        number: int = self._db.execute("SELECT count(*) FROM pending").fetchone()[0]
        return number

    def put_tightened(self, found: Iterable[Tightened]) -> None:
        """Makes the bounds kept for articles without a date of their own those of `found`."""
        with transaction(self._db) as db:
            put_tightened(db, found)

    def add_problems(self, problems: Iterable[Problem]) -> None:
        """Keeps the problems of inputs that gave no article."""
        with transaction(self._db) as db:
            add_problems(db, None, problems)

    @property
    def crosschecked(self) -> bool:
        """True where nothing came in or went out since the last `put_crosscheck`."""
        return self.setting("crosschecked") == "yes"

    def _touch(self, db: sqlite3.Connection) -> None:
        self._set(db, "crosschecked", "no")

    def setting(self, name: str) -> str | None:
        """A setting kept in the dossier itself."""
        row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return row["value"] if row else None

    def set(self, name: str, value: str) -> None:
        """Keeps a setting."""
        with transaction(self._db) as db:
            self._set(db, name, value)

    def _set(self, db: sqlite3.Connection, name: str, value: str) -> None:
        db.execute("INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name, value))

    def digests(self, make: Callable[[Reading], Digest], version: str) -> Iterator[Digest]:
        """What each article brings to cross-checking, in the order added. Made by `make` and kept where there is none of `version`."""
        return self._digests("SELECT article FROM readings ORDER BY article", make, version)

    def digest_pending(self, make: Callable[[Reading], Digest], version: str) -> None:
        """Makes what the articles that came or changed since the last cross-check bring to it."""
        for _ in self._digests("SELECT s.id FROM pending p JOIN articles s ON s.sha = p.sha ORDER BY s.id", make, version):
            pass

    def _digests(self, articles: str, make: Callable[[Reading], Digest], version: str) -> Iterator[Digest]:
        for key in self._keys(articles):
            row = self._db.execute(DIGESTED, (version, key)).fetchone()
            if row is not None and row["pack"] is not None:
                yield unpack(Digest, row["pack"])
            elif row is not None:
                made = make(held_reading(self._db, key, row["reading"]))
                with transaction(self._db) as db:
                    if db.execute("DELETE FROM digests WHERE article = ?", (key,)).rowcount:
                        forget_written(db, key)
                    db.execute("INSERT INTO digests (article, version, pack) VALUES (?, ?, ?)", (key, version, pack(made)))
                yield made

    # What people say

    def judge(self, kind: str, left: str, right: str, judgement: str, *, author: str = "", reason: str = "") -> int:
        """Keeps a person's judgement (positive, negative, unsure, none) of a pair of accounts or actors. Raises UsageError."""
        with transaction(self._db) as db:
            return put_judgement(db, kind, left, right, judgement, author, reason)

    def judgements(self, kind: str | None = None) -> tuple[Judged, ...]:
        """The judgement that holds for each pair."""
        return judgements_held(self._db, kind)

    def note(self, kind: str, target: str, text: str, *, author: str = "") -> int:
        """Keeps a note on an article, quote, event, dispute or actor. Raises UsageError where it is empty."""
        with transaction(self._db) as db:
            return put_note(db, kind, target, author, text)

    def notes(self, kind: str | None = None, target: str | None = None) -> tuple[Note, ...]:
        """The notes kept, of one thing or of all."""
        return notes_kept(self._db, kind, target)
