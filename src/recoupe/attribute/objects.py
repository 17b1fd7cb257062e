"""The rules for what a verb has as its object: « nie toute présence », « accuse le pouvoir de … »."""

from __future__ import annotations

from recoupe.attribute import contents
from recoupe.attribute.case import Case, speaks
from recoupe.attribute.ends import clause
from recoupe.attribute.hits import Hit
from recoupe.attribute.leftward import phrase_left
from recoupe.attribute.phrases import Phrase, phrase_right
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.attribute.sources import agent
from recoupe.model import Span

MARCHED_FOR = frozenset(
    {"request", "accuse", "deny", "praise", "reject", "threaten"}
)  # what people gather « pour exiger », « pour dénoncer »
OBJECTS = frozenset({"np", "np_adj", "comme"})  # frames of an object without a preposition
PREPOSITIONS = {
    "de_np": frozenset({"de", "d'", "du", "des"}),
    "a_np": frozenset({"à", "au", "aux"}),
    "contre_np": frozenset({"contre"}),
    "sur_np": frozenset({"sur"}),
    "pour_np": frozenset({"pour"}),
}


def target(case: Case) -> Draft | None:
    """L'opposition accuse le pouvoir de museler la presse; exhorte les parties à négocier; a condamné Moscou pour avoir …"""
    scene, hit, sentence = case.scene, case.hit, case.sentence
    if not case.has("target_de", "target_de_inf", "target_a", "target_pour") or not speaks(case):
        return None
    if scene.page.low[hit.first] in ("l'", "le", "la", "les"):
        return _with_pronoun(case)
    if case.has("target_de") and (begin := _demonstrative(scene, hit.last + 1)) is not None:
        return case.draft("target", clause(scene, hit, begin, sentence))
    start = contents.after_object(scene, hit, sentence)
    whole = start if start is not None else hit.last + 1
    if start is not None and scene.inside[start] >= 0 and not case.has("target_pour"):
        return case.draft("target", clause(scene, hit, start, sentence))
    if case.has("target_de") and (begin := _names_it(scene, hit.last + 1)) is not None:
        return case.draft("target", clause(scene, hit, begin, sentence, nominal=True))
    if case.has("target_de") and start is not None and _says_of_what(scene, start, sentence):
        return case.draft("target", clause(scene, hit, start, sentence))
    for frame, prepositions in (
        ("target_de_inf", scene.page.words("of_short")),
        ("target_a", frozenset({"à"})),
        ("target_pour", frozenset({"pour"})),
    ):
        if case.has(frame) and (begin := contents.after_target(scene, whole, sentence, prepositions)) is not None:
            return case.draft(
                "target", _with_target(case, start, begin) if frame == "target_a" else clause(scene, hit, begin, sentence, nominal=True)
            )
    if case.has("target_a_np") and start is not None and (begin := _noun_after(scene, start, sentence, ("à", "au"))) is not None:
        return case.draft("target", _with_target(case, start, begin))
    if case.has("target_pour") and start is not None and (begin := _noun_after(scene, start, sentence, ("pour",))) is not None:
        return case.draft("target", clause(scene, hit, begin, sentence, nominal=True))
    return None


def _with_target(case: Case, start: int | None, begin: int) -> Span | None:
    """« les parties à déposer les armes »: who is called upon, and to what; what only, where an aside parts them."""
    scene, hit, sentence = case.scene, case.hit, case.sentence
    whole = clause(scene, hit, start, sentence, nominal=True) if start is not None else None
    return whole if whole and whole.end > scene.page.start[begin] else clause(scene, hit, begin, sentence, nominal=True)


def _names_it(scene: Scene, at: int) -> int | None:
    """The mark behind « de », where what somebody is called comes before who is: « qualifie de « honteuse » la décision »."""
    return at + 1 if scene.page.low[at] in scene.page.words("of_short") and scene.inside[at + 1] >= 0 else None


def _demonstrative(scene: Scene, at: int) -> int | None:
    """`at`, where « celui-ci de … », « ces derniers d'avoir … » begins there."""
    low = scene.page.low
    if not low[at].startswith(("celui", "celle", "ceux")):
        return None
    behind = at + 1 + (low[at + 1] in ("-ci", "ci", "-là", "là")) + 2 * (low[at + 1] == "-")
    return at if low[behind] in scene.page.words("of_short") else None


