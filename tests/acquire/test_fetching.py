"""Fetching from a server of our own: robots.txt, private addresses, sizes, feeds, and no second request."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from recoupe.acquire.fetch import Fetched, Fetcher, Manners
from recoupe.acquire.inputs import acquire
from recoupe.model import Problem

BODY = "<p>Le conseil municipal de Ségou a voté lundi la rénovation du marché central, a annoncé le maire devant la presse.</p>" * 3


class Site(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        Site.asked.append(self.path)
        host = f"http://{self.headers['Host']}"
        pages = {
            "/robots.txt": "User-agent: *\nDisallow: /secret",
            "/a": f"<html><head><title>A</title></head><body><article><h1>Ségou</h1>{BODY}</article></body></html>",
            "/feed": f'<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item><link>{host}/a</link></item></channel></rss>',
            "/big": "x" * 50_000,
        }
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/a")
            self.end_headers()
            return
        self.send_response(200 if self.path in pages else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(pages.get(self.path, "").encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    Site.asked.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def fetcher(folder: Path, **manners: object) -> Fetcher:
    return Fetcher(folder, Manners(private=True, limit=20_000, pause=0.0, **manners))  # type: ignore[arg-type]


def test_a_page_is_fetched_once_kept_raw_and_read_again(site: str, tmp_path: Path) -> None:
    (first,) = fetcher(tmp_path).fetch([f"{site}/a"])
    assert isinstance(first, Fetched)
    (again,) = fetcher(tmp_path).fetch([f"{site}/a"])
    assert again == first
    assert Site.asked == ["/robots.txt", "/a"]
    (acquired,) = acquire([str(tmp_path)])
    assert acquired.article is not None
    assert acquired.article.url == f"{site}/a"


def test_feeds_lead_to_their_pages_and_redirections_are_followed(site: str, tmp_path: Path) -> None:
    found = list(fetcher(tmp_path).fetch([f"{site}/feed", f"{site}/moved"]))
    assert [fetched.url for fetched in found if isinstance(fetched, Fetched)] == [f"{site}/a", f"{site}/moved"]


@pytest.mark.parametrize(("path", "words"), [("/secret/x", "robots.txt"), ("/none", "404"), ("/big", "larger than")])
def test_what_is_refused(site: str, tmp_path: Path, path: str, words: str) -> None:
    (problem,) = fetcher(tmp_path).fetch([f"{site}{path}"])
    assert isinstance(problem, Problem)
    assert words in problem.sentence


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/a", "http://[::1]/", "http://10.0.0.8/", "http://169.254.169.254/latest", "file:///etc/passwd", "ftp://a.example/"],
)
def test_private_addresses_are_refused(url: str, tmp_path: Path) -> None:
    (problem,) = Fetcher(tmp_path, resolve=lambda host: (host,)).fetch([url])
    assert isinstance(problem, Problem)
    assert "private" in problem.sentence or "web address" in problem.sentence


def test_a_name_that_leads_home_is_refused(tmp_path: Path) -> None:
    (problem,) = Fetcher(tmp_path, resolve=lambda host: ("93.184.216.34", "192.168.1.1")).fetch(["http://both.example/"])
    assert isinstance(problem, Problem)
    assert "private" in problem.sentence


def test_requests_to_one_host_are_spaced(site: str, tmp_path: Path) -> None:
    waits: list[float] = []
    polite = Fetcher(tmp_path, Manners(private=True, pause=5.0), wait=waits.append)
    list(polite.fetch([f"{site}/a", f"{site}/moved"]))
    assert len(waits) == 3
