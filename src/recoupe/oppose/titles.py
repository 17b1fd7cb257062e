"""What somebody is called: ranks that exclude each other, spellings of a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from recoupe.edtf import apart, is_edtf
from recoupe.lexicon import table
from recoupe.model import Claim, Merged, Party, Telling
from recoupe.oppose.case import Case
from recoupe.oppose.sides import Finding, Told, held, side, trigger_claim
from recoupe.oppose.wide import Row, Wide, across
from recoupe.phrases import both, joined, same
from recoupe.text import fold

# Within so many days a promotion is no likely reason for two ranks.
PROMOTION = 60
# Two names of one role in one event that are this near are one name in two spellings.
SPELT_ALIKE = 0.85
# An account, the id of its event, and the rank it gives.
Ranked = tuple[str, Told, str]


def rank(merged: Merged) -> Iterator[tuple[str, Finding]]:
    """One person under two ranks (« colonel », « général ») in articles of the same weeks. Between distant dates it may be a promotion."""
    return across(merged, RANK)


def _parts(telling: Telling) -> Iterator[tuple[str, str]]:
    """The people who bear a rank, with each of their ranks."""
    return ((party.key, title) for party in _named(telling) for title in _ranks(party))


def _judge(key: str, rows: Sequence[Row]) -> Iterator[tuple[str, Finding]]:
    ranked = [(id_, one, title) for id_, one in rows for title in dict.fromkeys(t for who, t in _parts(one.telling) if who == key)]
    near = _near(ranked)
    titles = sorted({title for _, _, title in near})
    if len(titles) > 1:
        sides = tuple(side(t, [_of_outlet(one, t) for _, one, title in near if title == t]) for t in titles)
        name = next(p.name for p in _named(near[0][1].telling) if p.key == key)
        sentence = both("oppose.name.sentence", name=name, sides=joined(held(same(s.value), s.claims) for s in sides))
        reason = both("oppose.name.reason")
        yield near[0][0], Finding(key=key, ground=key, property="name", severity="low", sides=sides, sentence=sentence, reason=reason)


def _near(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Those that another title excludes, told within the time in which nobody is promoted."""
    dated = [row for row in ranked if row[1].telling.published and is_edtf(row[1].telling.published)]
    days: dict[tuple[str, str], None] = dict.fromkeys((title, one.telling.published or "") for _, one, title in dated)
    apart_by = {(title, day) for title, day in days if any(t != title and apart(day, other) <= PROMOTION for t, other in days)}
    return [row for row in dated if (row[2], row[1].telling.published or "") in apart_by]


RANK = Wide("rank", _parts, _judge)


def _of_outlet(one: Told, title: str) -> Claim:
    """The claim that somebody bears a rank: the outlet gives it, whoever speaks."""
    return replace(trigger_claim(one, title), asserted_by=one.telling.outlet or one.telling.article)


def _named(telling: Telling) -> tuple[Party, ...]:
    """Those who take part in a happening, and who tells of it."""
    speaker, parties = telling.asserted_by, (*telling.actors, *telling.recipients)
    return (*parties, speaker) if speaker and speaker not in parties else parties


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
