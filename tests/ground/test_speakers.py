"""Who speaks, read from the plain text on: what the annotation of names and the chain of quotes make of a speaker."""

from __future__ import annotations

import pytest

import recoupe

TEXTS = {
    "a rank is no name": (
        "Solène Arzel, élue lundi Premier ministre, a prêté serment. Un report est « exclu », a insisté le nouveau chef du gouvernement.",
        ["Solène Arzel"],
    ),
    "a pronoun for somebody unnamed": (
        "Un responsable du ministère a indiqué que la commission siégerait. Il a démenti que Paris ait posé une condition.",
        ["responsable du ministère", "responsable du ministère"],
    ),
    "one tells that another speaks": (
        "Selon ce maire, Bamako souhaite que les soldats soient partis avant la fin de l'année, et aucune base ne sera tolérée.",
        ["maire", "gouvernement du Mali"],
    ),
    "who was told before": (
        "Le préfet Ali Sow est inquiet. À l'en croire, les éleveurs manquent de bras.",
        ["Ali Sow"],
    ),
    "who signs speaks": (
        "Soixante médecins ont signé une lettre réclamant la réouverture de l'hôpital.",
        ["Soixante médecins"],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_speakers_of_a_text(name: str) -> None:
    text, speakers = TEXTS[name]
    assert [quote.speaker_name for quote in recoupe.read(f"Un titre\n\n{text}\n").quotes] == speakers
