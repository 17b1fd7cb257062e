CREATE TABLE articles (
  id INTEGER PRIMARY KEY, sha TEXT NOT NULL UNIQUE, name TEXT NOT NULL, outlet TEXT, url TEXT, title TEXT NOT NULL,
  title_start INTEGER, title_end INTEGER, published TEXT, basis TEXT, day TEXT, month TEXT, language TEXT NOT NULL, agency TEXT, dateline TEXT,
  bylines TEXT NOT NULL, text TEXT NOT NULL, added TEXT NOT NULL
) STRICT;
CREATE INDEX articles_name ON articles (name);
CREATE INDEX articles_day ON articles (day);
CREATE INDEX articles_order ON articles (day IS NULL, day, id);
CREATE INDEX articles_outlet ON articles (outlet, month);
CREATE TABLE readings (
  article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, version TEXT NOT NULL, pack BLOB NOT NULL
) STRICT;
CREATE TABLE raws (article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, raw BLOB NOT NULL) STRICT;
CREATE TABLE blocks (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, "index" INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL, PRIMARY KEY (article, "index")
) STRICT, WITHOUT ROWID;
