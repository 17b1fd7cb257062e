"""Narrows the date of an article that bears none, by the dated articles that tell the same events.

1. shared   the events that it surely shares with dated articles
2. bound    what each of them says of its day: it cannot tell as past what had not happened, nor as coming what was over; and where it
            says « lundi » or « hier » of a day that others name, few days can have said so
3. tighten  all bounds together, where they agree with one another and with what the article itself shows

Everything is taken from the dossier as it stands, so that the order of adding does not matter and a removed article takes its bounds
with it. Readings stay as they are, and what is found here bears no further finding.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from recoupe.edtf import Interval, bounds, compatible, is_edtf, on
from recoupe.ground.writing_days import relative_times, writing_days
from recoupe.lexicon import languages, table
from recoupe.model import Bilingual, Reading, Span, Telling, Tightened
from recoupe.phrases import both, dated, joined, listed, same
from recoupe.store.dateless import Shared
from recoupe.store.dossier import Dossier

# What must speak for a telling's being of the event, where 2.7 joins two tellings (`merge.features.JOINS`): type, doers, recipients and the
# same verb are worth less where nothing particular agrees. Of 51 dated articles of our own affairs left without their date in turn, none
# was placed wrongly from 3.0 on, one was at 2.7; a false bound is worse than none.
SURE = 3.5
# Less is enough where the article tells it of the weekday that the day was: by chance one in seven would.
NEARLY, WEEK = 3.0, timedelta(days=6)
DONE, COMING = frozenset({"actual", "ongoing"}), frozenset({"planned"})
REACH = 60  # characters between what is told and the word for its day
NAMED = 3  # dated articles that a reason names


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The first and the last day on which an article can have appeared (None: open), why, and the dated articles that show it."""

    low: date | None = None
    high: date | None = None
    reason: Bilingual
    witnesses: tuple[str, ...]


def tighten(dossier: Dossier) -> None:
    """Brings the bounds kept in a cross-checked dossier up to date."""
    found: defaultdict[str, list[Bound]] = defaultdict(list)
    for event in dossier.shared_events():
        for telling in event.undated:
            if telling.polarity == "affirmed" and not telling.conditional:
                found[telling.key[0]] += bounds_of(telling, event, dossier)
    readings = ((reading, found[article]) for article in sorted(found) if (reading := dossier.reading(article)))
    dossier.put_tightened([one for reading, bound in readings if (one := tightened(reading, bound))])


def tightened(reading: Reading, found: Sequence[Bound]) -> Tightened | None:
    """The article's interval within all bounds; None where they contradict one another or narrow nothing."""
    article = reading.article
    own = bounds(article.published.value) if article.published else (None, None)
    low = max((day for day in (own[0], *(b.low for b in found)) if day), default=None)
    high = min((day for day in (own[1], *(b.high for b in found)) if day), default=None)
    if (low, high) == own or (low and high and low > high):
        return None
    told = [b for b in found if (b.low and b.low == low != own[0]) or (b.high and b.high == high != own[1])]
    return Tightened(
        article=article.id,
        name=article.name,
        value=str(on(low)) if low and low == high else str(Interval(on(low) if low else None, on(high) if high else None)),
        reason=joined(dict.fromkeys(b.reason for b in told), " ; "),
        witnesses=tuple(sorted({witness for b in told for witness in b.witnesses})),
    )


def bounds_of(telling: Telling, event: Shared, dossier: Dossier) -> Sequence[Bound]:
    """What the dated tellings of an event say of the day on which `telling` was written: those that surely tell the event, else those that
    nearly do where its own weekday is that of the day they name."""
    moods = next((moods for moods in (DONE, COMING) if telling.status in moods), frozenset[str]())
    for least in (SURE, NEARLY):
        witnesses = [other for other in event.dated if _is_witness(other, event, moods, least) and _names_the_same(telling, other)]
        agree = all(telling.date is None or compatible(telling.date, other.date or "") for other in witnesses)
        if not witnesses or not agree or event.worth.get(telling.key, 0.0) < least:
            continue
        word = _by_its_word(telling, witnesses, dossier)
        if least == SURE or (word is not None and word.low and word.high and word.high - word.low == WEEK):
            return [bound for bound in (_by_order(moods, witnesses), word) if bound is not None]
    return ()


