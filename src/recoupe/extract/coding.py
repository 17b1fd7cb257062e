"""From candidates to coded words: the record that fits each, and what holds what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extract.candidates import Candidate, find_candidates, singles
from recoupe.extract.conditions import mode_of, refusal
from recoupe.extract.filling import fill
from recoupe.extract.page import Page
from recoupe.extract.roles import Roles
from recoupe.extract.scope import Modality, modality
from recoupe.extract.scope_words import load_scope
from recoupe.extract.settle import ABSORBING, Settled, settle
from recoupe.extract.slots import slots_of
from recoupe.extract.syntax import (
    conjuncts,
    feature,
    governors,
    grammar_of,
    is_opening,
    is_present_participle,
    is_verbal,
    lemma,
    preposition,
)
from recoupe.extract.triggers import Trigger
from recoupe.extract.words import folded
from recoupe.model import Refusal
from recoupe.tokens import Run as Sentence
from recoupe.tokens import Token

# Arcs across which a clause stands on its own; arcs that make a noun the complement of its verb; types that speak of what did happen.
APART = frozenset({"acl:relcl", "parataxis", "nsubj", "nsubj:pass"})
COMPLEMENTS = frozenset({"obj", "obl:arg", "xcomp", "nmod"})
TOPICAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT"})
DEEDS = frozenset({"ASSAULT", "RETREAT", "COERCE"})  # types that a mere aim does not make: neither a threat nor a promise
APPRAISING = frozenset({"ACCUSE", "SUPPORT"})


@dataclass(frozen=True, slots=True)
class Coded:
    """A candidate that passed its conditions, and the coded words of its content, which do not stand on their own."""

    candidate: Candidate
    trigger: Trigger
    roles: Roles
    settled: Settled
    parts: tuple[Coded, ...] = ()


def code_all(page: Page, sentences: Sequence[Sentence]) -> tuple[list[Coded], list[Refusal]]:
    coded: list[Coded] = []
    refusals: list[Refusal] = []
    for sentence in sentences:
        for candidate in find_candidates(sentence, page.triggers):
            found = _code(page, candidate)
            if isinstance(found, Refusal):
                refusals.append(found)
                again = [_code(page, single) for single in singles(candidate, page.triggers)]
                coded.extend(item for item in again if isinstance(item, Coded))
            else:
                coded.append(found)
    return coded, refusals


def _code(page: Page, candidate: Candidate) -> Coded | Refusal:
    """The first record that fits the candidate, or why none does."""
    slots = slots_of(candidate, page.classes, page.scope)
    source = page.source_at(candidate.span)
    if source is not None and not ("par" in slots and "subject" not in slots):
        slots["subject"] = list(conjuncts(source))
    first: Refusal | None = None
    for trigger in candidate.triggers:
        roles = fill(candidate, trigger, slots, page.classes)
        reason = refusal(candidate, trigger, roles, page.classes)
        if reason is None:
            rows = tuple((row.mode, row.words, row.unless_ids) for row in page.triggers.modes if row.type == trigger.type)
            found = _modality(page, candidate, trigger)
            settled = _settled(candidate, trigger, mode_of(candidate, trigger, roles, rows), found)
            if trigger.type in DEEDS and found.aimed and found.status == "planned":
                reason = f"« {candidate.lemma} » tells what somebody is there for"
            elif _is_nobodys(candidate, trigger, roles, found):
                reason = "it is only thought possible, and nobody is said to do it"
            elif not trigger.only or {found.status or "actual", found.polarity} & set(trigger.only):
                return Coded(candidate, trigger, roles, settled)
            else:
                reason = f"« {candidate.lemma} » tells an event only where it is {' or '.join(trigger.only)}"
        first = first or Refusal(span=candidate.span, type=trigger.type, reason=reason)
    assert first is not None  # a candidate has one record at least
    return first


def _is_nobodys(candidate: Candidate, trigger: Trigger, roles: Roles, found: Modality) -> bool:
    """« d'éventuelles contre-offensives »."""
    return trigger.type == "ASSAULT" and candidate.shape == "noun" and found.status == "possible" and not (roles.actors or roles.recipients)


