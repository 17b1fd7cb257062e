"""Invented affairs: articles, the disputes planted in them, the lookalikes that must stay silent; and what a cross-check shows of both."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from recoupe.acquire.inputs import article_from_text
from recoupe.model import Article, Claim, Crosscheck, Dispute, Reading, Span
from recoupe.pipeline import Reader

AFFAIRS = Path(__file__).parent / "oppose" / "affairs"
# One side of a planted dispute: an article and where its words stand in it.
Place = tuple[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What an affair shows: its planted disputes found or missed, the lookalikes that raise an alarm, disputes that nobody planted."""

    planted: tuple[dict[str, Any], ...]
    missed: tuple[dict[str, Any], ...]
    alarms: tuple[str, ...]
    others: tuple[str, ...]


def article(row: dict[str, str]) -> Article:
    """One article of an affair."""
    acquired = article_from_text(row["text"].strip(), name=row["name"], language="fr", published=row["published"])
    if acquired.article is None:
        raise ValueError(f"the article {row['name']} of an affair cannot be read")
    return replace(acquired.article, outlet=row["outlet"])


def shown(affair: dict[str, Any], readings: Sequence[Reading], found: Crosscheck) -> Shown:
    """What the cross-check shows of what the affair planted."""
    disputes = [d for d in found.disputes if d.kind == "dispute"]
    texts = {reading.article.name: reading.article.text for reading in readings}
    hits = [(row, {d.id for d in disputes if d.property == row["property"] and parts(d, places(row, texts))}) for row in affair["planted"]]
    alarms = [(row, [d for d in disputes if parts(d, places(row, texts))]) for row in affair["silent"]]
    wanted = {id_ for _, ids in hits for id_ in ids} | {d.id for _, found in alarms for d in found}
    return Shown(
        planted=tuple(affair["planted"]),
        missed=tuple(row for row, ids in hits if not ids),
        alarms=tuple(f"{row['why']}: {d.sentence.fr}" for row, raised in alarms for d in raised),
        others=tuple(d.sentence.fr for d in disputes if d.id not in wanted),
    )


def places(row: dict[str, Any], texts: dict[str, str]) -> list[Place]:
    """Where the words of both sides stand.

    Raises:
        ValueError: the words are not in the article.
    """
    out = []
    for name, words in row["sides"]:
        spans = tuple(Span(*found.span()) for found in re.finditer(re.escape(words), texts[name], re.IGNORECASE))
        if not spans:
            raise ValueError(f"« {words} » is not in {name}")
        out.append((name, spans))
    return out


def parts(dispute: Dispute, sides: Sequence[Place]) -> bool:
    """True where two sides of the dispute hold one each."""
    held = [{i for i, side in enumerate(dispute.sides) if any(_touches(c, place) for c in side.claims)} for place in sides]
    return any(i != j for i in held[0] for j in held[1])


def _touches(claim: Claim, place: Place) -> bool:
    return claim.article == place[0] and any(claim.span.overlaps(span) for span in place[1])


def load(path: Path, reader: Reader) -> tuple[dict[str, Any], list[Reading]]:
    """An affair and its readings."""
    affair = tomllib.loads(path.read_text("utf-8"))
    return affair, list(reader.read_many(article(row) for row in affair["article"]))


def planted() -> list[Path]:
    """The affairs that tell their planted disputes and lookalikes place by place."""
    return sorted(path for path in AFFAIRS.glob("*.toml") if "[[planted]]" in path.read_text("utf-8"))
