"""Which types of event may tell one happening (`merge/types.toml`): how near, whose role answers whose, what announces what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from recoupe.errors import PackError
from recoupe.lexicon import load_toml
from recoupe.model import Bilingual

Roles = Literal["same", "either", "converse"]


@dataclass(frozen=True, slots=True)
class Kin:
    """How near two types are (1: the same), and how their roles answer one another."""

    weight: float
    roles: Roles
    reason: Bilingual


SAME_TYPE = Kin(1.0, "same", Bilingual(fr="même type d'événement", en="same type of event"))
# Types whose doer and recipient act together: outlets name them in either order.
MUTUAL = frozenset({"AGREE", "COOPERATE", "CONSULT"})
SAME_MUTUAL = Kin(1.0, "either", SAME_TYPE.reason)


@dataclass(frozen=True, slots=True)
class Kinship:
    """The whole table. `kin` holds both orders of each pair."""

    kin: Mapping[tuple[str, str], tuple[Kin, tuple[frozenset[str], frozenset[str]] | None]]
    alike: Mapping[str, tuple[frozenset[str], ...]]
    newsy: frozenset[str]
    recurrent: frozenset[str]
    given: frozenset[str]
    plans: frozenset[str]
    acts: frozenset[str]
    near: Mapping[str, tuple[str, ...]]

    def between(self, left: str, left_mode: str | None, right: str, right_mode: str | None) -> Kin | None:
        """How two types (and modes) may tell one happening; None where they cannot."""
        if left == right:
            same = SAME_MUTUAL if left in MUTUAL else SAME_TYPE
            return same if self._modes_agree(left, left_mode, right_mode) else None
        found = self.kin.get((left, right))
        if found is None:
            return None
        kin, modes = found
        if modes and not all(
            mode is None or not wanted or mode in wanted for mode, wanted in zip((left_mode, right_mode), modes, strict=True)
        ):
            return None
        return kin

    def _modes_agree(self, type_: str, left: str | None, right: str | None) -> bool:
        return left is None or right is None or left == right or any({left, right} <= group for group in self.alike.get(type_, ()))


@lru_cache(maxsize=1)
def kinship() -> Kinship:
    """The shipped table.

    Raises:
        PackError: a pair lacks a key or its roles are none that is known; the sentence names it.
    """
    data = load_toml("merge", "types.toml")
    kin: dict[tuple[str, str], tuple[Kin, tuple[frozenset[str], frozenset[str]] | None]] = {}
    for row in data["compatible"]:
        left, right = row["types"]
        if row["roles"] not in ("same", "either", "converse") or not 0 < row["weight"] <= 1:
            raise PackError(f"merge/types.toml: {left} and {right}: wrong roles or weight.")
        link = Kin(row["weight"], row["roles"], Bilingual(fr=row["fr"], en=row["en"]))
        first, second = (frozenset(modes) for modes in row.get("modes", ((), ())))
        kin[left, right], kin[right, left] = (link, (first, second)), (link, (second, first))
    near: dict[str, list[str]] = {}
    for left, right in kin:
        near.setdefault(left, []).append(right)
    fulfils = data["fulfils"][0]
    return Kinship(
        kin=kin,
        alike={row["type"]: tuple(frozenset(group) for group in row["alike"]) for row in data["modes"]},
        newsy=frozenset(data["newsy"]["types"]),
        recurrent=frozenset(data["recurrent"]["types"]),
        given=frozenset(data["given"]["types"]),
        plans=frozenset(fulfils["plan"]),
        acts=frozenset(fulfils["act"]),
        near={name: tuple(sorted(others)) for name, others in near.items()},
    )
