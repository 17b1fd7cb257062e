"""Whether the subject stands behind its verb: « …, a indiqué le maire », and where."""

from __future__ import annotations

from recoupe.attribute.hits import Hit
from recoupe.attribute.phrases import Phrase, can_speak, phrase_right
from recoupe.attribute.scene import Scene, Sentence

BEHIND = 14  # words between an inverted cue and its subject: « a déclaré mardi à la chaîne publique le chef de … »
ASIDES = frozenset({"ADP", "ADV", "DET", "ADJ", "VERB", "PRON", "NOUN", "NUM"})  # what an aside begins with
BARE = ("ert", "erte", "u", "ue", "us", "ues", "is", "ise", "ises")  # participles that look conjugated
PARTICIPLES = ("é", "ée", "és", "ées", "ert", "erte", "ue", "ite", "ise")  # « dans une lettre ouverte », « dans une note écrite »


def is_inverted(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """True where the subject stands behind the verb: « …, a indiqué le maire », « comme le précise l'ambassadeur »."""
    page = scene.page
    if hit.form != "finite":
        return False
    if hit.clitic is not None:
        return True
    before = page.low[hit.first - 1] if hit.first > sentence.first else ""
    behind = subject_behind(scene, hit, sentence)
    if behind is None:
        return False
    if _follows_a_quote(scene, hit, sentence) and hit.frames() & {"marks", "marks_incise"}:
        return True
    if not can_speak(page, behind, scene.speakers):
        return False
    if before == "comme" or _ends_pair(scene, hit.first - 1):
        return True
    if before not in (",", "-", "—", "–", "...", "…", "?", "!", "."):
        return False
    resumes = (
        page.low[behind.stop : behind.stop + 1] == (",",) and behind.stop + 1 < sentence.stop and _is_verb_next(scene, behind.stop + 1)
    )
    return _ends_pair(scene, hit.first - 2) or (before == "," and resumes) or _is_clause_before(scene, hit, sentence)


def _follows_a_quote(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """True where nothing but marks and a comma stands between the sentence's start and the cue: whoever comes behind it speaks."""
    at = hit.first - 1
    while at >= sentence.first and (scene.page.tag[at] == "PUNCT" or scene.page.low[at] == "ainsi") and scene.inside[at] < 0:
        at -= 1
    return _ends_pair(scene, at) and scene.page.at(scene.pairs[scene.inside[at]].span.start) <= sentence.first


def _is_verb_next(scene: Scene, at: int) -> bool:
    """True where a conjugated verb stands at `at`, pronouns and ne before it: « Le pont, a dit le maire, sera réparé »."""
    page = scene.page
    while at + 1 < len(page) and page.low[at] in page.words("objects") | page.words("reflexive") | {"ne", "n'"} and page.tag[at] != "DET":
        at += 1
    return is_finite(scene, at)


def subject_behind(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The phrase behind the cue, over times, adverbs, a listener or a medium: « a déclaré mardi à l'AFP une source militaire »."""
    page, limit = scene.page, min(sentence.stop, hit.last + BEHIND)
    at = _after_aside_of_speech(scene, hit.last + 1, limit)
    while at < limit and scene.inside[at] == scene.inside[hit.verb]:
        word, tag = page.low[at], page.tag[at]
        date = next((i for i in range(at, min(at + 5, limit)) if page.low[i] in page.words("times")), None)
        if (
            date is not None
            and (tag in ("DET", "NUM") or at == date)
            and all(page.tag[i] in ("DET", "NUM", "ADJ", "NOUN") for i in range(at, date))
        ):
            at = date + 1
            while at < limit and (page.tag[at] == "NUM" or page.low[at] in page.words("times") | {"dernier", "dernière", "matin"}):
                at += 1
        elif word in page.words("of") and page.low[at + 1] in scene.cues.words["at_once"]:
            at += 2
        elif (
            aside := next((words for words in scene.cues.words["asides"] if page.text.startswith(words, page.start[at])), None)
        ) is not None:
            at = page.until(page.start[at] + len(aside))
        elif word == "lors" and page.low[at + 1] in page.words("of"):
            at = _after_setting(scene, at + 1, limit)
        elif (
            tag == "ADV"
            or word in page.words("times")
            or (word == "," and at > hit.last + 1 and page.low[at - 1] in page.words("times"))
            or (word == "," and any(w in page.words("times") for w in page.low[at + 1 : at + 4]))
        ):
            at += 1
        elif tag == "ADP" and word not in ("de", "d'", "par", "pour", "contre"):
            at = _after_setting(scene, at, limit)
        else:
            break
    if at >= limit or (scene.inside[at] >= 0 and scene.inside[hit.verb] < 0) or page.tag[at] in ("PUNCT", "ADP", "SCONJ", "CCONJ"):
        return None
    return phrase_right(page, at, sentence.stop, scene.speakers)


def _after_aside_of_speech(scene: Scene, at: int, limit: int) -> int:
    """The word after an aside right behind the cue, unless the speaker stands in it: « promet, la main levée, le maire »."""
    behind = after_aside(scene, at, limit)
    holds_speaker = (
        behind > at and scene.page.tag[at + 1] in ("DET", "NOUN") and can_speak(scene.page, Phrase(at + 1, behind - 1), scene.speakers)
    )
    return at if holds_speaker else behind


def after_aside(scene: Scene, at: int, limit: int) -> int:
    """The word after an aside between commas that opens at `at`: « , dans un tract, », « , dépité, », « , elle aussi, »; else `at`."""
    page = scene.page
    if page.low[at] != "," or page.tag[at + 1] not in ASIDES or page.low[at + 1] in page.words("relatives") or at + 1 in scene.by_first:
        return at
    close = next((i for i in range(at + 1, limit) if page.low[i] == "," and scene.inside[i] < 0), None)
    if close is None or any(_tells(scene, i) for i in range(at + 1, close)):
        return at
    return close + 1


def _tells(scene: Scene, at: int) -> bool:
    """True for marks and for a conjugated verb that is no participle: what an aside does not hold."""
    return scene.inside[at] >= 0 or (is_finite(scene, at) and not scene.page.low[at].endswith(BARE))


def _after_setting(scene: Scene, at: int, limit: int) -> int:
    """The word after « à l'AFP », « dans un communiqué », « devant la presse »: where a new phrase may begin."""
    page = scene.page
    begin = at + 1
    while begin < limit and page.tag[begin] == "DET":
        begin += 1
    begin += 1
    while (
        begin < limit
        and (
            page.tag[begin] in ("ADJ", "ADP")
            or (page.tag[begin] == "NUM" and page.word[begin - 1][:1].isupper())
            or (
                page.tag[begin] in ("NOUN", "PROPN")
                and (page.tag[begin - 1] == "ADP" or (page.tag[begin - 1] == "PROPN" and page.named[begin] == page.named[begin - 1]))
            )
            or (page.tag[begin] == "NOUN" and page.tag[begin - 1] == "NOUN")
            or (page.tag[begin] == "PROPN" and page.low[begin - 1] in scene.speakers.media)
            or (page.tag[begin] == "VERB" and page.tag[begin - 1] == "NOUN" and page.low[begin].endswith(PARTICIPLES))
            or (page.tag[begin] == "DET" and page.tag[begin - 1] == "ADP")
        )
        and (page.low[begin] not in scene.speakers.persons or _is_governed(scene, begin))
    ):
        begin += 1
    return begin


def _is_governed(scene: Scene, at: int) -> bool:
    """True for « homologue » in « lors d'un entretien avec son homologue »."""
    tag = scene.page.tag
    return tag[at - 1] == "ADP" or (tag[at - 1] == "DET" and tag[at - 2] == "ADP")


def _ends_pair(scene: Scene, at: int) -> bool:
    return at >= 0 and scene.inside[at] >= 0


def _is_clause_before(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """True where what stands before « , a indiqué X » is a clause of its own, not a subject and its aside."""
    page = scene.page
    subject = next(
        (
            i
            for i in range(hit.first - 1, sentence.first - 1, -1)
            if page.head[i] in (hit.verb, hit.finite) and page.dep[i].startswith("nsubj")
        ),
        None,
    )
    verbs = [i for i in range(sentence.first, hit.first) if is_finite(scene, i)]
    if subject is not None and page.low[subject] not in page.words("relatives") and not verbs:
        return False
    aside = next((i for i in range(hit.first - 2, sentence.first, -1) if page.low[i] == ","), None)
    if (
        aside is not None
        and page.low[aside + 1] in page.words("relatives") | {"en", "dans", "lors", "au"}
        and not any(i < aside for i in verbs)
    ):
        return False
    outer = [i for i in verbs if not page.words("relatives") & set(page.low[max(sentence.first, i - 3) : i])]
    return bool(outer) or (subject is None and not verbs)


def is_finite(scene: Scene, at: int) -> bool:
    page = scene.page
    return page.tag[at] == "AUX" or (
        page.tag[at] == "VERB" and not page.low[at].endswith(("er", "ir", "ant", "é", "és", "ée", "ées", "re"))
    )
