"""Who acts: from the words that a frame calls actors to those who really do it."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.candidates import Candidate
from recoupe.extract.complements import complements, object_
from recoupe.extract.deeds import doers_of, is_deed
from recoupe.extract.parties import company, counted_among, is_party, may_act, named_among, owners, possessor
from recoupe.extract.roles import Roles
from recoupe.extract.subjects import resolve_relative, subjects
from recoupe.extract.syntax import conjuncts, feature, governors, is_name, is_passive, is_present_participle, is_verbal, lemma, phrase
from recoupe.extract.triggers import Trigger
from recoupe.extract.words import WordClasses
from recoupe.tokens import Token


def settle_actors(roles: Roles, candidate: Candidate, trigger: Trigger, classes: WordClasses) -> None:
    """Actors once each: « qui » gives way to what it stands for, a deed to its doers; a force that is withdrawn acts itself."""
    actors = [counted_among(resolve_relative(token, candidate.head)) for token in dict.fromkeys(roles.actors)]
    if trigger.type == "CONSULT":
        actors += [other for token in actors for other in company(token, classes)]
    roles.actors = [doer for token in actors for doer in (doers_of(token, classes) if is_deed(token, classes) else (token,))]
    texts = [token for token in roles.slots.get("subject", ()) if not is_party(token, classes)]
    authors = [author for token in texts for author in _authors(token, classes)]
    roles.actors = [token for token in roles.actors if not authors or token not in texts] + authors
    if candidate.shape == "noun":
        _settle_of_noun(roles, trigger, classes)
    if not roles.actors and "theme" in (trigger.frame.get("of"), trigger.frame.get("object")):
        roles.actors = list(_givers(roles, candidate, trigger, classes))
    if candidate.shape == "noun" and trigger.frame.get("of") == "actor":
        roles.actors = _held(roles) or roles.actors
    roles.actors = [possessor(token, classes) if token.dep_ == "det" else token for token in roles.actors]
    if not roles.actors and trigger.type == "MOBILIZE":
        roles.actors = [token for token in roles.affected() if is_party(token, classes)]
        roles.actors = roles.actors or [nation for token in roles.affected() for nation in _nations(token, classes)]
    if candidate.shape == "noun" and trigger.frame.get("of") == "actor":
        roles.actors = [token for token in roles.slots.get("par", ()) if may_act(token, classes)] or roles.actors
    roles.actors = [part for token in roles.actors for part in (token, *named_among(token, classes))]


def _authors(text: Token, classes: WordClasses) -> Iterator[Token]:
    """« [les maires] ont signé une lettre demandant … », « une motion [des élus] exigeant … »: who speaks through a text, where a
    participle tells what it says."""
    told = [child for child in text.children if child.dep_ == "acl" and is_present_participle(child)]
    if not told or not classes.holds(("speaking_text",), frozenset({lemma(text)})):
        return
    found = list(owners(text, classes))
    above = next((token for token in governors(text) if is_verbal(token)), text)
    if not found and above != text and is_passive(above) and text in subjects(above):
        found = [part for word, agent in complements(above) if word == "par" for part in conjuncts(agent)]
    elif not found and object_(above) == text:
        found = list(subjects(above))
    yield from (token for token in found if may_act(token, classes))


def _settle_of_noun(roles: Roles, trigger: Trigger, classes: WordClasses) -> None:
    """Of the words around a noun of action, the parties act; what « de » names does not, where others do."""
    parties = [token for token in roles.actors if is_party(token, classes)]
    roles.actors = [token for token in roles.actors if not parties or token in parties or token.head in parties]
    roles.actors = _without_source(roles)
    if trigger.type == "MOBILIZE":  # « Minsk ordonne le déploiement de trois compagnies »
        roles.actors = [token for token in roles.actors if token not in roles.slots.get("of", ())] or roles.actors


def _held(roles: Roles) -> list[Token]:
    """« la libération de [ses] otages »: the possessives on what the noun is about."""
    found: list[Token] = []
    for slot in ("of", "object"):
        held = [child for token in roles.slots.get(slot, ()) for child in token.children if feature(child, "Poss") == "Yes"]
        found = held or found
    return found


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
