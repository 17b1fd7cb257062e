"""One statement of one speaker across outlets: its wordings side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations, product

from recoupe.merge.cluster import components
from recoupe.merge.origins import short_id
from recoupe.merge.profile import day, speaker_key
from recoupe.model import Key, Saying, Statement

# Two wordings are one statement where half of the shorter's content words are in the other, three at the least,
HALF, FEWEST = 0.5, 3
# … and where the articles appeared within a week.
WEEK = 7
# A content word shared by more quotes of one speaker than this is his subject, not his statement.
TOO_COMMON = 60


def statements(sayings: Iterable[Saying]) -> tuple[Statement, ...]:
    """The statements that at least two articles quote, each with its wordings in the order of their keys."""
    by_speaker: defaultdict[str, list[Saying]] = defaultdict(list)
    for saying in sorted(sayings, key=lambda s: s.key):
        by_speaker[speaker_key(saying.speaker)].append(saying)
    out: list[Statement] = []
    for said in by_speaker.values():
        pairs = {(said[i].key, said[j].key) for i, j in _candidates(said) if are_one(said[i], said[j])}
        out += (_statement(part, said) for part in components(sorted(pairs)))
    return tuple(sorted((s for s in out if len({key[0] for key in s.wordings}) > 1), key=lambda s: s.id))


def _candidates(said: list[Saying]) -> set[tuple[int, int]]:
    """The pairs (by place in the list) that share a word in one week or two that follow, unless it is in all quotes of the speaker."""
    holders: defaultdict[tuple[str, int | None], list[int]] = defaultdict(list)
    for at, saying in enumerate(said):
        published = day(saying.published)
        weeks = (None,) if published is None else (published // WEEK, published // WEEK + 1)
        for word, week in product(set(saying.stems), weeks):
            holders[word, week].append(at)
    return {pair for held in holders.values() if len(held) <= TOO_COMMON for pair in combinations(held, 2)}


def are_one(a: Saying, b: Saying) -> bool:
    """True where the two may be one statement: near in time, and half of the shorter wording in the other. Symmetric."""
    days = day(a.published), day(b.published)
    if days[0] is not None and days[1] is not None and abs(days[0] - days[1]) > WEEK:
        return False
    shared = len(set(a.stems) & set(b.stems))
    return shared >= FEWEST and shared >= HALF * min(len(a.stems), len(b.stems))


def _statement(pairs: list[tuple[Key, Key]], said: list[Saying]) -> Statement:
    keys = tuple(sorted({key for pair in pairs for key in pair}))
    first = next(saying for saying in said if saying.key == keys[0])
    return Statement(id=short_id("s", f"{keys[0]}"), speaker=first.speaker.name, wordings=keys)
