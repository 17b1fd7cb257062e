"""Readings made from gold annotations, so that merging and opposing are tested by themselves. They need ../shared, which users lack."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from recoupe.model import (
    Account,
    Actor,
    Article,
    Block,
    Crosscheck,
    Dispute,
    Event,
    Mention,
    Published,
    Quantity,
    Quote,
    Reading,
    Relay,
    Role,
    Span,
    Time,
)
from recoupe.text import fold

SHARED = Path(__file__).resolve().parents[3] / "shared"
Json = dict[str, Any]


def gold_readings() -> list[Reading]:
    """The seeds as their gold annotations read them; skips where they are missing."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("../shared is not here")
    rows = [json.loads(path.read_text("utf-8")) for path in sorted((SHARED / "gold" / "dev").glob("0*.json"))]
    return [reading_of(row, text_of(row)) for row in rows]


def text_of(row: Json) -> str:
    return str(row.get("text") or (SHARED / "seeds" / f"{row['id']}.txt").read_bytes().decode("utf-8"))


def reading_of(row: Json, text: str) -> Reading:
    actors, ids = actors_of(row)
    quotes = tuple(quote_of(q, ids) for q in row["quotes"])
    quantities = tuple(
        Quantity(span=Span(*q["span"]), low=float(q["low"]) if q["low"] is not None else None,
                 high=float(q["high"]) if q["high"] is not None else None, unit=q["unit"])
        for q in row["quantities"]
    )  # fmt: skip
    times = tuple(Time(span=Span(*t["span"]), value=t["value"]) for t in row["times"])
    accounts = tuple(account_of(a, ids, quantities, times) for a in row["accounts"])
    mentions = tuple(Mention(span=Span(*m), kind=a["kind"], actor=ids.get(a["name"])) for a in row["actors"] for m in a["mentions"])
    blocks = tuple(Block(span=Span(*line["span"]), kind=line["kind"]) for line in row.get("lines", ()))
    article = Article(
        id=row["id"], name=row["id"], text=text, language="fr", blocks=blocks or (Block(span=Span(0, len(text)), kind="body"),),
        published=Published(value=row["published"], basis="given") if row["published"] else None,
    )  # fmt: skip
    return Reading(article=article, mentions=mentions, actors=actors, times=times, quantities=quantities, quotes=quotes, accounts=accounts)


def actors_of(row: Json) -> tuple[tuple[Actor, ...], dict[str, str]]:
    rows = {a["name"]: a for a in row["actors"]}
    for quote in row["quotes"]:
        rows.setdefault(quote["speaker"], {"name": quote["speaker"], "kind": quote["speaker_kind"], "country": None, "role": None})
    for account in row["accounts"]:
        for name in account["actors"] + account["recipients"]:
            rows.setdefault(name, {"name": name, "kind": "group", "country": None, "role": None})
    kinds = {"anonymous": "role"}
    made = tuple(
        Actor(id=f"a{i}", name=a["name"], kind=kinds.get(a["kind"], a["kind"]), country=a["country"],
              roles=(Role(title=a["role"], country=a["country"]),) if a.get("role") else ())
        for i, a in enumerate(rows.values())
    )  # fmt: skip
    return made, {actor.name: actor.id for actor in made}


def quote_of(q: Json, ids: dict[str, str]) -> Quote:
    content = tuple(Span(*c) for c in q["content"])
    return Quote(
        span=Span(min(c.start for c in content), max(c.end for c in content)), content=content, manner=q["manner"], stance=q["stance"],
        source=Span(*q["source"]) if q["source"] else None, anonymous=q["anonymous"], relays=tuple(Relay(name=r) for r in q["relays"]),
        speaker=ids[q["speaker"]], speaker_name=q["speaker"],
    )  # fmt: skip


def account_of(a: Json, ids: dict[str, str], quantities: tuple[Quantity, ...], times: tuple[Time, ...]) -> Account:
    evidence = Span(*a["evidence"])
    counted = a["quantity"]
    held = [i for i, q in enumerate(quantities) if counted and evidence.contains(q.span) and (q.low, q.high, fold(q.unit)) ==
            (counted["low"], counted["high"], fold(counted["unit"]))]  # fmt: skip
    time = next((i for i, t in enumerate(times) if t.value == a["date"] and evidence.contains(t.span)), None)
    return Account(
        type=a["type"],
        mode=a["mode"],
        trigger=Span(*a["trigger"]),
        evidence=(evidence,),
        date=a["date"],
        time=time,
        quantities=tuple(held[:1]),
        polarity=a["polarity"],
        status=a["status"],
        actors=tuple(ids[n] for n in a["actors"]),
        recipients=tuple(ids[n] for n in a["recipients"]),
        place=a["place"],
    )


def event_row(event: Event) -> Json:
    return {
        "id": event.id, "type": event.type, "sentence": {"fr": event.sentence.fr, "en": event.sentence.en}, "date": event.date,
        "origins": len(set(event.origin_of)),
        "accounts": [{"article": t.article, "start": t.trigger.start, "end": t.trigger.end, "polarity": t.polarity, "status": t.status}
                     for t in event.tellings],
    }  # fmt: skip


def dispute_row(dispute: Dispute) -> Json:
    return {
        "id": dispute.id, "property": dispute.property, "severity": dispute.severity, "event": dispute.event,
        "sentence": {"fr": dispute.sentence.fr, "en": dispute.sentence.en},
        "sides": [{"value": s.value, "claims": [{"article": c.article, "start": c.span.start, "end": c.span.end, "text": c.words,
                   "asserted_by": c.asserted_by, "origin": c.origin} for c in s.claims]} for s in dispute.sides],
    }  # fmt: skip


def write_rows(found: Crosscheck, folder: Path) -> tuple[Path, Path]:
    """What `recoupe events --json` and `recoupe disputes --json` would print."""
    events, disputes = folder / "events.jsonl", folder / "disputes.jsonl"
    events.write_text("\n".join(json.dumps(event_row(e)) for e in found.events), "utf-8")
    disputes.write_text("\n".join(json.dumps(dispute_row(d)) for d in found.disputes if d.kind == "dispute"), "utf-8")
    return events, disputes
