"""Every page on dossiers that recoupe made itself: the example, and the five seeds where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

import recoupe
from recoupe.messages import LOCALES
from recoupe.store.dossier import Dossier
from recoupe.web.app import create_app
from recoupe.web.downloads import downloads
from recoupe.web.pages import PAGES
from web.test_pages import addresses, html_address, read

ROOT = Path(__file__).parents[2]
SOURCES = {
    "example": (ROOT / "examples" / "dossier", ROOT / "examples" / "articles.csv"),
    "seeds": (ROOT / "../shared/seeds", ROOT / "../shared/seeds/articles.csv"),
}


@pytest.fixture(scope="module", params=sorted(SOURCES))
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier read from articles."""
    folder, meta = SOURCES[request.param]
    if not folder.is_dir():
        pytest.skip(f"{folder.name} is not here")
    path = tmp_path_factory.mktemp("real") / f"{request.param}.db"
    inputs = sorted(str(p) for p in folder.iterdir() if p.suffix in (".txt", ".html", ".jsonl"))
    with recoupe.Dossier(path) as dossier:
        assert dossier.add(inputs, meta=meta)
    return path


def test_every_page_of_a_real_dossier_is_whole(real: Path) -> None:
    client = TestClient(create_app(real), base_url="http://127.0.0.1")
    links: set[str] = set()
    with Dossier.open(real) as dossier:
        for locale in LOCALES:
            for page in PAGES:
                for address in addresses(dossier, page, locale)[:12]:
                    answer = client.get(html_address(address))
                    assert answer.status_code == 200, address
                    reader = read(answer.text)
                    assert len(reader.ids) == len(set(reader.ids)), address
                    assert reader.tags.count("h1") == 1
                    links |= {link for link in reader.links if link.startswith("/fr/articles/") and "#" in link}
    for link in sorted(links)[:40]:
        page_address, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in client.get(page_address).text, link


def test_every_file_can_be_taken_away(real: Path) -> None:
    client = TestClient(create_app(real), base_url="http://127.0.0.1")
    for name in downloads():
        answer = client.get(f"/fr/exports/{name}")
        assert answer.status_code == 200, name
        assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert client.get("/fr/exports/none.csv").status_code == 404
