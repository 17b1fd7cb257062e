"""schema.org, JSON-LD: articles, quotations, events, each side of a dispute as a Claim with a ClaimReview left for a person to judge.

recoupe says who claims what and never what is true: the skeleton's rating says « not judged », and is there for a newsroom to fill.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from recoupe.model import Claim
from recoupe.store.rows import ArticleRow, DisputeRow, EventRow, QuoteRow
from recoupe.write.evidence import published_day, urn
from recoupe.write.request import Request, write_list

Json = dict[str, Any]
HEAD = '{"@context": "https://schema.org", "@graph": ['
NOT_JUDGED = {"fr": "recoupé, non jugé", "en": "cross-checked, not judged"}


def write_schemaorg(request: Request, out: BinaryIO) -> int:
    """One graph."""
    return write_list(request, HEAD, things(request), "]}\n", out)


def things(request: Request) -> Iterator[Json]:
    """Articles, quotations, events, claims and reviews that the request keeps."""
    dossier, where = request.dossier, request.where
    yield from (news_article(row) for row in dossier.stream("articles", where))
    yield from (quotation(row) for row in dossier.stream("quotes", where))
    yield from (event(row, request) for row in dossier.stream("events", where))
    for row in dossier.stream("disputes", where):
        for number, (claim, name) in enumerate(sides(row)):
            yield claim_of(claim, name, f"{row.id}-{number}")
            yield review(claim, row, f"{row.id}-{number}", request)


def present(thing: Json) -> Json:
    """The thing without what is unknown."""
    return {name: value for name, value in thing.items() if value not in (None, [], "")}


def news_article(row: ArticleRow) -> Json:
    publisher = row.outlet and {"@type": "NewsMediaOrganization", "name": row.outlet}
    return present(
        {
            "@type": "NewsArticle",
            "@id": urn(row.id),
            "headline": row.title,
            "url": row.url,
            "inLanguage": row.language,
            "datePublished": published_day(row.published),
            "author": [{"@type": "Person", "name": name} for name in row.bylines],
            "publisher": publisher,
        }
    )


def quotation(row: QuoteRow) -> Json:
    kind = "Person" if row.speaker is not None and row.speaker.kind == "person" else "Organization"
    return present(
        {
            "@type": "Quotation",
            "@id": f"{urn(row.article)}#quote/{row.id}",
            "text": row.content,
            "spokenByCharacter": row.speaker_name and {"@type": kind, "name": row.speaker_name},
            "isPartOf": {"@id": urn(row.article)},
            "datePublished": published_day(row.published),
        }
    )


def event(row: EventRow, request: Request) -> Json:
    return present(
        {
            "@type": "Event",
            "@id": f"urn:recoupe:event:{row.id}",
            "name": request.said(row.sentence),
            "startDate": row.since,
            "endDate": row.until,
            "location": row.place and {"@type": "Place", "name": row.place},
            "actor": [{"@type": "Thing", "name": a.name} for a in row.actors],
            "keywords": ", ".join((row.type, *row.modes, *row.contexts)),
        }
    )


def sides(row: DisputeRow) -> Iterator[tuple[Claim, str]]:
    """Each side's first claim, with the value it holds."""
    for side in row.sides:
        yield side.claims[0], side.value


def claim_of(claim: Claim, value: str, name: str) -> Json:
    return present(
        {
            "@type": "Claim",
            "@id": f"urn:recoupe:claim:{name}",
            "name": value,
            "text": claim.words,
            "author": claim.asserted_by and {"@type": "Thing", "name": claim.asserted_by},
            "appearance": {"@id": urn(claim.article_id)},
            "datePublished": published_day(claim.published),
        }
    )


def review(claim: Claim, row: DisputeRow, name: str, request: Request) -> Json:
    return {
        "@type": "ClaimReview",
        "@id": f"urn:recoupe:review:{name}",
        "url": f"urn:recoupe:dispute:{row.id}",
        "claimReviewed": claim.words,
        "itemReviewed": {"@id": f"urn:recoupe:claim:{name}"},
        "reviewBody": request.said(row.sentence),
        "reviewRating": {"@type": "Rating", "alternateName": NOT_JUDGED[request.locale]},
    }
