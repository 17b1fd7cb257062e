"""Loads language packs: one folder of TOML tables a language, the same file names in each.

A pack is data. Each stage turns the tables it owns into its own frozen records and checks them as it does so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from recoupe.errors import PackError

# The parser with which the French pack was made.
DEFAULT_MODEL = "fr_core_news_md"
Table = Mapping[str, Any]


def data(*path: str) -> Traversable:
    """A file or folder of the shipped data (`recoupe_data`)."""
    return files("recoupe_data").joinpath(*path)


@lru_cache(maxsize=64)
def load_toml(*path: str) -> Table:
    """Reads one shipped TOML file.

    Raises:
        PackError: it is missing or is not TOML; the sentence names it.
    """
    resource = data(*path)
    try:
        return tomllib.loads(resource.read_text("utf-8"))
    except FileNotFoundError as error:
        raise PackError(f"{'/'.join(path)}: this data file is missing; reinstall recoupe.") from error
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{'/'.join(path)}: not valid TOML ({error}).") from error


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a pack, as ISO 639-1 codes."""
    return tuple(sorted(folder.name for folder in data("lang").iterdir() if folder.is_dir() and not folder.name.startswith("_")))


def table(language: str, name: str) -> Table:
    """The table `name` of a language's pack (`table("fr", "cues")` reads `lang/fr/cues.toml`).

    Raises:
        PackError: there is no such language or table, or it is not TOML.
    """
    return load_toml("lang", language, f"{name}.toml")
