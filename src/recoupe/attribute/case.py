"""One cue in its sentence, with its speaker: what the rules of a reporting verb look at."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.attribute.ends import manner_of
from recoupe.attribute.hits import Hit
from recoupe.attribute.phrases import Phrase, can_speak
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.attribute.sources import source_of
from recoupe.model import Span


@dataclass(frozen=True, slots=True)
class Case:
    """One cue in its sentence, with its speaker's words."""

    scene: Scene
    hit: Hit
    sentence: Sentence
    source: Phrase | None
    follows: bool

    def has(self, *frames: str) -> bool:
        """True where the cue's records allow one of `frames`."""
        return any(frame in record.frames for record in self.hit.records for frame in frames)

    def draft(self, rule: str, span: Span | None, *more: Span, direct: bool = False, source: Phrase | None = None) -> Draft | None:
        """The quote whose content is `span` (and `more`)."""
        if span is None:
            return None
        content, manner = manner_of(self.scene, span)
        content = span if direct else content
        pieces = (content, *(manner_of(self.scene, piece)[0] if direct else piece for piece in more))
        record = self.hit.records[0]
        stance = record.negated if self.hit.negated and record.negated else record.stance
        page = self.scene.page
        who = source or self.source
        return Draft(
            content=tuple(sorted(pieces)), manner="direct" if direct else manner, rule=rule, stance=stance, hit=self.hit,
            cue=page.span(self.hit.first, self.hit.last + 1), lemma=self.hit.lemma, source=who, follows=self.follows and who is None,
        )  # fmt: skip


def case_of(scene: Scene, hit: Hit, sentence: Sentence) -> Case:
    """The case of one hit."""
    source, follows = source_of(scene, hit, sentence)
    return Case(scene, hit, sentence, source, follows and source is None)


def speaks(case: Case) -> bool:
    """False where the subject is a thing and the verb then means something else (« la situation exige », « ce vote montre que »)."""
    if case.source is None:
        return case.follows
    page = case.scene.page
    if page.low[case.source.first] in page.words("nobody") or (
        page.low[case.source.first] in ("aucun", "aucune", "nul", "nulle") and page.low[case.hit.first] in ("n'", "ne")
    ):
        return False
    return not all(record.persons for record in case.hit.records) or can_speak(page, case.source, case.scene.speakers)
