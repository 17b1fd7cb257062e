"""A WARC of one gigabyte, made on the spot, read from end to end: its peak memory must not grow with the file."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import Figure

SIZE = 1_000_000_000
PAGES = 200
PAGE = (
    '<html lang="fr"><head><title>Page {0}</title><meta property="article:published_time" content="2024-05-06"></head><body><article><h1>Page {0}</h1>'
    + "<p>Le ministre malien de la Défense a déclaré lundi que l'armée avait repris la ville numéro {0}. Il a nié toute présence de mercenaires.</p>"
    * 6
    + "</article></body></html>"
)


def record(number: int, mime: str, body: bytes) -> bytes:
    """One response record (ISO 28500)."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (mime.encode(), len(body)) + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2024-05-06T00:00:00Z\r\n"
        f"WARC-Target-URI: https://outlet.example/{number}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def write_warc(path: Path, size: int) -> None:
    """Pages among pictures, as crawls hold them."""
    picture = os.urandom(size // PAGES)
    with path.open("wb") as out:
        for number in range(PAGES):
            out.write(record(2 * number, "text/html; charset=utf-8", PAGE.format(number).encode()))
            out.write(record(2 * number + 1, "image/jpeg", picture))


def run(size: int | None = None) -> Iterator[Figure]:
    """Of a file of `size` bytes: peak memory of `recoupe read` over the file, the model included."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crawl.warc"
        write_warc(path, size or SIZE)
        start = time.perf_counter()
        with (Path(folder) / "out.jsonl").open("wb") as out:
            subprocess.run([sys.executable, "-m", "recoupe", "read", str(path), "--jobs", "1"], stdout=out, check=False)
        took = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_048_576
        read = (Path(folder) / "out.jsonl").read_bytes().count(b'"contract"')
    yield Figure(
        name=f"WARC of {(size or SIZE) / 1e9:.1f} GB, {read} pages read in {took:.0f} s: peak memory",
        value=f"{peak:.2f} GB",
        must="≤ 1.5 GB",
        aim="≤ 1 GB",
    )
