"""What cross-checking takes of a hand-made reading: its tellings, and the claims that stand in its words."""

from __future__ import annotations

from recoupe.model import Claim, Party, Reading, Span, Telling


def telling(reading: Reading, index: int = 0) -> Telling:
    """The account at `index` as its telling."""
    article, account = reading.article, reading.accounts[index]
    actors = {a.id: Party(name=a.name, kind=a.kind, country=a.country, aliases=a.aliases) for a in reading.actors}
    speaker = reading.quotes[account.quote].speaker if account.quote is not None else None
    return Telling(
        key=(article.id, index),
        article=article.name,
        outlet=article.outlet,
        published=article.published.value if article.published else None,
        type=account.type,
        mode=account.mode,
        context=account.context,
        trigger=account.trigger,
        evidence=account.evidence,
        wording=article.words(account.evidence[0]),
        actors=tuple(actors[a] for a in account.actors),
        recipients=tuple(actors[a] for a in account.recipients),
        place=account.place,
        date=account.date,
        counts=tuple(reading.quantities[i] for i in account.quantities),
        polarity=account.polarity,
        status=account.status,
        asserted_by=actors[speaker] if speaker else None,
    )


def claim(reading: Reading, span: Span, value: str, by: str, origin: str) -> Claim:
    """What `by` claims in the words at `span`."""
    article = reading.article
    return Claim(
        article=article.name,
        article_id=article.id,
        span=span,
        words=article.words(span),
        value=value,
        outlet=article.outlet,
        published=article.published.value if article.published else None,
        asserted_by=by,
        origin=origin,
    )
