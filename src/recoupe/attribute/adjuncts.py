"""The rules for « selon », « d'après », « pour », « de l'avis de »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.attribute.clauses import skip_openers
from recoupe.attribute.cues import Adjunct
from recoupe.attribute.ends import after_medium, clause, manner_of, trimmed
from recoupe.attribute.inversion import is_finite
from recoupe.attribute.leftward import closest_left
from recoupe.attribute.phrases import Phrase, can_speak, phrase_right
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.lexicon import table
from recoupe.model import Span

WORDS_OF_A_CLAUSE = 3  # fewer words after « selon X, » are no clause


def adjuncts(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """Selon la police, deux suspects sont en fuite; deux suspects, selon elle, sont en fuite."""
    for at in range(sentence.first, sentence.stop - 1):
        if scene.inside[at] >= 0:
            continue
        for adjunct in scene.cues.adjuncts.get(scene.page.low[at], ()):
            if (adjunct.keep or adjunct.apart) and not _is_set_off(scene, sentence, at):
                continue
            if scene.page.follows(at, adjunct.words) or _contracted(scene, at, adjunct):
                draft = _adjunct(scene, sentence, adjunct, at, found)
                if draft:
                    yield draft
                break


def _is_set_off(scene: Scene, sentence: Sentence, at: int) -> bool:
    """True for « , de source militaire », false for « n'a pas été confirmé de source indépendante »."""
    return at == sentence.first or scene.page.low[at - 1] in (",", ";", "»", "”", '"', "(")


def _contracted(scene: Scene, at: int, adjunct: Adjunct) -> bool:
    """True for « aux dires du maire », « de l'avis des avocats »."""
    words = adjunct.words
    return (
        len(words) > 1
        and words[-1] == "de"
        and scene.page.follows(at, words[:-1])
        and scene.page.low[at + len(words) - 1 : at + len(words)] in [("du",), ("des",), ("d'",)]
    )


def _adjunct(scene: Scene, sentence: Sentence, adjunct: Adjunct, at: int, found: Sequence[Draft]) -> Draft | None:
    page = scene.page
    if adjunct.owner:
        return _owned(scene, sentence, adjunct, at)
    begin = at + len(adjunct.words) - (adjunct.keep is not None)
    phrase = _who_after(scene, adjunct, begin, sentence)
    initial = _starts_clause(scene, at, sentence)
    if phrase is None or not _may_be_source(scene, adjunct, phrase) or (adjunct.start and not initial):
        return None
    who = _past_modifiers(scene, _without_subject(scene, phrase, sentence), sentence)
    if page.low[who.stop : who.stop + 1] == (":",) and who.stop + 1 < sentence.stop and scene.inside[who.stop + 1] >= 0:
        initial = True
    content = _content_after(scene, who.source, who.stop, sentence) if initial else _content_around(scene, at, who.stop, sentence)
    if not content:
        return None
    if not initial and any(_touches(draft, content[0]) for draft in found):
        return None
    if initial and _is_outlet(scene, who.source) and any(draft.cue and content[0].contains(draft.cue) for draft in found):
        return None  # the outlet only carries what somebody says in it
    piece, manner = manner_of(scene, content[0])
    cue, lemma = page.span(at, begin), " ".join(adjunct.words)
    return Draft(content=(piece, *content[1:]), manner=manner, rule="adjunct", cue=cue, lemma=lemma, source=who.source)


def _owned(scene: Scene, sentence: Sentence, adjunct: Adjunct, at: int) -> Draft | None:
    """À ses yeux, la décision est injuste: the speaker is the one who spoke before."""
    stop = at + len(adjunct.words)
    content = _content_after(scene, Phrase(at, stop), stop, sentence) if _starts_clause(scene, at, sentence) else []
    if not content or scene.page.low[stop] != ",":
        return None
    piece, manner = manner_of(scene, content[0])
    cue = scene.page.span(at, stop)
    return Draft(content=(piece,), manner=manner, rule="adjunct", cue=cue, lemma=" ".join(adjunct.words), follows=True)


def _who_after(scene: Scene, adjunct: Adjunct, begin: int, sentence: Sentence) -> Phrase | None:
    """The phrase that an adjunct governs; none for « selon que », « selon moi », « selon ses propres termes »."""
    page = scene.page
    if page.low[begin] in page.words("no_source") or (
        page.low[begin] in page.words("possessives") and page.low[begin + 1] in ("propres", "mots", "termes")
    ):
        return None
    phrase = phrase_right(page, begin, sentence.stop, scene.speakers)
    return Phrase(begin, begin + 1) if phrase is None and adjunct.keep else phrase


