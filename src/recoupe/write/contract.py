"""The printed form of a Reading: `recoupe read`'s JSON object, version 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recoupe.model import Account, Acquired, Actor, Problem, Quote, Reading, Span

CONTRACT = 1
Json = dict[str, Any]


def contract(reading: Reading) -> Json:
    """One article's object of the contract."""
    article = reading.article
    published = article.published
    return {
        "contract": CONTRACT,
        "article": {
            "id": article.id,
            "name": article.name,
            "outlet": article.outlet,
            "url": article.url,
            "title": position(article.title),
            "bylines": list(article.bylines),
            "language": article.language,
            "text": article.text,
            "published": published
            and {
                "value": published.value,
                "basis": "metadata" if published.basis == "url" else published.basis,
                "evidence": [position(s) for s in published.evidence],
                "reason": published.reason,
            },
            "agency": article.agency,
            "dateline": article.dateline,
        },
        "blocks": [flat(b.span, kind=b.kind) for b in article.blocks],
        "mentions": [flat(m.span, kind=m.kind, actor=m.actor, score=m.score, reason=m.reason) for m in reading.mentions],
        "actors": [actor_row(a) for a in reading.actors],
        "times": [flat(t.span, value=t.value, kind=t.kind, mod=t.mod) for t in reading.times],
        "quantities": [
            flat(q.span, low=q.low, high=q.high, unit=q.unit, modifier=q.modifier, measure=q.measure, hedge=q.hedge)
            for q in reading.quantities
        ],
        "quotes": [quote_row(q) for q in reading.quotes],
        "accounts": [account_row(a) for a in reading.accounts],
        "refusals": [flat(r.span, type=r.type, reason=r.reason) for r in reading.refusals],
        "problems": [problem_row(p) for p in reading.problems],
    }


def unread(acquired: Acquired) -> Json:
    """The line of an input that gave no article."""
    return {"contract": CONTRACT, "article": None, "problems": [problem_row(p) for p in acquired.problems]}


def position(span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end}


def flat(span: Span, **rest: object) -> Json:
    return {"start": span.start, "end": span.end, **rest}


def actor_row(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "aliases": list(actor.aliases),
        "kind": actor.kind,
        "country": actor.country,
        "roles": [{"title": r.title, "country": r.country, "since": r.since, "until": r.until} for r in actor.roles],
        "wikidata": actor.wikidata,
        "count": actor.count,
        "latitude": actor.latitude,
        "longitude": actor.longitude,
        "geonames": actor.geonames,
    }


def quote_row(quote: Quote) -> Json:
    cue: Mapping[str, Any] | None = flat(quote.cue.span, lemma=quote.cue.lemma) if quote.cue else None
    return flat(
        quote.span,
        content=[position(s) for s in quote.content],
        manner=quote.manner,
        cue=cue,
        source=position(quote.source),
        speaker=quote.speaker,
        speaker_name=quote.speaker_name,
        anonymous=quote.anonymous,
        relays=[r.name for r in quote.relays],
        stance=quote.stance,
        parent=quote.parent,
        rule=quote.rule,
        reason=quote.reason,
        score=quote.score,
    )


def account_row(account: Account) -> Json:
    return {
        "type": account.type,
        "mode": account.mode,
        "context": list(account.context),
        "trigger": position(account.trigger),
        "evidence": [position(s) for s in account.evidence],
        "actors": list(account.actors),
        "recipients": list(account.recipients),
        "place": account.place,
        "date": account.date,
        "quantities": list(account.quantities),
        "polarity": account.polarity,
        "status": account.status,
        "quote": account.quote,
        "rule": account.rule,
    }


def problem_row(problem: Problem) -> Json:
    row: Json = {"stage": problem.stage, "sentence": problem.sentence}
    if problem.span is not None:
        row |= {"start": problem.span.start, "end": problem.span.end}
    if problem.path is not None:
        row["path"] = problem.path
    return row
