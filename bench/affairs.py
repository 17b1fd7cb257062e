"""Invented affairs from raw text: which planted disputes are shown, which lookalikes raise a false alarm, and which half loses the rest.

`python -m bench affairs` prints the figures; `python -m bench.affairs NAME…` tells each miss with what reading and merging made of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.affairs import load, places, planted, shown

from bench.figures import Figure
from recoupe.crosscheck import crosscheck_readings
from recoupe.merge.features import reasons, score
from recoupe.merge.profile import profile
from recoupe.model import Span, Telling
from recoupe.pipeline import Reader, open_reader


def run(size: int | None = None) -> Iterator[Figure]:
    """Recall of the planted disputes, false alarms, and disputes that nobody planted."""
    reader = open_reader()
    rows = [shown(affair, readings, crosscheck_readings(readings)) for affair, readings in (load(p, reader) for p in planted()[:size])]
    wanted, missed = (sum(len(getattr(row, name)) for row in rows) for name in ("planted", "missed"))
    yield Figure(name="affairs: planted disputes found", value=f"{wanted - missed} of {wanted}", must="")
    yield Figure(name="affairs: false alarms", value=str(sum(len(row.alarms) for row in rows)), must="0")
    yield Figure(name="affairs: disputes nobody planted", value=str(sum(len(row.others) for row in rows)), must="")


def explain(path: Path, reader: Reader) -> Iterator[str]:
    """Each missed dispute, with the accounts that hold its words and what keeps them apart: no account on a side is reading's loss."""
    affair, readings = load(path, reader)
    found = crosscheck_readings(readings)
    texts = {reading.article.name: reading.article.text for reading in readings}
    home = {telling: event.id for event in found.events for telling in event.tellings}
    for row in shown(affair, readings, found).missed:
        yield f"{path.stem}: {row['property']} {row['sides']}"
        ones, others = ([t for t in home if t.article == name and _holds(t, spans)] for name, spans in places(row, texts))
        if not ones or not others:
            yield f"  reading: no account on side {1 if not ones else 2}"
        for one in ones:
            for other in others:
                told = "opposing: one event" if home[one] == home[other] else f"merging: {score(profile(one), profile(other))}"
                why = ", ".join(reason.fr for reason in reasons(profile(one), profile(other)))
                yield f"  {told} · « {one.trigger_words} » × « {other.trigger_words} » · {why}"


def _holds(telling: Telling, spans: Sequence[Span]) -> bool:
    return any(evidence.overlaps(span) for evidence in telling.evidence for span in spans)


def main(names: Sequence[str]) -> None:
    """Prints the misses of the affairs named, or of all."""
    reader = open_reader()
    for path in planted():
        if not names or path.stem in names:
            print(*explain(path, reader), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
