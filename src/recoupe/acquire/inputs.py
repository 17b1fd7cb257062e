"""1. Acquire: any input, streamed, to articles.

1. find    what was typed → sources (files, folders, globs, standard input)
2. open    a source → its reader, told by its ending and its first bytes
3. read    a reader → pages
4. build   a page → an article: text, language, blocks, title, published
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from recoupe.acquire.article import build
from recoupe.acquire.flat import EMPTY, read_text
from recoupe.acquire.html import read_html
from recoupe.acquire.language import language_name
from recoupe.acquire.limits import TooLarge
from recoupe.acquire.page import Page
from recoupe.acquire.records import read_csv, read_json, read_jsonl
from recoupe.acquire.sidecar import Row, Sidecar, read_sidecar
from recoupe.acquire.source import HEAD, Source, find_sources
from recoupe.lexicon import languages
from recoupe.model import Acquired, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to take articles in.

    meta: a sidecar CSV; mapping: field → column where records name theirs otherwise; keep_furniture: comments and forms stay readable
    in the stored copy; language: what the articles are in, where it is known (ISO 639-1).
    """

    meta: Path | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    keep_furniture: bool = False
    language: str | None = None


Read = Callable[[Source, BinaryIO, Options], Iterator[Page | Problem]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of input: the endings that name it, the first bytes that betray it (after white space), and how to read it."""

    name: str
    suffixes: tuple[str, ...]
    starts: tuple[bytes, ...]
    read: Read


READERS: tuple[Reader, ...] = (
    Reader("HTML", (".html", ".htm", ".xhtml"), (b"<!doctype html", b"<html"), lambda s, b, o: read_html(s, b)),
    Reader("JSON Lines", (".jsonl", ".ndjson"), (), lambda s, b, o: read_jsonl(s, b, o.mapping)),
    Reader("JSON", (".json",), (), lambda s, b, o: read_json(s, b, o.mapping)),
    Reader("CSV", (".csv", ".tsv"), (), lambda s, b, o: read_csv(s, b, o.mapping)),
    Reader("text", (".txt", ".text", ".md", ""), (), lambda s, b, o: read_text(s, b)),
)


def acquire(sources: Iterable[str], options: Options = Options()) -> Iterator[Acquired]:
    """The articles behind files, folders, globs, addresses of files and `-`, one at a time, in order.

    What cannot be read gives an `Acquired` with no article and one Problem; the rest goes on.

    Raises:
        UsageError: the sidecar cannot be read.
    """
    sidecar = read_sidecar(options.meta)
    yield from (Acquired(article=None, problems=(problem,)) for problem in sidecar.problems)
    for source in find_sources(sources):
        if isinstance(source, Problem):
            yield Acquired(article=None, problems=(source,))
        else:
            yield from _articles(source, sidecar, options)


def article_from_text(text: str, *, name: str = "text", language: str | None = None, published: str | None = None) -> Acquired:
    """The article in a flat text; `published` (EDTF) is taken as given."""
    page = Page(name=name, path=name, text=text)
    if not text.strip():
        return Acquired(article=None, problems=(Problem(stage="acquire", sentence=EMPTY, path=name),))
    return build(page, Row(published=published), language=language)


def _articles(source: Source, sidecar: Sidecar, options: Options) -> Iterator[Acquired]:
    for page in pages(source, options):
        if isinstance(page, Problem):
            yield Acquired(article=None, problems=(page,))
            continue
        row = sidecar.row(page.name, page.path, page.url)
        acquired = build(page, row, language=options.language, keep_furniture=options.keep_furniture)
        yield _with_language(acquired, page.path)


def pages(source: Source, options: Options) -> Iterator[Page | Problem]:
    """The pages of one source, by the reader that knows it; a source that cannot be opened or read is one Problem."""
    try:
        with source.open() as stream:
            buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
            head = buffered.peek(HEAD)[:HEAD]
            yield from reader_for(source, head).read(source, buffered, options)
    except TooLarge as error:
        yield Problem(stage="acquire", sentence=str(error), path=source.path)
    except FileNotFoundError:
        yield Problem(stage="acquire", sentence="There is no such file.", path=source.path)
    except OSError as error:
        yield Problem(stage="acquire", sentence=f"This cannot be read ({error.strerror or error}).", path=source.path)


def reader_for(source: Source, head: bytes) -> Reader:
    """The reader of a source: by its first bytes where they tell, else by its ending, else as text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    for reader in READERS:
        if start.startswith(reader.starts):
            return reader
    by_suffix = next((reader for reader in READERS if source.suffix in reader.suffixes), READERS[-1])
    if by_suffix.name == "text" and source.suffix == "":
        by_suffix = _by_look(start)
    return by_suffix


def _by_look(start: bytes) -> Reader:
    """The reader for something without an ending (standard input)."""
    name = "JSON Lines" if start.startswith(b"{") else "JSON" if start.startswith(b"[{") else "text"
    return next(reader for reader in READERS if reader.name == name)


def _with_language(acquired: Acquired, path: str) -> Acquired:
    """Says so where the article's language has no pack: it is stored and not read."""
    article = acquired.article
    if article is None or article.language in languages():
        return acquired
    sentence = f"Not read: {language_name(article.language)}. There is no language pack for it."
    return Acquired(article=article, problems=(*acquired.problems, Problem(stage="acquire", sentence=sentence, path=path)))
