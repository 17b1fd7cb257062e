-- What cross-checking keeps of its own order, so that a few articles more or less cost what they cost, and no rebuild. All of it is derived and
-- may be emptied: the setting `ledger` names the version that made it. Tellings go by their number (a hash of article and index), blocks and
-- speakers by a hash of their words.
DROP TABLE scores;
-- Articles that came, went or changed since, with the digest that the ledger still holds of them.
CREATE TABLE pending (sha TEXT PRIMARY KEY, pack BLOB) STRICT;
-- Actors whose tie to a namesake changed since.
CREATE TABLE pending_actors (actor TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_articles (number INTEGER PRIMARY KEY, sha TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE ledger_tellings (
  telling INTEGER PRIMARY KEY, article INTEGER NOT NULL, "index" INTEGER NOT NULL, event TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_tellings_event ON ledger_tellings (event);
CREATE INDEX ledger_tellings_article ON ledger_tellings (article);
CREATE TABLE ledger_blocks (
  block INTEGER NOT NULL, day INTEGER NOT NULL, near INTEGER NOT NULL, telling INTEGER NOT NULL, PRIMARY KEY (block, day, near, telling)
) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_edges (telling INTEGER NOT NULL, other INTEGER NOT NULL, worth REAL NOT NULL, PRIMARY KEY (telling, other)) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_links (plan INTEGER NOT NULL, act INTEGER NOT NULL, PRIMARY KEY (plan, act)) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_links_act ON ledger_links (act);
CREATE TABLE ledger_marks (mark INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (mark, article)) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_wordings (
  speaker INTEGER NOT NULL, week INTEGER NOT NULL, article INTEGER NOT NULL, "index" INTEGER NOT NULL, day INTEGER, voice TEXT NOT NULL,
  name TEXT NOT NULL, stems TEXT NOT NULL, statement TEXT, PRIMARY KEY (speaker, week, article, "index")
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_wordings_statement ON ledger_wordings (statement);
CREATE INDEX ledger_wordings_article ON ledger_wordings (article);
CREATE TABLE ledger_figures (
  figure INTEGER PRIMARY KEY, article INTEGER NOT NULL, "index" INTEGER NOT NULL, kind TEXT NOT NULL, names TEXT NOT NULL, stems TEXT NOT NULL,
  date TEXT, published TEXT, thing TEXT
) STRICT;
CREATE INDEX ledger_figures_article ON ledger_figures (article);
CREATE INDEX ledger_figures_thing ON ledger_figures (thing);
CREATE TABLE ledger_uses (
  ground TEXT NOT NULL, part TEXT NOT NULL, published TEXT NOT NULL, article INTEGER NOT NULL, "index" INTEGER, content TEXT
) STRICT;
CREATE INDEX ledger_uses_ground ON ledger_uses (ground, part, published);
CREATE INDEX ledger_uses_article ON ledger_uses (article, "index");
CREATE TABLE ledger_origins (
  id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, reason_fr TEXT NOT NULL, event TEXT NOT NULL, reason_en TEXT NOT NULL,
  PRIMARY KEY (id, kind, name, reason_fr, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_origins_event ON ledger_origins (event);
CREATE TABLE ledger_findings (dispute TEXT PRIMARY KEY, ground TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_findings_ground ON ledger_findings (ground);
