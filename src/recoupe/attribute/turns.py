"""Where another takes over inside a sentence, or the speaker does something else than speak."""

from __future__ import annotations

from recoupe.attribute.inversion import is_finite
from recoupe.attribute.phrases import Phrase, can_speak
from recoupe.attribute.scene import Scene, Sentence

SUBJECT = 8  # words from an « et » to the cue of another speaker


def goes_on_with_verb(scene: Scene, start: int, at: int) -> bool:
    """True where the speaker does something else: « confirme la livraison mais se refuse à tout commentaire »."""
    page = scene.page
    if any(page.low[i] in page.words("relatives") | page.words("que") or page.tag[i] in ("VERB", "AUX") for i in range(start, at)):
        return False
    following = at + 1
    reflexive = page.low[following] in page.words("reflexive") | {"ne", "n'"}
    verb = following + reflexive
    return is_finite(scene, verb) and (reflexive or page.low[at] == "mais")


def another_speaks(scene: Scene, at: int, sentence: Sentence) -> bool:
    """True behind « et » where another subject has its own cue: « dénonce un manque de moyens et la préfecture, elle, déplore … »."""
    page = scene.page
    if page.tag[at + 1] not in ("DET", "PROPN"):
        return False
    hit = next((h for h in scene.hits_in(sentence) if h.first > at), None)
    if hit is None or hit.form != "finite" or hit.clitic is not None or hit.first > at + SUBJECT:
        return False
    between = range(at + 1, hit.first)
    return not any(
        page.low[i] in page.words("relatives") | page.words("of") or scene.inside[i] >= 0 or is_finite(scene, i) for i in between
    )


def another_tells(scene: Scene, at: int, sentence: Sentence) -> bool:
    """True behind a comma where another subject begins a participle of speech: « …, sa porte-parole évoquant « une ligne rouge » »."""
    page = scene.page
    hit = next((h for h in scene.hits_in(sentence) if h.first > at), None)
    if hit is None or hit.form != "participle" or hit.first > at + SUBJECT or page.low[at] in ("un", "une", "des"):
        return False
    return can_speak(page, Phrase(at, hit.first), scene.speakers) and all(
        page.tag[i] in ("DET", "NOUN", "ADJ", "PROPN", "ADP") and scene.inside[i] < 0 for i in range(at, hit.first)
    )


def stands_alone(scene: Scene, at: int, sentence: Sentence) -> bool:
    """True behind a comma where a short clause of the outlet's own begins: « revendique 900 marcheurs, le maire en a compté 90 »."""
    page = scene.page
    if page.tag[at] not in ("DET", "PROPN"):
        return False
    for ahead in range(at + 1, min(sentence.stop, at + SUBJECT)):
        if page.low[ahead] in page.words("relatives") | {","} or scene.inside[ahead] >= 0:
            return False
        if is_finite(scene, ahead) and page.dep[ahead] not in ("acl", "amod"):
            return page.tag[ahead - 1] in ("NOUN", "PROPN", "PRON", "ADV", "ADJ")
    return False


def is_counterpart(scene: Scene, at: int, sentence: Sentence) -> bool:
    """True where the other of two takes over: « Le premier affirme qu'il dormait, le second se tait »."""
    page, first = scene.page, sentence.first
    answers = page.tag[at] == "DET" and page.low[at + 1] in scene.cues.words["second_of_two"]
    return answers and page.low[first + 1] in scene.cues.words["first_of_two"]
