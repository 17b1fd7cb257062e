"""Every rule of the language pack that gives examples gives counter-examples too, and every stage's test runs them.

The running itself stands in each stage's tests, next to the function that reads the table; this one keeps the packs honest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from recoupe.lexicon import data, languages, table

TABLES = [(lang, f.name.removesuffix(".toml")) for lang in languages() for f in data("lang", lang).iterdir() if f.name.endswith(".toml")]

SOURCE = Path(__file__).parents[1] / "src" / "recoupe"


@lru_cache(maxsize=1)
def named_in_code() -> frozenset[str]:
    """Every word of the sources; of a name that code puts together (`f"{what}_name"`), its tail."""
    return frozenset(word for path in SOURCE.rglob("*.py") for word in re.findall(r"[\w-]+", path.read_text("utf-8")))


def records(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table inside `value` that has an `examples` key, with its path."""
    if isinstance(value, dict):
        if "examples" in value:
            yield path, value
        for key, inner in value.items():
            yield from records(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from records(inner, f"{path}[{i}]")


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_a_rule_with_examples_has_counter_examples(language: str, name: str) -> None:
    for path, record in records(table(language, name)):
        assert record["examples"], f"{language}/{name}.toml{path}: examples is empty"
        assert record.get("counter_examples"), f"{language}/{name}.toml{path}: no counter-example"


def test_every_language_has_the_same_tables() -> None:
    by_language = {lang: {name for other, name in TABLES if other == lang} for lang in languages()}
    assert len({frozenset(names) for names in by_language.values()}) == 1, by_language


@pytest.mark.parametrize(("language", "name"), TABLES)
def test_every_key_is_read(language: str, name: str) -> None:
    whole = table(language, name)
    keys = {*whole, *(key for rows in whole.values() if isinstance(rows, list) for row in rows if isinstance(row, dict) for key in row)}
    unread = {key for key in keys if not {key, key[key.find("_") :]} & named_in_code()}
    assert not unread, f"{language}/{name}.toml: nobody reads {sorted(unread)}"


@pytest.mark.parametrize("language", languages())
def test_every_class_of_words_is_named(language: str) -> None:
    packs = "".join(f.read_text("utf-8") for f in data("lang", language).iterdir() if f.name.endswith(".toml"))
    classes = {key for section in table(language, "classes").values() for key in section}
    unnamed = {key for key in classes - named_in_code() if len(re.findall(rf"\b{re.escape(key)}\b", packs)) == 1}
    assert not unnamed, f"{language}/classes.toml: nobody names {sorted(unnamed)}"
