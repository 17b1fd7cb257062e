"""Draws a page: the templates, what they may call, and one place where every word that leaves is escaped and made harmless."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from recoupe.messages import LOCALES, has_message, say, set_in_type
from recoupe.store.dossier import Dossier
from recoupe.store.identity import slug
from recoupe.store.rows import Facet, Hit
from recoupe.web.calendar import date_words, short_date
from recoupe.web.charts.bars import bars
from recoupe.web.charts.network import network
from recoupe.web.charts.publications import publications
from recoupe.web.charts.timeline import timeline
from recoupe.web.charts.worldmap import worldmap
from recoupe.web.links import Links
from recoupe.web.marks import found_forms, marked, place_anchor
from recoupe.web.pages import NAVIGATION, Asked, Page
from recoupe.web.safety import POLICY, safe_url
from recoupe.web.table import SIGNS
from recoupe.web.wording import country, headline, in_locale, label, register_cell, side_words, value_words

# Characters that reorder the text around them can make a page say what it does not (CVE-2021-42574): shown as a replacement sign.
BIDI = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
# A guillemet must not stand alone on a line, whoever wrote it; in an article's own text (which is Markup here) nothing is touched.
GUILLEMETS = re.compile(r"« | »")
HIT_PAGES = {"article": "articles", "quote": "quotes", "event": "events", "actor": "actors"}
FIGURE_PAGES = {"articles": "articles", "quotes": "quotes", "events": "events", "disputes": "disputes", "actors": "actors"}
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


def hit_link(links: Links, hit: Hit) -> str:
    return links.page(HIT_PAGES[hit.kind], hit.id)
