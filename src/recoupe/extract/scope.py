"""Denied or affirmed, actual or only planned: read from what governs a trigger in the sentence, never from mere neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extract.scope_words import ScopeWords
from recoupe.extract.syntax import feature, is_finite, is_opening, is_reflexive, is_verbal, lemma, names_of, preposition
from recoupe.extract.tense import is_compound, is_negated, tense_of
from recoupe.extract.words import folded
from recoupe.model import Polarity, Status
from recoupe.tokens import Token

# Types whose present tense tells what is going on; the others are acts of speech, done as they are said.
LASTING = frozenset({"AID", "COOPERATE", "ASSAULT", "MOBILIZE", "COERCE", "PROTEST", "CONSULT", "SANCTION"})
REACH = 8  # governors looked at above a trigger
BEFORE = 5  # words before a noun within which a verb of denial that the parser hung elsewhere still governs it
# Arcs across which a clause asserts itself, whatever stands above.
ASSERTED = frozenset({"acl:relcl", "parataxis", "appos", "ROOT", "dislocated"})


@dataclass(slots=True)
class Modality:
    """How a happening is told. `status` None: nothing says, the type decides. `preparing`: it is being prepared, not only announced;
    `aimed`: it is what somebody is there for (« chargé de combattre »); `done`: the form of the verb itself says that it is past
    (« avoir exécuté »)."""

    polarity: Polarity = "affirmed"
    status: Status | None = None
    preparing: bool = False
    aimed: bool = False
    done: bool = False

    def deny(self) -> None:
        """Turns the polarity over."""
        self.polarity = "affirmed" if self.polarity == "denied" else "denied"

    def lower(self, status: Status | None) -> None:
        """Takes a status, unless a nearer word gave one; what is feared or hoped for is not going on."""
        if self.status is None or (self.status == "ongoing" and status == "possible"):
            self.status = status


def modality(head: Token, type_: str, words: ScopeWords) -> Modality:
    """The polarity and status of the happening that `head` (a verb or a noun) tells."""
    out = Modality()
    if is_verbal(head) or head.pos_ == "ADJ" or any(child.dep_ == "cop" for child in head.children):
        _verb_signs(head, type_, out, words)
    else:
        _noun_signs(head, out, words)
    node = head
    for _ in range(REACH):
        above = node.head
        if node.dep_ == "acl:relcl" and lemma(above) in words.allegations and lemma(above.head) in words.dismissing:
            out.deny()
            out.status = "actual"
        if above == node or not _in_scope(node) or not _climb(node, above, type_, out, words):
            break
        node = above
    if not is_finite(head) and out.polarity == "affirmed" and _is_denied_before(head, words):
        out.deny()
    return out


def _in_scope(node: Token) -> bool:
    """False where the clause of `node` asserts itself: relative clauses, parentheses, finite adverbial clauses, participles."""
    if node.dep_ in ASSERTED or is_opening(node):
        return False
    if node.dep_ == "advcl":
        return not is_finite(node) and any(child.dep_ == "mark" for child in node.children)
    return not (node.dep_ == "acl" and is_verbal(node) and feature(node, "VerbForm") == "Part")


def _climb(node: Token, above: Token, type_: str, out: Modality, words: ScopeWords) -> bool:
    """Takes in what `above` does to what it governs. False: go no higher."""
    if node.dep_ == "conj":
        return not (is_verbal(node) and is_finite(node))
    if is_verbal(above):
        return _under_verb(node, above, type_, out, words)
    if lemma(above) in words.absence and preposition(node) == "de":
        out.deny()
    elif lemma(above) in words.intentions:
        out.lower("planned")
    elif lemma(above) in words.requests:
        out.lower("requested")
    elif lemma(above) in words.underway and node.dep_ == "nsubj":
        out.lower("ongoing")
    else:
        return above.pos_ not in ("NOUN", "PROPN") or is_verbal(node) or lemma(above) in words.presupposing
    return True


def _under_verb(node: Token, above: Token, type_: str, out: Modality, words: ScopeWords) -> bool:
    name = f"se {lemma(above)}" if is_reflexive(above) else lemma(above)
    if node.dep_ in ("nsubj", "nsubj:pass"):
        if node.dep_ == "nsubj:pass" and name in words.scheduled:
            out.lower("planned")
        inner = next((child for child in above.children if child.dep_ == "xcomp" and is_verbal(child)), None)
        if name in words.passing and inner is not None and not words.happening.isdisjoint(names_of(inner) | {lemma(inner)}):
            _take_in(inner, above, name, out, words)
        if node.dep_ == "nsubj:pass" or not words.happening.isdisjoint(names_of(above) | {lemma(above)}):
            _verb_signs(above, type_, out, words)
        return False
    if node.dep_ in ("obl:mod", "advmod", "obl:agent") and not is_verbal(node):
        return False
    if name in words.denying:
        if not is_negated(above, words):
            out.deny()
        return False
    if node.dep_ == "ccomp" and name in words.evidence and _is_unfounded(above, words):
        out.deny()
    out.aimed = out.aimed or name in words.aims
    _take_in(node, above, name, out, words)
    if node.dep_ == "ccomp" or (name in words.speech and node.dep_ != "xcomp"):
        return False
    if is_verbal(node) or (_carries(above, words) and _is_carried(node, above)):
        _tense_signs(above, type_, out, words)
    return True


def _is_unfounded(verb: Token, words: ScopeWords) -> bool:
    """« rien n'indique que », « aucun témoin n'atteste que », « n'a pas prouvé que »."""
    doers = [child for child in verb.children if child.dep_.startswith("nsubj")]
    return is_negated(verb, words) or any(folded(child.text) in words.nothing for child in doers)


