"""Grammar on the parse: what a word is (verb, name, day), its form and preposition, and which words make its phrase.

The parser errs on attachment more than on words, so each question looks first at the arcs and then at the order of the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from recoupe.extract.words import Grammar, folded, load_grammar
from recoupe.model import Span
from recoupe.tokens import Doc, Token

# Answers about tokens that are kept: those of the last few articles; a Doc is never changed while it is read.
REMEMBERED = 8_192
PHRASE_DEPS = frozenset(
    {"amod", "nmod", "nummod", "det", "flat:name", "flat:foreign", "flat", "fixed", "compound", "case", "obl:arg", "obl:mod"}
)
HARD_STOPS = frozenset('.;:!?«»"“”()…')
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
NOUN_ARCS = frozenset({"nmod", "obl:mod", "obl:arg", "obl:agent"})


def grammar_of(token: Token) -> Grammar:
    """The grammar of the token's language."""
    return load_grammar(token.lang_)


def feature(token: Token, name: str) -> str:
    """One morphological feature, empty where the tagger gives none."""
    values: list[str] = token.morph.get(name, [])
    return values[0] if values else ""


def lemma(token: Token) -> str:
    """The folded lemma; a present in -e that the lemmatiser left as it stands (« entame ») is given its infinitive."""
    word = folded(token.lemma_ or token.text)
    return f"{word}r" if token.pos_ == "VERB" and word.endswith("e") and not word.endswith("re") else word


def is_nominal(token: Token) -> bool:
    """True for nouns, names, pronouns and numbers, and for a noun that the tagger took for a verb (« l'opposant », « avec Narendra »)."""
    if token.pos_ in NOMINAL:
        return True
    if token.pos_ != "VERB" or token.dep_ not in {*NOUN_ARCS, "acl"} or token.like_num:
        return False
    has_case = any(child.dep_ == "case" for child in token.children)
    if token.dep_ == "acl" and not has_case:
        return False
    return any(child.dep_ == "det" for child in token.children) or (token.text[0].isupper() and not token.is_sent_start and has_case)


def is_name(token: Token) -> bool:
    """True for proper nouns, and for a capital inside a sentence that the tagger took for a common noun."""
    return token.pos_ in ("PROPN", "X") or (token.pos_ == "NOUN" and token.text[0].isupper() and not token.is_sent_start)


@lru_cache(maxsize=REMEMBERED)
def is_verbal(token: Token) -> bool:
    """True for verbs and auxiliaries, and for what carries an auxiliary, whatever the tagger made of it."""
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ in ("aux:tense", "aux:pass") for child in token.children)


@lru_cache(maxsize=REMEMBERED)
def is_reflexive(verb: Token) -> bool:
    """True where « se » (or « nous nous… », not « ils nous… ») belongs to the verb."""
    persons = grammar_of(verb).clitics
    doer = next((folded(child.text) for child in verb.children if child.dep_.startswith("nsubj")), None)
    for child in verb.children:
        clitic = folded(child.text)
        if (
            child.i < verb.i
            and (child.dep_.startswith("expl") or feature(child, "Reflex") == "Yes")
            and clitic in grammar_of(verb).reflexive
        ):
            return doer is None or clitic not in persons or doer in persons[clitic]
    before = verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]
    return any(folded(token.text) in ("s", "se") and token.pos_ == "PRON" and not is_verbal(token.head) for token in before)


def names_of(verb: Token) -> frozenset[str]:
    """Under which words a verb may be listed: alone (« reprendre »), reflexive (« se tenir ») or with what it takes (« avoir lieu »,
    « entrer vigueur »)."""
    name = f"se {lemma(verb)}" if is_reflexive(verb) else lemma(verb)
    taken = (child for child in verb.children if child.dep_ in ("obj", "obl:arg", "obl:mod", "xcomp") and child.pos_ in ("NOUN", "ADJ"))
    return frozenset({name, *(f"{name} {lemma(child)}" for child in taken)})


