"""The language packs load, and say which file is wrong."""

from __future__ import annotations

import pytest

from recoupe.errors import PackError
from recoupe.lexicon import data, languages, load_toml, table


def test_french_is_there_and_every_table_is_toml() -> None:
    assert "fr" in languages()
    names = [f.name.removesuffix(".toml") for f in data("lang", "fr").iterdir() if f.name.endswith(".toml")]
    assert names
    for name in names:
        assert table("fr", name)


def test_a_missing_table_is_named() -> None:
    with pytest.raises(PackError, match=r"lang/fr/nothing\.toml"):
        load_toml("lang", "fr", "nothing.toml")
