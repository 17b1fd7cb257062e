"""Which day an account is of: the time of its own clause, the day of the news for those who act in it, and none that nobody states."""

from __future__ import annotations

import pytest

from extract.conftest import Read

LEAD = "Le ministre guinéen, Sékou Barry, a reçu mercredi la délégation."

OWN = [
    ("Le ministre a rappelé jeudi que la Turquie avait livré six drones au Niger en mai 2022.", "AID", "2022-05"),
    ("L'ONG accuse l'armée d'avoir tué vingt civils le 3 mai à Arbinda.", "ASSAULT", "2024-05-03"),
    ("Reçus hier par le président, les syndicalistes ont demandé la libération de leurs camarades.", "CONSULT", "2024-05-15"),
    ("Libérés après onze mois de captivité, les ingénieurs ont quitté le pays en avril.", "RETREAT", None),
    # a time inside what is asked for, promised, blamed or threatened is not the day of saying so
    ("L'ONG accuse l'armée d'avoir tué vingt civils le 3 mai à Arbinda.", "ACCUSE", "2024-05-16"),
    ("Paris demande la libération du journaliste arrêté en avril 2021.", "REQUEST", "2024-05-16"),
    ("Le président a promis de rendre le pouvoir en mars 2025.", "AGREE", "2024-05-16"),
    ("L'opposition a appelé à manifester samedi contre la réforme.", "REQUEST", "2024-05-16"),
    ("Le procureur a demandé l'ouverture d'une enquête sur l'attentat de janvier.", "REQUEST", "2024-05-16"),
    ("La Cédéao a exhorté les militaires à libérer le président renversé le 26 juillet.", "REQUEST", "2024-05-16"),
    ("Le gouvernement a condamné l'attaque de lundi.", "ACCUSE", "2024-05-16"),
    ("Le Niger a refusé mercredi de recevoir la délégation attendue vendredi.", "REJECT", "2024-05-15"),
]  # fmt: skip

NEWS = [
    (f"{LEAD}\n\nM. Barry a salué leur travail.", "SUPPORT", "2024-05-15"),
    (f"{LEAD}\n\nLe ministre guinéen a promis une aide aux éleveurs.", "AGREE", "2024-05-15"),
    (f"{LEAD}\n\nSelon lui, Conakry « va livrer des camions » au Liberia. Il a remercié Monrovia.", "SUPPORT", "2024-05-15"),
    # another than those of the news, on a day that nobody states
    (f"{LEAD}\n\nLe Liberia, de son côté, a condamné cette rencontre.", "ACCUSE", None),
    (f"{LEAD}\n\nLe ministre malien a salué cet accord.", "SUPPORT", None),
    ("Le roi a accepté ce plan, avait-on appris.\n\nIl avait refusé d'autres offres.", "REJECT", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "date"), [*OWN, *NEWS])
def test_its_day(read: Read, text: str, type_: str, date: str | None) -> None:
    found = [account.date for account in read(text).accounts if account.type == type_]
    assert date in found


def test_without_a_day_of_publication_nothing_is_news(read: Read) -> None:
    (account,) = read("Lima a condamné le putsch.", published=None).accounts
    assert account.date is None
