"""The rules for clauses without marks: after que, infinitives, and clauses that an incise closes."""

from __future__ import annotations

import re

from recoupe.attribute import contents
from recoupe.attribute.case import Case, speaks
from recoupe.attribute.ends import clause, manner_of, trimmed
from recoupe.attribute.hits import Hit
from recoupe.attribute.inversion import is_finite, is_inverted
from recoupe.attribute.phrases import can_speak
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.model import Span

COLON = 8  # words between a cue and the colon that opens what is said


def que(case: Case) -> Draft | None:
    """Le maire a dit que le pont rouvrirait."""
    if not case.has("que", "target_que") or not speaks(case):
        return None
    if case.has("inf") and contents.after_infinitive(case.scene, case.hit, case.sentence, frozenset(), far=False) is not None:
        return None  # « a dit craindre que »: the infinitive is said too
    start = contents.after_que(case.scene, case.hit, case.sentence, addressee=case.has("target_que"))
    if start is None or start >= case.sentence.stop:
        return None
    if case.scene.page.low[start] == ":":
        return None
    if any(record.receiver for record in case.hit.records):
        return None  # who learns that something is so does not say it
    span = clause(case.scene, case.hit, start, case.sentence)
    glued = re.match(r"qu[e'] ?(?=[\"“«])", case.scene.page.text[span.start : span.end]) if span else None
    return case.draft("que", Span(span.start + glued.end(), span.end) if span and glued else span)


def infinitive(case: Case) -> Draft | None:
    """Le maire a promis de rouvrir le pont; dit vouloir apaiser; appelle à voter."""
    if _asks_no_name(case) or not speaks(case):
        return None
    for frame, prepositions, far in (
        ("inf", frozenset[str](), True),
        ("de_inf", case.scene.page.words("of_short"), True),
        ("a_inf", case.scene.page.words("to"), False),
        ("pour_inf", frozenset({"pour"}), False),
    ):
        if case.has(frame) and (start := contents.after_infinitive(case.scene, case.hit, case.sentence, prepositions, far=far)) is not None:
            return case.draft("infinitive", _marked(case, start) or clause(case.scene, case.hit, start, case.sentence))
    return None


def _marked(case: Case, start: int) -> Span | None:
    """The words in marks that begin at `start`, where a comma closes them: « affirme « agir au nom de tous », en réponse à … »."""
    scene, page = case.scene, case.scene.page
    if scene.inside[start] < 0:
        return None
    pair = scene.pairs[scene.inside[start]]
    return pair.span if page.low[page.until(pair.span.end)] == "," else None


def _asks_no_name(case: Case) -> bool:
    """True for « qui a souhaité garder l'anonymat », which says nothing."""
    words = " ".join(case.scene.page.low[case.hit.last + 1 : case.hit.last + 7])
    return "anonym" in words or any(f"ne pas être {word}" in words for word in ("nommé", "identifié", "cité"))


def attribute(case: Case) -> Draft | None:
    """La ministre s'est dite prête à recevoir les syndicats."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    start = hit.last + 1
    while start < case.sentence.stop and page.tag[start] == "ADV" and page.tag[start + 1 : start + 2] != () and scene.inside[start] < 0:
        start += 1
    if not case.has("adj") or start >= case.sentence.stop:
        return None
    fits = scene.inside[start] >= 0 or (page.tag[start] in ("ADJ", "VERB", "ADP") and page.low[start] not in ("à", "lors", "dans"))
    return case.draft("attribute", clause(scene, hit, start, case.sentence)) if fits else None


def question(case: Case) -> Draft | None:
    """Le juge se demande si la plainte est fondée; le maire a expliqué pourquoi le pont est fermé."""
    page, at = case.scene.page, case.hit.last + 1
    if not case.has("si") or page.low[at : at + 1] not in [("si",), ("s'",), ("pourquoi",), ("comment",)]:
        return None
    return case.draft("question", clause(case.scene, case.hit, at, case.sentence))


def incise(case: Case) -> Draft | None:
    """Le pont rouvrira lundi, a indiqué le maire; le pont, a indiqué le maire, rouvrira lundi."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    allowed = ("incise", "incise_clitic") if hit.clitic is not None else ("incise",)
    if not case.has(*allowed) or case.source is None or scene.inside[hit.verb] >= 0 or not is_inverted(scene, hit, case.sentence):
        return None
    behind = max(case.source.stop, hit.last + 1)
    if page.low[hit.first - 1] == "comme":
        return _as_says(case, behind)
    if hit.first - 1 < case.sentence.first or page.low[hit.first - 1] not in (",", ".", "»", "”", "!", "?", "…", "...", "-", "–", "—", '"'):
        return None
    if hit.first >= 2 and page.low[hit.first - 2] in ("qui", "que", "qu'", "dont"):
        rest = clause(scene, hit, behind + (page.low[behind : behind + 1] == (",",)), case.sentence)
        return case.draft("incise", rest)
    begin = _clause_start(scene, hit, case.sentence)
    begin = _apposed(scene, hit, begin)
    first = trimmed(scene, begin, hit.first - 1)
    more = _rest_of_clause(case, begin, behind)
    if first is None or len(first) < 2:
        return case.draft("incise", more[0]) if more else None
    manner = manner_of(scene, first)[1]
    if page.low[begin - 1 : begin] in [("—",), ("–",)] and any(block.start == page.start[begin - 1] for block in page.read):
        return case.draft("dialogue", first, *more, direct=True)
    return case.draft("incise", first, *more, direct=manner == "direct")


