"""Every page and its twin, in both languages, on an affair with a hostile article."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from recoupe.messages import LOCALES
from recoupe.store.dossier import Dossier
from recoupe.web.pages import PAGES, Page

EVENT_HANDLER = re.compile(r"^on")
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Reader(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.attributes: list[str] = []
        self.scripts: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.attributes += values
        self.links += [v for k, v in attrs if k in ("href", "src", "action") and v]
        self.ids += [v for k, v in attrs if k == "id" and v]
        if tag == "script":
            self.scripts.append(values.get("src"))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def addresses(dossier: Dossier, page: Page, locale: str) -> list[str]:
    keys = [f"/{key}" for key in page.keys(dossier)] if page.keys else [""]
    return [f"/{locale}/{page.section}{key}" for key in keys]


@pytest.fixture(scope="module")
def every_address(dossier_path: Path) -> list[str]:
    with Dossier.open(dossier_path) as dossier:
        return [a for locale in LOCALES for page in PAGES for a in addresses(dossier, page, locale)]


def html_address(address: str) -> str:
    return address.removesuffix("index")


def test_every_page_is_whole_and_has_a_twin(client: TestClient, every_address: list[str]) -> None:
    for address in every_address:
        answer = client.get(html_address(address))
        assert answer.status_code == 200, address
        reader = read(answer.text)
        assert reader.tags.count("h1") == 1, address
        assert reader.tags.count("main") == 1
        assert f'<html lang="{address[1:3]}">' in answer.text
        assert len(reader.ids) == len(set(reader.ids)), address
        twin = client.get(f"{address}.json")
        assert twin.status_code == 200, address
        assert isinstance(twin.json(), dict)


def test_no_page_runs_what_an_article_brings(client: TestClient, every_address: list[str]) -> None:
    for address in every_address:
        text = client.get(html_address(address)).text
        reader = read(text)
        assert all(src and src.startswith("/static/") for src in reader.scripts), address
        assert not [a for a in reader.attributes if EVENT_HANDLER.match(a) or a == "style"], address
        assert not [link for link in reader.links if re.match(r"\s*(javascript|data|vbscript):", link, re.I)], address
        assert "style" not in reader.tags
        assert "img" not in reader.tags
        assert not BIDI.search(text), address
        assert "49" not in re.findall(r"data:text/html.{0,200}", text)


def test_every_link_within_leads_somewhere(client: TestClient, every_address: list[str]) -> None:
    seen = {link.split("#")[0] for a in every_address for link in read(client.get(html_address(a)).text).links}
    for link in sorted(link for link in seen if link.startswith("/")):
        assert client.get(link).status_code == 200, link


def test_a_link_to_a_sentence_finds_its_place(client: TestClient, every_address: list[str]) -> None:
    places = {link for a in every_address for link in read(client.get(html_address(a)).text).links if re.search(r"/articles/\w+#", link)}
    assert places
    for link in places:
        page, _, anchor = link.partition("#")
        assert anchor in read(client.get(page).text).ids, link


def test_pages_are_light(client: TestClient, every_address: list[str]) -> None:
    for address in every_address:
        text = re.sub(r"<svg.*?</svg>", "", client.get(html_address(address)).text, flags=re.S)
        assert len(text.encode()) < 300_000, address


def test_french_says_its_dates_and_spaces_as_it_should(client: TestClient) -> None:
    page = client.get("/fr/events/e1").text
    assert "1er octobre 2021" in page
    assert "A-t-il eu lieu\u202f?" in page
    assert "5 articles, 4 origines" in page
    assert "5 articles, 4 origins" in client.get("/en/events/e1").text


def test_the_language_switch_leads_to_the_same_page(client: TestClient) -> None:
    assert '/en/disputes?property=number"' in client.get("/fr/disputes?property=number").text
    assert client.get("/", headers={"accept-language": "de, en;q=0.8"}, follow_redirects=False).headers["location"] == "/en/"
    assert client.get("/", headers={"accept-language": "de"}, follow_redirects=False).headers["location"] == "/fr/"


def test_search_folds_accents_and_says_what_is_wrong(client: TestClient) -> None:
    assert "<mark>" in client.get("/fr/search", params={"q": "helicopteres"}).text
    wrong = client.get("/fr/search", params={"q": "« jamais fermé"})
    assert wrong.status_code == 200


def test_lists_are_narrowed_and_a_wrong_parameter_gets_a_sentence(client: TestClient) -> None:
    assert client.get("/fr/disputes.json?property=number").json()["list"]["total"] == 1
    assert client.get("/fr/quotes.json?stance=deny").json()["list"]["total"] == 1
    for wrong in ("property=colour", "page=0", "page=x", "since=hier"):
        answer = client.get(f"/fr/disputes.json?{wrong}")
        assert answer.status_code == 400
        assert answer.json()["error"]


def test_an_unknown_page_is_told_in_the_readers_language(client: TestClient) -> None:
    assert client.get("/fr/events/none").status_code == 404
    assert "Rien à cette adresse" in client.get("/fr/nowhere").text
    assert "Nothing at this address" in client.get("/en/events/none").text
    assert client.get("/xx/events").status_code == 404
    assert client.get("/en/events/none.json").json()["status"] == 404


def test_an_unchanged_page_is_not_sent_twice(client: TestClient) -> None:
    tag = client.get("/fr/events").headers["etag"]
    assert client.get("/fr/events", headers={"if-none-match": tag}).status_code == 304


def test_openapi_describes_every_twin(client: TestClient) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert len(described["paths"]) == len(PAGES)
    json.dumps(described)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    page=st.sampled_from(PAGES),
    key=st.text(max_size=20),
    names=st.dictionaries(st.sampled_from(sorted({f.name for p in PAGES for f in p.filters} | {"page"})), st.text(max_size=12), max_size=4),
)
def test_no_request_breaks_a_page(client: TestClient, page: Page, key: str, names: dict[str, str]) -> None:
    path = f"/fr/{page.section}" + (f"/{quote(key or 'x', safe='')}" if page.keys else "")
    assert client.get(f"{path}.json?{urlencode(names)}").status_code in (200, 304, 400, 404)
    assert client.get(f"{path}?{urlencode(names)}").status_code in (200, 304, 400, 404)


def test_neighbouring_furniture_is_folded_as_one_and_the_article_reads_whole(client: TestClient) -> None:
    page = client.get("/fr/articles/depeche").text
    assert page.count('class="furniture"') == 1
    assert "Ces appareils renforceront nos capacités" in page


def test_a_quotes_way_is_drawn(client: TestClient) -> None:
    twin = client.get("/fr/quotes.json?q=capacités").json()["list"]["rows"][0]
    page = client.get(f"/fr/quotes/{twin['id']}").text
    assert page.index("Ilan Korsec") < page.index("RIA") < page.index("Agence Transfleuve")
    assert "La même déclaration ailleurs" in page
