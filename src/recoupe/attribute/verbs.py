"""The written forms of the verbs that report speech, third person and nominal forms, from their infinitives.

A table of endings (`conjugations.toml`) and the regular changes of verbs in -er; so a verb added to `cues.toml` needs its infinitive only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["finite", "infinitive", "past", "present"]
Tense = Literal["present", "imperfect", "future", "conditional", "preterite", "subjunctive", ""]
DOUBLING = ("appeler", "jeter")
BEFORE_MUTE = re.compile(r"(?P<vowel>[eé])(?P<consonants>[bcdfglmnprstvz]|gn|gu|br|cr|tr|gl)er$")


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a written form. `kind`: finite, infinitive, past or present participle; `plural` is None where it does not show."""

    lemma: str
    kind: Kind
    tense: Tense = ""
    plural: bool | None = None


def forms(lemmas: Iterable[str], endings: Mapping[str, list[str]]) -> dict[str, tuple[Form, ...]]:
    """Every third-person and nominal form of `lemmas`, with its readings."""
    found: dict[str, dict[Form, None]] = {}
    for lemma in sorted(set(lemmas)):
        for word, form in _conjugate(lemma, endings):
            for spelling in {word, word.replace("î", "i")}:
                found.setdefault(spelling, {})[form] = None
    return {word: tuple(readings) for word, readings in found.items()}


def _conjugate(lemma: str, endings: Mapping[str, list[str]]) -> Iterable[tuple[str, Form]]:
    if lemma.endswith("er"):
        columns = _first_group(lemma)
    else:
        key = max((key for key in endings if lemma.endswith(key)), key=len)
        columns = [lemma.removesuffix(key) + ending for ending in endings[key]]
    he, they, imperfect, future, he_did, they_did, past, present, subjunctive = columns
    yield lemma, Form(lemma, "infinitive")
    yield he, Form(lemma, "finite", "present", False)
    yield they, Form(lemma, "finite", "present", True)
    yield subjunctive, Form(lemma, "finite", "subjunctive", False)
    yield he_did, Form(lemma, "finite", "preterite", False)
    yield they_did, Form(lemma, "finite", "preterite", True)
    yield imperfect + "ait", Form(lemma, "finite", "imperfect", False)
    yield imperfect + "aient", Form(lemma, "finite", "imperfect", True)
    for stem in {future, future.replace("è", "é")}:  # both spellings are right: suggérera, suggèrera
        yield stem + "a", Form(lemma, "finite", "future", False)
        yield stem + "ont", Form(lemma, "finite", "future", True)
        yield stem + "ait", Form(lemma, "finite", "conditional", False)
        yield stem + "aient", Form(lemma, "finite", "conditional", True)
    yield present, Form(lemma, "present")
    for word in {past, past + "e", past if past.endswith("s") else past + "s", past + "es"}:
        yield word, Form(lemma, "past")


def _first_group(lemma: str) -> list[str]:
    stem, mute = lemma[:-2], _mute_stem(lemma)
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    return [mute + "e", mute + "ent", soft, mute + "er", soft + "a", stem + "èrent", stem + "é", soft + "ant", mute + "e"]


def _mute_stem(lemma: str) -> str:
    """The stem before a mute e: lève, suggère, appelle, emploie, balaie."""
    stem = lemma[:-2]
    if lemma.endswith(DOUBLING):
        return stem + stem[-1]
    if lemma.endswith(("oyer", "uyer", "ayer")):
        return stem[:-1] + "i"
    if found := BEFORE_MUTE.search(lemma):
        return lemma[: found.start()] + "è" + found["consonants"]
    return stem