def announced(case: Case) -> Draft | None:
    """Kossa persiste : aucun soldat ne partira; le maire l'a redit lundi : pas de fermeture sans débat."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    if hit.form != "finite" or not case.has("marks") or case.source is None or not can_speak(page, case.source, scene.speakers):
        return None
    near = range(hit.last + 1, min(case.sentence.stop - 1, hit.last + COLON))
    colon = next((at for at in near if page.low[at] == ":" or scene.inside[at] >= 0 or is_finite(scene, at)), None)
    if colon is None or page.low[colon] != ":" or scene.inside[colon + 1] >= 0:
        return None
    said = page.low[colon + 1] in page.words("verbless") or any(is_finite(scene, at) for at in range(colon + 1, case.sentence.stop))
    return case.draft("announced", clause(scene, hit, colon + 1, case.sentence)) if said else None


def _clause_start(scene: Scene, hit: Hit, sentence: Sentence) -> int:
    """The first word of the clause before an incise, openers such as « Toutefois, » left out."""
    page = scene.page
    start = sentence.first
    for at in range(hit.first - 2, sentence.first, -1):
        if page.low[at] == ";" and scene.inside[at] < 0:
            start = at + 1
            break
    return skip_openers(scene, start, hit.first)


def skip_openers(scene: Scene, start: int, stop: int) -> int:
    """The first word at or after `start` that is no « Toutefois, », « Mais », « En outre, » or dash."""
    page = scene.page
    moved = True
    while moved and start < stop:
        moved = False
        text = page.text[page.start[start] : page.start[start] + 24].lower()
        for opener in sorted(scene.cues.words["openers"], key=len, reverse=True):
            if text.startswith(opener) and not text[len(opener) : len(opener) + 1].isalnum():
                start = page.at(page.start[start] + len(opener))
                moved = True
                break
        if start < stop and page.low[start] in (",", "-", "–", "—"):
            start += 1
            moved = True
    return start


def _apposed(scene: Scene, hit: Hit, begin: int) -> int:
    """`begin`, or the article of « un « faux pas » », where only that, apposed to the outlet's clause, is said: « , a tonné X »."""
    page, at = scene.page, hit.first - 2
    if page.low[hit.first - 1] != "," or scene.inside[at] < 0:
        return begin
    opens = page.at(scene.pairs[scene.inside[at]].span.start)
    apposed = opens - 2 > begin and page.low[opens - 1] in ("un", "une") and page.low[opens - 2] == ","
    alone = all(scene.inside[i] < 0 for i in range(begin, opens)) and any(is_finite(scene, i) for i in range(begin, opens))
    return opens - 1 if apposed and alone else begin


def _rest_of_clause(case: Case, begin: int, behind: int) -> list[Span]:
    """What goes on after « , a indiqué le maire, » where the clause before it has no verb yet."""
    scene, page = case.scene, case.scene.page
    if (
        page.low[behind : behind + 1] != (",",)
        or (_has_main_verb(case, begin) and not _is_subordinate(case, begin) and not _governs(case, behind + 1))
        or (behind + 1 in scene.by_first and scene.by_first[behind + 1].form != "passive")
    ):
        return []
    rest = clause(scene, case.hit, behind + 1, case.sentence)
    return [rest] if rest and any(page.tag[i] in ("VERB", "AUX") for i in range(behind + 1, page.until(rest.end))) else []


def _has_main_verb(case: Case, begin: int) -> bool:
    """True where a conjugated verb outside of relative clauses stands between `begin` and the incise."""
    scene, page = case.scene, case.scene.page
    for at in range(begin, case.hit.first - 1):
        comma = next((i for i in range(at, begin - 1, -1) if page.low[i] == ","), begin)
        if is_finite(scene, at) and not (comma > begin and page.low[comma + 1] in page.words("relatives")):
            return True
    return False


def _governs(case: Case, at: int) -> bool:
    """True where the clause before the incise goes on with what its verb governs: « Le camp menaçait, dit-il, de se retirer »."""
    page = case.scene.page
    of = page.low[at] in page.words("of_short") | {"à"} and contents.is_infinitive(case.scene, at + 1, case.sentence.stop)
    return of or page.low[at] in page.words("que")


def _is_subordinate(case: Case, begin: int) -> bool:
    """True where a clause before an incise waits for its main clause: « Si rien ne change, prévient le maire, le port fermera »."""
    page = case.scene.page
    opens = page.low[begin] in page.words("subordinators") or (page.low[begin] == "s'" and page.low[begin + 1] in ("il", "ils"))
    return opens and not any(page.low[i] == "," and case.scene.inside[i] < 0 for i in range(begin, case.hit.first - 1))


def _as_says(case: Case, behind: int) -> Draft | None:
    """Comme le rappelle l'ONG, « la Russie a bloqué … »; l'armée restera, comme le précise l'ambassadeur."""
    scene, hit, page, sentence = case.scene, case.hit, case.scene.page, case.sentence
    at = behind + (page.low[behind : behind + 1] == (",",))
    if at < sentence.stop and scene.inside[at] >= 0:
        return case.draft("as_says", scene.pairs[scene.inside[at]].inner, direct=True)
    begin = skip_openers(scene, sentence.first, hit.first)
    comma = next(
        (i for i in range(hit.first - 2, begin, -1) if page.low[i] == "," and page.low[begin] in ("si", "bien", "alors", "tandis")), None
    )
    if hit.first - 1 > begin + 2:
        return case.draft("as_says", trimmed(scene, comma + 1 if comma else begin, hit.first - 1))
    return case.draft("as_says", clause(scene, hit, at, sentence)) if at > behind else None
