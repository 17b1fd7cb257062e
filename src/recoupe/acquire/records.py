"""Reads records: JSON Lines, JSON arrays (news-please's and Fundus' shapes among them) and CSV, column names guessed."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from recoupe.acquire.decode import decode
from recoupe.acquire.flat import EMPTY, NOT_TEXT
from recoupe.acquire.html import page_from_html
from recoupe.acquire.limits import ARRAY_BYTES, LINE_BYTES, read_at_most
from recoupe.acquire.page import Page
from recoupe.acquire.source import Source
from recoupe.lexicon import load_toml
from recoupe.model import Problem

Record = Mapping[str, Any]
NEXT_ELEMENT = re.compile(r"[\s,]*")
FIELDS = ("id", "text", "html", "title", "standfirst", "outlet", "url", "published", "bylines", "language")


def read_jsonl(source: Source, stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Page | Problem]:
    """One page a line; a broken line is a Problem and the next is read."""
    number = 0
    while line := stream.readline(LINE_BYTES + 1):
        number += 1
        where = f"{source.path}, line {number}"
        if len(line) > LINE_BYTES:
            yield _problem(f"This line is longer than {LINE_BYTES // 1_000_000} MB; it is left out.", where)
            while line and not line.endswith(b"\n"):
                line = stream.readline(LINE_BYTES)
        elif line.strip():
            yield _from_line(line, source, number, where, mapping)


def read_json(source: Source, stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Page | Problem]:
    """One page an element of an array (or of the one array inside an object), or one page for one object."""
    decoded = decode(read_at_most(stream, ARRAY_BYTES))
    if decoded is None:
        yield _problem(NOT_TEXT, source.path)
        return
    try:
        content = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        whole = list(_whole_elements(decoded.text))
        yield from _from_records(whole, source, mapping, "element") if whole else ()
        after = f" after element {len(whole)}" if whole else ""
        yield _problem(f"This is not valid JSON{after} ({error}).", source.path)
        return
    yield from _from_records(_elements(content, mapping), source, mapping, "element")


def _whole_elements(text: str) -> Iterator[Any]:
    """The elements of an array that stand whole before the place where its JSON breaks."""
    decoder, at = json.JSONDecoder(), text.find("[") + 1 if text.lstrip().startswith("[") else len(text)
    while at < len(text):
        at = NEXT_ELEMENT.match(text, at).end()  # type: ignore[union-attr]  # it matches the empty string too
        try:
            element, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield element


def read_csv(source: Source, stream: BinaryIO, mapping: Mapping[str, str]) -> Iterator[Page | Problem]:
    """One page a row of a CSV or TSV with a text column."""
    decoded = decode(read_at_most(stream, ARRAY_BYTES))
    if decoded is None or not decoded.text.strip():
        yield _problem(NOT_TEXT if decoded is None else EMPTY, source.path)
        return
    header = decoded.text.split("\n", 1)[0]
    csv.field_size_limit(LINE_BYTES)
    rows = csv.DictReader(io.StringIO(decoded.text), delimiter=max(",;\t|", key=header.count))
    if _column(dict.fromkeys(rows.fieldnames or (), "x"), "text", mapping) is None:
        yield _problem(f"No column of this CSV holds articles ({header.strip()[:80]}); name it with --map text=COLUMN.", source.path)
        return
    try:
        records = list(rows)
    except csv.Error as error:
        yield _problem(f"This CSV is broken ({error}).", source.path)
        return
    yield from _from_records(records, source, mapping, "row")


def page_from_record(record: Record, *, name: str, path: str, mapping: Mapping[str, str]) -> Page | Problem:
    """The page in one record, its fields found under the names that `columns.toml` lists or `mapping` gives."""
    values = {field: _value(record, field, mapping) for field in FIELDS}
    text = _text(values["text"])
    name = _string(values["id"]) or name
    if text is None and (markup := _string(values["html"])):
        page = page_from_html(markup, name=name, path=path, url=_string(values["url"]))
        if page is None:
            return _problem("The HTML of this record has no text.", path)
        return page
    if not text or not text.strip():
        return _problem("This record has no text; name its column with --map text=COLUMN.", path)
    lost = "\ud800" <= max(text) <= "\udfff" or any("\ud800" <= c <= "\udfff" for c in text)
    return Page(
        name=name,
        path=path,
        text=text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if lost else text.replace("\r\n", "\n").replace("\r", "\n"),
        title=_string(values["title"]),
        standfirst=_string(values["standfirst"]),
        outlet=_string(values["outlet"]),
        url=_string(values["url"]),
        bylines=_strings(values["bylines"]),
        published=_string(values["published"]),
        language=_string(values["language"]),
        problems=(_problem("Half a character was left in this record; it reads �.", path),) if lost else (),
    )


def _from_line(line: bytes, source: Source, number: int, where: str, mapping: Mapping[str, str]) -> Page | Problem:
    decoded = decode(line.removeprefix(b"\xef\xbb\xbf"))
    try:
        record = json.loads(decoded.text) if decoded is not None else None
    except (ValueError, RecursionError) as error:
        return _problem(f"This line is not valid JSON ({error}); it is left out.", where)
    if not isinstance(record, dict):
        return _problem("This line is not a JSON object; it is left out.", where)
    return page_from_record(record, name=f"{source.name}-{number}", path=where, mapping=mapping)


def _from_records(records: list[Any], source: Source, mapping: Mapping[str, str], word: str) -> Iterator[Page | Problem]:
    if not records:
        yield _problem("This holds no article.", source.path)
    for number, record in enumerate(records, start=1):
        name = source.name if len(records) == 1 else f"{source.name}-{number}"
        where = f"{source.path}, {word} {number}"
        if isinstance(record, dict):
            yield page_from_record(record, name=name, path=where, mapping=mapping)
        else:
            yield _problem("This is not a JSON object; it is left out.", where)


def _elements(content: Any, mapping: Mapping[str, str]) -> list[Any]:
    if isinstance(content, list):
        return content
    if isinstance(content, dict) and _value(content, "text", mapping) is None and _value(content, "html", mapping) is None:
        inner = [v for v in content.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        if inner:
            return max(inner, key=len)
    return [content]


def _column(record: Record, field: str, mapping: Mapping[str, str]) -> str | None:
    """The key under which `record` holds `field`."""
    if field in mapping:
        return mapping[field] if mapping[field] in record else None
    lower = {str(key).strip().lower(): str(key) for key in record}
    return next((lower[name] for name in load_toml("columns.toml")["columns"][field] if name in lower and record[lower[name]]), None)


def _value(record: Record, field: str, mapping: Mapping[str, str]) -> Any:
    key = _column(record, field, mapping)
    return record[key] if key is not None else None


def _text(value: Any) -> str | None:
    """Flat text of a text field: a string, a list of paragraphs, or Fundus' body of summary and sections."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(part for item in value if (part := _text(item)))
    if isinstance(value, dict):
        parts = (value.get(key) for key in ("summary", "headline", "sections", "paragraphs", "text"))
        return "\n".join(part for item in parts if item and (part := _text(item)))
    return None


def _string(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("requested_url") or value.get("content")
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return str(value).strip() or None
    return None


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return tuple(name for item in value if (name := _string(item))) if isinstance(value, list) else ()


def _problem(sentence: str, path: str) -> Problem:
    return Problem(stage="acquire", sentence=sentence, path=path)
