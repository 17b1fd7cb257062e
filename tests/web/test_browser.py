"""The reading room in a real browser: a dispute's sentence, search, languages, accessibility, hostile articles, the static site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from scripts.screenshots import QUIET, room

from recoupe.web.publish import publish

CHROMIUM = Path("/usr/bin/chromium")
AXE = files("axe_playwright_python") / "axe.min.js"  # axe-core, as that package brings it
SECTIONS = (
    *("", "events", "disputes", "quotes", "actors", "articles", "time", "map", "network", "registers", "registers/statements", "problems"),
    "search?q=russie",
)
THINGS = ("events/e1", "disputes/d1", "actors/person.ilan-korsec.mli")
OURS = re.compile(r"http://127\.0\.0\.1:|file:")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="chromium is not here; `apt-get install chromium` brings it"),
]


@pytest.fixture(scope="module")
def origin(dossier_path: Path) -> Iterator[str]:
    """The reading room on a free port."""
    with room(dossier_path) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which any error, dialog or call to another host is a failure."""
    context = browser.new_context(locale="fr-FR", reduced_motion="reduce")
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("dialog", lambda dialog: wrong.append(dialog.message))
    opened.on(
        "request", lambda request: wrong.append(request.url) if not re.match(r"http://127\.0\.0\.1|file:|data:", request.url) else None
    )
    yield opened
    context.close()
    assert wrong == []


def test_from_a_dispute_to_the_highlighted_sentence(page: Page, origin: str) -> None:
    page.goto(f"{origin}/fr/")
    page.get_by_role("link", name="Quatre hélicoptères ou deux").click()
    page.get_by_role("link", name=re.compile("La Russie a livré deux")).click()
    target = page.locator(":target")
    assert "deux hélicoptères" in target.inner_text()
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert target.is_visible()


def test_from_a_cell_of_the_table_to_its_sentence(page: Page, origin: str) -> None:
    page.goto(f"{origin}/fr/events/e1")
    row = page.get_by_role("row", name=re.compile("Combien"))
    assert row.locator("td.disputed").count() == 2
    row.get_by_role("link", name=re.compile("deux hélicoptères")).click()
    assert page.url.endswith(re.search(r"#.*", page.url)[0])  # type: ignore[index]
    assert "deux hélicoptères" in page.locator(":target").inner_text()


def test_search_with_and_without_accents(page: Page, origin: str) -> None:
    page.goto(f"{origin}/fr/")
    for words in ("hélicoptères", "helicoptere"):
        page.keyboard.press("/")
        page.keyboard.press("Control+A")
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Recherche").wait_for()
        page.locator("mark").first.wait_for()
        assert page.locator("#query").input_value() == words


def test_the_language_switch_keeps_the_page(page: Page, origin: str) -> None:
    page.goto(f"{origin}/fr/events/e1")
    page.get_by_role("link", name=re.compile("EN")).click()
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", level=1).inner_text() == "Russia delivers helicopters to Mali"


def test_the_keyboard_goes_from_mark_to_mark(page: Page, origin: str) -> None:
    page.goto(f"{origin}/fr/articles/depeche")
    page.keyboard.press("j")
    first = page.locator(".m.lit").first.inner_text()
    page.keyboard.press("j")
    assert page.locator(".m.lit").first.inner_text() != first
    page.keyboard.press("k")
    assert page.locator(".m.lit").first.inner_text() == first


def test_all_reads_without_scripts(browser: Browser, origin: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{origin}/fr/events/e1")
    page.get_by_role("row", name=re.compile("Combien")).get_by_role("link", name=re.compile("deux hélicoptères")).click()
    assert "deux hélicoptères" in page.locator(":target").inner_text()
    assert page.locator(":target").evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    context.close()


def test_a_table_is_sorted_by_its_headings(page: Page, origin: str) -> None:
    page.goto(f"{origin}/fr/actors")
    page.get_by_role("button", name="Nom").click()
    names = page.locator("tbody th").all_inner_texts()
    assert names == sorted(names)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, origin: str, theme: str) -> None:
    context = browser.new_context(color_scheme=theme, bypass_csp=True, reduced_motion="reduce")  # type: ignore[arg-type]
    page = context.new_page()
    found: list[str] = []
    dark_pages = ("", "events/e1", "articles/depeche", "network", "registers/events")
    pages = (*SECTIONS, *THINGS, "articles/depeche", "articles/hostile")
    for address in pages if theme == "light" else dark_pages:
        page.goto(f"{origin}/fr/{address}")
        page.add_script_tag(content=AXE.read_text("utf-8"))
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for violation in result["violations"]:
            if violation["impact"] in ("serious", "critical"):
                found += [f"{address}: {violation['id']}: {node['html'][:160]}" for node in violation["nodes"][:3]]
    context.close()
    assert found == []


@pytest.mark.parametrize("width", [360, 820, 1360])
def test_no_page_is_wider_than_the_window(browser: Browser, origin: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for address in (*SECTIONS, *THINGS, "articles/depeche", "articles/officier"):
        page.goto(f"{origin}/fr/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_the_published_site_works_from_a_folder(page: Page, dossier_path: Path, tmp_path: Path) -> None:
    publish(dossier_path, tmp_path / "site")
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.wait_for_url(re.compile("fr/index.html"))
    page.get_by_role("link", name="Quatre hélicoptères ou deux").click()
    page.get_by_role("link", name=re.compile("La Russie a livré deux")).click()
    assert "deux hélicoptères" in page.locator(":target").inner_text()
    page.locator("#find").fill("helicopteres")
    page.locator("#find").press("Enter")
    page.wait_for_url(re.compile("search.html"))
    page.locator("#results li").nth(3).wait_for()
    assert page.locator("#results mark").count() > 0
    page.locator("#results a").first.click()
    page.get_by_role("heading", level=1).wait_for()


def test_a_hostile_article_is_only_read(page: Page, origin: str) -> None:
    page.goto(f"{origin}/fr/articles/hostile")
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()
    assert page.locator("#reader img, #reader script, #reader a[href^='javascript'], #reader style").count() == 0
    assert "\u202e" not in page.content()
    assert page.get_by_role("link", name="Page d’origine").count() == 0
    page.locator("#reader .text").last.hover()
