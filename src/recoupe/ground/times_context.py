"""What a builder of times may look at: the day of publication, the words around, the tense, the times already read."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, Literal

from recoupe import lexicon
from recoupe.edtf import Edtf, Point, ends
from recoupe.ground.grammar import Found, Node, Rule, Value

Tense = Literal["ahead", "behind"]
CLAUSE_END = re.compile(r"[.;!?«»\n:“”\"]")
SENTENCE_END = re.compile(r"[.;!?»\n]")
SENTENCE_START = re.compile(r"(?:^|[.!?:;«»“\"(\[–—|/\n-])\s*$")
FAR = 10**6
# How many characters of distance a comma, and coming after the time, are worth.
COMMA, AFTER = 15, 8
# How far a verb may stand from the time that it places, and a word that leads to it, in characters.
REACH = 110
LEAD = 40
# A day or month without a year goes on with the year told before only in a story at least this many years old.
STORY = 3
# How many times back an anaphor may reach.
MEMORY = 50
# How many letters of a noun tell the event that it names (« annonce », « annoncé »), and how long a sentence is at most.
STEM, SENTENCE = 6, 300
NO_RULE = Rule(name="", level=0, pattern="", build="", makes="")


@dataclass(frozen=True, slots=True)
class Dated:
    """The value of a time while it is built: `mod` is start, middle, end, course or vague."""

    value: Edtf
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Tenses:
    """What in a sentence looks ahead and what looks back."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    not_ahead: frozenset[str]
    not_behind: frozenset[str]
    telling: re.Pattern[str]

    def nearest(self, text: str, start: int, end: int) -> Tense | None:
        """The tense of the verb that stands nearest to `start`..`end` inside the same clause."""
        before = [m.end() for m in CLAUSE_END.finditer(text, max(0, start - REACH), start)]
        low = before[-1] if before else max(0, start - REACH)
        stop = CLAUSE_END.search(text, end, end + REACH)
        high = stop.start() if stop else min(len(text), end + REACH)
        if start > low + 1 and (told := self.telling.search(text, end, high)):
            high = told.start()
        sides = ((low, start), (end, high))  # the words of the time itself are no verb (« vendredi » ends like « servi »)
        ahead = [_gap(text, m, start, end) for a, b in sides for m in self.ahead.finditer(text, a, b) if m[0] not in self.not_ahead]
        behind = [_gap(text, m, start, end) for a, b in sides for m in self.behind.finditer(text, a, b) if m[0] not in self.not_behind]
        if not ahead and not behind:
            return None
        return "ahead" if min(ahead, default=FAR) <= min(behind, default=FAR) else "behind"


def _gap(text: str, found: re.Match[str], start: int, end: int) -> int:
    """How far a verb stands from a time, in characters; a comma between counts as many more, and so does a verb that comes after."""
    left, right = (found.end(), start) if found.end() <= start else (end, found.start())
    return max(right - left, 0) + COMMA * text.count(",", left, right) + AFTER * (left == end)


@lru_cache(maxsize=8)
def tenses(language: str) -> Tenses:
    """The tense markers of a language pack."""
    table = lexicon.table(language, "times")["tense"]
    word = r"\b(?:{})\b"
    return Tenses(
        ahead=re.compile(word.format("|".join(table["ahead"]))),
        behind=re.compile(word.format("|".join(table["behind"]))),
        not_ahead=frozenset(table["not_ahead"]),
        not_behind=frozenset(table["not_behind"]),
        telling=re.compile(lexicon.table(language, "times")["patterns"]["telling"]),
    )


