"""What stands around a number, from the language pack: what bounds it, refuses it, dates it, or lets it lean on the noun counted before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from recoupe import lexicon

WORD_LIST = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Modifiers:
    """What bounds a number, before it and after it, as one pattern each; `bound` of the words."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    bound: Mapping[str, str]


@lru_cache(maxsize=8)
def modifiers(language: str) -> Modifiers:
    """The modifiers of a language pack."""
    table = lexicon.table(language, "quantities")
    rows: Sequence[Mapping[str, Any]] = table["modifier"]
    return Modifiers(
        before=re.compile(rf"\b({_any([word for row in rows for word in row['before']])}){table['patterns']['after_modifier']}$"),
        after=re.compile(rf"\s({_any([word for row in rows for word in row['after']])}){table['patterns']['modifier_end']}"),
        bound={word: row["bound"] for row in rows for side in ("before", "after") for word in row[side]},
    )


@lru_cache(maxsize=8)
def patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a language pack, each `{list}` replaced by the words of that list."""
    table = lexicon.table(language, "quantities")

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(WORD_LIST.sub(lambda found: f"(?:{_any(table['words'][found[1]])})", pattern))

    return {name: compiled(pattern) for name, pattern in table["patterns"].items()}


def _any(values: Sequence[str]) -> str:
    return "|".join(re.escape(value) for value in sorted(values, key=len, reverse=True))
