"""Finds counted things: bounds, what is counted, what it measures.

Years, dates, ages, ordinals, ranks, list marks and the article « un » are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.ground.grammar import lowered
from recoupe.ground.nouns import Noun, noun_at
from recoupe.ground.numbers import Number, find_numbers, last_scale
from recoupe.ground.quantity_contexts import modifiers
from recoupe.ground.quantity_nouns import noun_elsewhere, part_of_told
from recoupe.ground.quantity_text import Counting
from recoupe.model import Quantity, Span, Time
from recoupe.text import masked

# How many numbers after one tell what it is.
LOOK_AHEAD = 4
SCALES = (10**9, 10**6)
# What an article beside it is not counted with.
UNLISTED = frozenset({"duration", "share", "money"})
# Of these one who is hit counts.
HIT = frozenset({"people", "fighters"})


def find_quantities(
    text: str, *, language: str = "fr", within: Sequence[Span] | None = None, times: Sequence[Time] = ()
) -> tuple[Quantity, ...]:
    """The quantities of `text`, in order; of « 22 des 27 » both, the first holding the second.

    Where `within` is given, only those spans are read; what overlaps one of `times` is a date and not counted.
    """
    text = text if within is None else masked(text, within)
    reader = Reader(original=text, text=lowered(text), language=language, times=tuple(sorted(time.span for time in times)))
    return tuple(reader.quantities())


@dataclass(frozen=True, slots=True)
class Reader(Counting):
    """One text on its way to quantities."""

    def quantities(self) -> Iterator[Quantity]:
        """The quantities, left to right."""
        numbers = list(find_numbers(self.text, self.language))
        previous: Quantity | None = None
        skip_to = 0
        for i, number in enumerate(numbers):
            if number.start < skip_to or self.is_refused(number):
                continue
            later = numbers[i + 1 : i + 1 + LOOK_AHEAD]
            following = later[0] if later else None
            quantity = self.range(number, following) or self.quantity(number, later, previous)
            if quantity is None:
                continue
            skip_to = number.end if self.is_partitive(number, following) else quantity.span.end
            previous = quantity
            yield quantity

    def range(self, number: Number, following: Number | None) -> Quantity | None:
        """« entre 20 et 30 morts », « 20 à 30 blessés », « deux ou trois »."""
        if following is None or number.low is None or following.high is None or number.article:
            return None
        if self.before("change", number.start):
            return None
        own = self.noun(number) or self.measured(number)
        link = self.joins("range", own.end if own else number.end, following.start)
        between = self.before("between", number.start)
        if link is None or (self.joins("and", link.start(), link.end()) and not between):
            return None
        noun = self.noun(following) or self.measured(following)
        if noun is None or self.is_dating(number, noun) or (own and (own.unit != noun.unit or not between)):
            return None
        start = number.start - len(between[0]) if between else number.start
        scale = last_scale(self.text[number.start : number.end], self.text[following.start : following.end], self.language)
        if number.low * scale >= following.high:
            return None
        return self.made(Span(start, noun.end), number.low * scale, following.high, noun, "range")

    def is_partitive(self, number: Number, following: Number | None) -> bool:
        """True for « 22 des 27 »."""
        link = self.after("partitive", number.end)
        return link is not None and following is not None and following.start == link.end()

    def quantity(self, number: Number, later: Sequence[Number], previous: Quantity | None) -> Quantity | None:
        """A number with its noun, its sign, or the noun of the one before."""
        if number.fraction:
            return self.fraction(number)
        following = later[0] if later else None
        noun = (
            self.measured(number)
            or self.partitive(number, following)
            or part_of_told(self, number, previous)
            or self.noun(number)
            or noun_elsewhere(self, number, following, previous)
        )
        if noun is None or self.is_dating(number, noun) or noun.unit in self.known.lists["not_counted"]:
            return None
        is_weight = noun.unit in self.known.lists["weights"]
        if number.article and not is_weight and (self.after("contained", noun.end) or self.heads_plural(noun)):
            return None  # « un groupe de quinze experts » is fifteen, « une foule de gens » a crowd
        if number.article and not self.is_counted_one(number, noun, later, previous):
            return None
        return self.bounded(self.scaled(number, noun, previous), noun)

    def scaled(self, number: Number, noun: Noun, previous: Quantity | None) -> Number:
        """« 22,4 millions d'habitants, contre 14,5 »: decimals that lean on the noun before lean on its millions too."""
        leans = previous is not None and noun.end == number.end and number.low == number.high and (number.low or 0) % 1
        if not leans or previous is None or previous.low is None or number.low is None:
            return number
        scale = next((scale for scale in SCALES if previous.low >= scale), 1)
        return replace(number, low=number.low * scale, high=number.low * scale)

    def heads_plural(self, noun: Noun) -> bool:
        """True where « de » and a plural come after."""
        of = self.after("of", noun.end)
        return of is not None and noun_at(self.text, self.original, of.end(), True, self.language) is not None

    def partitive(self, number: Number, following: Number | None) -> Noun | None:
        """« 22 des 27 gouvernements », « quatre de ces services », « un des deux responsables »."""
        link = self.after("partitive", number.end)
        if link is None or number.of:
            return None
        if following is not None and following.start == link.end():
            return self.noun(following)
        return noun_at(self.text, self.original, link.end(), True, self.language)

    def fraction(self, number: Number) -> Quantity | None:
        """« deux tiers des députés »."""
        return self.bounded(number, Noun("proportion", number.end)) if self.after("fraction_of", number.end) else None

    def is_dating(self, number: Number, noun: Noun) -> bool:
        """True where a count of time units places something in time, or is an age."""
        if noun.unit not in self.known.lists["time_units"]:
            return False
        is_length = self.after("length_after", noun.end) is not None
        if self.before("always_dating_before", number.start):
            return not (is_length and self.before("lasting_before", number.start))
        if is_length or self.before("length_before", number.start):
            return False
        if self.before("dating_before", number.start) or self.after("dating_after", noun.end):
            return True
        return noun.unit in self.known.lists["ages_and_hours"] and not self.before("measuring_before", number.start)

    def is_counted_one(self, number: Number, noun: Noun, later: Sequence[Number], previous: Quantity | None) -> bool:
        """True where « un » counts: in an enumeration of counts, « un des deux », « au moins un », « un seul »."""
        if self.is_partitive(number, later[0] if later else None):
            return True
        if noun.unit in self.known.lists["weights"] and self.after("of", noun.end):
            return True  # « une tonne de riz »
        if self.measure(noun.unit) in HIT and self.after("hit_after", noun.end):
            return True  # « un policier a été tué »
        if modifiers(self.language).before.search(self.left(number.start)):
            return True
        if previous is not None and self.joins("enumeration", previous.span.end, number.start) and self.goes_with(noun, previous.unit):
            return True
        following = next((one for one in later if not self.is_refused(one)), None)
        if following is None or following.article:
            return False
        second = self.noun(following)
        if second is None or not (
            self.joins("enumeration", noun.end, following.start) or self.joins("enumerated_event", noun.end, following.start)
        ):
            return False
        return self.goes_with(noun, second.unit)

    def goes_with(self, noun: Noun, unit: str) -> bool:
        """True where « un » counts beside a count: both are of the kinds told apart (« deux civils et un gendarme »).

        So « deux ministres et une réforme » counts no reform.
        """
        return self.measure(unit) not in UNLISTED and self.is_kind(noun.unit) and self.is_kind(unit)

    def is_kind(self, unit: str) -> bool:
        """True where it is known what a unit measures, or a capital shows people or a machine."""
        return self.measure(unit) is not None or unit[:1].isupper()

    def bounded(self, number: Number, noun: Noun) -> Quantity:
        """The quantity with what its modifiers make of its bounds."""
        rules = modifiers(self.language)
        low, high, modifier = number.low, number.high, "about" if number.about else "low" if number.high is None else None
        start, end = number.start, noun.end
        before = None if self.before("restrictive", start) else rules.before.search(self.left(start))
        if before:
            modifier = rules.bound[before[1]]
            start -= len(before[0])
        elif after := rules.after.match(self.text, end):
            modifier, end = rules.bound[after[1]], after.end()
        if sign := self.before("currency_before", start):
            start -= len(sign[0])
        if noun.unit in self.known.lists["signed"] and (minus := self.before("minus", start)) and low == high and low is not None:
            start, low, high = start - len(minus[0]), -low, -low
        if modifier == "low":
            high = None
        elif modifier == "high":
            low, high = None, high if high is not None else low
        return self.made(Span(start, end), low, high, noun, modifier)

    def made(self, span: Span, low: float | None, high: float | None, noun: Noun, modifier: str | None) -> Quantity:
        return Quantity(span=span, low=low, high=high, unit=noun.unit, modifier=modifier, measure=self.measure(noun.unit), hedge=noun.hedge)

    def measure(self, unit: str) -> str | None:
        """What a unit measures, by the whole of it or its head."""
        return self.known.measures.get(unit.lower()) or self.known.measures.get(unit.partition(" ")[0].lower())
