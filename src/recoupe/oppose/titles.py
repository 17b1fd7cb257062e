"""What somebody is called: ranks that exclude each other, spellings of a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from recoupe.edtf import apart, is_edtf
from recoupe.lexicon import table
from recoupe.model import Claim, Merged, Party
from recoupe.oppose.case import Case
from recoupe.oppose.sides import Finding, Told, held, side, told, trigger_claim
from recoupe.phrases import both, joined, same
from recoupe.text import fold

# Within so many days a promotion is no likely reason for two ranks.
PROMOTION = 60
# Two names of one role in one event that are this near are one name in two spellings.
SPELT_ALIKE = 0.85


def rank(merged: Merged) -> Iterator[tuple[str, Finding]]:
    """One person under two ranks (« colonel », « général ») in articles of the same weeks. Between distant dates it may be a promotion."""
    held_by: defaultdict[str, list[tuple[str, Told, str]]] = defaultdict(list)
    for event in merged.events:
        for one in told(event):
            for party in _named(one):
                for title in _ranks(party):
                    held_by[party.key].append((event.id, one, title))
    for _, rows in sorted(held_by.items()):
        near = [row for row in rows if any(_excludes(row, other) for other in rows)]
        titles = sorted({title for _, _, title in near})
        if len(titles) > 1:
            sides = tuple(side(t, [_of_outlet(one, t) for _, one, title in near if title == t]) for t in titles)
            name = next(p.name for p in _named(near[0][1]) if _ranks(p))
            sentence = both("oppose.name.sentence", name=name, sides=joined(held(same(s.value), s.claims) for s in sides))
            yield (
                near[0][0],
                Finding(key=name, property="name", severity="low", sides=sides, sentence=sentence, reason=both("oppose.name.reason")),
            )


def _of_outlet(one: Told, title: str) -> Claim:
    """The claim that somebody bears a rank: the outlet gives it, whoever speaks."""
    return replace(trigger_claim(one, title), asserted_by=one.telling.outlet or one.telling.article)


def _named(one: Told) -> tuple[Party, ...]:
    """Those who take part in a happening, and who tells of it."""
    speaker = one.telling.asserted_by
    return (*one.parties, speaker) if speaker and speaker not in one.parties else tuple(one.parties)


def _excludes(left: tuple[str, Told, str], right: tuple[str, Told, str]) -> bool:
    days = left[1].telling.published, right[1].telling.published
    if left[2] == right[2] or not all(day and is_edtf(day) for day in days):
        return False
    return apart(days[0] or "", days[1] or "") <= PROMOTION


@lru_cache(maxsize=1)
def _known_ranks() -> tuple[str, ...]:
    return tuple(sorted(table("fr", "compare")["ranks"]["words"], key=len, reverse=True))


def _ranks(party: Party) -> tuple[str, ...]:
    """The rank that an article gives a person."""
    found = (next((r for r in _known_ranks() if fold(title).startswith(fold(r))), None) for title in party.titles)
    return tuple(dict.fromkeys(r for r in found if r))


def spelling(case: Case) -> Iterator[Finding]:
    """One name in two spellings, in the same role of one event. Accents, capitals and a missing first name are no other spelling."""
    people = [(one, p) for one in case.told for p in one.parties if p.kind == "person"]
    for (one, a), (other, b) in combinations(people, 2):
        if one.telling.key[0] != other.telling.key[0] and _are_spellings(a, b):
            sides = (side(a.name, [trigger_claim(one, a.name)]), side(b.name, [trigger_claim(other, b.name)]))
            parts = joined(held(same(s.value), s.claims) for s in sides)
            yield Finding(key=" ".join(sorted((a.name, b.name))), property="name", severity="low", sides=sides,
                          sentence=both("oppose.name.spelling", sides=parts), reason=both("oppose.name.spelling_reason"))  # fmt: skip
            return


def _are_spellings(a: Party, b: Party) -> bool:
    left, right = fold(a.name), fold(b.name)
    words = left.split(), right.split()
    return (
        left != right
        and len(words[0]) == len(words[1]) > 1
        and not _is_subset(words)
        and SequenceMatcher(None, left, right).ratio() >= SPELT_ALIKE
    )


def _is_subset(words: Sequence[Sequence[str]]) -> bool:
    return set(words[0]) <= set(words[1]) or set(words[1]) <= set(words[0])
