"""Grammar on the parse: who is the subject, what fills each slot of a verb or a noun, which words make a noun phrase.

The parser errs on attachment more than on words, so each question looks first at the arcs and then at the order of the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Token

from recoupe.model import Span
from recoupe.text import fold

Slots = Mapping[str, tuple[Token, ...]]

CLAUSE_DEPS = frozenset({"advcl", "ccomp", "xcomp", "acl", "parataxis", "advcl:cleft", "ccomp:obj"})
PHRASE_DEPS = frozenset(
    {"amod", "nmod", "nummod", "det", "flat:name", "flat:foreign", "flat", "fixed", "compound", "case", "obl:arg", "obl:mod"}
)
HARD_STOPS = frozenset('.;:!?«»"“”()…')
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Contracted and elided forms, and prepositions of several words by their last one that carries the meaning.
PREPOSITIONS = {
    "au": "à",
    "aux": "à",
    "a": "à",
    "du": "de",
    "des": "de",
    "d'": "de",
    "l'": "de",
    "le": "de",
    "un": "de",
    "vers": "à",
    "envers": "envers",
    "dans": "en",
}
LINEAR_REACH = 12  # words back from a verb in which a subject that the parser lost is still looked for
CLIMB = 6  # clauses through which a missing subject is inherited


def lemma(token: Token) -> str:
    """The folded lemma, « se » before it where the verb stands in its reflexive form."""
    return fold(token.lemma_ or token.text)


def is_verbal(token: Token) -> bool:
    """True for verbs and auxiliaries, participles included."""
    return token.pos_ in ("VERB", "AUX")


def is_reflexive(verb: Token) -> bool:
    """True where « se » (or « nous nous… ») belongs to the verb."""
    for child in verb.children:
        if child.i < verb.i and (child.dep_.startswith("expl") or child.morph.get("Reflex") == ["Yes"]) and fold(child.text) in SE:
            return True
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    return any(fold(token.text) in ("s", "se") and token.pos_ == "PRON" for token in before)


SE = frozenset({"se", "s", "me", "m", "nous", "vous", "te"})


def is_passive(verb: Token) -> bool:
    """True for « a été livré », « est livré par », and for a past participle that hangs on its noun (« livré par »)."""
    deps = {child.dep_ for child in verb.children}
    if "aux:pass" in deps or "nsubj:pass" in deps:
        return True
    if verb.morph.get("VerbForm") != ["Part"] or verb.morph.get("Tense") == ["Pres"]:
        return False
    if "aux:tense" in deps or "aux" in deps:
        return False
    if verb.dep_ == "conj" and is_verbal(verb.head) and "cop" not in deps:
        return is_passive(verb.head)
    return True


def preposition(token: Token) -> str | None:
    """The preposition that introduces the noun phrase of `token`: « à » for « au », « de » for « du »; None where there is none."""
    case = next(
        (child for child in token.children if child.dep_ in ("case", "mark") and child.i < token.i and child.pos_ in ("ADP", "DET")), None
    )
    if case is None:
        return _linear_preposition(token)
    following = [fold(child.text) for child in case.children if child.dep_ == "fixed"]
    words = " ".join([_plain(case), *[word for word in following if word not in ("de", "d", "du", "des", "a", "au")]])
    return words.strip()


def _plain(token: Token) -> str:
    text = token.text.lower()
    return PREPOSITIONS.get(text, text)


def _linear_preposition(token: Token) -> str | None:
    """« (au) Mali »: the word just before the phrase, where the parser hung it elsewhere."""
    first = min((child.i for child in token.children if child.dep_ in ("det", "nummod", "amod") and child.i < token.i), default=token.i)
    if first == token.sent.start:
        return None
    before = token.doc[first - 1]
    contracted = token.doc[first].text.lower() in ("au", "aux", "du") and first < token.i
    if contracted:
        return PREPOSITIONS[token.doc[first].text.lower()]
    return _plain(before) if before.pos_ == "ADP" else None


def conjuncts(head: Token) -> tuple[Token, ...]:
    """The head and what is coordinated with it (« la France, le Canada et treize pays »)."""
    out = [head]
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in NOMINAL:
            out.extend(conjuncts(child))
    return tuple(out)


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause or a participle hangs on."""
    return verb.head if verb.dep_ in ("acl", "acl:relcl") and verb.head.pos_ in NOMINAL else None


def _own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubj:pass", "nsubj:caus") and not (child.dep_ == "nsubj:pass" and not is_passive(verb)):
            return child
    return next((child for child in verb.children if child.dep_ == "nsubj:pass"), None)


def resolve_relative(pronoun: Token, verb: Token) -> Token:
    """The antecedent of « qui », « que », « dont »; any other word stands for itself."""
    if pronoun.pos_ == "PRON" and (
        pronoun.morph.get("PronType") == ["Rel"] or fold(pronoun.text) in ("qui", "que", "lequel", "laquelle", "lesquels")
    ):
        climbing = verb
        for _ in range(CLIMB):
            found = antecedent(climbing)
            if found is not None:
                return found
            if climbing.head == climbing:
                break
            climbing = climbing.head
        before = pronoun.doc[pronoun.i - 1] if pronoun.i > pronoun.sent.start else pronoun
        return before if before.pos_ in NOMINAL else pronoun
    return pronoun


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject: its own, the antecedent of its relative pronoun, or the one that it shares with or takes from its governor."""
    own = _own_subject(verb)
    if own is not None:
        return resolve_relative(own, verb)
    if verb.dep_ == "acl" and antecedent(verb) is not None:
        return antecedent(verb)
    if depth < CLIMB and verb.head != verb:
        governor = verb.head
        if is_verbal(governor) and (verb.dep_ in CLAUSE_DEPS or verb.dep_ == "conj" or not _is_finite(verb)):
            return _controller(verb, governor) or subject(governor, depth + 1)
        if governor.pos_ in ("ADJ", "NOUN") and verb.dep_ in ("xcomp", "acl", "advcl", "obl:arg", "ccomp", "obl:mod", "conj"):
            found = _own_subject(governor)
            if found is not None:
                return resolve_relative(found, governor)
    return _linear_subject(verb)


def _controller(verb: Token, governor: Token) -> Token | None:
    """« demander à X de faire », « accuser X d'avoir fait »: the one who is to do it."""
    if verb.dep_ not in ("xcomp", "ccomp") or lemma(governor) not in OBJECT_CONTROL:
        return None
    for child in governor.children:
        if child.dep_ in ("obj", "iobj") or (child.dep_ == "obl:arg" and preposition(child) == "à"):
            return child
    return None


