"""Grammar on the parse: who is the subject, what fills each slot of a verb or a noun, which words make a noun phrase.

The parser errs on attachment more than on words, so each question looks first at the arcs and then at the order of the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Doc, Token

from recoupe.extract.words import Grammar, folded, load_grammar
from recoupe.model import Span

Slots = Mapping[str, tuple[Token, ...]]

CLAUSE_DEPS = frozenset({"advcl", "ccomp", "xcomp", "acl", "parataxis", "advcl:cleft", "ccomp:obj"})
PHRASE_DEPS = frozenset(
    {"amod", "nmod", "nummod", "det", "flat:name", "flat:foreign", "flat", "fixed", "compound", "case", "obl:arg", "obl:mod"}
)
HARD_STOPS = frozenset('.;:!?«»"“”()…')
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
LINEAR_REACH = 12  # words back from a verb in which a subject that the parser lost is still looked for
CLIMB = 6  # clauses through which a missing subject is inherited


def grammar_of(token: Token) -> Grammar:
    """The grammar of the token's language."""
    return load_grammar(token.lang_)


def feature(token: Token, name: str) -> str:
    """One morphological feature, empty where the tagger gives none."""
    values: list[str] = token.morph.get(name, [])
    return values[0] if values else ""


def lemma(token: Token) -> str:
    """The folded lemma."""
    return folded(token.lemma_ or token.text)


def is_name(token: Token) -> bool:
    """True for proper nouns, and for a capital inside a sentence that the tagger took for a common noun."""
    return token.pos_ in ("PROPN", "X") or (token.pos_ == "NOUN" and token.text[0].isupper() and not token.is_sent_start)


def is_verbal(token: Token) -> bool:
    """True for verbs and auxiliaries, and for what carries an auxiliary, whatever the tagger made of it."""
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ in ("aux:tense", "aux:pass") for child in token.children)


def is_reflexive(verb: Token) -> bool:
    """True where « se » (or « nous nous… ») belongs to the verb."""
    for child in verb.children:
        if (
            child.i < verb.i
            and (child.dep_.startswith("expl") or feature(child, "Reflex") == "Yes")
            and folded(child.text) in grammar_of(verb).reflexive
        ):
            return True
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    return any(folded(token.text) in ("s", "se") and token.pos_ == "PRON" and not is_verbal(token.head) for token in before)


def is_present_participle(verb: Token) -> bool:
    """« fournissant »."""
    return folded(verb.text).endswith("ant") and feature(verb, "VerbForm") != "Fin"


def is_passive(verb: Token) -> bool:
    """True for « a été livré », « est livré par », and for a past participle that hangs on its noun (« livré par »)."""
    deps = {child.dep_ for child in verb.children}
    if is_reflexive(verb) or (verb.pos_ not in ("VERB", "AUX") and "nsubj" in deps and "aux:tense" not in deps):
        return False
    if "aux:pass" in deps or "nsubj:pass" in deps:
        return lemma(verb) not in grammar_of(verb).with_etre
    if is_present_participle(verb) or lemma(verb) in grammar_of(verb).with_etre:
        return False
    if verb.pos_ == "VERB" and feature(verb, "VerbForm") not in ("Part", ""):
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
    following = [folded(child.text) for child in case.children if child.dep_ == "fixed"]
    words = " ".join([_plain(case), *[word for word in following if word not in ("de", "d", "du", "des", "a", "au")]])
    return words.strip()


def _plain(token: Token) -> str:
    text = token.text.lower()
    return grammar_of(token).prepositions.get(text, text)


def _linear_preposition(token: Token) -> str | None:
    """« (au) Mali »: the word just before the phrase, where the parser hung it elsewhere."""
    first = min((child.i for child in token.children if child.dep_ in ("det", "nummod", "amod") and child.i < token.i), default=token.i)
    if first == token.sent.start:
        return None
    before = token.doc[first - 1]
    contracted = token.doc[first].text.lower() in ("au", "aux", "du") and first < token.i
    if contracted:
        return _plain(token.doc[first])
    return _plain(before) if before.pos_ == "ADP" else None


def conjuncts(head: Token) -> tuple[Token, ...]:
    """The head and what is coordinated with it (« la France, le Canada et treize pays »)."""
    out = [head]
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in NOMINAL and not _is_aside(child):
            out.extend(conjuncts(child))
    return tuple(out)


