"""What stands beside the relation of a standing situation: its day, its place, its number, its quote, and what turns it round."""

from __future__ import annotations

from functools import lru_cache

from recoupe.lexicon import table
from recoupe.merge.aspects import Naming
from recoupe.merge.nations import land_of
from recoupe.merge.speech import innermost
from recoupe.merge.units import unit_kind
from recoupe.merge.uses import denies, turns
from recoupe.merge.words import bare_forms, has_phrase
from recoupe.model import Quote, Reading, Span
from recoupe.text import plain

# How far before a relation « nié toute » still turns it round, and how far after its verb « pas » may stand, in characters.
BEFORE, AFTER = 45, 5
# What is « présumé » stands this near, in characters.
NEAR = 25


def day_of(reading: Reading, sentence: Span, trigger: Span, quote: Quote | None) -> int | None:
    """The date nearest to the relation, in the words of its quote if it stands in one: when it was said is not when it was."""
    inside = quote.content if quote else (sentence,)
    times = [(abs(t.span.start - trigger.end), i) for i, t in enumerate(reading.times) if any(s.contains(t.span) for s in inside)]
    closed = [(gap, i) for gap, i in times if ".." not in reading.times[i].value and sentence.contains(reading.times[i].span)]
    return min(closed)[1] if closed else None


def place_of(reading: Reading, sentence: Span, trigger: Span, land: str | None) -> Span | None:
    """The place of that land which the sentence names nearest to the relation."""
    places = [m.span for m in reading.mentions if m.kind == "place" and sentence.contains(m.span)]
    there = [span for span in places if land and land_of(reading.article.words(span)) == land]
    return min(there, key=lambda span: abs(span.start - trigger.end), default=None)


def counts_of(reading: Reading, trigger: Span, naming: Naming, sentence: Span) -> list[int]:
    """The number of the men: at their name, or of fighters close behind it."""
    quantities = list(enumerate(reading.quantities))
    at = [i for i, q in quantities if q.span.overlaps(naming.span) or 0 <= naming.span.start - q.span.end <= 3]
    end = min(sentence.end, max(trigger.end, naming.span.end) + BEFORE)
    reach = Span(min(trigger.start, naming.span.start), end)
    return at or [i for i, q in quantities if reach.contains(q.span) and unit_kind(q, reading.article.language) == "fighters"]


def quote_round(reading: Reading, trigger: Span, naming: Naming) -> Quote | None:
    """The quote in which the relation stands, or the men it is about."""
    for span in (trigger, naming.term.span):
        held = [q for q in reading.quotes if any(c.contains(span) for c in q.content)]
        if held:
            return innermost(held)
    return None


def is_turned_round(reading: Reading, trigger: Span, quote: Quote | None) -> bool:
    """True where the words before the relation turn it round, or the quote denies and nothing turns it back."""
    text, language = reading.article.text, reading.article.language
    before, after = text[max(0, trigger.start - BEFORE) : trigger.start], text[trigger.start : trigger.end + AFTER]
    if denies(language).search(turns(language).split(plain(before).lower())[-1] + plain(after).lower()):
        return True
    if quote is None or quote.stance != "deny":
        return False
    return not turns(language).search(plain(text[quote.span.start : trigger.start]).lower())


def is_supposed(reading: Reading, sentence: Span, trigger: Span) -> bool:
    near = reading.article.text[max(sentence.start, trigger.start - NEAR) : min(sentence.end, trigger.end + NEAR)]
    return has_phrase(bare_forms(near), _supposed(reading.article.language))


@lru_cache(maxsize=4)
def _supposed(language: str) -> frozenset[tuple[str, ...]]:
    """The words beside what is only supposed."""
    return frozenset(bare_forms(word) for word in table(language, "standing")["supposed"]["words"])
