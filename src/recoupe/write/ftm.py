"""FollowTheMoney entities, JSON Lines (Aleph, OpenSanctions, Yente): people and bodies, articles, mentions and events, each with its proof.

A FollowTheMoney date has no intervals and a Mention no offsets: our EDTF dates and character places stand beside `properties`, under
`recoupe`, where the library keeps what it does not know.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from babel.core import get_global

from recoupe.store.rows import ActorPage, ArticlePage, EventPage
from recoupe.write.evidence import event_pages, published_day
from recoupe.write.request import Request, write_lines

Json = dict[str, Any]
Properties = Mapping[str, Iterable[str | None] | str | None]
SCHEMATA = {
    "person": "Person",
    "role": "Person",
    "state": "PublicBody",
    "government": "PublicBody",
    "organisation": "Organization",
    "armed_group": "Organization",
    "media": "Organization",
    "group": "LegalEntity",
}


def write_ftm(request: Request, out: BinaryIO) -> int:
    """One entity a line: those of the articles and events that the request keeps, and every actor."""
    return write_lines(request, entities(request), out)


def entities(request: Request) -> Iterator[Json]:
    """Actors first, then articles with their mentions, then events: what is pointed to comes before what points."""
    for row in request.dossier.stream("actors"):
        page = request.dossier.actor(row.id)
        if page is not None and row.kind in SCHEMATA:
            yield actor_entity(page)
    for article in request.dossier.stream("articles", request.where):
        found = request.dossier.article(article.id)
        if found is not None:
            yield article_entity(found)
            yield from mention_entities(found)
    for event in event_pages(request):
        yield event_entity(event)


def key(kind: str, name: str) -> str:
    """A FollowTheMoney id: letters, digits and hyphens."""
    return f"recoupe-{kind}-{hashlib.sha256(name.encode()).hexdigest()[:24]}"


def entity(kind: str, name: str, schema: str, properties: Properties, **more: object) -> Json:
    """One entity: empty values left out, each property a list of texts; `more` is what FollowTheMoney has no property for."""
    held = {prop: [value] if isinstance(value, str) else value or () for prop, value in properties.items()}
    kept = {prop: list(dict.fromkeys(v for v in values if v)) for prop, values in held.items()}
    found: Json = {"id": key(kind, name), "schema": schema, "properties": {prop: values for prop, values in kept.items() if values}}
    return {**found, "recoupe": more} if more else found


def country(code: str | None) -> str | None:
    """FollowTheMoney's country code (ISO 3166-1 alpha-2, lower case) for our alpha-3."""
    found = get_global("territory_aliases").get(code or "")
    return str(found[0]).lower() if found else None


def actor_entity(page: ActorPage) -> Json:
    row = page.row
    schema = SCHEMATA[row.kind]
    where = {"nationality" if schema == "Person" else "country": country(row.country)}
    offices = {"position": [role.title for role, _ in page.offices]} if schema == "Person" else {}
    names = [name for name, _ in page.aliases if name != row.name]
    return entity("actor", row.id, schema, {"name": row.name, "alias": names, "wikidataId": row.wikidata, **where, **offices})


def article_entity(page: ArticlePage) -> Json:
    row = page.row
    properties: Properties = {
        "title": row.title,
        "fileName": row.name,
        "sourceUrl": row.url,
        "publisher": row.outlet,
        "author": row.bylines,
        "language": {"fr": "fra", "en": "eng"}.get(row.language),
        "publishedAt": published_day(row.published),
        "bodyText": page.article.text,
        "contentHash": hashlib.sha1(page.article.text.encode(), usedforsecurity=False).hexdigest(),
    }
    return entity("article", row.id, "Article", properties, published_edtf=row.published)


def mention_entities(page: ArticlePage) -> Iterator[Json]:
    """One Mention an actor that the article names, with the places of its words."""
    known = dict(page.actor_of)
    places: dict[str, list[tuple[int, int, str]]] = {}
    for mention in page.reading.mentions:
        if mention.actor in known:
            span = mention.span
            places.setdefault(mention.actor, []).append((span.start, span.end, page.article.words(span)))
    for local, found in places.items():
        actor = known[local]
        if actor.kind in SCHEMATA:
            properties: Properties = {
                "document": key("article", page.row.id),
                "resolved": key("actor", actor.id),
                "name": [words for _, _, words in found],
                "detectedSchema": SCHEMATA[actor.kind],
                "contextCountry": country(actor.country),
            }
            yield entity("mention", f"{page.row.id}{actor.id}", "Mention", properties, places=[[start, end] for start, end, _ in found])


def event_entity(page: EventPage) -> Json:
    row = page.row
    involved = [key("actor", a.id) for a in (*row.actors, *row.recipients) if a.id and a.kind in SCHEMATA]
    properties: Properties = {
        "name": row.sentence.fr,
        "summary": row.sentence.en,
        "keywords": [row.type, *row.modes, *row.contexts],
        "startDate": row.since,
        "endDate": row.until,
        "location": row.place,
        "involved": involved,
        "proof": [key("article", t.telling.key[0]) for t in page.tellings],
        "sourceUrl": [t.url for t in page.tellings],
        "publisher": row.outlets,
        "notes": [t.sentence for t in page.tellings],
    }
    tellings = [
        {"article": t.telling.article, "start": t.telling.trigger.start, "end": t.telling.trigger.end, "origin": t.origin.id}
        for t in page.tellings
    ]
    more = {"edtf": row.date, "origins": row.origins, "disputes": [d.id for d in page.disputes], "accounts": tellings}
    return entity("event", row.id, "Event", properties, **more)
