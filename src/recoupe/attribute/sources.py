"""Which words name the speaker at one cue, and whether the cue borrows its speaker from the cue before."""

from __future__ import annotations

from recoupe.attribute.hits import Hit
from recoupe.attribute.inversion import is_finite, is_inverted, subject_behind
from recoupe.attribute.leftward import closest_left, phrase_left
from recoupe.attribute.phrases import Phrase, can_speak, phrase_right
from recoupe.attribute.scene import Scene, Sentence
from recoupe.attribute.subjects import parsed_subject

PASSIVE = 16  # words between a participle and its « par » where what is said stands between them in marks
BORROWS = frozenset({"gerund", "participle", "infinitive", "past"})


def source_of(scene: Scene, hit: Hit, sentence: Sentence) -> tuple[Phrase | None, bool]:
    """The speaker's words at `hit`, and True where it has none of its own and follows the cue before."""
    if hit.clitic is not None:
        return _behind_on(scene, hit, sentence) or Phrase(hit.clitic, hit.clitic + 1), False
    if hit.form == "passive":
        return agent(scene, hit, sentence), False
    if is_inverted(scene, hit, sentence):
        return subject_behind(scene, hit, sentence), False
    if hit.form in BORROWS:
        who = _beside_noun(scene, hit, sentence)
        return who, who is not None or not _modifies_a_thing(scene, hit, sentence)
    floor = clause_floor(scene, hit, sentence)
    if _is_coordinated(scene, hit, floor):
        return None, True
    subject = parsed_subject(scene.page, hit, floor, scene.speakers)
    guess = phrase_left(scene.page, floor, hit.first, scene.speakers)
    if subject and guess and can_speak(scene.page, guess, scene.speakers):
        begins = guess.first == floor or scene.page.tag[guess.first - 1] in ("PUNCT", "CCONJ", "SCONJ")
        if guess.first <= subject.first <= guess.stop or (begins and guess.stop == hit.first):
            subject = guess
    if subject and guess and _is_stress(scene, subject):
        subject = guess  # « la direction, elle, déplore »
    chosen = _before_relative(scene, floor, hit.first) or subject or guess
    if chosen and scene.page.low[chosen.first : chosen.stop] == ("on",):
        return _place_of_on(scene, chosen.first, sentence) or chosen, False
    return chosen, False


def _before_relative(scene: Scene, floor: int, first: int) -> Phrase | None:
    """The subject that a whole relative clause parts from its verb: « Un cadre qui a requis l'anonymat reconnaît … »."""
    page = scene.page
    qui = next((at for at in range(first - 1, floor, -1) if page.low[at] in ("qui", ",")), None)
    if qui is None or page.low[qui] == "," or not any(is_finite(scene, at) for at in range(qui + 1, first)):
        return None
    return closest_left(page, floor, qui)


def _is_stress(scene: Scene, phrase: Phrase) -> bool:
    """True for a pronoun between commas that only stresses the subject before it."""
    low = scene.page.low
    return (
        phrase.stop - phrase.first == 1
        and low[phrase.first] in scene.page.words("stress")
        and low[phrase.first - 1] == low[phrase.stop] == ","
    )


def _place_of_on(scene: Scene, on: int, sentence: Sentence) -> Phrase | None:
    """Where on speaks: « Du côté de la mairie, on rejette … », « Au ministère, on assure … », « Dans l'entourage du roi, on dit … »."""
    page, at = scene.page, sentence.first
    if page.low[on - 1] != ",":
        return None
    if page.follows(at, ("du", "côté")):
        begin = at + 2 + (page.low[at + 2] == "de")
        begin += page.low[begin] in ("du", "des", "d'")
    elif page.low[at] in ("à", "au", "aux", "dans", "chez"):
        begin = at + 1
    else:
        return None
    phrase = phrase_right(page, begin, on, scene.speakers)
    if phrase is None or phrase.stop < on - 1 or any(page.low[i] in page.words("times") for i in range(begin, on)):
        return None
    told = any(page.tag[i] == "NOUN" for i in range(phrase.first, phrase.stop))  # « à Varsovie » is only where
    return phrase if told and can_speak(page, phrase, scene.speakers) else None


