-- What crosses from reading to cross-checking, kept so that a big dossier is cross-checked again without reading all of it again.
CREATE TABLE digests (
  article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE, version TEXT NOT NULL, pack BLOB NOT NULL
) STRICT;
