"""Who did it and to whom: the words that fill each role, and all that depends on a trigger."""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.extract.candidates import Candidate
from recoupe.extract.syntax import is_verbal, lemma, lemmas_of
from recoupe.extract.triggers import Trigger
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
