"""One happening told three times in one article is one account with three pieces of evidence."""

from __future__ import annotations

from extract.conftest import Read
from recoupe.model import Account


def of_type(accounts: tuple[Account, ...], type_: str) -> list[Account]:
    return [account for account in accounts if account.type == type_]


def test_three_tellings_are_one_account(read: Read) -> None:
    text = (
        "La Serbie a livré dix chars au Tchad. Belgrade a livré ces chars au Tchad sans contrepartie. "
        "La livraison de chars par la Serbie au Tchad inquiète l'Union africaine."
    )
    (aid,) = of_type(read(text).accounts, "AID")
    assert len(aid.evidence) == 3


def test_other_recipients_are_other_happenings(read: Read) -> None:
    text = "La Serbie a livré dix chars au Tchad. La Serbie a livré six drones au Bénin."
    assert len(of_type(read(text).accounts, "AID")) == 2


def test_other_dates_are_other_happenings(read: Read) -> None:
    text = "La Serbie a livré des chars au Tchad en mars 2021. La Serbie a livré des chars au Tchad en juin 2023."
    assert len(of_type(read(text).accounts, "AID")) == 2


def test_a_denial_is_kept_apart(read: Read) -> None:
    text = "La Serbie a livré des chars au Tchad, selon l'ONU. La Serbie n'a pas livré de chars au Tchad, dit Belgrade."
    assert sorted(account.polarity for account in of_type(read(text).accounts, "AID")) == ["affirmed", "denied"]


def test_a_demonstrative_points_back(read: Read) -> None:
    text = "Les miliciens ont exécuté douze otages. Ces exécutions de civils ont choqué le pays."
    (killing,) = of_type(read(text).accounts, "ASSAULT")
    assert len(killing.evidence) == 2


def test_a_capital_stands_for_its_state(read: Read) -> None:
    text = "La Serbie va aider le Tchad. Belgrade a promis d'aider l'armée tchadienne."
    assert len(of_type(read(text).accounts, "AGREE")) == 1


def test_a_title_repeats_what_the_article_tells(read: Read) -> None:
    reading = read("Oslo a expulsé deux consuls\n\nLa Norvège a expulsé deux consuls chiliens.", titled=True)
    (account,) = reading.accounts
    assert account.trigger.start > len("Oslo a expulsé deux consuls")
    assert any("the title repeats" in refusal.reason for refusal in reading.refusals)


def test_what_only_the_title_tells_is_told(read: Read) -> None:
    (account,) = read("Oslo a expulsé deux consuls chiliens\n\nCe geste est sans précédent, note la presse.", titled=True).accounts
    assert account.type == "SANCTION"


def test_a_known_victim_is_not_hurt_twice(read: Read) -> None:
    (account,) = read("Un lycéen de 17 ans a été agressé mardi dans un train. L'adolescent a été roué de coups.").accounts
    assert len(account.evidence) == 2
