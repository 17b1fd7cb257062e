"""Both languages say the same things, and all that pages ask for is there."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from recoupe.errors import UsageError
from recoupe.messages import LOCALES, catalogue, say, set_in_type

SOURCE = Path(__file__).parents[1] / "src" / "recoupe"
ASKED = re.compile(r"""\b(?:t|say)\(\s*["']([a-z_.]+[a-z_])["']\s*[,)]""")
LITERAL = re.compile(r"""["']([\w.-]+)["']""")
# A family of messages is named by its stem where code adds the rest (`f"cli.{name}"`, `"page." ~ name`, `label("type", code)`).
STEM = re.compile(r"""["']([a-z_.]+)\.(?:\{|["'])|\blabel\(\s*["'](\w+)""")
# Families that filters name by the word alone, and what stands under an error's heading.
LISTED = ("yes_no", "sort", "language", "error")
# What is counted has a name in English here; in French it is the unit itself.
UNITS = "oppose.number."


def places(entry: str | Mapping[str, str]) -> set[str]:
    """The named places of a message, in all its plural forms."""
    texts = [entry] if isinstance(entry, str) else list(entry.values())
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_french_and_english_have_the_same_messages_with_the_same_places() -> None:
    french, english = (catalogue(locale) for locale in LOCALES)
    assert {key for key in set(french) ^ set(english) if not key.startswith(UNITS)} == set()
    both = set(french) & set(english)
    assert {key: places(french[key]) for key in both} == {key: places(english[key]) for key in both}


def test_every_message_that_the_pages_name_exists() -> None:
    known = set(catalogue("fr"))
    for path in (*SOURCE.joinpath("web").rglob("*.html"), *SOURCE.joinpath("web").rglob("*.py")):
        for key in ASKED.findall(path.read_text("utf-8")):
            assert key in known, f"{path.name} says {key}"


def test_every_message_is_said_somewhere() -> None:
    code = "".join(path.read_text("utf-8") for path in SOURCE.rglob("*") if path.suffix in {".py", ".html"})
    named = set(LITERAL.findall(code))
    families = {*(stem for pair in STEM.findall(code) for stem in pair if stem), *LISTED}
    unsaid = [key for key in catalogue("fr") if not {key, key.removeprefix("cli.")} & named and not stems(key) & families]
    assert unsaid == []


def stems(key: str) -> set[str]:
    """`cli.show.text` → `cli.show`, `show`."""
    stem = key.rpartition(".")[0]
    return {stem, stem.removeprefix("cli.")}


def test_counts_choose_their_form_as_each_language_does() -> None:
    assert say("count.articles", "fr", n=0) == "0 article"
    assert say("count.articles", "fr", n=2) == "2 articles"
    assert say("count.articles", "en", n=0) == "0 articles"
    assert say("count.articles", "fr", n=12345) == "12\u202f345 articles"


def test_french_spaces_do_not_break() -> None:
    assert set_in_type("Qui ? « Lui » : l'autre ; non !", "fr") == "Qui\u202f? «\u00a0Lui\u00a0»\u00a0: l’autre\u202f; non\u202f!"
    assert set_in_type("https://a.b/?c", "fr") == "https://a.b/?c"
    assert set_in_type("Who ? “Him”", "en") == "Who ? “Him”"


@pytest.mark.parametrize(("key", "locale"), [("no.such", "fr"), ("count.articles", "xx")])
def test_an_unknown_message_or_language_is_told(key: str, locale: str) -> None:
    with pytest.raises(UsageError):
        say(key, locale, n=1)
