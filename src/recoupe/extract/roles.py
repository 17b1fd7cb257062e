"""Who did it and to whom: fills the roles of a trigger's frame from the slots of its verb or noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from recoupe.extract.candidates import Candidate
from recoupe.extract.scope import ScopeWords
from recoupe.extract.syntax import (
    complements,
    conjuncts,
    governors,
    is_passive,
    is_verbal,
    lemma,
    lemmas_of,
    object_,
    preposition,
    resolve_relative,
    subject,
)
from recoupe.extract.triggers import Trigger
from recoupe.extract.words import WordClasses
from recoupe.text import fold

MUTUAL_FRAMES = ("avec", "entre")


@dataclass(slots=True)
class Roles:
    """The words that fill each role (heads of noun phrases), and the slots they came from."""

    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    themes: list[Token] = field(default_factory=list)
    places: list[Token] = field(default_factory=list)
    slots: dict[str, list[Token]] = field(default_factory=dict)

    def affected(self) -> list[Token]:
        """What it is done to: the object of the verb, « de … » of the noun."""
        return [*self.slots.get("object", ()), *self.slots.get("of", ()), *self.themes]


def slots_of(candidate: Candidate, classes: WordClasses, scope: ScopeWords) -> dict[str, list[Token]]:
    """The slots of a candidate by name: subject, object, of, adj, poss, and each preposition."""
    slots = _verb_slots(candidate) if candidate.shape == "verb" else _noun_slots(candidate, classes, scope)
    inside = {word.i for word in candidate.words}
    return {name: kept for name, tokens in slots.items() if (kept := [t for t in dict.fromkeys(tokens) if t.i not in inside])}


def _verb_slots(candidate: Candidate) -> dict[str, list[Token]]:
    verb = candidate.head
    slots: dict[str, list[Token]] = {}
    doer, done_to = subject(verb), object_(verb)
    if is_passive(verb):
        doer, done_to = None, doer
    if doer is not None:
        slots["subject"] = list(conjuncts(doer))
    if done_to is not None:
        slots["object"] = list(conjuncts(done_to))
    heads = [verb, *(word for word in candidate.words if word != verb and word.pos_ in ("NOUN", "ADJ"))]
    for head in heads:
        for word, token in complements(head):
            _add(slots, word, token)
        for child in head.children:
            if child.dep_ in ("xcomp", "ccomp", "advcl") and is_verbal(child) and child.i > verb.i:
                mark = next((m.text.lower() for m in child.children if m.dep_ == "mark"), "")
                slots.setdefault("que" if mark in ("que", "qu'") else "clause", []).append(child)
            if child.dep_ == "xcomp" and child.pos_ == "ADJ":
                slots.setdefault("xcomp", []).append(child)
        if head != verb:
            for name, tokens in list(slots.items()):
                if name == "de":
                    slots.setdefault("of", []).extend(tokens)
    return slots


def _add(slots: dict[str, list[Token]], word: str, token: Token) -> None:
    names = dict.fromkeys((word, word.split()[-1])) if word else {}
    for name in names:
        slots.setdefault(name, []).extend(conjuncts(token))


def _noun_slots(candidate: Candidate, classes: WordClasses, scope: ScopeWords) -> dict[str, list[Token]]:
    noun = candidate.head
    slots: dict[str, list[Token]] = {}
    for head in (noun, *(word for word in candidate.words if word != noun)):
        for word, token in complements(head):
            _add(slots, "of" if word == "de" else word, token)
        for child in head.children:
            if (
                child.pos_ in ("ADJ", "NOUN")
                and child.dep_ in ("amod", "nmod", "appos")
                and classes.is_nationality(lemma(child), child.text)
                and not list(child.children)
            ):
                slots.setdefault("adj", []).extend(conjuncts(child))
            if child.dep_ == "det" and child.morph.get("Poss") == ["Yes"]:
                slots.setdefault("poss", []).append(child)
            if child.dep_ in ("acl", "amod") and child.i > head.i:
                for word, token in complements(child):
                    _add(slots, word, token)
    _support(noun, slots, scope)
    return slots


def _support(noun: Token, slots: dict[str, list[Token]], scope: ScopeWords) -> None:
    """« X mène une attaque », « lors d'une visite, X a dit », « X a été victime d'une agression »."""
    verb = next(governors(noun), None)
    while (
        verb is not None
        and verb.pos_ in ("NOUN", "ADJ")
        and noun.dep_ in ("conj", "nmod", "obl:arg", "obl:mod")
        and lemma(verb) in scope.undergoing
    ):
        found = subject(verb)
        if found is not None:
            slots.setdefault("undergoer", []).extend(conjuncts(found))
        return
    if verb is None or not is_verbal(verb):
        return
    doer = subject(verb)
    if doer is None or doer == noun:
        return
    word = preposition(noun)
    if noun.dep_ in ("obj", "obl:arg", "xcomp") and lemma(verb) in scope.acting:
        slots.setdefault("support", []).extend(conjuncts(doer))
    elif noun.dep_ in ("obj", "obl:arg") and lemma(verb) in scope.undergoing:
        slots.setdefault("undergoer", []).extend(conjuncts(doer))
    elif word is not None and (word in scope.during or word.split()[0] in scope.during):
        slots.setdefault("during", []).extend(conjuncts(doer))


def fill(candidate: Candidate, trigger: Trigger, slots: dict[str, list[Token]], classes: WordClasses) -> Roles:
    """The roles of a candidate under one trigger."""
    roles = Roles(slots=slots)
    frame = trigger.frame
    for slot, tokens in slots.items():
        name = frame.get(slot)
        if name is None and slot in ("adj", "poss", "support"):
            name = "actor" if slot != "adj" or "actor" in frame.values() else "recipient"
        if slot == "during" and trigger.type == "CONSULT":
            name = "actor"
        if slot == "undergoer":
            name = "recipient"
        if name is not None:
            for position, token in enumerate(tokens):
                _assign(roles, name, token, position, classes)
    _tidy(roles, candidate, trigger, classes)
    return roles


def _assign(roles: Roles, name: str, token: Token, position: int, classes: WordClasses) -> None:
    if name == "pair":
        name = "actor" if position == 0 else "recipient"
    if name == "theme":
        roles.themes.append(token)
    elif name == "host":
        roles.recipients.append(token)
        if token.pos_ == "PROPN":
            roles.places.append(token)
    elif name == "actor":
        if may_act(token, classes):
            roles.actors.append(token)
    elif may_act(token, classes):
        roles.recipients.append(token)
    else:
        roles.recipients.extend(owners(token, classes))


def may_act(token: Token, classes: WordClasses) -> bool:
    """True for what can do or suffer something: names, pronouns of persons, nationalities, nouns of people and bodies."""
    if token.pos_ == "PRON":
        return fold(token.text) not in ("ce", "c", "cela", "ca", "rien", "tout", "y", "en", "que", "qui", "dont", "ou", "quoi")
    if token.pos_ == "PROPN" or (token.dep_ == "det" and token.morph.get("Poss") == ["Yes"]):
        return True
    if classes.is_nationality(lemma(token), token.text):
        return True
    return token.pos_ == "NOUN" and classes.can_act(lemma(token)) and token.ent_type_ != "DATE"


def owners(token: Token, classes: WordClasses) -> Iterator[Token]:
    """To whom a thing belongs: « l'ambassade [des États-Unis] », « les relations [russo-maliennes] », « le recours [de la junte] »."""
    found = [
        child
        for child in token.children
        if child.pos_ in ("ADJ", "NOUN") and child.dep_ in ("amod", "nmod") and classes.is_nationality(lemma(child), child.text)
    ]
    if not found:
        for word, child in complements(token):
            if word in ("par", "de", "entre") and may_act(child, classes):
                found = list(conjuncts(child))
                if word == "par":
                    break
    yield from found


