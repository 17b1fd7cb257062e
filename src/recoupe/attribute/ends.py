"""Where what is said ends: at the end of its sentence, or where the outlet speaks again."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.attribute.hits import Hit
from recoupe.attribute.inversion import is_inverted
from recoupe.attribute.scene import Scene, Sentence
from recoupe.attribute.turns import another_speaks, another_tells, goes_on_with_verb, is_counterpart, stands_alone
from recoupe.lexicon import table
from recoupe.model import Manner, Span

PAST = ("é", "ée", "és", "ées", "ue", "ise", "ite")  # participles behind their noun


def clause(scene: Scene, hit: Hit | None, start: int, sentence: Sentence, *, nominal: bool = False) -> Span | None:
    """The characters of the clause that begins at the word `start`: to the sentence's end, or where the outlet speaks again.

    Marks are stepped over whole; a clause that starts inside marks ends inside them.
    """
    page = scene.page
    at, stop, limit = start, sentence.stop, _pair_limit(scene, start)
    while at < min(stop, limit or stop):
        if limit is None and scene.inside[at] >= 0:
            at = page.until(scene.pairs[scene.inside[at]].span.end)
            continue
        if at > start and (_ends_here(scene, hit, start, at, sentence, nominal) or (limit and page.low[at] in (".", "!", "?"))):
            break
        at += 1
    return trimmed(scene, start, at)


def _pair_limit(scene: Scene, start: int) -> int | None:
    """The word after the last one in the marks that `start` stands in, where it is not their first word."""
    if scene.inside[start] < 0:
        return None
    pair = scene.pairs[scene.inside[start]]
    return scene.page.until(pair.inner.end) if scene.page.start[start] > pair.inner.start else None


def trimmed(scene: Scene, start: int, stop: int) -> Span | None:
    """The words `start` to `stop` without the punctuation and joiners at their ends; marks stay."""
    page = scene.page
    while stop > start and not page.low[stop - 1].strip("-–—"):
        stop -= 1
    while (
        stop > start
        and (
            page.low[stop - 1] in (",", ".", ";", ":", "!", "?", "…", "-", "–", "—", "...")
            or page.low[stop - 1] in page.words("joiners") | {"tout", "comme"}
        )
        and not _closes_pair(scene, stop - 1)
    ):
        stop -= 1
    while start < stop and page.low[start] in (",", ";", ":", "-", "–", "—"):
        start += 1
    return page.span(start, stop) if stop > start else None


def _closes_pair(scene: Scene, at: int) -> bool:
    """True for a closing mark and for the stop right before it."""
    number = scene.inside[at]
    return number >= 0 and scene.page.end[at] >= scene.pairs[number].inner.end


def _ends_here(scene: Scene, hit: Hit | None, start: int, at: int, sentence: Sentence, nominal: bool) -> bool:
    page = scene.page
    word = page.low[at]
    following = at + 1
    later = scene.by_first.get(at)
    if later is not None and later.form == "participle" and word in ("y", "en", "l'") and page.low[at - 1] != ",":
        return True
    if word == ";" or (word in (":",) and following < sentence.stop and scene.inside[following] >= 0):
        return True
    if (
        word == "tout"
        and page.low[following : following + 1] == ("en",)
        and page.low[following + 1 : following + 2] != ()
        and page.low[following + 1].endswith("ant")
    ):
        return True
    if word == "en" and at in scene.by_first and scene.by_first[at].form == "gerund":
        return True
    if after_medium(scene, at) is not None:
        return True
    if nominal and word in ("et", "mais") and (goes_on_with_verb(scene, start, at) or another_speaks(scene, at, sentence)):
        return True
    if word == "avant" and (spoken := scene.by_first.get(at + 2)) and spoken.form == "infinitive":
        return True
    if word in page.words("joiners") and _joined_cue(scene, hit, following, sentence):
        return True
    return word == "," and following < sentence.stop and _ends_at_comma(scene, hit, start, following, sentence, nominal)


def _ends_at_comma(scene: Scene, hit: Hit | None, start: int, at: int, sentence: Sentence, nominal: bool) -> bool:
    """True where the word `at`, behind a comma, is no longer said by the speaker."""
    if _cue_begins(scene, hit, at, sentence) or _outlet_goes_on(scene, hit, start, at, sentence, nominal):
        return True
    page = scene.page
    if is_counterpart(scene, at, sentence) or another_tells(scene, at, sentence) or (nominal and stands_alone(scene, at, sentence)):
        return True
    setting = any(page.text.startswith(words, page.start[at]) for words in scene.cues.words["settings"])
    return (setting or (nominal and _is_relative(scene, at))) and not _resumes(scene, at, sentence)


def _cue_begins(scene: Scene, hit: Hit | None, at: int, sentence: Sentence) -> bool:
    """True where a new cue begins behind a comma: « , soulignant », « , a-t-il dit », « , et a promis », « , tout en »."""
    page = scene.page
    later = scene.by_first.get(at)
    if later and (later.form in ("gerund", "participle") or later.clitic is not None):
        return True
    if (
        later
        and later.form == "finite"
        and (_joined_cue(scene, hit, at, sentence) or (hit is not None and is_inverted(scene, later, sentence)))
    ):
        return True
    if page.low[at] in page.words("joiners") and _joined_cue(scene, hit, at + 1, sentence):
        return True
    return page.follows(at, ("tout", "en"))


def _outlet_goes_on(scene: Scene, hit: Hit | None, start: int, at: int, sentence: Sentence, nominal: bool) -> bool:
    """True where the outlet's own clause begins or goes on behind a comma."""
    page = scene.page
    word, tag = page.low[at], page.tag[at]
    if hit is not None and "qui" in page.low[max(0, hit.first - 2) : hit.first] and _main_verb_follows(scene, hit, at, sentence):
        return True
    if _is_aside(scene, hit, at) or _is_gloss(scene, start, at, sentence, nominal) or _starts_main_clause(scene, hit, at, sentence):
        return True
    if nominal and (_starts_clause_of_its_own(scene, at, sentence) or (tag == "VERB" and word.endswith(("é", "ée", "és", "ées", "ant")))):
        return True
    if word == "comme" and any(at < other.first <= at + 3 for other in scene.hits_in(sentence)):
        return True  # « …, comme l'avaient rapporté plusieurs médias »
    if word == "sans" and (page.tag[at + 1] == "VERB" or nominal):
        return True
    cue_later = any(at < other.first for other in scene.hits_in(sentence))
    if cue_later and (word in page.words("beside") or (word == "ce" and page.low[at + 1] in page.words("que"))):
        return True
    return tag == "VERB" and word.endswith("ant") and page.low[at + 1] in ("ainsi", "par", "notamment")


