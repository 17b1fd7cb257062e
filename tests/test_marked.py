"""The marks of the test sentences."""

from __future__ import annotations

import pytest

from marked import unmark
from recoupe.model import Span


def test_marks_give_the_plain_text_and_their_spans() -> None:
    text, marks = unmark(
        '<source>Awa</source> <cue lemma="faire savoir">a fait savoir</cue> que <content>tout <time value=2022>en 2022</time></content>.'
    )
    assert text == "Awa a fait savoir que tout en 2022."
    assert [(m.tag, text[m.span.start : m.span.end], m.attributes) for m in marks] == [
        ("source", "Awa", {}),
        ("cue", "a fait savoir", {"lemma": "faire savoir"}),
        ("content", "tout en 2022", {}),
        ("time", "en 2022", {"value": "2022"}),
    ]
    assert marks[0].span == Span(0, 3)


@pytest.mark.parametrize("wrong", ["<cue>dit", "dit</cue>", "<cue>dit</source>"])
def test_a_mark_left_open_is_told(wrong: str) -> None:
    with pytest.raises(ValueError, match="clos"):
        unmark(wrong)
