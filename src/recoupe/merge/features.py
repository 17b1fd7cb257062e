"""How much speaks for two tellings being of one happening: a visible list of weighted features, each with a sentence; and what excludes
it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recoupe.merge.measures import (
    act_or_state,
    bare,
    same_article,
    same_count,
    same_doers,
    same_names,
    same_parties_named,
    same_place,
    same_quoted_words,
    same_recipients,
    same_term,
    same_things,
    same_time,
    same_trigger,
    same_type,
    same_voice,
    same_words,
    told_together,
)
from recoupe.merge.pairs import Pair, pair_of
from recoupe.merge.profile import Profile
from recoupe.model import Bilingual

# A pair joins where this much speaks for it: type and both parties are worth 2.8, less where nothing particular agrees.
JOINS = 2.7
# A feature is told to the reader where it weighs this much.
TOLD = 0.2


Measure = Callable[[Pair], float]


@dataclass(frozen=True, slots=True)
class Feature:
    """One reason for or against: `measure` gives -1..1, `weight` what it is worth, `reason` what a reader is told where it speaks for."""

    name: str
    weight: float
    measure: Measure
    reason: Bilingual
    against: Bilingual


def _feature(name: str, weight: float, measure: Measure, fr: str, en: str, contre: str = "", against: str = "") -> Feature:
    return Feature(name, weight, measure, Bilingual(fr=fr, en=en), Bilingual(fr=contre, en=against))


FEATURES: tuple[Feature, ...] = (
    _feature("type", 1.0, same_type, "le même type d'événement", "the same type of event"),
    _feature("doers", 1.0, same_doers, "les mêmes auteurs", "the same doers", "d'autres auteurs", "other doers"),
    _feature("recipients", 0.8, same_recipients, "les mêmes destinataires", "the same recipients",
             "d'autres destinataires", "other recipients"),
    _feature("time", 1.3, same_time, "des dates qui concordent", "dates that agree", "des dates qui s'écartent", "dates apart"),
    _feature("press", 0.5, told_together, "des publications rapprochées", "published close together",
             "des publications éloignées", "published far apart"),
    _feature("place", 0.6, same_place, "le même lieu", "the same place", "un autre lieu", "another place"),
    _feature("count", 0.6, same_count, "les mêmes nombres", "the same numbers"),
    _feature("term", 0.8, same_term, "les mêmes personnes sous le même nom", "the same people under the same name"),
    _feature("trigger", 0.8, same_trigger, "le même mot pour le dire", "the same word for it"),
    _feature("words", 1.0, same_words, "des mots communs", "words in common"),
    _feature("names", 0.6, same_names, "les mêmes noms propres", "the same proper names"),
    _feature("party", 0.6, same_parties_named, "le même protagoniste particulier", "the same particular party"),
    _feature("quote", 0.8, same_quoted_words, "les mêmes paroles citées", "the same words quoted"),
    _feature("voice", 0.5, same_voice, "dit par la même voix ou démenti", "told by the same voice, or denied"),
    _feature("article", 1.2, same_article, "", "", "deux récits du même article", "two accounts of one article"),
    _feature("things", 1.2, same_things, "les mêmes choses", "the same things", "autre chose", "other things"),
    _feature("nature", 0.8, act_or_state, "", "", "un acte et un état de choses", "an act and a state of things"),
    _feature("bare", 1.0, bare, "", "", "rien de commun que le type et les parties", "nothing in common but type and parties"),
)  # fmt: skip


WEIGHED = tuple((feature.weight, feature.measure) for feature in FEATURES)


def score(a: Profile, b: Profile) -> float | None:
    """What speaks for the two telling one happening; None where something excludes it: so of two of one article that are not worth joining
    by themselves, for an article tells two happenings side by side. Symmetric."""
    pair = pair_of(a, b)
    if pair is None:
        return None
    worth = sum([weight * measure(pair) for weight, measure in WEIGHED])
    return None if worth < JOINS and same_article(pair) < 0 else worth


def reasons(a: Profile, b: Profile) -> tuple[Bilingual, ...]:
    """The sentences of the features that weighed, the heaviest first."""
    pair = pair_of(a, b)
    if pair is None:
        return ()
    weighed = [(feature.weight * feature.measure(pair), feature) for feature in FEATURES]
    told = sorted((row for row in weighed if abs(row[0]) >= TOLD), key=lambda row: -abs(row[0]))
    return tuple(feature.reason if value > 0 else feature.against for value, feature in told)
