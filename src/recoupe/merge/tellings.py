"""Turns a reading's accounts into tellings: small rows that carry their own words and need no text afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.merge.evidence import is_conditional, names_in, quoted_in, trigger_stem, welcomes, words_for, words_near
from recoupe.merge.nations import nations
from recoupe.merge.parties import parties_of
from recoupe.merge.speech import innermost, quote_of, speaker_of, voice_behind
from recoupe.merge.units import count_kind, unit_kind
from recoupe.merge.uses import find_uses
from recoupe.model import Account, Party, Quantity, Reading, Telling, Term
from recoupe.text import one_line

# A wording longer than this is cut where it is shown; the spans still tell all of it.
SHOWN = 400
# Types whose doer leaves a land, and how far behind the trigger that land is named, in characters.
LEAVING, REACH_OF_LAND = frozenset({"RETREAT"}), 60
# What is counted of an event of these types, wherever the evidence does so.
COUNTED = {"ASSAULT": frozenset({"deaths", "wounded"}), "PROTEST": frozenset({"people", "crowd"})}


@dataclass(frozen=True, slots=True)
class Pen:
    """What writing one reading's tellings needs: the reading, its parties by actor id, and its terms."""

    reading: Reading
    parties: Mapping[str, Party]
    terms: tuple[Term, ...]
    nations: Mapping[str, str]

    def party_list(self, ids: Iterable[str]) -> tuple[Party, ...]:
        return tuple(self.parties[i] for i in ids if i in self.parties)


def tellings(reading: Reading, terms: tuple[Term, ...] | None = None) -> tuple[Telling, ...]:
    """The accounts of one reading as the cross-checking half compares them, in their order. `terms` are its words that take sides, where
    they are already found."""
    if not reading.accounts:  # so too where an article's language has no pack
        return ()
    parties = parties_of(reading)
    pen = Pen(reading, parties, find_uses(reading) if terms is None else terms, nations(reading))
    return tuple(_telling(pen, index, account) for index, account in enumerate(reading.accounts))


def _telling(pen: Pen, index: int, account: Account) -> Telling:
    reading, article = pen.reading, pen.reading.article
    language = article.language
    quote = quote_of(account, reading.quotes, pen.terms)
    evidence = account.evidence or (account.trigger,)
    counts = tuple(reading.quantities[i] for i in account.quantities) or _tolls(reading, account)
    date_span = reading.times[account.time].span if account.time is not None else words_for(account.date, reading, evidence)
    stem = trigger_stem(article.words(account.trigger), language)
    return Telling(
        key=(article.id, index), article=article.name, outlet=article.outlet, agency=article.agency,
        published=article.published.value if article.published else None,
        type=account.type, mode=account.mode, context=account.context,
        trigger=account.trigger, trigger_words=article.words(account.trigger), trigger_stem=stem, welcome=stem in welcomes(language),
        evidence=evidence, wording=one_line(" ".join(article.words(span) for span in evidence), SHOWN),
        actors=pen.party_list(account.actors),
        recipients=pen.party_list(account.recipients),
        place=account.place or _land_left(pen, account),
        place_span=account.place_span,
        date=account.date, date_span=date_span, date_words=article.words(date_span) if date_span else "",
        polarity=account.polarity, status=account.status,
        asserted_by=voice_behind(account, quote, reading, pen.parties, pen.terms),
        relays=tuple(relay.name for relay in quote.relays) if quote else (),
        anonymous=bool(quote and quote.anonymous),
        counts=counts,
        count_words=tuple(article.words(count.span) for count in counts),
        count_kinds=tuple(count_kind(count, article.text, account.trigger, language) for count in counts),
        count_units=tuple(unit_kind(count, language) for count in counts),
        count_voices=tuple(_voice_of(pen, count) for count in counts),
        terms=tuple(term for term in pen.terms if any(span.contains(term.span) for span in evidence)),
        stems=words_near(reading, account.trigger, evidence, pen.nations),
        names=names_in(reading, evidence, pen.parties),
        quoted=quoted_in(reading, evidence),
        conditional=is_conditional(article.text, account.trigger, language),
    )  # fmt: skip


def _land_left(pen: Pen, account: Account) -> str | None:
    """The land that those who leave leave, where the account names neither place nor recipient: the state told right after the trigger."""
    if account.type not in LEAVING or account.recipients or account.place:
        return None
    own = {party.country for party in pen.party_list(account.actors)}
    after = [m for m in pen.reading.mentions if account.trigger.end <= m.span.start <= account.trigger.end + REACH_OF_LAND]
    states = (pen.parties[m.actor] for m in after if m.kind in ("state", "government") and m.actor and m.actor in pen.parties)
    return next((state.name for state in states if state.country not in own), None)


def _voice_of(pen: Pen, count: Quantity) -> Party | None:
    """Who gives a number, where a quotation of its own holds it."""
    holders = [quote for quote in pen.reading.quotes if any(span.contains(count.span) for span in quote.content)]
    return speaker_of(innermost(holders), pen.reading, pen.parties) if holders else None


def _tolls(reading: Reading, account: Account) -> tuple[Quantity, ...]:
    """The dead and wounded of an attack and the people in a crowd that the evidence counts, where the account itself names no number."""
    wanted = COUNTED.get(account.type)
    if wanted is None:
        return ()
    inside = (q for q in reading.quantities if any(span.contains(q.span) for span in account.evidence))
    text, language = reading.article.text, reading.article.language
    return tuple(q for q in inside if count_kind(q, text, account.trigger, language) in wanted)