def _without_subject(scene: Scene, who: Phrase, sentence: Sentence) -> Phrase:
    """The source without a subject that only looks like its apposition: « Selon l'AFP, le Conseil syrien, principale coalition, a … »."""
    page = scene.page
    comma = next((i for i in range(who.first, who.stop) if page.low[i] == ","), None)
    if comma is None:
        return who
    goes_on = (
        page.low[who.stop : who.stop + 1] == (",",) and page.tag[who.stop + 1] in ("DET", "PROPN", "PRON", "NUM", "PUNCT")
    ) or page.low[who.stop : who.stop + 1] in [(":",), (".",)]
    return who if goes_on else Phrase(who.first, comma)


class _Who:
    """A source and the word after all that is said of it."""

    __slots__ = ("source", "stop")

    def __init__(self, source: Phrase, stop: int) -> None:
        self.source, self.stop = source, stop


def _past_modifiers(scene: Scene, who: Phrase, sentence: Sentence) -> _Who:
    """The source with what modifies it, to the comma: « des analyses ayant été faites en Suisse, »; « …citant un haut responsable, »."""
    page = scene.page
    at = who.stop
    while (
        at < sentence.stop
        and page.low[at] not in (",", ";", ":", ".", "»")
        and scene.inside[at] < 0
        and not (page.tag[at] == "AUX" and page.low[at] not in ("ayant", "été", "étant"))
    ):
        at += 1
    cited = next((i for i in range(who.stop, at) if page.low[i] in ("citant", "citent")), None)
    if cited is not None and (inner := phrase_right(page, cited + 1, sentence.stop, scene.speakers)):
        return _Who(inner, max(inner.stop, at))
    if page.low[who.stop : who.stop + 1] != () and page.low[who.stop] in page.words("relatives"):
        close = next((i for i in range(who.stop, sentence.stop) if page.low[i] == "," and scene.inside[i] < 0), who.stop)
        return _Who(who, close)
    aside = _after_brackets(page.low, who.stop)
    if page.low[aside : aside + 1] == (",",) and after_medium(scene, aside + 1) is not None:
        return _Who(who, next((i for i in range(aside + 1, sentence.stop) if page.low[i] == ","), aside))
    if (
        page.low[aside : aside + 1] == (",",)
        and (page.tag[aside + 1] == "VERB" or page.low[aside + 2] in ("par", "dans", "sur"))
        and page.low[aside + 1].endswith(("é", "ée", "és", "ées", "u", "ue"))
    ):
        return _Who(who, next((i for i in range(aside + 1, sentence.stop) if page.low[i] == ","), aside))
    if page.low[aside : aside + 1] == (",",) and page.low[aside + 1] in scene.cues.words["by_now"]:
        return _Who(who, next((i for i in range(aside + 1, sentence.stop) if page.low[i] == ","), aside))
    if (maker := _maker(scene, who, at)) is not None:
        return _Who(maker, at)
    if page.low[who.stop : who.stop + 1] == (",",) and page.low[who.stop + 1] in page.words("relatives") | {"citant"}:
        if page.low[who.stop + 1] == "citant" and (inner := phrase_right(page, who.stop + 2, sentence.stop, scene.speakers)):
            return _Who(inner, inner.stop)
        close = next((i for i in range(who.stop + 1, sentence.stop) if page.low[i] == ","), who.stop)
        return _Who(who, close)
    modified = at > who.stop and page.low[who.stop] not in page.words("relatives") and at - who.stop < 14
    return _Who(
        Phrase(who.first, at) if modified and page.tag[who.stop] in ("VERB", "ADP", "AUX") and _ends(page.low, at) else who,
        at if _ends(page.low, at) else who.stop,
    )


def _maker(scene: Scene, who: Phrase, stop: int) -> Phrase | None:
    """Who made a count known: the ministry in « selon un bilan communiqué mardi par le ministère »."""
    page = scene.page
    if not any(word in scene.cues.words["counts"] for word in page.low[who.first : who.first + 3]):
        return None
    by = next((i for i in range(who.first + 2, stop) if page.low[i] == "par"), None)
    if by is None or not any(word.endswith(("é", "rendu", "fourni", "établi")) for word in page.low[who.first + 2 : by]):
        return None
    maker = phrase_right(page, by + 1, stop, scene.speakers)
    return maker if maker and can_speak(page, maker, scene.speakers) else None


def _after_brackets(low: Sequence[str], at: int) -> int:
    """`at`, or the word after the brackets that open there: « de l'ONU (OCHA), publié jeudi, »."""
    return next((i + 1 for i in range(at, min(len(low), at + 8)) if low[i] == ")"), at) if low[at : at + 1] == ("(",) else at


def _is_outlet(scene: Scene, who: Phrase) -> bool:
    """True for « l'AFP », « le quotidien Le Monde »."""
    words = scene.page.text[scene.page.start[who.first] : scene.page.end[who.stop - 1]]
    return any(word in scene.speakers.media for word in scene.page.low[who.first : who.stop]) or any(
        words.endswith(outlet) for outlet in table("fr", "speakers")["outlets"]
    )


