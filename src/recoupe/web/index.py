"""What the search of a published site looks through: one short entry a thing, read by static/search.js."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from recoupe.store.dossier import Dossier
from recoupe.web.calendar import date_words
from recoupe.web.links import file_name
from recoupe.web.wording import in_locale, label


class Entry(TypedDict):
    """`k` kind, `h` address from the locale's folder, `t` title, `x` text, `m` what stands under it; `f` facets by parameter."""

    k: str
    h: str
    t: str
    x: str
    m: str
    f: dict[str, str]


def entries(dossier: Dossier, locale: str) -> Iterator[Entry]:
    """Disputes, events, quotes, actors, then articles with their own text."""
    for dispute in dossier.stream("disputes"):
        words = " ".join(claim.words for claim in dispute.claims())
        facets = {"property": dispute.property, "severity": dispute.severity, "kind": dispute.kind}
        yield entry("dispute", address("disputes", dispute.id, locale), in_locale(dispute.sentence, locale), words, "", facets)
    for event in dossier.stream("events"):
        under = " · ".join((label("type", event.type, locale), date_words(event.date, locale)))
        facets = {"type": event.type, "actor": " ".join(a.id for a in (*event.actors, *event.recipients)), "place": event.place or ""}
        yield entry("event", address("events", event.id, locale), in_locale(event.sentence, locale), " ".join(event.outlets), under, facets)
    for quote in dossier.stream("quotes"):
        who = quote.speaker.name if quote.speaker else quote.speaker_name or ""
        facets = {
            "speaker": quote.speaker.id if quote.speaker else "",
            "stance": quote.stance,
            "manner": quote.manner,
            "outlet": quote.outlet or "",
            "anonymous": "1" if quote.anonymous else "0",
        }
        under = " · ".join(filter(None, (quote.outlet, date_words(quote.published, locale))))
        yield entry("quote", address("quotes", quote.id, locale), who, quote.text, under, facets)
    for actor in dossier.stream("actors"):
        yield entry("actor", address("actors", actor.id, locale), actor.name, "", label("actor", actor.kind, locale), {"kind": actor.kind})
    titles = {row.id: row.title or row.name for row in dossier.stream("articles")}
    for reading in dossier.readings():
        article = reading.article
        body = " ".join(article.words(span) for span in article.own_spans())
        under = " · ".join(filter(None, (article.outlet, date_words(article.published.value if article.published else None, locale))))
        yield entry("article", address("articles", article.id, locale), titles[article.id], body, under, {"outlet": article.outlet or ""})


def entry(kind: str, href: str, title: str, text: str, under: str, facets: dict[str, str]) -> Entry:
    return Entry(k=kind, h=href, t=title, x=" ".join(text.split()), m=under, f=facets)


def address(section: str, key: str, locale: str) -> str:
    """From the locale's folder, where the search page lies."""
    return file_name(section, key, locale, None, "html").removeprefix(f"{locale}/")
