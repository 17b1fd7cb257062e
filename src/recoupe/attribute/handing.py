"""Whose words a cue without a subject, or with a pronoun, hands on."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.attribute.hits import Hit
from recoupe.attribute.phrases import Phrase, can_speak, phrase_right
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.attribute.sources import is_pronoun
from recoupe.attribute.subjects import agrees, subjects


def handed_on(
    scene: Scene, draft: Draft, before: Sequence[Draft], after: Sequence[Draft], sentence_of: dict[int, Sentence]
) -> Phrase | None:
    """The speaker of a cue without a subject: of the cue before it, else the sentence's subject, else the speaker before or after."""
    sentence = sentence_of[id(draft)]
    if draft.hit is not None:
        page, hit = scene.page, draft.hit
        earlier = [d for d in (*before, *after) if sentence_of[id(d)] is sentence and d.hit and d.source and d.hit.first < draft.hit.first]
        if earlier:
            return max(earlier, key=lambda d: d.hit.first if d.hit else 0).source
        above = _subject_above(scene, hit) if hit.form != "past" else None
        if above or (beside := subjects(page, sentence.first, hit.first, scene.speakers)):
            return above or beside[-1]
    before, after = [[d for d in side if not _stands_in(d, draft)] for side in (before, after)]
    if draft.cue is None and (own := _subject_before(scene, sentence, draft)):
        return own
    near = [d for d in before if d.source is not None]
    later = next((d for d in after if d.source is not None and _same_block(scene, draft, d)), None)
    if near and (_same_block(scene, draft, near[-1]) or later is None):
        return near[-1].source
    return later.source if later else _subject_around(scene, sentence, draft)


def _subject_before(scene: Scene, sentence: Sentence, draft: Draft) -> Phrase | None:
    """Who is the subject of the words before marks without a cue: « Le gouvernement a donné un bilan de « dix blessés » »."""
    page = scene.page
    first = page.at(draft.content[0].start)
    return next(
        (
            p
            for p in _topic(scene, sentence)
            if p.stop <= first and any(page.low[i] in scene.speakers.people for i in range(p.first, p.stop))
        ),
        None,
    )


def _stands_in(inner: Draft, outer: Draft) -> bool:
    return any(piece.contains(inner.content[0]) for piece in outer.content)


def _topic(scene: Scene, sentence: Sentence) -> list[Phrase]:
    """The phrase that a sentence opens with, where it can speak: « Environ deux mille habitants … ont manifesté »."""
    page, at = scene.page, sentence.first
    while at < sentence.stop and (page.tag[at] == "ADV" or page.low[at] in ("-", "–", "—")):
        at += 1
    phrase = phrase_right(page, at, sentence.stop, scene.speakers) if at < sentence.stop else None
    return [phrase] if phrase and can_speak(page, phrase, scene.speakers) else []


def _subject_around(scene: Scene, sentence: Sentence, draft: Draft) -> Phrase | None:
    """Whom the sentence of words without any speaker is about, those words left out, else the sentence before or after it."""
    number = scene.sentences.index(sentence)
    for near in (number, number - 1, number + 1):
        if 0 <= near < len(scene.sentences):
            other = scene.sentences[near]
            told = (p for p in subjects(scene.page, other.first, other.stop, scene.speakers) if scene.inside[p.first] < 0)
            found = [p for p in told if not any(piece.start <= scene.page.start[p.first] < piece.end for piece in draft.content)]
            if found:
                return found[0]
    return None


def _subject_above(scene: Scene, hit: Hit) -> Phrase | None:
    """The subject of the verb that the parser hangs a participle on."""
    page, at = scene.page, hit.verb
    for _ in range(3):
        above = page.head[at]
        if above < 0 or above == at:
            return None
        at = above
        found = [
            p
            for p in subjects(page, max(0, at - 40), hit.first, scene.speakers)
            if any(page.head[i] == at for i in range(p.first, p.stop) if page.dep[i].startswith("nsubj"))
        ]
        if found:
            return found[-1]
    return None


def _same_block(scene: Scene, one: Draft, other: Draft) -> bool:
    left, right = sorted((one.content[0].start, other.content[0].start))
    return any(block.start <= left and right < block.end for block in scene.page.read)


def fuller(scene: Scene, pronoun: Phrase, last: Phrase | None, sentence: Sentence) -> Phrase | None:
    """The words that a pronoun stands for: an earlier subject of its sentence, the last speaker, the subject of the sentence before."""
    page = scene.page
    if page.low[pronoun.first].endswith("on"):
        return None
    inverted = page.low[pronoun.first].startswith("-")
    near = [] if inverted else subjects(page, sentence.first, pronoun.first, scene.speakers)
    number = scene.sentences.index(sentence)
    before = scene.sentences[number - 1] if number else None
    just_said = last is not None and (
        before is None or last.first >= before.first or (inverted and number > 3 and last.first >= scene.sentences[number - 3].first)
    )
    earlier = [*_topic(scene, before), *subjects(page, before.first, before.stop, scene.speakers)[:1]] if before else []
    order = [*reversed(near), *([last] if just_said and last else []), *earlier, *([last] if last else [])]
    fits = (p for p in order if p.stop <= pronoun.first and not is_pronoun(scene, p) and scene.inside[p.first] < 0)
    return next((phrase for phrase in fits if agrees(page, pronoun, phrase)), None)
