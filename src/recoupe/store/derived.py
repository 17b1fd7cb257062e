"""The rows of a reading's quotes and accounts: with their words, the sentences around and the actors as the dossier knows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from recoupe.model import Account, Article, Quote, Reading, Span, Telling
from recoupe.store.codec import dumps
from recoupe.store.days import bounds
from recoupe.store.identity import quote_id
from recoupe.store.inserting import as_json, place
from recoupe.store.sentences import around
from recoupe.text import cover, one_line

Row = dict[str, object]
SENTENCE_LENGTH = 1000  # characters: a longer « sentence » is a list or a page without full stops


def quote_rows(reading: Reading, ids: Mapping[str, str], told: Sequence[Span]) -> Iterator[Row]:
    """One row a quote; of two quotes on the very same span the second takes a suffix to its permanent id."""
    article, seen = reading.article, dict[str, int]()
    day = bounds(article.published.value)[0] if article.published else None
    for index, quote in enumerate(reading.quotes):
        found = quote_id(article.id, quote.span)
        seen[found] = seen.get(found, 0) + 1
        name = found if seen[found] == 1 else f"{found}-{seen[found]}"
        before, after = around(article, quote.span, told)
        around_it = {"before": before, "after": after, "day": day, "outlet": article.outlet}
        yield {"id": name, "index": index, **quote_values(article, quote), "speaker": ids.get(quote.speaker or ""), **around_it}


def quote_values(article: Article, quote: Quote) -> Row:
    cue, source = quote.cue, quote.source
    return {
        **place(quote.span),
        "places": as_json((s.start, s.end) for s in quote.content),
        "text": article.words(quote.span),
        "content": " […] ".join(article.words(s) for s in quote.content),
        "manner": quote.manner,
        "stance": quote.stance,
        "cue": cue and article.words(cue.span),
        "lemma": cue and cue.lemma,
        "source": source and article.words(source),
        "speaker_name": quote.speaker_name,
        "anonymous": quote.anonymous,
        "relays": as_json(relay.name for relay in quote.relays),
        "parent": quote.parent,
        "reason": quote.reason,
    }


def account_rows(
    reading: Reading, ids: Mapping[str, str], told: Sequence[Span], tellings: Mapping[int, Telling]
) -> Iterator[tuple[Row, list[Row]]]:
    """One row an account, and one for each of its actors and recipients."""
    for index, account in enumerate(reading.accounts):
        telling = tellings.get(index)
        actors: list[Row] = []
        for role, locals_ in (("actor", account.actors), ("recipient", account.recipients)):
            known = dict.fromkeys(ids[a] for a in locals_ if a in ids)
            actors += [{"role": role, "rank": rank, "actor": actor} for rank, actor in enumerate(known)]
        yield {"index": index, **account_values(reading.article, account, told), "telling": telling and dumps(telling)}, actors


def account_values(article: Article, account: Account, told: Sequence[Span]) -> Row:
    since, until = bounds(account.date)
    return {
        "type": account.type,
        "mode": account.mode,
        "context": as_json(account.context),
        **place(account.trigger),
        "words": article.words(account.trigger),
        "sentence": sentence_of(article, account, told),
        "place": account.place,
        "date": account.date,
        "since": since,
        "until": until,
        "polarity": account.polarity,
        "status": account.status,
        "quote": account.quote,
        "rule": account.rule,
    }


def sentence_of(article: Article, account: Account, told: Sequence[Span]) -> str:
    """The whole sentences that tell it, « […] » where some between them do not."""
    words = (account.trigger, *account.evidence)
    holding = [index for index, span in enumerate(told) if any(span.overlaps(word) for word in words)]
    if not holding:
        return one_line(article.words(cover(words)), SENTENCE_LENGTH)
    pieces = [article.words(told[holding[0]])]
    for before, index in pairwise(holding):
        pieces.append(("" if index == before + 1 else "[…] ") + article.words(told[index]))
    return one_line(" ".join(pieces), SENTENCE_LENGTH)
