"""The contract's JSON back into a Reading: what another program, a person or an older recoupe wrote can go into a dossier.

What the contract does not print (an account's actor words, a mention's grammar) comes back empty.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from recoupe.errors import UsageError
from recoupe.model import (
    Account,
    Actor,
    Article,
    Block,
    Cue,
    Mention,
    Problem,
    Published,
    Quantity,
    Quote,
    Reading,
    Refusal,
    Relay,
    Role,
    Span,
    Time,
)

Json = Mapping[str, Any]


def parse(row: Json) -> Reading:
    """The Reading that one line of `recoupe read` prints.

    Raises:
        UsageError: the line holds no article, or a value of it is not what the contract says.
    """
    if not row.get("article"):
        raise UsageError("This line holds no article; only articles that were read can be parsed.")
    try:
        return Reading(
            article=article(row["article"], row.get("blocks", ())),
            mentions=tuple(mention(m) for m in row.get("mentions", ())),
            actors=tuple(actor(a) for a in row.get("actors", ())),
            times=tuple(Time(span=span(t), value=t["value"], kind=t.get("kind", "date"), mod=t.get("mod")) for t in row.get("times", ())),
            quantities=tuple(quantity(q) for q in row.get("quantities", ())),
            quotes=tuple(quote(q) for q in row.get("quotes", ())),
            accounts=tuple(account(a) for a in row.get("accounts", ())),
            refusals=tuple(Refusal(span=span(r), type=r["type"], reason=r["reason"]) for r in row.get("refusals", ())),
            problems=tuple(problem(p) for p in row.get("problems", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError(f"This line is not of the contract ({type(error).__name__}: {error}).") from error


def span(row: Json) -> Span:
    return Span(int(row["start"]), int(row["end"]))


def maybe(row: Json | None) -> Span | None:
    return span(row) if row else None


def spans(rows: Sequence[Json] | None) -> tuple[Span, ...]:
    return tuple(span(row) for row in rows or ())


def article(row: Json, blocks: Sequence[Json]) -> Article:
    text, published = row["text"], row.get("published")
    return Article(
        id=row.get("id") or hashlib.sha256(text.encode()).hexdigest(),
        name=row["name"],
        text=text,
        language=row.get("language") or "fr",
        blocks=tuple(Block(span=span(b), kind=b["kind"]) for b in blocks),
        outlet=row.get("outlet"),
        url=row.get("url"),
        title=maybe(row.get("title")),
        bylines=tuple(row.get("bylines") or ()),
        published=published
        and Published(
            value=published["value"],
            basis=published["basis"],
            evidence=spans(published.get("evidence")),
            reason=published.get("reason", ""),
        ),
        agency=row.get("agency"),
        dateline=row.get("dateline"),
    )


def mention(row: Json) -> Mention:
    score, reason = row.get("score", 0.0), row.get("reason", "")
    return Mention(span=span(row), kind=row["kind"], actor=row.get("actor"), score=score, reason=reason)


def actor(row: Json) -> Actor:
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(row.get("aliases") or ()),
        country=row.get("country"),
        roles=tuple(
            Role(title=r["title"], country=r.get("country"), since=r.get("since"), until=r.get("until")) for r in row.get("roles") or ()
        ),
        wikidata=row.get("wikidata"),
        count=row.get("count"),
        latitude=row.get("latitude"),
        longitude=row.get("longitude"),
        geonames=row.get("geonames"),
    )


def quantity(row: Json) -> Quantity:
    more = {name: row.get(name) for name in ("modifier", "measure", "hedge")}
    return Quantity(span=span(row), low=row["low"], high=row["high"], unit=row["unit"], **more)


def quote(row: Json) -> Quote:
    cue = row.get("cue")
    return Quote(
        span=span(row),
        content=spans(row["content"]),
        manner=row["manner"],
        stance=row.get("stance") or "neutral",
        cue=cue and Cue(span=span(cue), lemma=cue.get("lemma", "")),
        source=maybe(row.get("source")),
        anonymous=bool(row.get("anonymous")),
        relays=tuple(Relay(name=name) for name in row.get("relays") or ()),
        parent=row.get("parent"),
        rule=row.get("rule", ""),
        speaker=row.get("speaker"),
        speaker_name=row.get("speaker_name"),
        reason=row.get("reason", ""),
        score=row.get("score", 0.0),
    )


def account(row: Json) -> Account:
    trigger = span(row["trigger"])
    return Account(
        type=row["type"],
        trigger=trigger,
        evidence=spans(row.get("evidence")) or (trigger,),
        mode=row.get("mode"),
        context=tuple(row.get("context") or ()),
        date=row.get("date"),
        quantities=tuple(row.get("quantities") or ()),
        polarity=row.get("polarity") or "affirmed",
        status=row.get("status") or "actual",
        quote=row.get("quote"),
        rule=row.get("rule", ""),
        actors=tuple(row.get("actors") or ()),
        recipients=tuple(row.get("recipients") or ()),
        place=row.get("place"),
    )


def problem(row: Json) -> Problem:
    return Problem(stage=row["stage"], sentence=row["sentence"], path=row.get("path"), span=span(row) if "start" in row else None)
