-- What the last cross-check wrote, so that the next one writes only what is new: the digest of each event, dispute, statement and copy. Emptied
-- whenever an article is read again or leaves, so that all is written anew then.
CREATE TABLE written (kind TEXT NOT NULL, id TEXT NOT NULL, content BLOB NOT NULL, PRIMARY KEY (kind, id)) STRICT, WITHOUT ROWID;
CREATE INDEX event_accounts_origin ON event_accounts (origin);
