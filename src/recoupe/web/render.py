"""Draws a page: the templates, what they may call, and one place where every word that leaves is escaped and made harmless."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from babel import Locale
from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from recoupe.messages import LOCALES, has_message, say, set_in_type
from recoupe.model import Bilingual, Claim
from recoupe.store.dossier import Dossier
from recoupe.store.identity import slug
from recoupe.store.rows import Facet, Hit
from recoupe.text import one_line
from recoupe.web.calendar import date_words, short_date
from recoupe.web.charts.bars import bars
from recoupe.web.charts.network import network
from recoupe.web.charts.publications import publications
from recoupe.web.charts.timeline import timeline
from recoupe.web.charts.worldmap import alpha2, worldmap
from recoupe.web.links import Links
from recoupe.web.marks import found_forms, marked, place_anchor
from recoupe.web.pages import NAVIGATION, Asked, Page
from recoupe.web.pages.disputes import Held
from recoupe.web.safety import POLICY, safe_url
from recoupe.web.table import SIGNS, Said

# Characters that reorder the text around them can make a page say what it does not (CVE-2021-42574): shown as a replacement sign.
BIDI = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
# A guillemet must not stand alone on a line, whoever wrote it; in an article's own text (which is Markup here) nothing is touched.
GUILLEMETS = re.compile(r"« | »")
# Columns of the registers whose values are dates, or codes with their names in the catalogue.
DATES = frozenset({"date", "published", "first", "last", "ordered", "delivered"})
CODES = {
    "type": "type", "mode": "mode", "modes": "mode", "manner": "mode", "measure": "mode", "vote": "mode", "status": "status",
    "statuses": "status", "polarity": "status", "polarities": "status", "stance": "stance", "manners": "manner", "severity": "severity",
    "property": "property", "contexts": "context", "stage": "stage",
}  # fmt: skip
HIT_PAGES = {"article": "articles", "quote": "quotes", "event": "events", "actor": "actors"}
FIGURE_PAGES = {"articles": "articles", "quotes": "quotes", "events": "events", "disputes": "disputes", "actors": "actors"}
# A dispute on one of these is best shown in the words themselves; its values are codes or bare figures.
OWN_WORDS = frozenset({"doer", "term", "name", "number"})
COUNT_TAIL = re.compile(r"\d[\d\s]* articles?, \d[\d\s]* orig\w+")
# What a facet's or a filter's values are called in the catalogue, where it is not the filter's own name.
WORDS_OF = {"kind": "kind", "disputed": "yes_no", "anonymous": "yes_no"}


def harmless(value: Any) -> Any:
    """Every text that a template prints, without characters that reorder what is around them."""
    if isinstance(value, Markup):
        return Markup(str(value).translate(BIDI))
    return GUILLEMETS.sub(glued, value.translate(BIDI)) if isinstance(value, str) else value


def glued(found: re.Match[str]) -> str:
    return found[0].replace(" ", "\u00a0")


@dataclass(frozen=True, slots=True)
class Room:
    """What all pages share: the dossier's name, its counts."""

    name: str
    tally: Mapping[str, int]


def room_of(dossier: Dossier) -> Room:
    """The dossier's name and its counts."""
    return Room(dossier.setting("title") or dossier.path.stem, dict(dossier.counts().items()))


