"""Characters and spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Span
from recoupe.text import cover, fold, masked, one_line, plain, trimmed

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: Span(min(p), max(p)))


@given(st.text())
def test_plain_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text(max_size=60), st.lists(spans, max_size=4))
def test_masking_keeps_length_line_ends_and_what_is_kept(text: str, keep: list[Span]) -> None:
    keep = [Span(min(s.start, len(text)), min(s.end, len(text))) for s in keep]
    out = masked(text, keep)
    assert len(out) == len(text)
    for i, (was, now) in enumerate(zip(text, out, strict=True)):
        if any(s.start <= i < s.end for s in keep) or was in "\r\n":
            assert was == now
        else:
            assert now == " "


@given(st.text(max_size=60), spans)
def test_trimming_stays_inside(text: str, span: Span) -> None:
    span = Span(min(span.start, len(text)), min(span.end, len(text)))
    inner = trimmed(text, span)
    assert span.contains(inner)
    assert text[inner.start : inner.end] == text[span.start : span.end].strip()


def test_folding_meets_the_press_halfway() -> None:
    assert fold("Côte d’Ivoire") == fold("COTE D'IVOIRE") == "cote d ivoire"
    assert fold("Sœur Élisabeth") == "soeur elisabeth"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_cover_and_one_line() -> None:
    assert cover([Span(4, 6), Span(1, 2)]) == Span(1, 6)
    assert one_line("a\n b  c") == "a b c"
    assert one_line("abcdef", 4) == "abc…"
