"""Label Studio's export read back: the spans that people corrected, as a Reading. A note that a person did not write takes the default."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast, get_args

from recoupe.edtf import is_edtf
from recoupe.errors import UsageError
from recoupe.model import (
    Account,
    Article,
    Block,
    Cue,
    Manner,
    Mention,
    Polarity,
    Problem,
    Published,
    Quantity,
    Quote,
    Reading,
    Span,
    Stance,
    Status,
    Time,
)
from recoupe.write.labelstudio import BETWEEN, MENTIONS

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One labelled span, the parts of its note, and the ids of the quotes that it is tied to."""

    id: str
    span: Span
    label: str
    note: tuple[str, ...]
    wholes: frozenset[str] = frozenset()

    def part(self, rank: int, allowed: Sequence[str], default: str) -> str:
        """The note's part, where it is one of the words allowed."""
        found = self.note[rank] if rank < len(self.note) else default
        return found if found in allowed else default


def read_task(task: Json) -> Reading:
    """One task with its annotations (or, before anybody annotated it, its predictions) as a Reading of its text.

    Raises:
        UsageError: it is not a task that recoupe wrote and Label Studio exported.
    """
    try:
        article = article_of(task["data"])
        made = task.get("annotations") or task.get("predictions") or ()
        rows = made[-1]["result"] if made else ()
        ties = [(row["from_id"], row["to_id"]) for row in rows if row.get("type") == "relation"]
        regions = tuple(region(row, ties) for row in rows if row.get("type") == "labels")
        return reading(article, regions)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise UsageError(f"This is not a Label Studio task of ours ({type(error).__name__}: {error}).") from error


def article_of(data: Json) -> Article:
    text, day = data["text"], data.get("published")
    return Article(
        id=data.get("id") or hashlib.sha256(text.encode()).hexdigest(),
        name=data.get("name") or "labelstudio",
        text=text,
        language=data.get("language") or "fr",
        blocks=(Block(span=Span(0, len(text)), kind="body"),),
        outlet=data.get("outlet"),
        published=Published(value=day, basis="given") if day else None,
    )


def region(row: Json, ties: Sequence[tuple[str, str]]) -> Drawn:
    value, note, name = row["value"], (row.get("meta") or {}).get("text") or [""], str(row.get("id", ""))
    wholes = frozenset(whole for part, whole in ties if part == name)
    return Drawn(name, Span(int(value["start"]), int(value["end"])), value["labels"][0], tuple(note[0].split(BETWEEN)), wholes)


def reading(article: Article, regions: Sequence[Drawn]) -> Reading:
    """The regions as values; an account without a type and a time that is no date are told as problems."""
    outside = [r for r in regions if r.span.end > len(article.text)]
    if outside:
        raise ValueError(f"a region ends at {outside[0].span.end}, after the text")
    by_label = {label: [r for r in regions if r.label == label] for label in ("quote", "account", "time", "quantity")}
    dated = [r for r in by_label["time"] if is_edtf(r.note[0])]
    typed = [r for r in by_label["account"] if r.note[0]]
    left_out = [r for r in (*by_label["time"], *by_label["account"]) if r not in dated and r not in typed]
    return Reading(
        article=article,
        quotes=tuple(quote(r, regions) for r in by_label["quote"]),
        accounts=tuple(account(r) for r in typed),
        times=tuple(Time(span=r.span, value=r.note[0]) for r in dated),
        quantities=tuple(quantity(r) for r in by_label["quantity"]),
        mentions=tuple(Mention(span=r.span, kind=kind, actor=r.note[0] or None) for r in regions for kind in MENTIONS if r.label == kind),
        problems=tuple(
            Problem(stage="store", sentence=f"the {r.label} has no note that says its type or date.", span=r.span) for r in left_out
        ),
    )


def quote(whole: Drawn, regions: Sequence[Drawn]) -> Quote:
    """A quote with the content, cue and source that are tied to it or, where a person drew them, lie in it and in no smaller quote."""
    cue, source = next(parts(whole, regions, "cue"), None), next(parts(whole, regions, "source"), None)
    name = whole.note[0]
    return Quote(
        span=whole.span,
        content=tuple(r.span for r in parts(whole, regions, "content")) or (whole.span,),
        manner=cast(Manner, whole.part(2, get_args(Manner), "direct")),
        stance=cast(Stance, whole.part(1, get_args(Stance), "neutral")),
        cue=Cue(span=cue.span, lemma=cue.note[0]) if cue else None,
        source=source.span if source else None,
        speaker_name=name if name not in ("", "?") else None,
    )


def parts(whole: Drawn, regions: Sequence[Drawn], label: str) -> Iterator[Drawn]:
    inner = [r.span for r in regions if r.label == "quote" and r.span != whole.span and whole.span.contains(r.span)]
    for found in regions:
        lies_in = whole.span.contains(found.span) and not any(span.contains(found.span) for span in inner)
        if found.label == label and (whole.id in found.wholes if found.wholes else lies_in):
            yield found


def account(found: Drawn) -> Account:
    return Account(
        type=found.note[0],
        trigger=found.span,
        evidence=(found.span,),
        polarity=cast(Polarity, found.part(1, get_args(Polarity), "affirmed")),
        status=cast(Status, found.part(2, get_args(Status), "actual")),
    )


def quantity(found: Drawn) -> Quantity:
    low, high, unit = (*found.note, "", "", "")[:3] if len(found.note) == 3 else ("", "", found.note[0])
    return Quantity(span=found.span, low=float(low) if low else None, high=float(high) if high else None, unit=unit)
