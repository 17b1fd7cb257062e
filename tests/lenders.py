"""Invented articles of one dossier that lend each other names, and what must come of it."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from recoupe.annotate.model import load_model
from recoupe.model import Article, Block, Published, Reading, Span
from recoupe.pipeline import Reader
from recoupe.register import load_register

# name → day of publication and text. Nobody in them is known to the shipped register.
ARTICLES: dict[str, tuple[str, str]] = {
    "names the minister": ("2031-05-08", "Le ministre burkinabè des Affaires étrangères, Karim Ouattara, est arrivé mardi à Niamey."),
    "asks for the minister": (
        "2031-05-20",
        "Le chef de la diplomatie burkinabè a condamné lundi les frappes. « C'est trop », a-t-il déclaré.",
    ),
    "asks two years later": ("2033-05-20", "Le chef de la diplomatie burkinabè a condamné lundi les frappes."),
    "asks of another state": ("2031-05-20", "Le chef de la diplomatie gabonaise a condamné lundi les frappes."),
    "tells of the past": ("2031-05-21", "En 2019, le ministre burkinabè des Affaires étrangères avait quitté Paris pour Rome."),
    "names one of then": (
        "2031-05-22",
        "Salif Kaboré, alors ministre burkinabè des Affaires étrangères, avait rencontré les rebelles en 2024.",
    ),
    "names the governor": ("2031-05-21", "Le gouverneur de Tillabéri, Moussa Harouna, a accusé mardi les rebelles."),
    "asks for the governor": (
        "2031-05-23",
        "Le gouverneur de Tillabéri a dénoncé mercredi l'attaque. « Ils ont tué dix civils », a-t-il affirmé.",
    ),
    "asks for one of many": ("2031-05-23", "Un gouverneur de Tillabéri a dénoncé mercredi l'attaque."),
    "tells a surname": ("2031-05-24", "Le ministre burkinabè Ouattara a quitté Accra jeudi."),
    "tells a woman": ("2031-05-25", "La ministre burkinabè Mme Ouattara a quitté Accra jeudi."),
    "names another minister": ("2031-06-30", "Le ministre burkinabè des Affaires étrangères, Idrissa Zongo, a quitté Dakar dimanche."),
    "asks in between": ("2031-06-10", "Le ministre burkinabè des Affaires étrangères a visité dimanche un barrage."),
    "names a minister of no state": ("2031-05-20", "Le ministre des Finances, Ousmane Fall, a démissionné lundi."),
    "asks for a minister of no state": ("2031-05-21", "Le ministre des Finances a démenti mardi toute hausse."),
    "names another than the register": ("2022-06-02", "Le ministre russe des Affaires étrangères, Ivan Tourov, a quitté Ankara mercredi."),
    "asks whom the register knows": ("2022-06-03", "Le chef de la diplomatie russe a menacé Kiev jeudi."),
    "names a prosecutor": ("2031-05-20", "La procureure de la Cour pénale internationale, Léa Morvan, est arrivée lundi à Bogota."),
    "asks for a prosecutor": ("2031-05-21", "Le procureur de la CPI a ouvert mardi une enquête sur les milices."),
    "is of no affair": ("2031-05-23", "Le chanteur Alpha Diémé a donné samedi un concert à Dakar devant deux mille personnes."),
}


@lru_cache(maxsize=1)
def readings() -> dict[str, Reading]:
    """All of them, read one by one."""
    reader = Reader(load_model(), load_register())
    return {name: reader.read(article(name, *told)) for name, told in ARTICLES.items()}


def article(name: str, day: str, text: str) -> Article:
    return Article(
        id=hashlib.sha256(name.encode()).hexdigest(),
        name=name,
        text=text,
        language="fr",
        blocks=(Block(span=Span(0, len(text)), kind="body"),),
        published=Published(value=day, basis="given"),
    )
