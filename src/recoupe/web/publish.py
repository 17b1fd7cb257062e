"""Writes the reading room as static files: the same pages, their JSON twins, search included; no server, `file://` will do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from recoupe.errors import UsageError
from recoupe.messages import LOCALES
from recoupe.store.dossier import Dossier
from recoupe.web.downloads import downloads, made
from recoupe.web.index import entries
from recoupe.web.links import FileLinks, file_name
from recoupe.web.pages import PAGES, Asked, Page
from recoupe.web.pages.base import Listed
from recoupe.web.render import Room, draw, room_of
from recoupe.web.twin import dumps

# What tells a folder of ours, so that publishing again may replace it and nothing else ever is.
MARK = "recoupe-site.txt"
MARK_WORDS = "Written by `recoupe publish`, which will replace this whole folder when it is run again.\n"
DOOR = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>recoupe</title>
<meta http-equiv="refresh" content="0; url=fr/index.html"></head>
<body><p><a href="fr/index.html">Lire en français</a> · <a href="en/index.html" lang="en">Read in English</a></p></body></html>
"""
Watch = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Printed:
    """One file of the site: its path from the root, and its text."""

    path: str
    text: str


def publish(path: str | Path, folder: str | Path, *, locales: tuple[str, ...] = LOCALES, watch: Watch = lambda file: None) -> int:
    """Writes the site of the dossier at `path` into `folder` and gives the number of files. `watch` is told of each.

    Raises:
        DossierError: the dossier cannot be opened.
        UsageError: the folder holds something else than a site of ours.
    """
    root = Path(folder)
    with Dossier.open(path) as dossier:
        prepare(root)
        count = 0
        for printed in site(dossier, locales):
            place(root, printed.path).write_text(printed.text, "utf-8")
            watch(printed.path)
            count += 1
        for locale in locales:
            for download in downloads().values():
                path_inside = f"{locale}/exports/{download.file}"
                with made(dossier, download, locale) as content, place(root, path_inside).open("wb") as out:
                    shutil.copyfileobj(content, out)
                watch(path_inside)
                count += 1
    return count


def place(root: Path, path_inside: str) -> Path:
    """Where a file of the site goes, its folder made."""
    target = root / path_inside
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def prepare(root: Path) -> None:
    """An empty folder with the stylesheet, fonts and scripts. A former site of ours is replaced."""
    if root.exists() and any(root.iterdir()):
        if not (root / MARK).is_file():
            raise UsageError(f"{root}: holds other files; publish into a new or empty folder.")
        shutil.rmtree(root)
    root.mkdir(parents=True, exist_ok=True)
    (root / MARK).write_text(MARK_WORDS, "utf-8")
    (root / "index.html").write_text(DOOR, "utf-8")
    with as_file(files("recoupe.web").joinpath("static")) as static:
        shutil.copytree(static, root / "static")


def site(dossier: Dossier, locales: tuple[str, ...]) -> Iterator[Printed]:
    """Every file of the site but the assets."""
    room = room_of(dossier)
    for locale in locales:
        yield Printed(f"{locale}/search-index.js", f"window.RECOUPE_INDEX = {script_safe(list(entries(dossier, locale)))};\n")
        for page in PAGES:
            for key in page.keys(dossier) if page.keys else ("",):
                yield from printed_page(dossier, room, page, Asked(locale, key))


def printed_page(dossier: Dossier, room: Room, page: Page, asked: Asked) -> Iterator[Printed]:
    """One page with its twin, and the following pages of a list."""
    view = page.build(dossier, asked)
    number = str(asked.page)
    key = asked.key or None
    links = FileLinks(asked.locale, depth=2 if key else 1)
    yield Printed(file_name(page.section, key, asked.locale, number, "html"), draw(page, view, asked, links, room))
    yield Printed(file_name(page.section, key, asked.locale, number, "json"), dumps(view))
    listed = getattr(view, "list", None)
    if isinstance(listed, Listed) and listed.number < listed.last:
        yield from printed_page(dossier, room, page, Asked(asked.locale, asked.key, {"page": str(listed.number + 1)}))


def script_safe(value: object) -> str:
    """JSON that can stand in a script: no `</script>`, no line separators that end a statement."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
