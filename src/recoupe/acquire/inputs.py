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

from recoupe.acquire.archives import BROKEN, open_gzip, open_tar, open_zip
from recoupe.acquire.article import build
from recoupe.acquire.documents import read_docx, read_mhtml, read_pdf
from recoupe.acquire.feeds import is_feed, is_other_xml, is_sitemap, read_feed, read_other_xml, read_sitemap
from recoupe.acquire.flat import EMPTY, read_text
from recoupe.acquire.html import is_html, read_html
from recoupe.acquire.language import language_name, packs
from recoupe.acquire.limits import TooLarge
from recoupe.acquire.page import Page
from recoupe.acquire.records import read_csv, read_json, read_jsonl
from recoupe.acquire.sidecar import Row, Sidecar, read_sidecar
from recoupe.acquire.source import DOUBLE_ENDINGS, HEAD, Source, find_sources
from recoupe.acquire.warc import read_warc
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
Open = Callable[[Source, BinaryIO], Iterator[Source | Problem]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of input: how it is recognised by its first bytes (in lower case, after white space) and its ending, and how it is read."""

    name: str
    suffixes: tuple[str, ...]
    is_one: Callable[[bytes], bool]
    read: Read


def _opened(open_archive: Open) -> Read:
    """A reader of what `open_archive` finds inside."""

    def read(source: Source, stream: BinaryIO, options: Options) -> Iterator[Page | Problem]:
        for inner in open_archive(source, stream):
            if isinstance(inner, Problem):
                yield inner
            else:
                yield from pages(inner, options)

    return read


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda start: start.startswith(marks)


def _never(start: bytes) -> bool:
    return False


# In order: the first whose bytes match is taken, then the first whose ending matches, then text.
READERS: tuple[Reader, ...] = (
    Reader("docx", (".docx",), lambda b: b.startswith(b"pk\x03\x04") and b"word/" in b, lambda s, b, o: read_docx(s, b)),
    Reader("zip", (".zip",), _starts(b"pk\x03\x04", b"pk\x05\x06"), _opened(open_zip)),
    Reader("PDF", (".pdf",), _starts(b"%pdf-"), lambda s, b, o: read_pdf(s, b)),
    Reader("WARC", (".warc", ".warc.gz"), _starts(b"warc/1."), lambda s, b, o: read_warc(s, b)),
    Reader("tar", (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz"), lambda b: b[257:262] == b"ustar", _opened(open_tar)),
    Reader("gzip", (".gz", ".txt.gz", ".html.gz", ".jsonl.gz", ".json.gz", ".csv.gz", ".xml.gz"), _starts(b"\x1f\x8b"), _opened(open_gzip)),
    Reader("sitemap", (), is_sitemap, lambda s, b, o: read_sitemap(s, b)),
    Reader("feed", (".rss", ".atom"), is_feed, lambda s, b, o: read_feed(s, b)),
    Reader("XML", (), is_other_xml, lambda s, b, o: read_other_xml(s, b)),
    Reader("saved page", (".mhtml", ".mht"), _starts(b"from: <saved by", b"mime-version:"), lambda s, b, o: read_mhtml(s, b)),
    Reader("HTML", (".html", ".htm", ".xhtml"), is_html, lambda s, b, o: read_html(s, b)),
    Reader("JSON Lines", (".jsonl", ".ndjson"), _never, lambda s, b, o: read_jsonl(s, b, o.mapping)),
    Reader("JSON", (".json",), _never, lambda s, b, o: read_json(s, b, o.mapping)),
    Reader("CSV", (".csv", ".tsv"), _never, lambda s, b, o: read_csv(s, b, o.mapping)),
    Reader("text", (".txt", ".text", ".md", ""), _never, lambda s, b, o: read_text(s, b)),
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
    except BROKEN as error:
        yield Problem(stage="acquire", sentence=f"This is broken ({error}).", path=source.path)
    except OSError as error:
        yield Problem(stage="acquire", sentence=f"This cannot be read ({error.strerror or error}).", path=source.path)


def reader_for(source: Source, head: bytes) -> Reader:
    """The reader of a source: a packed file by its ending, others by their first bytes where these tell, else by ending, else as text."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    by_suffix = next((reader for reader in READERS if source.suffix and source.suffix in reader.suffixes), None)
    if by_suffix is not None and source.suffix.endswith(DOUBLE_ENDINGS) and start.startswith(b"\x1f\x8b"):
        return by_suffix
    by_look = next((reader for reader in READERS if reader.is_one(start)), None)
    if by_look is not None and not (by_suffix is not None and by_suffix.name == "docx"):
        return by_look
    return by_suffix or _by_look(start)


def _by_look(start: bytes) -> Reader:
    """The reader for something without a known ending (standard input): JSON shows, the rest is text."""
    name = "JSON Lines" if start.startswith(b"{") else "JSON" if start.startswith((b"[{", b"[\n")) else "text"
    return next(reader for reader in READERS if reader.name == name)


def _with_language(acquired: Acquired, path: str) -> Acquired:
    """Says so where the article's language has no pack: it is stored and not read."""
    article = acquired.article
    if article is None or article.language in packs():
        return acquired
    sentence = f"Not read: {language_name(article.language)}. There is no language pack for it."
    return Acquired(article=article, problems=(*acquired.problems, Problem(stage="acquire", sentence=sentence, path=path)))