def _is_aside(token: Token) -> bool:
    """« la présidente, Ursula Dorn, … »: a name between commas that the parser took for a second member."""
    joined = any(child.dep_ == "cc" for child in token.children) or any(
        child.dep_ in ("cc", "conj") for child in token.head.children if child != token
    )
    return token.pos_ == "PROPN" and token.head.pos_ == "NOUN" and not joined and not any(child.dep_ == "conj" for child in token.children)


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause or a participle hangs on."""
    if verb.dep_ not in ("acl", "acl:relcl"):
        return None
    is_noun = verb.head.pos_ in NOMINAL or (verb.head.pos_ == "ADJ" and any(child.dep_ == "det" for child in verb.head.children))
    return verb.head if is_noun else None


def _own_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubj:pass", "nsubj:caus") and not (child.dep_ == "nsubj:pass" and not is_passive(verb)):
            return child
    return next((child for child in verb.children if child.dep_ == "nsubj:pass"), None)


def _antecedent_before(pronoun: Token, verb: Token) -> Token | None:
    """The noun just before the pronoun, a comma between them or not."""
    for token in reversed(pronoun.doc[max(pronoun.sent.start, pronoun.i - 3) : pronoun.i]):
        if token.pos_ in ("NOUN", "PROPN"):
            return token.head if token.dep_.startswith("flat") else token
    return None


def resolve_relative(pronoun: Token, verb: Token) -> Token:
    """The antecedent of « qui », « que », « dont »; any other word stands for itself."""
    if pronoun.pos_ == "PRON" and (feature(pronoun, "PronType") == "Rel" or folded(pronoun.text) in grammar_of(verb).relative):
        return antecedent(verb) or _antecedent_before(pronoun, verb) or pronoun
    return pronoun


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject: its own, the antecedent of its relative pronoun, or the one that it shares with or takes from its governor."""
    found = _subject(verb, depth)
    if found is not None and is_day(found):
        found = _linear_subject(verb)
    if found is None and is_present_participle(verb) and depth == 0 and verb.sent.root != verb:
        return subject(verb.sent.root, depth + 1)
    return found


def subjects(verb: Token) -> tuple[Token, ...]:
    """All who share the subject, those that the parser set apart included (« l'armée et les rebelles se battent »)."""
    first = subject(verb)
    if first is None:
        return ()
    beside = [child for child in verb.children if child.dep_ == first.dep_ and child != first and child.dep_.startswith("nsubj")]
    found = [*conjuncts(first), *(part for child in beside for part in conjuncts(child))]
    joined = any(child.dep_ == "cc" and child.i < first.i for child in verb.children)
    if joined and verb.dep_ == "conj" and verb.head.pos_ in ("NOUN", "PROPN") and verb.head.dep_ == "ROOT":
        found.insert(0, verb.head)
    return tuple(found)


def _subject(verb: Token, depth: int) -> Token | None:
    own = _own_subject(verb)
    if own is not None:
        return resolve_relative(own, verb)
    if verb.dep_ == "acl" and antecedent(verb) is not None:
        return antecedent(verb)
    if depth < CLIMB and verb.head != verb:
        governor = verb.head
        if is_verbal(governor) and (verb.dep_ in CLAUSE_DEPS or verb.dep_ == "conj" or not is_finite(verb)):
            return _controller(verb, governor) or subject(governor, depth + 1)
        if governor.pos_ in ("ADJ", "NOUN") and verb.dep_ in ("xcomp", "acl", "advcl", "obl:arg", "ccomp", "obl:mod", "conj"):
            found = _own_subject(governor)
            if found is not None:
                return resolve_relative(found, governor)
    return _linear_subject(verb)


def _controller(verb: Token, governor: Token) -> Token | None:
    """« demander à X de faire », « accuser X d'avoir fait »: the one who is to do it."""
    if verb.dep_ not in ("xcomp", "ccomp") or lemma(governor) not in grammar_of(verb).object_control:
        return None
    for child in governor.children:
        if child.dep_ in ("obj", "iobj") or (child.dep_ == "obl:arg" and preposition(child) == "à"):
            return child
    return None


def is_finite(verb: Token) -> bool:
    """True for a verb that carries a tense, by itself or by its auxiliary."""
    return feature(verb, "VerbForm") == "Fin" or any(
        child.dep_.startswith("aux") and feature(child, "VerbForm") == "Fin" for child in verb.children
    )


