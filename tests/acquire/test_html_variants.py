"""Titles and dates of HTML pages: true on pages that say them in many ways, and never worse than htmldate's and trafilatura's."""

from __future__ import annotations

import pytest
import trafilatura
from htmldate import find_date

from acquire.html_variants import LATER, TITLE, VARIANTS, WORDS, Variant, line
from recoupe.acquire.article import build
from recoupe.acquire.html import page_from_html
from recoupe.acquire.sidecar import Row
from recoupe.model import Article, Published


def read(variant: Variant) -> Article:
    page = page_from_html(variant.markup, name="page", path="page.html", url=variant.url)
    assert page is not None
    article = build(page, Row()).article
    assert article is not None
    return article


def stated(published: Published | None) -> str | None:
    """The day that the page says; what is only inferred is an interval that says less."""
    return published.value if published is not None and published.basis != "inferred" else None


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_the_day_is_the_one_of_publication(variant: Variant) -> None:
    assert stated(read(variant).published) == variant.date


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_never_worse_than_the_libraries(variant: Variant) -> None:
    article = read(variant)
    ours = stated(article.published)
    for original in (True, False):
        guess = find_date(variant.markup, url=variant.url, original_date=original)
        assert ours == variant.date or guess != variant.date
    metadata = trafilatura.extract_metadata(variant.markup, default_url=variant.url)
    title = article.words(article.title) if article.title else None
    assert title == TITLE or metadata is None or metadata.title != TITLE


def test_the_libraries_fall_into_traps_that_we_do_not() -> None:
    wrong = [v.name for v in VARIANTS if find_date(v.markup, url=v.url, original_date=True) != v.date]
    assert {"dateline", "only a footer", "only related", "only comments", "itemprop"} <= set(wrong)


def test_broken_linked_data_and_other_pages_in_it_say_nothing() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>'
    listed = '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "datePublished": "2023-11-02"}]}</script>'
    assert stated(read(Variant("broken", broken + listed, line("Publié le 14 mai 2023"))).published) == "2023-05-14"


def test_a_menu_that_is_never_closed_does_not_take_the_page_with_it() -> None:
    body = "".join(f"<p>{words}</p>" for words in WORDS)
    page = page_from_html(f"<html><body><nav><ul><li>Accueil</li></ul><h1>{TITLE}</h1>{body}{LATER}</body></html>", name="a", path="a")
    assert page is not None
    assert all(words in page.text for words in WORDS[:3])
