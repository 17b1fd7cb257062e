"""A page's data as JSON, and the OpenAPI description of all JSON twins."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from recoupe import __version__
from recoupe.messages import LOCALES
from recoupe.web.pages.base import Page

Json = Any


def jsonable(value: object) -> Json:
    """Dataclasses as objects, tuples as lists; all else is plain already."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: jsonable(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): jsonable(v) for name, v in value.items()}
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value
    if isinstance(value, Iterable):
        return [jsonable(v) for v in value]
    return str(value)


def dumps(value: object) -> str:
    return json.dumps(jsonable(value), ensure_ascii=False, separators=(",", ":"))


def openapi(pages: Iterable[Page]) -> Json:
    """The description of every JSON twin (OpenAPI 3.1)."""
    paths = {path_of(page): {"get": operation(page)} for page in pages}
    info = {"title": "recoupe", "version": __version__, "description": "Read-only JSON twins of the reading room's pages."}
    return {"openapi": "3.1.0", "info": info, "paths": paths}


def path_of(page: Page) -> str:
    return f"/{{locale}}/{page.section}" + ("/{key}" if page.keys else "") + ".json"


def operation(page: Page) -> Json:
    """One twin: its parameters, and that a wrong one gives a sentence."""
    parameters = [parameter("locale", "path", LOCALES)]
    if page.keys:
        parameters.append(parameter("key", "path"))
    parameters += [parameter(f.name, "query", f.values) for f in page.filters]
    if page.filters and not page.keys:
        parameters.append(parameter("page", "query"))
    content = {"application/json": {"schema": {"type": "object"}}}
    answers = {
        "200": {"description": page.summary, "content": content},
        "400": {"description": "A wrong parameter, with a sentence.", "content": content},
    }
    answers["404"] = {"description": "No such thing in this dossier, or no such language.", "content": content}
    return {"operationId": page.name, "summary": page.summary, "parameters": parameters, "responses": answers}


def parameter(name: str, place: str, values: Iterable[str] = ()) -> Json:
    schema: Json = {"type": "string"}
    if values := list(values):
        schema["enum"] = values
    return {"name": name, "in": place, "required": place == "path", "schema": schema}
