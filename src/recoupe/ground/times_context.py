"""What a builder of times may look at: the day of publication, the words around, the tense, the times already read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from recoupe import lexicon
from recoupe.edtf import Edtf, Point, bounds, ends, on
from recoupe.ground.grammar import Found, Node, Rule, Value
from recoupe.model import TimeKind

Tense = Literal["ahead", "behind"]
CLAUSE_END = re.compile(r"[.;!?«»\n:“”\"]")
SENTENCE_END = re.compile(r"[.;!?»\n]")
LEAD = re.compile(r"([^\W\d_]+['’]?(?: du| de| les)?|[(–-])[ \xa0-]?$")
# How far a verb may stand from the time that it places.
REACH = 160


@dataclass(frozen=True, slots=True)
class Dated:
    """The value of a time while it is built: `mod` is start, middle, end or vague."""

    value: Edtf
    mod: str | None = None
    kind: TimeKind | None = None


@dataclass(frozen=True, slots=True)
class Tenses:
    """What in a sentence looks ahead and what looks back."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    not_ahead: frozenset[str]
    not_behind: frozenset[str]

    def nearest(self, text: str, start: int, end: int) -> Tense | None:
        """The tense of the verb that stands nearest to `start`..`end` inside the same clause."""
        before = [m.end() for m in CLAUSE_END.finditer(text, max(0, start - REACH), start)]
        low = before[-1] if before else max(0, start - REACH)
        stop = CLAUSE_END.search(text, end, end + REACH)
        high = stop.start() if stop else min(len(text), end + REACH)
        ahead = [_gap(m, start, end) for m in self.ahead.finditer(text, low, high) if m[0] not in self.not_ahead]
        behind = [_gap(m, start, end) for m in self.behind.finditer(text, low, high) if m[0] not in self.not_behind]
        if not ahead and not behind:
            return None
        return "ahead" if min(ahead, default=REACH) < min(behind, default=REACH) else "behind"


def _gap(found: re.Match[str], start: int, end: int) -> int:
    return max(found.start() - end, start - found.end(), 0)


@lru_cache(maxsize=8)
def tenses(language: str) -> Tenses:
    """The tense markers of a language pack."""
    table = lexicon.table(language, "times")["future"]
    word = r"\b(?:{})\b"
    return Tenses(
        ahead=re.compile(word.format("|".join(table["ahead"]))),
        behind=re.compile(word.format("|".join(table["behind"]))),
        not_ahead=frozenset(table["not_ahead"]),
        not_behind=frozenset(table["not_behind"]),
    )


NO_RULE = Rule(name="", level=0, pattern="", build="", makes="")


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

    def all(self, category: str) -> Sequence[Any]:
        """The values of a category in the words matched, in their order."""
        return self.found.get(category, ())

    def one(self, category: str, default: Any = None) -> Any:
        """The first value of a category."""
        return self.all(category)[0] if self.all(category) else default

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

    def starts_with(self, *words: str) -> bool:
        return self.words.startswith(words)

    def lead(self) -> str:
        """The word or sign just before, in lower case."""
        found = LEAD.search(self.text, max(0, self.start - 24), self.start)
        return found[1].strip() if found else ""

    def led_by(self, list_name: str) -> bool:
        """True where the word before is in a list of the pack."""
        lead = self.lead()
        return lead in self.pack[list_name] or lead.split(" ")[-1] in self.pack[list_name]

    def tense(self) -> Tense | None:
        """Where the sentence looks: « d'ici » ahead whatever its verb, « jusqu'au » where no verb looks back."""
        left = self.text[max(0, self.start - 30) : self.start]
        if re.search(self.pack["always_ahead_before"], left):
            return "ahead"
        tense = tenses(self.language).nearest(self.text, self.start, self.end)
        return "ahead" if tense is None and re.search(self.pack["ahead_before"], left) else tense

    def begins_sentence(self) -> bool:
        """True where the words open a sentence, a line or a quotation."""
        return re.search(r"(?:^|[.!?:;«»“\"(\[–—|/\n-])\s*$", self.text[max(0, self.start - 4) : self.start]) is not None

    def previous(self, precision: Sequence[str] = ("day", "month", "year"), same_sentence: bool = False) -> Point | None:
        """The last time before this one whose end is as precise as asked."""
        for start, dated in sorted(self.history, key=lambda row: -row[0]):
            point = ends(dated.value)[1] or ends(dated.value)[0]
            if start < self.start and point is not None and point.precision in precision:
                return None if same_sentence and SENTENCE_END.search(self.text, start, self.start) else point
        return None

    def anchor_day(self) -> date | None:
        """The day that « la veille » counts from: the last day named, else the day of publication."""
        point = self.previous(("day",))
        return point.first if point else self.today


def last_day(value: Edtf) -> Point | None:
    """The last day that a value can mean."""
    high = bounds(str(value))[1]
    return on(high) if high else None


Build = Callable[[Context], Value | None]