def _with_pronoun(case: Case) -> Draft | None:
    """Le parquet l'accuse d'avoir fui; l'ONU les exhorte à négocier: the target is a pronoun before the verb."""
    scene, hit, sentence = case.scene, case.hit, case.sentence
    of = scene.page.words("of_short")
    prepositions = frozenset[str]().union(
        of if case.has("target_de", "target_de_inf") else (),
        ("à",) if case.has("target_a") else (),
        ("pour",) if case.has("target_pour") else (),
    )
    begin = contents.after_target(scene, hit.last, sentence, prepositions)
    if begin is None and case.has("target_de") and hit.lemma not in ("dire", "qualifier"):
        begin = contents.after_preposition(scene, hit, sentence, of)
    return case.draft("target", clause(scene, hit, begin, sentence, nominal=True)) if begin is not None else None


def _says_of_what(scene: Scene, start: int, sentence: Sentence) -> bool:
    """True where « de » follows the target: accuse X de …, qualifie X de …"""
    page = scene.page
    behind = phrase_right(page, start, sentence.stop, scene.speakers)
    words = page.low[start : min(sentence.stop, start + 30)]
    return any(word in ("de", "d'", "du", "des") for word in words[1:]) and (behind is not None or scene.inside[start + 1] >= 0)


def _noun_after(scene: Scene, start: int, sentence: Sentence, prepositions: tuple[str, ...]) -> int | None:
    page = scene.page
    return next(
        (
            at + 1
            for at in range(start + 1, min(sentence.stop - 1, start + 12))
            if page.low[at] in prepositions and (page.tag[at + 1] in ("DET", "NOUN") or scene.inside[at + 1] >= 0)
        ),
        None,
    )


def nominal(case: Case) -> Draft | None:
    """La junte nie toute présence de mercenaires; l'ONU met en garde contre une famine; Bruxelles voit dans ce vote un signe."""
    scene, hit, sentence = case.scene, case.hit, case.sentence
    start: int | None = None
    for frame, prepositions in PREPOSITIONS.items():
        if case.has(frame) and start is None:
            start = contents.after_preposition(scene, hit, sentence, prepositions)
    if (
        start is None
        and case.has("a_number")
        and scene.page.low[hit.last + 1 : hit.last + 2] == ("à",)
        and scene.page.tag[hit.last + 2 : hit.last + 3] == ("NUM",)
    ):
        start = hit.last + 2
    if start is None and case.has("a_ce_que") and scene.page.low[hit.last + 1 : hit.last + 4] == ("à", "ce", "que"):
        return case.draft("que", clause(scene, hit, hit.last + 4, sentence))
    if start is None and case.has("np", "np_adj", "comme"):
        start = contents.after_object(scene, hit, sentence)
    if start is None or not _fits(case, start) or (case.hit.form == "infinitive" and case.hit.records[0].stance not in MARCHED_FOR):
        return None
    if _is_relative(scene, hit, sentence):
        return None
    if case.has("np_adj") and scene.inside[start] >= 0 and case.source and _is_object_before(scene, case.source.first):
        return case.draft("nominal", scene.pairs[scene.inside[start]].span)
    return case.draft("nominal", clause(scene, hit, start, sentence, nominal=True))


def _is_object_before(scene: Scene, first: int) -> bool:
    """True where the subject at `first` stands behind a que whose noun is the object: « un texte que Kossa juge « inutile » mais … »."""
    return scene.page.low[first - 1] in scene.page.words("que")


