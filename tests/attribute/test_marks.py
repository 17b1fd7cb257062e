"""Quotation marks as the press sets them: pairs, repairs, and that no stray mark reaches further than its quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.attribute.marks import pair_marks
from recoupe.model import Span


def pairs(text: str, *cues: str) -> list[str]:
    stops = [text.index(cue) for cue in cues]
    found, _ = pair_marks(text, (Span(0, len(text)),), stops)
    return [text[pair.inner.start : pair.inner.end] for pair in found if pair.depth == 0]


def sentences_of_problems(text: str, *cues: str) -> list[str]:
    return [problem.sentence for problem in pair_marks(text, (Span(0, len(text)),), [text.index(cue) for cue in cues])[1]]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Il a dit : « Tout va bien ».", ["Tout va bien"]),
        ("Il a dit : «Tout va bien».", ["Tout va bien"]),
        ("Il a dit : “Tout va bien”.", ["Tout va bien"]),
        ('Il a dit : "Tout va bien".', ["Tout va bien"]),
        ("Il a dit : „Tout va bien“.", ["Tout va bien"]),
        ("Il a dit : <<Tout va bien>>.", ["Tout va bien"]),
        ("Il demande ''une trêve'' au roi.", ["une trêve"]),
        ("Il demande d'''accélérer les travaux''.", ["accélérer les travaux"]),
        ('« Il a crié "stop" deux fois », dit-elle.', ['Il a crié "stop" deux fois']),
        ("« Ils parlent de « paix » », dit-elle.", ["Ils parlent de « paix »"]),
        ('"A", a dit Paul. "B", a dit Luc.', ["A", "B"]),
        ('Il reçoit Paul." Nous irons à Kossa. Nous partons", dit-il.', ["Nous irons à Kossa. Nous partons"]),
        ("»Nous partons demain », dit-il.", ["Nous partons demain"]),
    ],
)
def test_marks_are_paired(text: str, inner: list[str]) -> None:
    assert pairs(text) == inner


def test_a_quote_never_closed_ends_before_its_cue() -> None:
    text = "« La paix est menacée. a-t-il ajouté. Le soir tombe."
    assert pairs(text, "a-t-il") == ["La paix est menacée."]
    assert sentences_of_problems(text, "a-t-il") == ["an opening quotation mark is never closed."]


def test_a_quote_never_closed_ends_with_its_sentence_where_no_cue_follows() -> None:
    assert pairs("Il a dit : « Tout va bien. La route est ouverte.") == ["Tout va bien."]


def test_a_quote_never_opened_starts_with_its_sentence() -> None:
    text = "Il pleut. La route est coupée », a dit le maire."
    assert pairs(text, "a dit") == ["La route est coupée"]
    assert sentences_of_problems(text, "a dit") == ["a closing quotation mark was never opened."]


def test_a_stray_closing_mark_is_no_quote() -> None:
    assert pairs("La route est coupée ». Le maire est parti.") == []


def test_a_quote_runs_over_paragraphs_that_begin_with_its_mark() -> None:
    first, second = "« Nous avons vu l'eau monter.", "« Nous sommes partis », dit-elle."
    text = f"{first}\n{second}"
    found, problems = pair_marks(text, (Span(0, len(first)), Span(len(first) + 1, len(text))), [])
    assert [text[pair.inner.start : pair.inner.end] for pair in found] == ["Nous avons vu l'eau monter.\n« Nous sommes partis"]
    assert problems == ()


def test_one_stray_mark_costs_one_quote_and_not_the_page() -> None:
    lines = ["« Un », dit Paul.", "Luc parle de « deux routes. La nuit tombe.", "« Trois », dit Paul.", "« Quatre », dit Paul."]
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        blocks.append(Span(at, at + len(line)))
        at += len(line) + 1
    found, problems = pair_marks(text, blocks, [])
    inner = [text[pair.inner.start : pair.inner.end] for pair in found]
    assert {"Un", "Trois", "Quatre"} <= set(inner)
    assert len(problems) == 1


@given(st.text(alphabet="ab .,«»“”\"'‹›\n", max_size=60))
def test_pairs_lie_in_the_text_and_nest_or_stand_apart(text: str) -> None:
    found, problems = pair_marks(text, (Span(0, len(text)),), [])
    for pair in found:
        assert 0 <= pair.span.start < pair.span.end <= len(text)
        assert pair.span.contains(pair.inner)
    assert all(problem.span is not None and problem.span.end <= len(text) for problem in problems)
