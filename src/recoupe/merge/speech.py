"""In whose mouth an account stands: the quote that asserts it and the party that speaks there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recoupe.merge.parties import party
from recoupe.model import Account, Actor, Party, Quote, Reading, Span, Term
from recoupe.text import one_line

# The rule of accounts of standing situations, and the acts of speech that take them up.
STANDING = "standing"
SPEAKING = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT"})


def quote_of(account: Account, quotes: Sequence[Quote], terms: Sequence[Term] = ()) -> Quote | None:
    """The quote that asserts an account: the one it names, else the innermost one round its trigger, else the one that holds the word that
    takes sides for whom it is about (« ce que la junte présente comme des instructeurs »)."""
    if account.quote is not None:
        return quotes[account.quote]
    around = [quote for quote in quotes if any(span.contains(account.trigger) for span in quote.content)]
    if around:
        return innermost(around)
    named = [term.span for term in terms if any(span.contains(term.span) for span in account.evidence)]
    held = [q for q in quotes if any(_is_object(account, span) and any(span.contains(term) for term in named) for span in q.content)]
    return innermost(held) if held else None


def innermost(quotes: Sequence[Quote]) -> Quote:
    """The shortest of quotes that stand in one another."""
    return min(quotes, key=lambda quote: (sum(len(span) for span in quote.content), quote.span))


def _is_object(account: Account, content: Span) -> bool:
    """True where the quoted words come after the trigger, as its object does, in the same evidence."""
    return content.start >= account.trigger.end and any(span.contains(content) for span in account.evidence)


def speaker_of(quote: Quote, reading: Reading, parties: Mapping[str, Party]) -> Party | None:
    """Who speaks in a quote: the actor it was grounded to, else the name or the very words of its source; None where nobody is named."""
    if quote.speaker and quote.speaker in parties:
        return parties[quote.speaker]
    span = quote.antecedent or quote.source
    name = quote.speaker_name or (reading.article.words(span) if span else "")
    if not name:
        return None
    actor = Actor(id="", name=one_line(name, 80), kind="role" if quote.anonymous else "group")
    return party(actor, reading.article.language)


def voice_behind(
    account: Account, quote: Quote | None, reading: Reading, parties: Mapping[str, Party], terms: Sequence[Term]
) -> Party | None:
    """Who asserts an account: the speaker of its quote; for a standing situation also whoever gives the men their name, or accuses or
    asks about it in the same sentence (« X a condamné Y pour avoir … », « X a interrogé Y sur un accord présumé »). None: the outlet
    itself."""
    speaker = speaker_of(quote, reading, parties) if quote else None
    if account.rule != STANDING or (speaker and (speaker.speaks_for or not _is_party(speaker, account, parties))):
        return speaker
    named = [
        t.speaker for t in terms if t.speaker and t.span.start >= account.trigger.end and any(e.contains(t.span) for e in account.evidence)
    ]
    if named:
        return named[0]
    acts = [a for a in reading.accounts if a.type in SPEAKING and a.trigger.end <= account.trigger.start and _in_one_sentence(a, account)]
    doers = [parties[i].name for i in acts[-1].actors if i in parties] if acts else []
    if not doers:
        return None
    return (
        parties[acts[-1].actors[0]]
        if len(doers) == 1
        else party(Actor(id="", name=" et ".join(doers), kind="group"), reading.article.language)
    )


def _is_party(speaker: Party, account: Account, parties: Mapping[str, Party]) -> bool:
    """True where men are said to speak of themselves in the third person: the quote's speaker was misread."""
    return any(parties[i].key == speaker.key for i in (*account.actors, *account.recipients) if i in parties)


def _in_one_sentence(act: Account, account: Account) -> bool:
    return any(evidence.contains(act.trigger) for evidence in account.evidence)
