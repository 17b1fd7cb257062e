"""Every kind of input, made for the test, and bad ones among good ones."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tarfile
import zipfile
from pathlib import Path

import httpx
import pytest
from docx import Document

from acquire.given import BODY, PAGE, PARAGRAPHS, articles, only, problems, read, written
from recoupe.acquire import archives
from recoupe.acquire.fetch import keep, listed_addresses
from recoupe.acquire.inputs import article_from_text
from recoupe.acquire.source import from_bytes
from recoupe.errors import UsageError
from recoupe.model import Problem


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman", "iso8859_15"]
)
def test_text_in_any_encoding_is_the_same_article(tmp_path: Path, encoding: str) -> None:
    article = only(read(written(tmp_path / "a.txt", BODY.encode(encoding))))
    assert (article.name, article.text, article.language) == ("a", BODY, "fr")
    assert article.id == articles([article_from_text(BODY)])[0].id


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_of_all_kinds(tmp_path: Path, newline: str) -> None:
    assert only(read(written(tmp_path / "a.txt", BODY.replace("\n", newline)))).text == BODY


def test_lost_characters_are_told(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.txt", BODY.encode()[:60] + b"\xff" + BODY.encode()[60:]))
    assert "not UTF-8" in problems(found)[0].sentence
    assert len(articles(found)) == 1


def test_html_with_its_metadata(tmp_path: Path) -> None:
    article = only(read(written(tmp_path / "page.html", PAGE)))
    assert article.title is not None
    assert article.words(article.title) == "Ségou rénove son marché"
    assert (article.outlet, article.bylines) == ("Le Fleuve", ("Awa Diallo",))
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2021-05-04", "metadata")
    assert all(line in article.text for line in BODY.split("\n"))
    assert "promesses" not in article.text


def test_html_without_its_ending_is_known_by_its_looks(tmp_path: Path) -> None:
    assert only(read(written(tmp_path / "page", PAGE))).outlet == "Le Fleuve"


def test_saved_page(tmp_path: Path) -> None:
    mhtml = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://fleuve.example/a\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        "Content-Transfer-Encoding: 8bit\r\nContent-Location: https://fleuve.example/a\r\n\r\n" + PAGE + "\r\n--b--\r\n"
    )
    assert only(read(written(tmp_path / "a.mhtml", mhtml))).url == "https://fleuve.example/a"


def test_jsonl_with_a_broken_line(tmp_path: Path) -> None:
    good = json.dumps({"id": "r1", "text": BODY, "title": "Le marché de Ségou", "source": "Le Fleuve", "date": "2021-05-04"})
    found = read(written(tmp_path / "a.jsonl", f"{good}\n{{broken\n\n[1]\n{good.replace('r1', 'r2')}\n"))
    assert [article.name for article in articles(found)] == ["r1", "r2"]
    assert articles(found)[0].outlet == "Le Fleuve"
    assert [problem.path for problem in problems(found)] == [f"{tmp_path}/a.jsonl, line 2", f"{tmp_path}/a.jsonl, line 4"]


def test_news_please_and_fundus_shapes(tmp_path: Path) -> None:
    news_please = {
        "maintext": BODY,
        "title": "T",
        "date_publish": "2021-05-04 08:00:00",
        "source_domain": "fleuve.example",
        "authors": ["Awa"],
    }
    fundus = {
        "title": "Le marché de Ségou",
        "authors": ["Awa Diallo"],
        "publishing_date": "2021-05-04 08:00:00+00:00",
        "body": {"summary": ["Deux milliards."], "sections": [{"headline": [], "paragraphs": BODY.split("\n")}]},
        "html": {"requested_url": "https://fleuve.example/a", "content": PAGE},
    }
    first, second = articles(read(written(tmp_path / "a.json", json.dumps([news_please, fundus]))))
    assert first.outlet == "fleuve.example"
    assert second.text.endswith(BODY)
    assert second.published is not None
    assert second.published.value == "2021-05-04"


def test_csv_and_mapping(tmp_path: Path) -> None:
    quoted = BODY.replace('"', '""')
    path = written(tmp_path / "a.csv", f'ref;corps_de_page;quand\nx1;"{quoted}";04/05/2021\n')
    assert "--map" in problems(read(path))[0].sentence
    article = only(read(path, mapping={"text": "corps_de_page", "published": "quand", "id": "ref"}))
    assert (article.name, article.published and article.published.value) == ("x1", "2021-05-04")


def test_feed_and_sitemap(tmp_path: Path) -> None:
    rss = (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Le Fleuve</title><item><title>Ségou rénove</title>'
        "<link>https://fleuve.example/a</link><pubDate>Tue, 04 May 2021 08:00:00 GMT</pubDate>"
        f"<description><![CDATA[{PARAGRAPHS}]]></description>"
        "</item></channel></rss>"
    )
    article = only(read(written(tmp_path / "a.xml", rss)))
    assert (article.outlet, article.url) == ("Le Fleuve", "https://fleuve.example/a")
    assert article.published is not None
    assert article.published.value == "2021-05-04"
    sitemap = (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/</loc></url></urlset>'
    )
    assert "recoupe fetch" in problems(read(written(tmp_path / "s.xml", sitemap)))[0].sentence


def test_zip_tar_and_gzip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("un.txt", BODY)
        packed.writestr("sous/deux.html", PAGE)
        packed.writestr("__MACOSX/x.txt", "x")
    with tarfile.open(tmp_path / "b.tar.gz", "w:gz") as tar:
        info = tarfile.TarInfo("trois.txt")
        info.size = len(BODY.encode())
        tar.addfile(info, io.BytesIO(BODY.encode()))
    written(tmp_path / "c.jsonl.gz", gzip.compress(json.dumps({"text": BODY, "id": "quatre"}).encode()))
    found = read(tmp_path)
    assert problems(found) == []
    assert [article.name for article in articles(found)] == ["un", "deux", "trois", "quatre"]


def test_archives_are_bounded(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", b"0" * 5_000_000)
    assert "too much" in problems(read(tmp_path / "bomb.zip"))[0].sentence
    bounds = archives.Bounds(members=1)
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as packed:
        for n in range(3):
            packed.writestr(f"{n}.txt", BODY)
    source = from_bytes((tmp_path / "many.zip").read_bytes(), name="many", path="many.zip")
    (problem,) = archives.open_zip(source, source.open(), bounds)
    assert isinstance(problem, Problem)
    nested = io.BytesIO()
    with zipfile.ZipFile(nested, "w") as packed:
        packed.writestr("many.zip", (tmp_path / "many.zip").read_bytes())
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w") as packed:
        packed.writestr("nested.zip", nested.getvalue())
    assert "too deep" in problems(read(written(tmp_path / "deep.zip", outer.getvalue())))[0].sentence
    assert "broken" in problems(read(written(tmp_path / "cut.zip", outer.getvalue()[:60])))[0].sentence


def test_warc_that_was_kept(tmp_path: Path) -> None:
    response = httpx.Response(200, headers={"content-type": "text/html; charset=utf-8"})
    keep(tmp_path / "raw/page.warc.gz", "https://fleuve.example/a", response, PAGE.encode())
    article = only(read(tmp_path / "raw"))
    assert (article.url, article.outlet) == ("https://fleuve.example/a", "Le Fleuve")


def test_docx(tmp_path: Path) -> None:
    document = Document()
    for line in BODY.split("\n"):
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    assert only(read(tmp_path / "a.docx")).text.endswith(BODY)
    assert "broken" in problems(read(written(tmp_path / "b.docx", b"PK\x03\x04 word/ nothing")))[0].sentence


def test_pdf(tmp_path: Path) -> None:
    content = b"BT /F1 12 Tf 50 700 Td (Le conseil municipal a vote lundi la renovation du marche central de la ville.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data, table = b"%PDF-1.4\n", b"xref\n0 6\n0000000000 65535 f \n"
    for n, part in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (n, part)
    data += table + b"trailer << /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    assert "renovation du marche" in only(read(written(tmp_path / "a.pdf", data))).text
    assert problems(read(written(tmp_path / "b.pdf", b"%PDF-1.4 nothing")))


def test_addresses_from_a_list_or_a_sitemap() -> None:
    sitemap = b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/1</loc></url></urlset>'
    assert listed_addresses(sitemap) == ["https://a.example/1"]
    assert listed_addresses(b"# mine\nhttps://a.example/1\n\n https://a.example/2\n") == ["https://a.example/1", "https://a.example/2"]


def test_sidecar(tmp_path: Path) -> None:
    written(tmp_path / "in/a.txt", BODY)
    meta = written(tmp_path / "meta.csv", "name;outlet;url;published\na;Le Fleuve;https://fleuve.example/a;4 mai 2021\nb;;;hier\n")
    found = read(tmp_path / "in", meta=meta)
    (article,) = articles(found)
    assert (article.outlet, article.url) == ("Le Fleuve", "https://fleuve.example/a")
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2021-05-04", "given")
    assert "not a date" in problems(found)[0].sentence
    with pytest.raises(UsageError, match="no column `name`"):
        read(tmp_path / "in", meta=written(tmp_path / "bad.csv", "a,b\n1,2\n"))


def test_globs_folders_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "x/a.txt", BODY)
    written(tmp_path / "x/.hidden", BODY)
    assert only(read(f"{tmp_path}/**/*.txt")).name == "a"
    assert only(read(tmp_path / "x")).name == "a"
    assert "No file matches" in problems(read(f"{tmp_path}/*.nope"))[0].sentence
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps({"id": "s", "text": BODY}).encode())))
    assert only(read("-")).name == "s"
