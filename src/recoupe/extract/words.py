"""Word classes of the language pack (`classes.toml`): what is an arm, a force, a nationality, and what cannot act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from recoupe.lexicon import table
from recoupe.text import fold

# French nouns in these endings name notions, which do not act; the bodies that end alike are listed beside.
ABSTRACT_ENDINGS = ("ite", "isme", "tude", "esse", "ance", "ence", "age", "ment", "ure")


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """`text.fold` of one word, remembered: the same words come again and again."""
    return fold(word)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClasses:
    """Lemmas by class, all folded; `nationalities` are the adjectives that say whose; `inert` are nouns that cannot act, `parties` those
    that name people and bodies, beside those with one of the `endings` of people that are no `things`."""

    classes: Mapping[str, frozenset[str]]
    nationalities: frozenset[str]
    inert: frozenset[str]
    acting: frozenset[str]
    parties: frozenset[str]
    endings: tuple[str, ...]
    things: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """The names of the classes."""
        return frozenset(self.classes)

    def holds(self, names: Iterable[str], lemmas: frozenset[str]) -> bool:
        """True where one of `lemmas` (folded) belongs to one of the classes."""
        return any(not lemmas.isdisjoint(self.classes.get(name, frozenset())) for name in names)

    def is_nationality(self, lemma: str, form: str = "") -> bool:
        """True for « malien », « russe »… by the lemma, or by the form where the lemma failed."""
        form = fold(form)
        stems = (form, form[:-1], form[:-2], form[:-3]) if form else ()
        return fold(lemma) in self.nationalities or any(stem in self.nationalities for stem in stems if len(stem) > 3)

    def is_against(self, form: str) -> bool:
        """True for « antifrançaise », « anti-israéliennes »."""
        word = fold(form)
        return word.startswith("anti") and self.is_nationality("", word.removeprefix("anti").strip("- "))

    def names_people(self, lemma: str) -> bool:
        """True for nouns of people and bodies, by list or by ending (« un orpailleur », « la caissière »)."""
        word = fold(lemma)
        return word in self.parties or (word.endswith(self.endings) and word not in self.things and word not in self.inert)

    def can_act(self, lemma: str) -> bool:
        """False for nouns of things, times and notions."""
        word = fold(lemma)
        return word in self.acting or (word not in self.inert and not word.endswith(ABSTRACT_ENDINGS))


@lru_cache(maxsize=8)
def load_classes(language: str) -> WordClasses:
    """The word classes of a language."""
    data, groups, heads = table(language, "classes"), table(language, "groups")["people"], table(language, "heads")["heads"]
    classes = {name: frozenset(fold(word) for word in words) for name, words in data["classes"].items()}
    people = frozenset(groups["words"]).difference(classes["building"], classes["building_hit"], classes["place"])
    return WordClasses(
        classes=classes,
        parties=frozenset(chain(*(classes[name] for name in data["parties"]["classes"]), *heads.values(), people))
        - {fold(w) for w in data["parties"]["but"]},
        endings=tuple(groups["endings"]),
        things=frozenset(groups["but"]),
        nationalities=frozenset(fold(word) for word in data["adjectives"]["nationality"]),
        inert=frozenset(fold(word) for word in data["not_actors"]["words"]),
        acting=frozenset(fold(word) for word in data["not_actors"]["but"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Closed lists of the language's grammar (`grammar.toml`), folded but for the prepositions."""

    prepositions: Mapping[str, str]
    with_etre: frozenset[str]
    object_control: frozenset[str]
    object_of_charge: frozenset[str]
    future_endings: frozenset[str]
    conditional_endings: frozenset[str]
    first_person: frozenset[str]
    reflexive: frozenset[str]
    clitics: Mapping[str, frozenset[str]]
    dative: frozenset[str]
    function_words: frozenset[str]
    complementizers: frozenset[str]
    partitive: frozenset[str]
    content_marks: frozenset[str]
    liftable: frozenset[str]
    topical: frozenset[str]
    governed: frozenset[str]
    enclosing: frozenset[str]
    sequential: frozenset[str]
    of_nouns: frozenset[str]
    of_places: frozenset[str]
    of_towns: frozenset[str]
    raw_to: frozenset[str]
    raw_of: frozenset[str]
    relative: frozenset[str]
    empty: frozenset[str]
    standing_in: frozenset[str]
    possessive: frozenset[str]
    days: frozenset[str]
    generic: frozenset[str]
    of_names: tuple[str, ...]
    of_whom: frozenset[str]
    governed_relative: frozenset[str]
    indefinite: frozenset[str]
    before_de: frozenset[str]
    joining: frozenset[str]
    calling: frozenset[str]
    thing_asked: frozenset[str]


# Which section of `grammar.toml` and which of its keys fill each field: folded, and as they are written.
FOLDED: Mapping[str, tuple[str, str]] = {
    "with_etre": ("verbs", "with_etre"),
    "object_control": ("verbs", "object_control"),
    "object_of_charge": ("verbs", "object_of_charge"),
    "future_endings": ("verbs", "future_endings"),
    "conditional_endings": ("verbs", "conditional_endings"),
    "first_person": ("pronouns", "first_person"),
    "reflexive": ("pronouns", "reflexive"),
    "dative": ("pronouns", "dative"),
    "function_words": ("pronouns", "function_words"),
    "complementizers": ("marks", "complementizers"),
    "partitive": ("marks", "partitive"),
    "sequential": ("marks", "sequential"),
    "relative": ("pronouns", "relative"),
    "empty": ("pronouns", "empty"),
    "standing_in": ("pronouns", "standing_in"),
    "possessive": ("pronouns", "possessive"),
    "days": ("nouns", "days"),
    "generic": ("nouns", "generic"),
    "of_whom": ("pronouns", "of_whom"),
    "governed_relative": ("pronouns", "governed_relative"),
    "indefinite": ("pronouns", "indefinite"),
    "joining": ("verbs", "joining"),
    "calling": ("nouns", "calling"),
    "thing_asked": ("verbs", "thing_asked"),
}
WRITTEN: Mapping[str, tuple[str, str]] = {
    "content_marks": ("marks", "content"),
    "liftable": ("marks", "liftable"),
    "topical": ("marks", "topical"),
    "governed": ("marks", "governed"),
    "enclosing": ("marks", "enclosing"),
    "of_nouns": ("marks", "of_nouns"),
    "of_places": ("marks", "of_places"),
    "of_towns": ("marks", "of_towns"),
    "raw_to": ("marks", "to"),
    "raw_of": ("marks", "of"),
    "before_de": ("adverbs", "before_de"),
}


@lru_cache(maxsize=8)
def load_grammar(language: str) -> Grammar:
    """The closed lists of a language."""
    data = table(language, "grammar")
    lists = {name: frozenset(map(fold, data[section][key])) for name, (section, key) in FOLDED.items()}
    lists |= {name: frozenset(data[section][key]) for name, (section, key) in WRITTEN.items()}
    return Grammar(
        prepositions=data["prepositions"],
        of_names=tuple(data["nouns"]["of_names"]),
        clitics={fold(clitic): frozenset(map(fold, doers)) for clitic, doers in data["clitics"].items()},
        **lists,
    )
