-- How much speaks for pairs of accounts telling one happening, so that no pair is weighed twice: under the newer article of each pair, rows of
-- five numbers (article, index, article, index, score; not a number where the two exclude each other).
CREATE TABLE scores (article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE, version TEXT NOT NULL, pack BLOB NOT NULL) STRICT;
CREATE INDEX scores_article ON scores (article);