def clause_floor(scene: Scene, hit: Hit, sentence: Sentence) -> int:
    """The first word that the subject of `hit` may take: after a stop, a mark, or a que before it."""
    page = scene.page
    for at in range(hit.first - 1, sentence.first - 1, -1):
        if page.low[at] in (";", ":", "—", "–") or (scene.inside[at] != scene.inside[hit.first]):
            return at + 1
        if page.low[at] in page.words("relatives") and page.low[at - 1] == "," and page.low[hit.first - 1] == "," and hit.first - at > 2:
            continue  # the relative clause is an aside: « Le groupe, dont l'ONG, a dit »
        if page.low[at] in (
            "que",
            "qu'",
            "lorsque",
            "lorsqu'",
            "puisque",
            "dont",
            "où",
            "laquelle",
            "lequel",
            "quand",
            "comme",
        ) and page.low[at - 1 : at] not in [("ainsi",)]:
            return at + 1
        if (
            page.low[at] in ("mais", "et", "car", "or", "puis")
            and at + 1 < hit.first
            and page.tag[at + 1] in ("DET", "PROPN", "PRON")
            and _has_verb(scene, sentence.first, at)
        ):
            if page.low[at] == "et" and not _has_verb(scene, max(sentence.first, at - 6), at):
                continue
            return at + 1
    return sentence.first


def _has_verb(scene: Scene, first: int, stop: int) -> bool:
    return any(scene.page.tag[i] in ("VERB", "AUX") for i in range(first, stop))


def _is_coordinated(scene: Scene, hit: Hit, floor: int) -> bool:
    """True where only a coordinator and adverbs stand before the cue: « … et a menacé », « …, puis, mardi, ajoute »."""
    page = scene.page
    at = hit.first - 1
    while at >= floor and (page.tag[at] == "ADV" or page.low[at] in scene.cues.words["between"] - {","}):
        at -= 1
    if at < floor:
        return at >= 0 and floor > 0 and page.low[floor - 1] in page.words("coordinators") and floor == hit.first
    return page.low[at] in page.words("coordinators") - {","} or (
        page.low[at] == ","
        and any(h.last < at and h.form == "finite" for h in scene.hits_in(_sentence(scene, hit)))
        and not _closes_aside(scene, floor, at)
    )


def _sentence(scene: Scene, hit: Hit) -> Sentence:
    found = scene.sentence_at(hit.verb)
    assert found is not None, "every hit that a rule sees stands in a sentence"
    return found


def _closes_aside(scene: Scene, floor: int, comma: int) -> bool:
    """True where the comma closes an aside after a subject: « Le maire, en visite, a dit »."""
    return (
        any(scene.page.low[at] == "," for at in range(comma - 1, floor, -1))
        and phrase_left(scene.page, floor, comma + 1, scene.speakers) is not None
    )


