"""Finds the words that may tell an event: phrases first, then verbs, then nouns of action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from recoupe.extract.scope_words import load_scope
from recoupe.extract.syntax import HARD_STOPS, feature, is_opening, is_reflexive, is_verbal, lemma
from recoupe.extract.triggers import Trigger, Triggers
from recoupe.extract.words import folded
from recoupe.model import Span
from recoupe.tokens import Run as Sentence
from recoupe.tokens import Token

Shape = Literal["verb", "noun"]
COMPLETING = frozenset({"obj", "obl:arg", "obl:mod", "xcomp", "nsubj:pass"})
PATH = frozenset({"nmod", "conj", "amod", "appos", "nummod", "obl:arg", "obl:mod"})
FAR = 8  # words from the first to the last of a phrase beyond which the head alone is the trigger
GAP = 4  # words that may stand between two words of a phrase (« a pris hier sans combattre le contrôle »)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may tell an event: the records that know it, its head in the parse, all its words, and the lemma by which it was
    found."""

    triggers: tuple[Trigger, ...]
    head: Token
    words: tuple[Token, ...]
    lemma: str
    shape: Shape

    @property
    def span(self) -> Span:
        """From the first to the last word, the auxiliary just before a verb included."""
        first, last = min(self.words, key=lambda word: word.i), max(self.words, key=lambda word: word.i)
        if last.i - first.i > FAR:
            first = last = self.head
        if self.shape == "verb":
            helpers = [child for child in self.head.children if child.dep_.startswith("aux") and 0 < first.i - child.i <= 2]
            first = min([first, *helpers], key=lambda token: token.i)
        return Span(first.idx, last.idx + len(last.text))

    @property
    def is_phrase(self) -> bool:
        """True where several words tell it."""
        return len(self.words) > 1


def find_candidates(sentence: Sentence, triggers: Triggers) -> Iterator[Candidate]:
    """The candidates of one sentence, in the order of their words; a word serves once, and the longest phrase first."""
    tokens = list(sentence)
    keys = [_keys(token, triggers) for token in tokens]
    present = {word for words in keys for word in words}
    found = [
        phrase
        for token, words in zip(tokens, keys, strict=True)
        if any(word in triggers.phrases for word in words) and (phrase := _phrase_at(token, words, triggers, present)) is not None
    ]
    used: set[int] = set()
    phrases = []
    for phrase in sorted(found, key=lambda candidate: (-len(candidate.words), candidate.words[0].i)):
        if used.isdisjoint(word.i for word in phrase.words):
            used.update(word.i for word in phrase.words)
            phrases.append(phrase)
    singles = (single for token in tokens if token.i not in used and (single := _single_at(token, triggers)) is not None)
    yield from sorted([*phrases, *singles], key=lambda candidate: candidate.words[0].i)


def singles(candidate: Candidate, triggers: Triggers) -> Iterator[Candidate]:
    """The words of a phrase, each on its own: what is tried where the phrase does not fit."""
    if candidate.is_phrase:
        yield from (found for word in candidate.words if (found := _single_at(word, triggers)) is not None)


def _single_at(token: Token, triggers: Triggers) -> Candidate | None:
    if _is_verb(token, triggers):
        word = lemma(token)
        if token.pos_ not in ("VERB", "AUX") or word not in triggers.verbs:
            word = triggers.forms.get(folded(token.text), word)
        word = f"en {word}" if _takes_en(token) and not {f"en {word}", f"se en {word}"}.isdisjoint(triggers.verbs) else word
        reflexive = f"se {word}" in triggers.verbs and (is_reflexive(token) or _is_met(token, word, triggers))
        key = f"se {word}" if reflexive or (word in triggers.verbs and is_reflexive(token)) else word
        records = triggers.verbs.get(key, ())
        return Candidate(records, token, (token,), key, "verb") if records else None
    if token.pos_ in ("NOUN", "PROPN"):
        word = next((form for form in (token.lemma_.lower(), token.text.lower()) if form in triggers.nouns), "")
        if word and not _has_subject(token) and (token.pos_ == "NOUN" or token.text.islower()):
            return Candidate(triggers.nouns[word], token, (token,), folded(word), "noun")
    return _mistaken_at(token, triggers)


def _is_verb(token: Token, triggers: Triggers) -> bool:
    """True for verbs, and for a known verb that the tagger took for something else: it has an auxiliary, or a subject and the lemma."""
    if token.pos_ in ("VERB", "AUX") or (folded(token.text) in triggers.forms and is_verbal(token)):
        return True
    return token.text.islower() and lemma(token) in triggers.verbs and lemma(token) != folded(token.text) and _has_subject(token)


def _takes_en(verb: Token) -> bool:
    """« il s'[en] est pris à la presse »: the pronoun that makes another verb."""
    return any(child.i < verb.i and child.pos_ == "PRON" and folded(child.text) == "en" for child in verb.children)


def _is_met(token: Token, word: str, triggers: Triggers) -> bool:
    """« [réunis] à Accra, les ministres … »: a participle of a verb that is only known as reflexive."""
    past = feature(token, "VerbForm") == "Part" and not any(child.dep_.startswith("aux") for child in token.children)
    return past and word not in triggers.verbs and (is_opening(token) or token.dep_ == "acl")


def _has_subject(token: Token) -> bool:
    return any(child.dep_ == "nsubj" for child in token.children) and not any(child.dep_ == "cop" for child in token.children)


