"""The rules for a cue that takes up what precedes it: « …, ce que Kiev dément », « …, une accusation que Kigali rejette »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.attribute.clauses import skip_openers
from recoupe.attribute.ends import clause, manner_of, trimmed
from recoupe.attribute.hits import Hit
from recoupe.attribute.leftward import phrase_left
from recoupe.attribute.phrases import Phrase, can_speak, phrase_right
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.model import Span

TAKES_UP = frozenset({"deny", "reject", "concede", "assert"})  # stances that a whole statement can be the object of
REACH = 8  # words between the que and its verb: « ce que le porte-parole de l'armée a démenti »


def resumed(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """L'armée dit tenir la ville, ce que conteste l'opposition: who takes up the statement says something of the same words."""
    page = scene.page
    for at in range(sentence.first + 2, sentence.stop - 2):
        que = _que_after(scene, at)
        hit = _verb_after(scene, sentence, que) if que is not None else None
        who = _who(scene, sentence, que, hit) if que is not None and hit is not None else None
        if hit is None or who is None or not can_speak(page, who, scene.speakers):
            continue
        content = _taken_up(scene, sentence, at, found)
        if content:
            cue = page.span(hit.first, hit.last + 1)
            manner = manner_of(scene, content[0])[1]
            stance = hit.records[0].stance
            yield Draft(content=content, manner=manner, rule="resumed", stance=stance, cue=cue, lemma=hit.lemma, source=who)


def _que_after(scene: Scene, comma: int) -> int | None:
    """The que of « , ce que », « , une accusation que » whose comma is the word `comma`."""
    page = scene.page
    if page.low[comma] not in (",", "-", "–", "—", "(") or scene.inside[comma] >= 0:
        return None
    if page.low[comma + 1] == "ce" and page.low[comma + 2] in page.words("que"):
        return comma + 2
    nouns = scene.cues.words["taken_up"]
    return next((i + 1 for i in (comma + 1, comma + 2) if page.low[i] in nouns and page.low[i + 1] in page.words("que")), None)


def _verb_after(scene: Scene, sentence: Sentence, que: int) -> Hit | None:
    """The verb of the relative clause, where it can take up a statement and closes its clause."""
    hit = next((h for h in scene.hits_in(sentence) if que < h.first <= que + REACH), None)
    if hit is None or hit.form != "finite" or hit.negated or hit.records[0].stance not in TAKES_UP:
        return None
    return hit if any("np" in record.frames or "marks" in record.frames for record in hit.records) else None


def _who(scene: Scene, sentence: Sentence, que: int, hit: Hit) -> Phrase | None:
    """The subject: between que and the verb (« ce que Kiev dément »), else behind it (« ce qu'a nié le ministère »)."""
    if hit.first > que + 1:
        closes = scene.page.tag[hit.last + 1] not in ("DET", "PROPN", "SCONJ") and scene.inside[hit.last + 1] < 0
        return phrase_left(scene.page, que + 1, hit.first, scene.speakers) if closes else None
    if hit.clitic is not None:
        return Phrase(hit.clitic, hit.clitic + 1)
    return phrase_right(scene.page, hit.last + 1, sentence.stop, scene.speakers)


def _taken_up(scene: Scene, sentence: Sentence, comma: int, found: Sequence[Draft]) -> tuple[Span, ...]:
    """What is taken up: the words of the quote that ends at the comma, else the clause before it."""
    page = scene.page
    close = [draft for draft in found if draft.cue and draft.hit and draft.content[-1].end == page.end[comma - 1]]
    if close:
        return close[-1].content
    start = max([sentence.first, *(i + 1 for i in range(sentence.first, comma) if page.low[i] == ";" and scene.inside[i] < 0)])
    span = trimmed(scene, skip_openers(scene, start, comma), comma)
    said = any(page.tag[i] in ("VERB", "AUX") for i in range(start, comma))
    return (span,) if span and said else ()


def such_is(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """Le pays s'enlise. C'est du moins ce qu'estime l'économiste; c'est d'ailleurs l'avis de plusieurs élus."""
    page, first = scene.page, sentence.first
    number = scene.sentences.index(sentence)
    if number == 0 or page.low[first] not in ("c'", "tel", "telle") or page.low[first + 1] != "est":
        return
    before = scene.sentences[number - 1]
    at = next(
        (i for i in range(first + 2, min(first + 9, sentence.stop - 1)) if page.low[i] in page.words("opinions") | page.words("que")), None
    )
    if at is None or (page.low[at] in page.words("que") and page.low[at - 1] != "ce"):
        return
    hit = next((h for h in scene.hits_in(sentence) if h.first >= at), None)
    start = at + 2 if page.low[at] not in page.words("que") else hit.last + 1 if hit and hit.form == "finite" else None
    who = phrase_right(page, start, sentence.stop, scene.speakers) if start is not None else None
    if who is None and hit is not None and hit.first > at + 1:
        who = Phrase(at + 1, hit.first)
    span = clause(scene, None, skip_openers(scene, before.first, before.stop), before)
    if who and span and can_speak(page, who, scene.speakers):
        content, manner = manner_of(scene, span)
        cue = page.span(hit.first, hit.last + 1) if hit else page.span(at, at + 1)
        yield Draft(content=(content,), manner=manner, rule="such_is", cue=cue, lemma=hit.lemma if hit else page.low[at], source=who)
