"""Host and visitor: a meeting in the country of one party is a visit of the other (PLOVER: actor = visitor, recipient = host)."""

from __future__ import annotations

from recoupe.extract.retell import keys_of
from recoupe.extract.settle import Settled
from recoupe.model import Article, Span
from recoupe.register import load_register

PAIR = 2
Parties = tuple[Span, ...]


def as_visit(
    article: Article, settled: Settled, actors: Parties, recipients: Parties, place: Span | None
) -> tuple[Parties, Parties, str | None]:
    """The actors, recipients and mode of a meeting: the host, where the place tells which of two it is, becomes the recipient."""
    if settled.type != "CONSULT" or settled.mode is not None or place is None or len(actors) != PAIR or recipients:
        return actors, recipients, settled.mode
    country = _country(article, place)
    hosts = tuple(span for span in actors if country in _countries(article, span)) if country else ()
    if len(hosts) != 1:
        return actors, recipients, settled.mode
    return tuple(span for span in actors if span not in hosts), hosts, "visit"


def _countries(article: Article, span: Span) -> set[str]:
    """The states that the words name, « son homologue [russe] » included."""
    words = article.words(span).split()
    return keys_of((span,), article) | {code for word in words for code in load_register().nationalities(word)}


def _country(article: Article, place: Span) -> str | None:
    words = article.words(place)
    register = load_register()
    state = register.state(words) or register.seat(words)
    return state.iso3 if state else None