OBJECT_CONTROL = frozenset(
    fold(verb)
    for verb in (
        "demander appeler exhorter presser ordonner sommer inviter accuser soupçonner charger autoriser aider contraindre forcer obliger "
        "permettre laisser interdire empêcher enjoindre suspecter convaincre"
    ).split()
)


def _is_finite(verb: Token) -> bool:
    return verb.morph.get("VerbForm") == ["Fin"] or any(
        child.dep_.startswith("aux") and child.morph.get("VerbForm") == ["Fin"] for child in verb.children
    )


def _linear_subject(verb: Token) -> Token | None:
    """The first noun phrase without preposition to the left, where the parser made it something else than a subject."""
    found = None
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - LINEAR_REACH) : verb.i]):
        if token.text in HARD_STOPS or (is_verbal(token) and token.pos_ == "VERB" and found is None and token.dep_ != "acl"):
            break
        if token.pos_ in ("NOUN", "PROPN") and preposition(token) is None and not token.dep_.startswith(("flat", "appos", "obl", "nmod")):
            found = token
    return found


def object_(verb: Token) -> Token | None:
    """The direct object, or the antecedent of « que »."""
    for child in verb.children:
        if child.dep_ == "obj" and not (child.pos_ == "ADP"):
            return resolve_relative(child, verb)
    for child in verb.children:
        if (
            child.i > verb.i
            and child.dep_ in ("obl:arg", "obl:mod", "xcomp", "dep", "nsubj")
            and child.pos_ in ("NOUN", "PROPN")
            and preposition(child) is None
        ):
            if child.ent_type_ != "DATE" and fold(child.text) not in DAYS:
                return child
    return None


DAYS = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche matin soir nuit hier demain".split())


def complements(head: Token) -> Iterator[tuple[str, Token]]:
    """The prepositional phrases of a verb or noun, as (preposition, noun); those that the parser hung on its object or agent included."""
    for child in head.children:
        if child.pos_ in NOMINAL and child.dep_ not in ("conj", "nsubj", "appos", "flat:name"):
            word = preposition(child)
            if word is not None:
                yield word, child
                yield from _lifted(child)
            elif child.dep_ == "obj":
                yield from _lifted(child)
        elif child.dep_ == "xcomp" and child.pos_ == "ADJ":
            yield from _lifted(child)
    for child in head.children:
        if child.dep_ == "iobj" and fold(child.text) in ("lui", "leur", "y"):
            yield "à", child


LIFTABLE = frozenset({"à", "par", "contre", "avec", "entre", "pour", "envers", "auprès", "en", "chez", "encontre", "part"})


def _lifted(inner: Token) -> Iterator[tuple[str, Token]]:
    """Phrases deeper inside (« quatre hélicoptères, des armes et des munitions [au Mali] »), by prepositions that verbs rather than nouns take."""
    for part in conjuncts(inner):
        for child in part.children:
            word = preposition(child) if child.pos_ in NOMINAL and child.dep_ in ("nmod", "obl:mod", "obl:arg", "obl:agent") else None
            if word is not None and word.split()[-1] in LIFTABLE:
                yield word, child
            if word is not None:
                yield from _lifted(child)
            if child.pos_ == "ADJ":
                yield from _lifted(child)


def phrase(head: Token) -> Span:
    """The characters of the noun phrase of `head`: its determiner and what follows without a comma or a clause; its preposition is left out."""
    doc: Doc = head.doc
    members = sorted(_members(head))
    start = end = members.index(head.i)
    while start > 0 and members[start - 1] == members[start] - 1:
        start -= 1
    while end + 1 < len(members) and members[end + 1] == members[end] + 1:
        end += 1
    first, last = doc[members[start]], doc[members[end]]
    if first.pos_ == "ADP" and first.i < head.i and first.text.lower() not in ("au", "aux", "du", "des"):
        first = doc[first.i + 1]
    return Span(first.idx, last.idx + len(last.text))


def _members(head: Token) -> Iterable[int]:
    yield head.i
    for child in head.children:
        if child.dep_ in PHRASE_DEPS or (child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > head.i):
            if child.pos_ != "PUNCT" and not (child.dep_.startswith("obl") and child.i < head.i):
                yield from _members(child)


def lemmas_of(head: Token) -> frozenset[str]:
    """The folded lemmas of a noun phrase, coordinated nouns included, relative clauses left out."""
    out: set[str] = set()
    for part in conjuncts(head):
        span = phrase(part)
        out.update(lemma(token) for token in part.sent if span.start <= token.idx < span.end)
    return frozenset(out)


def governors(token: Token) -> Iterator[Token]:
    """The words above `token`, nearest first."""
    while token.head != token:
        token = token.head
        yield token
