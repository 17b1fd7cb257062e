"""What the form of a verb says: its tense, whether it is compound, whether it is denied."""

from __future__ import annotations

from recoupe.extract.scope_words import ScopeWords
from recoupe.extract.syntax import feature, grammar_of, is_present, lemma
from recoupe.extract.words import folded
from recoupe.tokens import Token

CARRYING = frozenset({"aux:tense", "aux:pass", "aux", "cop"})
NEAR = 5  # words before a verb within which its « ne » stands


def tense_of(verb: Token) -> str:
    """Pres, Imp, Past, Fut or Cnd, of the verb or of the auxiliary that carries its tense; empty for forms without tense."""
    carrier = verb if feature(verb, "VerbForm") == "Fin" else _auxiliary(verb)
    if carrier is None:
        return "Pres" if is_present(verb) else ""
    grammar = grammar_of(verb)
    if feature(carrier, "Mood") == "Cnd" or _is_infinitive_with(carrier, grammar.conditional_endings):
        return "Cnd"
    if _is_infinitive_with(carrier, grammar.future_endings):
        return "Fut"
    tense = feature(carrier, "Tense")
    return "Pres" if tense == "Fut" and not _ends_as_future(carrier, grammar.future_endings) else tense


def _ends_as_future(verb: Token, endings: frozenset[str]) -> bool:
    """False for « fournit », « remet », which the tagger sometimes takes for futures: those all end in -rai, -ras, -ra…"""
    return folded(verb.text).endswith(tuple(f"r{ending}" for ending in endings))


def _auxiliary(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in CARRYING and feature(child, "VerbForm") == "Fin"), None)


def _is_infinitive_with(verb: Token, endings: frozenset[str]) -> bool:
    """« continuerons », « livrerait », « enverra »: the infinitive, or a stem in -r that is not that of the imperfect (« montr-ait »), and
    an ending; the tagger often takes them for a present or an imperfect."""
    form, infinitive = folded(verb.text), lemma(verb)
    stems = (form.removesuffix(ending) for ending in endings if form.endswith(f"r{ending}"))
    return any(stem == infinitive.removesuffix("e") or not infinitive.startswith(stem) for stem in stems)


def is_compound(verb: Token) -> bool:
    """True for « a livré », « avait livré », « aurait livré »: an auxiliary of tense and a participle."""
    return any(child.dep_ == "aux:tense" for child in verb.children) and feature(verb, "VerbForm") != "Fin"


def is_negated(verb: Token, words: ScopeWords) -> bool:
    """« ne … pas », « ne … aucun », « aucun … ne »; not « ne … que », « pas seulement », nor « n'a pas manqué de »."""
    adverbs = {folded(child.text) for child in verb.children if child.pos_ in ("ADV", "CCONJ") or child.dep_.startswith(("advmod", "aux"))}
    arguments = [child for child in verb.children if child.dep_ in ("obj", "nsubj", "nsubj:pass", "obl:arg")]
    none = any(folded(token.text).rstrip("e") in words.determiners for child in arguments for token in child.children)
    if not adverbs & words.particles and not none:
        return False
    before = {folded(token.text) for token in verb.doc[max(verb.sent.start, verb.i - NEAR) : verb.i]}
    if not (adverbs | before) & words.negators:
        return "pas" in adverbs and feature(verb, "VerbForm") == "Inf"
    if lemma(verb) in words.affirming and any(child.dep_ in ("xcomp", "ccomp", "obl:arg") for child in verb.children):
        return False
    after = {folded(token.text) for token in verb.doc[verb.i + 1 : verb.i + 3]}
    return not words.limiting & (adverbs | after)
