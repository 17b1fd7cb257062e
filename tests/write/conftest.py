from __future__ import annotations

from store.conftest import dossier

__all__ = ["dossier"]
