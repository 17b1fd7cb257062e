"""What every check builds: claims with the words that hold them, sides, and disputes with an id that the same claims always have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from recoupe.model import Bilingual, Claim, Dispute, DisputeKind, Event, Party, Property, Saying, Severity, Side, Span, Telling, Term
from recoupe.phrases import bare, both, quoted, who
from recoupe.text import fold

# An event is told by so many of its words and of its names.
WORDS_TOLD, NAMES_TOLD = 3, 4
HYPOTHETICAL = frozenset({"planned", "requested"})


@dataclass(frozen=True, slots=True)
class Told:
    """One account of an event, with its origin."""

    telling: Telling
    origin: str

    @property
    def parties(self) -> tuple[Party, ...]:
        """All who take part."""
        return (*self.telling.actors, *self.telling.recipients)


def told(event: Event) -> tuple[Told, ...]:
    """The accounts of an event that tell something as a fact of theirs: what stands under « si » is left out."""
    pairs = zip(event.tellings, event.origin_of, strict=True)
    return tuple(Told(telling, origin) for telling, origin in pairs if not telling.conditional)


def voice(telling: Telling) -> str:
    """Who says it: the speaker, else the agency that carried it, else the outlet."""
    if telling.asserted_by:
        return telling.asserted_by.name
    return telling.relays[-1] if telling.relays else telling.outlet or telling.article


def claim(one: Told, span: Span, words: str, value: str) -> Claim:
    """One property of an account as it is claimed."""
    t = one.telling
    return Claim(
        article=t.article,
        article_id=t.key[0],
        span=span,
        words=words,
        value=value,
        outlet=t.outlet,
        published=t.published,
        asserted_by=voice(t),
        origin=one.origin,
        polarity=t.polarity,
        status=t.status,
    )


def trigger_claim(one: Told, value: str) -> Claim:
    """The claim that the event itself is."""
    return claim(one, one.telling.trigger, one.telling.trigger_words, value)


def term_claim(term: Term, origin: str) -> Claim:
    """The claim that a word that takes sides is."""
    return Claim(
        article=term.article,
        article_id=term.article_id,
        span=term.span,
        words=term.words,
        value=term.group,
        outlet=term.outlet,
        published=term.published,
        asserted_by=term.speaker.name if term.speaker else term.outlet or term.article,
        origin=origin,
        polarity="denied" if term.denied else "affirmed",
    )


def saying_claim(saying: Saying) -> Claim:
    """The claim that a quotation is: these were the words."""
    return Claim(
        article=saying.article,
        article_id=saying.key[0],
        span=saying.span,
        words=saying.words,
        value=saying.words,
        outlet=saying.outlet,
        published=saying.published,
        asserted_by=saying.outlet or saying.article,
        origin=saying.key[0],
    )


def side(value: str, claims: Iterable[Claim]) -> Side:
    """A side, its claims in the order of publication."""
    return Side(value=value, claims=tuple(sorted(set(claims), key=lambda c: (c.published or "9999", c.article_id, c.span))))


def about(tellings: Sequence[Telling]) -> Bilingual:
    """What the event is, in the words of its accounts: « déploiement », « présence » (Wagner, Mali)."""
    words = quoted(list(dict.fromkeys(t.trigger_words for t in tellings))[:WORDS_TOLD])
    told = (name for t in tellings for name in (*(p.name for p in t.actors + t.recipients), t.place) if name)
    names = [bare(name) for name in list({fold(name): name for name in reversed(list(told))}.values())[::-1][:NAMES_TOLD]]
    fr, en = (", ".join(getattr(name, locale) for name in names) for locale in ("fr", "en"))
    return Bilingual(fr=f"{words.fr} ({fr})", en=f"{words.en} ({en})") if names else words


def held(value: Bilingual, claims: Sequence[Claim]) -> Bilingual:
    """« 1 000 selon la France »."""
    return both("oppose.held", value=value, who=who(claims))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found: the dispute without its id, event and check. `key` tells it from the check's other findings on the event;
    `ground` is what a check across events compared it in."""

    key: str = ""
    ground: str = ""
    property: Property
    severity: Severity
    sides: tuple[Side, ...]
    sentence: Bilingual
    reason: Bilingual
    kind: DisputeKind = "dispute"
    settled: Bilingual | None = None


def dispute(found: Finding, event: str, check: str) -> Dispute:
    """The dispute. Its id stays when more claims come to its sides."""
    return Dispute(
        id=_id(f"{event} {check} {found.property} {found.key}"),
        property=found.property,
        severity=found.severity,
        event=event,
        sides=found.sides,
        sentence=found.sentence,
        check=check,
        reason=found.reason,
        kind=found.kind,
        settled=found.settled or settled(found.sides),
    )


def _id(content: str) -> str:
    number = int.from_bytes(blake2b(content.encode(), digest_size=8).digest(), "big")
    signs = "0123456789abcdefghjkmnpqrstvwxyz"
    return "d" + "".join(signs[number >> 5 * i & 31] for i in range(8))


def settled(sides: Sequence[Side]) -> Bilingual | None:
    """Whether somebody who held one side holds another since: what he says last, and that he says it now."""
    last: dict[str, tuple[str, str, Claim]] = {}
    held_by: dict[str, set[str]] = {}
    for each in sides:
        for c in each.claims:
            held_by.setdefault(c.origin, set()).add(each.value)
            last[c.origin] = max(last.get(c.origin, ("", "", c)), (c.published or "", each.value, c), key=lambda row: row[:2])
    changed = [origin for origin, values in held_by.items() if len(values) > 1]
    if len(changed) != 1 or not _later(sides, last[changed[0]]):
        return None
    _, _, c = last[changed[0]]
    return both("oppose.settled.sentence", who=who([c]), value=quoted([c.words]))


def _later(sides: Sequence[Side], final: tuple[str, str, Claim]) -> bool:
    """True where nothing on another side was published as late."""
    published, value, _ = final
    return bool(published) and all((c.published or "9999") < published for each in sides if each.value != value for c in each.claims)


def origins(claims: Iterable[Claim]) -> frozenset[str]:
    """The origins behind claims."""
    return frozenset(c.origin for c in claims)


def by_value(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """Claims by what they hold, in the order in which values first come."""
    out: dict[str, list[Claim]] = {}
    for c in claims:
        out.setdefault(c.value, []).append(c)
    return out
