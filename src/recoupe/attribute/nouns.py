"""The rules for nouns of speech: « la suggestion de X de … », « exprime sa gratitude pour … »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.attribute.ends import clause, manner_of
from recoupe.attribute.leftward import phrase_left
from recoupe.attribute.phrases import Phrase, can_speak, phrase_right
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.lexicon import table
from recoupe.model import Stance


def nouns(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """La suggestion du ministre de fermer le port; des informations selon lesquelles le port est fermé."""
    page = scene.page
    for at in range(sentence.first, sentence.stop - 2):
        stance = scene.cues.nouns.get(page.low[at])
        if stance is None or scene.inside[at] >= 0 or page.tag[at] != "NOUN":
            continue
        draft = _noun(scene, sentence, at, stance)
        if draft:
            yield draft


def _noun(scene: Scene, sentence: Sentence, at: int, stance: Stance) -> Draft | None:
    page = scene.page
    who: Phrase | None = None
    begin = at + 1
    while begin < sentence.stop and page.tag[begin] == "ADJ":
        begin += 1
    if page.low[begin] in ("de", "du", "des", "d'", "par"):
        who = phrase_right(page, begin + 1, sentence.stop, scene.speakers)
        if who is None or not can_speak(page, who, scene.speakers) or scene.inside[who.stop - 1] >= 0:
            who = None
        else:
            begin = who.stop
    start = _noun_content(scene, begin, sentence, who is not None)
    if start is None:
        return None
    source = who or phrase_right(page, at - 1 if page.tag[at - 1] == "DET" else at, begin, scene.speakers)
    span = clause(scene, None, start, sentence, nominal=True)
    if span is None or source is None or page.low[source.first] in page.words("possessives"):
        return None
    content, manner = manner_of(scene, span)
    return Draft(
        content=(content,), manner=manner, rule="noun", stance=stance, cue=page.span(at, at + 1), lemma=page.low[at], source=source
    )


def _noun_content(scene: Scene, begin: int, sentence: Sentence, named: bool) -> int | None:
    page = scene.page
    at = begin
    if page.low[at : at + 2] in [("selon", "laquelle"), ("selon", "lesquelles"), ("selon", "lequel"), ("selon", "lesquels")]:
        return at + 2 + (page.low[at + 2 : at + 3] == (",",))
    if (
        page.low[at : at + 1] in [(",",)]
        and page.low[at + 1 : at + 2] == ("selon",)
        and page.low[at + 2 : at + 3] != ()
        and page.low[at + 2].startswith("l")
        and page.low[at + 2].endswith(("laquelle", "lesquelles", "lequel", "lesquels"))
    ):
        return at + 3
    if (
        named
        and page.low[at : at + 1] in [("de",), ("d'",)]
        and at + 1 < sentence.stop
        and page.tag[at + 1] in ("VERB", "AUX", "PRON")
        and page.low[at + 1].endswith(("er", "ir", "re", "s'", "se"))
    ):
        return at + 1
    if named and page.low[at : at + 1] in [("que",), ("qu'",)]:
        return at + 1
    return None


def support(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """L'émissaire a exprimé mardi sa gratitude pour l'accueil reçu; les experts restent sceptiques quant à la trêve."""
    page = scene.page
    pack = table("fr", "cues")
    prepositions = frozenset(pack["support"]["prepositions"])
    adjectives = frozenset(pack["attitude"]["adjectives"])
    for at in range(sentence.first + 1, sentence.stop - 1):
        stance = scene.cues.support_nouns.get(page.low[at]) if page.tag[at] == "NOUN" else "neutral" if page.low[at] in adjectives else None
        if stance is None or scene.inside[at] >= 0 or any(_near_hit(draft, scene, at) for draft in found):
            continue
        verb = _support_verb(scene, sentence, at, page.low[at] in adjectives)
        draft = _support(scene, sentence, verb, at, stance, prepositions) if verb is not None else None
        if draft:
            yield draft


def _near_hit(draft: Draft, scene: Scene, at: int) -> bool:
    return any(piece.start <= scene.page.start[at] < piece.end for piece in draft.content)


def _support_verb(scene: Scene, sentence: Sentence, noun: int, attitude: bool) -> int | None:
    """The verb that carries the noun of speech at `noun`, a few words before it."""
    page = scene.page
    verbs = frozenset(table("fr", "cues")["attitude"]["verbs"]) if attitude else frozenset(v.split()[0] for v in scene.cues.support_verbs)
    for at in range(noun - 1, max(sentence.first, noun - 8) - 1, -1):
        if any(form.lemma in verbs for form in scene.cues.forms.get(page.low[at], ())) and page.tag[at] in ("VERB", "AUX"):
            return at
        if page.tag[at] in ("VERB", "AUX") or scene.inside[at] >= 0:
            return None
    return None


def _support(scene: Scene, sentence: Sentence, verb: int, noun: int, stance: Stance, prepositions: frozenset[str]) -> Draft | None:
    page = scene.page
    start = noun + 1
    while start < sentence.stop and page.tag[start] in ("ADJ", "ADV") and page.low[start] not in prepositions:
        start += 1
    if start + 1 >= sentence.stop:
        return None
    if page.low[start] in page.words("to_whom") and page.low[noun] not in page.words("to_what"):
        return None
    if page.low[start] in ("quant", "face", "vis-à-vis"):
        start += 1
    if page.low[start] not in prepositions | page.words("que"):
        return None
    if page.low[noun - 1] in ("en", "de", "d'", "sans", "avec") or page.low[start + 1] in scene.cues.words["notices"]:
        return None  # « lancer un appel à témoins » says nothing
    first = verb
    while first > sentence.first and page.low[first - 1] in page.words("before_support"):
        first -= 1
    if page.low[first - 1] in ("n'", "ne"):
        return None
    who = phrase_left(page, sentence.first, first, scene.speakers)
    span = clause(scene, None, start + 1, sentence, nominal=True)
    if span is None or (who is not None and not can_speak(page, who, scene.speakers)):
        return None
    content, manner = manner_of(scene, span)
    return Draft(
        content=(content,),
        manner=manner,
        rule="support",
        stance=stance,
        cue=page.span(first, noun + 1),
        lemma=page.low[noun],
        source=who,
        follows=who is None,
    )
