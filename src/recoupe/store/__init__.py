"""The dossier: one SQLite file, and the only place that knows SQL."""
