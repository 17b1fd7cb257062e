"""The note says who reports what, quotes them, and judges nobody."""

from __future__ import annotations

import io
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest

from recoupe.model import Crosscheck
from recoupe.store import Dossier
from recoupe.write.brief import when
from recoupe.write.brief_forms import plain
from recoupe.write.export import export
from recoupe.write.request import Request
from store import sample


def note(dossier: Dossier, form: str, locale: str = "fr") -> bytes:
    out = io.BytesIO()
    export(Request(dossier=dossier, locale=locale, title="Hélicoptères <au> Mali"), f"brief-{form}", out)
    return out.getvalue()


def test_markdown_says_what_there_is(dossier: Dossier) -> None:
    text = note(dossier, "md").decode()
    assert text.startswith("# Note de recoupement\u00a0: Hélicoptères \\<au\\> Mali\n")
    for words in (
        "3 articles",
        "1 désaccord",
        "### Quatre hélicoptères ou trois",
        "Le Nord, 28 décembre 2021",
        "Awa Diarra accuse la Russie",
    ):
        assert words in text, words


def test_it_speaks_english(dossier: Dossier) -> None:
    text = note(dossier, "md", "en").decode()
    assert "### Four helicopters or three" in text and "December 2021" in text and "désaccord" not in text


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_it_never_says_true_or_false(dossier: Dossier, locale: str) -> None:
    words = note(dossier, "md", locale).decode().lower().replace("ne dit pas ce qui est vrai", "").replace("does not say what is true", "")
    assert not {"vrai", "faux", "true", "false", "mensonge", "lie"} & set(words.split())


def test_html_is_one_harmless_page(dossier: Dossier) -> None:
    page = note(dossier, "html").decode()
    opened: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            opened.append(tag)

    Reader().feed(page)
    assert '<html lang="fr">' in page and "&lt;au&gt;" in page
    assert {"script", "img", "link", "iframe", "au"}.isdisjoint(opened) and opened.count("h1") == 1


def test_word_opens_it(dossier: Dossier) -> None:
    document = docx.Document(io.BytesIO(note(dossier, "docx")))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style is not None}
    assert {"Title", "Heading 1", "Heading 2", "Quote", "List Bullet"} <= styles
    assert any("trois hélicoptères" in paragraph.text for paragraph in document.paragraphs)


def test_an_empty_dossier_gives_a_note_that_says_so(tmp_path: Path) -> None:
    with Dossier(tmp_path / "a.db") as dossier:
        dossier.put_crosscheck(Crosscheck())
        assert note(dossier, "md").decode().count("Rien dans ce dossier") == 5


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022-03-01", "1er mars 2022"),
        ("2022-03", "mars 2022"),
        ("2022", "2022"),
        ("2022~", "vers 2022"),
        ("2022-03-01/2022-03-04", "1er mars 2022 – 4 mars 2022"),
        ("2022-03/..", "dès mars 2022"),
        ("../2022-03-01", "au plus tard le 1er mars 2022"),
        ("../..", ""),
        ("soon", "soon"),
    ],
)
def test_dates_are_written_in_words(value: str, words: str) -> None:
    assert when(value, "fr") == words


def test_markdown_cannot_be_broken_by_a_source() -> None:
    assert plain("# *titre* <script>\n- [x](javascript:1)") == "\\# \\*titre\\* \\<script\\> - \\[x\\](javascript:1)"
    assert [plain(line) for line in ("1. premier", "- tiret", "-1 degré")] == ["1\\. premier", "\\- tiret", "-1 degré"]


def test_an_event_that_two_origins_tell_stands_first(tmp_path: Path) -> None:
    readings = sample.readings()
    whole = sample.crosscheck(readings)
    with Dossier(tmp_path / "a.db") as dossier:
        for reading in readings:
            dossier.add(reading)
        dossier.put_crosscheck(Crosscheck(events=whole.events, origins=whole.origins))
        text = note(dossier, "md").decode()
    assert "octobre 2021 · 2 articles\u202f; origines\u00a0: Le Nord, Awa Diarra" in text
    assert text.index("La Russie a livré des hélicoptères") < text.index("Awa Diarra accuse")
