"""Numbers in a text, in figures, in words, and mixed: « 1 000 », « 2,5 M€ », « quatre-vingt-dix », « 1,5 million », « des dizaines ».

text2num reads the words; what it gets wrong (« 1,5 million ») never reaches it, since figures and scales are multiplied here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from text_to_num import text2num

from recoupe import lexicon

# The kinds of numbers, in the order in which they are tried.
KINDS = ("fraction", "vague", "about", "half", "words", "figures")
# « des dizaines » are at least two of them.
SEVERAL = 2
PARTS = re.compile(r"[\s-]")
GROUPED = r"\d{1,3}(?:[ .]\d{3})+(?![\d])(?:,\d+)?"
FIGURES = rf"(?:{GROUPED}|\d+(?:[.,]\d+)?|,\d+)"


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where it stands: equal bounds where it is told, an open end where it is not; `about` for a round collective.

    `of`: a noun comes after « de » (« une dizaine de », « deux millions de »). `article`: it is a mere « un » or « une »."""

    start: int
    end: int
    low: float | None
    high: float | None
    about: bool = False
    of: bool = False
    article: bool = False
    fraction: bool = False


@dataclass(frozen=True, slots=True)
class Numerals:
    """The compiled numbers of a language pack."""

    candidate: re.Pattern[str]
    words: re.Pattern[str]
    scale: re.Pattern[str]
    of_collective: re.Pattern[str]
    half: re.Pattern[str]
    scales: Mapping[str, float]
    collectives: Mapping[str, float]
    fractions: Mapping[str, float]
    several: frozenset[str]
    articles: frozenset[str]
    with_of: tuple[str, ...]


@lru_cache(maxsize=8)
def numerals(language: str) -> Numerals:
    """The numbers of a language pack; in its patterns `<word>`, `<collective>`, `<scale>`, `<sign>` stand for those lists."""
    table: Mapping[str, Any] = lexicon.table(language, "quantities")["numbers"]
    lists = {"word": table["words"], "collective": table["collectives"], "scale": table["scales"], "sign": table["signs"]}

    def filled(pattern: str) -> str:
        return re.sub("<([a-z]+)>", lambda found: _any(lists[found[1]]), pattern)

    kinds = {**table["candidates"], "fraction": _any(table["fractions"]) + r"\b", "figures": FIGURES}
    candidate = "|".join(f"(?P<{kind}>{filled(kinds[kind])})" for kind in KINDS)
    return Numerals(
        candidate=re.compile(rf"(?<![\w/])(?<!\d[.,]){table['patterns']['not_after']}(?:{candidate})"),
        words=re.compile(filled(table["patterns"]["words"])),
        scale=re.compile(filled(table["patterns"]["scale"])),
        of_collective=re.compile(filled(table["patterns"]["of_collective"])),
        half=re.compile(table["patterns"]["half"]),
        scales={**table["scales"], **table["signs"]},
        collectives=table["collectives"],
        fractions=table["fractions"],
        several=frozenset(table["several"]),
        articles=frozenset(table["articles"]),
        with_of=tuple(table["with_of"]),
    )


def _any(words: Any) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def find_numbers(text: str, language: str = "fr") -> Iterator[Number]:
    """The numbers of `text` (lower case, apostrophes plain), left to right, without overlap."""
    rules = numerals(language)
    position = 0
    while found := rules.candidate.search(text, position):
        number = _read(rules, text, found)
        position = number.end if number else found.start() + len(re.match(r"\w+|\W", text[found.start() :])[0])  # type: ignore[index]
        if number is not None:
            yield number


def _read(rules: Numerals, text: str, found: re.Match[str]) -> Number | None:
    start, end, kind = found.start(), found.end(), found.lastgroup
    if kind == "fraction":
        value = rules.fractions[found[0]]
        return Number(start, end, value, value, fraction=True)
    if kind == "vague":
        size, end = _size(rules, text, found[0].split()[-1].removesuffix("s"), end)
        return Number(start, end, SEVERAL * size, None, of=True)
    if kind == "about":
        return _collective(rules, text, found)
    if kind == "half":
        size = rules.collectives[PARTS.split(found[0])[-1]] / 2
        return Number(start, end, size, size, of=True)
    return _counted(rules, text, found)


def _size(rules: Numerals, text: str, name: str, end: int) -> tuple[float, int]:
    """The size of a collective with those it may count (« dizaines de milliers »)."""
    size = rules.collectives[name]
    while more := rules.of_collective.match(text, end):
        size, end = size * rules.collectives[more[1]], more.end()
    return size, end


def _collective(rules: Numerals, text: str, found: re.Match[str]) -> Number | None:
    count_word, *_, name = found[0].split()
    size, end = _size(rules, text, name if name in rules.collectives else name.removesuffix("s"), found.end())
    if count_word in rules.several:
        return Number(found.start(), end, SEVERAL * size, None, of=True)
    count = 1.0 if count_word in rules.articles else figure(count_word) if count_word[0].isdigit() else words_value(count_word)
    return Number(found.start(), end, size * count, size * count, about=True, of=True) if count else None


def _counted(rules: Numerals, text: str, found: re.Match[str]) -> Number | None:
    """A number in figures or words, with its scale and its half."""
    start, end = found.span()
    if found["figures"]:
        value: float | None = figure(found["figures"])
    else:
        value, end = longest_value(found[0], start)
    if value is None:
        return None
    words = text[start:end]
    of = words.endswith(rules.with_of)
    scale = rules.scale.match(text, end)
    if scale and (found["figures"] or not of):
        name = scale[0].strip()
        value, end, of = value * rules.scales[name], scale.end(), name in rules.with_of
        rest = rules.words.match(text, end + 1) if of and text[end : end + 1] == " " else None
        if rest and (more := longest_value(rest[0], end + 1))[0]:
            value, end, of = value + (more[0] or 0), more[1], False
    if half := rules.half.match(text, end):
        value, end = value + (rules.scales[text[start:end].split()[-1]] if of else 1) / 2, half.end()
    return Number(start, end, value, value, of=of, article=words in rules.articles)


def longest_value(words: str, start: int) -> tuple[float | None, int]:
    """The value of the longest run of number words that make one number, and where it ends."""
    cuts = [m.start() for m in re.finditer(r"[\s-]+", words)] + [len(words)]
    for cut in reversed(cuts):
        value = words_value(words[:cut])
        if value is not None:
            return value, start + cut
    return None, start


@lru_cache(maxsize=4096)
def words_value(words: str) -> float | None:
    """The value of number words, None where they make none."""
    whole, comma, part = words.partition(" virgule ")
    try:
        value = float(text2num(whole, "fr"))
        if not comma:
            return value
        zeros = re.match(r"(?:zéro\s?)*", part)
        digits = "0" * len(re.findall("zéro", zeros[0] if zeros else "")) + str(text2num(part, "fr"))
    except ValueError:
        return None
    return float(f"{value:.0f}.{digits}")


def last_scale(first: str, second: str, language: str = "fr") -> float:
    """What the scale of the second number makes of the first: « trois à quatre mille » are 3 000 to 4 000."""
    scales = {**numerals(language).scales, **lexicon.table(language, "quantities")["numbers"]["small_scales"]}
    word = PARTS.split(second)[-1]
    return scales[word] if word in scales and scales.keys().isdisjoint(PARTS.split(first)) else 1.0


def figure(text: str) -> float:
    """The value of figures as the French press writes them: spaces or points for thousands, a comma (or one point) for decimals.

    A comma before just three figures, the first no zero, groups thousands, as agencies that translate from English write.
    """
    text = text.replace(" ", "")
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))
