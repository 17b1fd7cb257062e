"""What cannot be read is told in one sentence, and the rest goes on; no input takes more than its share of time."""

from __future__ import annotations

import gzip
import json
import os
import time
from pathlib import Path

import pytest

from acquire.given import BODY, PAGE, articles, only, problems, read, written
from recoupe.acquire.inputs import article_from_text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "not text"),
        ("huge.txt", b"Bonjour. " * 6_000_000, "larger than"),
        (
            "english.txt",
            b"The mayor said on Monday that the market will be rebuilt before the rainy season and that the city will pay.",
            "Not read: English",
        ),
        ("broken.json", b"{", "not valid JSON"),
        ("noise.warc.gz", bytes(range(200)) * 9, "WARC is broken"),
        ("cut.zip", b"PK\x03\x04" + bytes(range(200)), "zip archive is broken"),
        ("cut.txt.gz", gzip.compress(BODY.encode() * 9, mtime=0)[:60], "This is broken"),
        ("bomb.gz", gzip.compress(b"a" * 40_000_000, mtime=0), "larger than"),
        ("columns.csv", b"nom;age\nAwa;3\n", "No column of this CSV holds articles"),
        ("other.xml", b'<?xml version="1.0"?><note><to>Awa</to></note>', "no feed, no sitemap"),
        ("empty.html", b"<html><body></body></html>", "no text"),
        ("locked.docx", b"\xd0\xcf\x11\xe0" + bytes(range(200)), ".docx is broken"),
    ],
)
def test_bad_input_is_one_sentence_and_the_rest_goes_on(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    bad, good = written(tmp_path / name, data), written(tmp_path / "z.txt", BODY)
    found = read(bad, good, tmp_path / "none.txt")
    assert words in problems(found)[0].sentence
    assert len(problems(found)) == 2
    assert articles(found)[-1].name == "z"


def test_an_array_that_breaks_off_gives_what_stands_whole(tmp_path: Path) -> None:
    found = read(written(tmp_path / "a.json", json.dumps([{"text": BODY}, {"text": BODY + " Fin."}])[:-30]))
    assert len(articles(found)) == 1
    assert "after element 1" in problems(found)[0].sentence


def test_a_pipe_in_a_folder_is_left_out_and_a_dangling_link_told(tmp_path: Path) -> None:
    written(tmp_path / "a.txt", BODY)
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nowhere")
    found = read(tmp_path)
    assert len(articles(found)) == 1
    assert [problem.sentence for problem in problems(found)] == ["There is no such file."]


def test_a_page_that_says_it_is_utf16_and_is_not(tmp_path: Path) -> None:
    page = PAGE.replace('<meta charset="utf-8">', '<meta charset="utf-16">')
    assert "rénovation du marché" in only(read(written(tmp_path / "a.html", page.encode("cp1252")))).text


@pytest.mark.parametrize(
    "text",
    [
        "a1A" * 30_000,
        ".,;: " * 20_000,
        "«" * 50_000,
        "1 " * 99 + "x",
        "Mali\n" * 5_000,
        "Le " * 30_000,
        "À LIRE " * 4_000,
        "Lire aussi : " * 2_500,
        "le 3 mai 2012 " * 4_000,
        "en 2012 " * 4_000,
    ],
)
def test_hostile_texts_take_time_in_proportion(text: str) -> None:
    start = time.process_time()
    article_from_text(text)
    assert time.process_time() - start < 5.0


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_unreadable(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", BODY)
    path.chmod(0)
    assert "cannot be read" in problems(read(path))[0].sentence
