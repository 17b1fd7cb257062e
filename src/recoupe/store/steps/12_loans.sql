-- What articles lend each other: who holds an office that one leaves unnamed, the full name behind a surname. `clues` are what each article
-- tells or asks (derived from its reading alone), `loans` what came of them; `stirred` are the keys of clues that came or went since the loans
-- were settled, so that only those are settled again.
CREATE TABLE clues (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, key TEXT NOT NULL, content TEXT NOT NULL
) STRICT;
CREATE INDEX clues_key ON clues (key);
CREATE INDEX clues_article ON clues (article);
CREATE TABLE loans (
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, local TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL,
  PRIMARY KEY (article, local)
) STRICT, WITHOUT ROWID;
CREATE INDEX loans_key ON loans (key);
CREATE TABLE stirred (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER clue_came AFTER INSERT ON clues BEGIN INSERT OR IGNORE INTO stirred VALUES (new.key); END;
CREATE TRIGGER clue_went AFTER DELETE ON clues BEGIN INSERT OR IGNORE INTO stirred VALUES (old.key); END;
