"""The rules of a reporting verb in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from recoupe.attribute.adjuncts import adjuncts, for_whom
from recoupe.attribute.bare import bare_verb
from recoupe.attribute.case import Case, case_of
from recoupe.attribute.clauses import announced, attribute, incise, infinitive, que, question
from recoupe.attribute.hits import Hit
from recoupe.attribute.inversion import is_inverted
from recoupe.attribute.loose import conditional, free_indirect, marks_alone
from recoupe.attribute.marked import before_cue, colon, in_marks, inside_marks, verb_in_marks
from recoupe.attribute.nouns import nouns, support
from recoupe.attribute.objects import nominal, passive, seen, target
from recoupe.attribute.phrases import can_speak
from recoupe.attribute.resumed import resumed, such_is
from recoupe.attribute.scene import Draft, Scene, Sentence

Rule = Callable[[Case], Draft | None]
CUE_RULES: tuple[Rule, ...] = (
    inside_marks, verb_in_marks, before_cue, que, passive, infinitive, target, attribute, question, seen, nominal, incise, colon, in_marks,
    announced,
)  # fmt: skip
AROUND_RULES = (before_cue, incise, colon)  # what a cue with its subject behind it can introduce


def drafts_at(scene: Scene, hit: Hit, sentence: Sentence) -> Iterator[Draft]:
    """The quotes of one cue: the first rule that fits, and words after a colon beside it."""
    if hit.negated and not any(record.negated for record in hit.records):
        return
    case = case_of(scene, hit, sentence)
    if scene.inside[hit.verb] >= 0:
        draft = inside_marks(case) or verb_in_marks(case) or _nested(case)
        if draft:
            yield draft
        return
    if hit.form == "passive" or not _is_plausible(case):
        draft = passive(case)
        if draft:
            yield draft
        return
    inverted = hit.clitic is None and is_inverted(scene, hit, sentence)
    for rule in CUE_RULES:
        if inverted and rule not in AROUND_RULES:
            continue
        if draft := rule(case):
            yield draft
            if (
                rule not in (inside_marks, before_cue, colon)
                and (second := colon(case))
                and second.content[0].start >= draft.content[-1].end
            ):
                yield second
            return


def _nested(case: Case) -> Draft | None:
    """A quote inside a quote: « les médecins disent que le temps presse », with a speaker who is named and is not the one who speaks."""
    if (
        case.hit.form != "finite"
        or case.source is None
        or case.scene.page.low[case.source.first] in ("nous", "je", "j'", "vous", "tu", "on", "ce", "c'", "ça", "cela", "il")
    ):
        return None
    page, speakers = case.scene.page, case.scene.speakers
    head = next((i for i in range(case.source.first, case.source.stop) if page.tag[i] in ("NOUN", "PROPN")), None)
    if (
        head is not None
        and page.tag[head] == "NOUN"
        and page.low[head] not in speakers.all
        and not page.low[head].endswith(speakers.endings)
    ):
        return None  # « les massacres de Kossa montrent que »
    return que(case) if can_speak(page, case.source, speakers) else None


def _is_plausible(case: Case) -> bool:
    """False for a verb that nobody speaks: a bare participle on a noun, an infinitive that nothing lets report."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    before = page.low[hit.first - 1] if hit.first > 0 else ""
    if hit.form == "past":
        spoken = any(h.tense == "compound" and h.last < hit.first and h.form == "finite" for h in scene.hits_in(case.sentence))
        done = before == "et" and any(
            page.low[i] in page.words("have") and page.tag[i] == "AUX" for i in range(case.sentence.first, hit.first)
        )
        return (spoken and before in ("et", "mais", "puis", "ou", ",")) or done
    if hit.form == "infinitive":
        return (
            before in ("pour", "après", "afin")
            or case.source is not None
            or (before in ("de", "d'") and page.low[hit.first - 2] in ("avant", "afin"))
            or any(
                h.last == hit.first - 1
                or (h.last < hit.first <= h.last + 3 and "inf" in h.frames() and page.tag[hit.first - 1] in ("NOUN", "ADV"))
                for h in scene.hits_in(case.sentence)
            )
        )
    return True


TextRule = Callable[[Scene, Sentence, Sequence[Draft]], Iterator[Draft]]
TEXT_RULES: tuple[TextRule, ...] = (adjuncts, for_whom, such_is, nouns, support, resumed, free_indirect, bare_verb, marks_alone)
RULES = tuple(rule.__name__ for rule in (*CUE_RULES, *TEXT_RULES, conditional))