def environment() -> Environment:
    """The templates, autoescaped, a missing name being an error."""
    made = Environment(
        loader=PackageLoader("recoupe.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {
        "bars": bars, "network": network, "timeline": timeline, "worldmap": worldmap,
        "publications": publications, "marked": marked, "found_forms": found_forms,
        "anchor": place_anchor, "safe_url": safe_url, "say": say, "slug": slug, "signs": SIGNS, "locales": LOCALES, "nav": NAVIGATION,
        "figure_pages": FIGURE_PAGES, "static_policy": POLICY.replace("; frame-ancestors 'none'", ""),
    }  # fmt: skip
    return made


ENVIRONMENT = environment()


def draw(page: Page, view: object, asked: Asked, links: Links, room: Room) -> str:
    """The page as HTML."""
    return ENVIRONMENT.get_template(f"{page.name}.html").render(context(page, view, asked, links, room))


def context(page: Page, view: object, asked: Asked, links: Links, room: Room) -> dict[str, Any]:
    """What a template sees."""
    locale, key, params = asked.locale, asked.key or None, dict(asked.params)

    def moved(**changes: Any) -> str:
        return links.page(page.section, key, **(params | changes))

    return {
        "page": page, "view": view, "asked": asked, "link": links, "locale": locale, "section": page.section,
        "dossier_name": room.name, "tally": room.tally, "twin": links.twin(page.section, key, **params),
        "t": lambda message, **values: say(message, locale, **values),
        "both": lambda sentence: in_locale(sentence, locale),
        "date": lambda value: date_words(value, locale),
        "short_date": lambda value: short_date(value, locale),
        "number": lambda value: format_decimal(value, locale=locale),
        "label": lambda group, value: label(group, value, locale),
        "country": lambda code: country(code, locale),
        "value_words": lambda said: value_words(said, locale),
        "side_words": lambda name, value, claims: side_words(name, value, claims, locale),
        "headline": lambda sentence: headline(in_locale(sentence, locale)),
        "elsewhere": lambda other: links.page(page.section, key, locale=other, **params),
        "turned": lambda number: moved(page=number),
        "narrowed": lambda name, value: moved(**{name: value, "page": None}),
        "facet_label": lambda name, facet: facet_label(page, name, facet, locale),
        "chosen_filters": lambda: chosen(page, asked),
        "search_kinds": lambda: [(kind, say(f"search.kind.{kind}", locale)) for kind in ("dispute", *HIT_PAGES)],
        "register_cell": lambda column, value: register_cell(column, value, locale),
        "hit_link": partial(hit_link, links),
        "hit_title": lambda hit: label("type", hit.title, locale) if hit.kind == "event" else hit.title or say("quote.unnamed", locale),
    }  # fmt: skip


def in_locale(sentence: Bilingual, locale: str) -> str:
    return set_in_type(sentence.fr if locale == "fr" else sentence.en, locale)


def label(group: str, value: str, locale: str) -> str:
    """A code (`AID`, `deny`) as people say it; a code without a message as it is."""
    key = f"{group}.{value}"
    return say(key, locale) if has_message(key, locale) else value


def register_cell(column: str, value: object, locale: str) -> str:
    """A register's value as people say it: dates in words, codes under their names, numbers as the locale writes them."""
    if value is None or value == "":
        return ""
    if column in DATES:
        return date_words(str(value), locale)
    if column in CODES:
        return ", ".join(label(CODES[column], part.strip(), locale) for part in str(value).split(","))
    return format_decimal(value, locale=locale) if isinstance(value, (int, float)) else str(value)


def country(code: str | None, locale: str) -> str:
    """A country's name from its ISO 3166-1 code (alpha-3 or alpha-2)."""
    if not code:
        return ""
    return str(Locale(locale).territories.get(alpha2(code), code))


def facet_label(page: Page, name: str, facet: Facet, locale: str) -> str:
    if name == "country":
        return country(facet.value, locale)
    group = "actor" if page.section == "actors" and name == "kind" else WORDS_OF.get(name, name)
    return label(group, facet.value, locale) if has_message(f"{group}.{facet.value}", locale) else facet.label


def chosen(page: Page, asked: Asked) -> list[tuple[str, str, str]]:
    """What the list is narrowed to: parameter, value, and how to say it."""
    out = []
    for name, value in asked.params.items():
        if value and name not in ("page", "sort") and has_message(f"facet.{name}", asked.locale):
            words = facet_label(page, name, Facet(value=value, label=value, count=0), asked.locale)
            out.append((name, value, set_in_type(f"{say(f'facet.{name}', asked.locale)} : {words}", asked.locale)))
    return out


def value_words(said: Said, locale: str) -> str:
    """A cell's value as people say it."""
    if said.kind == "date":
        return date_words(said.value, locale)
    if said.kind == "type":
        kind, _, mode = said.value.partition(".")
        return label("type", kind, locale) + (f" · {label('mode', mode, locale)}" if mode else "")
    if said.kind == "status":
        return label("status", said.value, locale)
    if said.kind == "count":
        return count_words(said, locale)
    return said.value


def headline(sentence: str) -> str:
    """An event's sentence without the count at its end, where the page shows the count beside."""
    head, _, tail = sentence.rpartition(" — ")
    return head if COUNT_TAIL.fullmatch(tail) else sentence


def side_words(name: str, value: str, claims: Sequence[Claim | Held], locale: str) -> str:
    """What a side of a dispute holds, as people say it: codes and dates in words, a name or term in the outlets' own."""
    if name in ("polarity", "status"):
        return label("status", value, locale)
    if name in OWN_WORDS and claims:
        return " / ".join(list(dict.fromkeys(one_line(claim.words, 40) for claim in claims))[:3])
    return date_words(value, locale) if name == "date" else value


def count_words(said: Said, locale: str) -> str:
    """A count with its bounds: « au moins 4 hélicoptère »."""
    unit = said.value.partition(" ")[2]
    low, high = said.low, said.high
    if low is not None and low == high:
        return say("count.exactly", locale, number=low, unit=unit)
    if low is None and high is None:
        return say("count.some", locale, unit=unit)
    if low is None or high is None:
        return say("count.least" if high is None else "count.most", locale, number=high if low is None else low, unit=unit)
    return say("count.between", locale, low=low, high=high, unit=unit)


def hit_link(links: Links, hit: Hit) -> str:
    return links.page(HIT_PAGES[hit.kind], hit.id)