def _mistaken_at(token: Token, triggers: Triggers) -> Candidate | None:
    """A participle or a verb that the tagger took for an adjective or a noun (« les équipements livrés », « son armée combat »)."""
    form = folded(token.text)
    if token.pos_ in ("ADJ", "ADV", "ADP") or (
        token.pos_ in ("NOUN", "PROPN") and (token.dep_ in ("acl", "amod", "advcl") or is_opening(token))
    ):
        word = triggers.forms.get(form, "")
        if triggers.verbs.get(word) and any(child.pos_ == "ADP" or list(child.children) for child in token.children):
            return Candidate(triggers.verbs[word], token, (token,), word, "verb")
    if token.pos_ == "NOUN" and f"{form}r" in triggers.verbs and _opens_content(token):
        return Candidate(triggers.verbs[f"{form}r"], token, (token,), f"{form}r", "verb")
    if _has_subject(token) and any(child.dep_ == "obj" for child in token.children):
        word = next((verb for verb in triggers.verbs if len(form) > 4 and verb.startswith(form)), "")
        if word:
            return Candidate(triggers.verbs[word], token, (token,), word, "verb")
    return None


def _opens_content(token: Token) -> bool:
    """« le syndicat [menace] de bloquer »: a noun without article between a noun and « de » with an infinitive is a verb."""
    if token.i + 2 >= token.sent.end or token.i == token.sent.start or token.nbor(-1).pos_ not in ("NOUN", "PROPN", "PRON", "ADJ"):
        return False
    mark, content = token.nbor(1), token.nbor(2)
    bare = not any(child.dep_ in ("det", "case") for child in token.children)
    return bare and mark.dep_ == "mark" and feature(content, "VerbForm") == "Inf"


def _phrase_at(token: Token, keys: tuple[str, ...], triggers: Triggers, present: set[str]) -> Candidate | None:
    """The longest phrase that starts here, the tightest of two as long; with all the records that know it."""
    matches = [
        (words, found, trigger)
        for key in (() if token.dep_ == "aux:tense" else keys)
        for words, trigger in triggers.phrases.get(key, ())
        if present.issuperset(words[1:]) and (found := _match(token, words))
    ]
    if not matches:
        return None
    words, found, _ = max(matches, key=lambda match: (len(match[0]), -abs(match[1][-1].i - token.i)))
    records = tuple(trigger for other, _, trigger in matches if other == words)
    head = _head_of(found)
    verbal = is_verbal(head) or head.pos_ == "ADJ" or words[0] == "etre"
    return Candidate(records, head, found, " ".join(words), "verb" if verbal else "noun")


def _keys(token: Token, triggers: Triggers) -> tuple[str, ...]:
    """The words under which a phrase that starts at `token` may be listed."""
    word, form = lemma(token), folded(token.text)
    mistaken = triggers.forms.get(form) if token.pos_ not in ("VERB", "AUX") else None
    if mistaken is not None and is_verbal(token):
        return word, form, mistaken
    return (word,) if word == form else (word, form)


def _match(first: Token, words: tuple[str, ...]) -> tuple[Token, ...]:
    if words[0] in ("se", "ne"):
        if not (is_reflexive(first) if words[0] == "se" else any(folded(child.text) in ("ne", "n") for child in first.children)):
            return ()
        words = words[1:]
    elif first.pos_ == "VERB" and len(words) > 1 and is_reflexive(first):
        return ()
    found = [first]
    for word in words[1:]:
        following = _next(found[-1], word)
        if following is None:
            return ()
        found.append(following)
    return tuple(found)


def _next(token: Token, word: str) -> Token | None:
    end = token.sent.end
    for other in token.doc[token.i + 1 : min(token.i + 2 + GAP, end)]:
        if word == lemma(other) or word == folded(other.text):
            return other
        if lemma(other) in load_scope(other.lang_).reporting:
            return None
        if (other.text in HARD_STOPS and other.text not in "«»") or other.text == "," or other.pos_ == "SCONJ":
            break
    if is_verbal(token):
        return next((other for other in token.subtree if _completes(other, token, word)), None)
    return None


def _completes(other: Token, verb: Token, word: str) -> bool:
    """True where `other` is the word that is looked for and depends on the verb, through nouns only."""
    if word not in (lemma(other), folded(other.text)) or other == verb or other.i - verb.i > FAR + GAP:
        return False
    node, reporting = other, load_scope(verb.lang_).reporting
    while node.head != verb and node.head != node:
        if node.dep_ not in PATH or is_verbal(node.head) or lemma(node.head) in reporting:
            return False
        node = node.head
    return node.head == verb and node.dep_ in COMPLETING


def _is_epithet(participle: Token, words: tuple[Token, ...]) -> bool:
    """« une voiture [piégée] »: a participle with nothing of its own, on a noun of the phrase."""
    return participle.dep_ == "acl" and participle.head in words and not participle.children


def _head_of(words: Iterable[Token]) -> Token:
    """The verb of the phrase; the predicate where the verb is « être », the infinitive where it is « faire » ; else the first noun."""
    words = tuple(words)
    verbs = [word for word in words if is_verbal(word) and not _is_epithet(word, words)]
    if len(verbs) > 1 and lemma(verbs[0]) == "faire":
        return verbs[1]
    if verbs and lemma(verbs[0]) == "etre" and len(words) > 1:
        following = words[words.index(verbs[0]) + 1]
        return following if following.head is not verbs[0] or verbs[0].dep_ in ("cop", "aux:pass", "aux:tense") else verbs[0]
    return verbs[0] if verbs else next((word for word in words if word.pos_ in ("NOUN", "PROPN")), words[0])
