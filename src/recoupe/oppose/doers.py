"""Who did it, who decided it, who received whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from recoupe.lexicon import load_toml
from recoupe.model import Bilingual, Party
from recoupe.oppose.case import Case
from recoupe.oppose.sides import HYPOTHETICAL, Finding, Told, about, held, side, trigger_claim
from recoupe.phrases import both, joined, listed, named, quoted, who

# Acts that both sides do together: naming one or the other first says nothing.
MUTUAL = frozenset({"AGREE", "COOPERATE", "CONSULT"})
STATES = frozenset({"state", "government"})
GROUPS = frozenset({"armed_group", "group", "organisation"})


def initiative(case: Case) -> Iterator[Finding]:
    """One departure told in two ways: as a withdrawal, which those who leave decide, or as an expulsion, which they suffer."""
    pairs = converse_types()
    facts = [one for one in case.told if one.telling.polarity == "affirmed" and one.telling.status not in HYPOTHETICAL]
    present = {one.telling.type for one in facts}
    for left, right in sorted(pair for pair in pairs if pair[0] < pair[1] and set(pair) <= present):
        ones, others = ([one for one in facts if one.telling.type == type_] for type_ in (left, right))
        sides = tuple(side(type_, [trigger_claim(one, type_) for one in group]) for type_, group in ((left, ones), (right, others)))
        first, second = (_as_told(group) for group in (ones, others))
        sentence = both("oppose.doer.initiative", left=first, left_who=who(sides[0].claims), right=second, right_who=who(sides[1].claims))
        yield Finding(
            key=f"{left} {right}",
            property="doer",
            severity="medium",
            sides=sides,
            sentence=sentence,
            reason=both("oppose.doer.initiative_reason"),
        )


@lru_cache(maxsize=1)
def converse_types() -> frozenset[tuple[str, str]]:
    """The pairs of types in which the doer of one is the recipient of the other (`merge/types.toml`), in both orders."""
    rows = [row["types"] for row in load_toml("merge", "types.toml")["compatible"] if row["roles"] == "converse"]
    return frozenset((a, b) for left, right in rows for a, b in ((left, right), (right, left)))


def _as_told(group: Sequence[Told]) -> Bilingual:
    """« retrait » (la France)."""
    words = quoted(dict.fromkeys(one.telling.trigger_words for one in group))
    doers = listed([named(name) for name in dict.fromkeys(p.name for one in group for p in one.telling.actors)][:3])
    return Bilingual(fr=f"{words.fr} ({doers.fr})", en=f"{words.en} ({doers.en})") if doers.fr else words


def doer(case: Case) -> Iterator[Finding]:
    """The accounts name other doers: two states, or a state's forces against a group. Two names for one government, or a country and its
    minister, are one doer; « des hommes armés » exclude nobody."""
    facts = [one for one in case.told if one.telling.polarity == "affirmed" and one.telling.actors and one.telling.type not in MUTUAL]
    by_type: dict[str, list[Told]] = {}
    for one in facts:
        by_type.setdefault(one.telling.type, []).append(one)
    for type_, group in sorted(by_type.items()):
        camps = _camps(group)
        if len(camps) > 1 and all(_exclude(a[0].telling.actors, b[0].telling.actors) for i, a in enumerate(camps) for b in camps[i + 1 :]):
            yield _finding(type_, camps)


def _camps(group: Sequence[Told]) -> list[list[Told]]:
    """The accounts by doers that may be the same; those who exclude nobody stand in none."""
    camps: list[list[Told]] = []
    for one in sorted(group, key=lambda o: o.telling.key):
        if not any(_exclude(one.telling.actors, other.telling.actors) for other in group):
            continue
        home = next((camp for camp in camps if not any(_exclude(one.telling.actors, other.telling.actors) for other in camp)), None)
        camps.append([one]) if home is None else home.append(one)
    return camps


def _finding(type_: str, camps: Sequence[Sequence[Told]]) -> Finding:
    sides = tuple(
        side(camp[0].telling.actors[0].name, [trigger_claim(one, camp[0].telling.actors[0].name) for one in camp]) for camp in camps
    )
    parts = joined(held(named(each.value), each.claims) for each in sides)
    sentence = both("oppose.doer.sentence", sides=parts, about=about([one.telling for camp in camps for one in camp]))
    return Finding(key=type_, property="doer", severity="medium", sides=sides, sentence=sentence, reason=both("oppose.doer.reason"))


def _exclude(left: Sequence[Party], right: Sequence[Party]) -> bool:
    """True where no doer of one list may be a doer of the other."""
    return all(_apart(a, b) for a in left for b in right)


def _apart(a: Party, b: Party) -> bool:
    """True for two parties that are surely two: of two countries, or a state's own against a group of no state. Symmetric."""
    if a.key == b.key:
        return False
    lands = _land(a), _land(b)
    if lands[0] and lands[1]:
        return lands[0] != lands[1] and (_is_states(a) or _is_states(b))
    return (_is_states(a) and b.kind == "armed_group") or (_is_states(b) and a.kind == "armed_group")


def _land(p: Party) -> str | None:
    return p.speaks_for or p.country


def _is_states(p: Party) -> bool:
    """True for a state, its government, its army, its office-holders."""
    return p.kind in STATES or p.speaks_for is not None or p.key.startswith("army:")


def host(case: Case) -> Iterator[Finding]:
    """Who received those who came: the doer of « accueillir » against the land where the others say that they are. Shown as the sentences
    stand, even where one of them looks garbled."""
    hosts: dict[str, list[Told]] = {}
    for one in case.told:
        land = _host(one)
        if land and one.telling.polarity == "affirmed":
            hosts.setdefault(land, []).append(one)
    if len(hosts) < 2 or not any(one.telling.welcome for group in hosts.values() for one in group):
        return
    sides = tuple(side(land, [trigger_claim(one, land) for one in group]) for land, group in sorted(hosts.items()))
    parts = joined(
        held(named(names_of(group)[land]), each.claims) for each, (land, group) in zip(sides, sorted(hosts.items()), strict=True)
    )
    yield Finding(
        key="host",
        property="doer",
        severity="low",
        sides=sides,
        sentence=both("oppose.doer.host", sides=parts),
        reason=both("oppose.doer.host_reason"),
    )


def _host(one: Told) -> str | None:
    """The country of the host: of the doer of a welcome, else of the recipients."""
    parties = one.telling.actors if one.telling.welcome else one.telling.recipients
    lands = {p.country for p in parties if p.country}
    return lands.pop() if len(lands) == 1 else None


def names_of(group: Sequence[Told]) -> Mapping[str, str]:
    """Country → the name that an account gives its state, or its first party."""
    parties = [p for one in group for p in one.parties if p.country]
    ordered = sorted(parties, key=lambda p: p.kind != "state")
    return {p.country: p.name for p in reversed(ordered) if p.country}
