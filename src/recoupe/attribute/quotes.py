"""Finds the quotes of one article: cues first, then what no cue claims, then who each speaker's words stand for.

The rules are the two lists `CUE_RULES` (one reporting verb, first that fits) and `TEXT_RULES` (one sentence, each may add). Both see a
`Scene` and give `Draft`s; here drafts become `Quote`s: overlaps settled, speakers handed on, relays, namelessness, stance and nesting told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from recoupe.attribute.adjuncts import adjuncts
from recoupe.attribute.loose import conditional
from recoupe.attribute.rules import TEXT_RULES, drafts_at
from recoupe.attribute.scene import Draft, Scene, Sentence, set_scene
from recoupe.attribute.settle import settle
from recoupe.model import Article, Problem, Quote, Span
from recoupe.tokens import Doc

SAME_CONTENT = 0.8  # shared by united characters: above it two rules found the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The quotes of one article in the order of their starts, and what was met on the way."""

    quotes: tuple[Quote, ...] = ()
    problems: tuple[Problem, ...] = ()


def find_quotes(doc: Doc, article: Article) -> Attribution:
    """The quotes of `article`, whose parsed text is `doc` (same length, same offsets). Speakers are named later, by ground."""
    scene, problems = set_scene(doc, article)
    drafts: list[Draft] = []
    sentence_of: dict[int, Sentence] = {}
    found: list[Draft] = []
    for sentence in scene.sentences:
        found = _drafts_in(scene, sentence, found)
        for draft in found:
            sentence_of[id(draft)] = sentence
            drafts.append(draft)
    drafts = [draft for draft in drafts if draft.cue or not any(other.cue and _shared(draft, other) > SAME_CONTENT for other in drafts)]
    drafts.sort(key=lambda d: (d.content[0].start, -d.content[-1].end))
    return Attribution(quotes=settle(scene, drafts, sentence_of), problems=problems)


def _drafts_in(scene: Scene, sentence: Sentence, before: Sequence[Draft]) -> list[Draft]:
    """The drafts of one sentence; `before` are those of the sentence before it."""
    drafts: list[Draft] = []
    for hit in scene.hits_in(sentence):
        drafts.extend(draft for draft in map(partial(_within, drafts), drafts_at(scene, hit, sentence)) if not _is_known(draft, drafts))
    unclaimed = before and not drafts and not any(True for _ in adjuncts(scene, sentence, drafts))
    drafts.extend(conditional(scene, sentence, [*before, *drafts]) if unclaimed else ())
    for rule in TEXT_RULES:
        drafts.extend(draft for draft in list(rule(scene, sentence, drafts)) if not _is_known(draft, drafts))
    return [draft for draft in drafts if all(map(len, draft.content)) and not _is_weak_inside(draft, drafts)]


def _within(drafts: Sequence[Draft], draft: Draft) -> Draft:
    """A quote whose cue stands in another quote, cut where that one ends."""
    for other in drafts:
        for piece in other.content:
            last = draft.content[-1]
            if draft.cue and piece.contains(draft.cue) and last.start < piece.end < last.end:
                return replace(draft, content=(*draft.content[:-1], Span(last.start, piece.end)))
    return draft


def _is_weak_inside(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True for a mere mention inside what somebody says: « … que Moscou rejette toute intervention »."""
    if (
        draft.hit
        and draft.hit.form == "infinitive"
        and draft.hit.finite == draft.hit.verb
        and any(other.rule == "infinitive" and draft.cue and other.content[0].start == draft.cue.start for other in drafts)
    ):
        return True  # « a dit craindre que … » is one quote
    if draft.rule not in ("nominal", "verb_in_marks") or (draft.hit and "np_adj" in draft.hit.frames()):
        return False
    others = (other for other in drafts if other is not draft)
    return any(draft.cue and piece.contains(draft.cue) for other in others for piece in other.content)


def _is_known(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True where another rule found the words; who takes up another's words (« ce que Kiev dément ») says them anew."""
    return draft.rule != "resumed" and any(_shared(draft, other) > SAME_CONTENT and not _reports(draft, other) for other in drafts)


def _reports(outer: Draft, inner: Draft) -> bool:
    """True where one tells that another speaks: « Selon ce proche, Bamako souhaite que … » is two quotes, however close in length."""
    return inner.cue is not None and any(piece.contains(inner.cue) for piece in outer.content)


def _shared(one: Draft, other: Draft) -> float:
    a, b = _length(one.content), _length(other.content)
    both = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in one.content for y in other.content)
    return both / (a + b - both) if a + b > both else 0.0


def _length(spans: Sequence[Span]) -> int:
    return sum(map(len, spans))
