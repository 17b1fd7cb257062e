"""PLOVER's borderline rules (shared/plover.md, section 5), each on a sentence of our own."""

from __future__ import annotations

import pytest

from extract.conftest import Read
from recoupe.model import Account
from recoupe.ontology import load_ontology

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
    ("a visit still to come is AGREE", "Le chancelier est attendu lundi à Lomé.", {"AGREE"}, {"CONSULT"}),
    ("a meeting that is planned is AGREE", "Une rencontre entre les deux dirigeants est prévue en juin.", {"AGREE"}, {"CONSULT"}),
    ("arms for both sides' good are COOPERATE", "Le Kenya et l'Ouganda ont échangé des armes et des radars.", {"COOPERATE"}, {"AID"}),
    ("a pact on arms is no delivery", "La coopération militaire entre le Kenya et l'Ouganda se développe.", {"COOPERATE"}, {"AID"}),
    ("an apology is CONCEDE", "Le Premier ministre a présenté ses excuses aux victimes.", {"CONCEDE"}, {"RETREAT"}),
    ("rescuing hostages is AID", "Des commandos ont libéré douze otages.", {"AID"}, {"RETREAT"}),
    ("reparations freely paid are AID", "Le Sénégal a versé des indemnités aux familles des victimes.", {"AID"}, {"SANCTION"}),
    ("reparations by order are SANCTION", "La Cour a ordonné à l'Ouganda de verser deux millions aux victimes.", {"SANCTION"}, {"REQUEST"}),
    ("calling for a dismissal is REQUEST", "Les syndicats réclament le limogeage du préfet.", {"REQUEST"}, {"SANCTION"}),
    ("withdrawing a demand is CONCEDE", "Le syndicat a retiré sa demande.", {"CONCEDE"}, {"RETREAT"}),
    ("stopping military aid is SANCTION", "Oslo a interrompu son aide militaire au Burundi.", {"SANCTION"}, {"AID"}),
    ("a meeting put off is REJECT", "Les pourparlers ont été reportés sine die.", {"REJECT"}, {"CONSULT"}),
    ("refusing a truce is REJECT", "Le chef rebelle a rejeté le cessez-le-feu.", {"REJECT"}, {"RETREAT"}),
    ("putting out an organisation is SANCTION", "Le Niger a expulsé une ONG italienne.", {"SANCTION"}, {"COERCE"}),
    ("the topic of a march is no event", "Des habitants ont manifesté contre les exactions de l'armée.", {"PROTEST"}, {"ASSAULT"}),
    ("a call to march is a protest to come", "Le syndicat appelle à un rassemblement samedi.", {"PROTEST"}, set()),
    ("a threat in its own words is THREATEN", "« Les coupables répondront de leurs actes », a dit le roi.", {"THREATEN"}, {"AGREE"}),
    ("violence to come is THREATEN", "L'armée va bombarder la ville, a dit le général.", {"THREATEN"}, {"ASSAULT"}),
    ("what somebody is there for is no threat", "Le nouveau chef est chargé de combattre les rebelles.", set(), {"THREATEN", "ASSAULT"}),
    ("reporting a death toll is no threat", "Neuf personnes ont été tuées, a annoncé le ministère.", {"ASSAULT"}, {"THREATEN"}),
    ("release promised is CONCEDE", "Le chef rebelle a promis que les otages seraient libérés.", {"CONCEDE"}, {"AGREE"}),
]  # fmt: skip