def _modality(page: Page, candidate: Candidate, trigger: Trigger) -> Modality:
    """How the candidate is told; the denial that makes part of its words (« ne permettra pas ») is not one of what they tell."""
    found = modality(candidate.head, trigger.type, page.scope)
    if candidate.lemma.startswith("ne "):
        found.deny()
        found.status = "actual" if trigger.type == "REJECT" else found.status
    return found


def _settled(candidate: Candidate, trigger: Trigger, mode: str | None, found: Modality) -> Settled:
    settled = settle(trigger.type, mode, trigger.status, found)
    if trigger.type == "THREATEN" and trigger.only == ("planned",):
        return replace(settled, status="actual")
    lasting = trigger.lasting and candidate.shape == "noun"
    if lasting and found.status is None and settled.status == "actual":
        return replace(settled, status="ongoing")
    return settled


def absorb(page: Page, coded: Sequence[Coded], refusals: list[Refusal]) -> list[Coded]:
    """Takes what stands inside the content of a promise, a demand, a refusal or a threat, and the nouns that only complete their verb,
    into the
    word that holds them; the rest stands."""
    heads = {item.candidate.head.i: item for item in coded}
    parts: dict[int, list[Coded]] = {}
    standing = []
    for item in coded:
        holder = _holder(item, heads)
        if holder is None and (reason := _told_by_another(page, item, coded)):
            refusals.append(Refusal(span=item.candidate.span, type=item.settled.type, reason=reason))
            continue
        if holder is None:
            standing.append(item)
            continue
        parts.setdefault(holder.candidate.head.i, []).append(item)
        reason = f"part of what « {holder.candidate.lemma} » says, not told on its own"
        refusals.append(Refusal(span=item.candidate.span, type=item.settled.type, reason=reason))
    return [_by_its_blow(replace(item, parts=tuple(_all_parts(item, parts)))) for item in standing]


def _by_its_blow(item: Coded) -> Coded:
    """« tués par une frappe de drone »: how they were killed is how the blow was struck."""
    doers = [token for slot in ("subject", "par") for token in item.roles.slots.get(slot, ())]
    mode = next((part.settled.mode for part in item.parts if part.candidate.head in doers and part.settled.mode), None)
    return replace(item, settled=replace(item.settled, mode=mode)) if mode and item.settled.type == "ASSAULT" else item


def _told_by_another(page: Page, item: Coded, coded: Sequence[Coded]) -> str | None:
    """PLOVER: the topic of a protest is no second event, nor is the mobilizing inside a battle report."""
    head = item.candidate.head
    others = [other for other in coded if other is not item and other.candidate.head.sent == head.sent]
    if (
        item.candidate.shape == "noun"
        and preposition(head) in grammar_of(head).topical
        and any(o.settled.type == "PROTEST" for o in others)
    ):
        return "the topic of a protest is not a second event"
    if item.settled.type != "MOBILIZE" and item.settled.type not in TOPICAL:
        return None
    if item.settled.type == "MOBILIZE" and any(o.settled.type == "ASSAULT" and o.settled.status == "actual" for o in others):
        return "moving forces in a report of fighting is part of the fighting"
    if item.settled.type in TOPICAL and any(child.dep_ == "mark" and folded(child.text) in page.scope.purpose for child in head.children):
        above = next(governors(head), head)
        protests = [o.candidate.head for o in others if o.settled.type == "PROTEST"]
        if item.candidate.shape == "verb" and page.triggers.is_protest(lemma(above)):
            return "the topic of a protest is not a second event"
        if any(above in (protest, next(governors(protest), protest)) for protest in protests):
            return "the topic of a protest is not a second event"
    return None


def _all_parts(item: Coded, parts: dict[int, list[Coded]]) -> Iterator[Coded]:
    for part in parts.get(item.candidate.head.i, ()):
        yield part
        yield from _all_parts(part, parts)


