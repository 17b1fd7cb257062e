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
CREATE INDEX quotes_order ON quotes (day IS NULL, day, article, start);
CREATE INDEX quotes_outlet ON quotes (outlet, day IS NULL, day, article, start);
CREATE INDEX quotes_stance ON quotes (stance);
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
