"""The tables of a dossier, as named steps applied once, in order. What is derived and what people wrote are kept apart.

`document`s: articles, readings, raws. Derived from them and replaced by every re-reading: everything down to `problems`. People's: `judgements`,
`notes`, which name their target by permanent ids and survive. A step, once released, is never edited: a change is a new step.
"""

from __future__ import annotations

DOCUMENTS = """
CREATE TABLE articles (
  id INTEGER PRIMARY KEY, sha TEXT NOT NULL UNIQUE, name TEXT NOT NULL, outlet TEXT, url TEXT, title TEXT NOT NULL,
  title_start INTEGER, title_end INTEGER, published TEXT, basis TEXT, day TEXT, month TEXT, language TEXT NOT NULL, agency TEXT, dateline TEXT,
  bylines TEXT NOT NULL, text TEXT NOT NULL, added TEXT NOT NULL
) STRICT;
CREATE INDEX articles_name ON articles (name);
CREATE INDEX articles_day ON articles (day);
CREATE INDEX articles_outlet ON articles (outlet, month);
CREATE TABLE readings (
  article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, version TEXT NOT NULL, reading BLOB NOT NULL
) STRICT;
CREATE TABLE raws (article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, raw BLOB NOT NULL) STRICT;
CREATE TABLE blocks (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, "index" INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL, PRIMARY KEY (article, "index")
) STRICT, WITHOUT ROWID;
"""

READING = """
CREATE TABLE actors (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, wikidata TEXT, canon TEXT NOT NULL
) STRICT;
CREATE INDEX actors_folded ON actors (folded, kind);
CREATE INDEX actors_canon ON actors (canon);
CREATE TABLE actor_names (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, local TEXT NOT NULL, actor TEXT NOT NULL REFERENCES actors,
  name TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (article, local, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_names_actor ON actor_names (actor);
CREATE INDEX actor_names_folded ON actor_names (folded);
CREATE TABLE actor_roles (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, actor TEXT NOT NULL REFERENCES actors, title TEXT NOT NULL, country TEXT,
  since TEXT, until TEXT
) STRICT;
CREATE INDEX actor_roles_actor ON actor_roles (actor);
CREATE INDEX actor_roles_article ON actor_roles (article);
CREATE TABLE mentions (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, "index" INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL, actor TEXT REFERENCES actors, words TEXT NOT NULL, PRIMARY KEY (article, "index")
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_actor ON mentions (actor);
CREATE TABLE times (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, "index" INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  value TEXT NOT NULL, kind TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (article, "index")
) STRICT, WITHOUT ROWID;
CREATE TABLE quantities (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, "index" INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  low REAL, high REAL, unit TEXT NOT NULL, modifier TEXT, measure TEXT, hedge TEXT, words TEXT NOT NULL, PRIMARY KEY (article, "index")
) STRICT, WITHOUT ROWID;
CREATE TABLE quotes (
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, "index" INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, places TEXT NOT NULL, text TEXT NOT NULL, content TEXT NOT NULL, before TEXT NOT NULL,
  after TEXT NOT NULL, manner TEXT NOT NULL, stance TEXT NOT NULL, cue TEXT, lemma TEXT, source TEXT, speaker TEXT REFERENCES actors,
  speaker_name TEXT, anonymous INTEGER NOT NULL, relays TEXT NOT NULL, parent INTEGER, reason TEXT NOT NULL, day TEXT, outlet TEXT,
  UNIQUE (article, "index")
) STRICT;
CREATE INDEX quotes_speaker ON quotes (speaker, day);
CREATE INDEX quotes_day ON quotes (day);
CREATE TABLE accounts (
  key INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, "index" INTEGER NOT NULL, type TEXT NOT NULL, mode TEXT,
  context TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, words TEXT NOT NULL, sentence TEXT NOT NULL, place TEXT, date TEXT,
  since TEXT, until TEXT, polarity TEXT NOT NULL, status TEXT NOT NULL, quote INTEGER, rule TEXT NOT NULL, telling TEXT,
  UNIQUE (article, "index")
) STRICT;
CREATE INDEX accounts_type ON accounts (type);
CREATE TABLE account_actors (
  account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE, role TEXT NOT NULL, rank INTEGER NOT NULL, actor TEXT NOT NULL REFERENCES actors,
  PRIMARY KEY (account, role, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_actors_actor ON account_actors (actor, role);
CREATE TABLE problems (
  id INTEGER PRIMARY KEY, article INTEGER REFERENCES articles ON DELETE CASCADE, stage TEXT NOT NULL, start INTEGER, "end" INTEGER, path TEXT,
  sentence TEXT NOT NULL
) STRICT;
CREATE INDEX problems_article ON problems (article);
"""

CROSSCHECK = """
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
  key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE, property TEXT NOT NULL,
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
"""

PEOPLE = """
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
"""

# `words` are folded by the tokenizer, `stems` by us (search.py): exact and French search over one index. The content tables keep Datasette's
# and sqlite3's own search working on the file.
SEARCH = """
CREATE TABLE article_index (id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, words TEXT NOT NULL, stems TEXT NOT NULL) STRICT;
CREATE TABLE quote_index (id INTEGER PRIMARY KEY REFERENCES quotes ON DELETE CASCADE, words TEXT NOT NULL, stems TEXT NOT NULL) STRICT;
CREATE TABLE event_index (id INTEGER PRIMARY KEY REFERENCES events ON DELETE CASCADE, words TEXT NOT NULL, stems TEXT NOT NULL) STRICT;
""" + "".join(
    f"""
CREATE VIRTUAL TABLE {kind}_fts USING fts5 (words, stems, content='{kind}_index', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER {kind}_index_added AFTER INSERT ON {kind}_index BEGIN
  INSERT INTO {kind}_fts (rowid, words, stems) VALUES (new.id, new.words, new.stems);
END;
CREATE TRIGGER {kind}_index_removed AFTER DELETE ON {kind}_index BEGIN
  INSERT INTO {kind}_fts ({kind}_fts, rowid, words, stems) VALUES ('delete', old.id, old.words, old.stems);
END;
"""
    for kind in ("article", "quote", "event")
)

STEPS: tuple[tuple[str, str], ...] = (
    ("documents", DOCUMENTS),
    ("reading", READING),
    ("crosscheck", CROSSCHECK),
    ("people", PEOPLE),
    ("search", SEARCH),
)