def opened_clause(token: Token) -> Token | None:
    """« [Reçus] hier par le roi, les syndicats ont [demandé] … »: the verb of the clause that a participle opens, whatever the tagger
    made of it: it stands first in its sentence, without determiner, subject or auxiliary, and that verb further right. None elsewhere."""
    if any(word.is_alpha for word in token.doc[token.sent.start : token.i]):
        return None
    if any(child.dep_ in ("det", "case", "mark", "cop") or child.dep_.startswith(("nsubj", "aux")) for child in token.children):
        return None
    if token.head.i > token.i:
        return token.head if is_verbal(token.head) else None
    return next((child for child in token.children if child.dep_ == "conj" and is_finite(child)), None)


def is_opening(token: Token) -> bool:
    """True for a participle that opens a clause."""
    return opened_clause(token) is not None


def is_present_participle(verb: Token) -> bool:
    """« fournissant »."""
    return folded(verb.text).endswith("ant") and feature(verb, "VerbForm") != "Fin"


@lru_cache(maxsize=REMEMBERED)
def is_passive(verb: Token) -> bool:
    """True for « a été livré », « est livré par », and for a past participle that hangs on its noun (« livré par »)."""
    deps = {child.dep_ for child in verb.children}
    if is_reflexive(verb) or is_present(verb) or (verb.pos_ not in ("VERB", "AUX") and "nsubj" in deps and "aux:tense" not in deps):
        return False
    if "aux:pass" in deps and "aux:tense" in deps:
        return True  # « a été passé à tabac »: no verb that takes « être » has both
    if "aux:pass" in deps or ("nsubj:pass" in deps and "aux:tense" not in deps):
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


def is_present(verb: Token) -> bool:
    """« séjourne », which the tagger took for a participle: those of verbs in -er end in -é."""
    if feature(verb, "VerbForm") != "Part" or not verb.text.endswith(("e", "ent")) or verb.text.endswith("ée"):
        return False
    return lemma(verb).endswith("er") and not any(child.dep_.startswith("aux") for child in verb.children)


def is_finite(verb: Token) -> bool:
    """True for a verb that carries a tense, by itself or by its auxiliary."""
    return (
        feature(verb, "VerbForm") == "Fin"
        or is_present(verb)
        or any(child.dep_.startswith("aux") and feature(child, "VerbForm") == "Fin" for child in verb.children)
    )


def is_day(token: Token) -> bool:
    """« vendredi », « trois jours »: a time that stands without a preposition."""
    return token.ent_type_ == "DATE" or lemma(token) in grammar_of(token).days or folded(token.text) in grammar_of(token).days


@lru_cache(maxsize=REMEMBERED)
def preposition(token: Token) -> str | None:
    """The preposition that introduces the noun phrase of `token`: « à » for « au », « de » for « du »; None where there is none."""
    case = next(
        (child for child in token.children if child.dep_ in ("case", "mark") and child.i < token.i and child.pos_ in ("ADP", "DET")), None
    )
    if case is None:
        return _linear_preposition(token)
    following = [folded(child.text) for child in case.children if child.dep_ == "fixed"]
    words = " ".join([_plain(case), *[word for word in following if word not in ("de", "d", "du", "des", "a", "au")]])
    before = case.nbor(-1).text.lower() if words == "de" and case.i > case.sent.start else ""
    return before if before in grammar_of(token).before_de else words.strip()


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


@lru_cache(maxsize=REMEMBERED)
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


def phrase(head: Token) -> Span:
    """The characters of the noun phrase of `head`: its determiner and what follows without a comma or a clause; its preposition is left
    out."""
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
    while last.i + 1 < len(doc) and not last.whitespace_ and "-" in (last.text, last.nbor().text):
        last = last.nbor()
    return Span(first.idx, last.idx + len(last.text))


