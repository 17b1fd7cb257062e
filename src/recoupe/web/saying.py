"""What one telling says of each property, with the outlet's own words where it wrote them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from recoupe.model import Party, Property, Quantity, Reading, Span, Telling
from recoupe.text import one_line, plain


@dataclass(frozen=True, slots=True)
class Said:
    """What one telling says of one property: a value to compare, its label's kind for the page, and the outlet's own words (none where
    the value follows from the article's date alone)."""

    kind: str
    value: str
    words: str
    span: Span
    article: str
    outlet: str | None
    evidence: Span
    asserted_by: str | None = None
    low: float | None = None
    high: float | None = None
    side: int | None = None


Reader = Callable[[Telling, Reading], Iterable[Said]]


def saying(
    telling: Telling, reading: Reading, kind: str, value: str, span: Span, low: float | None = None, high: float | None = None
) -> Said:
    """One thing said, with its words cut short and the sentence that holds it."""
    holder = next((e for e in telling.evidence if e.contains(span)), telling.evidence[0] if telling.evidence else span)
    words = one_line(reading.article.words(span), 160)
    by = telling.asserted_by.name if telling.asserted_by else None
    return Said(kind, value, words, span, telling.key[0], telling.outlet, holder, by, low, high)


def people(telling: Telling, reading: Reading, parties: Sequence[Party], ids: Sequence[str], spans: Sequence[Span]) -> Iterable[Said]:
    """The parties, each beside the words that name it: those found with the account, else a mention in its sentences."""
    for i, party in enumerate(parties):
        span = spans[i] if i < len(spans) else mentioned(telling, reading, ids[i] if i < len(ids) else None)
        yield worded(telling, reading, "name", party.name, span or written(telling, reading, party.name))


def mentioned(telling: Telling, reading: Reading, actor: str | None) -> Span | None:
    """The first mention of an actor in the sentences that tell the account."""
    found = (m.span for m in reading.mentions if m.actor == actor and any(e.contains(m.span) for e in telling.evidence))
    return next(found, None) if actor else None


def written(telling: Telling, reading: Reading, name: str) -> Span | None:
    """Where the sentences that tell the account write a name."""
    text = plain(reading.article.text).lower()
    for sentence in telling.evidence:
        at = text.find(plain(name).lower(), sentence.start, sentence.end)
        if at >= 0:
            return Span(at, at + len(name))
    return None


def worded(telling: Telling, reading: Reading, kind: str, value: str, span: Span | None) -> Said:
    """One thing said; where no words of its own say it (a pronoun, the context), it stands without, on its verb's sentence."""
    said = saying(telling, reading, kind, value, span or telling.trigger)
    return said if span else replace(said, words="")


def who(telling: Telling, reading: Reading) -> Iterable[Said]:
    account = reading.accounts[telling.key[1]]
    return people(telling, reading, telling.actors, account.actors, account.actor_spans)


def to_whom(telling: Telling, reading: Reading) -> Iterable[Said]:
    account = reading.accounts[telling.key[1]]
    return people(telling, reading, telling.recipients, account.recipients, account.recipient_spans)


def what(telling: Telling, reading: Reading) -> Iterable[Said]:
    value = f"{telling.type}.{telling.mode}" if telling.mode else telling.type
    yield saying(telling, reading, "type", value, telling.trigger)


def when(telling: Telling, reading: Reading) -> Iterable[Said]:
    if telling.date:
        time = reading.accounts[telling.key[1]].time
        yield worded(telling, reading, "date", telling.date, None if time is None else reading.times[time].span)


def where(telling: Telling, reading: Reading) -> Iterable[Said]:
    if telling.place:
        span = reading.accounts[telling.key[1]].place_span or written(telling, reading, telling.place)
        yield worded(telling, reading, "place", telling.place, span)


def how_many(telling: Telling, reading: Reading) -> Iterable[Said]:
    for count in telling.counts:
        yield saying(telling, reading, "count", count_value(count), count.span, low=count.low, high=count.high)


def did_it_happen(telling: Telling, reading: Reading) -> Iterable[Said]:
    span = telling.evidence[0] if telling.evidence else telling.trigger
    yield saying(telling, reading, "status", "denied" if telling.polarity == "denied" else telling.status, span)


def count_value(count: Quantity) -> str:
    """A count as one comparable value: `4 hélicoptère`, `4.. hélicoptère` (at least four), `..10 mort`."""
    low, high = (None if n is None else f"{n:g}" for n in (count.low, count.high))
    number = low if low == high else f"{low or ''}..{high or ''}"
    return f"{number} {count.unit}".strip()


# The rows, in the order of a news lead; a new property is one function and one line. A dispute on one of `properties` colours the row.
ROWS: tuple[tuple[str, Reader, frozenset[Property]], ...] = (
    ("who", who, frozenset({"doer", "name"})),
    ("to_whom", to_whom, frozenset()),
    ("what", what, frozenset({"term", "wording"})),
    ("when", when, frozenset({"date"})),
    ("where", where, frozenset({"place"})),
    ("how_many", how_many, frozenset({"number"})),
    ("happened", did_it_happen, frozenset({"polarity", "status"})),
)