def _is_relative(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """True where the object is the noun before (« les partenaires qu'elle souhaitait »), so that nothing after the cue is its content."""
    page = scene.page
    at = next((i for i in range(hit.first - 1, max(sentence.first, hit.first - 10), -1) if page.low[i] in page.words("que")), None)
    return (
        at is not None
        and page.tag[at] == "PRON"
        and page.dep[at].startswith(("obj", "iobj"))
        and page.head[at] == hit.verb
        and page.tag[hit.last + 1 : hit.last + 2] != ("DET",)
    )


def _fits(case: Case, start: int) -> bool:
    """True where the object is one that this verb can report, and its subject one that can speak."""
    scene, page = case.scene, case.scene.page
    if (
        page.low[case.hit.first] in ("le", "la", "l'", "les")
        or page.low[start] in ("moi", "lui", "elle")
        or not _may_be_object(case, start)
    ):
        return False
    if (
        case.has("np_adj")
        and not case.has("np")
        and "comme" not in page.low[start : start + 12]
        and not _has_attribute(scene, start, case.sentence)
    ):
        return False
    if case.has("comme") and not case.has("np", "np_adj") and "comme" not in page.low[start : case.sentence.stop]:
        return False
    return speaks(case)


def _may_be_object(case: Case, start: int) -> bool:
    """True where the noun phrase at `start` is one that the verb's record accepts."""
    words = frozenset(case.scene.page.low[start : start + 5])
    records = case.hit.records
    if max(case.scene.inside[start : start + 2]) >= 0 and not any(record.not_objects & words for record in records):
        return True  # words in marks are said, whatever they are
    if case.scene.page.tag[start - 1] != "ADP":
        records = tuple(record for record in records if record.frames & OBJECTS) or records
    rest = frozenset(case.scene.page.low[start : case.sentence.stop])
    if any(record.not_objects & words or record.not_with & rest for record in records):
        return False
    return any(not record.objects or record.objects & words for record in records)


def _has_attribute(scene: Scene, start: int, sentence: Sentence) -> bool:
    """True where an adjective about the object closes it: « juge cette décision inacceptable »."""
    page = scene.page
    if scene.inside[start] >= 0:
        return True
    behind = phrase_right(page, start, sentence.stop, scene.speakers)
    last = min(sentence.stop, start + 14) - 1
    return (
        behind is not None
        and any(page.tag[i] == "ADJ" or scene.inside[i] >= 0 for i in range(start + 2, last + 1))
        and not any(page.low[i] == "à" for i in range(start, min(last, behind.stop + 1)))
    )


def seen(case: Case) -> Draft | None:
    """Washington voit dans ce vote un signe; y voyant « une chance »."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    if not case.has("en_np") or hit.tense == "preterite" or (case.source and page.low[case.source.first] == "on"):
        return None
    if page.low[hit.first] == "y":
        start = contents.after_object(scene, hit, case.sentence)
    else:
        start = hit.last + 1 if page.low[hit.last + 1 : hit.last + 2] in [("dans",), ("en",)] else None
    return case.draft("nominal", clause(scene, hit, start, case.sentence, nominal=True)) if start is not None else None


def _said_of(case: Case, who: Phrase) -> Span | None:
    """What the subject is called: « jugée « injuste » par les syndicats », « dénoncé par l'opposition comme « un coup de force » »."""
    scene, low, begin = case.scene, case.scene.page.low, case.hit.last + 1
    by = next(at for at in range(begin, who.first) if low[at] == "par")
    if case.has("np_adj", "target_de", "comme") and by > begin:
        begin += low[begin] in (*scene.page.words("of_short"), "comme")
        told = any(scene.inside[at] >= 0 or scene.page.tag[at] == "ADJ" for at in range(begin, by))
        return scene.page.span(begin, by) if told and begin < by else None
    if low[who.stop] == "comme" and case.hit.records[0].stance != "neutral":
        number = scene.inside[who.stop + 1]
        return scene.pairs[number].span if number >= 0 else clause(scene, case.hit, who.stop + 1, case.sentence, nominal=True)
    return None


def passive(case: Case) -> Draft | None:
    """Le scrutin a été salué par l'Union africaine; il est accusé par le parquet d'avoir menti."""
    scene, hit = case.scene, case.hit
    who = agent(scene, hit, case.sentence) if hit.form in ("passive", "past") else None
    if who is None:
        return None
    if said := _said_of(case, who):
        return case.draft("passive", said, source=who)
    if (
        case.has("target_de", "de_inf")
        and (start := contents.after_target(scene, who.stop - 1, case.sentence, scene.page.words("of_short"))) is not None
    ):
        return case.draft("passive", clause(scene, hit, start, case.sentence), source=who)
    if case.has("target_de") and scene.page.low[who.stop : who.stop + 1] in [("de",), ("d'",)]:
        return case.draft("passive", clause(scene, hit, who.stop + 1, case.sentence, nominal=True), source=who)
    if case.has("target_de") and (
        begin := next(
            (i for i in range(who.first + 2, who.stop - 1) if scene.page.low[i] in ("de", "d'") and scene.page.word[i + 1][0].islower()),
            None,
        )
    ):
        short = Phrase(who.first, begin)
        return case.draft("passive", clause(scene, hit, begin + 1, case.sentence, nominal=True), source=short)
    if hit.form == "passive" and case.has("np") and (hit.records[0].passive or hit.records[0].stance not in ("assert", "neutral")):
        what = phrase_left(scene.page, case.sentence.first, hit.first, scene.speakers)
        if what is None or what.stop - what.first < 2 or not _may_be_object(case, what.first):
            return None
        return case.draft("passive", scene.page.span(what.first, what.stop), source=who)
    return None
