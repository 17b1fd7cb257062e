CREATE TABLE judgements (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
  judgement TEXT NOT NULL CHECK (judgement IN ('positive', 'negative', 'unsure', 'none')), author TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX judgements_pair ON judgements ("left", "right");
CREATE TABLE notes (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX notes_target ON notes (kind, target);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
