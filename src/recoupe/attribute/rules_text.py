"""The rules that start from other words than a reporting verb: « selon », nouns of speech, marks that no cue claims, « se veut clair »."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from recoupe.attribute import contents
from recoupe.attribute.cues import Adjunct
from recoupe.attribute.rules_cue import skip_openers
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.attribute.sources import RELATIVES, Phrase, can_speak, phrase_left, phrase_right
from recoupe.lexicon import table
from recoupe.model import Span, Stance

WORDS_OF_A_QUOTE = 4  # words in marks without a cue: below this they are a scare quote, a title or a term
BREAKS = frozenset({"et", "mais", "qui", "que", "qu'", "dont", "où", "tandis", "alors", "lors", "tout", "ce", "puis", "car", "après", "avant", "sans", "citant", "citée", "cité"})
TO_WHOM = frozenset({"à", "au", "aux"})
TO_WHAT = frozenset({"attachement", "opposition", "appel", "engagement", "hostilité", "refus"})
NESTED = 0.6  # share of the words in marks that a claimed quote holds: below it, it is a quote inside them
POSSESSIVES = frozenset({"ses", "son", "sa", "leurs", "leur"})


def adjuncts(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """Selon la police, deux suspects sont en fuite; deux suspects, selon elle, sont en fuite."""
    for at in range(sentence.first, sentence.stop - 1):
        if scene.inside[at] >= 0:
            continue
        for adjunct in scene.cues.adjuncts:
            if adjunct.keep and not _is_set_off(scene, sentence, at):
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
    return len(words) > 1 and words[-1] == "de" and scene.page.follows(at, words[:-1]) and scene.page.low[at + len(words) - 1 : at + len(words)] in [("du",), ("des",), ("d'",)]


def _adjunct(scene: Scene, sentence: Sentence, adjunct: Adjunct, at: int, found: Sequence[Draft]) -> Draft | None:
    page = scene.page
    begin = at + len(adjunct.words) - (adjunct.keep is not None)
    if page.low[begin : begin + 1] in [("que",), ("qu'",), ("qui",), ("moi",), ("nous",), ("lequel",), ("laquelle",), ("lesquels",), ("lesquelles",)]:
        return None
    who = phrase_right(page, begin, sentence.stop, scene.speakers)
    if adjunct.keep and who is None:
        who = Phrase(begin, begin + 1)
    if who is None or page.low[begin] in POSSESSIVES and page.low[begin + 1 : begin + 2] in [("propres",), ("mots",), ("termes",)]:
        return None
    if not _may_be_source(scene, adjunct, who) or (adjunct.start and not _starts_clause(scene, at, sentence)):
        return None
    who = _without_subject(scene, who, sentence)
    who = _past_modifiers(scene, who, sentence)
    initial = _starts_clause(scene, at, sentence)
    if page.low[who.stop : who.stop + 1] == (":",) and who.stop + 1 < sentence.stop and scene.inside[who.stop + 1] >= 0:
        initial = True
    content = _content_after(scene, who.source, who.stop, sentence) if initial else _content_around(scene, at, who.stop, sentence)
    if not content:
        return None
    if any(_covers(draft, content[0]) for draft in found) and not initial:
        return None
    if initial and _is_outlet(scene, who.source) and any(draft.cue and content[0].contains(draft.cue) for draft in found):
        return None  # the outlet only carries what somebody says in it
    piece, manner = contents.manner_of(scene, content[0])
    return Draft(
        content=(piece, *content[1:]), manner=manner, rule="adjunct", stance="assert", cue=page.span(at, begin if not adjunct.keep else begin),
        lemma=" ".join(adjunct.words), source=who.source,
    )  # fmt: skip


def _without_subject(scene: Scene, who: Phrase, sentence: Sentence) -> Phrase:
    """The source without a subject that only looks like its apposition: « Selon l'AFP, le Conseil syrien, principale coalition, a … »."""
    page = scene.page
    comma = next((i for i in range(who.first, who.stop) if page.low[i] == ","), None)
    if comma is None:
        return who
    goes_on = page.low[who.stop : who.stop + 1] == (",",) and page.tag[who.stop + 1] in ("DET", "PROPN", "PRON", "NUM", "PUNCT") or page.low[who.stop : who.stop + 1] in [(":",), (".",)]
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
    while at < sentence.stop and page.low[at] not in (",", ";", ":", ".", "»") and scene.inside[at] < 0 and not (page.tag[at] == "AUX" and page.low[at] not in ("ayant", "été", "étant")):
        at += 1
    cited = next((i for i in range(who.stop, at) if page.low[i] in ("citant", "citent")), None)
    if cited is not None and (inner := phrase_right(page, cited + 1, sentence.stop, scene.speakers)):
        return _Who(inner, max(inner.stop, at))
    if page.low[who.stop : who.stop + 1] != () and page.low[who.stop] in RELATIVES:
        close = next((i for i in range(who.stop, sentence.stop) if page.low[i] == "," and scene.inside[i] < 0), who.stop)
        return _Who(who, close)
    if page.low[who.stop : who.stop + 1] == (",",) and page.low[who.stop + 1 : who.stop + 2] in [("citant",), ("qui",)]:
        if page.low[who.stop + 1] == "citant" and (inner := phrase_right(page, who.stop + 2, sentence.stop, scene.speakers)):
            return _Who(inner, inner.stop)
        close = next((i for i in range(who.stop + 1, sentence.stop) if page.low[i] == ","), who.stop)
        return _Who(who, close)
    modified = at > who.stop and page.low[who.stop] not in RELATIVES and at - who.stop < 14
    return _Who(Phrase(who.first, at) if modified and page.tag[who.stop] in ("VERB", "ADP", "AUX") and _ends(page.low, at) else who, at if _ends(page.low, at) else who.stop)


