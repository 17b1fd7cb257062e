"""The cues of a language pack as records, and where their verbs stand in an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args

from recoupe.attribute.verbs import Form, forms
from recoupe.errors import PackError
from recoupe.lexicon import table
from recoupe.model import Stance

FRAMES = frozenset({
    "marks", "marks_incise", "incise", "incise_clitic", "que", "si", "inf", "de_inf", "a_inf", "pour_inf", "a_ce_que", "np", "np_adj",
    "in_marks", "a_number", "de_np", "a_np", "contre_np", "sur_np", "pour_np", "en_np", "adj", "comme", "target_de", "target_de_inf",
    "target_a", "target_a_np", "target_pour", "target_que",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb's record (see cues.toml)."""

    lemma: str
    head: str
    reflexive: bool
    stance: Stance
    frames: frozenset[str]
    then: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()
    negated: Stance | None = None
    persons: bool = False
    receiver: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Adjunct:
    """Words before a noun phrase that ascribe a clause to it. `keep` is a word of the cue that belongs to the source; `apart`: it
    stands at the start of its clause or behind a comma; `owner`: its possessive is the source, somebody named before."""

    words: tuple[str, ...]
    anyone: bool
    start: bool
    keep: str | None
    apart: bool = False
    owner: bool = False


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb that lets an infinitive report: « a tenu à rappeler », « n'a pas manqué de fustiger »."""

    lemma: str
    reflexive: bool
    then: tuple[str, ...]
    needs_negation: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """All the cues of one language, ready for matching."""

    verbs: Mapping[str, tuple[Verb, ...]]
    forms: Mapping[str, tuple[Form, ...]]
    adjuncts: Mapping[str, tuple[Adjunct, ...]]
    governors: tuple[Governor, ...]
    nouns: Mapping[str, Stance]
    support_verbs: frozenset[str]
    support_nouns: Mapping[str, Stance]
    words: Mapping[str, Any]


@lru_cache(maxsize=8)
def load_cues(language: str = "fr") -> Cues:
    """The cues of `language`.

    Raises:
        PackError: a record lacks a key or has an unknown frame or stance; the message names it.
    """
    pack = table(language, "cues")
    verbs: dict[str, list[Verb]] = {}
    for row in pack["verb"]:
        record = _verb(row)
        verbs.setdefault(record.head, []).append(record)
    governors = tuple(_governor(row) for row in pack["governor"])
    support = pack["support"]
    heads = {
        *verbs,
        *(g.lemma for g in governors),
        *(word.split()[0] for word in support["verbs"]),
        *pack["attitude"]["verbs"],
        *pack["words"]["leading"],
        "vouloir",
        "montrer",
    }
    return Cues(
        verbs={head: tuple(rows) for head, rows in verbs.items()},
        forms=forms(heads, table(language, "conjugations")["endings"]),
        adjuncts=_by_first_word(pack["adjunct"]),
        governors=governors,
        nouns={word: stance for stance, words in pack["nouns"].items() for word in words},
        support_verbs=frozenset(support["verbs"]),
        support_nouns={word: stance for stance, words in support["nouns"].items() for word in words},
        words={key: frozenset(words) if key != "settings" else tuple(words) for key, words in pack["words"].items()},
    )


def _by_first_word(rows: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Adjunct, ...]]:
    adjuncts = [
        Adjunct(
            tuple(row["words"]),
            row["who"] == "any",
            row.get("start", False),
            row.get("keep"),
            row.get("apart", False),
            row["who"] == "owner",
        )
        for row in rows
    ]
    firsts = dict.fromkeys(adjunct.words[0] for adjunct in adjuncts)
    return {first: tuple(adjunct for adjunct in adjuncts if adjunct.words[0] == first) for first in firsts}


def _verb(row: Mapping[str, Any]) -> Verb:
    lemma = row.get("lemma", "?")
    if unknown := set(row.get("frames", ())) - FRAMES:
        raise PackError(f"cues.toml: the verb « {lemma} » has an unknown frame {sorted(unknown)[0]}.")
    if row.get("stance") not in get_args(Stance) or not row.get("frames"):
        raise PackError(f"cues.toml: the verb « {lemma} » needs frames and one of the stances {', '.join(get_args(Stance))}.")
    reflexive = lemma.startswith(("se ", "s'"))
    return Verb(
        lemma=lemma,
        head=lemma.removeprefix("se ").removeprefix("s'"),
        reflexive=reflexive,
        stance=row["stance"],
        frames=frozenset(row["frames"]),
        then=tuple(row.get("then", ())),
        objects=frozenset(row.get("objects", ())),
        not_objects=frozenset(row.get("not_objects", ())),
        not_with=frozenset(row.get("not_with", ())),
        negated=row.get("negated"),
        persons=row.get("persons", False),
        receiver=row.get("receiver", False),
        passive=row.get("passive", False),
    )


def _governor(row: Mapping[str, Any]) -> Governor:
    words = list(row["words"])
    reflexive = words[0] == "se"
    words = words[1:] if reflexive else words
    return Governor(words[0], reflexive, tuple(words[1:]), row.get("needs_negation", False))
