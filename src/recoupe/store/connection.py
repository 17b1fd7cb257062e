"""Opens a dossier's file: one connection a thread, the settings that make it safe, and the steps that bring it up to date."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from recoupe.errors import DossierError
from recoupe.store.schema import STEPS

APPLICATION = 0x7265636F  # "reco": SQLite's application_id, so that `file` and we know a dossier from another database
OLDEST = (3, 37)  # STRICT tables
WAIT_SECONDS = 60  # another process may be adding a long article; a person waits no longer than this
CACHE_KB = 8_192  # a server holds one connection a thread: 40 threads stay under 350 MB
MAPPED_BYTES = 1 << 30  # of the file, shared by all connections through the system's own cache
STEPS_TABLE = "CREATE TABLE IF NOT EXISTS steps (name TEXT PRIMARY KEY, rank INTEGER NOT NULL, applied TEXT NOT NULL) STRICT"


class Connections:
    """One SQLite connection for each thread that asks, all on one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []

    def get(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = connect(self.path)
            self._all.append(found)
        return found

    def close(self) -> None:
        """Closes every thread's connection."""
        while self._all:
            self._all.pop().close()
        self._local = threading.local()


def connect(path: Path) -> sqlite3.Connection:
    """A connection with foreign keys held, a write-ahead log and patience; transactions are begun by hand."""
    connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    connection.execute(f"PRAGMA mmap_size = {MAPPED_BYTES}")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One write transaction: all of it or nothing; other writers wait. Inside another one it is part of that one.

    Raises:
        DossierError: SQLite cannot write (the disk is full, the file is read-only, another process holds it for too long).
    """
    if connection.in_transaction:
        yield connection
        return
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        roll_back(connection)
        raise DossierError(f"The dossier could not be written, and is as it was before ({error}).") from error
    except BaseException:
        roll_back(connection)
        raise


def roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def prepare(path: Path, *, create: bool) -> None:
    """Makes the file, or brings an older one up to date after keeping a copy of it.

    Raises:
        DossierError: there is none and `create` is false, it is no dossier, or a newer recoupe made it.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        raise DossierError(f"A dossier wants SQLite 3.37 or newer; this Python brings {sqlite3.sqlite_version}. Use a newer Python.")
    if not path.exists() and not create:
        raise DossierError(f"{path}: there is no such dossier; `recoupe add` makes one.")
    if path.is_dir() or not path.parent.is_dir():
        raise DossierError(f"{path}: a dossier is a file in a folder that exists.")
    try:
        with closing(connect(path)) as connection:
            todo = missing_steps(connection, path)
            if todo:
                keep_copy(connection, path)
                apply(connection, todo)
    except sqlite3.DatabaseError as error:
        raise DossierError(f"{path}: cannot be opened as a dossier ({error}).") from error


def missing_steps(connection: sqlite3.Connection, path: Path) -> Sequence[tuple[str, str]]:
    """The steps that the file lacks."""
    tables = {row["name"] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION and (tables or application):
        raise DossierError(f"{path}: is a database, but not a dossier of recoupe; choose another file.")
    applied = {row["name"] for row in connection.execute("SELECT name FROM steps")} if "steps" in tables else set()
    if unknown := applied - {name for name, _ in STEPS}:
        raise DossierError(f"{path}: was made by a newer recoupe ({', '.join(sorted(unknown))}); upgrade recoupe to open it.")
    return [step for step in STEPS if step[0] not in applied]


def keep_copy(connection: sqlite3.Connection, path: Path) -> None:
    """Keeps a copy beside an older dossier before it is upgraded; a new file needs none."""
    if connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy2(path, path.with_name(f"{path.name}.before-upgrade"))


def apply(connection: sqlite3.Connection, todo: Sequence[tuple[str, str]]) -> None:
    """Applies the missing steps in one transaction; a second process that comes at once finds them done."""
    connection.execute("PRAGMA journal_mode = WAL")
    with transaction(connection):
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(STEPS_TABLE)
        for name, script in todo:
            rank = [step for step, _ in STEPS].index(name)
            if connection.execute("INSERT OR IGNORE INTO steps VALUES (?, ?, datetime('now'))", (name, rank)).rowcount:
                for statement in statements(script):
                    connection.execute(statement)


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one at a time (`executescript` would commit)."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
