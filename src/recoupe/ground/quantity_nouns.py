"""Numbers whose noun is told elsewhere: « 10 à Damas, 4 à Homs », « onze d'entre eux », « elle n'en reconnaît que deux »."""

from __future__ import annotations

import re

from recoupe.ground.nouns import Noun, is_noun, singular
from recoupe.ground.numbers import Number
from recoupe.ground.quantity_contexts import modifiers, patterns
from recoupe.ground.quantity_text import Counting
from recoupe.model import Quantity

SENTENCE = re.compile(r"[.!?\n]\s*(?=\S)")
# How far before « d'entre eux » and « en » what they take up is told, in characters.
TAKEN_UP = 300


def noun_elsewhere(text: Counting, number: Number, following: Number | None, previous: Quantity | None) -> Noun | None:
    """The noun that a number without one of its own counts, or None."""
    return (
        noun_ahead(text, number, following)
        or of_those(text, number, previous)
        or taken_up(text, number, previous)
        or ellipsis(text, number, previous)
        or counted_before(text, number)
    )


def of_those(text: Counting, number: Number, previous: Quantity | None) -> Noun | None:
    """« Onze d'entre eux »: of the people counted last, else of those told last in the plural."""
    link = text.after("of_those", number.end)
    if link is None or number.article:
        return None
    if previous is not None and number.start - previous.span.end <= TAKEN_UP and previous.measure not in ("share", "duration", "money"):
        return Noun(previous.unit, link.end())
    told = patterns(text.language)["plural_told"].findall(text.text, max(0, number.start - TAKEN_UP), number.start)
    noun = next((word for word in reversed(told) if is_noun(text.known, word, True)), None)
    return Noun(singular(noun, text.language), link.end()) if noun else None


def taken_up(text: Counting, number: Number, previous: Quantity | None) -> Noun | None:
    """« Elle en détient trois », « il n'en reconnaît que deux »: of what was counted last."""
    if previous is None or number.article or number.start - previous.span.end > TAKEN_UP or previous.measure in ("share", "duration"):
        return None
    if not text.before("of_it_before", number.start) or not text.after("elliptic_after", number.end):
        return None
    return Noun(previous.unit, number.end)


def noun_ahead(text: Counting, number: Number, following: Number | None) -> Noun | None:
    """« passé de 15 à 22 morts »: the noun of the second number."""
    if following is None or not text.before("change", number.start) or not text.joins("range", number.end, following.start):
        return None
    noun = text.measured(following) or text.noun(following)
    return Noun(noun.unit, number.end) if noun else None


def counted_before(text: Counting, number: Number) -> Noun | None:
    """« le nombre de déplacés est passé de 400 000 à 800 000 »."""
    if number.article or not text.after("elliptic_after", number.end):
        return None
    found = text.before("count_of", number.start)
    return Noun(singular(found[1], text.language), number.end) if found else None


def part_of_told(text: Counting, number: Number, previous: Quantity | None) -> Noun | None:
    """« douze banques, dont cinq établies à Tanger »: the participle is no noun, five banks are."""
    if previous is None or not text.before("among", number.start) or not text.after("participle_after", number.end):
        return None
    return None if SENTENCE.search(text.text, previous.span.end, number.start) else Noun(previous.unit, number.end)


def ellipsis(text: Counting, number: Number, previous: Quantity | None) -> Noun | None:
    """« 10 à Damas, 4 à Homs »: the noun counted before in the same sentence."""
    if previous is None or number.article or previous.measure in ("share", "duration"):
        return None
    is_bounded = number.of and modifiers(text.language).before.search(text.left(number.start)) is not None
    if number.of and number.high is not None and not (is_bounded or text.before("among", number.start)):
        return None
    if SENTENCE.search(text.text, previous.span.end, number.start):
        return None
    if not (is_bounded or text.before("elliptic_before", number.start)) or not text.after("elliptic_after", number.end):
        return None
    return Noun(previous.unit, number.end)
