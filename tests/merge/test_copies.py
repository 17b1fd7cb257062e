"""Near-duplicates and agency text inside another article, on invented prose."""

from __future__ import annotations

from dataclasses import replace

from readings import reading_of_text
from recoupe.merge.copies import compare, find_copies
from recoupe.merge.digest import digest
from recoupe.model import Digest, Reading

DISPATCH = (
    "Une centaine de pêcheurs ont bloqué mardi le port de la ville pour protester contre la hausse du prix du carburant, selon la "
    "capitainerie. Les bateaux sont restés à quai toute la matinée et les criées ont été annulées dans les trois halles du littoral. "
    "Le préfet a reçu une délégation dans l'après-midi, sans annoncer de mesure nouvelle, et une autre réunion est prévue jeudi avec les "
    "armateurs. Les pêcheurs demandent une aide exceptionnelle et le gel des taxes portuaires jusqu'à la fin de la saison, ce que la "
    "région refuse pour l'instant."
)
OTHER = (
    "Le musée de la marine rouvre ses portes samedi après deux ans de travaux, avec une exposition consacrée aux cartes anciennes et aux "
    "voyages de découverte. Les visiteurs pourront voir une quarantaine de globes, dont le plus vieux date du seizième siècle, et suivre "
    "des ateliers le dimanche."
)


def made(text: str, name: str, **more: str) -> Digest:
    return digest(reading_of_text(text, name=name, outlet=more.get("outlet", name), agency=more.get("agency")))


def test_a_lightly_edited_dispatch_is_a_copy() -> None:
    edited = DISPATCH.replace("toute la matinée", "pendant toute la matinée").replace("nouvelle,", "nouvelle")
    found = compare(made(DISPATCH, "a"), made(edited, "b"))
    assert found and found.relation == "copie" and found.score > 0.8


def test_agency_text_inside_another_article_is_a_reprise_with_its_passage() -> None:
    left, right = made(DISPATCH[:280], "a"), made(f"{OTHER} {DISPATCH[:280]} {OTHER[::-1]}", "b")
    found = compare(left, right)
    assert found and found.relation == "reprise"
    passage = max(found.shared, key=lambda pair: len(pair[0]))
    assert len(passage[0]) > 200 and abs(len(passage[0]) - len(passage[1])) <= 2


def test_two_articles_of_one_subject_are_no_copies() -> None:
    retold = "Mardi, le port est resté fermé : une centaine de pêcheurs manifestaient contre le prix du carburant. Le préfet les a reçus."
    assert compare(made(DISPATCH, "a"), made(retold, "b")) is None


def test_one_outlet_repeats_itself_without_copying() -> None:
    boilerplate = DISPATCH[:280]
    assert (
        compare(made(f"{OTHER} {boilerplate}", "a", outlet="x"), made(f"{boilerplate} {OTHER[::-1]} {OTHER[::-1]}", "b", outlet="x"))
        is None
    )


def test_all_copies_are_found_whatever_came_first() -> None:
    digests = [
        made(DISPATCH, "a"),
        made(DISPATCH.replace("mardi", "mercredi"), "b"),
        made(OTHER, "c"),
        made(f"{OTHER} Et aussi : {DISPATCH}", "d"),
    ]
    for order in (digests, digests[::-1]):
        assert len(find_copies(order)) == 4
    assert len(find_copies(one for one in digests if one is not digests[1])) == 2


def test_an_article_in_a_language_without_a_pack_is_digested_for_its_copies() -> None:
    reading = reading_of_text("The port stayed closed on Tuesday while about a hundred fishermen blocked its gates over fuel prices.")
    made_of = digest(replace(reading, article=replace(reading.article, language="xx")))
    assert made_of.prints and not made_of.tellings


def test_an_empty_article_is_digested() -> None:
    assert digest(Reading(article=replace(reading_of_text("x").article, text="", blocks=()))).prints == ()
