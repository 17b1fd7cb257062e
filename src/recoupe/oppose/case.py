"""An event as the checks see it: its accounts, and those of the plans that it carries out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.model import Event
from recoupe.oppose.sides import Told, told


@dataclass(frozen=True, slots=True)
class Case:
    """An event and the others it is linked to, by id."""

    event: Event
    events: Mapping[str, Event]

    @property
    def told(self) -> tuple[Told, ...]:
        """The accounts that tell it as a fact."""
        return told(self.event)

    def with_plans(self) -> tuple[Told, ...]:
        """Its accounts, and those of the plans that it carries out: as many were to come as came, or they part."""
        plans = [self.events[id_] for relation, id_ in self.event.links if relation == "fulfils" and id_ in self.events]
        return (*self.told, *(one for plan in plans for one in told(plan)))
