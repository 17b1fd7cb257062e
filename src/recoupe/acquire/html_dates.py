"""When an HTML page says it was published: what its head and its markup state, and what it prints outside its text.

Related articles, comments and footers bear dates too, and a change is no publication: these are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from htmldate import find_date
from lxml import etree, html

from recoupe.acquire.dates import find_dates, read_date
from recoupe.lexicon import table

ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|WebPage|CreativeWork|Broadcast.*|VideoObject|NewsMediaObject)$")
LINKED_DATA = ".//script[@type='application/ld+json']"
MARKED = ".//*[@itemprop='datePublished'] | .//time | .//abbr[contains(@class, 'published')]"
OTHERS = frozenset(("aside", "footer", "nav", "form", "header"))  # elements in which dates are not the article's, its own header apart
OTHERS_NAMED = re.compile(
    r"comment|respond|related|similar|sidebar|aside|footer|widget|recommend|popular|trending|most-read|latest|teaser|breaking|ticker", re.I
)
CHANGED = re.compile(r"updat|modif|revis|mis(?:e)? à jour|actualis", re.I)
ANNOUNCED = 60  # characters between « publié » and its date
DATE_WORDS = 14  # words of a line that is a byline or a date
LINE_LENGTH = 160  # characters of a line that says when a page was published


def stated_date(tree: html.HtmlElement) -> str | None:
    """The day that the page's linked data, its head or its own marks state, as EDTF; None where they state none."""
    return _linked(tree) or _head(tree) or _marked(tree)


def printed_dates(lines: Sequence[str], title: str, text: str, language: str = "fr") -> tuple[str | None, str | None]:
    """The day that short lines of a page call that of publication, and the one that a line under the title bears; None for each where
    there is none. `lines` are those of the page without what belongs to others; a day that the `text` tells of is one of its story."""
    said, changed = _words("published_words", language), _words("changed_words", language)
    told = {found.value for found in find_dates(text, language)}
    announced = under = None
    begun = not title
    for line in lines:
        dates = [found for found in find_dates(line, language) if found.value not in told] if len(line) <= LINE_LENGTH else []
        for found in dates:
            before = line[: found.span.start]
            if (word := _last(said, before)) > _last(changed, before) and len(before) - word <= ANNOUNCED:
                announced = announced or found.value
            elif begun and _last(changed, before) < 0 and len(line.split()) <= DATE_WORDS:
                under = under or found.value
        begun = begun or title in line
    return announced, under


def own_part(tree: html.HtmlElement) -> html.HtmlElement:
    """The page without what belongs to others, which is taken out of `tree` itself."""
    for element in list(tree.iter(etree.Element)):
        if element.getparent() is not None and _is_others(element):
            element.drop_tree()
    return tree


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last of the words stands, -1 where none does."""
    return max((found.start() for found in pattern.finditer(text)), default=-1)


@lru_cache(maxsize=16)
def _words(name: str, language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, table(language, 'datelines')[name]))})(?!\w)", re.I)


def _linked(tree: html.HtmlElement) -> str | None:
    for script in tree.iterfind(LINKED_DATA):
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(content):
            kinds = thing.get("@type")
            said = thing.get("datePublished")
            if isinstance(said, str) and any(ARTICLE_TYPES.search(str(k)) for k in (kinds if isinstance(kinds, list) else [kinds])):
                return read_date(said)
    return None


def _things(content: Any) -> Iterator[dict[str, Any]]:
    """The objects of linked data that stand for the page itself: those on top and in its graph, not those that they name."""
    for thing in content if isinstance(content, list) else [content]:
        if isinstance(thing, dict):
            yield thing
            if isinstance(thing.get("@graph"), list):
                yield from _things(thing["@graph"])


def _head(tree: html.HtmlElement) -> str | None:
    """What the head's meta elements say, those of changes apart."""
    page = html.Element("html")
    head = etree.SubElement(page, "head")
    etree.SubElement(page, "body")
    for meta in tree.iterfind(".//meta"):
        if not CHANGED.search(" ".join(str(meta.get(key, "")) for key in ("name", "property", "itemprop", "http-equiv"))):
            etree.SubElement(head, "meta", dict(meta.attrib))
    try:
        return find_date(page, original_date=True, extensive_search=False) if len(head) else None
    except (ValueError, etree.LxmlError):
        return None


def _marked(tree: html.HtmlElement) -> str | None:
    """The first element marked as a date that is the article's own and no change's."""
    for element in tree.xpath(MARKED):
        said = element.get("content") or element.get("datetime") or element.get("title") or element.text_content()
        changed = CHANGED.search(f"{element.get('class', '')} {element.get('itemprop', '')} {element.text_content()}")
        if not changed and not any(_is_others(above) for above in element.iterancestors()) and (value := read_date(str(said))):
            return value
    return None


def _is_others(element: html.HtmlElement) -> bool:
    """True for what belongs to other articles, to readers or to the site: a header counts only outside an article."""
    if element.tag in ("html", "body", "main", "article"):
        return False
    if element.tag == "header":
        return next(element.iterancestors("article", "main"), None) is None and element.find(".//h1") is None
    return element.tag in OTHERS or OTHERS_NAMED.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
