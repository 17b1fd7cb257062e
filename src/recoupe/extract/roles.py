"""Who did it and to whom: fills the roles of a trigger's frame from the slots of its verb or noun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from recoupe.extract.candidates import Candidate
from recoupe.extract.complements import complements
from recoupe.extract.deeds import doers_of, is_deed, is_force
from recoupe.extract.parties import (
    addressee,
    company,
    counted_among,
    is_bare,
    is_named,
    is_party,
    is_town,
    may_act,
    named_among,
    owners,
    possessor,
)
from recoupe.extract.subjects import resolve_relative
from recoupe.extract.syntax import conjuncts, feature, grammar_of, is_name, is_verbal, lemma, lemmas_of, phrase
from recoupe.extract.triggers import Trigger
from recoupe.extract.words import WordClasses, load_grammar
from recoupe.tokens import Token


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
        return [
            *self.slots.get("object", ()),
            *self.slots.get("of", ()),
            *self.slots.get("de", ()),
            *self.slots.get("undergoer", ()),
            *self.themes,
            *inner,
        ]


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
        if slot == "à" and trigger.type == "PROTEST":
            called = [token for token in tokens if lemma(token) in load_grammar(token.lang_).calling]
            roles.actors.extend(owner for token in called for owner in owners(token, classes))
        if slot == "object" and name in ("recipient", "target") and candidate.lemma in load_grammar(candidate.head.lang_).thing_asked:
            roles.themes.extend(tokens)
            tokens = [token for token in tokens if is_named(token)]
        if slot == "sur" and name == "recipient" and candidate.shape == "verb" and roles.recipients:
            name = None  # « a tué neuf civils sur un marché » tells where
        if slot == "à" and name == "recipient":
            tokens = _first_addressed(tokens, candidate.head, classes)
        if slot == "comme" and frame.get("subject") == "actor":
            tokens, name = [token for token in tokens if is_party(token, classes)], "actor"
        if slot == "of" and name == "recipient" and "par" not in slots and is_deed(candidate.head, classes):
            roles.actors.extend(token for token in tokens if is_force(token, classes))
            tokens = [token for token in tokens if not is_force(token, classes)]
        if slot == "of" and name == "actor" and candidate.shape == "verb":
            name = "theme"
        if name == "recipient" and slot in grammar_of(candidate.head).of_towns:
            roles.places.extend(token for token in tokens if is_town(token))
            tokens = [token for token in tokens if not is_town(token)]
        if name is not None:
            for position, token in enumerate(tokens):
                _assign(roles, name, token, position, classes)
    if candidate.is_phrase and frame.get("object") == "recipient" and not roles.recipients:
        roles.recipients.extend(word for word in candidate.words if word != candidate.head and is_named(word) and is_party(word, classes))
    _tidy(roles, candidate, trigger, classes)
    return roles


def _assign(roles: Roles, name: str, token: Token, position: int, classes: WordClasses) -> None:
    """Puts `token` in the role `name`. A thing in the place of a party gives way to the one to whom it belongs."""
    if name == "pair":
        name = "actor" if position == 0 else "recipient"
    if name == "theme":
        roles.themes.append(token)
    elif name == "host":
        roles.recipients.extend([token] if is_party(token, classes) else [])
        roles.places.extend([token] if is_name(token) else [])
    elif name == "actor":
        roles.actors.extend([token] if may_act(token, classes) and not is_bare(token) else [])
    elif is_party(token, classes) and not is_bare(token):
        roles.recipients.append(token)
    else:
        roles.recipients.extend(owners(token, classes))


def _tidy(roles: Roles, candidate: Candidate, trigger: Trigger, classes: WordClasses) -> None:
    """Actors once each, none of them a recipient; a force that is withdrawn acts itself; « qui » gives way to what it stands for."""
    verb = candidate.head
    roles.actors = [resolve_relative(token, verb) for token in dict.fromkeys(roles.actors)]
    roles.actors = [counted_among(token) for token in roles.actors]
    if trigger.type == "CONSULT":
        roles.actors = [*roles.actors, *(other for token in roles.actors for other in company(token, classes))]
    roles.actors = [doer for token in roles.actors for doer in (doers_of(token, classes) if is_deed(token, classes) else (token,))]
    if candidate.shape == "noun":
        parties = [token for token in roles.actors if is_party(token, classes)]
        roles.actors = [token for token in roles.actors if not parties or token in parties or token.head in parties]
        roles.actors = _without_source(roles)
        if trigger.type == "MOBILIZE":  # « Minsk ordonne le déploiement de trois compagnies »
            roles.actors = [token for token in roles.actors if token not in roles.slots.get("of", ())] or roles.actors
    if not roles.actors and "theme" in (trigger.frame.get("of"), trigger.frame.get("object")):
        roles.actors = list(_givers(roles, candidate, trigger, classes))
    for slot in ("of", "object"):
        held = [child for token in roles.slots.get(slot, ()) for child in token.children if feature(child, "Poss") == "Yes"]
        if held and trigger.frame.get("of") == "actor" and candidate.shape == "noun":
            roles.actors = held
    roles.actors = [possessor(token, classes) if token.dep_ == "det" else token for token in roles.actors]
    if not roles.actors and trigger.type == "MOBILIZE":
        roles.actors = [token for token in roles.affected() if is_party(token, classes)]
        roles.actors = roles.actors or [nation for token in roles.affected() for nation in _nations(token, classes)]
    acting = {token.i for token in roles.actors}
    if "mains de" in trigger.frame:
        roles.recipients = [t for name in ("à", "mains de") for t in roles.slots.get(name, ()) if t in roles.recipients] or roles.recipients
    if trigger.type == "SANCTION" and candidate.shape == "verb" and not roles.recipients:
        roles.recipients = [owner for token in roles.themes for owner in ((token,) if is_party(token, classes) else owners(token, classes))]
    if trigger.type == "REJECT" and not roles.recipients:
        held = [child for token in roles.affected() for child in token.children if child.dep_ == "det" and feature(child, "Poss") == "Yes"]
        roles.recipients = [token for token in (possessor(det, classes) for det in held) if token not in roles.actors]
    roles.recipients = [part for token in roles.recipients for part in (token, *named_among(token, classes))]
    roles.actors = [part for token in roles.actors for part in (token, *named_among(token, classes))]
    meant = [addressee(t, verb, classes) if t.dep_ == "iobj" else resolve_relative(t, verb) for t in dict.fromkeys(roles.recipients)]
    roles.recipients = [token for token in dict.fromkeys(meant) if token.i not in acting]
    by_agent = roles.slots.get("par", ())
    if by_agent and candidate.shape == "noun" and trigger.frame.get("of") == "actor":
        roles.actors = [token for token in by_agent if may_act(token, classes)] or roles.actors
    if trigger.frame.get("object") == "target":
        for token in roles.themes:
            roles.recipients.extend(owners(token, classes))


def _first_addressed(tokens: list[Token], head: Token, classes: WordClasses) -> list[Token]:
    """« a livré des vivres [aux déplacés] au Soudan »: of several phrases with « à » the first party and what is joined to it; a later one
    tells where."""
    behind = [token for token in tokens if token.i > head.i and not is_town(token)]
    if behind and not is_party(behind[0], classes):  # « à voter, à l'élection, aux États-Unis »
        tokens = [token for token in tokens if token == behind[0] or not is_name(token)]
    first = next((token for token in tokens if is_party(token, classes) and not is_town(token)), None)
    joined = conjuncts(first) if first is not None else ()
    return [token for token in tokens if token in joined or is_town(token)] if joined else tokens


def _without_source(roles: Roles) -> list[Token]:
    """« le retrait français [du Mali] »: where a nationality tells who, a name behind « de » tells from where."""
    nations = [token for token in roles.slots.get("adj", ()) if token in roles.actors]
    return [token for token in roles.actors if not nations or token not in roles.slots.get("of", ()) or not is_name(token)]


def _givers(roles: Roles, candidate: Candidate, trigger: Trigger, classes: WordClasses) -> Iterator[Token]:
    """Who acts, where only the thing tells it: « les livraisons d'armes [russes] », « a reçu six drones [de la Turquie] »."""
    for theme in roles.themes:
        if candidate.shape == "noun":
            yield from _nations(theme, classes)
        elif trigger.frame.get("de") == "actor":
            yield from list(_owners_within(theme, classes)) or list(_nations(theme, classes))


