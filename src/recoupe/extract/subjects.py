"""Who is the subject: its own, the antecedent of a relative pronoun, the one shared or taken from above, or the first noun to the left."""

from __future__ import annotations

from functools import lru_cache

from recoupe.extract.syntax import (
    HARD_STOPS,
    NOMINAL,
    REMEMBERED,
    conjuncts,
    feature,
    grammar_of,
    is_day,
    is_finite,
    is_passive,
    is_present_participle,
    is_verbal,
    lemma,
    opened_clause,
    preposition,
)
from recoupe.extract.words import folded
from recoupe.tokens import Token

CLAUSE_DEPS = frozenset({"advcl", "ccomp", "xcomp", "acl", "parataxis", "advcl:cleft", "ccomp:obj"})
CLITICS = frozenset({"-", "ci", "là"})  # the parts of « celui-ci » behind its first
LINEAR_REACH = 12  # words back from a verb in which a subject that the parser lost is still looked for
OPENING = frozenset("«“")  # « Paris « appelle … » »: a quote may open between a subject and its verb
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus"})
CLIMB = 6  # clauses through which a missing subject is inherited


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause or a participle hangs on."""
    if verb.dep_ not in ("acl", "acl:relcl"):
        return None
    is_noun = verb.head.pos_ in NOMINAL or (verb.head.pos_ == "ADJ" and any(child.dep_ == "det" for child in verb.head.children))
    return verb.head if is_noun else None


def _own_subject(verb: Token) -> Token | None:
    held = [verb, *(child for child in verb.children if child.dep_.startswith("aux"))]  # « [L'ambassadeur] a, lui, rencontré … »
    own = [child for part in held for child in part.children if child.dep_ in SUBJECTS and not _is_aside(child)]
    fitting = (child for child in own if child.dep_ != "nsubj:pass" or is_passive(verb))
    found = next(fitting, None) or next((child for child in own if child.dep_ == "nsubj:pass"), None)
    if not own and any(child.dep_ in SUBJECTS for child in verb.children):
        found = _just_before(verb)
    return found and (_described(found, verb) or found)


def _is_aside(noun: Token) -> bool:
    """« [D'après le Bureau], 1 520 personnes … », « Onze personnes, [parmi lesquelles quatre enfants], … », « [dont] le chef … »: no
    subject, whatever the parser made of it."""
    verb, of_whom = noun.head, grammar_of(noun).of_whom
    if any(folded(token.text) in of_whom for token in noun.doc[noun.i : max(noun.i, verb.i)]):
        return True
    cases = (child for child in noun.children if child.dep_ == "case" and child.i < noun.i and child.pos_ == "ADP")
    if any(folded(case.text) not in grammar_of(case).partitive or any(part.dep_ == "fixed" for part in case.children) for case in cases):
        return True
    return any(child.pos_ == "PRON" and child.i < noun.i and preposition(child) is not None for child in noun.children)


def _just_before(verb: Token) -> Token | None:
    """« D'après le Bureau, qui cite la police, [1 520 personnes] ont été tuées »: the noun at the verb, behind a comma."""
    first = min([verb, *(child for child in verb.children if child.dep_.startswith("aux"))], key=lambda token: token.i)
    noun = first.nbor(-1) if first.i > first.sent.start else None
    if noun is None or noun.pos_ not in ("NOUN", "PROPN") or is_day(noun) or preposition(noun) is not None:
        return None
    return noun if any(token.text == "," for token in noun.doc[noun.sent.start : noun.i]) else None


def _described(subject: Token, verb: Token) -> Token | None:
    """« [Le suspect], un homme de 34 ans, a été arrêté », « [plusieurs ONG], dont Amnesty, ont … »: the noun that opens the clause, where
    the parser took its description, or one of the group."""
    first = min([subject, *subject.lefts], key=lambda token: token.i)
    if first.i == 0 or first.nbor(-1).text != ",":
        return None
    before = [t for t in verb.children if t.i < first.i and t.dep_ == "obl:mod" and t.pos_ == "NOUN" and preposition(t) is None]
    if any(folded(child.text) in grammar_of(child).of_whom for child in subject.lefts):
        return next((token for token in before if not is_day(token)), None)
    told = folded(first.text) in grammar_of(verb).indefinite
    return next((token for token in before if told and not is_day(token) and token.i == first.i - 2), None)


def _antecedent_before(pronoun: Token, verb: Token) -> Token | None:
    """The noun just before the pronoun, a comma between them or not."""
    for token in reversed(pronoun.doc[max(pronoun.sent.start, pronoun.i - 3) : pronoun.i]):
        if token.pos_ in ("NOUN", "PROPN"):
            return token.head if token.dep_.startswith("flat") else token
    return None


def resolve_relative(pronoun: Token, verb: Token) -> Token:
    """The antecedent of « qui », « que », « dont »; any other word stands for itself."""
    if pronoun.pos_ == "PRON" and (feature(pronoun, "PronType") == "Rel" or folded(pronoun.text) in grammar_of(verb).relative):
        found = antecedent(verb) or _antecedent_before(pronoun, verb)
        return (_name_described(found) or found) if found is not None else pronoun
    return pronoun


def _name_described(noun: Token) -> Token | None:
    """« [le M23], un groupe armé qui … »: the name of a body that a description follows, the name's acronym included."""
    first = noun.left_edge if noun.pos_ == "NOUN" and noun.dep_ not in SUBJECTS else noun
    if folded(first.text) not in grammar_of(noun).indefinite or first.i - noun.sent.start < 2 or first.nbor(-1).text != ",":
        return None
    name = first.nbor(-2)
    name = name.nbor(-1) if name.text == ")" and name.i > noun.sent.start else name
    while name.dep_.startswith(("flat", "nmod")) and name.head.pos_ == "PROPN" and name.head.i < name.i:
        name = name.head
    return name if name.pos_ == "PROPN" and (name.ent_type_ != "LOC" or preposition(name) is None) else None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject: its own, the antecedent of its relative pronoun, or the one that it shares with or takes from its
    governor."""
    found = _subject(verb, depth)
    if found is not None and is_day(found):
        found = _linear_subject(verb)
    if found is None and is_present_participle(verb) and depth == 0 and verb.sent.root != verb:
        return subject(verb.sent.root, depth + 1)
    return found


@lru_cache(maxsize=REMEMBERED)
def subjects(verb: Token) -> tuple[Token, ...]:
    """All who share the subject, those that the parser set apart included (« l'armée et les rebelles se battent »)."""
    first = subject(verb)
    if first is None:
        return ()
    alike = (child for child in verb.children if child.dep_ == first.dep_ and child != first and child.dep_.startswith("nsubj"))
    beside = [child for child in alike if not _is_aside(child) and child.text not in CLITICS]
    found = [*conjuncts(first), *(part for child in beside for part in conjuncts(child))]
    joined = any(child.dep_ == "cc" and child.i < first.i for child in verb.children)
    if joined and verb.dep_ == "conj" and verb.head.pos_ in ("NOUN", "PROPN") and verb.head.dep_ == "ROOT":
        found.insert(0, verb.head)
    return tuple(found)


def _subject(verb: Token, depth: int) -> Token | None:
    own = _own_subject(verb)
    if own is not None:
        return resolve_relative(own, verb)
    holder = antecedent(verb) if verb.dep_ == "acl" else None
    if holder is not None:
        return _decider(holder, depth) or holder if feature(verb, "VerbForm") == "Inf" else holder
    main = opened_clause(verb)
    if main is not None and depth < CLIMB:
        return subject(main, depth + 1)
    if depth < CLIMB and verb.head != verb:
        governor = verb.head
        if is_verbal(governor) and (verb.dep_ in CLAUSE_DEPS or verb.dep_ == "conj" or not is_finite(verb)):
            return _controller(verb, governor) or subject(governor, depth + 1)
        if governor.pos_ in ("ADJ", "NOUN") and verb.dep_ in ("xcomp", "acl", "advcl", "obl:arg", "ccomp", "obl:mod", "conj"):
            found = _own_subject(governor)
            if found is not None:
                return resolve_relative(found, governor)
    return _linear_subject(verb)


def _decider(noun: Token, depth: int) -> Token | None:
    """Who does what a noun announces: « la décision [du Tchad] de fermer », « [le Tchad] a pris la décision de fermer »."""
    owner = next((child for child in noun.children if child.dep_ == "nmod" and preposition(child) == "de"), None)
    nation = next((child for child in noun.children if child.dep_ == "amod" and child.pos_ == "ADJ"), None)
    if owner is not None or depth >= CLIMB:
        return owner
    if noun.dep_ in ("obj", "obl:arg", "obl:mod") and is_verbal(noun.head):
        return subject(noun.head, depth + 1)
    return nation


def _controller(verb: Token, governor: Token) -> Token | None:
    """« demander à X de faire », « accuser X d'avoir fait »: the one who is to do it."""
    if verb.dep_ not in ("xcomp", "ccomp") or lemma(governor) not in grammar_of(verb).object_control:
        return None
    for child in governor.children:
        if child.dep_ in ("obj", "iobj") or (child.dep_ == "obl:arg" and preposition(child) == "à"):
            return child
    return None


def _linear_subject(verb: Token) -> Token | None:
    """The first noun phrase without preposition to the left, where the parser made it something else than a subject."""
    found = None
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - LINEAR_REACH) : verb.i]):
        if token.text in HARD_STOPS - OPENING or (is_verbal(token) and token.pos_ == "VERB" and found is None and token.dep_ != "acl"):
            break
        if (
            token.pos_ in ("NOUN", "PROPN")
            and not is_day(token)
            and preposition(token) is None
            and not token.dep_.startswith(("flat", "appos", "nmod"))
        ):
            found = token
    return found
