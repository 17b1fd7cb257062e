"""Where what is said begins: after que, at an infinitive, at an object or after a preposition."""

from __future__ import annotations

import re

from recoupe.attribute.ends import after_medium
from recoupe.attribute.hits import Hit
from recoupe.attribute.inversion import after_aside
from recoupe.attribute.scene import Scene, Sentence

NONFINITE = re.compile(r"(?:é|ée|és|ées|ant|er|ir|re|oir|u|ue|us|ues|is|ise|it|ite)$")
INFINITIVE = re.compile(r"(?:er|ir|re|oir)$")
ASIDE = 14  # words from one comma of an aside to the other
SEARCH = 34  # words between a cue and its que: longer gaps belong to other clauses


def after_que(scene: Scene, hit: Hit, sentence: Sentence, *, addressee: bool) -> int | None:
    """The first word after the que of a cue: « a indiqué lundi, cité par RIA, que … ». `addressee`: an object may stand between."""
    page, first = scene.page, hit.last + 1
    while _passes(scene, first) and page.tag[first] != "NUM":
        first += 1
    for at in range(hit.last + 1, min(sentence.stop, hit.last + SEARCH)):
        word, tag = page.low[at], page.tag[at]
        if word in page.words("que"):
            before = page.low[at - 1]
            return at + 1 if at == hit.last + 1 or before not in scene.cues.words["before_que"] else None
        if word.startswith(("qu'\"", "qu'“", "qu'«")):
            return at  # the tokenizer leaves « qu'"un » in one piece
        if at == hit.last + 1 and word in ("à",) and page.low[at + 1 : at + 3] == ("ce", "que"):
            return at + 3
        if word in (";", ":") or scene.inside[at] >= 0 or word in ("qui", "dont", "où"):
            return None
        if tag == "AUX" or (tag == "VERB" and not NONFINITE.search(word)):
            return None
        if at == first and not addressee and hit.clitic is None and tag in ("DET", "PROPN") and not _is_time(scene, at):
            return None
    return None


def _is_time(scene: Scene, at: int) -> bool:
    return any(word in scene.page.words("times") for word in scene.page.low[at : at + 3]) or scene.page.tag[at] == "NUM"


def after_infinitive(scene: Scene, hit: Hit, sentence: Sentence, prepositions: frozenset[str], *, far: bool) -> int | None:
    """The infinitive that a cue governs after one of `prepositions` (none: a bare one). `far`: an addressee may stand between."""
    page = scene.page
    for at in range(hit.last + 1, min(sentence.stop, hit.last + (18 if far else 7))):
        word, tag = page.low[at], page.tag[at]
        begin = at + 1 if word in prepositions else at if not prepositions else None
        if begin == at and page.tag[_before_negation(scene, at) - 1] == "ADP":
            begin = None
        if not prepositions and _is_marked_infinitive(scene, at):
            return at
        if begin is not None and (
            is_infinitive(scene, begin, sentence.stop) or (begin > at and begin < sentence.stop and scene.inside[begin] >= 0)
        ):
            return begin
        if (
            scene.inside[at] >= 0
            or word in (";", ":")
            or word in page.words("relatives")
            or tag == "AUX"
            or (tag == "VERB" and not NONFINITE.search(word))
        ):
            return None
        if not far and not (tag == "ADV" or word in scene.cues.words["between"] or tag == "NUM"):
            return None
    return None


def _before_negation(scene: Scene, at: int) -> int:
    """The first word of « ne jamais signer », whose infinitive or negation stands at `at`."""
    while scene.page.low[at - 1] in scene.cues.words["negations"] | {"ne", "n'"}:
        at -= 1
    return at


def _is_marked_infinitive(scene: Scene, at: int) -> bool:
    """True at the opening mark of « regretter » in: a dit « regretter » ce choix."""
    page = scene.page
    opens = scene.inside[at] >= 0 and page.tag[at] == "PUNCT"
    return opens and page.tag[at + 1] == "VERB" and page.word[at + 1].islower() and INFINITIVE.search(page.low[at + 1]) is not None


def is_infinitive(scene: Scene, at: int, stop: int) -> bool:
    """True where an infinitive stands at `at`, its pronouns and ne pas before it."""
    page = scene.page
    while at < stop and (
        page.low[at] in scene.cues.words["negations"] | {"ne", "n'", "se", "s'", "le", "la", "l'", "les", "lui", "leur", "y", "en"}
        or page.tag[at] == "ADV"
    ):
        at += 1
    verb = at < stop and scene.inside[at] < 0 and page.tag[at] in ("VERB", "AUX") and page.word[at].islower()
    return verb and INFINITIVE.search(page.low[at]) is not None


