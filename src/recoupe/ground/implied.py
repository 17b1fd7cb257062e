"""Whom a deed must reach where no words name them: « L'Inde a dépêché des vivres » after an earthquake in Nepal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from recoupe.ground.bodies import the_state
from recoupe.ground.cast import Resolution
from recoupe.ground.scene import Scene
from recoupe.model import Account

IMPLIED = 0.4  # less than any words give: only the context tells it
REFUSED = 0.5  # as little, but what is refused was asked next to it
NOUN_FOLLOWS = re.compile(r"(?:\b(?:l[ae]|les|du|des|aux?|une?|ce|cette|son|sa|leur)|l['’]) ?$", re.IGNORECASE)


def state_reached(scene: Scene, account: Account, actors: Collection[str]) -> Resolution | None:
    """The state that a gift, a promise of one or a penalty reaches: the only other one told before it in its sentence, else the one that
    the article speaks of most. None where the deed need not reach anybody, or where no state but the `actors`' own is spoken of."""
    if not must_reach_somebody(scene, account):
        return None
    own = {scene.cast.figures[key].country for key in actors}
    here = scene.sentence_of(account.trigger.start)
    told = [(start, iso3) for start, iso3 in scene.states_spoken_of if iso3 not in own]
    near = {iso3 for start, iso3 in told if start < account.trigger.start and scene.sentence_of(start) == here}
    most = Counter(iso3 for _, iso3 in told).most_common(1)
    if not most:
        return None
    figure = the_state(scene, scene.register.states[near.pop() if len(near) == 1 else most[0][0]])
    reason = f"the words name nobody; {figure.name} is the state that is spoken of there."
    return Resolution(keys=(figure.key,), score=IMPLIED, reason=reason)


def those_refused(scene: Scene, account: Account, asked: tuple[Account, Collection[str]] | None) -> Resolution | None:
    """« Kiev demande des missiles. Berlin a refusé. »: a refusal that names nobody reaches those who asked just before; None where nobody
    did. `asked` is the last request told before, and the keys of those who asked."""
    if asked is None or account.type != "REJECT":
        return None
    request, who = asked
    if not 0 <= scene.sentence_of(account.trigger.start) - scene.sentence_of(request.trigger.start) <= 1:
        return None
    names = ", ".join(scene.cast.figures[key].name for key in who)
    return Resolution(keys=tuple(who), score=REFUSED, reason=f"the words name nobody; {names} asked just before.")


def must_reach_somebody(scene: Scene, account: Account) -> bool:
    """True for what is given or promised, and for a penalty that a verb tells (« a suspendu son aide »)."""
    deed = account.content if account.type == "AGREE" else account.type
    before = scene.text[max(0, account.trigger.start - 6) : account.trigger.start]
    return deed in scene.lexis.given_to and not (account.type == "SANCTION" and NOUN_FOLLOWS.search(before))