def _owners_within(theme: Token, classes: WordClasses) -> Iterator[Token]:
    """« un prêt de dix millions de dollars [de la Banque du Sud] »: the party at the end of a chain of « de »."""
    found = list(owners(theme, classes))
    yield from found
    for word, inner in complements(theme) if not found else ():
        if word == "de":
            yield from _owners_within(inner, classes)


def _nations(theme: Token, classes: WordClasses) -> Iterator[Token]:
    """The nationalities in a noun phrase (« un lot d'équipements militaires [russes] »)."""
    span = phrase(theme)
    inside = (token for token in theme.sent if span.start <= token.idx < span.end)
    yield from (token for token in inside if token.pos_ != "PROPN" and classes.is_nationality(lemma(token), token.text))


def dependents(candidate: Candidate, trigger: Trigger, roles: Roles, without: tuple[str, ...] = ()) -> frozenset[str]:
    """The folded lemmas of all that depends on the trigger: what its conditions are tested on. `without` leaves out slots."""
    out: set[str] = set()
    inside = {word.i for word in candidate.words}
    for slot, tokens in roles.slots.items():
        for token in tokens if slot not in without and (slot != "à" or trigger.frame.get("à") != "recipient") else ():
            out |= lemmas_of(token) if token.pos_ in ("NOUN", "PROPN") else {lemma(token)}
            if is_verbal(token):
                out.update(lemma(child) for child in token.children)
                out.update(word for child in token.children if child.pos_ == "NOUN" for word in lemmas_of(child))
    for word in candidate.words:
        out.update(
            lemma(child) for child in word.children if child.i not in inside and child.pos_ in ("ADJ", "NOUN", "ADV", "VERB", "PROPN")
        )
    return frozenset(out)
