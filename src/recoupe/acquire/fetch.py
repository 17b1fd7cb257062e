"""Fetches pages politely and keeps them raw, as WARC files beside the dossier, so that reading again needs no network.

robots.txt is respected, one request goes out at a time, private addresses are refused at every hop, sizes and times are bounded.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import feedparser
import httpx
from fastwarc.warc import WarcRecord, WarcRecordType
from lxml import etree

from recoupe.acquire.feeds import is_feed, is_sitemap
from recoupe.acquire.limits import ARTICLE_BYTES, MEGABYTE
from recoupe.model import Problem

AGENT = "recoupe"
ROBOTS_BYTES = 500_000  # RFC 9309 asks to read at least so much
REDIRECTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How to fetch: seconds between requests to one host, seconds until giving up, bytes of one page, pages of one feed.

    `private` lets requests go to addresses of one's own network (for tests).
    """

    pause: float = 1.0
    timeout: float = 20.0
    limit: int = ARTICLE_BYTES
    entries: int = 200
    private: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was fetched, or had been before, and the WARC file it stands in."""

    url: str
    path: Path


class Refused(Exception):
    """A page was not fetched; the message is the sentence for the person."""


@dataclass(slots=True)
class Fetcher:
    """Fetches into a folder, remembering each host's robots.txt and when it was last asked."""

    folder: Path
    manners: Manners = Manners()
    wait: Callable[[float], None] = time.sleep
    resolve: Callable[[str], tuple[str, ...]] = field(default=lambda host: tuple(str(row[4][0]) for row in socket.getaddrinfo(host, None)))
    robots: dict[str, RobotFileParser] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    def fetch(self, urls: Iterable[str]) -> Iterator[Fetched | Problem]:
        """The pages behind addresses, those that feeds and sitemaps list included; what cannot be fetched is a Problem."""
        with httpx.Client(headers={"User-Agent": AGENT}, timeout=self.manners.timeout, follow_redirects=False) as client:
            for url in urls:
                yield from self._fetch(url.strip(), client, listed=True)

    def _fetch(self, url: str, client: httpx.Client, *, listed: bool) -> Iterator[Fetched | Problem]:
        path = self._path(url)
        if path.exists():
            yield Fetched(url, path)
            return
        try:
            response, body = self._get(url, client)
        except Refused as refusal:
            yield Problem(stage="acquire", sentence=str(refusal), path=url)
            return
        except httpx.HTTPError as error:
            yield Problem(stage="acquire", sentence=f"This address does not answer ({type(error).__name__}).", path=url)
            return
        links = _listed(body, url) if listed else []
        if links:
            for link in links[: self.manners.entries]:
                yield from self._fetch(link, client, listed=False)
            return
        keep(path, url, response, body)
        yield Fetched(url, path)

    def _get(self, url: str, client: httpx.Client) -> tuple[httpx.Response, bytes]:
        """The answer behind an address, redirections followed one by one.

        Raises:
            Refused: the address, the site's robots.txt, the size or the status forbids it.
        """
        for _ in range(REDIRECTS + 1):
            self._allow(url, client)
            response, body = self._request(url, client, self.manners.limit)
            if not response.is_redirect:
                if response.status_code != 200:
                    raise Refused(f"The site answers {response.status_code} for this address.")
                return response, body
            url = urljoin(url, response.headers["location"])
        raise Refused(f"This address is redirected more than {REDIRECTS} times.")

    def _allow(self, url: str, client: httpx.Client) -> None:
        self._public(url)
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if origin not in self.robots:
            self.robots[origin] = self._robots(origin, client)
        if not self.robots[origin].can_fetch(AGENT, url):
            raise Refused("The site's robots.txt asks programs not to fetch this page.")

    def _public(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Refused("This is not a web address (http or https).")
        try:
            addresses = self.resolve(parts.hostname)
        except OSError:
            raise Refused("No host of this name is known.") from None
        if not self.manners.private and not all(ipaddress.ip_address(a.split("%")[0]).is_global for a in addresses):
            raise Refused("This address lies in a private network; recoupe fetches public pages only.")

    def _robots(self, origin: str, client: httpx.Client) -> RobotFileParser:
        parser = RobotFileParser()
        try:
            response, body = self._request(f"{origin}/robots.txt", client, ROBOTS_BYTES)
        except (httpx.HTTPError, Refused):
            parser.parse(["User-agent: *", "Disallow: /"])  # unreachable: RFC 9309 says to stay away
            return parser
        parser.parse(body.decode("utf-8", "replace").splitlines() if response.status_code == 200 else [])
        return parser

    def _request(self, url: str, client: httpx.Client, limit: int) -> tuple[httpx.Response, bytes]:
        self._pause(urlsplit(url).netloc)
        with client.stream("GET", url) as response:
            self._connected(response)
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > limit:
                    raise Refused(f"This page is larger than {limit // MEGABYTE} MB.")
        return response, bytes(body)

    def _connected(self, response: httpx.Response) -> None:
        """Looks at the address really connected to: a name may have changed its address since it was looked up."""
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        if peer and not self.manners.private and not ipaddress.ip_address(str(peer[0]).split("%")[0]).is_global:
            raise Refused("This address lies in a private network; recoupe fetches public pages only.")

    def _pause(self, host: str) -> None:
        since = time.monotonic() - self.last.get(host, float("-inf"))
        if since < self.manners.pause:
            self.wait(self.manners.pause - since)
        self.last[host] = time.monotonic()

    def _path(self, url: str) -> Path:
        host = urlsplit(url).hostname or "unknown"
        return self.folder / host / f"{hashlib.sha256(url.encode()).hexdigest()[:16]}.warc.gz"


def keep(path: Path, url: str, response: httpx.Response, body: bytes) -> None:
    """Writes a page as it came, with the headers that tell how to read it, as a WARC file of one response."""
    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.headers["Content-Type"] = "application/http; msgtype=response"
    head = f"HTTP/1.1 {response.status_code} OK\r\nContent-Type: {response.headers.get('content-type', 'text/html')}\r\n"
    record.set_bytes_content(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    raw = io.BytesIO()
    record.write(raw)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(_gzipped(raw.getvalue()))
    part.replace(path)


def _gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def listed_addresses(content: bytes) -> list[str]:
    """The addresses in a list that a person gives: those of a feed or a sitemap, else one a line, lines that begin with # left out."""
    lines = (line.strip() for line in content.decode("utf-8", "replace").splitlines())
    return _listed(content, "") or [line for line in lines if line and not line.startswith("#")]


def _listed(body: bytes, base: str) -> list[str]:
    """The addresses that a feed or a sitemap lists; none where the page is neither."""
    start = body[:4096].lstrip().lower()
    if is_feed(start):
        return [urljoin(base, entry.link) for entry in feedparser.parse(body).entries if entry.get("link")]
    if is_sitemap(start):
        try:
            tree = etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            return []
        return [loc.text.strip() for entry in tree.iter("{*}url") for loc in entry.iter("{*}loc") if loc.text]
    return []