def _is_outlet(scene: Scene, who: Phrase) -> bool:
    """True for « l'AFP », « le quotidien Le Monde »."""
    words = scene.page.text[scene.page.start[who.first] : scene.page.end[who.stop - 1]]
    return any(word in scene.speakers.media for word in scene.page.low[who.first : who.stop]) or any(words.endswith(outlet) for outlet in table("fr", "speakers")["outlets"])


def _ends(low: Sequence[str], at: int) -> bool:
    return at >= len(low) or low[at] in (",", ".", ";", ":")


def _may_be_source(scene: Scene, adjunct: Adjunct, who: Phrase) -> bool:
    page = scene.page
    words = page.low[who.first : who.stop]
    if words[0] in ("lui", "elle", "eux", "elles"):
        return page.low[who.stop : who.stop + 1] == (",",) or adjunct.anyone
    if adjunct.anyone:
        return not any(word in scene.speakers.not_sources for word in words[:3])
    named = can_speak(page, who, scene.speakers) and words[0] not in ("ce", "cet", "cette", "la") or any(word in scene.speakers.persons | scene.speakers.bodies for word in words[:6])
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
    span = contents.clause(scene, None, start, sentence) if start < sentence.stop and start > stop or scene.inside[min(stop, len(page) - 1)] >= 0 else None
    if span is None or not any(page.tag[i] in ("VERB", "AUX") for i in range(start, page.until(span.end))):
        return []
    return [span]


def _content_around(scene: Scene, at: int, stop: int, sentence: Sentence) -> list[Span]:
    """The clause before a closing adjunct, or the two parts of the clause that it stands in."""
    page = scene.page
    begin = max([sentence.first, *(i + 1 for i in range(sentence.first, at) if page.low[i] == ";" and scene.inside[i] < 0)])
    begin = skip_openers(scene, begin, at)
    first = contents.trimmed(scene, begin, at)
    if first is None or len(first) < 3:
        return []
    said = any(page.tag[i] in ("VERB", "AUX") for i in range(begin, at))
    goes_on = page.low[at - 1] == "," and page.low[stop : stop + 1] == (",",) and stop + 2 < sentence.stop and page.low[stop + 1] not in BREAKS and stop + 1 not in scene.by_first
    rest = contents.clause(scene, None, stop + 1, sentence) if goes_on else None
    if rest and (said or any(page.tag[i] in ("VERB", "AUX") for i in range(stop, page.until(rest.end)))):
        return [first, rest]
    return [first] if said else []


def _covers(draft: Draft, span: Span) -> bool:
    """True where a quote already holds most of `span`."""
    shared = sum(max(0, min(piece.end, span.end) - max(piece.start, span.start)) for piece in draft.content)
    return shared > len(span) / 2


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
    span = contents.clause(scene, None, start, sentence, nominal=True)
    if span is None or source is None:
        return None
    content, manner = contents.manner_of(scene, span)
    return Draft(content=(content,), manner=manner, rule="noun", stance=stance, cue=page.span(at, at + 1), lemma=page.low[at], source=source)


def _noun_content(scene: Scene, begin: int, sentence: Sentence, named: bool) -> int | None:
    page = scene.page
    at = begin
    if page.low[at : at + 2] in [("selon", "laquelle"), ("selon", "lesquelles"), ("selon", "lequel"), ("selon", "lesquels")]:
        return at + 2 + (page.low[at + 2 : at + 3] == (",",))
    if page.low[at : at + 1] in [(",",)] and page.low[at + 1 : at + 2] == ("selon",) and page.low[at + 2 : at + 3] != () and page.low[at + 2].startswith("l") and page.low[at + 2].endswith(("laquelle", "lesquelles", "lequel", "lesquels")):
        return at + 3
    if named and page.low[at : at + 1] in [("de",), ("d'",)] and at + 1 < sentence.stop and page.tag[at + 1] in ("VERB", "AUX", "PRON") and page.low[at + 1].endswith(("er", "ir", "re", "s'", "se")):
        return at + 1
    if named and page.low[at : at + 1] in [("que",), ("qu'",)]:
        return at + 1
    return None