def _is_relative(scene: Scene, at: int) -> bool:
    """True where a relative clause, or one beside the content, begins: « , dont », « , sur lequel », « , alors que »."""
    page = scene.page
    governed = page.tag[at] == "ADP" and page.low[at + 1] in page.words("relatives")
    return page.low[at] in page.words("relatives") | page.words("beside") or governed


def _starts_clause_of_its_own(scene: Scene, at: int, sentence: Sentence) -> bool:
    """True behind the comma of « a évoqué dix morts, et une autre source parle de vingt », « condamne le raid, mais son allié se tait »."""
    page = scene.page
    if page.low[at] not in ("et", "mais") or at + 1 >= sentence.stop or page.tag[at + 1] not in ("DET", "PROPN", "PRON", "NUM"):
        return False
    for ahead in range(at + 2, min(sentence.stop, at + 12)):
        if page.low[ahead] in page.words("relatives") or page.low[ahead] == "," or scene.inside[ahead] >= 0:
            return False
        if page.tag[ahead] == "AUX" or (
            page.tag[ahead] == "VERB"
            and page.dep[ahead] in ("conj", "ROOT")
            and not page.low[ahead].endswith(("é", "ée", "és", "ées", "er", "ant"))
        ):
            return True
    return False


def _is_aside(scene: Scene, hit: Hit | None, at: int) -> bool:
    """True where a participle between commas ends and the main verb comes: « Le ministre, dénonçant un échec, a exigé »."""
    page = scene.page
    if hit is None or hit.form not in ("participle", "gerund", "past") or page.low[hit.first - 1] != ",":
        return False
    return page.tag[at] == "AUX" or (page.tag[at] == "VERB" and page.dep[at] == "ROOT" and not page.low[at].endswith("ant"))


def _main_verb_follows(scene: Scene, hit: Hit, at: int, sentence: Sentence) -> bool:
    """True where a cue in a relative clause (« le député qui a dénoncé X, a choisi … ») ends, the main verb being still to come."""
    page = scene.page
    before = any(
        page.tag[i] == "AUX" or page.dep[i] == "ROOT" for i in range(sentence.first, hit.first - 1) if page.tag[i] in ("VERB", "AUX")
    )
    return not before and page.low[at] not in page.words("que") | {"et"} and any(page.dep[i] == "ROOT" for i in range(at, sentence.stop))


def _is_gloss(scene: Scene, start: int, at: int, sentence: Sentence, nominal: bool) -> bool:
    """True where an indefinite phrase after a comma only explains a definite one: « la chute du fort, un ancien comptoir de … »."""
    page = scene.page
    noun = at + (page.low[at] in ("un", "une", "des"))
    if page.low[noun] in scene.cues.words["taken_up"] and page.low[noun + 1] in page.words("que"):
        return True  # « dix morts, un bilan que l'armée conteste », « une guerre, reproche que Paris juge « absurde » »
    if page.low[at] not in ("un", "une"):
        return False
    if page.low[noun] in scene.cues.words["taken_up"] and page.tag[noun + 1] == "VERB" and page.low[noun + 1].endswith(PAST):
        return True  # « une information donnée lundi par l'agence »
    if nominal:
        return page.low[start] in ("la", "le", "l'", "les", "son", "sa", "ses", "ces", "cette", "ce")
    closes = next((i for i in range(at + 1, sentence.stop) if page.low[i] in (",", ";")), sentence.stop)
    rest = page.low[closes + 1 : closes + 2]
    return (
        closes < sentence.stop
        and rest != ()
        and rest[0] in page.words("relatives")
        and not any(page.tag[i] in ("VERB", "AUX") for i in range(at, closes))
    )


