"""The dossier: one SQLite file, and the only place that knows SQL."""

from recoupe.store.dossier import Dossier
from recoupe.store.filters import ALL, Filter

__all__ = ["ALL", "Dossier", "Filter"]
