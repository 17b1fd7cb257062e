"""A small affair told by three invented outlets: readings made by hand from marked sentences, and their cross-check."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from marked import Mark, unmark
from recoupe.model import (
    Account,
    Actor,
    Article,
    Bilingual,
    Block,
    Claim,
    Copy,
    Crosscheck,
    Cue,
    Dispute,
    Event,
    Join,
    Mention,
    Origin,
    Problem,
    Published,
    Quantity,
    Quote,
    Reading,
    Relay,
    Role,
    Side,
    Span,
    Statement,
    Telling,
    Time,
)
from retold import claim, telling

ACTORS = {
    "russie": Actor(id="a1", name="Russie", kind="state", aliases=("Moscou",), country="RUS"),
    "mali": Actor(id="a2", name="Mali", kind="state", aliases=("Bamako",), country="MLI"),
    "orlov": Actor(
        id="a3",
        name="Anton Orlov",
        kind="person",
        aliases=("Orlov",),
        country="RUS",
        roles=(Role(title="ministre du Commerce", country="RUS", since="2020", until=None),),
    ),
    "diarra": Actor(id="a4", name="Awa Diarra", kind="person", aliases=("Diarra",), country="MLI"),
    "sanogo": Actor(id="a5", name="Awa Diarra", kind="person", country="FRA"),
}

NORD = """<title>Mali : quatre hélicoptères livrés par la Russie</title>

<account type=AID actors=russie recipients=mali date=2021-10><actor ref=russie>La Russie</actor> a <trigger>livré</trigger> \
<quantity low=4 high=4 unit=hélicoptère>quatre hélicoptères</quantity> à <actor ref=mali>l’armée malienne</actor> \
en <time value=2021-10>octobre 2021</time></account>. Des œuvres sociales en profitent. \
<quote speaker=orlov stance=promise relays=AZ>« <content>Nous tiendrons nos engagements</content> », \
<cue lemma=promettre>a promis</cue> <source>Anton Orlov</source>, cité par l’agence AZ</quote>. Le ministre n’a rien ajouté."""
SUD = """<title>Bamako reçoit des aéronefs</title>

<account type=AID actors=russie recipients=mali date=2021-10 quote=0>\
<quote speaker=diarra stance=assert manner=indirect>Selon <source>Awa Diarra</source>, <content>Moscou a <trigger>fourni</trigger> \
<quantity low=3 high=3 unit=hélicoptère>trois hélicoptères</quantity> à Bamako</content></quote></account>. \
La livraison d’armes inquiète."""
EST = """<title>Wagner : Paris s’inquiète</title>

<account type=ACCUSE actors=sanogo recipients=russie date=2022-01><quote speaker=sanogo stance=accuse>« <content>Des \
mercenaires arrivent</content> », <cue lemma=accuser>a <trigger>accusé</trigger></cue> <source>Awa Diarra</source></quote></account>.

