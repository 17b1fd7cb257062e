"""The words recoupe says to people, in French and in English: TOML catalogues a locale (the page's
`fr.toml`, the command line's `cli.fr.toml`), the same keys in each.

A message is a sentence with named places (`"{n} articles"`); where it depends on a count it is a table with `one` and `other`,
chosen by CLDR's plural rule on `n`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from string import Formatter

from babel import Locale
from babel.numbers import format_decimal

from recoupe.errors import UsageError
from recoupe.lexicon import data, load_toml

LOCALES: tuple[str, ...] = ("fr", "en")
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
NBSP, THIN = "\u00a0", "\u202f"
# French sets a space that must not break inside guillemets and before a colon, a thin one before the other high signs.
HIGH_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"«[ \u00a0]?"), "«" + NBSP),
    (re.compile(r"[ \u00a0]?»"), NBSP + "»"),
    (re.compile(r"(?<=\S) (?=:(?:\s|$))"), NBSP),
    (re.compile(r"(?<=\S) (?=[;?!%])"), THIN),
)


def say(key: str, locale: str, **values: object) -> str:
    """The message `key` in `locale`, its places filled; counts are written as the locale writes numbers.

    Raises:
        UsageError: there is no such locale, no such message, or a place is left unfilled.
    """
    entry = catalogue(locale).get(key)
    if entry is None:
        raise UsageError(f"There is no message “{key}” in {locale}.")
    if isinstance(entry, Mapping):
        entry = entry.get(plural_form(abs(count_of(values)), locale), entry["other"])
    try:
        text = entry.format_map({name: written(value, locale) for name, value in values.items()})
    except KeyError as error:
        raise UsageError(f"The message “{key}” wants a value for {error}.") from error
    return set_in_type(text, locale)


def has_message(key: str, locale: str) -> bool:
    """True where the catalogue of `locale` holds `key`."""
    return key in catalogue(locale)


@lru_cache(maxsize=4096)
def places_of(key: str) -> frozenset[str]:
    """The names of the places in a message, in all locales and forms together; none where there is no such message."""
    entries = [catalogue(locale).get(key, "") for locale in LOCALES]
    texts = [text for entry in entries for text in (entry.values() if isinstance(entry, Mapping) else (entry,))]
    return frozenset(name for text in texts for _, name, _, _ in Formatter().parse(text) if name)


@lru_cache(maxsize=8)
def catalogue(locale: str) -> Mapping[str, str | Mapping[str, str]]:
    """All messages of a locale under dotted keys (`page.event`).

    Raises:
        UsageError: recoupe does not speak this language.
    """
    if locale not in LOCALES:
        raise UsageError(f"recoupe speaks {' and '.join(LOCALES)}, not “{locale}”.")
    parts = sorted(part.name for part in data("messages").iterdir() if part.name.endswith(f"{locale}.toml"))
    return {key: text for part in parts for key, text in flattened(load_toml("messages", part))}


def flattened(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, str | Mapping[str, str]]]:
    """The messages of a TOML table under dotted keys; a table with `other` is one message with plural forms."""
    rows: list[tuple[str, str | Mapping[str, str]]] = []
    for name, value in table.items():
        key = f"{prefix}{name}"
        if not isinstance(value, Mapping):
            rows.append((key, str(value)))
        elif "other" in value and set(value) <= PLURALS:
            rows.append((key, {form: str(text) for form, text in value.items()}))
        else:
            rows += flattened(value, f"{key}.")
    return rows


def count_of(values: Mapping[str, object]) -> int | float:
    n = values.get("n", 0)
    return n if isinstance(n, int | float) else 0


def written(value: object, locale: str) -> str:
    """A value as the locale writes it: numbers with its separators, all else as it is."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value, locale)
    return str(value)


@lru_cache(maxsize=4096)
def plural_form(n: float, locale: str) -> str:
    """The form that a message takes for `n` things."""
    return str(Locale(locale).plural_form(n))


@lru_cache(maxsize=4096, typed=True)
def number(value: float, locale: str) -> str:
    """A number as the locale writes it."""
    return format_decimal(value, locale=locale)


def set_in_type(text: str, locale: str) -> str:
    """`text` of ours with the spaces that typography wants in `locale`. Never for the words of a source."""
    if locale == "fr":
        for pattern, replacement in HIGH_SIGNS:
            text = pattern.sub(replacement, text)
        text = text.replace("'", "’")
    return text