def _take_in(node: Token, above: Token, name: str, out: Modality, words: ScopeWords) -> None:
    """What a verb of intention, possibility, request, failure does to its complement, and its own negation."""
    complement = is_verbal(node) or node.dep_ in ("obj", "obl:arg")
    if name in words.failing and complement:
        out.deny()
    if name in words.possible and name not in words.speech:
        out.lower("possible")
    elif name in words.preparing:
        out.preparing = True
        out.lower("planned")
    elif name in words.planned and complement:
        out.lower("planned")
    elif name in words.presupposing and is_verbal(node) and preposition(node) != "par":
        out.lower("ongoing")
    elif name in words.requesting:
        out.lower("requested")
    elif lemma(above) in words.near_future and tense_of(above) in ("Pres", "Imp"):
        out.lower("planned")
    elif name in words.lasting and tense_of(above) == "Pres":
        out.lower("ongoing")
    carried = (is_verbal(node) and node.dep_ == "xcomp") or _carries(above, words)
    if carried and name not in words.affirming and is_negated(above, words):
        out.deny()


def _carries(verb: Token, words: ScopeWords) -> bool:
    """True for light verbs and « il y a »: what they say of themselves holds for their noun."""
    there_is = lemma(verb) == "avoir" and any(folded(child.text) == "y" for child in verb.children)
    return there_is or lemma(verb) in words.acting


def _is_carried(noun: Token, verb: Token) -> bool:
    """« mène une enquête », « procède à l'arrestation »; not « fait suite au renvoi », where the verb has another object."""
    return noun.dep_ == "obj" or not any(child.dep_ == "obj" for child in verb.children)


def _is_denied_before(head: Token, words: ScopeWords) -> bool:
    """« a démenti tout accord », « dément avoir visé », where the parser lost the arc or the verb."""
    first = min([head, *(child for child in head.children if child.dep_.startswith("aux"))], key=lambda token: token.i)
    before = head.doc[max(head.sent.start, first.i - BEFORE) : first.i]
    verbs = [token for token in before if token.pos_ == "VERB" or folded(token.text) in words.denying_forms]
    if not verbs or is_negated(verbs[-1], words):
        return False
    return (lemma(verbs[-1]) in words.denying and head.head != verbs[-1]) or (verbs[-1].pos_ != "VERB" and verbs[-1].pos_ != "NOUN")


def _noun_signs(noun: Token, out: Modality, words: ScopeWords) -> None:
    for child in noun.children:
        word = lemma(child)
        if child.dep_ == "det" and folded(child.text).rstrip("e") in words.determiners:
            out.deny()
        if child.dep_ in ("amod", "acl"):
            out.lower("possible" if word in words.doubtful else "planned" if word in words.coming else None)
        if child.i > noun.i and word in words.underway:
            out.lower("ongoing")
    before = noun.doc[max(noun.sent.start, noun.i - 3) : noun.i]
    if any(folded(token.text) in words.without for token in before):
        out.deny()


def _verb_signs(verb: Token, type_: str, out: Modality, words: ScopeWords) -> None:
    if is_negated(verb, words):
        out.deny()
    for child in verb.children:
        form = folded(child.text)
        if child.dep_ == "mark" and form in words.without:
            out.deny()
        if child.dep_ == "mark" and form in words.purpose:
            out.aimed = True
            out.lower("planned")
        if child.dep_ in ("mark", "advmod") and form in words.hypothesis and child.i < verb.i and is_finite(verb):
            out.lower("possible")
        if child.dep_ in ("advmod", "obl:mod") and not words.perhaps.isdisjoint((lemma(child), form)):
            out.lower("possible")
    _tense_signs(verb, type_, out, words)


def _tense_signs(verb: Token, type_: str, out: Modality, words: ScopeWords) -> None:
    tense = tense_of(verb)
    out.done = out.done or (not tense and is_compound(verb))
    if any(child.dep_.startswith("aux") and lemma(child) in words.possible for child in verb.children):
        out.lower("possible")
    if tense == "Cnd":
        out.lower("planned" if not is_compound(verb) and _is_reported(verb, words) else "possible")
    elif tense == "Fut" and not is_compound(verb):
        out.lower("planned")
    elif tense in ("Pres", "Imp") and type_ in LASTING and not out.done and _is_simple(verb, words):
        out.lower("ongoing")


def _is_simple(verb: Token, words: ScopeWords) -> bool:
    """True for a tense without auxiliary, of a verb that is none itself (« vient de », « va »)."""
    return feature(verb, "VerbForm") == "Fin" and not is_compound(verb) and lemma(verb) not in words.near_future | words.near_past


def _is_reported(verb: Token, words: ScopeWords) -> bool:
    """« il a déclaré que son pays continuerait »: the conditional is a future seen from the past."""
    node = verb
    for _ in range(REACH):
        if node.dep_ == "ccomp" and not words.speech.isdisjoint((lemma(node.head), f"faire {lemma(node.head)}")):
            return tense_of(node.head) != "Cnd"
        if node.head == node:
            return False
        node = node.head
    return False
