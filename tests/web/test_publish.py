from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from recoupe.errors import UsageError
from recoupe.web.links import FileLinks, ServedLinks, file_name
from recoupe.web.publish import MARK, publish


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [v for k, v in attrs if k in ("href", "src", "action") and v]


@pytest.fixture(scope="module")
def site(dossier_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "affaire"
    assert publish(dossier_path, folder) > 50
    return folder


def test_every_link_leads_to_a_file_of_the_site(site: Path) -> None:
    for page in site.rglob("*.html"):
        reader = Links()
        reader.feed(page.read_text("utf-8"))
        for link in reader.found:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https") or link.startswith("#"):
                continue
            assert not parts.scheme
            assert not parts.path.startswith("/"), f"{page}: {link}"
            target = (page.parent / unquote(parts.path)).resolve()
            assert target.is_file(), f"{page}: {link}"
            assert target.is_relative_to(site)


def test_the_search_index_holds_no_markup_that_runs(site: Path) -> None:
    index = (site / "fr" / "search-index.js").read_text("utf-8")
    assert "<" not in index
    assert "hélicoptères" in index


def test_a_folder_with_other_files_is_left_alone(dossier_path: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(UsageError, match="holds other files"):
        publish(dossier_path, tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_publishing_again_replaces_the_former_site(dossier_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    publish(dossier_path, folder, locales=("fr",))
    (folder / "fr" / "old.html").write_text("old")
    publish(dossier_path, folder, locales=("fr",))
    assert not (folder / "fr" / "old.html").exists()
    assert (folder / MARK).is_file()


def test_keys_never_leave_the_folder() -> None:
    for key in ("../../etc/passwd", "a/b", "..", ".hidden", "CON:", "x" * 300, "é"):
        name = file_name("actors", key, "fr", None, "html")
        assert name.startswith("fr/actors/x")
        assert name.count("/") == 2


def test_addresses_on_a_server_and_in_a_folder() -> None:
    served, filed = ServedLinks("fr"), FileLinks("fr", depth=2)
    assert served.page("events", "e1") == "/fr/events/e1"
    assert served.page("quotes", speaker="a b", stance=None) == "/fr/quotes?speaker=a+b"
    assert served.page("articles", "x", anchor="s1-2") == "/fr/articles/x#s1-2"
    assert served.page("index") == "/fr/"
    assert served.twin("index") == "/fr/index.json"
    assert filed.page("events", "e1", locale="en") == "../../en/events/e1.html"
    assert filed.page("quotes", speaker="x") == "../../fr/search.html?speaker=x&in=quotes"
    assert filed.page("quotes", page=2) == "../../fr/quotes-2.html"