def _ends(low: Sequence[str], at: int) -> bool:
    return at >= len(low) or low[at] in (",", ".", ";", ":")


def _may_be_source(scene: Scene, adjunct: Adjunct, who: Phrase) -> bool:
    page = scene.page
    words = page.low[who.first : who.stop]
    if words[0] in ("lui", "elle", "eux", "elles"):
        return page.low[who.stop : who.stop + 1] == (",",) or adjunct.anyone
    if (
        adjunct.anyone
        and page.low[who.first - 1] == "selon"
        and not page.word[who.first - 1].istitle()
        and not can_speak(page, who, scene.speakers)
    ):
        return False  # « selon l'évolution de la situation »
    if adjunct.anyone:
        return not any(word in scene.speakers.not_sources for word in words[:3])
    named = (can_speak(page, who, scene.speakers) and words[0] not in ("ce", "cet", "cette", "la")) or any(
        word in scene.speakers.people for word in words[:6]
    )
    return named and not any(word in scene.speakers.not_for for word in words[:3]) and not _is_infinitive_next(scene, who.first)


def _is_infinitive_next(scene: Scene, at: int) -> bool:
    return scene.page.tag[at] == "VERB"


def _starts_clause(scene: Scene, at: int, sentence: Sentence) -> bool:
    """True where the adjunct opens its clause, after openers only."""
    page = scene.page
    if page.low[at - 1] == "," and page.low[at - 2] in ("que", "qu'", "mais", "car", "or", "et"):
        return True
    if at == sentence.first or page.low[at - 1] in (";", ":", "que", "qu'", "mais", "car", "or", "et", "-", "–", "—", "(", "alors"):
        return True
    return skip_openers(scene, sentence.first, at + 1) >= at


def _content_after(scene: Scene, who: Phrase, stop: int, sentence: Sentence) -> list[Span]:
    page = scene.page
    start = stop
    while start < sentence.stop and page.low[start] in (",", ":"):
        start += 1
    if start >= sentence.stop or not (start > stop or scene.inside[start] >= 0 or page.tag[start] in ("DET", "PRON", "PROPN")):
        return []
    span = clause(scene, None, start, sentence)
    return [span] if span and page.until(span.end) - start >= WORDS_OF_A_CLAUSE else []


def _content_around(scene: Scene, at: int, stop: int, sentence: Sentence) -> list[Span]:
    """The clause before a closing adjunct, or the two parts of the clause that it stands in."""
    page = scene.page
    begin = max([sentence.first, *(i + 1 for i in range(sentence.first, at) if page.low[i] == ";" and scene.inside[i] < 0)])
    begin = skip_openers(scene, begin, at)
    first = trimmed(scene, begin, at)
    if first is None or len(first) < 3:
        return []
    said = any(page.tag[i] in ("VERB", "AUX") for i in range(begin, at))
    goes_on = (
        page.low[at - 1] == ","
        and page.low[stop : stop + 1] == (",",)
        and stop + 2 < sentence.stop
        and page.low[stop + 1] not in page.words("breaks")
        and stop + 1 not in scene.by_first
    )
    rest = clause(scene, None, stop + 1, sentence) if goes_on else None
    if rest and (said or any(page.tag[i] in ("VERB", "AUX") for i in range(stop, page.until(rest.end)))):
        return [first, rest]
    return [first] if said else []


def _touches(draft: Draft, span: Span) -> bool:
    """True where a quote already holds some of `span`: then « selon X » at its end only tells who carried it."""
    return any(piece.overlaps(span) for piece in draft.content)


def for_whom(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """Le juriste Amadou Ba, pour qui la loi est claire; l'économiste, selon qui le pire est passé."""
    page = scene.page
    for at in range(sentence.first + 1, sentence.stop - 3):
        whom = page.low[at + 1] == "qui" or (page.low[at] == "selon" and page.low[at + 1] in page.words("relatives"))
        if page.low[at] in ("pour", "selon") and whom and page.low[at - 1] == "," and scene.inside[at] < 0:
            who = closest_left(page, sentence.first, at - 1)
            start = at + 2
            if page.low[start] == "," and (close := next((i for i in range(start + 1, sentence.stop) if page.low[i] == ","), None)):
                start = close + 1
            close = next((i for i in range(start, sentence.stop - 1) if page.low[i] == "," and is_finite(scene, i + 1)), None)
            span = trimmed(scene, start, close) if close else clause(scene, None, start, sentence)
            if who and span and can_speak(page, who, scene.speakers):
                content, manner = manner_of(scene, span)
                yield Draft(content=(content,), manner=manner, rule="for_whom", cue=page.span(at, at + 2), lemma=page.low[at], source=who)
