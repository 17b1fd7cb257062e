-- What the articles without a date of their own get from dated ones that tell the same events: bounds, why, and from which articles.
CREATE TABLE tightened (
  article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, value TEXT NOT NULL, reason_fr TEXT NOT NULL, reason_en TEXT NOT NULL,
  witnesses TEXT NOT NULL
) STRICT;
CREATE INDEX articles_undated ON articles (id) WHERE published IS NULL OR basis = 'inferred';
