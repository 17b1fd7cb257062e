"""Who says what: quotes with facets, and one quote with its other wordings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.store.dossier import Dossier
from recoupe.store.filters import Filter
from recoupe.store.rows import QuoteRow
from recoupe.web.pages.base import YES_NO, Asked, FacetGroup, Field, Listed, Page, groups, paged, required, window
from recoupe.web.words import Piece, compare

STANCES = ("assert", "deny", "promise", "accuse", "praise", "request", "threaten", "concede", "reject", "neutral")
MANNERS = ("direct", "indirect", "mixed")
FACETS = ("speaker", "stance", "outlet", "manner", "anonymous")


@dataclass(frozen=True, slots=True)
class Quotes:
    list: Listed[QuoteRow]
    facets: tuple[FacetGroup, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Another outlet's wording of the same statement; pieces that differ from ours are marked."""

    quote: QuoteRow
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class OneQuote:
    quote: QuoteRow
    wordings: tuple[Wording, ...]


def quote_filter(asked: Asked) -> Filter:
    limit, offset = window(asked.page)
    return Filter(
        search=asked.get("q"),
        speaker=asked.get("speaker"),
        stance=asked.one_of("stance", STANCES),
        manner=asked.one_of("manner", MANNERS),
        outlet=asked.get("outlet"),
        anonymous=asked.flag("anonymous"),
        since=asked.get("since"),
        until=asked.get("until"),
        statement=asked.get("statement"),
        sort=asked.get("sort"),
        limit=limit,
        offset=offset,
    )


def quotes(dossier: Dossier, asked: Asked) -> Quotes:
    """Quotes, each with the sentences around it."""
    where = quote_filter(asked)
    return Quotes(paged(dossier.quotes(where), asked.page), groups(dossier, "quotes", FACETS, where))


def quote(dossier: Dossier, asked: Asked) -> OneQuote:
    """One quote at its permanent address."""
    row = required(dossier.quote(asked.key), asked.key)
    return OneQuote(row, tuple(wordings(dossier, row)))


def wordings(dossier: Dossier, row: QuoteRow) -> Iterable[Wording]:
    if row.statement:
        for other in dossier.quotes(statement=row.statement):
            if other.id != row.id:
                yield Wording(other, compare(other.content, row.content)[0])


FILTERS = (
    Field("q"), Field("speaker"), Field("stance", STANCES, in_form=False), Field("manner", MANNERS, in_form=False),
    Field("anonymous", YES_NO, "yes_no", in_form=False), Field("outlet", in_form=False), Field("statement", in_form=False),
    Field("since", hint="hint.date"), Field("until", hint="hint.date"), Field("sort", ("date", "newest", "speaker", "outlet"), "sort"),
)  # fmt: skip
PAGES = (
    Page("quotes", "quotes", quotes, "Quotes, narrowed by words, speaker, stance, manner, outlet or date.", FILTERS),
    Page("quote", "quotes", quote, "One quote with its other wordings.", keys=lambda dossier: (row.id for row in dossier.stream("quotes"))),
)
