"""One text as the search for quantities sees it: what stands before and after a place, and which numbers count nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter

from recoupe.ground.nouns import Noun, Words, model_at, noun_at, words
from recoupe.ground.numbers import Number
from recoupe.ground.quantity_contexts import patterns
from recoupe.model import Span

# How many characters before a number tell what it is.
BEFORE = 60
POST_CODE = re.compile(r"\d{5} [A-ZÉ]")


@dataclass(frozen=True, slots=True)
class Counting:
    """A text in lower case with its `original`, and the places of its times."""

    original: str
    text: str
    language: str
    times: tuple[Span, ...]

    @property
    def known(self) -> Words:
        return words(self.language)

    def left(self, start: int) -> str:
        """The words before a place, to the start of the line at most."""
        return self.text[max(0, start - BEFORE) : start].rsplit("\n", 1)[-1]

    def before(self, pattern: str, start: int) -> re.Match[str] | None:
        """Where a pattern of the pack matches in the words before a place."""
        return patterns(self.language)[pattern].search(self.left(start))

    def after(self, pattern: str, end: int) -> re.Match[str] | None:
        """Where a pattern of the pack matches right after a place."""
        return patterns(self.language)[pattern].match(self.text, end)

    def joins(self, pattern: str, start: int, end: int) -> re.Match[str] | None:
        """Where a pattern of the pack matches all that stands between two places."""
        return patterns(self.language)[pattern].fullmatch(self.text, start, end)

    def is_refused(self, number: Number) -> bool:
        """True for a date, an age, a rank, a street number, a list mark, a name with a number."""
        span = Span(number.start, number.end)
        is_mark = None if self.left(number.start).strip() else self.after("list_mark", number.end)
        return (
            self.is_dated(span)
            or any(self.before(name, number.start) for name in ("refuse_before", "inside_before"))
            or self.after("refuse_after", number.end) is not None
            or POST_CODE.match(self.original, number.start) is not None
            or is_mark is not None
        )

    def is_dated(self, span: Span) -> bool:
        """True where a time covers a part of `span` (the times are in order and apart)."""
        after = bisect_right(self.times, span.start, key=attrgetter("start"))
        return any(time.overlaps(span) for time in self.times[max(0, after - 1) : after + 1])

    def measured(self, number: Number) -> Noun | None:
        """A per cent sign or a currency, before or after."""
        if percent := self.after("percent", number.end):
            return Noun("%", percent.end())
        if currency := self.after("currency", number.end):
            return Noun(self.known.currencies.get(currency[1], "dollar" if "$" in currency[1] else "franc CFA"), currency.end())
        sign = self.before("currency_before", number.start)
        return Noun(self.known.currencies[sign[1]], number.end) if sign else None

    def noun(self, number: Number) -> Noun | None:
        """The noun that comes right after, with « de » where the number asks for it."""
        of = self.after("of", number.end)
        if of is not None and not number.of and (number.low or 0) < 1000:
            return None
        plural = (number.low is None or number.low >= 2 or number.of) and not (number.of and of)
        found = noun_at(self.text, self.original, of.end() if of else number.end, plural, self.language)
        return found or (model_at(self.original, number.start, number.end) if plural else None)
