"""Any verb that stands between closed marks and a speaker: « Il pleut », souffle la boulangère."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.attribute.case import Case
from recoupe.attribute.cues import Verb
from recoupe.attribute.hits import Hit
from recoupe.attribute.inversion import is_finite, subject_behind
from recoupe.attribute.marked import stands_alone
from recoupe.attribute.phrases import can_speak
from recoupe.attribute.scene import Draft, Scene, Sentence

WORDS_OF_A_QUOTE = 3  # fewer words in marks before a verb that is no known cue are a title or a term


def bare_verb(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """« Nous n'avons rien vu », souffle la boulangère: whatever the verb, who stands behind it speaks."""
    page = scene.page
    for pair in scene.pairs:
        first, stop = page.at(pair.inner.start), page.until(pair.inner.end)
        if not (sentence.first <= first < sentence.stop) or stop - first < WORDS_OF_A_QUOTE or not stands_alone(scene, pair, sentence):
            continue
        if any(draft.cue and piece.overlaps(pair.inner) for draft in found for piece in draft.content):
            continue
        hit = _verb_behind(scene, page.until(pair.span.end), sentence)
        who = subject_behind(scene, hit, sentence) if hit else None
        if hit and who and can_speak(page, who, scene.speakers):
            draft = Case(scene, hit, sentence, who, False).draft("bare_verb", pair.inner, direct=True)
            yield from (draft,) if draft else ()


def _verb_behind(scene: Scene, at: int, sentence: Sentence) -> Hit | None:
    """The conjugated verb right behind « », », with its pronouns, auxiliary and adverbs."""
    page = scene.page
    if page.low[at] != ",":
        return None
    first = at = at + 1
    while at < sentence.stop and page.low[at] in page.words("reflexive") | page.words("objects") and page.tag[at] != "DET":
        at += 1
    finite = at
    if page.tag[at] == "AUX":
        at += 1
        while at < sentence.stop and page.tag[at] == "ADV":
            at += 1
    told = (
        page.tag[at] == "VERB"
        or page.low[first] in page.words("reflexive")
        or (page.tag[at] in ("NOUN", "ADJ") and page.tag[at + 1] in ("DET", "PROPN") and page.word[at].islower())
    )
    if at >= sentence.stop or not told or (at == finite and not _is_conjugated(scene, at)):
        return None
    word = page.low[at]
    record = Verb(lemma=word, head=word, reflexive=False, stance="assert", frames=frozenset({"marks"}))
    return Hit(at, first, at, finite, "finite", "present", (record,))


def _is_conjugated(scene: Scene, at: int) -> bool:
    page = scene.page
    return is_finite(scene, at) or (page.tag[at] != "VERB" and page.low[at].endswith(("e", "t", "ent")))
