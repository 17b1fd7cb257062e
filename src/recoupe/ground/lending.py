"""Which article of a dossier answers what another one leaves open: a function of the clues of one key, whatever the order they came in.

An office is lent to articles of the same weeks, or between two articles that name the same holder. Where two people are told, nobody is
lent: the office stays.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from recoupe.edtf import bounds
from recoupe.ground.clues import find_clues
from recoupe.ground.names import is_same_person
from recoupe.loans import Clue, Loan, filled
from recoupe.model import Reading

# In days. Governments are reshuffled at any time: one article's word holds for a quarter, that of two that agree for the time between.
NEAR, BETWEEN = 92, 731
OFFICE_LENT, NAME_LENT = 0.75, 0.7


def lent(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """`readings`, in their order, each with what the others lend it."""
    held = tuple(readings)
    loans = loans_among(clue for reading in held for clue in find_clues(reading))
    return tuple(filled(reading, loans.get(reading.article.id, ())) for reading in held)


def loans_among(clues: Iterable[Clue]) -> dict[str, tuple[Loan, ...]]:
    """The loans among the clues of many articles, by the id of the article that is lent."""
    asked: defaultdict[str, list[Clue]] = defaultdict(list)
    for clue in clues:
        asked[clue.key].append(clue)
    loans: defaultdict[str, list[Loan]] = defaultdict(list)
    for told in asked.values():
        for clue, loan in lend(told).items():
            loans[clue.article].append(loan)
    return {article: tuple(sorted(own, key=lambda loan: loan.local)) for article, own in loans.items()}


def lend(clues: Sequence[Clue]) -> dict[Clue, Loan]:
    """The loans among the clues of one key, by the clue that asks."""
    told = [clue for clue in clues if clue.person is not None]
    found = {clue: _lender(clue, told) for clue in clues if clue.person is None}
    return {asking: _loan(asking, lender, told) for asking, lender in found.items() if lender}


def _lender(asking: Clue, told: Sequence[Clue]) -> Clue | None:
    """The nearest of the clues that answer, where all of them name one person."""
    fitting = [clue for clue in told if _fits(asking, clue)]
    near = [clue for clue in fitting if days_apart(asking, clue) <= NEAR]
    if not near and asking.key.startswith("office:"):
        near = _on_both_sides(asking, fitting)
    if not _are_one([clue.person or "" for clue in near]):
        return None
    others = (clue for clue in near if clue.article != asking.article)
    return min(others, key=lambda clue: (days_apart(asking, clue), clue.article), default=None)


def _fits(asking: Clue, told: Clue) -> bool:
    """True where the person told can be the one asked for: a surname alone needs an office in common, or the state and no other office."""
    if asking.gender and told.gender and asking.gender != told.gender:
        return False
    if asking.key.startswith("office:"):
        return True
    if not is_same_person(asking.words, told.person or ""):
        return False
    if asking.offices and told.offices:
        return bool(set(asking.offices) & set(told.offices))
    return asking.country is not None and asking.country == told.country


def _on_both_sides(asking: Clue, told: Sequence[Clue]) -> list[Clue]:
    """The last article before and the first after that name a holder, and all of their days."""
    before = [clue for clue in told if clue.day < asking.day and days_apart(asking, clue) <= BETWEEN]
    after = [clue for clue in told if clue.day > asking.day and days_apart(asking, clue) <= BETWEEN]
    if not before or not after:
        return []
    last, first = max(clue.day for clue in before), min(clue.day for clue in after)
    return [clue for clue in (*before, *after) if clue.day in (last, first)]


def days_apart(left: Clue, right: Clue) -> int:
    """How many days may lie between two articles, at the most (« 2023 » is any day of that year)."""
    (a, b), (c, d) = bounds(left.day), bounds(right.day)
    if a is None or b is None or c is None or d is None:
        return BETWEEN + 1
    return max(abs((d - a).days), abs((b - c).days))


def _are_one(names: Iterable[str]) -> bool:
    return all(is_same_person(left, right) for left, right in combinations(sorted(set(names)), 2))


def _loan(asking: Clue, lender: Clue, told: Sequence[Clue]) -> Loan:
    """The loan, under the name that most articles give the person (the fullest among equals)."""
    names = Counter(clue.person for clue in told if clue.person and is_same_person(clue.person, lender.person or ""))
    person = min(names, key=lambda name: (-len(name.split()), -names[name], name))
    is_office = asking.key.startswith("office:")
    gap = f"leaves « {asking.words} » unnamed" if is_office else f"names « {asking.words} » by surname alone"
    named = f"{person} is named as « {lender.words} »" if is_office else f"{person} is named in full"
    return Loan(
        local=asking.local,
        words=asking.words,
        person=person,
        country=asking.country or lender.country,
        lender=lender.name,
        score=OFFICE_LENT if is_office else NAME_LENT,
        reason=f"the article {gap}; {named} by {lender.name} ({lender.day}).",
    )
