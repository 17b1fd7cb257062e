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
    Block,
    Cue,
    Mention,
    Problem,
    Published,
    Quantity,
    Quote,
    Reading,
    Relay,
    Role,
    Span,
    Time,
)
from recoupe.store.dossier import Dossier
from retold import telling
from web.affair_found import crosscheck

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
# The sentences that tell the delivery.
FOUR = "La Russie a livré quatre hélicoptères au Mali vendredi 1er octobre à Bamako, a annoncé le ministre de la Défense, Ilan Korsec."
TWO = "La Russie a livré deux hélicoptères au Mali en octobre, affirme un officier sous le couvert de l'anonymat."
NONE = "Le gouvernement dément que la Russie ait livré des hélicoptères au Mali."


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


def the_day(text: str) -> tuple[Time, ...]:
    return (Time(span=find(text, "vendredi 1er octobre"), value="2021-10-01"),)


def counted(text: str, words: str, n: float, nth: int = 0) -> tuple[Quantity, ...]:
    return (Quantity(span=find(text, words, nth), low=n, high=n, unit="hélicoptère"),)


def agency() -> Reading:
    """The agency's dispatch: four, on a certain day, from the minister's mouth."""
    return Reading(
        article=article("depeche", AGENCY, "Agence Transfleuve", "2021-10-02", "https://transfleuve.example/1"),
        mentions=mentions(AGENCY),
        actors=ACTORS,
        times=the_day(AGENCY),
        quantities=counted(AGENCY, "quatre hélicoptères", 4, 1),
        quotes=(
            quote(
                AGENCY,
                "« Ces appareils renforceront nos capacités », a déclaré Ilan Korsec, cité par l'agence RIA.",
                "Ces appareils renforceront nos capacités",
                relays=(Relay(name="RIA"),),
            ),
        ),
        accounts=(delivery(AGENCY, FOUR, "a livré", "4", "2021-10-01", "Bamako"),),
    )


def copy() -> Reading:
    """The dispatch, copied by a daily."""
    return Reading(
        article=article("reprise", COPY, "Le Quotidien du Delta", "2021-10-03", "https://delta.example/x", agency="Agence Transfleuve"),
        mentions=mentions(COPY),
        actors=ACTORS,
        times=the_day(COPY),
        quantities=counted(COPY, "quatre hélicoptères", 4),
        accounts=(delivery(COPY, FOUR, "a livré", "4", "2021-10-01", "Bamako"),),
    )


def rival() -> Reading:
    """Two, by an anonymous officer, with a problem in reading him."""
    return Reading(
        article=article("officier", RIVAL, "L'Écho des Rives", "2021-10-20", "https://rives.example/2"),
        mentions=mentions(RIVAL),
        actors=ACTORS,
        times=(Time(span=find(RIVAL, "en octobre"), value="2021-10"),),
        quantities=counted(RIVAL, "deux hélicoptères", 2),
        quotes=(
            quote(
                RIVAL,
                "« Les appareils renforceront peut-être nos moyens », a dit Ilan Korsec.",
                "Les appareils renforceront peut-être nos moyens",
            ),
        ),
        accounts=(delivery(RIVAL, TWO, "a livré", "2", "2021-10"),),
        problems=(
            Problem(stage="attribute", sentence="an anonymous officer is the only source of a number", span=find(RIVAL, "un officier")),
        ),
    )


def denial() -> Reading:
    """The government denies all; the minister's visit beside it."""
    visit = Account(
        type="CONSULT",
        mode="visit",
        trigger=find(DENIAL, "s'est rendu"),
        evidence=(find(DENIAL, "Korsec s'est rendu à Moscou le 12 octobre."),),
        actors=("a1",),
        recipients=("a3",),
        place="Moscou",
        place_span=find(DENIAL, "Moscou"),
        date="2021-10-12",
        time=0,
    )
    return Reading(
        article=article("dementi", DENIAL, "Les Nouvelles d'Amont", "2021-10-25", "https://amont.example/3"),
        mentions=mentions(DENIAL),
        actors=ACTORS,
        times=(Time(span=find(DENIAL, "le 12 octobre"), value="2021-10-12"),),
        quotes=(
            quote(
                DENIAL,
                NONE,
                "que la Russie ait livré des hélicoptères au Mali",
                "deny",
                speaker=None,
                speaker_name="Le gouvernement",
                anonymous=True,
            ),
        ),
        accounts=(replace(delivery(DENIAL, NONE, "livré", None, None), polarity="denied", quote=0), visit),
    )


def hostile() -> Reading:
    """A page that tries to break out of every place where its words stand."""
    return Reading(
        article=article("hostile", HOSTILE, '<b onmouseover="alert(9)">Méchant</b>', None, "javascript:alert(10)"),
        mentions=mentions(HOSTILE),
        actors=ACTORS,
        accounts=(delivery(HOSTILE, HOSTILE.split("\n")[1], "a livré", None, None),),
    )


def readings() -> tuple[Reading, ...]:
    """The five."""
    return agency(), copy(), rival(), denial(), hostile()


def make(path: Path) -> Path:
    """Writes the affair's dossier at `path`."""
    read = readings()
    with Dossier(path) as dossier:
        for reading in read:
            dossier.add(reading, raw=reading.article.text.encode(), tellings=[telling(reading, i) for i in range(len(reading.accounts))])
        dossier.put_crosscheck(crosscheck(read))
    return path