def _holder(item: Coded, heads: dict[int, Coded]) -> Coded | None:
    """The coded word whose content or complement `item` is. What a noun between them holds is presupposed and stands on its own:
    « demander une enquête sur des [massacres] »."""
    node = item.candidate.head
    if is_opening(node):
        return None
    beside = heads.get(node.i - 2)
    if beside is not None and _is_infinitive(node) and _is_mistaken(beside):
        return beside
    for above in governors(node):
        if _is_undergone(item, node, heads.get(above.i)):
            return heads[above.i]
        if _same_blow(item, node, above, heads):
            return heads[above.head.i]
        if _stands_apart(node):
            return None
        holder = heads.get(above.i)
        if holder is not None and item.settled.type == "PROTEST" and holder.settled.type == "REQUEST":
            return None
        if item.candidate.shape == "noun" and _is_adjunct(node) and not (holder is not None and _same_fight(item, node, holder)):
            return None
        if holder is None and is_verbal(above) and lemma(above) in load_scope(above.lang_).presupposing:
            return None
        if holder is not None and _same_fight(item, node, holder):
            return holder
        if holder is not None and holder is not item and node.dep_ != "advcl" and _contains(holder, item, node):
            return holder
        if above.pos_ == "NOUN" and item.candidate.shape == "noun" and node.dep_ == "nmod" and item.settled.type != "CONSULT":
            return None
        node = above
    return None


def _stands_apart(node: Token) -> bool:
    """True for a clause that tells on its own: relative clauses, participles, second finite verbs."""
    if node.dep_ in APART or (node.dep_ == "acl" and not _is_infinitive(node)):
        return True
    return node.dep_ == "conj" and is_verbal(node) and not _is_infinitive(node)


def _contains(holder: Coded, item: Coded, node: Token) -> bool:
    """True for acts of speech, which hold their content, and for a verb that a noun of action only completes."""
    if holder.settled.type in ABSORBING or (holder.settled.type == item.settled.type == "VOTE" and item.candidate.shape == "verb"):
        return True
    completes = item.candidate.shape == "noun" and node == item.candidate.head and node.dep_ in COMPLEMENTS
    return completes and item.settled.type != "VOTE" and holder.settled.type not in APPRAISING


def _is_undergone(item: Coded, node: Token, holder: Coded | None) -> bool:
    """« [la rencontre] a été annulée », « [la libération] des otages a été exigée »: the subject of the passive is its complement."""
    return (
        holder is not None
        and item.candidate.shape == "noun"
        and node == item.candidate.head
        and node.dep_ == "nsubj:pass"
        and holder.settled.type in ABSORBING
    )


def _is_mistaken(holder: Coded) -> bool:
    """« [menace] de bloquer », which the tagger took for a noun: its content hangs elsewhere."""
    return holder.settled.type in ABSORBING and holder.candidate.shape == "verb" and holder.candidate.head.pos_ == "NOUN"


def _same_blow(item: Coded, node: Token, above: Token, heads: dict[int, Coded]) -> bool:
    """« onze civils tués et vingt autres blessés dans une frappe »: the noun hangs on a second participle that is not coded."""
    holder = heads.get(above.head.i)
    beside = above.dep_ == "conj" and above.i not in heads and holder is not None
    return beside and holder is not None and _same_fight(item, node, holder)


def _is_adjunct(node: Token) -> bool:
    """« lors d'une rencontre », « après l'attaque »: circumstances stand on their own."""
    return node.pos_ in ("ADV", "ADP") or (node.dep_ == "obl:mod" and preposition(node) not in (*grammar_of(node).governed, None))


def _same_fight(item: Coded, node: Token, holder: Coded) -> bool:
    """« tués dans une embuscade », « rassemblés pour une marche », « a bombardé la ville, tuant six personnes »: one happening."""
    if item.settled.type != holder.settled.type or item.settled.type not in ("ASSAULT", "PROTEST") or node != item.candidate.head:
        return False
    inside = (
        item.candidate.shape == "noun"
        and node.dep_ in ("obl:mod", "obl:arg", "obl:agent", "nmod")
        and preposition(node) in grammar_of(node).enclosing
    )
    return inside or (node.dep_ in ("advcl", "acl", "conj") and is_present_participle(node))


def _is_infinitive(token: Token) -> bool:
    return feature(token, "VerbForm") == "Inf"
