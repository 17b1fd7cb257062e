"""What a quote does by its own words: « c'est inadmissible » blames, « c'est un crime de guerre » accuses, « arrêtez » asks.

No verb of blaming or asking tells these, so they are read from the quote: its speaker is the actor.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from re import Pattern, compile

from recoupe.extract.page import Page
from recoupe.extract.scope import modality
from recoupe.extract.scope_words import load_scope
from recoupe.extract.syntax import feature, governors, is_verbal, lemma
from recoupe.extract.words import folded
from recoupe.lexicon import table
from recoupe.model import Account, Quote, Span
from recoupe.text import trimmed
from recoupe.tokens import Token

NEAR = 3  # words between « c'est » and what it judges


def find_verdicts(page: Page) -> Iterator[Account]:
    """The accounts that the quotes of an article make by their own words, in order."""
    for index, quote in enumerate(page.quotes):
        speaker = quote.antecedent or quote.source
        if speaker is not None:
            yield from (_account(page, index, quote, speaker, *found) for found in _verdicts(page, quote))


def _verdicts(page: Page, quote: Quote) -> Iterator[tuple[str, str, Span, str]]:
    """(type, mode, trigger, rule) of each verdict in a quote; one of a kind."""
    seen: set[str] = set()
    for part in quote.content:
        tokens = page.doc.char_span(part.start, part.end)
        for token in tokens if tokens is not None else ():
            found = _verdict_at(page, token)
            if found is not None and found[1] not in seen:
                seen.add(found[1])
                yield found


def _verdict_at(page: Page, token: Token) -> tuple[str, str, Span, str] | None:
    words = table(page.article.language, "scope")["verdict"]
    here = Span(token.idx, token.idx + len(token.text))
    if token.pos_ in ("ADJ", "VERB", "NOUN") and _judged(token.text, page.article.language) and _is_said_of(token):
        return "ACCUSE", "disapprove", here, "verdict"
    crime = _crimes(page.article.language).match(page.text, token.idx)
    if crime and _is_said_of(token):
        return "ACCUSE", "allege", Span(token.idx, crime.end()), "verdict"
    if lemma(token) in page.scope.presupposing and _is_imperative(token, tuple(words["imperative_endings"])):
        return "REQUEST", "yield", here, "imperative"
    return None


def _is_imperative(token: Token, endings: tuple[str, ...]) -> bool:
    """« arrêtez », at the head of its clause and without a subject."""
    if not token.text.lower().endswith(endings) or any(child.dep_.startswith("nsubj") for child in token.children):
        return False
    return feature(token, "Mood") == "Imp" or token.is_sent_start or (token.i > 0 and token.nbor(-1).is_punct)


def _is_said_of(token: Token) -> bool:
    """True for a predicate that is not denied: « c'est un crime de guerre », « ces violences sont inadmissibles », « il s'agit de … »."""
    if any(child.dep_ == "cop" for child in token.children):
        return not _is_denied(token)
    above = next(governors(token), None)
    if above is None or not is_verbal(above) or above.i > token.i:
        return False
    return lemma(above) in table(token.lang_, "scope")["verdict"]["copulas"] and not _is_denied(above)


def _is_denied(token: Token) -> bool:
    return any(folded(child.text) in load_scope(token.lang_).particles for child in token.children)


@lru_cache(maxsize=8)
def _crimes(language: str) -> Pattern[str]:
    return compile("|".join(table(language, "scope")["verdict"]["allege"]))


def _judged(form: str, language: str) -> bool:
    return folded(form) in _judgements(language)


@lru_cache(maxsize=8)
def _judgements(language: str) -> frozenset[str]:
    stems = map(folded, table(language, "scope")["verdict"]["disapprove"])
    return frozenset(stem + ending for stem in stems for ending in ("", "s", "e", "es"))


def _account(page: Page, index: int, quote: Quote, speaker: Span, type_: str, mode: str, trigger: Span, rule: str) -> Account:
    tokens = page.doc.char_span(trigger.start, trigger.end)
    assert tokens is not None  # the trigger was read from the Doc
    sentence = tokens.root.sent
    return Account(
        type=type_,
        mode=mode,
        trigger=trigger,
        evidence=(trimmed(page.text, Span(sentence.start_char, sentence.end_char)),),
        actor_spans=(speaker,),
        polarity=modality(tokens.root, type_, page.scope).polarity,
        quote=index,
        rule=rule,
    )
