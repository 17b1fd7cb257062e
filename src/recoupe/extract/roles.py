"""Who did it and to whom: fills the roles of a trigger's frame from the slots of its verb or noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from recoupe.extract.candidates import Candidate
from recoupe.extract.scope import ScopeWords
from recoupe.extract.syntax import (
    after,
    complements,
    conjuncts,
    governors,
    introducers,
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
from recoupe.extract.words import WordClasses, folded, load_grammar

# Prepositions after a noun of action that name who takes part, and how far right (in words) they are still its own.
NOUN_PREPOSITIONS = frozenset({"entre", "avec", "par", "contre", "encontre"})
REACH = 12
SHORT_REACH = 6
OF = frozenset({"de", "d'", "du", "des"})


@dataclass(slots=True)
class Roles:
    """The words that fill each role (heads of noun phrases), and the slots they came from."""

    actors: list[Token] = field(default_factory=list)
    recipients: list[Token] = field(default_factory=list)
    themes: list[Token] = field(default_factory=list)
    places: list[Token] = field(default_factory=list)
    slots: dict[str, list[Token]] = field(default_factory=dict)

    def affected(self) -> list[Token]:
        """What it is done to: the object of the verb, « de … » of the noun, and what a clause that depends on it names."""
        inner = [child for name in ("que", "clause") for verb in self.slots.get(name, ()) for child in verb.children]
        inner = [child for child in inner if child.dep_ in ("nsubj", "nsubj:pass", "obj", "obl:arg") and child.pos_ in ("NOUN", "PROPN")]
        return [*self.slots.get("object", ()), *self.slots.get("of", ()), *self.slots.get("de", ()), *self.themes, *inner]


def slots_of(candidate: Candidate, classes: WordClasses, scope: ScopeWords) -> dict[str, list[Token]]:
    """The slots of a candidate by name: subject, object, of, adj, poss, and each preposition."""
    slots = _verb_slots(candidate) if candidate.shape == "verb" else _noun_slots(candidate, classes, scope)
    inside = {word.i for word in candidate.words}
    return {name: kept for name, tokens in slots.items() if (kept := [t for t in dict.fromkeys(tokens) if t.i not in inside])}


def _verb_slots(candidate: Candidate) -> dict[str, list[Token]]:
    verb = candidate.head
    slots: dict[str, list[Token]] = {}
    doer, done_to = subject(verb), object_(verb)
    if is_passive(verb) and not candidate.lemma.startswith("etre "):
        doer, done_to = None, doer
    if doer is not None:
        slots["subject"] = list(conjuncts(doer))
    if done_to is not None:
        slots["object"] = list(conjuncts(done_to))
    heads = [verb, *(word for word in candidate.words if word != verb and word.pos_ in ("NOUN", "ADJ"))]
    for head in heads:
        for word, token in complements(head):
            _add(slots, word, token)
        for child in (*head.children, *(done_to.children if done_to is not None and head == verb else ())):
            if child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "obl:arg", "obl:mod") and child.i > verb.i and not child.pos_ == "PRON":
                mark = next((m.text.lower() for m in child.children if m.dep_ == "mark"), "")
                if mark:
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
    for word, token in after(noun, NOUN_PREPOSITIONS, REACH):
        if token not in slots.get(word, ()):
            _add(slots, word, token)
    if "par" in slots and "of" not in slots:
        slots["of"] = [token for agent in slots["par"] for word, token in after(agent, OF, SHORT_REACH)]
    _support(noun, slots, classes, scope)
    return slots


def _support(noun: Token, slots: dict[str, list[Token]], classes: WordClasses, scope: ScopeWords) -> None:
    """« X mène une attaque », « lors d'une visite, X a dit », « X a été victime d'une agression »."""
    above = next(governors(noun), None)
    if above is None:
        return
    if lemma(above) in scope.undergoing and above.pos_ in ("NOUN", "ADJ"):
        victim = subject(above)
        slots.setdefault("undergoer", []).extend(conjuncts(victim) if victim is not None else ())
        return
    before = introducers(noun) & scope.during
    if not is_verbal(above):
        if before and may_act(above, classes):
            slots.setdefault("during", []).append(above)
        return
    doer = subject(above)
    if doer is not None and doer == noun and lemma(above) in scope.striking:
        struck = object_(above)
        slots.setdefault("undergoer", []).extend(conjuncts(struck) if struck is not None else ())
    if doer is None or doer == noun:
        return
    if before and noun.dep_ not in ("obj",):
        slots.setdefault("during", []).extend(conjuncts(doer))
    elif noun.dep_ in ("obj", "obl:arg", "xcomp") and lemma(above) in scope.acting:
        slots.setdefault("support", []).extend(conjuncts(doer))
    elif noun.dep_ in ("obj", "obl:arg") and lemma(above) in scope.undergoing:
        slots.setdefault("undergoer", []).extend(conjuncts(doer))


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
        if may_act(token, classes) and not _is_bare(token):
            roles.actors.append(token)
    elif may_act(token, classes) and not _is_bare(token):
        roles.recipients.append(token)
    else:
        roles.recipients.extend(owners(token, classes))


def may_act(token: Token, classes: WordClasses) -> bool:
    """True for what can do or suffer something: names, pronouns of persons, nationalities, nouns of people and bodies."""
    if token.pos_ == "PRON":
        return folded(token.text) not in load_grammar(token.lang_).empty
    if token.pos_ == "PROPN" or (token.dep_ == "det" and token.morph.get("Poss") == ["Yes"]):
        return True
    if classes.is_nationality(lemma(token), token.text):
        return True
    return token.pos_ == "NOUN" and classes.can_act(lemma(token)) and token.ent_type_ != "DATE"


def _is_bare(token: Token) -> bool:
    """« visite d'État », « acte de guerre »: a singular noun after « de » without article says what kind, not who."""
    if token.pos_ != "NOUN" or token.morph.get("Number") == ["Plur"] or preposition(token) != "de":
        return False
    return not any(child.dep_ in ("det", "nummod", "amod") or child.text.lower() in ("du", "des") for child in token.children)


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
