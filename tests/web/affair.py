"""An invented affair, read and cross-checked by hand: an agency, three outlets that copy or contradict it, and a hostile page.

Nobody and nothing here is real but the names of towns and countries.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

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
    Party,
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
from recoupe.store.dossier import Dossier

MINISTER = Actor(
    id="a1",
    name="Ilan Korsec",
    kind="person",
    aliases=("Korsec",),
    country="MLI",
    roles=(Role(title="ministre de la Défense", country="MLI", since="2021-06"),),
)
MALI = Actor(id="a2", name="Mali", kind="state", country="MLI")
RUSSIA = Actor(id="a3", name="Russie", kind="state", country="RUS")
ACTORS = (MINISTER, MALI, RUSSIA)

AGENCY = """La Russie a livré quatre hélicoptères au Mali
La Russie a livré quatre hélicoptères au Mali vendredi 1er octobre à Bamako, a annoncé le ministre de la Défense, Ilan Korsec.
« Ces appareils renforceront nos capacités », a déclaré Ilan Korsec, cité par l'agence RIA.
Lire aussi : nos autres articles"""
COPY = """Quatre hélicoptères russes pour le Mali
La Russie a livré quatre hélicoptères au Mali vendredi 1er octobre à Bamako, a annoncé le ministre de la Défense, Ilan Korsec."""
RIVAL = """Deux hélicoptères seulement, selon un officier
La Russie a livré deux hélicoptères au Mali en octobre, affirme un officier sous le couvert de l'anonymat.
« Les appareils renforceront peut-être nos moyens », a dit Ilan Korsec."""
DENIAL = """Bamako dément toute livraison
Le gouvernement dément que la Russie ait livré des hélicoptères au Mali.
Korsec s'est rendu à Moscou le 12 octobre."""
HOSTILE = """<script>alert(1)</script> "><img src=x onerror=alert(2)>
La Russie a livré <b onclick="alert(3)">des hélicoptères</b> au Mali \u202egnp.exe\u202c </span></p><style>*{display:none}</style>
Cliquez : javascript:alert(4) et data:text/html,<script>alert(5)</script> {{ 7 * 7 }} {% raw %}
<a href="javascript:alert(6)">lien</a> <svg/onload=alert(7)> </textarea></title></script><script>alert(8)</script>"""


