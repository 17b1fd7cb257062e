"""Every rule of the language pack that gives examples gives counter-examples too, and every stage's test runs them.

The running itself stands in each stage's tests, next to the function that reads the table; this one keeps the packs honest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from recoupe.lexicon import data, languages, table

TABLES = [(lang, f.name.removesuffix(".toml")) for lang in languages() for f in data("lang", lang).iterdir() if f.name.endswith(".toml")]


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
