"""Where a page lies: on the server under its locale, in a published folder as a file beside others. Templates ask only for names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Protocol
from urllib.parse import quote, urlencode

SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")


class Links(Protocol):
    """The addresses that a template needs."""

    @property
    def is_static(self) -> bool: ...
    def page(self, name: str, key: str | None = None, *, locale: str | None = None, **params: object) -> str: ...
    def twin(self, name: str, key: str | None = None, **params: object) -> str: ...
    def file(self, name: str) -> str: ...
    def asset(self, name: str) -> str: ...


def kept(params: Mapping[str, object]) -> dict[str, str]:
    """The parameters that say something."""
    return {name: str(value) for name, value in params.items() if value not in (None, "", False)}


@lru_cache(maxsize=64)
def fingerprint(name: str) -> str:
    """A few letters of an asset's digest: a new release is never read from an old cache."""
    return hashlib.sha256(files("recoupe.web").joinpath("static", name).read_bytes()).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class ServedLinks:
    """Addresses on the server: `/fr/events/e12`, JSON twin `/fr/events/e12.json`."""

    locale: str
    is_static: bool = False

    def page(self, name: str, key: str | None = None, *, locale: str | None = None, **params: object) -> str:
        return self._path(name, key, locale or self.locale, "", params)

    def twin(self, name: str, key: str | None = None, **params: object) -> str:
        return self._path(name, key, self.locale, ".json", params)

    def file(self, name: str) -> str:
        return f"/{self.locale}/exports/{name}"

    def asset(self, name: str) -> str:
        return f"/static/{name}?{fingerprint(name)}"

    def _path(self, name: str, key: str | None, locale: str, ending: str, params: Mapping[str, object]) -> str:
        path = f"/{locale}/" + ("index" if name == "index" and ending else "" if name == "index" else name)
        anchor = params.get("anchor")
        query = kept({k: v for k, v in params.items() if k != "anchor"})
        return (
            path
            + (f"/{quote(key, safe='')}" if key is not None else "")
            + ending
            + (f"?{urlencode(query)}" if query else "")
            + (f"#{anchor}" if anchor else "")
        )


@dataclass(frozen=True, slots=True)
class FileLinks:
    """Addresses in a published folder, relative to a page `depth` folders under its root, so that they hold from `file://` too."""

    locale: str
    depth: int
    is_static: bool = True

    def page(self, name: str, key: str | None = None, *, locale: str | None = None, **params: object) -> str:
        anchor = params.pop("anchor", None)
        query = kept(params)
        if query and set(query) - {"page"}:
            return self._up() + f"{locale or self.locale}/search.html?{urlencode(query | {'in': name})}"
        return self._up() + file_name(name, key, locale or self.locale, query.get("page"), "html") + (f"#{anchor}" if anchor else "")

    def twin(self, name: str, key: str | None = None, **params: object) -> str:
        page = kept(params).get("page")
        return self._up() + file_name(name, key, self.locale, page, "json")

    def file(self, name: str) -> str:
        return f"{self._up()}{self.locale}/exports/{name}"

    def asset(self, name: str) -> str:
        return f"{self._up()}static/{name}"

    def _up(self) -> str:
        return "../" * self.depth


def file_name(name: str, key: str | None, locale: str, page: str | None, ending: str) -> str:
    """The file of a page, from the folder's root. A key that no file system takes as it is gives its digest."""
    number = f"-{page}" if page and page != "1" else ""
    if key is None:
        return f"{locale}/{name}{number}.{ending}"
    is_plain = SAFE_NAME.fullmatch(key) and len(key) <= 80
    stem = key if is_plain else "x" + hashlib.sha256(key.encode()).hexdigest()[:16]
    return f"{locale}/{name}/{stem}{number}.{ending}"
