"""The slots of a trigger: what stands as subject, object, « de … », « par … » and so on of its verb or noun, whatever role that fills."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.candidates import Candidate
from recoupe.extract.complements import after, complements, introducers, object_
from recoupe.extract.parties import is_town, may_act
from recoupe.extract.scope_words import ScopeWords
from recoupe.extract.subjects import resolve_relative, subject, subjects
from recoupe.extract.syntax import (
    HARD_STOPS,
    conjuncts,
    feature,
    governors,
    grammar_of,
    is_day,
    is_name,
    is_passive,
    is_present_participle,
    is_verbal,
    lemma,
    names_of,
    preposition,
)
from recoupe.extract.words import WordClasses, folded
from recoupe.tokens import Token

# How far right of a noun of action (in words) the prepositions that name who takes part are still its own.
TAKING_PART = frozenset({"entre", "avec"})
REACH = 12
SHORT_REACH = 6


def slots_of(candidate: Candidate, classes: WordClasses, scope: ScopeWords) -> dict[str, list[Token]]:
    """The slots of a candidate by name: subject, object, of, adj, poss, and each preposition."""
    slots = _verb_slots(candidate, scope) if candidate.shape == "verb" else _noun_slots(candidate, classes, scope)
    inside = {word.i for word in candidate.words}
    return {name: kept for name, tokens in slots.items() if (kept := [t for t in dict.fromkeys(tokens) if t.i not in inside])}


def _verb_slots(candidate: Candidate, scope: ScopeWords) -> dict[str, list[Token]]:
    verb = candidate.head
    slots: dict[str, list[Token]] = {}
    doers, done_to = subjects(verb), _object_of(candidate)
    if is_passive(verb) and not candidate.lemma.startswith("etre "):
        slots["object"] = list(doers)
        done_to = next(iter(doers), None)
    else:
        slots["subject"] = list(doers)
        slots["object"] = list(conjuncts(done_to)) if done_to is not None else []
    passive = is_passive(verb)
    heads = [verb, *(word for word in candidate.words if word != verb and word.pos_ in ("NOUN", "ADJ", "VERB"))]
    for head in heads:
        if head != verb and not slots["object"] and (inner := object_(head)) is not None:
            slots["object"] = list(conjuncts(inner))
        if done_to is not None and head == verb and lemma(verb) in grammar_of(verb).object_of_charge:
            slots["charge"] = [child for child in done_to.children if child.dep_ == "nmod" and preposition(child) == "de"]
        for word, token in (*complements(head), *(_beside_relative(head) if head == verb else ())):
            if word != "par" or passive:
                _add(slots, word, token)
        for child in (*head.children, *(done_to.children if done_to is not None and head == verb else ())):
            if child.dep_ in ("xcomp", "ccomp", "advcl", "acl", "obl:arg", "obl:mod") and child.i > verb.i and child.pos_ != "PRON":
                mark = next((m.text.lower() for m in child.children if m.dep_ == "mark"), "")
                if mark in grammar_of(verb).content_marks:
                    slots.setdefault("que" if folded(mark) in grammar_of(verb).complementizers else "clause", []).append(child)
            if child.dep_ == "acl" and child.i > head.i and lemma(child) in scope.striking and is_present_participle(child):
                struck = object_(child)
                slots.setdefault("contre", []).extend(conjuncts(struck) if struck is not None else ())
            if child.dep_ == "xcomp" and child.pos_ == "ADJ":
                slots.setdefault("xcomp", []).append(child)
        if head != verb:
            for name, tokens in list(slots.items()):
                if name == "de":
                    slots.setdefault("of", []).extend(tokens)
    return slots


def _object_of(candidate: Candidate) -> Token | None:
    """The object; of a phrase that has one inside, the second (« ont roué de coups [un passant] »)."""
    verb = candidate.head
    found = object_(verb)
    if found is None or found not in candidate.words:
        return found
    rest = (child for child in verb.children if child.dep_ == "obj" and child.i > found.i and child not in candidate.words)
    return next(rest, found)


def _beside_relative(verb: Token) -> Iterator[tuple[str, Token]]:
    """« les rebelles, [avec lesquels] le gouvernement négocie », where the parser hung the pronoun elsewhere."""
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - REACH) : verb.i]):
        if token.text in HARD_STOPS or token.text == "," or is_verbal(token):
            return
        if folded(token.text) in grammar_of(verb).governed_relative and token.head != verb:
            word, whom = preposition(token), resolve_relative(token, token)
            if word is not None and whom != token:
                yield word, whom
            return


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
                and (child.i == noun.i + 1 or child.dep_ == "amod" or not list(child.children))
            ):
                slots.setdefault("adj", []).extend(conjuncts(child))
            if child.dep_ == "det" and feature(child, "Poss") == "Yes":
                slots.setdefault("poss", []).append(child)
            if child.i > head.i and _tells_more(child, classes, scope):
                for word, token in complements(child):
                    _add(slots, "par" if word == "à" and lemma(child) in scope.ascribing else word, token)
    for word, token in after(noun, grammar_of(noun).of_nouns, REACH):
        if token not in slots.get(word, ()):
            _add(slots, word, token)
    slots.setdefault("entre", []).extend(_hyphened(noun))
    for child in noun.children:
        if child.dep_ == "amod" and classes.is_against(child.text):
            slots.setdefault("contre", []).append(child)
    if "à" not in slots:
        slots["à"] = [token for _, token in after(noun, grammar_of(noun).raw_to, SHORT_REACH) if is_name(token)][:1]
    if len(slots["entre"]) == 1:
        slots["entre"].extend(_other_of_two(slots["entre"][0]))
    if "par" in slots and "of" not in slots:
        slots["of"] = [token for agent in slots["par"] for word, token in after(agent, grammar_of(agent).raw_of, SHORT_REACH)]
    _support(noun, slots, classes, scope)
    slots.setdefault("undergoer", []).extend(_struck(noun, scope))
    return slots


def _struck(noun: Token, scope: ScopeWords) -> Iterator[Token]:
    """« la frappe du 3 mars, qui a tué [un commandant] »: whom the relative clause of a deed says to be hit."""
    inner = (token for child in noun.children if child.dep_ == "nmod" for token in (child, *child.children))
    holders = (noun, *(token for token in inner if is_day(token) or token.like_num))
    relatives = (child for holder in holders for child in holder.children if child.dep_ == "acl:relcl")
    for clause in relatives:
        struck = object_(clause) if lemma(clause) in scope.striking else None
        if struck is not None and any(child.dep_ == "nsubj" and child.pos_ == "PRON" for child in clause.children):
            yield from conjuncts(struck)


def _hyphened(noun: Token) -> Iterator[Token]:
    """« le sommet [Russie]-Afrique »: the two that take part, told by their names alone."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    if len(after) == 2 and after[1].text == "-" and after[0].text[0].isupper() and not after[0].whitespace_:
        yield after[0]