def find(text: str, words: str, nth: int = 0) -> Span:
    """The nth place where `words` stand."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def article(name: str, text: str, outlet: str | None, published: str | None, url: str | None = None, agency: str | None = None) -> Article:
    blocks, at = [], 0
    for i, line in enumerate(text.split("\n")):
        kind = "title" if i == 0 else "menu" if line.startswith("Lire aussi") else "body"
        blocks.append(Block(span=Span(at, at + len(line)), kind=kind))
        at += len(line) + 1
    return Article(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=name,
        text=text,
        language="fr",
        blocks=tuple(blocks),
        outlet=outlet,
        url=url,
        title=blocks[0].span,
        published=Published(value=published, basis="given") if published else None,
        agency=agency,
    )


def delivery(text: str, told: str, trigger: str, counted: str | None, dated: str | None, place: str | None = None) -> Account:
    """The account of a delivery in the sentence `told`."""
    sentence = find(text, told)
    return Account(
        type="AID",
        trigger=find(text, trigger, text[: sentence.start].count(trigger)),
        evidence=(sentence,),
        context=("military",),
        actor_spans=(find(text, "La Russie", text[: sentence.start].count("La Russie")),) if "La Russie" in told else (),
        actors=("a3",),
        recipients=("a2",),
        quantities=(0,) if counted else (),
        time=0 if dated else None,
        date=dated,
        place=place,
        place_span=find(text, place) if place else None,
        rule="aid-deliver",
    )


def mentions(text: str) -> tuple[Mention, ...]:
    found = []
    for words, kind, actor in (("Ilan Korsec", "person", "a1"), ("Mali", "state", "a2"), ("Russie", "state", "a3")):
        found += [Mention(span=find(text, words, i), kind=kind, actor=actor, score=0.9) for i in range(text.count(words))]
    return tuple(sorted(found, key=lambda m: m.span.start))


def quote(text: str, whole: str, content: str, stance: str = "promise", **rest: object) -> Quote:
    cue = next(c for c in ("a déclaré", "a dit", "dément") if c in whole)
    return Quote(
        span=find(text, whole),
        content=(find(text, content),),
        manner="direct" if "«" in whole else "indirect",
        stance=stance,  # type: ignore[arg-type]
        cue=Cue(span=find(text, cue), lemma=cue.split()[-1]),
        **{"speaker": "a1", "speaker_name": "Ilan Korsec", "reason": "named beside the cue", "rule": "quote-cue-source", **rest},  # type: ignore[arg-type]
    )


def readings() -> tuple[Reading, ...]:
    first = "La Russie a livré quatre hélicoptères au Mali vendredi 1er octobre à Bamako, a annoncé le ministre de la Défense, Ilan Korsec."
    second = "La Russie a livré deux hélicoptères au Mali en octobre, affirme un officier sous le couvert de l'anonymat."
    third = "Le gouvernement dément que la Russie ait livré des hélicoptères au Mali."
    agency, copy, rival, denial, hostile = AGENCY, COPY, RIVAL, DENIAL, HOSTILE

    def four(text: str) -> tuple[Time, ...]:
        return (Time(span=find(text, "vendredi 1er octobre"), value="2021-10-01"),)

    def counted(text: str, words: str, n: float, nth: int = 0) -> tuple[Quantity, ...]:
        return (Quantity(span=find(text, words, nth), low=n, high=n, unit="hélicoptère"),)

    visit = Account(
        type="CONSULT",
        mode="visit",
        trigger=find(denial, "s'est rendu"),
        evidence=(find(denial, "Korsec s'est rendu à Moscou le 12 octobre."),),
        actors=("a1",),
        recipients=("a3",),
        place="Moscou",
        place_span=find(denial, "Moscou"),
        date="2021-10-12",
        time=0,
    )
    return (
        Reading(
            article=article("depeche", agency, "Agence Transfleuve", "2021-10-02", "https://transfleuve.example/1"),
            mentions=mentions(agency),
            actors=ACTORS,
            times=four(agency),
            quantities=counted(agency, "quatre hélicoptères", 4, 1),
            quotes=(
                quote(
                    agency,
                    "« Ces appareils renforceront nos capacités », a déclaré Ilan Korsec, cité par l'agence RIA.",
                    "Ces appareils renforceront nos capacités",
                    relays=(Relay(name="RIA"),),
                ),
            ),
            accounts=(delivery(agency, first, "a livré", "4", "2021-10-01", "Bamako"),),
        ),
        Reading(
            article=article("reprise", copy, "Le Quotidien du Delta", "2021-10-03", "https://delta.example/x", agency="Agence Transfleuve"),
            mentions=mentions(copy),
            actors=ACTORS,
            times=four(copy),
            quantities=counted(copy, "quatre hélicoptères", 4),
            accounts=(delivery(copy, first, "a livré", "4", "2021-10-01", "Bamako"),),
        ),
        Reading(
            article=article("officier", rival, "L'Écho des Rives", "2021-10-20", "https://rives.example/2"),
            mentions=mentions(rival),
            actors=ACTORS,
            times=(Time(span=find(rival, "en octobre"), value="2021-10"),),
            quantities=counted(rival, "deux hélicoptères", 2),
            quotes=(
                quote(
                    rival,
                    "« Les appareils renforceront peut-être nos moyens », a dit Ilan Korsec.",
                    "Les appareils renforceront peut-être nos moyens",
                ),
            ),
            accounts=(delivery(rival, second, "a livré", "2", "2021-10"),),
            problems=(
                Problem(stage="attribute", sentence="an anonymous officer is the only source of a number", span=find(rival, "un officier")),
            ),
        ),
        Reading(
            article=article("dementi", denial, "Les Nouvelles d'Amont", "2021-10-25", "https://amont.example/3"),
            mentions=mentions(denial),
            actors=ACTORS,
            times=(Time(span=find(denial, "le 12 octobre"), value="2021-10-12"),),
            quotes=(
                quote(
                    denial,
                    third,
                    "que la Russie ait livré des hélicoptères au Mali",
                    "deny",
                    speaker=None,
                    speaker_name="Le gouvernement",
                    anonymous=True,
                ),
            ),
            accounts=(replace(delivery(denial, third, "livré", None, None), polarity="denied", quote=0), visit),
        ),
        Reading(
            article=article("hostile", hostile, '<b onmouseover="alert(9)">Méchant</b>', None, "javascript:alert(10)"),
            mentions=mentions(hostile),
            actors=ACTORS,
            accounts=(delivery(hostile, hostile.split("\n")[1], "a livré", None, None),),
        ),
    )


def telling(reading: Reading, index: int) -> Telling:
    account, article = reading.accounts[index], reading.article
    actors = {a.id: Party(name=a.name, kind=a.kind, country=a.country, aliases=a.aliases) for a in reading.actors}
    return Telling(
        key=(article.id, index),
        article=article.id,
        outlet=article.outlet,
        published=article.published.value if article.published else None,
        type=account.type,
        mode=account.mode,
        context=account.context,
        trigger=account.trigger,
        evidence=account.evidence,
        wording=article.words(account.evidence[0]),
        actors=tuple(actors[a] for a in account.actors),
        recipients=tuple(actors[a] for a in account.recipients),
        place=account.place,
        date=account.date,
        counts=tuple(reading.quantities[i] for i in account.quantities),
        polarity=account.polarity,
        status=account.status,
    )


ORIGINS = (
    Origin(
        id="o1",
        kind="agency",
        name="Agence Transfleuve",
        reason=Bilingual(fr="L'article cite l'agence ou la reprend mot pour mot.", en="The article names the agency or copies it."),
    ),
    Origin(
        id="o2",
        kind="anonymous",
        name="un officier",
        reason=Bilingual(fr="L'article tient le nombre d'un officier anonyme.", en="The number comes from an anonymous officer."),
    ),
    Origin(id="o3", kind="speaker", name="gouvernement", reason=Bilingual(fr="Le gouvernement parle.", en="The government speaks.")),
    Origin(id="o4", kind="outlet", name="<i>Méchant</i>", reason=Bilingual(fr="Le média parle en son nom.", en="The outlet's own voice.")),
)


def claim(reading: Reading, words: str, value: str, by: str, origin: str) -> Claim:
    article = reading.article
    return Claim(
        article=article.name,
        article_id=article.id,
        span=find(article.text, words),
        words=words,
        value=value,
        outlet=article.outlet,
        published=article.published.value if article.published else None,
        asserted_by=by,
        origin=origin,
    )


def crosscheck(read: tuple[Reading, ...]) -> Crosscheck:
    agency, copy, rival, denial, _hostile = read
    told = tuple(telling(reading, 0) for reading in read)
    event = Event(
        id="e1",
        type="AID",
        tellings=told,
        origin_of=("o1", "o1", "o2", "o3", "o4"),
        date="2021-10-01",
        actors=("Russie",),
        recipients=("Mali",),
        place="Bamako",
        sentence=Bilingual(fr="La Russie livre des hélicoptères au Mali", en="Russia delivers helicopters to Mali"),
        joins=(
            Join(
                left=told[0].key,
                right=told[1].key,
                score=0.97,
                reasons=(Bilingual(fr="mêmes mots", en="same words"), Bilingual(fr="même jour", en="same day")),
            ),
            Join(left=told[0].key, right=told[2].key, score=0.71, reasons=(Bilingual(fr="dates compatibles", en="dates agree"),)),
        ),
        links=(("fulfilled_by", "e2"),),
    )
    visit = Event(
        id="e2",
        type="CONSULT",
        tellings=(telling(denial, 1),),
        origin_of=("o3",),
        date="2021-10-12",
        actors=("Ilan Korsec",),
        recipients=("Russie",),
        place="Moscou",
        sentence=Bilingual(fr="Ilan Korsec se rend à Moscou", en="Ilan Korsec visits Moscow"),
    )
    number = Dispute(
        id="d1",
        property="number",
        severity="high",
        event="e1",
        check="number",
        sentence=Bilingual(
            fr="Quatre hélicoptères ou deux : les récits donnent des nombres incompatibles",
            en="Four helicopters or two: the accounts give numbers that cannot both be true",
        ),
        reason=Bilingual(fr="Le nombre va du simple au double.", en="One number is twice the other."),
        sides=(
            Side(
                value="4",
                claims=(
                    claim(agency, "La Russie a livré quatre hélicoptères au Mali vendredi 1er octobre à Bamako", "4", "Ilan Korsec", "o1"),
                    claim(copy, "La Russie a livré quatre hélicoptères au Mali vendredi 1er octobre à Bamako", "4", "Ilan Korsec", "o1"),
                ),
            ),
            Side(value="2", claims=(claim(rival, "La Russie a livré deux hélicoptères au Mali en octobre", "2", "un officier", "o2"),)),
        ),
    )
    denied = Dispute(
        id="d2",
        property="polarity",
        severity="medium",
        event="e1",
        check="polarity",
        sentence=Bilingual(fr="La livraison est affirmée et démentie", en="The delivery is affirmed and denied"),
        reason=Bilingual(fr="Une source dément ce que d'autres affirment.", en="One source denies what others affirm."),
        sides=(
            Side(value="affirmed", claims=(claim(rival, "a livré deux hélicoptères", "affirmed", "un officier", "o2"),)),
            Side(
                value="denied",
                claims=(
                    claim(
                        denial, "Le gouvernement dément que la Russie ait livré des hélicoptères au Mali", "denied", "gouvernement", "o3"
                    ),
                ),
            ),
        ),
    )
    copies = (Copy(left=agency.article.id, right=copy.article.id, relation="copie", score=0.93),)
    statement = Statement(id="s1", speaker="Ilan Korsec", wordings=((agency.article.id, 0), (rival.article.id, 0)))
    return Crosscheck(events=(event, visit), disputes=(number, denied), origins=ORIGINS, statements=(statement,), copies=copies)


def make(path: Path) -> Path:
    """Writes the affair's dossier at `path`."""
    read = readings()
    with Dossier(path) as dossier:
        for reading in read:
            dossier.add(reading, raw=reading.article.text.encode(), tellings=[telling(reading, i) for i in range(len(reading.accounts))])
        dossier.put_crosscheck(crosscheck(read))
    return path