def _behind_on(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Who really spoke in « a-t-on appris de sources militaires », « indique-t-on au ministère »: on is the receiver."""
    page = scene.page
    if hit.clitic is None or not page.low[hit.clitic].endswith("on"):
        return None
    for at in range(hit.last + 1, min(sentence.stop - 1, hit.last + 7)):
        if page.low[at] == "dans" and any(word in scene.speakers.documents for word in page.low[at + 1 : at + 4]):
            return phrase_right(page, at + 1, sentence.stop, scene.speakers)
        if page.low[at] in page.words("from") | {"dans"}:
            begin = at + 2 if page.low[at] == "auprès" else at + 1
            phrase = phrase_right(page, begin, sentence.stop, scene.speakers)
            if phrase and can_speak(page, phrase, scene.speakers):
                return phrase
        elif page.tag[at] not in ("ADV", "NOUN", "NUM", "DET"):
            return None
    return None


def agent(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Who speaks in a passive: the phrase after « par »."""
    page = scene.page
    marked = any(scene.inside[at] >= 0 for at in (hit.last + 1, hit.last + 2))
    for at in range(hit.last + 1, min(sentence.stop - 1, hit.last + (PASSIVE if marked else 6))):
        if page.low[at] == "par" and scene.inside[at] < 0:
            phrase = phrase_right(page, at + 1, sentence.stop, scene.speakers)
            return phrase if phrase and can_speak(page, phrase, scene.speakers) else None
    return None


def _beside_noun(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The noun that a participle stands on: « une résolution exigeant que », « une croyance affirmant que »."""
    page = scene.page
    at = hit.first - 1
    if hit.form == "gerund" or at < sentence.first:
        return None
    if hit.form == "infinitive":
        return _before_purpose(scene, hit, sentence) or made_to_speak(scene, hit, sentence)
    if page.low[hit.first] in ("y", "l'", "le", "la", "les"):
        return None
    if hit.form == "participle" and page.tag[at] in ("NOUN", "PROPN", "ADJ") and scene.inside[at] < 0:
        phrase = closest_left(page, clause_floor(scene, hit, sentence), hit.first)
        if phrase and (signers := _signers(scene, phrase, sentence)):
            return signers
        return phrase if phrase and can_speak(page, phrase, scene.speakers) else None
    if hit.form == "participle" and page.low[at] == "et":
        noun = _noun_before_participle(scene, hit, sentence)
        noun = _noun_above(scene, hit) if noun is None else noun
        return phrase_right(page, noun, sentence.stop, scene.speakers) if noun is not None and noun >= sentence.first else None
    return None


def _signers(scene: Scene, document: Phrase, sentence: Sentence) -> Phrase | None:
    """Who speaks in a document that they sign: « Vingt élus ont signé une lettre réclamant … »."""
    page, verb = scene.page, document.first - 1
    written = any(word in scene.speakers.documents for word in page.low[document.first : document.stop])
    if not written or verb <= sentence.first or page.low[verb] not in scene.cues.words["signing"]:
        return None
    begin = verb - (page.tag[verb - 1] == "AUX")
    who = phrase_left(page, sentence.first, begin, scene.speakers)
    return who if who and can_speak(page, who, scene.speakers) else None


def _modifies_a_thing(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """True for a participle right behind a noun that cannot speak: « une dérive menaçant l'avenir »."""
    page, at = scene.page, hit.first - 1
    if hit.form != "participle" or at < sentence.first or page.low[hit.first] in ("y", "l'", "le", "la", "les"):
        return False
    return page.tag[at] in ("NOUN", "ADJ") and scene.inside[at] < 0


def _noun_before_participle(scene: Scene, hit: Hit, sentence: Sentence) -> int | None:
    """The first word of the noun phrase whose participle the cue is joined to: « une résolution adoptée à Genève et exigeant que »."""
    page = scene.page
    for at in range(hit.first - 2, sentence.first, -1):
        if page.tag[at] == "VERB" and page.low[at].endswith(("é", "ée", "és", "ées")) and page.tag[at - 1] in ("NOUN", "ADJ", "PROPN"):
            noun = closest_left(page, sentence.first, at)
            return noun.first if noun else None
        if page.tag[at] in ("AUX", "VERB"):
            return None
    return None


def _noun_above(scene: Scene, hit: Hit) -> int | None:
    """The first word of the noun phrase that the parser hangs a coordinated participle on."""
    page, at = scene.page, hit.verb
    for _ in range(4):
        above = page.head[at]
        if above < 0 or above == at:
            return None
        at = above
        if page.tag[at] == "NOUN":
            return at - 1 if at > 0 and page.tag[at - 1] == "DET" else at
    return None


def made_to_speak(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """Whom something leads to speak: « a convaincu la veuve de demander … », « pousse le maire à dénoncer … »."""
    page = scene.page
    if page.low[hit.first - 1] not in ("de", "d'", "à"):
        return None
    for at in range(hit.first - 2, max(sentence.first, hit.first - 24) - 1, -1):
        if any(form.lemma in scene.cues.words["leading"] for form in scene.cues.forms.get(page.low[at], ())):
            return phrase_right(page, at + 1, hit.first - 1, scene.speakers)
    return None


def _before_purpose(scene: Scene, hit: Hit, sentence: Sentence) -> Phrase | None:
    """The subject of a sentence without a verb: « Une mobilisation pour exiger que … »."""
    page = scene.page
    if page.low[hit.first - 1] != "pour" or _has_verb(scene, sentence.first, hit.first - 1) or hit.first - 1 <= sentence.first:
        return None
    return phrase_right(page, sentence.first, hit.first - 1, scene.speakers)


def is_pronoun(scene: Scene, phrase: Phrase) -> bool:
    """True where a source only stands for words before it: « il », « la même source », « ce dernier »."""
    low = scene.page.low[phrase.first : phrase.stop]
    if (
        low[0] in ("ce", "cet", "cette", "le", "la")
        and low[1:2]
        and (low[1] in ("même", "dernier", "dernière") or (low[0][0] == "c" and len(low) == 2))
    ):
        return True
    if low == ("l'", "intéressé") or low == ("l'", "intéressée"):
        return True
    return phrase.stop - phrase.first == 1 and scene.page.low[phrase.first].lstrip("-").removeprefix("t-") in scene.page.words("pronouns")
