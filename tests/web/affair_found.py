"""What cross-checking makes of the affair, written by hand: its events, its disputes, its origins."""

from __future__ import annotations

from recoupe.model import Bilingual, Claim, Copy, Crosscheck, Dispute, Event, Join, Origin, Reading, Side, Span, Statement, Telling
from retold import claim, telling

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


def crosscheck(read: tuple[Reading, ...]) -> Crosscheck:
    """The whole."""
    agency, copy, rival, denial, _ = read
    return Crosscheck(
        events=events(tuple(map(telling, read)), telling(denial, 1)),
        disputes=(number(agency, copy, rival), polarity(rival, denial)),
        origins=ORIGINS,
        statements=(Statement(id="s1", speaker="Ilan Korsec", wordings=((agency.article.id, 0), (rival.article.id, 0))),),
        copies=(Copy(left=agency.article.id, right=copy.article.id, relation="copie", score=0.93),),
    )


def events(told: tuple[Telling, ...], visit: Telling) -> tuple[Event, Event]:
    """The delivery that all tell, and the minister's visit."""
    delivered = Event(
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
    visited = Event(
        id="e2",
        type="CONSULT",
        tellings=(visit,),
        origin_of=("o3",),
        date="2021-10-12",
        actors=("Ilan Korsec",),
        recipients=("Russie",),
        place="Moscou",
        sentence=Bilingual(fr="Ilan Korsec se rend à Moscou", en="Ilan Korsec visits Moscow"),
    )
    return delivered, visited


def number(agency: Reading, copy: Reading, rival: Reading) -> Dispute:
    """How many helicopters there are."""
    return Dispute(
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
                    claimed(
                        agency, "La Russie a livré quatre hélicoptères au Mali vendredi 1er octobre à Bamako", "4", "Ilan Korsec", "o1"
                    ),
                    claimed(copy, "La Russie a livré quatre hélicoptères au Mali vendredi 1er octobre à Bamako", "4", "Ilan Korsec", "o1"),
                ),
            ),
            Side(value="2", claims=(claimed(rival, "La Russie a livré deux hélicoptères au Mali en octobre", "2", "un officier", "o2"),)),
        ),
    )


def polarity(rival: Reading, denial: Reading) -> Dispute:
    """Whether there are any."""
    return Dispute(
        id="d2",
        property="polarity",
        severity="medium",
        event="e1",
        check="polarity",
        sentence=Bilingual(fr="La livraison est affirmée et démentie", en="The delivery is affirmed and denied"),
        reason=Bilingual(fr="Une source dément ce que d'autres affirment.", en="One source denies what others affirm."),
        sides=(
            Side(value="affirmed", claims=(claimed(rival, "a livré deux hélicoptères", "affirmed", "un officier", "o2"),)),
            Side(
                value="denied",
                claims=(
                    claimed(
                        denial, "Le gouvernement dément que la Russie ait livré des hélicoptères au Mali", "denied", "gouvernement", "o3"
                    ),
                ),
            ),
        ),
    )


def claimed(reading: Reading, words: str, value: str, by: str, origin: str) -> Claim:
    """What `by` claims in `words`, where they first stand."""
    at = reading.article.text.index(words)
    return claim(reading, Span(at, at + len(words)), value, by, origin)
