"""The printed form of a dossier's rows: what `recoupe events --json`, `disputes --json` and the other lists print (see the contract)."""

from __future__ import annotations

from recoupe.model import Bilingual, Claim, Side
from recoupe.store.rows import ActorRow, ArticleRow, DisputeRow, EventPage, QuoteRow, TellingRow
from recoupe.write.contract import Json, flat, position


def both(sentence: Bilingual) -> Json:
    return {"fr": sentence.fr, "en": sentence.en}


def event_json(page: EventPage) -> Json:
    """One event with its accounts and the number of independent origins behind it."""
    row = page.row
    return {
        "id": row.id,
        "type": row.type,
        "modes": list(row.modes),
        "contexts": list(row.contexts),
        "sentence": both(row.sentence),
        "date": row.date,
        "place": row.place,
        "actors": [actor.name for actor in row.actors],
        "recipients": [actor.name for actor in row.recipients],
        "accounts": [telling_json(telling) for telling in page.tellings],
        "origins": row.origins,
        "agreed": [{"property": a.property, "value": both(a.value), "origins": list(a.origins)} for a in row.agreed],
        "origin_names": {origin.id: origin.name for origin in page.origins},
        "disputes": [dispute.id for dispute in page.disputes],
        "linked": [{"relation": link.relation, "event": link.event.id} for link in page.linked],
    }


def telling_json(row: TellingRow) -> Json:
    """One account of an event: where it stands, what it holds, what it goes back to."""
    telling = row.telling
    return flat(
        telling.trigger,
        article=telling.article,
        outlet=telling.outlet,
        published=telling.published,
        date=telling.date,
        polarity=telling.polarity,
        status=telling.status,
        asserted_by=telling.asserted_by.name if telling.asserted_by else None,
        origin=row.origin.id,
        sentence=row.sentence,
    )


def dispute_json(row: DisputeRow) -> Json:
    """One dispute with its sides and every claim's words."""
    return {
        "id": row.id,
        "kind": row.kind,
        "property": row.property,
        "severity": row.severity,
        "event": row.event,
        "sentence": both(row.sentence),
        "reason": both(row.reason),
        "settled": row.settled and both(row.settled),
        "check": row.check,
        "sides": [side_json(side) for side in row.sides],
    }


def side_json(side: Side) -> Json:
    return {"value": side.value, "claims": [claim_json(claim) for claim in side.claims]}


def claim_json(claim: Claim) -> Json:
    return flat(
        claim.span,
        article=claim.article,
        outlet=claim.outlet,
        published=claim.published,
        text=claim.words,
        value=claim.value,
        asserted_by=claim.asserted_by,
        origin=claim.origin,
        polarity=claim.polarity,
        status=claim.status,
    )


def quote_json(row: QuoteRow) -> Json:
    """One quote with its speaker, its chain and the sentences around it."""
    return flat(
        row.span,
        id=row.id,
        article=row.name,
        outlet=row.outlet,
        published=row.published,
        content=[position(span) for span in row.places],
        text=row.content,
        manner=row.manner,
        stance=row.stance,
        cue=row.lemma,
        source=row.source,
        speaker=row.speaker.name if row.speaker else row.speaker_name,
        speaker_id=row.speaker.id if row.speaker else None,
        anonymous=row.anonymous,
        relays=list(row.relays),
        statement=row.statement,
    )


def actor_json(row: ActorRow) -> Json:
    """One actor and how often it is met."""
    return {name: getattr(row, name) for name in ("id", "name", "kind", "country", "wikidata", "articles", "quotes", "events")}


def article_json(row: ArticleRow) -> Json:
    """One article and what was read in it."""
    names = ("name", "outlet", "url", "title", "published", "basis", "language", "agency", "quotes", "accounts", "problems")
    why = {"fr": row.published_why.fr, "en": row.published_why.en} if row.published_why else None
    return {"id": row.id, **{name: getattr(row, name) for name in names}, "published_why": why, "bylines": list(row.bylines)}
