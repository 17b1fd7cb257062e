"""Where another takes over inside a sentence, or the speaker does something else than speak."""

from __future__ import annotations

from recoupe.attribute.inversion import is_finite
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


def is_counterpart(scene: Scene, at: int, sentence: Sentence) -> bool:
    """True where the other of two takes over: « Le premier affirme qu'il dormait, le second se tait »."""
    page, first = scene.page, sentence.first
    answers = page.tag[at] == "DET" and page.low[at + 1] in scene.cues.words["second_of_two"]
    return answers and page.low[first + 1] in scene.cues.words["first_of_two"]
