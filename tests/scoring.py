"""How well a reading agrees with a hand annotation: counts for each measure, summed over articles, then F1 or a share.

Found rows are paired with annotated rows one to one, the best likeness first. A row of tier "extended" may be found or not at no
cost: it takes no part in the count, and what it alone explains isn't held against the reading.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from recoupe.model import OWN_KINDS, Quantity, Quote, Reading, Span

Row = dict[str, Any]
TITLES = frozenset(
    "m mme mlle me dr le la l les un une des du de d general colonel pere ministre president presidente".split()  # noqa: SIM905 — read as a sentence
)
REACH = 120  # characters between two triggers of one account: a sentence or so
LOOSE, CLOSE = 0.3, 0.8  # likeness of two contents: it is this quote; it is these words


@dataclass(slots=True)
class Tally:
    """Hits, annotated rows and found rows of each measure."""

    hits: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)

    def count(self, measure: str, hits: float, gold: int, found: int | None = None) -> None:
        """Adds one article's part; without `found` the measure is a share of `gold`."""
        self.hits[measure] += hits
        self.gold[measure] += gold
        self.found[measure] += gold if found is None else found

    def figures(self) -> dict[str, float]:
        """F1 of each measure (2·hits / (gold + found)), which is the plain share where gold = found."""
        return {name: round(2 * self.hits[name] / (self.gold[name] + self.found[name]), 3) for name in self.gold if self.gold[name]}


def score(annotated: Row, reading: Reading, tally: Tally) -> None:
    """Adds to `tally` how `reading` agrees with what is annotated of the same article."""
    aliases = {fold(actor["name"]): [actor["name"], *actor["aliases"]] for actor in annotated["actors"]}
    _score_quotes(annotated["quotes"], reading, aliases, tally)
    _score_values("times", annotated["times"], reading.times, lambda row, time: row["value"] == time.value, tally)
    _score_values("quantities", annotated["quantities"], reading.quantities, _same_bounds, tally)
    _score_accounts(annotated["accounts"], reading, aliases, tally)
    _score_blocks(annotated.get("lines", ()), reading, tally)


def _score_quotes(rows: Sequence[Row], reading: Reading, aliases: dict[str, list[str]], tally: Tally) -> None:
    def likeness(row: Row, quote: Quote) -> float:
        return _jaccard(_letters([Span(*part) for part in row["content"]]), _letters(quote.content))

    def is_speaker(row: Row, quote: Quote) -> bool:
        wanted = [row["speaker"], *row["speaker_aliases"], *aliases.get(fold(row["speaker"]), ())]
        return is_named(quote.speaker_name, wanted) or (row["anonymous"] and quote.anonymous)

    for name, floor in (("quotes", LOOSE), ("quotes, close", CLOSE)):
        pairs, core, found = paired(rows, reading.quotes, likeness, floor)
        tally.count(name, len(pairs), core, found)
        if floor == CLOSE:
            tally.count("who said what", sum(is_speaker(*pair) for pair in pairs), core, found)
        else:
            tally.count("speaker", sum(is_speaker(*pair) for pair in pairs), len(pairs))
            tally.count("manner", sum(row["manner"] == quote.manner for row, quote in pairs), len(pairs))


def _score_values(name: str, rows: Sequence[Row], found: Sequence[Any], is_same: Callable[[Row, Any], bool], tally: Tally) -> None:
    pairs, core, left = paired(rows, found, lambda row, one: _jaccard(_letters([Span(*row["span"])]), _letters([one.span])), 0.01)
    tally.count(name, sum(is_same(*pair) for pair in pairs), core, left)


def _score_accounts(rows: Sequence[Row], reading: Reading, aliases: dict[str, list[str]], tally: Tally) -> None:
    def likeness(row: Row, account: Any) -> float:
        start, end = row["trigger"]
        gap = max(start, account.trigger.start) - min(end, account.trigger.end)
        return max(0.0, 1 - max(gap, 0) / REACH) if row["type"] == account.type else 0.0

    pairs, core, found = paired(rows, reading.accounts, likeness, 0.01)
    tally.count("accounts", len(pairs), core, found)
    names = {actor.id: [actor.name, *actor.aliases] for actor in reading.actors}
    for row, account in pairs:
        for slot in ("actors", "recipients"):
            wanted = [[name, *aliases.get(fold(name), ())] for name in row[slot]]
            held = [names.get(actor, [actor]) for actor in getattr(account, slot)]
            if wanted or held:
                hits = sum(any(is_named(name, accepted) for group in held for name in group) for accepted in wanted)
                tally.count(f"account {slot}", hits / max(len(wanted), len(held)), 1)
        for slot in ("date", "status", "polarity"):
            if row[slot]:
                tally.count(f"account {slot}", row[slot] == getattr(account, slot), 1)


def _score_blocks(lines: Iterable[Row], reading: Reading, tally: Tally) -> None:
    own = {at for line in lines if line["kind"] in OWN_KINDS for at in range(*line["span"])}
    if own:
        kept = _letters([block.span for block in reading.article.blocks if block.kind in OWN_KINDS])
        ink = {at for at, letter in enumerate(reading.article.text) if not letter.isspace()}
        tally.count("own text", len(own & kept & ink), len(own & ink), len(kept & ink))


def paired(
    rows: Sequence[Row], found: Sequence[Any], likeness: Callable[[Row, Any], float], floor: float
) -> tuple[list[tuple[Row, Any]], int, int]:
    """The pairs of core rows and found ones, how many core rows there are, and how many found ones count (those that only an extended row explains don't)."""
    core = [row for row in rows if row["tier"] == "core"]
    ranked = sorted(((likeness(row, one), i, j) for i, row in enumerate(core) for j, one in enumerate(found)), key=lambda rank: -rank[0])
    pairs: dict[int, int] = {}
    for worth, i, j in ranked:
        if worth >= floor and i not in pairs and j not in pairs.values():
            pairs[i] = j
    extended = [row for row in rows if row["tier"] != "core"]
    spared = sum(any(likeness(row, one) > 0 for row in extended) for j, one in enumerate(found) if j not in pairs.values())
    return [(core[i], found[j]) for i, j in pairs.items()], len(core), len(found) - spared


def fold(name: str) -> str:
    """The words of `name` that tell it apart: lower-case, without accents, articles and titles."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe").replace("’", "'"))
    words = "".join(letter if letter.isalnum() else " " for letter in plain if not unicodedata.combining(letter)).split()
    return " ".join([word for word in words if word not in TITLES] or words)


def is_named(given: str | None, accepted: Iterable[str]) -> bool:
    """True where `given` is one of the accepted names, or one of both ends the other (a surname, a name after its title)."""
    words = fold(given or "").split()
    for other in (fold(name).split() for name in accepted):
        shorter, longer = sorted((words, other), key=len)
        if shorter and (set(words) == set(other) or (len(longer) <= 3 and longer[-len(shorter) :] == shorter)):
            return True
    return False


def fingerprint(folder: Path) -> str:
    """sha256 over the names and bytes of all files of `folder`, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return digest.hexdigest()


def load_annotations(folder: Path) -> tuple[Row, ...]:
    """All annotated articles of `folder`, in the order of their names."""
    return tuple(json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json")))


def _same_bounds(row: Row, quantity: Quantity) -> bool:
    low, high = (row["value"], row["value"]) if row["low"] is None and row["high"] is None else (row["low"], row["high"])
    return (low, high) == (quantity.low, quantity.high)


def _letters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0
