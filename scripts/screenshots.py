"""Takes the pictures of the reading room, at three widths, with a headless Chromium.

    python scripts/screenshots.py [DOSSIER.db] [FOLDER] [--browser /usr/bin/chromium] [--all]

Without a dossier: the example's, as `make demo` leaves it. Without --all only the pictures that the README shows are taken (wide, light).
"""

from __future__ import annotations

import argparse
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from recoupe.store import Dossier
from recoupe.web.app import create_app
from recoupe.web.serve import bound

ROOT = Path(__file__).parents[1]
WIDTHS = {"wide": 1360, "middle": 820, "narrow": 390}
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def room(path: Path) -> Iterator[str]:
    """The reading room on a free port, in a thread."""
    with bound("127.0.0.1", 0) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(path), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(5)


def addresses(path: Path) -> dict[str, str]:
    """One page of each kind: the most told event, the gravest dispute, an article that tells it, a person who speaks."""
    found = {name: f"/fr/{name}" for name in ("events", "disputes", "quotes", "actors", "articles", "time", "map", "network", "registers")}
    found["index"] = "/fr/"
    with Dossier.open(path) as dossier:
        for event in dossier.events(sort="disputes", limit=1):
            found["event"] = f"/fr/events/{event.id}"
        for dispute in dossier.disputes(limit=1):
            found["dispute"] = f"/fr/disputes/{dispute.id}"
            claim = dispute.claims()[0]
            found["article"] = f"/fr/articles/{claim.article_id}#s{claim.span.start}-{claim.span.end}"
        for facet in dossier.facets("quotes", "speaker", top=1):
            found["actor"] = f"/fr/actors/{facet.value}"
        for quote in dossier.quotes(limit=1):
            found["quote"] = f"/fr/quotes/{quote.id}"
            found["search"] = f"/fr/search?q={quote.content.split()[-1].strip('.,»')}"
    return found


def take(browser: Browser, origin: str, pages: dict[str, str], folder: Path, width: str, *, dark: bool = False, whole: bool = True) -> None:
    """Takes each page, whole or as the window shows it."""
    context = browser.new_context(
        viewport={"width": WIDTHS[width], "height": 1000 if whole else 1300},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale="fr-FR",
    )
    page = context.new_page()
    for name, address in pages.items():
        page.goto(origin + address)
        page.evaluate("document.fonts.ready")
        suffix = ("" if width == "wide" else f"-{width}") + ("-dark" if dark else "")
        page.screenshot(path=folder / f"{name}{suffix}.png", full_page=whole and "#" not in address)
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dossier", type=Path, nargs="?", default=ROOT / "demo" / "dossier.db")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "docs" / "screenshots")
    parser.add_argument("--browser", default="/usr/bin/chromium")
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    with room(asked.dossier) as origin, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=asked.browser, args=list(QUIET))
        pages = addresses(asked.dossier)
        shown = pages if asked.all else {name: pages[name] for name in ("index", "event", "dispute", "article") if name in pages}
        take(browser, origin, shown, asked.folder, "wide", whole=asked.all)
        if asked.all:
            take(browser, origin, shown, asked.folder, "middle")
            take(browser, origin, shown, asked.folder, "narrow")
            take(browser, origin, shown, asked.folder, "wide", dark=True)
        browser.close()


if __name__ == "__main__":
    main()
