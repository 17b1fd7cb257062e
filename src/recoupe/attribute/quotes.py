"""Finds the quotes of one article: cues first, then what no cue claims, then who each speaker's words stand for.

The rules are the two lists `CUE_RULES` (one reporting verb, first that fits) and `TEXT_RULES` (one sentence, each may add). Both see a
`Scene` and give `Draft`s; here drafts become `Quote`s: overlaps settled, speakers handed on, relays, namelessness, stance and nesting told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Doc

from recoupe.attribute.anonymity import asks_for_it, is_nameless, load_nameless
from recoupe.attribute.chains import load_patterns, relays_in
from recoupe.attribute.handing import fuller, handed_on
from recoupe.attribute.phrases import Phrase
from recoupe.attribute.rules import TEXT_RULES, drafts_at
from recoupe.attribute.scene import Draft, Scene, Sentence, set_scene
from recoupe.attribute.sources import is_pronoun
from recoupe.attribute.stance import stance_of
from recoupe.model import Article, Cue, Problem, Quote, Relay, Span
from recoupe.text import cover

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
    for sentence in scene.sentences:
        for draft in _drafts_in(scene, sentence):
            sentence_of[id(draft)] = sentence
            drafts.append(draft)
    drafts.sort(key=lambda d: (d.content[0].start, -d.content[-1].end))
    return Attribution(quotes=tuple(_quotes(scene, drafts, sentence_of)), problems=problems)


def _drafts_in(scene: Scene, sentence: Sentence) -> list[Draft]:
    drafts: list[Draft] = []
    for hit in scene.hits_in(sentence):
        drafts.extend(draft for draft in map(partial(_within, drafts), drafts_at(scene, hit, sentence)) if not _is_known(draft, drafts))
    for rule in TEXT_RULES:
        drafts.extend(draft for draft in list(rule(scene, sentence, drafts)) if not _is_known(draft, drafts))
    return drafts


def _within(drafts: Sequence[Draft], draft: Draft) -> Draft:
    """A quote whose cue stands in another quote, cut where that one ends."""
    for other in drafts:
        for piece in other.content:
            last = draft.content[-1]
            if draft.cue and piece.contains(draft.cue) and last.start < piece.end < last.end:
                return replace(draft, content=(*draft.content[:-1], Span(last.start, piece.end)))
    return draft


def _is_known(draft: Draft, drafts: Sequence[Draft]) -> bool:
    return any(_shared(draft, other) > SAME_CONTENT for other in drafts)


def _shared(one: Draft, other: Draft) -> float:
    a, b = _length(one.content), _length(other.content)
    both = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in one.content for y in other.content)
    return both / (a + b - both) if a + b > both else 0.0


def _length(spans: Sequence[Span]) -> int:
    return sum(map(len, spans))


def _quotes(scene: Scene, drafts: Sequence[Draft], sentence_of: dict[int, Sentence]) -> Iterator[Quote]:
    page = scene.page
    nameless = load_nameless()
    last: Phrase | None = None
    for number, draft in enumerate(drafts):
        sentence = sentence_of[id(draft)]
        own = draft.source
        words = own if own is not None else handed_on(scene, draft, drafts[:number], drafts[number + 1 :], sentence_of)
        antecedent = fuller(scene, words, last, sentence) if words and is_pronoun(scene, words) else None
        full = antecedent or words
        if full and not is_pronoun(scene, full) and not _is_nested(draft, drafts):
            last = full
        whole = cover((*draft.content, *([draft.cue] if draft.cue else []), *([page.span(own.first, own.stop)] if own else [])))
        around = _around(scene, draft, drafts, sentence)
        source = page.span(words.first, words.stop) if words else None
        hidden = any(asks_for_it(page.text[span.start : span.end], nameless) for span in around)
        yield Quote(
            span=whole, content=draft.content, manner=draft.manner, rule=draft.rule,
            stance=stance_of(draft.stance, page.text[draft.content[0].start : draft.content[-1].end]),
            cue=Cue(span=draft.cue, lemma=draft.lemma) if draft.cue else None,
            source=source,
            antecedent=page.span(full.first, full.stop) if full is not None and full is not own else None,
            anonymous=hidden or full is None or is_nameless(page, full, scene.speakers, nameless),
            relays=_relays(scene, draft, around, source, drafts, number),
            parent=_parent(draft, drafts, number),
        )  # fmt: skip


def _is_nested(draft: Draft, drafts: Sequence[Draft]) -> bool:
    return any(other is not draft and any(piece.contains(draft.content[0]) for piece in other.content) for other in drafts)


def _parent(draft: Draft, drafts: Sequence[Draft], number: int) -> int | None:
    holders = [
        i
        for i, other in enumerate(drafts)
        if i != number and draft.cue and any(p.contains(draft.cue) and p.contains(draft.content[0]) for p in other.content)
    ]
    return min(holders, key=lambda i: _length(drafts[i].content)) if holders else None


def _around(scene: Scene, draft: Draft, drafts: Sequence[Draft], sentence: Sentence) -> tuple[Span, ...]:
    """The sentence without what is said in it: where relays and calls for anonymity stand."""
    holes = sorted(
        piece
        for other in drafts
        for piece in other.content
        if piece.overlaps(sentence.span) and (other is draft or not any(p.contains(draft.content[0]) for p in other.content))
    )
    out, at = [], sentence.span.start
    for hole in holes:
        if hole.start > at:
            out.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < sentence.span.end:
        out.append(Span(at, sentence.span.end))
    return tuple(out)


def _relays(
    scene: Scene, draft: Draft, around: tuple[Span, ...], source: Span | None, drafts: Sequence[Draft], number: int
) -> tuple[Relay, ...]:
    patterns = load_patterns()
    return relays_in(scene.page.text, around, source, patterns)