def _starts_main_clause(scene: Scene, hit: Hit | None, at: int, sentence: Sentence) -> bool:
    """True where the main clause begins after « Alors que X a dit Y, »: a new cue has its subject here."""
    page = scene.page
    if hit is None or page.tag[at] not in ("DET", "PROPN", "PRON", "NOUN"):
        return False
    if hit.form in ("participle", "gerund", "past") and hit.first == sentence.first:
        return (page.low[at] in page.words("clitics") and at + 1 in scene.by_first) or any(
            page.dep[i].startswith("nsubj") and page.head[i] > i and page.dep[page.head[i]] == "ROOT"
            for i in range(at, min(at + 4, sentence.stop))
        )
    if page.low[sentence.first] not in page.words("subordinators"):
        return False
    return any(
        other.first > at and page.head[i] in (other.verb, other.finite) and page.dep[i].startswith("nsubj")
        for other in scene.hits_in(sentence)
        for i in range(at, min(other.first, at + 4))
    )


def _resumes(scene: Scene, at: int, sentence: Sentence) -> bool:
    """True where an aside is closed by a comma soon after which the clause goes on."""
    page = scene.page
    close = next((i for i in range(at, min(sentence.stop, at + 14)) if page.low[i] == "," and scene.inside[i] < 0), None)
    return (
        close is not None
        and close + 2 < sentence.stop
        and page.low[close + 1] not in page.words("relatives")
        and page.tag[close + 1] in ("VERB", "AUX", "PRON", "ADP", "DET")
        and close + 1 not in scene.by_first
    )


def after_medium(scene: Scene, at: int) -> int | None:
    """The word behind « dans un communiqué », « devant la presse », « à l'AFP »: the medium or the listener, and nothing of the content."""
    page = scene.page
    if page.low[at] not in ("dans", "lors", "devant", "à", "au", "aux", "auprès", "sur", "en", "par"):
        return None
    rest = page.text[page.start[at] : page.start[at] + 60]
    found = _media().match(rest.lower()) or _listeners().match(rest)
    if not found:
        return None
    behind = page.at(page.start[at] + found.end() - 1) + 1
    return behind + (page.tag[behind] == "ADJ" and page.tag[behind + 1] == "DET")


@lru_cache(maxsize=8)
def _media(language: str = "fr") -> re.Pattern[str]:
    return re.compile(table(language, "relays")["setting"])


@lru_cache(maxsize=8)
def _listeners(language: str = "fr") -> re.Pattern[str]:
    """« à l'AFP », « auprès de Reuters », « aux journalistes »: to whom it was said."""
    outlets = "|".join(sorted(map(re.escape, table(language, "speakers")["outlets"]), key=len, reverse=True))
    nouns = "|".join(table(language, "speakers")["media_nouns"])
    return re.compile(rf"(?:à|au|aux|auprès de) ?(?:l'|la |le |les |une? )?(?:(?:{nouns})s? \S+|(?:{outlets})\b|journalistes)")


def _joined_cue(scene: Scene, hit: Hit | None, at: int, sentence: Sentence) -> bool:
    """True where a second cue of the same subject begins: « … et a menacé », « … mais appelle à »."""
    page = scene.page
    while (
        at < sentence.stop
        and (
            page.tag[at] == "ADV" or page.low[at] in ("d'", "de", "plus", "ensuite", "par", "ailleurs", "son", "sa", "part", "côté", "même")
        )
        and at not in scene.by_first
    ):
        at += 1
    later = scene.by_first.get(at)
    if later is not None and hit is None and later.form == "past" and page.low[later.first - 1] == "et":
        return True  # « exprime sa gratitude pour l'aide et rappelé que »
    if later is None or hit is None or later.clitic is not None or later.first <= hit.last:
        return False
    if later.form == "past":
        return hit.tense in ("compound", "conditional")
    if later.form == "infinitive":
        return False
    contrasts = page.low[later.first - 1] == "mais" and later.tense in ("present", "compound", "imperfect")
    return later.form == "finite" and (later.tense == hit.tense or contrasts)


def manner_of(scene: Scene, span: Span) -> tuple[Span, Manner]:
    """A clause's content and manner: direct where one pair of marks holds it all, mixed where it holds marks, else indirect."""
    held = [pair for pair in scene.pairs if pair.span.overlaps(span)]
    for pair in held:
        if pair.span.start <= span.start and span.end <= pair.span.end:
            return Span(
                max(span.start, pair.inner.start), min(span.end, pair.inner.end)
            ), "direct" if span.start <= pair.inner.start else "indirect"
    return span, "mixed" if held else "indirect"
