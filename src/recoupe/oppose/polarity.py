"""Whether it is so: what some affirm and others deny."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.oppose.case import Case
from recoupe.oppose.sides import HYPOTHETICAL, Finding, about, origins, side, trigger_claim
from recoupe.phrases import both, who


def polarity(case: Case) -> Iterator[Finding]:
    """One account affirms what another denies; who does which is told. A plan and a later refusal do not contradict each other, nor does
    what stands under « si », nor one speaker quoted in two ways (that is a matter of wording). A denial weighs as much as an affirmation,
    and their numbers are no proof."""
    facts = [one for one in case.told if one.telling.status not in HYPOTHETICAL]
    affirmed = side("affirmed", [trigger_claim(one, "affirmed") for one in facts if one.telling.polarity == "affirmed"])
    denied = side("denied", [trigger_claim(one, "denied") for one in facts if one.telling.polarity == "denied"])
    if not affirmed.claims or not denied.claims or len(origins((*affirmed.claims, *denied.claims))) == 1:
        return
    sentence = both(
        "oppose.polarity.sentence", about=about([one.telling for one in facts]), affirmed=who(affirmed.claims), denied=who(denied.claims)
    )
    yield Finding(property="polarity", severity="high", sides=(affirmed, denied), sentence=sentence, reason=both("oppose.polarity.reason"))
