"""recoupe cross-checks the press: it sets one account against another.

`recoupe.read(text_or_path)` reads one article; `recoupe.Dossier("affair.db")` keeps many, cross-checked (see `recoupe.api`).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
PUBLIC = ("Dossier", "read", "read_all")


def __getattr__(name: str) -> Any:
    """The Python interface, loaded when it is first asked for: `import recoupe` itself stays instant. Its types are in `__init__.pyi`."""
    if name in PUBLIC:
        return getattr(import_module("recoupe.api"), name)
    raise AttributeError(f"recoupe has no {name}")
