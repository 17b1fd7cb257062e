"""Numbers that an article gives of something that is no event of the ontology (the dead of an accident, the displaced, the votes), as small
rows that are set against those of other articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from recoupe.merge.aspects import sentences
from recoupe.merge.evidence import is_conditional
from recoupe.merge.nations import land_of
from recoupe.merge.profile import CLOCK, day
from recoupe.merge.speech import innermost, speaker_of
from recoupe.merge.units import DEAD_AND_HURT, count_kind, unit_kind
from recoupe.merge.words import compare_table, content_stems, has_phrase, phrases
from recoupe.model import Party, Quantity, Reading, Span, Telling
from recoupe.text import fold, one_line, plain

# The type of such rows; they stand in no list of events.
FIGURE = "FIGURE"
# What is counted of these kinds is no matter of dispute by itself.
PASSED_OVER = frozenset({"duration", "share", "distance", "area", "countries", "places"})
SHARE, BALLOTS = "share", "ballots"
# How far behind a share « des voix » may stand, how far before a number « dont » makes a part of it, in characters.
REACH, PART_REACH = 20, 12
SHOWN = 300
NAMED_KINDS = frozenset({"person", "organisation", "armed_group", "place", "state", "government"})
# Statuses of accounts whose numbers are no facts.
NOT_YET = frozenset({"planned", "requested", "possible"})


@dataclass(frozen=True, slots=True)
class Passage:
    """The words among which a number stands: its sentence, with the one before where it only counts again what that one told."""

    spans: tuple[Span, ...]

    def contains(self, span: Span) -> bool:
        return any(own.contains(span) for own in self.spans)


def figures(reading: Reading, parties: Mapping[str, Party]) -> tuple[Telling, ...]:
    """The numbers of a reading, each with the words, names and date beside it and who gives it."""
    passages = tuple(_passages(reading))
    rows = ((i, q, next((p for p in passages if p.spans[-1].contains(q.span)), None)) for i, q in enumerate(reading.quantities))
    made = (_figure(reading, parties, i, q, passage) for i, q, passage in rows if passage is not None and _is_told(reading, q))
    return _wholes([row for row in made if row.count_kinds[0] not in PASSED_OVER])


def _wholes(rows: list[Telling]) -> tuple[Telling, ...]:
    """The rows but for the lesser ones of a sentence (« dix-neuf morts, après la découverte de deux corps »), which are parts, unless
    somebody else is quoted with them."""
    greatest: dict[tuple[Span, str], Telling] = {}
    for row in sorted(rows, key=_size):
        greatest[row.evidence[-1], row.count_kinds[0]] = row
    first = {row: greatest[row.evidence[-1], row.count_kinds[0]] for row in rows}
    return tuple(row for row in rows if first[row] is row or (row.asserted_by and row.asserted_by != first[row].asserted_by))


def _size(row: Telling) -> float:
    return row.counts[0].high or row.counts[0].low or 0.0


def _passages(reading: Reading) -> Iterator[Passage]:
    """The sentences of the article's own text but for its title, which the text repeats in full."""
    article, before = reading.article, None
    for sentence in sentences(article.text, article.own_spans()):
        if article.title and article.title.contains(sentence):
            continue
        counts_again = has_phrase(article.words(sentence), phrases(article.language, "counting_again"))
        joins = counts_again and before is not None and "\n" not in article.text[before.end : sentence.start + 1].strip(" ")
        yield Passage((before, sentence) if joins and before is not None else (sentence,))
        before = sentence


def _is_told(reading: Reading, quantity: Quantity) -> bool:
    """True for a number told as a fact: not a part of another (« dont trois enfants »), nor planned, nor under « si »."""
    text, language = reading.article.text, reading.article.language
    before = plain(text[max(0, quantity.span.start - PART_REACH) : quantity.span.start]).lower()
    if _part(language).search(before) or is_conditional(text, quantity.span, language):
        return False
    return not any(a.status in NOT_YET and any(span.contains(quantity.span) for span in a.evidence) for a in reading.accounts)


