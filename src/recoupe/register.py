"""The register of actors: states, their words and capitals, organisations, offices and who holds them, media."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All that is known of actors before any article is read."""


@lru_cache(maxsize=1)
def load_register() -> Register:
    """The shipped register."""
    return Register()