@dataclass(slots=True)
class Context:
    """One reading of one text on the assumption that it appeared on `today` (None: not known)."""

    original: str
    text: str
    today: date | None
    language: str
    pack: Mapping[str, Any]
    rule: Rule = NO_RULE
    place: Node | None = None
    found: Found = field(default_factory=dict)
    history: list[tuple[int, Dated]] = field(default_factory=list)

    def all(self, *categories: str) -> Sequence[Any]:
        """The values of some categories in the words matched, category by category."""
        return [value for category in categories for value in self.found.get(category, ())]

    def one(self, *categories: str, default: Any = None) -> Any:
        """The first value of the first category that has one."""
        return next(iter(self.all(*categories)), default)

    @property
    def start(self) -> int:
        return self.place.start if self.place else 0

    @property
    def end(self) -> int:
        return self.place.end if self.place else 0

    @property
    def words(self) -> str:
        """The words matched, in lower case."""
        return self.text[self.start : self.end]

    @property
    def has_capital(self) -> bool:
        """True where the last word matched begins with a capital (« le Printemps arabe »)."""
        last = max(self.words.rfind(" "), self.words.rfind("'"))
        return self.original[self.start + last + 1 : self.end][:1].isupper()

    def is_led_by(self, pattern: str) -> bool:
        """True where the words just before match a pattern of the pack to their end."""
        return re.search(self.pack["patterns"][pattern], self.text[max(0, self.start - LEAD) : self.start]) is not None

    def is_followed_by(self, pattern: str) -> bool:
        """True where the words just after match a pattern of the pack from their start."""
        return re.match(self.pack["patterns"][pattern], self.text[self.end : self.end + LEAD]) is not None

    def begins_sentence(self) -> bool:
        """True where the words open a sentence, a line or a quotation."""
        return SENTENCE_START.search(self.text[max(0, self.start - 4) : self.start]) is not None

    def tense(self) -> Tense | None:
        """Where the sentence looks: « d'ici » ahead and « depuis » back whatever its verb, « jusqu'au » ahead where no verb looks back."""
        if self.is_led_by("always_ahead") or self.is_led_by("always_behind"):
            return "ahead" if self.is_led_by("always_ahead") else "behind"
        tense = tenses(self.language).nearest(self.text, self.start, self.end)
        return "ahead" if tense is None and self.is_led_by("ahead") else tense

    def remember(self, start: int, dated: Dated) -> None:
        """Keeps a time that was read; the history stays in the order of the text."""
        insort(self.history, (start, dated), key=itemgetter(0))

    def told_before(self) -> Iterator[tuple[int, Dated]]:
        """The times that start before this one, the nearest first, and where they start."""
        return reversed(self.history[max(0, (end := bisect_left(self.history, self.start, key=itemgetter(0))) - MEMORY) : end])

    def last_time(self) -> tuple[int, Dated] | None:
        """The time read last before this one, and where it starts."""
        return next(self.told_before(), None)

    def previous(self, precisions: Sequence[str] = ("day", "month", "year"), same_sentence: bool = False) -> Point | None:
        """The end of the last time before this one that is as precise as asked."""
        for start, dated in self.told_before():
            first, last = ends(dated.value)
            point = last or first
            if point is not None and point.precision in precisions:
                return None if same_sentence and SENTENCE_END.search(self.text, start, self.start) else point
        return None

    def anchor_day(self) -> date | None:
        """The day that « la veille » counts from: the last day named, else the day of publication."""
        point = self.previous(("day",))
        return point.first if point else self.today

    def day_spoken_of(self) -> date | None:
        """The day that « dans la soirée » is of: the last one named in the paragraph, else the latest that the article has told."""
        days = [(start, dated.value.first) for start, dated in self.told_before() if isinstance(dated.value, Point) and dated.value.day]
        here = [day for start, day in days if "\n" not in self.text[start : self.start]]
        past = [day for _, day in days if self.today is None or day <= self.today]
        return here[0] if here else max(past) if past else self.anchor_day()

    def day_of_event(self) -> date | None:
        """The day of what a noun just after names (« la veille de l'attaque »): the one named last before, in a sentence that tells it by
        that noun or a word of its stem (« a attaqué mardi »)."""
        found = re.match(self.pack["patterns"]["of_event"], self.text[self.end : self.end + LEAD])
        if found is None or found["event"] in self.pack["not_events"]:
            return None
        stem = found["event"][:STEM]
        for start, dated in self.told_before():
            if isinstance(dated.value, Point) and dated.value.precision == "day":
                low = [end.end() for end in SENTENCE_END.finditer(self.text, max(0, start - SENTENCE), start)]
                high = SENTENCE_END.search(self.text, start, start + SENTENCE)
                told = self.text[low[-1] if low else max(0, start - SENTENCE) : min(high.start() if high else start + SENTENCE, self.start)]
                if re.search(rf"\b{stem}", told):
                    return dated.value.first
        return None

    def story_year(self, month: int) -> int | None:
        """The year that goes on in « En 2012, … le 22 mars », or where an old story is told in order, sentence by sentence."""
        told = self.last_time()
        if told is None or not isinstance(told[1].value, Point) or "\n" in self.text[told[0] : self.start]:
            return None
        point, this_year = told[1].value, self.today.year if self.today else None
        same_sentence = not SENTENCE_END.search(self.text, told[0], self.start)
        if same_sentence and point.precision == "year" and (this_year is None or point.year < this_year):
            return point.year
        if not self.is_led_by("opening") or this_year is None or point.year > this_year - STORY or (point.month or 0) > month:
            return None
        return point.year


Build = Callable[[Context], Value | None]
