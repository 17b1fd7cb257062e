"""What independent origins agree on: per property, copies and plans left out."""

from __future__ import annotations

from recoupe.merge.agreements import agreements
from recoupe.model import Agreement
from tells import count, state, tell


def values(found: tuple[Agreement, ...]) -> dict[str, tuple[str, int]]:
    return {a.property: (a.value.fr, len(a.origins)) for a in found}


def test_two_origins_that_hold_the_same_agree_on_each_property() -> None:
    told = [
        tell(name, actors=[state("MLI")], date="2024-03-09", place="Gao", counts=[count("onze morts", 11, 11, "mort")])
        for name in ("nord", "sud")
    ]
    found = values(agreements(told, ("o1", "o2")))
    assert found == {"number": ("11 morts", 2), "date": ("le 9 mars 2024", 2), "place": ("Gao", 2), "doer": ("le Mali", 2)}


def test_copies_agree_with_nobody() -> None:
    told = [tell(name, date="2024-03-09") for name in ("nord", "reprise", "sud")]
    assert agreements(told, ("o1", "o1", "o1")) == ()
    assert values(agreements(told, ("o1", "o1", "o2"))) == {"date": ("le 9 mars 2024", 2)}


def test_what_is_planned_denied_or_vague_corroborates_nothing() -> None:
    vague = [tell(name, counts=[count("au moins onze morts", 11, None, "mort")]) for name in ("nord", "sud")]
    assert agreements(vague, ("o1", "o2")) == ()
    planned = [tell("nord", date="2024-03-09", status="planned"), tell("sud", date="2024-03-09")]
    assert agreements(planned, ("o1", "o2")) == ()
    denied = [tell("nord", date="2024-03-09", polarity="denied"), tell("sud", date="2024-03-09")]
    assert agreements(denied, ("o1", "o2")) == ()


def test_a_government_and_its_state_are_one_doer() -> None:
    told = [tell("nord", actors=[state("MLI")]), tell("sud", actors=[state("MLI")])]
    assert values(agreements(told, ("o1", "o2"))) == {"doer": ("le Mali", 2)}