def _tidy(roles: Roles, candidate: Candidate, trigger: Trigger, classes: WordClasses) -> None:
    """Actors once each, none of them a recipient; a force that is withdrawn acts itself; « qui » gives way to what it stands for."""
    verb = candidate.head
    roles.actors = [resolve_relative(token, verb) for token in dict.fromkeys(roles.actors)]
    acting = {token.i for token in roles.actors}
    roles.recipients = [resolve_relative(t, verb) for t in dict.fromkeys(roles.recipients) if t.i not in acting]
    by_agent = roles.slots.get("par", ())
    if by_agent and candidate.shape == "noun" and trigger.frame.get("of") == "actor":
        roles.actors = [token for token in by_agent if may_act(token, classes)] or roles.actors
    if trigger.frame.get("object") == "target":
        for token in roles.themes:
            roles.recipients.extend(owners(token, classes))


def dependents(candidate: Candidate, roles: Roles) -> frozenset[str]:
    """The folded lemmas of all that depends on the trigger: what its conditions are tested on."""
    out: set[str] = set()
    inside = {word.i for word in candidate.words}
    for tokens in roles.slots.values():
        for token in tokens:
            out |= lemmas_of(token) if token.pos_ in ("NOUN", "PROPN") else {lemma(token)}
            if is_verbal(token):
                out.update(lemma(child) for child in token.children)
                out.update(word for child in token.children if child.pos_ == "NOUN" for word in lemmas_of(child))
    for word in candidate.words:
        out.update(
            lemma(child) for child in word.children if child.i not in inside and child.pos_ in ("ADJ", "NOUN", "ADV", "VERB", "PROPN")
        )
    return frozenset(out)
