"""The reading room as an ASGI application: read-only routes made from PAGES, each with its JSON twin."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import AsyncIterator, Callable, Hashable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from recoupe import __version__
from recoupe.errors import UsageError
from recoupe.messages import LOCALES, say
from recoupe.model import Bilingual
from recoupe.store.dossier import Dossier
from recoupe.store.tables import REGISTERS
from recoupe.web.downloads import downloads, made
from recoupe.web.links import ServedLinks
from recoupe.web.pages import PAGES, Asked, NotFound, Page
from recoupe.web.render import Room, draw, room_of
from recoupe.web.safety import EVERY_ADDRESS, KnownHost, NeedsToken, SafeHeaders
from recoupe.web.twin import dumps, openapi
from recoupe.web.wording import in_locale

Endpoint = Callable[[Request], Response]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What an error page says."""

    status: int
    heading: str
    sentence: str


# Views kept for one state of the file: some tens of kilobytes each.
MOST_VIEWS = 200
# What the navigation leads to, and the registers, which are computed.
OPENED_FIRST = (*((name, "") for name in ("index", "events", "disputes", "quotes", "actors", "articles", "network", "map", "time")),
                *(("register", name) for name in REGISTERS))  # fmt: skip
ERROR = Page("error", "error", lambda dossier, asked: None, "An error, in a sentence.")


class Desk:
    """The open dossier, what its pages share (counted once for each state of the file), and that state."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.dossier = Dossier.open(path)
        self._room: tuple[str, Room] | None = None
        self._views: tuple[str, dict[Hashable, object]] = ("", {})

    def stamp(self) -> str:
        """Changes whenever the file does."""
        files = (self.path, self.path.with_name(f"{self.path.name}-wal"))
        return "-".join(f"{f.stat().st_mtime_ns:x}.{f.stat().st_size:x}" for f in files if f.exists())

    def room(self) -> Room:
        stamp = self.stamp()
        if self._room is None or self._room[0] != stamp:
            self._room = (stamp, room_of(self.dossier))
        return self._room[1]

    def view(self, page: Page, asked: Asked) -> object:
        """The page's data, built once for each state of the file: lists and facets of a large dossier take longer than drawing them."""
        stamp = self.stamp()
        if self._views[0] != stamp or len(self._views[1]) > MOST_VIEWS:
            self._views = (stamp, {})
        views, key = self._views[1], (page.name, asked.key, tuple(sorted(asked.params.items())))
        if key not in views:
            views[key] = page.build(self.dossier, asked)
        return views[key]

    def warm(self) -> None:
        """Builds the lists that everyone opens first, so that nobody waits for them."""
        self.room()
        pages = {page.name: page for page in PAGES}
        for name, key in OPENED_FIRST:
            self.view(pages[name], Asked(LOCALES[0], key))


def create_app(path: str | Path, *, token: str | None = None, hosts: Iterable[str] = ()) -> Starlette:
    """The reading room on the dossier at `path`. `hosts` are names it answers to beside loopback; `token`, where given, must be shown.

    Bound to every address of the machine it can't know its names: there the token alone guards.

    Raises:
        DossierError: the dossier cannot be opened.
    """
    desk = Desk(Path(path))
    names = frozenset(hosts)
    outside = [Middleware(SafeHeaders)]
    if not (token and names & EVERY_ADDRESS):
        outside.append(Middleware(KnownHost, hosts=names))
    if token:
        outside.append(Middleware(NeedsToken, token=token))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        threading.Thread(target=desk.warm, daemon=True).start()
        yield

    return Starlette(
        routes=list(routes(desk)),
        lifespan=lifespan,
        middleware=[*outside, Middleware(GZipMiddleware, minimum_size=1000)],
        exception_handlers={404: nowhere(desk), 500: broken(desk)},
    )


