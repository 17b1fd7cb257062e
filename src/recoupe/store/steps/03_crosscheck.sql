CREATE TABLE origins (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, reason_fr TEXT NOT NULL, reason_en TEXT NOT NULL) STRICT;
CREATE TABLE events (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, date TEXT, since TEXT, until TEXT, place TEXT, sentence_fr TEXT NOT NULL,
  sentence_en TEXT NOT NULL, actor_names TEXT NOT NULL, recipient_names TEXT NOT NULL, articles INTEGER NOT NULL, tellings INTEGER NOT NULL,
  origins INTEGER NOT NULL, disputes INTEGER NOT NULL DEFAULT 0, first TEXT, last TEXT
) STRICT;
CREATE INDEX events_type ON events (type);
CREATE INDEX events_since ON events (since);
CREATE TABLE event_accounts (
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, rank INTEGER NOT NULL, account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
  origin TEXT NOT NULL REFERENCES origins, PRIMARY KEY (event, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_accounts_account ON event_accounts (account);
CREATE TABLE event_actors (
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, role TEXT NOT NULL, rank INTEGER NOT NULL, actor TEXT NOT NULL REFERENCES actors,
  PRIMARY KEY (event, role, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actors_actor ON event_actors (actor, role);
CREATE TABLE joins (
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, left_article TEXT NOT NULL, left_index INTEGER NOT NULL, right_article TEXT NOT NULL,
  right_index INTEGER NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL
) STRICT;
CREATE INDEX joins_event ON joins (event);
CREATE TABLE event_links (
  event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, relation TEXT NOT NULL, other TEXT NOT NULL
) STRICT;
CREATE INDEX event_links_event ON event_links (event);
CREATE TABLE disputes (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event TEXT REFERENCES events (id) ON DELETE CASCADE, property TEXT NOT NULL,
  severity TEXT NOT NULL, kind TEXT NOT NULL, "check" TEXT NOT NULL, sentence_fr TEXT NOT NULL, sentence_en TEXT NOT NULL,
  reason_fr TEXT NOT NULL, reason_en TEXT NOT NULL, settled_fr TEXT, settled_en TEXT
) STRICT;
CREATE INDEX disputes_event ON disputes (event);
CREATE TABLE claims (
  dispute TEXT NOT NULL REFERENCES disputes (id) ON DELETE CASCADE, side INTEGER NOT NULL, value TEXT NOT NULL, rank INTEGER NOT NULL,
  article INTEGER REFERENCES articles ON DELETE CASCADE, start INTEGER, "end" INTEGER, words TEXT, claimed TEXT, asserted_by TEXT, origin TEXT,
  polarity TEXT, status TEXT, PRIMARY KEY (dispute, side, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_article ON claims (article);
CREATE TABLE statements (id TEXT PRIMARY KEY, speaker TEXT NOT NULL) STRICT;
CREATE TABLE statement_quotes (
  statement TEXT NOT NULL REFERENCES statements ON DELETE CASCADE, quote INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
  PRIMARY KEY (statement, quote)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_quotes_quote ON statement_quotes (quote);
CREATE TABLE copies (
  "left" INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, "right" INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  relation TEXT NOT NULL, score REAL NOT NULL, shared TEXT NOT NULL
) STRICT;
CREATE INDEX copies_left ON copies ("left");
CREATE INDEX copies_right ON copies ("right");