def _linear_subject(verb: Token) -> Token | None:
    """The first noun phrase without preposition to the left, where the parser made it something else than a subject."""
    found = None
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - LINEAR_REACH) : verb.i]):
        if token.text in HARD_STOPS or (is_verbal(token) and token.pos_ == "VERB" and found is None and token.dep_ != "acl"):
            break
        if (
            token.pos_ in ("NOUN", "PROPN")
            and not is_day(token)
            and preposition(token) is None
            and not token.dep_.startswith(("flat", "appos", "obl", "nmod"))
        ):
            found = token
    return found


def is_day(token: Token) -> bool:
    """« vendredi », « trois jours »: a time that stands without a preposition."""
    return token.ent_type_ == "DATE" or lemma(token) in grammar_of(token).days or folded(token.text) in grammar_of(token).days


def object_(verb: Token) -> Token | None:
    """The direct object, or the antecedent of « que »."""
    for child in verb.children:
        if child.dep_ == "obj" and child.pos_ != "ADP" and folded(child.text) not in ("se", "s", "en", "y") and not is_day(child):
            return resolve_relative(child, verb)
    for child in verb.children:
        if (
            child.i > verb.i
            and child.dep_ in ("obl:arg", "obl:mod", "xcomp", "dep", "nsubj")
            and child.pos_ in ("NOUN", "PROPN")
            and (preposition(child) is None or _is_partitive(child, verb))
        ) and not is_day(child):
            return child
    return None


def _is_partitive(noun: Token, verb: Token) -> bool:
    """« forment des soldats »: an article that the parser took for a preposition."""
    first = next(iter(noun.lefts), noun)
    return first.text.lower() == "des" and first.i - verb.i in (1, 2)


def complements(head: Token) -> Iterator[tuple[str, Token]]:
    """The prepositional phrases of a verb or noun, as (preposition, noun); those that the parser hung on its object or agent included."""
    for child in head.children:
        if child.pos_ in NOMINAL and child.dep_ not in ("conj", "nsubj", "appos", "flat:name"):
            word = None if is_verbal(head) and _is_partitive(child, head) else preposition(child)
            if word is not None:
                yield word, child
                yield from _lifted(child)
            elif child.dep_ == "obj":
                yield from _lifted(child)
        elif child.dep_ == "xcomp" and child.pos_ == "ADJ":
            yield from _lifted(child)
    for child in head.children:
        if child.dep_ == "iobj" and folded(child.text) in ("lui", "leur", "y"):
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
    while first.i < head.i and (first.pos_ == "ADP" or first.dep_ == "case"):
        first = doc[first.i + 1]
    return Span(first.idx, last.idx + len(last.text))


def _members(head: Token) -> Iterable[int]:
    yield head.i
    for child in head.children:
        if child.dep_ in PHRASE_DEPS or (child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > head.i):
            if child.pos_ != "PUNCT" and (
                child.i < head.i or not child.dep_.startswith(("obl", "nmod")) or preposition(child) in (None, "de")
            ):
                yield from _members(child)


def introducers(noun: Token) -> frozenset[str]:
    """The folded words just before a noun phrase: « lors d'une [visite] » → lors, d."""
    first = min((child.i for child in noun.lefts), default=noun.i)
    return frozenset(
        folded(token.text) for token in noun.doc[max(noun.sent.start, first - 3) : max(first + 1, noun.i)] if token.pos_ != "VERB"
    )


def after(noun: Token, words: frozenset[str], reach: int) -> Iterator[tuple[str, Token]]:
    """Phrases further right that the parser hung elsewhere: (preposition, noun), for the given prepositions."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 1 + reach, noun.sent.end)]:
        if token.text in HARD_STOPS:
            return
        word = token.text.lower()
        if word in words and token.dep_ == "case" and token.head.pos_ in NOMINAL and token.head.i > token.i:
            yield word, token.head


def lemmas_of(head: Token) -> frozenset[str]:
    """The folded lemmas of a noun phrase, coordinated nouns included, relative clauses left out."""
    doc: Doc = head.doc
    return frozenset(lemma(doc[i]) for part in conjuncts(head) for i in _members(part))


def governors(token: Token) -> Iterator[Token]:
    """The words above `token`, nearest first."""
    while token.head != token:
        token = token.head
        yield token