<menu>Lire aussi : nos archives</menu>"""


def article(name: str, outlet: str, published: str, marked: str) -> tuple[Article, tuple[Mark, ...]]:
    text, marks = unmark(marked)
    title = next(m.span for m in marks if m.tag == "title")
    menus = [m.span for m in marks if m.tag == "menu"]
    end = menus[0].start if menus else len(text)
    blocks = (
        Block(span=title, kind="title"),
        Block(span=Span(title.end, end), kind="body"),
        *(Block(span=m, kind="menu") for m in menus),
    )
    return (
        Article(
            id=hashlib.sha256(text.encode()).hexdigest(),
            name=name,
            text=text,
            language="fr",
            blocks=blocks,
            outlet=outlet,
            url=f"https://{name}.example/1",
            title=title,
            bylines=("Ana Lise",),
            published=Published(value=published, basis="given"),
        ),
        marks,
    )


def reading(name: str, outlet: str, published: str, marked: str) -> Reading:
    """The reading that the marks of `marked` say."""
    page, marks = article(name, outlet, published, marked)
    inside = {tag: [m for m in marks if m.tag == tag] for tag in ("quote", "account", "time", "quantity", "actor")}
    return Reading(
        article=page,
        mentions=tuple(Mention(span=m.span, kind="state", actor=ACTORS[m.attributes["ref"]].id) for m in inside["actor"]),
        actors=tuple(ACTORS.values()),
        times=tuple(Time(span=m.span, value=m.attributes["value"]) for m in inside["time"]),
        quantities=tuple(quantity(m) for m in inside["quantity"]),
        quotes=tuple(quote(m, marks) for m in inside["quote"]),
        accounts=tuple(account(m, marks) for m in inside["account"]),
        problems=(Problem(stage="attribute", sentence="a mark is never closed", span=Span(0, 1)),) if name == "est" else (),
    )


def within(whole: Mark, marks: tuple[Mark, ...], tag: str) -> Iterator[Mark]:
    return (m for m in marks if m.tag == tag and whole.span.contains(m.span))


def quantity(mark: Mark) -> Quantity:
    return Quantity(span=mark.span, low=float(mark.attributes["low"]), high=float(mark.attributes["high"]), unit=mark.attributes["unit"])


def quote(mark: Mark, marks: tuple[Mark, ...]) -> Quote:
    speaker = ACTORS[mark.attributes["speaker"]]
    cue = next(within(mark, marks, "cue"), None)
    return Quote(
        span=mark.span,
        content=tuple(m.span for m in within(mark, marks, "content")),
        manner=mark.attributes.get("manner", "direct"),  # type: ignore[arg-type]
        stance=mark.attributes["stance"],  # type: ignore[arg-type]
        cue=cue and Cue(span=cue.span, lemma=cue.attributes["lemma"]),
        source=next(within(mark, marks, "source")).span,
        relays=tuple(Relay(name=n) for n in mark.attributes.get("relays", "").split() if n),
        speaker=speaker.id,
        speaker_name=speaker.name,
    )


def account(mark: Mark, marks: tuple[Mark, ...]) -> Account:
    found = mark.attributes
    quantities = [m for m in marks if m.tag == "quantity"]
    return Account(
        type=found["type"],
        trigger=next(within(mark, marks, "trigger")).span,
        evidence=(mark.span,),
        date=found["date"],
        quantities=tuple(i for i, q in enumerate(quantities) if mark.span.contains(q.span)),
        quote=int(found["quote"]) if "quote" in found else None,
        actors=(ACTORS[found["actors"]].id,),
        recipients=(ACTORS[found["recipients"]].id,),
        context=("military",),
    )


def readings() -> tuple[Reading, ...]:
    """The three readings."""
    return (
        reading("nord", "Le Nord", "2021-12-28", NORD),
        reading("sud", "Le Sud", "2022-01-03", SUD),
        reading("est", "L’Est", "2022-01-10", EST),
    )


REASON = Bilingual(fr="le journal le dit", en="the outlet says so")
ORIGINS = (
    Origin(id="o1", kind="outlet", name="Le Nord", reason=REASON),
    Origin(id="o2", kind="speaker", name="Awa Diarra", reason=REASON),
    Origin(id="o3", kind="speaker", name="Awa Diarra", reason=REASON),
)


def crosscheck(found: tuple[Reading, ...]) -> Crosscheck:
    """One event told by two outlets with a dispute on the number, one told by the third."""
    nord, sud, _ = found
    return Crosscheck(
        events=events(*map(telling, found)),
        disputes=(
            Dispute(
                id="d1",
                property="number",
                severity="high",
                event="e1",
                sides=(Side(value="4", claims=(number(nord, "o1"),)), Side(value="3", claims=(number(sud, "o2"),))),
                sentence=Bilingual(fr="Quatre hélicoptères ou trois", en="Four helicopters or three"),
                check="numbers",
                reason=Bilingual(fr="4 et 3", en="4 and 3"),
            ),
        ),
        origins=ORIGINS,
        statements=(Statement(id="s1", speaker="Anton Orlov", wordings=((nord.article.id, 0),)),),
        copies=(Copy(left=nord.article.id, right=sud.article.id, relation="reprise", score=0.4, shared=((Span(0, 4), Span(3, 7)),)),),
    )


def events(nord: Telling, sud: Telling, est: Telling) -> tuple[Event, Event]:
    """The delivery and the accusation."""
    aid = Event(
        id="e1",
        type="AID",
        tellings=(nord, sud),
        origin_of=("o1", "o2"),
        sentence=Bilingual(fr="La Russie a livré des hélicoptères au Mali", en="Russia delivered helicopters to Mali"),
        date="2021-10",
        actors=("Russie",),
        recipients=("Mali",),
        joins=(Join(left=nord.key, right=sud.key, score=0.9, reasons=(Bilingual(fr="mêmes acteurs", en="same actors"),)),),
        links=(("answer", "e2"),),
    )
    accuse = Event(
        id="e2",
        type="ACCUSE",
        tellings=(est,),
        origin_of=("o3",),
        sentence=Bilingual(fr="Awa Diarra accuse la Russie", en="Awa Diarra accuses Russia"),
        date="2022-01",
        actors=("Awa Diarra",),
        recipients=("Russie",),
    )
    return aid, accuse


def number(found: Reading, origin: str) -> Claim:
    """The number that the outlet itself gives."""
    told = found.quantities[0]
    return claim(found, told.span, f"{told.low:g}", found.article.outlet or "", origin)
