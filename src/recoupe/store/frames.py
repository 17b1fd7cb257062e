"""Rows as pandas data frames, for those who have pandas: it is no dependency of recoupe."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from recoupe.errors import UsageError
from recoupe.model import Bilingual, Span

if TYPE_CHECKING:
    import pandas


def frame(rows: Iterable[Mapping[str, object]], columns: Iterable[str] | None = None) -> pandas.DataFrame:
    """A data frame of rows.

    Raises:
        UsageError: pandas is not installed.
    """
    try:
        library: Any = importlib.import_module("pandas")
    except ImportError as error:
        raise UsageError("to_pandas needs pandas: pip install pandas.") from error
    made: pandas.DataFrame = library.DataFrame(list(rows), columns=list(columns) if columns is not None else None)
    return made


def flat(row: object) -> dict[str, object]:
    """A row's fields as plain values: a span as two columns, a sentence as its two languages, an actor by its name."""
    found: dict[str, object] = {}
    assert is_dataclass(row), "a page holds rows"
    for field in fields(row):
        value = getattr(row, field.name)
        if isinstance(value, Span):
            found |= {"start": value.start, "end": value.end}
        elif isinstance(value, Bilingual):
            found |= {f"{field.name}_fr": value.fr, f"{field.name}_en": value.en}
        else:
            found[field.name] = plain(value)
    return found


def plain(value: object) -> object:
    """Actors by their names, lists of them too."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return getattr(value, "name", value)