def _by_order(moods: frozenset[str], witnesses: Sequence[Telling]) -> Bound | None:
    """What is told as past is not before the earliest day that it is given, what is told as coming not after the latest."""
    days = [bounds(other.date or "") for other in witnesses]
    lows, highs = [low for low, _ in days if low], [high for _, high in days if high]
    if moods is DONE and len(lows) == len(days):
        return _bound(witnesses, "told", (min(lows), None), day=min(lows))
    if moods is COMING and len(highs) == len(days):
        return _bound(witnesses, "coming", (None, max(highs)), day=max(highs))
    return None


def _by_its_word(telling: Telling, witnesses: Sequence[Telling], dossier: Dossier) -> Bound | None:
    """What the article's own word for that day (« hier », « lundi ») says, where all give it one day and the word stands beside what is
    told."""
    days = {day for other in witnesses for day in bounds(other.date or "")}
    day = days.pop() if len(days) == 1 else None
    reading = dossier.reading(telling.key[0]) if day is not None and telling.date is None else None
    span = _word_for_its_day(telling, reading) if reading is not None else None
    if day is None or reading is None or span is None:
        return None
    article = reading.article
    sentence = next(evidence for evidence in telling.evidence if evidence.contains(span))
    inside = Span(span.start - sentence.start, span.end - sentence.start)
    written = writing_days(article.words(sentence), inside, day, article.language)
    if written is None or written == (None, None):
        return None
    return _bound(witnesses, "written", written, day=day, word=same(article.words(span)))


def _is_witness(telling: Telling, event: Shared, moods: frozenset[str], least: float) -> bool:
    """True where a dated article tells the event this surely, in the same mood, with a date in so many words."""
    surely = event.worth.get(telling.key, 0.0) >= least and telling.polarity == "affirmed" and not telling.conditional
    return surely and telling.status in moods and telling.date_span is not None and is_edtf(telling.date or "")


def _names_the_same(a: Telling, b: Telling) -> bool:
    """True unless each names somebody or some place that the other leaves out: Kidal attacked is not Gao attacked."""
    return set(a.names) <= set(b.names) or set(b.names) <= set(a.names)


def _word_for_its_day(telling: Telling, reading: Reading) -> Span | None:
    """The one relative time in the sentence of an account, where it stands nearer to this account's trigger than to anything else that is
    told or said there, with no other clause between; None for words that somebody is quoted with."""
    article = reading.article
    sentence = next((span for span in telling.evidence if span.contains(telling.trigger)), None)
    if sentence is None or telling.asserted_by is not None or article.language not in languages():
        return None
    found = [Span(sentence.start + s.start, sentence.start + s.end) for s in relative_times(article.words(sentence), article.language)]
    said = [span for quote in reading.quotes for span in quote.content]
    if len(found) != 1 or any(span.overlaps(found[0]) for span in said):
        return None
    gap = _between(telling.trigger, found[0])
    rivals = (*(a.trigger for a in reading.accounts), *(q.cue.span for q in reading.quotes if q.cue), *(r.span for r in reading.refusals))
    nearer = any(r != telling.trigger and len(_between(r, found[0])) < len(gap) for r in rivals)
    return None if nearer or len(gap) > REACH or _clauses(article.language).search(article.words(gap)) else found[0]


def _between(a: Span, b: Span) -> Span:
    """What stands between two spans; empty where they touch."""
    start, end = min(a.end, b.end), max(a.start, b.start)
    return Span(min(start, end), end)


@lru_cache(maxsize=8)
def _clauses(language: str) -> re.Pattern[str]:
    """The words and marks that open another clause."""
    words = "|".join(map(re.escape, table(language, "datelines")["clause_words"]))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|[;:()«»]", re.I)


def _bound(witnesses: Sequence[Telling], rule: str, days: tuple[date | None, date | None], *, day: date, **words: Bilingual) -> Bound:
    names = dict.fromkeys(sorted(witness.outlet or witness.article for witness in witnesses))
    who = listed([same(name) for name in [*names][:NAMED]])
    return Bound(
        low=days[0],
        high=days[1],
        reason=both(f"tighten.{rule}", who=who, day=dated(day.isoformat()), **words),
        witnesses=tuple(sorted({witness.key[0] for witness in witnesses})),
    )
