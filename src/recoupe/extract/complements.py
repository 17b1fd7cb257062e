"""What a verb or noun of action takes: its direct object, and its phrases with a preposition, wherever the parser hung them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from recoupe.extract.subjects import antecedent, resolve_relative
from recoupe.extract.syntax import (
    HARD_STOPS,
    NOMINAL,
    REMEMBERED,
    conjuncts,
    feature,
    grammar_of,
    is_day,
    is_name,
    is_nominal,
    is_passive,
    is_verbal,
    preposition,
)
from recoupe.extract.words import folded
from recoupe.tokens import Token

# Arcs of what stands without a preposition: the object, whatever the parser made of it.
BARE = frozenset({"obj", "obl:arg", "obl:mod", "xcomp"})


@lru_cache(maxsize=REMEMBERED)
def object_(verb: Token) -> Token | None:
    """The direct object, or the antecedent of « que »."""
    for child in verb.children:
        if child.dep_ == "obj" and child.pos_ != "ADP" and folded(child.text) not in ("se", "s", "en", "y") and not is_day(child):
            return resolve_relative(child, verb)
    marks = (folded(child.text) for child in verb.children if child.dep_ == "mark")
    if verb.dep_ == "acl:relcl" and any(mark in grammar_of(verb).complementizers for mark in marks):
        return antecedent(verb)
    for child in verb.children:
        if (
            child.i > verb.i
            and child.dep_ in ("obl:arg", "obl:mod", "xcomp", "dep", "nsubj")
            and child.pos_ in ("NOUN", "PROPN")
            and (preposition(child) is None or _is_partitive(child, verb))
        ) and not is_day(child):
            return child
    return _shared_object(verb) or _strayed_object(verb) or _behind_aside(verb)


def _shared_object(verb: Token) -> Token | None:
    """« a démantelé un réseau et arrêté [six personnes] », where the parser gave both objects to the first verb."""
    if verb.dep_ != "conj" or is_passive(verb):
        return None
    return next((child for child in verb.head.children if child.dep_ == "obj" and child.i > verb.i), None)


def _behind_aside(verb: Token) -> Token | None:
    """« a accusé, sans les nommer, [des élus] d'avoir … »: the object that the parser hung on the infinitive between two commas."""
    for aside in (child for child in verb.children if child.dep_ == "advcl" and child.i > verb.i and child.i + 1 < verb.sent.end):
        has_own = any(child.dep_ == "obj" and child.i < aside.i for child in aside.children)
        behind = (child for child in aside.children if child.i > aside.i and child.pos_ in ("NOUN", "PROPN") and not is_day(child))
        first = next(behind, None)
        if has_own and aside.nbor().text == "," and first is not None and first.left_edge.i <= aside.i + 2:
            return first
    return None


def _strayed_object(verb: Token) -> Token | None:
    """The object that the parser hung on the complement before it: « a livré à l'Ukraine [un million d'obus] », « a lancé jeudi [des
    manœuvres] »."""
    first = [child for child in verb.children if child.i > verb.i and child.dep_ in ("obl:arg", "obl:mod", "xcomp")]
    holders = [*first, *(inner for child in first if is_day(child) for inner in child.children if is_day(inner))]
    return next((inner for holder in holders if holder.pos_ in NOMINAL for inner in holder.children if _strayed(inner, holder)), None)


def _strayed(noun: Token, holder: Token) -> bool:
    """True for a noun phrase right after `holder` that brings its own article or number."""
    first = next(iter(noun.lefts), noun)
    between = noun.doc[holder.i + 1 : first.i]
    if noun.i < holder.i or noun.pos_ != "NOUN" or is_day(noun) or not all(_is_of_name(token, holder) for token in between):
        return False
    return noun.dep_ in ("nmod", "appos") and (first.text.lower() == "des" or first.dep_ in ("det", "nummod"))


def _is_of_name(token: Token, holder: Token) -> bool:
    """« à Addis[-Abeba] »: the rest of a name."""
    return token.head in (holder, holder.head) and is_name(holder) and (token.text == "-" or token.pos_ in ("PROPN", "X"))


def _is_partitive(noun: Token, verb: Token) -> bool:
    """« forment des soldats »: an article that the parser took for a preposition."""
    first = next(iter(noun.lefts), noun)
    return first.text.lower() == "des" and first.i - verb.i in (1, 2)


@lru_cache(maxsize=REMEMBERED)
def complements(head: Token) -> tuple[tuple[str, Token], ...]:
    """The prepositional phrases of a verb or noun, as (preposition, noun); those that the parser hung on its object or agent included."""
    return tuple(_complements(head))


def _complements(head: Token) -> Iterator[tuple[str, Token]]:
    for child in head.children:
        if is_nominal(child) and child.dep_ not in ("conj", "nsubj", "appos", "flat:name"):
            word = None if is_verbal(head) and _is_partitive(child, head) else preposition(child)
            if word is not None:
                yield word, child
                yield from _lifted(child) if child.i > head.i or is_verbal(head) else ()
            elif child.dep_ in BARE or is_day(child):
                yield from _lifted(child)
        elif child.dep_ == "xcomp" and child.pos_ == "ADJ":
            yield from _lifted(child)
    for child in head.children:
        if child.dep_ == "iobj" and folded(child.text) in grammar_of(child).dative:
            yield "à", child


def _lifted(inner: Token) -> Iterator[tuple[str, Token]]:
    """Phrases deeper inside (« six radars, des obus et des camions [au Laos] »), by prepositions that verbs rather than
    nouns take."""
    for part in conjuncts(inner):
        for child in part.children:
            word = preposition(child) if child.pos_ in NOMINAL and child.dep_ in ("nmod", "obl:mod", "obl:arg", "obl:agent") else None
            if word is not None and word.split()[-1] in grammar_of(child).liftable:
                yield word, child
            if word is not None:
                yield from _lifted(child)
            if child.pos_ == "ADJ":
                yield from _lifted(child)


def introducers(noun: Token) -> frozenset[str]:
    """The folded words just before a noun phrase: « lors d'une [visite] » → lors, d."""
    first = min((child.i for child in noun.lefts), default=noun.i)
    return frozenset(
        folded(token.text) for token in noun.doc[max(noun.sent.start, first - 3) : max(first + 1, noun.i)] if token.pos_ != "VERB"
    )


def after(noun: Token, words: frozenset[str], reach: int) -> Iterator[tuple[str, Token]]:
    """Phrases further right that the parser hung elsewhere: (preposition, noun), for the given prepositions."""
    for token in noun.doc[noun.i + 1 : min(noun.i + 1 + reach, noun.sent.end)]:
        if token.text in HARD_STOPS or feature(token, "VerbForm") == "Fin":
            return
        word = token.text.lower()
        if word in words and token.dep_ == "case" and token.head.pos_ in NOMINAL and token.head.i > token.i:
            yield word, token.head
