"""PLOVER's borderline rules (shared/plover.md, section 5), each on a sentence of our own."""

from __future__ import annotations

import pytest

from extract.conftest import Read
from recoupe.model import Account

RULES = [
    ("a future meeting is AGREE", "Le président ghanéen rencontrera la chancelière à Accra en juin.", {"AGREE"}, {"CONSULT"}),
    ("an invitation to a state visit is AGREE", "Le roi a invité le président gabonais à effectuer une visite d'État.", {"AGREE"}, set()),
    ("a summoned ambassador is blame, not a meeting", "Lima a convoqué l'ambassadeur du Chili.", {"ACCUSE"}, {"CONSULT"}),
    ("promised aid is AGREE", "La Corée du Sud va fournir du riz au Soudan.", {"AGREE"}, {"AID"}),
    ("delivered aid is AID", "La Corée du Sud a fourni du riz au Soudan.", {"AID"}, {"AGREE"}),
    ("a joint exercise is COOPERATE", "Le Kenya et la Tanzanie ont mené un exercice conjoint.", {"COOPERATE"}, {"MOBILIZE"}),
    ("an exercise of one country is MOBILIZE", "La Corée du Nord a mené un exercice militaire.", {"MOBILIZE"}, {"COOPERATE"}),
    ("troops for disaster relief are AID", "L'Algérie a envoyé des soldats pour secourir les sinistrés.", {"AID"}, {"MOBILIZE"}),
    ("an amnesty is CONCEDE", "Le président a amnistié quarante mutins.", {"CONCEDE"}, {"RETREAT"}),
    ("a release is RETREAT", "Le gouvernement a libéré quarante mutins.", {"RETREAT"}, {"CONCEDE"}),
    ("lifting a curfew is CONCEDE", "Le gouverneur a levé le couvre-feu.", {"CONCEDE"}, {"COERCE"}),
    ("an announced pull-out is CONCEDE", "Londres a annoncé le retrait de ses troupes d'Irak.", {"CONCEDE"}, {"RETREAT"}),
    ("an executed pull-out is RETREAT", "Londres a retiré ses troupes d'Irak.", {"RETREAT"}, {"CONCEDE"}),
    ("debt relief is AID", "Le Club de Paris a annulé la dette du Soudan.", {"AID"}, {"REJECT"}),
    ("a payment ordered by a court is SANCTION", "La société a été condamnée à verser deux millions aux victimes.", {"SANCTION"}, {"AID"}),
    ("a belligerent's call for a truce is AGREE", "Les rebelles appellent à un cessez-le-feu immédiat.", {"AGREE"}, {"REQUEST"}),
    ("anyone else's is REQUEST", "Le pape appelle à un cessez-le-feu immédiat.", {"REQUEST"}, {"AGREE"}),
    ("calling for a probe is REQUEST", "L'ONG a appelé à une enquête sur les tirs.", {"REQUEST"}, set()),
    ("the probe itself is ACCUSE", "Le parquet a ouvert une enquête sur les tirs.", {"ACCUSE"}, {"REQUEST"}),
    ("withdrawing a bill is CONCEDE", "Le gouvernement a retiré son projet de loi.", {"CONCEDE"}, {"RETREAT"}),
    ("stopping aid is SANCTION", "Oslo a suspendu son aide au Burundi.", {"SANCTION"}, {"AID"}),
    ("leaving a body is SANCTION", "Le Burundi a quitté la Cour pénale internationale.", {"SANCTION"}, {"RETREAT"}),
    ("a cancelled meeting is REJECT", "Madrid a annulé la rencontre avec le ministre.", {"REJECT"}, {"CONSULT"}),
    ("barring entry is REJECT", "Le Soudan a interdit l'entrée à deux enquêteurs.", {"REJECT"}, set()),
    ("expelling diplomats is SANCTION", "Prague a expulsé dix diplomates russes.", {"SANCTION"}, {"COERCE"}),
    ("deporting persons is COERCE", "L'Algérie a expulsé mille migrants.", {"COERCE"}, {"SANCTION"}),
    ("prison is both SANCTION and COERCE", "L'ancien ministre a été condamné à cinq ans de prison.", {"SANCTION", "COERCE"}, {"ACCUSE"}),
    ("an arrest warrant is THREATEN", "La Cour a émis un mandat d'arrêt contre le général.", {"THREATEN"}, {"COERCE"}),
    ("captured fighters are ASSAULT", "L'armée a capturé six combattants.", {"ASSAULT"}, {"COERCE"}),
    ("people who flee are SANCTION", "Plus de vingt mille habitants ont fui la ville.", {"SANCTION"}, set()),
    ("the topic of a protest is no event", "Des étudiants ont manifesté pour dénoncer la réforme.", {"PROTEST"}, {"ACCUSE"}),
    ("mobilizing inside a battle is no event", "L'armée a déployé des chars et bombardé la ville.", {"ASSAULT"}, {"MOBILIZE"}),
    ("a denial is that thing, denied", "Accra a démenti avoir livré des armes au Togo.", {"AID"}, {"REJECT"}),
    ("abstaining is our VOTE", "Le Laos s'est abstenu.", {"VOTE"}, {"REJECT"}),
]


def told(read: Read, sentence: str) -> tuple[Account, ...]:
    return read(sentence).accounts


@pytest.mark.parametrize(("rule", "sentence", "wanted", "barred"), RULES, ids=[rule for rule, *_ in RULES])
def test_borderline(read: Read, rule: str, sentence: str, wanted: set[str], barred: set[str]) -> None:
    types = {account.type for account in told(read, sentence)}
    assert wanted <= types
    assert types.isdisjoint(barred)


def test_host_and_visitor(read: Read) -> None:
    sentence = "La ministre suédoise s'est rendue à Tunis."
    (visit,) = told(read, sentence)
    assert visit.mode == "visit"
    assert [sentence[s.start : s.end] for s in visit.actor_spans] == ["La ministre suédoise"]
    assert [sentence[s.start : s.end] for s in visit.recipient_spans] == ["Tunis"]


def test_without_host_all_who_meet_are_actors(read: Read) -> None:
    (meeting,) = told(read, "Le roi et le président se sont entretenus.")
    assert len(meeting.actor_spans) == 2
    assert not meeting.recipient_spans


def test_both_sides_of_a_battle_are_actors(read: Read) -> None:
    (battle,) = told(read, "L'armée et les rebelles se sont affrontés près de Goma.")
    assert len(battle.actor_spans) == 2
    assert not battle.recipient_spans


def test_one_side_is_actor_and_recipient(read: Read) -> None:
    (battle,) = told(read, "L'armée combat les rebelles près de Goma.")
    assert len(battle.actor_spans) == len(battle.recipient_spans) == 1


def test_arms_for_the_receiver_are_military(read: Read) -> None:
    (aid,) = told(read, "La Serbie a livré des munitions à l'armée tchadienne.")
    assert "military" in aid.context
