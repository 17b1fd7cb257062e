"""From slots to roles: fills the roles of a trigger's frame from what stands around its verb or noun."""

from __future__ import annotations

from recoupe.extract.acting import settle_actors
from recoupe.extract.candidates import Candidate
from recoupe.extract.deeds import is_deed, is_force
from recoupe.extract.parties import is_bare, is_named, is_party, is_town, may_act, owners
from recoupe.extract.receiving import first_addressed, settle_recipients
from recoupe.extract.roles import Roles
from recoupe.extract.syntax import grammar_of, is_name, lemma
from recoupe.extract.triggers import Trigger
from recoupe.extract.words import WordClasses
from recoupe.tokens import Token


def fill(candidate: Candidate, trigger: Trigger, slots: dict[str, list[Token]], classes: WordClasses) -> Roles:
    """The roles of a candidate under one trigger."""
    roles = Roles(slots=slots)
    for slot, tokens in slots.items():
        name = _role_of(slot, candidate, trigger, roles)
        for position, token in enumerate(_fitting(slot, name, tokens, candidate, trigger, roles, classes)):
            if name is not None:
                _assign(roles, name, token, position, classes)
    if candidate.is_phrase and trigger.frame.get("object") == "recipient" and not roles.recipients:
        inside = (word for word in candidate.words if word != candidate.head)
        roles.recipients.extend(word for word in inside if is_named(word) and is_party(word, classes))
    settle_actors(roles, candidate, trigger, classes)
    settle_recipients(roles, candidate, trigger, classes)
    return roles


def _role_of(slot: str, candidate: Candidate, trigger: Trigger, roles: Roles) -> str | None:
    """The role that a slot fills: as the frame says, and as the shape of the trigger has it."""
    frame = trigger.frame
    name = frame.get(slot)
    if name is None and slot in ("adj", "poss", "support"):
        return "actor" if slot != "adj" or "actor" in frame.values() else "recipient"
    if slot == "undergoer":
        return "recipient"
    if (slot == "during" and trigger.type == "CONSULT") or (slot == "comme" and frame.get("subject") == "actor"):
        return "actor"
    if slot == "of" and name == "actor" and candidate.shape == "verb":
        return "theme"
    if slot == "sur" and name == "recipient" and candidate.shape == "verb" and roles.recipients:
        return None  # « a tué neuf civils sur un marché » tells where
    return name


def _fitting(
    slot: str, name: str | None, tokens: list[Token], candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses
) -> list[Token]:
    """Those of a slot's words that fill its role; the others are put where they belong."""
    grammar = grammar_of(candidate.head)
    if slot == "à" and trigger.type == "PROTEST":
        called = [token for token in tokens if lemma(token) in grammar.calling]
        roles.actors.extend(owner for token in called for owner in owners(token, classes))
    if slot == "object" and name in ("recipient", "target") and candidate.lemma in grammar.thing_asked:
        roles.themes.extend(tokens)
        return [token for token in tokens if is_named(token)]
    if slot == "devant":  # « devant l'ambassade [de France] », « devant la mairie » tells where
        missions = (token for token in tokens if classes.holds(("missions",), frozenset({lemma(token)})))
        return [owner for mission in missions for owner in owners(mission, classes) if not is_town(owner)]
    if slot == "comme":
        return [token for token in tokens if is_party(token, classes)]
    if slot == "of" and name == "recipient" and "par" not in roles.slots and is_deed(candidate.head, classes):
        roles.actors.extend(token for token in tokens if is_force(token, classes))
        tokens = [token for token in tokens if not is_force(token, classes)]
    if slot == "à" and name == "recipient":
        tokens = first_addressed(tokens, candidate.head, classes)
    if name == "recipient" and slot in grammar.of_towns:
        roles.places.extend(token for token in tokens if is_town(token))
        tokens = [token for token in tokens if not is_town(token)]
    return tokens


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
