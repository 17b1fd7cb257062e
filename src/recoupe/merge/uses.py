"""The words of an article that take sides, each with whom it names, where, and in whose mouth."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from recoupe.lexicon import table
from recoupe.merge.nations import land_of, nations
from recoupe.merge.parties import parties_of
from recoupe.merge.speech import innermost, speaker_of
from recoupe.merge.terms import Found, grammar, people_of, terms_among
from recoupe.merge.words import bare_form, compare_table, tokens
from recoupe.model import Party, Quote, Reading, Span, Term
from recoupe.text import masked, plain

# How far before a term « ne sont pas des » or « nié toute présence de » still turns it round, in characters.
REACH_OF_DENIAL = 60
# How far before a term « présente comme » gives it, and how far before that its subject stands.
REACH_OF_NAME, REACH_OF_NAMER = 30, 60


def find_uses(reading: Reading) -> tuple[Term, ...]:
    """Every word of the article's own text that takes sides, in order."""
    article = reading.article
    text = masked(article.text, article.own_spans())
    words = nations(reading)
    cut = list(tokens(text))
    marks = [bare_form(word) for word, _ in cut]
    parties = parties_of(reading)
    named = Counter(words[mark] for mark in marks if mark in words)
    found_terms = terms_among(cut, article.language, words)
    made = (_term(reading, found, people_of(found, marks, words, article.language), named, parties) for found in found_terms)
    return _set_against(tuple(made), article.text)


def _set_against(terms: tuple[Term, ...], text: str) -> tuple[Term, ...]:
    """The terms, those marked that one sentence sets against each other (« pas des mercenaires, mais des instructeurs »)."""
    marked = {
        one.span
        for a, b in pairwise(terms)
        if a.family == b.family and a.group != b.group and a.denied != b.denied and _sentence_end(text, a.span) > b.span.start
        for one in (a, b)
    }
    return tuple(replace(term, set_against=True) if term.span in marked else term for term in terms)


def _term(reading: Reading, found: Found, people: str | None, named: Counter[str], parties: Mapping[str, Party]) -> Term:
    article = reading.article
    people = _country_of_name(reading, found.span, parties) or people
    holders = [quote for quote in reading.quotes if any(span.contains(found.span) for span in quote.content)]
    quote = innermost(holders) if holders else None
    presenter = _presenter(reading, found.span, parties)
    return Term(
        article=article.name,
        article_id=article.id,
        span=found.span,
        words=article.words(found.span),
        family=found.group.family,
        group=found.group.id,
        people=people,
        place=_place_said(reading, found.span, people) or _place(people, named),
        outlet=article.outlet,
        published=article.published.value if article.published else None,
        speaker=(speaker_of(quote, reading, parties) if quote else None) or presenter,
        set_against=presenter is not None,
        denied=_is_denied(article.text, found.span, quote, article.language),
    )


def _country_of_name(reading: Reading, span: Span, parties: Mapping[str, Party]) -> str | None:
    """The country of the actor whose name shares words with the term (« Wagner »)."""
    actors = [m.actor for m in reading.mentions if m.actor and m.span.overlaps(span) and reading.article.words(span)[:1].isupper()]
    return next((parties[a].country for a in actors if a in parties and parties[a].country), None)


def _place_said(reading: Reading, span: Span, people: str | None) -> str | None:
    """The country of the place that the same sentence names nearest to the term: one told as a place (« au Mali », « à Niamey ») first."""
    text, placing = reading.article.text, grammar(reading.article.language, "placing")
    start, end = (edge(text, span) for edge in (_sentence_start, _sentence_end))
    held = [m for m in reading.mentions if start <= m.span.start < end and m.kind in ("place", "state")]
    told = [
        (m, bare_form((text[start : m.span.start].split() or [""])[-1]) in placing)
        for m in sorted(held, key=lambda m: abs(m.span.start - span.start))
    ]
    ordered = [m for m, is_placed in told if is_placed] + [m for m, is_placed in told if not is_placed and m.kind == "place"]
    return next((land for m in ordered if (land := land_of(reading.article.words(m.span))) and land != people), None)


def _sentence_start(text: str, span: Span) -> int:
    return max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "? ", "! ")) + 1


def _sentence_end(text: str, span: Span) -> int:
    return min((at for at in (text.find(mark, span.end) for mark in (". ", "\n", "? ", "! ")) if at >= 0), default=len(text))


def _place(people: str | None, named: Counter[str]) -> str | None:
    """The country where those named are said to be: the one named most in the article that is not their own."""
    others = {country: count for country, count in named.items() if country != people}
    return max(others, key=lambda country: (others[country], country)) if others else None


def _presenter(reading: Reading, span: Span, parties: Mapping[str, Party]) -> Party | None:
    """Who gives the name, where the outlet says so without a quotation (« ce que la junte présente comme des instructeurs »)."""
    text, start = reading.article.text, max(0, span.start - REACH_OF_NAME)
    found = list(presents(reading.article.language).finditer(plain(text[start : span.start]).lower()))
    if not found:
        return None
    verb = start + found[-1].start()
    before = [m for m in reading.mentions if m.actor in parties and m.kind != "place" and verb - REACH_OF_NAMER <= m.span.end <= verb]
    return parties[before[-1].actor or ""] if before else None


@lru_cache(maxsize=4)
def presents(language: str) -> re.Pattern[str]:
    """The words by which somebody gives a name."""
    words = sorted(table(language, "standing")["presented"]["words"], key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


def _is_denied(text: str, span: Span, quote: Quote | None, language: str) -> bool:
    """True where the words before the term turn it round, in its own clause (« ne sont pas des milices, mais des coopérants »)."""
    before = plain(text[max(0, span.start - REACH_OF_DENIAL) : span.start]).lower()
    if denies(language).search(turns(language).split(before)[-1]):
        return True
    start = min((s.start for s in quote.content), default=span.start) if quote else span.start
    return bool(quote and quote.stance == "deny" and not turns(language).search(plain(text[start : span.start]).lower()))


@lru_cache(maxsize=4)
def denies(language: str) -> re.Pattern[str]:
    """The words that turn round what follows them."""
    return re.compile("|".join(compare_table(language, "denial")["patterns"]))


@lru_cache(maxsize=4)
def turns(language: str) -> re.Pattern[str]:
    """What ends their reach: another clause, « mais »."""
    return re.compile("|".join(compare_table(language, "denial")["turns"]))