@lru_cache(maxsize=REMEMBERED)
def _members(head: Token) -> tuple[int, ...]:
    inside = (i for child in head.children if _is_member(child, head) for i in ((child.i,) if child.dep_ == "acl" else _members(child)))
    return (head.i, *inside)


def _is_member(child: Token, head: Token) -> bool:
    """True for what belongs to the phrase of `head`: its own words, epithets, names, and what follows « de »."""
    if child.dep_.startswith(("obl", "nmod")) and child.i > head.i and (preposition(child) not in (None, "de") or _is_foreign(child, head)):
        return False
    if head.pos_ == "ADJ" and (child.dep_ == "cc" or (child.dep_ == "conj" and child.pos_ == "ADJ")):
        return True  # « les forces biélorusses et russes »
    is_title = child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > head.i
    if child.pos_ == "PRON" and folded(child.text) in grammar_of(child).relative:
        return False
    return child.pos_ != "PUNCT" and (child.dep_ in PHRASE_DEPS or is_title or _is_epithet(child, head))


def _is_foreign(child: Token, head: Token) -> bool:
    """What the parser hung on a noun and is none of its own: a day (« quinze soldats [la semaine dernière] »), an adverb (« d'ici »), its
    owner's thing (« suspend le Gabon [de ses activités] »), what is new behind a name (« l'adoption par le Conseil de l'UE [d'un texte] »),
    the charge after a verb of blaming (« accuse l'armée [de torture] »)."""
    if child.pos_ == "ADV" or (is_day(child) and preposition(child) is None and feature(child, "VerbForm") == ""):
        return True
    if child.pos_ == "NOUN" and preposition(child) is None and any(inner.dep_ in ("det", "nummod") for inner in child.children):
        return True
    if (
        preposition(child) == "de"
        and _is_indefinite(child)
        and any(is_name(word) for word in (head, *head.lefts, *head.rights) if word.i < child.i)
    ):
        return True
    top = next((above for above in (head, *governors(head)) if above.dep_ != "nmod"), head)
    if preposition(child) != "de" or top.dep_ not in ("obj", "nsubj:pass"):
        return False
    if any(feature(inner, "Poss") == "Yes" for inner in child.children):
        return is_name(head)
    articles = (inner for inner in child.children if inner.dep_ in ("det", "nummod") or inner.text.lower() in ("du", "des"))
    bare = child.pos_ == "NOUN" and next(articles, None) is None
    return (bare or _is_indefinite(child)) and lemma(top.head) in grammar_of(head).object_of_charge


def _is_indefinite(noun: Token) -> bool:
    return any(child.dep_ == "det" and feature(child, "Definite") == "Ind" for child in noun.children)


def _is_epithet(child: Token, head: Token) -> bool:
    """« des hommes armés »: a participle right after its noun, with nothing of its own but where or when."""
    own = (inner.dep_ == "obl:mod" and inner.i > child.i and preposition(inner) in ("en", "à") for inner in child.children)
    return child.dep_ == "acl" and child.i == head.i + 1 and all(own)


@lru_cache(maxsize=REMEMBERED)
def lemmas_of(head: Token) -> frozenset[str]:
    """The folded lemmas of a noun phrase, coordinated nouns included, relative clauses left out."""
    doc: Doc = head.doc
    return frozenset(lemma(doc[i]) for part in conjuncts(head) for i in _members(part))


@lru_cache(maxsize=REMEMBERED)
def nouns_of(head: Token) -> frozenset[str]:
    """The folded lemmas of the nouns of a noun phrase, its head always among them (« la destruction de biens religieux » is no cleric)."""
    doc: Doc = head.doc
    parts = conjuncts(head)
    inside = (doc[i] for part in parts for i in _members(part) if doc[i].pos_ in ("NOUN", "PROPN") or doc[i] in parts)
    return frozenset(map(lemma, inside))


def governors(token: Token) -> Iterator[Token]:
    """The words above `token`, nearest first."""
    while token.head != token:
        token = token.head
        yield token