def after_preposition(scene: Scene, hit: Hit, sentence: Sentence, prepositions: frozenset[str]) -> int | None:
    """The first word of a nominal content after one of `prepositions`, close behind the cue."""
    page = scene.page
    for at in range(hit.last + 1, min(sentence.stop - 1, hit.last + 12)):
        word = page.low[at]
        if word in prepositions and scene.inside[at] < 0:
            return at + 1
        if not (page.tag[at] == "ADV" or word in scene.cues.words["between"] or page.tag[at] == "NUM"):
            return None
    return None


def after_object(scene: Scene, hit: Hit, sentence: Sentence) -> int | None:
    """The first word of a direct object, over adverbs and an aside between commas: « a relevé, grâce aux relevés, l'existence de … »."""
    page = scene.page
    at = _over_asides(scene, hit.last + 1, sentence)
    if at >= sentence.stop or _is_delay(scene, at):
        return None
    begins = (
        page.tag[at] in ("DET", "PROPN", "NUM", "ADJ")
        or (page.low[at] == "de" and page.tag[at + 1 : at + 2] == ("ADJ",))
        or page.low[at] in ("ce", "celui", "celle", "ceux")
        or (page.low[at] == "des" and scene.inside[at + 1] >= 0)
        or _counts(scene, at)
    )
    return at if begins or scene.inside[at] >= 0 else None


def _counts(scene: Scene, at: int) -> bool:
    """True where « au moins », « plus de » open a count: « a recensé au moins 40 morts »."""
    return f"{scene.page.low[at]} {scene.page.low[at + 1]}" in scene.cues.words["about"]


def _over_asides(scene: Scene, at: int, sentence: Sentence) -> int:
    """The word behind adverbs, times, media and asides between commas that follow a cue."""
    while at < sentence.stop and scene.inside[at] < 0 and not _counts(scene, at):
        behind = after_aside(scene, at, min(sentence.stop, at + ASIDE))
        if behind == at:
            behind = _after_listener(scene, at) or after_medium(scene, at) or (at + 1 if _passes(scene, at) else at)
        if behind == at:
            break
        at = behind
    return at


def _after_listener(scene: Scene, at: int) -> int | None:
    """The word behind a medium without a name that an object follows: « a confirmé au journal | l'existence de … »."""
    page = scene.page
    noun = at + 1 if page.low[at] in ("au", "aux") else at + 2
    listens = page.low[at] in ("à", "au", "aux") and page.low[noun] in scene.speakers.media
    return noun + 1 if listens and page.tag[noun + 1] == "DET" else None


def _since(scene: Scene, at: int) -> bool:
    """True in « depuis des mois », « depuis plusieurs semaines », « depuis juin »."""
    low, times = scene.page.low, scene.page.words("times")
    begin = next((i for i in range(at, max(at - 3, -1), -1) if low[i] == "depuis"), None)
    return begin is not None and any(word in times for word in low[max(at, begin + 1) : begin + 4])


def _is_delay(scene: Scene, at: int) -> bool:
    """True for « quelques jours avant », « deux heures plus tôt », which no verb reports."""
    low = scene.page.low[at : at + 4]
    return any(word in scene.page.words("times") for word in low[:3]) and any(
        word in ("avant", "après", "plus", "auparavant") for word in low
    )


def _passes(scene: Scene, at: int) -> bool:
    """True for adverbs, times and phrases such as « de son côté » between a cue and its object."""
    page = scene.page
    if (
        page.tag[at] == "ADV"
        or page.low[at] in page.words("times")
        or _since(scene, at)
        or (page.low[at - 1] in page.words("times") and page.low[at] in ("dernier", "dernière"))
    ):
        return True
    return any(
        at - back >= 0 and page.text.startswith(phrase, page.start[at - back]) and page.end[at] <= page.start[at - back] + len(phrase)
        for phrase in scene.cues.words["asides"]
        for back in range(5)
    ) or (page.low[at] in ("ce", "cette", "le", "la", "l'") and page.low[at + 1 : at + 2] != () and page.low[at + 1] in page.words("times"))


def after_target(scene: Scene, start: int, sentence: Sentence, prepositions: frozenset[str]) -> int | None:
    """The first word after the preposition that follows a target: « accuse le maire de … » with its « de »."""
    page = scene.page
    for at in range(start + 1, min(sentence.stop - 1, start + 26)):
        word = page.low[at]
        if word in prepositions and (is_infinitive(scene, at + 1, sentence.stop) or scene.inside[at + 1] >= 0):
            return at + 1
        if word in (";", ":") or (page.tag[at] == "AUX" and word not in ("avoir", "être")):
            return None
    return None