def _other_of_two(first: Token) -> list[Token]:
    """« la coopération entre le Kenya et [l'Ouganda] se développe », where the parser made the second the subject."""
    joined = (token for token in first.doc[first.i + 1 : min(first.i + SHORT_REACH, first.sent.end)] if token.dep_ == "cc")
    link = next(joined, None)
    following = link.doc[link.i + 1 : min(link.i + SHORT_REACH, link.sent.end)] if link is not None else ()
    return [token for token in following if token.dep_ == "nsubj"][:1] if link is not None else []


def _tells_more(child: Token, classes: WordClasses, scope: ScopeWords) -> bool:
    """« les frappes [menées] par l'armée », « les négociations qui [se déroulent] entre Paris et Alger »."""
    if child.dep_ == "acl:relcl":
        return not names_of(child).isdisjoint(scope.taking_place)
    return child.dep_ in ("acl", "amod") and not classes.is_nationality(lemma(child), child.text)


def _support(noun: Token, slots: dict[str, list[Token]], classes: WordClasses, scope: ScopeWords) -> None:
    """« X mène une attaque », « lors d'une visite, X a dit », « X a été victime d'une agression »."""
    above = next((above for above in governors(noun) if above.pos_ not in ("ADV", "ADP")), None)
    if above is None:
        return
    if lemma(above) in scope.undergoing and above.pos_ in ("NOUN", "ADJ"):
        victim = subject(above)
        slots.setdefault("undergoer", []).extend(conjuncts(victim) if victim is not None else ())
        return
    before = introducers(noun) & scope.during
    if any(child.dep_ == "cop" for child in above.children) and noun.dep_ == "nsubj":
        _add_sides(above, slots)  # « des pourparlers sont en cours [avec Abou Dhabi] »
    if not is_verbal(above):
        if before and may_act(above, classes):
            slots.setdefault("during", []).append(above)
        return
    doer = subject(above)
    if doer is not None and doer == noun and lemma(above) in scope.striking:
        struck = object_(above)
        slots.setdefault("undergoer", []).extend(conjuncts(struck) if struck is not None else ())
    if doer is not None and doer == noun and lemma(above) in scope.opposing:
        sides = [object_(above), *(token for word, token in complements(above) if word in ("à", "et") and not is_town(token))]
        slots.setdefault("entre", []).extend(part for side in sides if side is not None for part in conjuncts(side))
    if doer == noun:  # « des négociations se sont ouvertes [entre Kigali et Kampala] »
        _add_sides(above, slots)
    if doer is None or doer == noun:
        return
    if before and noun.dep_ not in ("obj",):
        slots.setdefault("during", []).extend(subjects(above))
    elif noun.dep_ in ("obj", "obl:arg", "xcomp") and lemma(above) in scope.acting and object_(above) in (None, noun):
        slots.setdefault("support", []).extend(subjects(above))
    elif noun.dep_ in ("obj", "obl:arg") and lemma(above) in scope.requesting:
        slots.setdefault("caller", []).extend(subjects(above))
    elif noun.dep_ in ("obj", "obl:arg") and lemma(above) in scope.undergoing:
        slots.setdefault("undergoer", []).extend(subjects(above))


def _add_sides(above: Token, slots: dict[str, list[Token]]) -> None:
    """The two sides of a happening that its verb names."""
    for word, token in complements(above):
        if word in TAKING_PART and token not in slots.get(word, ()):
            _add(slots, word, token)
