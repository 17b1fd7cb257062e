from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Span
from recoupe.web.marks import Mark, found_forms, marked, paragraphs

TEXT = "Un <b>officier</b> & deux « hélicoptères » à Gao."


class Balance(HTMLParser):
    """Reads HTML and holds that what opens is closed, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open = 0
        self.anchors: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "span"
        self.open += 1
        self.anchors += [value for name, value in attrs if name == "id" and value]

    def handle_endtag(self, tag: str) -> None:
        self.open -= 1
        assert self.open >= 0


marks = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(1, len(TEXT)), st.sampled_from("qetna")).map(
        lambda m: (min(m[0], len(TEXT) - 1), m[1], m[2])
    ),
    max_size=8,
).map(lambda rows: [Mark(Span(a, min(a + n, len(TEXT))), kind, f"m{i}", 'a "title"') for i, (a, n, kind) in enumerate(rows)])


@given(marks, st.integers(0, 20), st.integers(20, len(TEXT)))
def test_marks_change_no_word_and_close_what_they_open(marks: list[Mark], start: int, end: int) -> None:
    html = marked(TEXT, Span(start, end), marks)
    assert unescape(re.sub(r"<[^>]*>", "", html)) == TEXT[start:end]
    reader = Balance()
    reader.feed(html)
    assert reader.open == 0
    inside = [m.anchor for m in marks if start <= m.span.start < end and len(m.span)]
    assert sorted(reader.anchors) == sorted(inside)


def test_a_crossing_mark_is_cut_and_named_once() -> None:
    html = marked("abcdef", Span(0, 6), [Mark(Span(0, 4), "q", "q1"), Mark(Span(2, 6), "e", "e1")])
    assert html.count('id="e1"') == 1
    assert html.count('data-of="e1"') == 2


def test_found_forms_are_marked_and_all_is_escaped() -> None:
    assert found_forms("<b>livré</b>", [Span(3, 8)]) == "&lt;b&gt;<mark>livré</mark>&lt;/b&gt;"
    assert found_forms("abc", [Span(2, 9)]) == "abc"


def test_paragraphs_are_the_lines_that_hold_something() -> None:
    text = "un\n\n  \ndeux\r\ntrois"
    assert [text[s.start : s.end] for s in paragraphs(text, Span(0, len(text)))] == ["un", "deux", "trois"]
