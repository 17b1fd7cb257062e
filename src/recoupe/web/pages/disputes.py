"""Disputes: the list, and one dispute with its sides beside each other, differences marked word by word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.model import Claim, Side, Span
from recoupe.store.dossier import Dossier
from recoupe.store.filters import Filter
from recoupe.store.rows import DisputeRow
from recoupe.web.pages.base import Asked, FacetGroup, Field, Listed, Page, groups, paged, required, window
from recoupe.web.words import Piece, compare

PROPERTIES = ("number", "date", "place", "polarity", "doer", "status", "term", "wording", "name")
SEVERITIES = ("high", "medium", "low")
KINDS = ("dispute", "update", "variant")
# Around a claim: enough to see whose sentence it is.
CONTEXT = 160


@dataclass(frozen=True, slots=True)
class Disputes:
    list: Listed[DisputeRow]
    facets: tuple[FacetGroup, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A claim with the words around it and its own words compared with the other side's."""

    article_id: str
    article: str
    span: Span
    outlet: str | None
    published: str | None
    asserted_by: str
    words: str
    before: str
    pieces: tuple[Piece, ...]
    after: str


@dataclass(frozen=True, slots=True)
class SideShown:
    value: str
    origins: int
    claims: tuple[Held, ...]


@dataclass(frozen=True, slots=True)
class OneDispute:
    dispute: DisputeRow
    sides: tuple[SideShown, ...]


def dispute_filter(asked: Asked) -> Filter:
    limit, offset = window(asked.page)
    return Filter(
        search=asked.get("q"),
        property=asked.one_of("property", PROPERTIES),
        severity=asked.one_of("severity", SEVERITIES),
        kind=asked.one_of("kind", KINDS),
        actor=asked.get("actor"),
        outlet=asked.get("outlet"),
        since=asked.get("since"),
        until=asked.get("until"),
        limit=limit,
        offset=offset,
    )


def disputes(dossier: Dossier, asked: Asked) -> Disputes:
    """Disputes, the gravest first; updates and variants, which only look like disputes, come last."""
    where = dispute_filter(asked)
    return Disputes(paged(dossier.disputes(where), asked.page), groups(dossier, "disputes", ("property", "severity", "kind"), where))


def dispute(dossier: Dossier, asked: Asked) -> OneDispute:
    """One dispute, its sides beside each other."""
    row = required(dossier.dispute(asked.key), asked.key)
    texts = {c.article_id: reading.article.text for c in row.claims() if (reading := dossier.reading(c.article_id))}
    sides = tuple(shown(side, other_words(row, side), texts) for side in row.sides)
    return OneDispute(row, sides)


def other_words(row: DisputeRow, side: Side) -> str:
    """The first claim of the other side, to compare with."""
    return next((other.claims[0].words for other in row.sides if other is not side and other.claims), "")


def shown(side: Side, against: str, texts: Mapping[str, str]) -> SideShown:
    claims = tuple(held(claim, against, texts.get(claim.article_id, "")) for claim in side.claims)
    return SideShown(side.value, len({claim.origin for claim in side.claims}), claims)


def held(claim: Claim, against: str, text: str) -> Held:
    before, after = around(text, claim.span)
    pieces = compare(claim.words, against)[0] if against else (Piece(claim.words, False),)
    return Held(
        claim.article_id, claim.article, claim.span, claim.outlet, claim.published, claim.asserted_by, claim.words, before, pieces, after
    )


def around(text: str, span: Span) -> tuple[str, str]:
    """The words before and after, within the paragraph, cut between words."""
    before = text[max(0, span.start - CONTEXT) : span.start].rsplit("\n", 1)[-1]
    after = text[span.end : span.end + CONTEXT].split("\n", 1)[0]
    if span.start > CONTEXT and len(before) == CONTEXT:
        before = "…" + before.partition(" ")[2]
    if len(after) == CONTEXT:
        after = after.rpartition(" ")[0] + "…"
    return before, after


FILTERS = (
    Field("q"), Field("property", PROPERTIES, in_form=False), Field("severity", SEVERITIES, in_form=False),
    Field("kind", KINDS, in_form=False), Field("outlet", in_form=False), Field("actor"),
    Field("since", hint="hint.date"), Field("until", hint="hint.date"),
)  # fmt: skip
PAGES = (
    Page("disputes", "disputes", disputes, "Disputes, narrowed by property, severity, kind, actor or date.", FILTERS),
    Page(
        "dispute", "disputes", dispute, "One dispute, its sides beside each other.", keys=lambda d: (row.id for row in d.stream("disputes"))
    ),
)
