"""The rules for words that no cue claims: marks that stand alone, and what follows « se veut clair »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.attribute.clauses import skip_openers
from recoupe.attribute.ends import clause, manner_of
from recoupe.attribute.leftward import phrase_left
from recoupe.attribute.phrases import Phrase, can_speak, phrase_right
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.attribute.subjects import subjects
from recoupe.lexicon import table
from recoupe.model import Span

NAMING = 10  # words before marks among which « slogan » or « intitulé » shows that they are a title
NESTED = 0.6  # share of the words in marks that a claimed quote holds: below it, it is a quote inside them
WORDS_OF_A_QUOTE = 4  # words in marks without a cue: below this they are a scare quote, a title or a term


def free_indirect(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """Le gouvernement se veut clair. Les forces présentes sont des instructeurs."""
    page = scene.page
    free = table("fr", "cues")["free"]
    last = sentence.stop - 1 if page.low[sentence.stop - 1] in (".", ":") else sentence.stop
    if page.low[last - 1] not in free["adjectives"] or last - sentence.first > 12 or found:
        return
    verb = next(
        (i for i in range(last - 2, sentence.first, -1) if page.low[i] in page.words("poses")),
        None,
    )
    later = scene.sentence_at(sentence.stop) if sentence.stop < len(page) else None
    if verb is None or later is None or scene.inside[later.first] >= 0:
        return
    first = verb - (page.low[verb - 1] in ("se", "s'"))
    who = phrase_left(page, sentence.first, first, scene.speakers)
    span = clause(scene, None, later.first, later)
    if (
        who
        and span
        and can_speak(page, who, scene.speakers)
        and (first != verb or "est" in page.low[verb] or "sont" in page.low[verb])
        and not any(True for _ in scene.hits_in(later))
    ):
        yield Draft(
            content=(span,),
            manner=manner_of(scene, span)[1],
            rule="free_indirect",
            cue=page.span(first, last),
            lemma="se vouloir",
            source=who,
        )


def marks_alone(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """Words in marks that no cue claims, long enough to be somebody's: the speaker is the one who speaks before, or after."""
    page = scene.page
    for pair in scene.pairs:
        if not (sentence.span.start <= pair.span.start < sentence.span.end) or any(_touches(draft, pair.span) for draft in found):
            continue
        first, stop = page.at(pair.inner.start), page.until(pair.inner.end)
        if stop - first < WORDS_OF_A_QUOTE or not any(page.tag[i] in ("VERB", "AUX") for i in range(first, stop)):
            continue
        if _is_titled(scene, sentence, first):
            continue
        who = _before_colon(scene, sentence, first)
        yield Draft(content=(pair.inner,), manner="direct", rule="marks_alone", source=who, follows=who is None)


def _touches(draft: Draft, span: Span) -> bool:
    if draft.rule == "inside_marks" and span.contains(draft.content[0]):
        return True
    return sum(max(0, min(piece.end, span.end) - max(piece.start, span.start)) for piece in draft.content) > NESTED * len(span) or any(
        piece.contains(span) for piece in draft.content
    )


def _is_titled(scene: Scene, sentence: Sentence, first: int) -> bool:
    """True for slogans, titles and names of things: « des banderoles comme « Le peuple vous accompagne » »."""
    before = scene.page.low[max(sentence.first, first - NAMING) : first]
    return any(word in scene.cues.words["naming"] for word in before)


def _before_colon(scene: Scene, sentence: Sentence, first: int) -> Phrase | None:
    """Who is spoken of in « Le maire est formel : « … » »."""
    page = scene.page
    colon = first - 2
    if colon <= sentence.first or page.low[colon] != ":":
        return None
    who = phrase_right(page, skip_openers(scene, sentence.first, colon), colon, scene.speakers)
    if who and can_speak(page, who, scene.speakers):
        return who
    found = subjects(page, sentence.first, colon, scene.speakers)
    return found[-1] if found and scene.inside[found[-1].first] < 0 else None


def conditional(scene: Scene, sentence: Sentence, before: Sequence[Draft]) -> Iterator[Draft]:
    """Deux hommes auraient été vus près du port : the press conditional goes on with what somebody said in the sentence before.

    Alone it has no speaker, and is left to the outlet.
    """
    page = scene.page
    words = scene.cues.words
    if page.low[sentence.stop - 1] == "?" or any(page.low[i] in words["hypotheses"] for i in range(sentence.first, sentence.stop)):
        return
    for at in range(sentence.first + 1, sentence.stop - 1):
        if page.low[at] in words["conditionals"] and page.tag[at] == "AUX" and scene.inside[at] < 0:
            verb = next((i for i in range(at + 1, min(at + 4, sentence.stop)) if page.tag[i] == "VERB"), None)
            span = clause(scene, None, skip_openers(scene, sentence.first, sentence.stop), sentence)
            if verb is not None and span and page.low[verb] not in words["modals"]:
                content, manner = manner_of(scene, span)
                cue = page.span(at, at + 1)
                yield Draft(content=(content,), manner=manner, rule="conditional", cue=cue, lemma="conditionnel", follows=True)
            return