MODES = [
    ("CONSULT", "visit", "Le ministre iranien s'est rendu à Caracas."),
    ("CONSULT", "third-party", "Des pourparlers indirects entre les deux camps ont repris au Caire."),
    ("CONSULT", "multilateral", "Les dirigeants de la région ont tenu un sommet à Abuja."),
    ("CONSULT", "phone", "Le roi s'est entretenu par téléphone avec l'émir."),
    ("RETREAT", "withdraw", "Les soldats danois ont quitté le pays."),
    ("RETREAT", "release", "Les ravisseurs ont libéré trois otages."),
    ("RETREAT", "disarm", "Deux cents miliciens ont déposé les armes."),
    ("RETREAT", "ceasefire", "Un cessez-le-feu est entré en vigueur à minuit."),
    ("RETREAT", "access", "Le Niger a rouvert sa frontière avec le Bénin."),
    ("RETREAT", "resign", "La ministre de la Santé a démissionné."),
    ("REQUEST", "assist", "Le Pakistan a demandé une aide d'urgence à l'ONU."),
    ("REQUEST", "change", "L'ONG a appelé à une enquête sur les tirs."),
    ("REQUEST", "yield", "L'opposition exige la libération de ses chefs."),
    ("REQUEST", "meet", "Le médiateur a appelé à un dialogue entre les partis."),
    ("ACCUSE", "disapprove", "La Colombie a condamné le putsch."),
    ("ACCUSE", "investigate", "Le parquet a ouvert une enquête sur la mort de l'étudiant."),
    ("ACCUSE", "allege", "Djibouti accuse l'Érythrée d'armer des rebelles."),
    ("REJECT", "assist", "Le Liban a refusé de livrer le suspect."),
    ("REJECT", "change", "Le Sénat a rejeté la réforme."),
    ("REJECT", "yield", "Le chef rebelle a rejeté le cessez-le-feu."),
    ("REJECT", "meet", "Madrid a annulé la rencontre avec le ministre."),
    ("THREATEN", "restrict", "Le ministre a menacé de fermer les écoles privées."),
    ("THREATEN", "arrest", "La Cour a émis un mandat d'arrêt contre le général."),
    ("THREATEN", "relations", "La Cédéao a menacé le Niger de sanctions."),
    ("THREATEN", "expel", "Ankara a menacé d'expulser les réfugiés."),
    ("THREATEN", "territory", "Le Togo a menacé d'annexer l'île."),
    ("THREATEN", "violence", "Téhéran promet de riposter."),
    ("PROTEST", "demo", "Des milliers d'enseignants ont manifesté samedi."),
    ("PROTEST", "riot", "Des émeutes ont éclaté à Nouméa."),
    ("PROTEST", "strike", "Les dockers sont en grève depuis lundi."),
    ("PROTEST", "hunger", "Le prisonnier observe une grève de la faim."),
    ("PROTEST", "boycott", "L'opposition a boycotté le scrutin."),
    ("PROTEST", "obstruct", "Des agriculteurs bloquent l'autoroute depuis mercredi."),
    ("PROTEST", "vandalize", "Des étudiants ont brûlé un drapeau belge."),
    ("SANCTION", "convict", "Un tribunal a condamné le colonel à dix ans de prison."),
    ("SANCTION", "expel", "Prague a expulsé dix diplomates."),
    ("SANCTION", "withdraw", "Le Burundi a quitté la Cour pénale internationale."),
    ("SANCTION", "discontinue", "La Colombie a rappelé son ambassadeur en Israël."),
    ("MOBILIZE", "troops", "La Pologne a massé des soldats à la frontière."),
    ("MOBILIZE", "weapons", "La Corée du Nord a tiré un missile balistique en mer."),
    ("MOBILIZE", "police", "Le Kenya a déployé mille policiers en Haïti."),
    ("MOBILIZE", "militia", "Le déploiement de mercenaires dans le nord inquiète."),
    ("COERCE", "seize", "La douane a saisi deux tonnes d'ivoire."),
    ("COERCE", "restrict", "La préfecture a interdit la marche de l'opposition."),
    ("COERCE", "censor", "Les autorités ont suspendu deux radios privées."),
    ("COERCE", "curfew", "Le gouverneur a instauré un couvre-feu à Buea."),
    ("COERCE", "martial-law", "Le président a proclamé l'état d'urgence."),
    ("COERCE", "arrest", "La police a arrêté onze militants à Kampala."),
    ("COERCE", "deport", "L'Algérie a expulsé mille migrants."),
    ("COERCE", "withhold", "La Russie a coupé le gaz à la Moldavie."),
    ("COERCE", "misinformation", "Moscou mène une campagne de désinformation en Moldavie."),
    ("COERCE", "cyber", "Des pirates iraniens ont espionné des diplomates."),
    ("ASSAULT", "abduct", "Des hommes armés ont enlevé trois infirmières."),
    ("ASSAULT", "beat", "Des policiers ont passé à tabac deux étudiants."),
    ("ASSAULT", "torture", "Les gardiens ont torturé des prisonniers."),
    ("ASSAULT", "sexual", "Des miliciens ont violé des femmes du village."),
    ("ASSAULT", "targeted", "Des jihadistes ont exécuté douze soldats."),
    ("ASSAULT", "destroy", "Les assaillants ont incendié trois écoles."),
    ("ASSAULT", "primitive", "Un commerçant a été poignardé vendredi soir."),
    ("ASSAULT", "firearms", "Une fusillade a éclaté près du port de Lomé."),
    ("ASSAULT", "explosives", "Un attentat à la voiture piégée a fait vingt morts."),
    ("ASSAULT", "suicide-attack", "Un kamikaze s'est fait exploser devant la mosquée."),
    ("ASSAULT", "aerial", "Un raid aérien a visé la ville de Sake."),
    ("ASSAULT", "drone", "Une frappe de drone a tué dix civils."),
    ("ASSAULT", "heavy-weapons", "Un navire marchand a été touché par un missile."),
    ("ASSAULT", "crowd-control", "La police a dispersé les manifestants."),
    ("ASSAULT", "unconventional", "Le régime a utilisé des armes chimiques contre la ville."),
    ("VOTE", "for", "Le Gabon a voté en faveur de la résolution."),
    ("VOTE", "against", "L'Érythrée a voté contre la résolution."),
    ("VOTE", "abstain", "L'Inde s'est abstenue lors du vote."),
    ("VOTE", "absent", "Le Togo n'a pas pris part au vote."),
]  # fmt: skip


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


def test_a_rule_of_the_manual_for_every_mode(read: Read) -> None:
    """Each mode of each type of the ontology is reached by an example of ours; a mode without one would be dead."""
    wanted = {(name, mode) for name, kind in load_ontology().types.items() for mode in kind.modes}
    assert wanted == {(type_, mode) for type_, mode, _ in MODES}


@pytest.mark.parametrize(("type_", "mode", "sentence"), MODES, ids=[f"{type_}-{mode}" for type_, mode, _ in MODES])
def test_mode(read: Read, type_: str, mode: str, sentence: str) -> None:
    assert (type_, mode) in {(account.type, account.mode) for account in told(read, sentence)}
