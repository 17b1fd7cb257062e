"""What keeps the reading room safe: headers, the Host check, the token. Articles are hostile; so may be other pages in the browser."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK: frozenset[str] = frozenset({"localhost", "127.0.0.1", "::1"})
EVERY_ADDRESS: frozenset[str] = frozenset({"0.0.0.0", "::"})
COOKIE = "recoupe_token"
# No inline script, no inline style, nothing from outside; a page of ours can't be framed.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: tuple[tuple[str, str], ...] = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)


class SafeHeaders:
    """Puts the headers above on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS:
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_safely)


class KnownHost:
    """Refuses a Host header that is not ours: a foreign name that resolves to loopback must not read the dossier (DNS rebinding)."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app, self.hosts = app, LOOPBACK | {h.lower() for h in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and host_name(Headers(scope=scope).get("host", "")) not in self.hosts:
            await PlainTextResponse("This host name is not served here.", 421)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


class NeedsToken:
    """Lets in who shows the token: in a header (`Authorization: Bearer`), in a cookie, or once in the address (`?token=`)."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app, self.token = app, token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if self.is_right(request.query_params.get("token", "")):
            await self.let_in(request)(scope, receive, send)
        elif self.is_right(request.cookies.get(COOKIE, "")) or self.is_right(bearer(request)):
            await self.app(scope, receive, send)
        else:
            sentence = "This reading room asks for a token: open the address that `recoupe serve` printed."
            await PlainTextResponse(sentence, 401, {"www-authenticate": "Bearer"})(scope, receive, send)

    def is_right(self, shown: str) -> bool:
        return secrets.compare_digest(shown.encode(), self.token.encode())

    def let_in(self, request: Request) -> Response:
        """Back to the same address without the token, which must not stay in the history or in a copied link."""
        rest = [(name, value) for name, value in parse_qsl(request.url.query, keep_blank_values=True) if name != "token"]
        path = "/" + request.url.path.lstrip("/\\")
        answer = RedirectResponse(f"{path}?{urlencode(rest)}" if rest else path, 303)
        answer.set_cookie(COOKIE, self.token, httponly=True, samesite="strict")
        return answer


def bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def host_name(host: str) -> str:
    """The name in a Host header, without port and brackets; empty where it can't be read."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def is_loopback(host: str) -> bool:
    """True for a name that only this machine can reach."""
    return host.lower().strip("[]") in LOOPBACK


def safe_url(url: str | None) -> str | None:
    """An address worth a link: http or https only, so that no `javascript:` or `data:` link of an article is ever ours."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None
