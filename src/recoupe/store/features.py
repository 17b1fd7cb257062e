"""What the SQLite of this Python can do."""

from __future__ import annotations

import sqlite3


def sqlite_version() -> str:
    """The version of the SQLite library itself."""
    return sqlite3.sqlite_version


def has_full_text_search() -> bool:
    """True where SQLite was built with FTS5, without which a dossier cannot be searched."""
    with sqlite3.connect(":memory:") as connection:
        return any("ENABLE_FTS5" in row[0] for row in connection.execute("PRAGMA compile_options"))
