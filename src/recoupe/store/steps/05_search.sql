CREATE TABLE article_index (id INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, words TEXT NOT NULL, stems TEXT NOT NULL) STRICT;
CREATE TABLE quote_index (id INTEGER PRIMARY KEY REFERENCES quotes ON DELETE CASCADE, words TEXT NOT NULL, stems TEXT NOT NULL) STRICT;
CREATE TABLE event_index (id INTEGER PRIMARY KEY REFERENCES events ON DELETE CASCADE, words TEXT NOT NULL, stems TEXT NOT NULL) STRICT;

CREATE VIRTUAL TABLE article_fts USING fts5 (words, stems, content='article_index', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER article_index_added AFTER INSERT ON article_index BEGIN
  INSERT INTO article_fts (rowid, words, stems) VALUES (new.id, new.words, new.stems);
END;
CREATE TRIGGER article_index_removed AFTER DELETE ON article_index BEGIN
  INSERT INTO article_fts (article_fts, rowid, words, stems) VALUES ('delete', old.id, old.words, old.stems);
END;

CREATE VIRTUAL TABLE quote_fts USING fts5 (words, stems, content='quote_index', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER quote_index_added AFTER INSERT ON quote_index BEGIN
  INSERT INTO quote_fts (rowid, words, stems) VALUES (new.id, new.words, new.stems);
END;
CREATE TRIGGER quote_index_removed AFTER DELETE ON quote_index BEGIN
  INSERT INTO quote_fts (quote_fts, rowid, words, stems) VALUES ('delete', old.id, old.words, old.stems);
END;

CREATE VIRTUAL TABLE event_fts USING fts5 (words, stems, content='event_index', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
CREATE TRIGGER event_index_added AFTER INSERT ON event_index BEGIN
  INSERT INTO event_fts (rowid, words, stems) VALUES (new.id, new.words, new.stems);
END;
CREATE TRIGGER event_index_removed AFTER DELETE ON event_index BEGIN
  INSERT INTO event_fts (event_fts, rowid, words, stems) VALUES ('delete', old.id, old.words, old.stems);
END;
