"""When, where and how many: the times, places and quantities that belong to a trigger's own clause."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from recoupe.extract.candidates import Candidate
from recoupe.extract.roles import Roles
from recoupe.extract.syntax import complements, governors, is_verbal, phrase
from recoupe.model import Quantity, Span, Time

FAR = 10**6


def tokens_at(doc: Doc, span: Span) -> list[Token]:
    """The tokens of the Doc that `span` touches."""
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    return list(found) if found is not None else []


def host_of(tokens: Sequence[Token], heads: frozenset[int]) -> int | None:
    """The candidate's head (its token index) that a time or quantity hangs on: the first above it."""
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside or token.head == token), None)
    if top is None:
        return None
    if top.i in heads:
        return top.i
    for above in governors(top):
        if above.i in heads or is_verbal(above):
            return above.i
    return None


def own_time(candidate: Candidate, times: Sequence[Time], hosts: Sequence[int | None], heads: frozenset[int]) -> int | None:
    """The index of the time of the trigger's clause: one that hangs on it, or on the verb that carries it; the nearest where several do."""
    head = candidate.head
    allowed = {head.i} | {word.i for word in candidate.words}
    if candidate.shape == "noun":
        above = next(governors(head), None)
        if above is not None and is_verbal(above) and above.i not in heads:
            allowed.add(above.i)
    else:
        allowed |= {
            child.i for child in head.children if child.dep_ in ("xcomp", "obj", "obl:arg", "aux:tense", "cop") and child.i not in heads
        }
        if head.dep_ == "xcomp" and head.head.i not in heads:
            allowed.add(head.head.i)
    near = [(abs(time.span.start - head.idx), index) for index, time in enumerate(times) if hosts[index] in allowed]
    return min(near)[1] if near else None


def own_quantities(candidate: Candidate, roles: Roles, quantities: Sequence[Quantity], hosts: Sequence[int | None]) -> tuple[int, ...]:
    """The indexes of the quantities that count those who take part, or what is done, or that hang on the trigger."""
    spans = [
        phrase(token)
        for token in (*roles.actors, *roles.recipients, *roles.themes, *roles.affected())
        if token.pos_ in ("NOUN", "PROPN", "NUM")
    ]
    spans.append(candidate.span)
    return tuple(
        i for i, quantity in enumerate(quantities) if hosts[i] == candidate.head.i or any(span.overlaps(quantity.span) for span in spans)
    )


def own_place(candidate: Candidate, roles: Roles) -> Span | None:
    """The words that say where: a named place after « à », « en », « dans »."""
    if roles.places:
        return phrase(roles.places[0])
    found = [
        token for word, token in complements(candidate.head) if word in ("à", "en", "dans", "sur", "près", "chez") and token.pos_ == "PROPN"
    ]
    if not found and candidate.shape == "noun":
        above = next(governors(candidate.head), None)
        if above is not None and is_verbal(above):
            found = [token for word, token in complements(above) if word in ("à", "en", "près") and token.pos_ == "PROPN"]
    taken = {token.i for token in (*roles.actors, *roles.recipients)}
    place = next((token for token in found if token.i not in taken), None)
    return phrase(place) if place is not None else None