@lru_cache(maxsize=4)
def _part(language: str) -> re.Pattern[str]:
    words = "|".join(re.escape(plain(word)) for word in compare_table(language, "part_of")["words"])
    return re.compile(rf"\b(?:{words})\s*$")


def _figure(reading: Reading, parties: Mapping[str, Party], index: int, quantity: Quantity, passage: Passage) -> Telling:
    article, language = reading.article, reading.article.language
    holders = [quote for quote in reading.quotes if any(span.contains(quantity.span) for span in quote.content)]
    quote = innermost(holders) if holders else None
    said = tuple(span for span in quote.content if passage.contains(span)) if quote else ()
    told = Passage((*passage.spans[:-1], *said)) if said else passage
    words = " ".join(article.words(span) for span in told.spans)
    place = next((m.span for m in reading.mentions if m.kind == "place" and told.contains(m.span)), None)
    return Telling(
        key=(article.id, index),
        article=article.name,
        outlet=article.outlet,
        published=article.published.value if article.published else None,
        type=FIGURE,
        mode=None,
        context=(),
        trigger=quantity.span,
        evidence=passage.spans,
        wording=one_line(words, SHOWN),
        actors=(),
        recipients=(),
        place=article.words(place) if place else None,
        date=_date(reading, told),
        counts=(quantity,),
        polarity="affirmed",
        status="actual",
        asserted_by=speaker_of(quote, reading, parties) if quote else _counter(reading, parties, passage),
        relays=tuple(relay.name for relay in quote.relays) if quote else (),
        anonymous=bool(quote and quote.anonymous),
        agency=article.agency,
        trigger_words=article.words(quantity.span),
        count_words=(article.words(quantity.span),),
        count_kinds=(_kind(reading, quantity),),
        count_units=(unit_kind(quantity, language),),
        stems=_content(words, quantity, article.words(quantity.span), language),
        names=_names(reading, told, quote.source if quote else None),
    )


def _date(reading: Reading, passage: Passage) -> str | None:
    """The last date in the passage that is not of the future: what is counted has happened."""
    published = day(reading.article.published.value) if reading.article.published else None
    dates = (t.value for t in reversed(reading.times) if passage.contains(t.span) and t.kind != "set")
    return next((value for value in dates if published is None or (day(value) or 0) <= published + CLOCK), None)


def _counter(reading: Reading, parties: Mapping[str, Party], passage: Passage) -> Party | None:
    """Who counts again what the sentence before told: whom the sentence names first (« La police a compté … »)."""
    if len(passage.spans) < 2:
        return None
    inside = sorted((m for m in reading.mentions if passage.spans[-1].contains(m.span) and m.kind != "place"), key=lambda m: m.span)
    return next((parties[m.actor] for m in inside[:1] if m.actor and m.actor in parties), None)


def _kind(reading: Reading, quantity: Quantity) -> str:
    """What the number measures; a share of the votes is ballots."""
    article = reading.article
    kind = count_kind(quantity, article.text, quantity.span, article.language)
    after = article.text[quantity.span.end : quantity.span.end + REACH]
    return BALLOTS if kind == SHARE and has_phrase(after, phrases(article.language, "ballots")) else kind


def _content(words: str, quantity: Quantity, counted: str, language: str) -> tuple[str, ...]:
    """The stems that tell what happened: without those of the number, its noun, and the words for dead and wounded."""
    own = {*content_stems(counted, language), *content_stems(quantity.unit, language)}
    killed = {word for record in DEAD_AND_HURT for phrase in phrases(language, record) if len(phrase) == 1 for word in phrase}
    return tuple(word for word in content_stems(words, language) if word not in own | killed and not word.isdigit())


def _names(reading: Reading, passage: Passage, source: Span | None) -> tuple[str, ...]:
    """Whom and what the words name, but for whoever gives the number: people and bodies by name, places with their land."""
    named = set[str]()
    for m in reading.mentions:
        if m.kind in NAMED_KINDS and passage.contains(m.span) and not (source and source.overlaps(m.span)):
            words = reading.article.words(m.span)
            named.add(f"{m.kind}:{fold(words)}")
            if m.kind == "place" and (land := land_of(words)):
                named.add(f"land:{land}")
    return tuple(sorted(named))
