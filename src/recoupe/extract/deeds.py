"""Deeds told by a noun, and who did them: « une embuscade tendue par [des rebelles] », « l'offensive de [l'armée] »."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.complements import complements
from recoupe.extract.parties import is_bare, is_party
from recoupe.extract.syntax import conjuncts, is_name, lemma
from recoupe.extract.words import WordClasses
from recoupe.register import load_register
from recoupe.tokens import Token

FORCES = ("force", "militia", "police")


def is_deed(token: Token, classes: WordClasses) -> bool:
    """True for « attaque », « frappe »: what kills, and is nobody."""
    return token.pos_ in ("NOUN", "VERB") and classes.holds(("deeds",), frozenset({lemma(token)}))


def strikes(token: Token, classes: WordClasses) -> bool:
    """True for what wounds and kills without being anybody: a hostile act, or its means (« une roquette a tué deux enfants »)."""
    return is_deed(token, classes) or (token.pos_ == "NOUN" and classes.holds(("blasts",), frozenset({lemma(token)})))


def doers_of(deed: Token, classes: WordClasses) -> Iterator[Token]:
    """Who did a deed: whom « par » names, the force that « de » names, or the nation of its adjective."""
    rows = [row for head in (deed, *(child for child in deed.children if child.dep_ == "acl")) for row in complements(head)]
    agents = [part for word, child in rows if word == "par" for part in conjuncts(child) if is_party(part, classes)]
    forces = [part for word, child in rows if word == "de" for part in conjuncts(child) if is_force(part, classes)]
    nations = (child for child in deed.children if child.dep_ in ("amod", "nmod") and classes.is_nationality(lemma(child), child.text))
    yield from agents or forces or nations


def is_force(token: Token, classes: WordClasses) -> bool:
    """True for armies, police and armed groups, by their noun or their name: « l'armée malienne », « des rebelles », « le Hamas »."""
    if token.pos_ == "NOUN" and classes.holds(FORCES, frozenset({lemma(token)})):
        return not is_bare(token) and is_party(token, classes)
    named = load_register().name(token.text) if is_name(token) else None
    return named is not None and named.kind == "armed_group"
