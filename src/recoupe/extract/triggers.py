"""The words that tell an event, as checked records of the language pack (`triggers.toml`, `modes.toml`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from recoupe.errors import PackError
from recoupe.extract.words import load_classes
from recoupe.lexicon import Table, table
from recoupe.model import Status
from recoupe.ontology import load_ontology
from recoupe.text import fold

SPECIAL_CLASSES = frozenset({"any", "never", "persons", "humans", "places", "towns"})
PAST, PRESENT = 6, 7  # columns of the participles in `conjugations.toml`
ROLES = frozenset({"actor", "recipient", "theme", "host", "target", "pair"})
NEEDS = frozenset({"actor", "recipient", "any"})
# The keys of a record: word classes, lists taken as they stand, flags, and those that are folded or checked on their way.
CLASS_KEYS = ("theme", "about", "actor_in", "actor_not")
LISTS = (*CLASS_KEYS, "needs", "only", "requires", "without", "not_after", "examples", "counter_examples")
FLAGS = ("weak", "strict", "agentless", "lasting", "not_before_number", "intransitive")
FOLDED = ("id", "type", "mode", "frame", "status", "verbs", "nouns", "phrases", "unless", "only_with", "theme_for", "mode_for", "also")
KEYS = frozenset((*LISTS, *FLAGS, *FOLDED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """One group of words with one meaning. `theme`, `theme_for`, `about`, `actor_in`, `actor_not` name word classes; `unless` are lemmas
    that undo the meaning, `only_with` lemmas one of which makes it; `needs` are the roles without which it is not coded; `weak` words count
    only with two roles, or one and a time; `requires` and `without` are slots that must and must not be filled, `not_after` prepositions
    that must not stand before the noun; `strict` tests the theme of phrases too; an `agentless` record is told by a passive that does not
    say by whom; nouns of a `lasting` record tell what is going on; `also` is a second type and mode that the same words tell (a sentence is
    an imprisonment)."""

    id: str
    type: str
    frame: Mapping[str, str]
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    phrases: tuple[tuple[str, ...], ...] = ()
    mode: str | None = None
    theme: tuple[str, ...] = ()
    theme_for: Mapping[str, tuple[str, ...]]
    mode_for: Mapping[str, str]
    about: tuple[str, ...] = ()
    actor_in: tuple[str, ...] = ()
    actor_not: tuple[str, ...] = ()
    unless: frozenset[str] = frozenset()
    only_with: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    weak: bool = False
    status: Status | None = None
    only: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    strict: bool = False
    agentless: bool = False
    lasting: bool = False
    not_before_number: bool = False
    also: tuple[str, str] | None = None
    intransitive: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    def themes(self, lemma: str) -> tuple[str, ...]:
        """The classes that the theme must meet for this word of the group; none means that anything does."""
        return self.theme_for.get(lemma, self.theme)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeRow:
    """A mode and the words that give it; `*` among them is met by anything."""

    type: str
    mode: str
    words: frozenset[str]
    unless_ids: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Triggers:
    """All records of a language, and their index by the folded lemma of their (first) word (nouns keep their accents: marche, marché);
    `forms` gives the verb of a
    participle or a present, `deeds` are the nouns of hostile acts."""

    records: tuple[Trigger, ...]
    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Trigger], ...]]
    modes: tuple[ModeRow, ...]
    forms: Mapping[str, str]
    deeds: frozenset[str]

    def is_protest(self, noun: str) -> bool:
        """True for a noun of protest, by its folded lemma."""
        return any(record.type == "PROTEST" for record in self.nouns.get(noun, ()))


@lru_cache(maxsize=8)
def load_triggers(language: str) -> Triggers:
    """The triggers of a language.

    Raises:
        PackError: a record is wrong; the sentence names it.
    """
    return build_triggers(table(language, "triggers"), language)


def build_triggers(data: Table, language: str) -> Triggers:
    """The triggers that a table holds, checked.

    Raises:
        PackError: a record names a frame, type, mode, word class or role that does not exist.
    """
    frames: Table = data.get("frames", {})
    known = load_classes(language).names | SPECIAL_CLASSES
    records = tuple(_trigger(row, frames, known) for row in data.get("trigger", ()))
    verbs: dict[str, tuple[Trigger, ...]] = {}
    nouns: dict[str, tuple[Trigger, ...]] = {}
    phrases: dict[str, tuple[tuple[tuple[str, ...], Trigger], ...]] = {}
    for record in records:
        for verb in record.verbs:
            verbs[verb] = (*verbs.get(verb, ()), record)
        for noun in record.nouns:
            nouns[noun] = (*nouns.get(noun, ()), record)
        for phrase in record.phrases:
            first = phrase[0] if phrase[0] not in ("se", "ne") else phrase[1]
            phrases[first] = (*phrases.get(first, ()), (phrase, record))
    deeds = frozenset(fold(noun) for record in records if record.type in ("ASSAULT", "COERCE") for noun in record.nouns)
    longest_first = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()}
    return Triggers(
        records=records, verbs=verbs, nouns=nouns, phrases=longest_first, modes=_modes(language), forms=_forms(verbs, language), deeds=deeds
    )


def _words(row: Table, key: str) -> tuple[str, ...]:
    return tuple(row.get(key, ()))


def _check(row: Table, frames: Table, known: frozenset[str]) -> None:
    """Raises a PackError that names the record where it names what does not exist."""
    name = row.get("id", "?")
    frame = frames.get(row.get("frame", ""))
    if frame is None:
        raise PackError(f"triggers.toml: {name}: there is no frame '{row.get('frame')}'.")
    also = row.get("also", {"type": row.get("type"), "mode": None})
    for type_, mode in ((row.get("type", ""), row.get("mode")), (also["type"], also["mode"])):
        if not load_ontology().has(type_, mode):
            raise PackError(f"triggers.toml: {name}: {type_} {mode or ''} is not in the ontology.")
    classes = [word for key in CLASS_KEYS for word in _words(row, key)]
    for unknown in frozenset(chain(classes, *row.get("theme_for", {}).values())) - known:
        raise PackError(f"triggers.toml: {name}: there is no word class '{unknown}'.")
    for unknown in (frozenset(frame.values()) - ROLES) | (frozenset(_words(row, "needs")) - NEEDS):
        raise PackError(f"triggers.toml: {name}: there is no role '{unknown}'.")
    for unknown in row.keys() - KEYS:
        raise PackError(f"triggers.toml: {name}: records have no '{unknown}'.")


def _trigger(row: Table, frames: Table, known: frozenset[str]) -> Trigger:
    _check(row, frames, known)
    words: Table = {key: _words(row, key) for key in LISTS}
    flags: Table = {key: row[key] for key in FLAGS if key in row}
    return Trigger(
        id=row["id"],
        type=row["type"],
        mode=row.get("mode"),
        frame=frames[row["frame"]],
        status=row.get("status"),
        verbs=frozenset(map(fold, _words(row, "verbs"))),
        nouns=frozenset(_words(row, "nouns")),
        phrases=tuple(tuple(map(fold, phrase.split())) for phrase in _words(row, "phrases")),
        unless=frozenset(map(fold, _words(row, "unless"))),
        only_with=frozenset(map(fold, _words(row, "only_with"))),
        theme_for={fold(lemma): tuple(classes) for lemma, classes in row.get("theme_for", {}).items()},
        mode_for={fold(lemma): mode for lemma, mode in row.get("mode_for", {}).items()},
        also=(row["also"]["type"], row["also"]["mode"]) if "also" in row else None,
        **words,
        **flags,
    )


def _modes(language: str) -> tuple[ModeRow, ...]:
    rows = []
    for row in table(language, "modes").get("mode", ()):
        if not load_ontology().has(row["type"], row["mode"]):
            raise PackError(f"modes.toml: {row['type']} has no mode '{row['mode']}'.")
        words = frozenset(fold(word) if word != "*" else word for word in row["words"])
        rows.append(ModeRow(type=row["type"], mode=row["mode"], words=words, unless_ids=frozenset(row.get("unless_ids", ()))))
    return tuple(rows)


def _forms(verbs: Iterable[str], language: str) -> Mapping[str, str]:
    """The verb of each participle and of the regular present (columns of `conjugations.toml`; verbs in -er are regular)."""
    endings: Mapping[str, list[str]] = {fold(key): row for key, row in table(language, "conjugations")["endings"].items()}
    longest_first = sorted(endings, key=len, reverse=True)
    found: dict[str, str] = {}
    for verb in (verb.removeprefix("se ") for verb in verbs):
        key = next((key for key in longest_first if verb.endswith(key)), None)
        if verb.endswith("er"):
            past, present = f"{verb[:-2]}e", f"{verb[:-1] if verb.endswith('ger') else verb[:-2]}ant"
            found[f"{verb[:-2]}ent"] = verb
        elif key is not None:
            past, present = (verb.removesuffix(key) + fold(endings[key][column]) for column in (PAST, PRESENT))
        else:
            continue
        found.update({past + ending: verb for ending in ("", "e", "s", "es")})
        found[present] = verb
    return found
