"""Opposing: events → disputes."""

from __future__ import annotations

from recoupe.model import Dispute, Merged


def oppose(merged: Merged) -> tuple[Dispute, ...]:
    """Where the accounts of each event part, and who holds what. Disagreement is shown, never resolved by majority."""
    return ()
