"""The rules for words in quotation marks around a cue."""

from __future__ import annotations

from recoupe.attribute.case import Case
from recoupe.attribute.ends import after_medium, clause, trimmed
from recoupe.attribute.hits import Hit
from recoupe.attribute.inversion import is_finite, is_inverted
from recoupe.attribute.leftward import phrase_left
from recoupe.attribute.marks import Pair
from recoupe.attribute.phrases import can_speak
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.model import Span

GLUE = " \t\n\r,.;:!?…-–—"


def inside_marks(case: Case) -> Draft | None:
    """« Nous irons, a-t-il dit, jusqu'au bout » : the cue stands inside the marks and parts the quote in two."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    number = scene.inside[hit.verb]
    if (
        number < 0
        or not case.has("marks", "marks_incise", "incise", "incise_clitic")
        or case.source is None
        or not is_inverted(scene, hit, case.sentence)
    ):
        return None
    pair = scene.pairs[number]
    stop = max(case.source.stop, hit.last + 1)
    if page.before(page.start[hit.first]) not in (",", ".", "!", "?", "…", "–", "—", "-"):
        return None
    first = trimmed(scene, page.at(pair.inner.start), hit.first)
    stop = _past_medium(scene, stop)
    while stop < page.until(pair.inner.end) and page.low[stop] in (".", "!", "?", "…"):
        stop += 1
    rest = trimmed(scene, stop, page.until(pair.inner.end))
    first = Span(max(pair.inner.start, first.start), first.end) if first else None
    return case.draft("inside_marks", first, *([rest] if rest and rest.end <= pair.inner.end else []), direct=True)


def _past_medium(scene: Scene, stop: int) -> int:
    """The stop or comma behind « …, rappelle-t-il dans un entretien exclusif »; without a medium there, `stop` itself."""
    medium = after_medium(scene, stop)
    if medium is None:
        return stop
    return next((at for at in range(medium, medium + 7) if scene.page.low[at] in (".", ",", "!", "?", "…")), stop)


def verb_in_marks(case: Case) -> Draft | None:
    """L'Union africaine « condamne fermement » l'attaque et « appelle au calme » : the marks begin at the verb itself."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    number = scene.inside[hit.verb]
    if number < 0 or hit.form != "finite" or page.start[hit.first] != scene.pairs[number].inner.start or hit.clitic is not None:
        return None
    mark = page.at(scene.pairs[number].span.start)
    who = phrase_left(page, case.sentence.first, mark, scene.speakers)
    if who is None or not can_speak(page, who, scene.speakers) or is_finite(scene, who.stop - 1):
        return None
    return case.draft("verb_in_marks", clause(scene, None, mark, case.sentence), source=who)


def before_cue(case: Case) -> Draft | None:
    """« Nous irons jusqu'au bout », a dit le maire : the marks close before the cue; more marks after it go on."""
    scene, hit = case.scene, case.hit
    pair = _pair_before(scene, hit)
    if pair is None or scene.inside[hit.verb] >= 0 or not case.has("marks", "marks_incise") or not stands_alone(scene, pair, case.sentence):
        return None
    if case.source is None or case.source.first < hit.first:
        return None
    more = _pairs_after(scene, max(case.source.stop, hit.last + 1), case.sentence)
    return case.draft("before_cue", pair.inner, *(later.inner for later in more), direct=True)


def _pair_before(scene: Scene, hit: Hit) -> Pair | None:
    page = scene.page
    at = hit.first - 1
    while at >= 0 and (page.low[at].strip(GLUE) == "" or page.low[at] == "ainsi") and scene.inside[at] < 0:
        at -= 1
    if at >= 0 and page.low[at] == "comme" and scene.inside[at] < 0:
        return None
    return scene.pairs[scene.inside[at]] if at >= 0 and scene.inside[at] >= 0 else None


def stands_alone(scene: Scene, pair: Pair, sentence: Sentence) -> bool:
    """True where the marks hold all that is said, not the end of a clause that began before them."""
    page = scene.page
    first = page.at(pair.inner.start)
    if page.at(pair.span.start) <= sentence.first:
        return True
    if page.tag[first] == "AUX" and page.word[first].islower() and first + 1 < sentence.stop and not page.low[first + 1].startswith("-"):
        return False  # the verb of a subject outside: « la salle, pleine, "a été détruite", a-t-il dit »
    return page.before(pair.span.start) in (":", ",", ".", "!", "?", "…", "»", "”", "–", "—", "-", ";", '"', "")


def _pairs_after(scene: Scene, start: int, sentence: Sentence) -> list[Pair]:
    """Marks that go on after « , a dit le maire, »: only a comma and a setting between, no other cue."""
    page = scene.page
    at = start
    while at < sentence.stop and scene.inside[at] < 0:
        if at in scene.by_first or page.low[at] in (":", ";"):
            return []
        at += 1
    if at >= sentence.stop or at - start > 8 or page.low[at - 1] not in (",", "-", "–", "—"):
        return []
    pair = scene.pairs[scene.inside[at]]
    ends = page.until(pair.span.end)
    while ends < sentence.stop and page.low[ends] in (",", "."):
        ends += 1
    later = scene.by_first.get(ends)
    return [] if later is not None and is_inverted(scene, later, sentence) else [pair]


def colon(case: Case) -> Draft | None:
    """Le maire a dit : « Nous irons jusqu'au bout. »"""
    scene, hit, page = case.scene, case.hit, case.scene.page
    if not case.has("marks") or scene.inside[hit.verb] >= 0:
        return None
    for at in range(hit.last + 1, case.sentence.stop):
        if scene.inside[at] >= 0:
            pair = scene.pairs[scene.inside[at]]
            glued = at == hit.last + 1 and is_inverted(scene, hit, case.sentence)
            return case.draft("colon", pair.inner, direct=True) if page.low[at - 1] == ":" or glued else None
        if page.low[at] == ";" or (at in scene.by_first and scene.by_first[at].form == "finite"):
            return None
    return None


def in_marks(case: Case) -> Draft | None:
    """Le député parle d'« un scandale »: an object in marks right after the cue."""
    scene, hit = case.scene, case.hit
    if not case.has("in_marks") or not (case.follows if case.source is None else can_speak(scene.page, case.source, scene.speakers)):
        return None
    for at in range(hit.last + 1, min(case.sentence.stop, hit.last + 7)):
        if scene.inside[at] >= 0:
            return case.draft("in_marks", clause(scene, hit, at, case.sentence, nominal=True))
        if scene.page.tag[at] not in ("ADP", "DET", "ADV", "NOUN"):
            return None
    return None