def routes(desk: Desk) -> Iterable[Route | Mount]:
    """One route a page and one its twin; the more exact first."""
    yield Route("/", to_locale)
    yield Route("/openapi.json", lambda request: JSONResponse(openapi(PAGES)))
    yield Mount("/static", StaticFiles(packages=[("recoupe.web", "static")]))
    yield Route("/{locale}/exports/{file}", taken_away(desk))
    for page in sorted(PAGES, key=lambda p: p.keys is not None):
        address = f"/{{locale}}/{page.section}" + ("/{key}" if page.keys else "")
        yield Route(f"{address}.json", endpoint(desk, page, is_twin=True))
        yield Route("/{locale}/" if page.name == "index" else address, endpoint(desk, page, is_twin=False))


def to_locale(request: Request) -> Response:
    """From the bare address to the reader's language, as the browser says it; French where it says neither."""
    wanted = [part.strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    return RedirectResponse(f"/{next((w for w in wanted if w in LOCALES), LOCALES[0])}/")


def endpoint(desk: Desk, page: Page, *, is_twin: bool) -> Endpoint:
    """The function behind a page's route. It runs in a thread of its own: SQLite and templates may take their time."""

    def answer(request: Request) -> Response:
        asked = asked_of(request)
        if asked.locale not in LOCALES:
            return trouble(desk, Asked(LOCALES[0]), 404, "error.not_found", is_twin)
        tag = etag(desk, request)
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"etag": tag})
        try:
            view = desk.view(page, asked)
        except NotFound:
            return trouble(desk, asked, 404, "error.not_found", is_twin)
        except UsageError as error:
            return trouble(desk, asked, 400, "error.wrong", is_twin, sentence_of(error, asked.locale))
        headers = {"etag": tag, "cache-control": "private, no-cache"}
        if is_twin:
            return Response(dumps(view), media_type="application/json", headers=headers)
        return Response(draw(page, view, asked, ServedLinks(asked.locale), desk.room()), media_type="text/html", headers=headers)

    return answer


def taken_away(desk: Desk) -> Endpoint:
    """The function behind the files to download."""

    def answer(request: Request) -> Response:
        locale, download = request.path_params["locale"], downloads().get(request.path_params["file"])
        if locale not in LOCALES or download is None:
            return trouble(desk, Asked(locale if locale in LOCALES else LOCALES[0]), 404, "error.not_found", is_twin=False)
        try:
            content = made(desk.dossier, download, locale)
        except UsageError as error:
            return trouble(desk, Asked(locale), 400, "error.wrong", is_twin=False, sentence=sentence_of(error, locale))
        headers = {"content-disposition": f'attachment; filename="{download.file}"', "cache-control": "private, no-cache"}
        return StreamingResponse(iter(lambda: content.read(65536), b""), media_type=download.media_type, headers=headers)

    return answer


def asked_of(request: Request) -> Asked:
    parts: dict[str, Any] = request.path_params
    return Asked(parts.get("locale", LOCALES[0]), parts.get("key", ""), dict(request.query_params))


def etag(desk: Desk, request: Request) -> str:
    """One tag for one state of the dossier, one release and one address."""
    text = f"{__version__} {desk.stamp()} {request.url.path}?{request.url.query}"
    return f'W/"{hashlib.sha256(text.encode()).hexdigest()[:24]}"'


def sentence_of(error: UsageError, locale: str) -> str:
    """The error's own sentence, in the reader's language where it has two."""
    both = getattr(error, "sentence", None)
    return in_locale(both, locale) if isinstance(both, Bilingual) else str(error)


def trouble(desk: Desk, asked: Asked, status: int, key: str, is_twin: bool, sentence: str = "") -> Response:
    """An error as a page, or as JSON for a twin."""
    found = Trouble(status, say(key, asked.locale), sentence or say(f"{key}_sentence", asked.locale))
    if is_twin:
        return JSONResponse({"status": status, "error": found.sentence}, status)
    plain = Asked(asked.locale)
    return Response(draw(ERROR, found, plain, ServedLinks(asked.locale), desk.room()), status, media_type="text/html")


def nowhere(desk: Desk) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        locale = next((part for part in request.url.path.split("/") if part in LOCALES), LOCALES[0])
        return trouble(desk, Asked(locale), 404, "error.not_found", request.url.path.endswith(".json"))

    return answer


def broken(desk: Desk) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        return trouble(desk, Asked(LOCALES[0]), 500, "error.broken", request.url.path.endswith(".json"))

    return answer
