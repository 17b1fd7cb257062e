"""Whether a source is nameless: it asks for it, it is called a source, or it is only told by what it does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from recoupe.attribute.page import Page
from recoupe.attribute.phrases import Phrase, Speakers
from recoupe.lexicon import table
from recoupe.text import fold


@dataclass(frozen=True, slots=True)
class Nameless:
    """The words of `anonymity.toml`."""

    marks: tuple[str, ...]
    heads: frozenset[str]
    indefinite: frozenset[str]
    generic: frozenset[str]


@lru_cache(maxsize=8)
def load_nameless(language: str = "fr") -> Nameless:
    """The anonymity table of `language`."""
    pack = table(language, "anonymity")
    return Nameless(tuple(pack["marks"]), frozenset(pack["heads"]), frozenset(pack["indefinite"]), frozenset(pack["generic"]))


def asks_for_it(words: str, nameless: Nameless) -> bool:
    """True where the words around a cue say that the speaker keeps the name to himself: « sous le couvert de l'anonymat »."""
    folded = fold(words)
    return "anonym" in folded or any(mark in folded for mark in nameless.marks if "anonym" not in mark)


def is_nameless(page: Page, phrase: Phrase, speakers: Speakers, nameless: Nameless) -> bool:
    """True for « une source proche du dossier », « des habitants », « les experts »; false where a name or an organisation stands in it."""
    low = page.low[phrase.first : phrase.stop]
    if low[0].lstrip("-").removeprefix("t-") in nameless.heads or (low[0] in ("de", "d'") and low[1:2] and low[1] in nameless.heads):
        return True
    one = low[0] in nameless.indefinite or low[:2] in [("l'", "un"), ("l'", "une")]
    if one and (low[-1] in page.words("stand_ins") or low[-1] in ("eux", "elles")):
        return True  # « un autre », « l'un d'eux »
    head = next(
        (i for i, word in enumerate(low) if word in speakers.all or word in nameless.heads or word in nameless.generic),
        None,
    )
    if _has_name(page, phrase, low, low[0] in nameless.indefinite) or head is None:
        return False
    if low[head] in nameless.heads or low[head] in nameless.generic:
        return True
    return low[0] in nameless.indefinite and low[head] in speakers.persons


def _has_name(page: Page, phrase: Phrase, low: tuple[str, ...], indefinite: bool) -> bool:
    """True where a person or an organisation is named; a place or a nationality is no name (« un diplomate en poste à Bamako »),

    nor is the person whom somebody unnamed belongs to (« un conseiller d'Ali Sow »).
    """
    for index in range(phrase.first, phrase.stop):
        word = page.word[index]
        capital = word[:1].isupper() and index > phrase.first
        place = page.named[index] == "LOC" or page.low[index - 1] in ("à", "en", "au", "aux")
        if capital and indefinite and page.named[index] == "PER" and _is_of(page, phrase, index):
            continue
        if capital and not place and page.tag[index] in ("PROPN", "NOUN", "X") and page.low[index] not in ("état", "etat"):
            return True
    return page.tag[phrase.first] == "PROPN" and low[0] not in ("m.", "mme")


def _is_of(page: Page, phrase: Phrase, at: int) -> bool:
    """True for a name that « de » governs: « d'Ali Sow »."""
    while at > phrase.first and page.named[at - 1] == "PER":
        at -= 1
    return page.low[at - 1] in ("de", "d'")
