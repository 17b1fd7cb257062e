"""When, where and how many: the times, places and quantities that belong to a trigger's own clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.extract.candidates import Candidate
from recoupe.extract.coding import Coded
from recoupe.extract.complements import complements
from recoupe.extract.page import Page
from recoupe.extract.roles import Roles
from recoupe.extract.scope_words import load_scope
from recoupe.extract.syntax import feature, governors, grammar_of, is_name, is_opening, is_verbal, lemma, phrase
from recoupe.extract.tense import tense_of
from recoupe.extract.words import folded
from recoupe.model import Quantity, Span, Time
from recoupe.register import load_register
from recoupe.tokens import Doc, Token

# Records whose words are an act of speech: a day inside what is asked for, promised, blamed or refused is not the day of saying so.
SPEECH = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})


@dataclass(frozen=True, slots=True)
class Hosts:
    """The word (a coded head, else a verb; by its index in the Doc) that each time and quantity of the page hangs on."""

    heads: frozenset[int]
    times: tuple[int | None, ...]
    quantities: tuple[int | None, ...]


def hosts_of(page: Page, heads: frozenset[int]) -> Hosts:
    """The hosts of all times and quantities of a page, given the heads of what is coded."""
    return Hosts(
        heads,
        tuple(_host_of(_tokens_at(page.doc, time.span), heads) for time in page.times),
        tuple(_host_of(_tokens_at(page.doc, quantity.span), heads) for quantity in page.quantities),
    )


def _tokens_at(doc: Doc, span: Span) -> list[Token]:
    found = doc.char_span(span.start, span.end)
    return list(found) if found is not None else []


def _host_of(tokens: Sequence[Token], heads: frozenset[int]) -> int | None:
    inside = {token.i for token in tokens}
    top = next((token for token in tokens if token.head.i not in inside or token.head == token), None)
    if top is None:
        return None
    if top.i in heads:
        return top.i
    beside = _verb_beside(tokens)
    if beside is not None:
        return beside.i
    host = next((above for above in governors(top) if above.i in heads or is_verbal(above)), None)
    return _within_segment(host, top, heads) if host is not None else None


def _within_segment(host: Token, time: Token, heads: frozenset[int]) -> int:
    """The host, or the coded word between it and the time behind a comma: « demande une trêve au Soudan, en [guerre] depuis mai »."""
    between = range(host.i + 1, time.i)
    comma = next((i for i in reversed(between) if host.doc[i].text == ","), None)
    return next((i for i in reversed(between) if comma is not None and i > comma and i in heads), host.i)


def _verb_beside(tokens: Sequence[Token]) -> Token | None:
    """The participle or infinitive just before a time, which the parser may have hung higher: « le reporter [arrêté] en avril »."""
    first = tokens[0]
    while first.i > first.sent.start and first.nbor(-1).dep_ in ("case", "det") and first.nbor(-1).head in tokens:
        first = first.nbor(-1)
    if first.i == first.sent.start:
        return None
    before = first.nbor(-1)
    return before if before.pos_ == "VERB" and feature(before, "VerbForm") in ("Part", "Inf") else None


def _is_published(participle: Token) -> bool:
    """« a menacé, dans une vidéo [diffusée] lundi, de … »: the day on which words came out is that of saying them."""
    return participle.dep_ == "acl" and lemma(participle) in load_scope(participle.lang_).publishing


def own_time(item: Coded, times: Sequence[Time], hosts: Hosts) -> int | None:
    """The index of the time of the trigger's clause: one that hangs on it, on its content, or on the verb that carries it; the nearest."""
    head = item.candidate.head
    allowed = {head.i} | {word.i for word in item.candidate.words} | {part.candidate.head.i for part in item.parts}
    free = [child for child in head.children if child.i not in hosts.heads]
    if item.candidate.shape == "noun":
        allowed |= {child.i for child in free if child.dep_ in ("acl", "acl:relcl", "amod")}
        above = next((above for above in governors(head) if above.pos_ not in ("ADV", "ADP")), None)
        if above is not None and is_verbal(above) and (above.i not in hosts.heads or "during" in item.roles.slots):
            allowed |= {above.i, *(child.i for child in above.children if child.dep_ == "xcomp" and head.dep_ == "nsubj")}
    elif item.trigger.type in SPEECH:
        allowed = {head.i} | {word.i for word in item.candidate.words} | {child.i for child in free if child.dep_ in ("aux:tense", "cop")}
        allowed |= {inner.i for child in head.children if child.dep_.startswith("obl") for inner in child.children if _is_published(inner)}
    else:
        allowed |= {child.i for child in free if child.dep_ in ("xcomp", "obj", "obl:arg", "aux:tense", "cop", "ccomp")}
        if head.dep_ == "xcomp" and head.head.i not in hosts.heads:
            allowed.add(head.head.i)
        if head.dep_ == "conj" and is_verbal(head.head):
            shared = [index for index, host in enumerate(hosts.times) if host == head.head.i]
            if shared and not any(host in allowed for host in hosts.times):
                return shared[0]
    near = [(abs(time.span.start - head.idx), index) for index, time in enumerate(times) if hosts.times[index] in allowed]
    return min(near)[1] if near else _frame_time(head, times, hosts)


def _frame_time(head: Token, times: Sequence[Time], hosts: Hosts) -> int | None:
    """The one time of the sentence, where it frames a clause that the trigger depends on: « a compté lundi parmi les pays qui se sont
    abstenus »."""
    sentence = head.sent
    inside = [index for index, time in enumerate(times) if sentence.start_char <= time.span.start < sentence.end_char]
    apart = any(folded(child.text) in grammar_of(head).sequential for child in head.children if child.dep_ in ("mark", "case"))
    if apart or len(inside) != 1 or hosts.times[inside[0]] in hosts.heads or tense_of(head) == "Imp" or is_opening(head):
        return None
    host = hosts.times[inside[0]]
    framed = [above.i for above in governors(head) if lemma(above) not in load_scope(head.lang_).speech]
    return inside[0] if host in framed else None


def own_quantities(item: Coded, quantities: Sequence[Quantity], hosts: Hosts) -> tuple[int, ...]:
    """The indexes of the quantities that count those who take part, or what is done, or that hang on the trigger."""
    roles = item.roles
    tokens = (*roles.actors, *roles.recipients, *roles.themes, *roles.affected())
    spans = [phrase(token) for token in tokens if token.pos_ in ("NOUN", "PROPN", "NUM")]
    spans.append(item.candidate.span)
    return tuple(
        index
        for index, quantity in enumerate(quantities)
        if hosts.quantities[index] == item.candidate.head.i or any(span.overlaps(quantity.span) for span in spans)
    )


def _is_acronym(token: Token) -> bool:
    """« FSR », « M23 », unless a state is meant (« RDC »)."""
    return not any(letter.islower() for letter in token.text) and load_register().state(token.text) is None


def own_place(candidate: Candidate, roles: Roles) -> Span | None:
    """The words that say where: a named place after « à », « en », « dans »."""
    if roles.places:
        return phrase(roles.places[0])
    found = [token for word, token in complements(candidate.head) if word in grammar_of(token).of_places and is_name(token)]
    if not found and candidate.shape == "noun":
        above = next(governors(candidate.head), None)
        if above is not None and is_verbal(above):
            found = [token for word, token in complements(above) if word in grammar_of(token).of_places and is_name(token)]
    taken = {token.i for token in (*roles.actors, *roles.recipients)}
    place = next((token for token in found if token.i not in taken and not _is_acronym(token)), None)
    return phrase(place) if place is not None else None