def for_whom(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """Le juriste Amadou Ba, pour qui la loi est claire; l'économiste, selon qui le pire est passé."""
    page = scene.page
    for at in range(sentence.first + 1, sentence.stop - 3):
        if page.low[at] in ("pour", "selon") and page.low[at + 1] == "qui" and page.low[at - 1] == "," and scene.inside[at] < 0:
            who = phrase_left(page, sentence.first, at - 1, scene.speakers)
            start = at + 2
            if page.low[start] == "," and (close := next((i for i in range(start + 1, sentence.stop) if page.low[i] == ","), None)):
                start = close + 1
            span = contents.clause(scene, None, start, sentence)
            if who and span and can_speak(page, who, scene.speakers):
                content, manner = contents.manner_of(scene, span)
                yield Draft(content=(content,), manner=manner, rule="for_whom", cue=page.span(at, at + 2), lemma=page.low[at], source=who)


def free_indirect(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """Le gouvernement se veut clair. Les forces présentes sont des instructeurs."""
    page = scene.page
    free = table("fr", "cues")["free"]
    last = sentence.stop - 1 if page.low[sentence.stop - 1] in (".", ":") else sentence.stop
    if page.low[last - 1] not in free["adjectives"] or last - sentence.first > 12 or found:
        return
    verb = next((i for i in range(last - 2, sentence.first, -1) if page.low[i] in ("veut", "veulent", "montre", "montrent", "est", "sont", "était", "voulait", "montrait", "voulu", "montré")), None)
    later = scene.sentence_at(sentence.stop) if sentence.stop < len(page) else None
    if verb is None or later is None or scene.inside[later.first] >= 0:
        return
    first = verb - (page.low[verb - 1] in ("se", "s'"))
    who = phrase_left(page, sentence.first, first, scene.speakers)
    span = contents.clause(scene, None, later.first, later)
    if who and span and can_speak(page, who, scene.speakers) and (first != verb or "est" in page.low[verb] or "sont" in page.low[verb]) and not any(True for _ in scene.hits_in(later)):
        yield Draft(content=(span,), manner=contents.manner_of(scene, span)[1], rule="free_indirect", cue=page.span(first, last), lemma="se vouloir", source=who)


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
    if page.low[start] in TO_WHOM and page.low[noun] not in TO_WHAT:
        return None
    if page.low[start] in ("quant", "face", "vis-à-vis"):
        start += 1
    if page.low[start] not in prepositions | contents.QUE:
        return None
    if page.low[noun - 1] in ("en", "de", "d'", "sans", "avec"):
        return None
    first = verb
    while first > sentence.first and page.low[first - 1] in ("a", "ont", "avait", "avaient", "aurait", "s'", "se", "également", "aussi"):
        first -= 1
    if page.low[first - 1] in ("n'", "ne"):
        return None
    who = phrase_left(page, sentence.first, first, scene.speakers)
    span = contents.clause(scene, None, start + 1, sentence, nominal=True)
    if span is None or (who is not None and not can_speak(page, who, scene.speakers)):
        return None
    content, manner = contents.manner_of(scene, span)
    return Draft(content=(content,), manner=manner, rule="support", stance=stance, cue=page.span(first, noun + 1), lemma=page.low[noun], source=who, follows=who is None)


def marks_alone(scene: Scene, sentence: Sentence, found: Sequence[Draft]) -> Iterator[Draft]:
    """Words in marks that no cue claims, long enough to be somebody's: the speaker is the one who speaks before, or after."""
    page = scene.page
    for pair in scene.pairs:
        if not (sentence.span.start <= pair.span.start < sentence.span.end) or any(_touches(draft, pair.span) for draft in found):
            continue
        first, stop = page.at(pair.inner.start), page.until(pair.inner.end)
        if stop - first < WORDS_OF_A_QUOTE or not any(page.tag[i] in ("VERB", "AUX") for i in range(first, stop)):
            continue
        who = _before_colon(scene, sentence, first)
        yield Draft(content=(pair.inner,), manner="direct", rule="marks_alone", source=who, follows=who is None)


def _touches(draft: Draft, span: Span) -> bool:
    return sum(max(0, min(piece.end, span.end) - max(piece.start, span.start)) for piece in draft.content) > NESTED * len(span) or any(piece.contains(span) for piece in draft.content)


def _before_colon(scene: Scene, sentence: Sentence, first: int) -> Phrase | None:
    """Who is spoken of in « Le maire est formel : « … » »."""
    page = scene.page
    colon = first - 2
    if colon <= sentence.first or page.low[colon] != ":":
        return None
    who = phrase_right(page, skip_openers(scene, sentence.first, colon), colon, scene.speakers)
    return who if who and can_speak(page, who, scene.speakers) else None


TextRule = Callable[[Scene, Sentence, Sequence[Draft]], Iterator[Draft]]
TEXT_RULES: tuple[TextRule, ...] = (adjuncts, for_whom, nouns, support, free_indirect, marks_alone)
