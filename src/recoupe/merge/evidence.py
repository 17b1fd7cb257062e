"""What of an account's evidence is compared: its content words, its proper names, its quoted words, and whether it is a hypothesis."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache

from recoupe.merge.words import WORD, bare_form, compare_table, content_stems, stem
from recoupe.model import Party, Reading, Span
from recoupe.text import fold, plain

# The part of a long evidence, around its trigger, whose words are compared, in characters.
REACH_OF_WORDS = 160
# How far before a trigger a « si » still governs it.
REACH_OF_IF = 100
SPECIFIC_KINDS = frozenset({"person", "organisation", "armed_group", "place"})
# Keys that every article of an affair shares, or that name nobody.
COMMON_KEYS = ("state:", "army:", "some:")


def trigger_stem(words: str, language: str) -> str:
    """The stem of the last word of a trigger that carries content (« a été livré » → livr)."""
    found = content_stems(words, language)
    return found[-1] if found else stem(words)


@lru_cache(maxsize=4)
def welcomes(language: str) -> frozenset[str]:
    """The stems of the verbs whose doer is the host."""
    return frozenset(trigger_stem(word, language) for word in compare_table(language, "welcome")["words"])


def words_near(reading: Reading, trigger: Span, evidence: Sequence[Span], common: Container[str]) -> tuple[str, ...]:
    """The content words of the evidence within reach of the trigger, those in `common` left out (countries, nationalities)."""
    text, low, high = reading.article.text, trigger.start - REACH_OF_WORDS, trigger.end + REACH_OF_WORDS
    pieces = (text[max(span.start, low) : min(span.end, high)] for span in evidence if span.start < high and span.end > low)
    kept = " ".join(word for piece in pieces for word in WORD.findall(plain(piece)) if bare_form(word) not in common)
    return content_stems(kept, reading.article.language)


def names_in(reading: Reading, evidence: Sequence[Span], parties: Mapping[str, Party]) -> tuple[str, ...]:
    """The proper names in the evidence that not every article of the affair bears: people, groups, places, but no states."""
    words = (
        parties[m.actor].key if m.actor and m.actor in parties else fold(reading.article.words(m.span))
        for m in reading.mentions
        if m.kind in SPECIFIC_KINDS and any(span.contains(m.span) for span in evidence)
    )
    return tuple(sorted({word for word in words if not word.startswith(COMMON_KEYS)}))


def quoted_in(reading: Reading, evidence: Sequence[Span]) -> tuple[str, ...]:
    """The content words of the direct quotes that lie in the evidence."""
    spans = [s for q in reading.quotes if q.manner == "direct" for s in q.content if any(e.contains(s) for e in evidence)]
    words = (word for span in spans for word in content_stems(reading.article.words(span), reading.article.language))
    return tuple(dict.fromkeys(words))


def words_for(date: str | None, reading: Reading, evidence: Sequence[Span]) -> Span | None:
    """The words of the evidence that say `date`."""
    return next((t.span for t in reading.times if date and t.value == date and any(e.contains(t.span) for e in evidence)), None)


def is_conditional(text: str, trigger: Span, language: str) -> bool:
    """True where « si », « au cas où » opens the clause of the trigger, so that nothing is told to have happened."""
    before = plain(text[max(0, trigger.start - REACH_OF_IF) : trigger.start]).lower()
    clause = re.split(r"[.;!?\n]", before)[-1]
    return _conditional(language).search(clause) is not None


@lru_cache(maxsize=4)
def _conditional(language: str) -> re.Pattern[str]:
    """A conditional word where a clause opens: at its start, after a comma, a mark of quotation, « que » or « et »."""
    words = "|".join(re.escape(plain(word)) for word in compare_table(language, "conditional")["words"])
    return re.compile(rf"(?:^|[,:(«\"“]|\bque|\bet|\bmais)\s*(?:{words})(?:\s|$)")
