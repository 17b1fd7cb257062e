"""Invented sentences, marked inline: who is said to have done what to whom, in each type and in the traps of PLOVER.

`<t type=… mode=… polarity=… status=… date=…>` is the trigger, `<actor>` and `<recipient>` the words of the roles. Attributes that are not
given are not tested.
"""

from __future__ import annotations

import pytest

from extract.conftest import Read
from marked import Mark, unmark
from recoupe.extract.accounts import Extraction
from recoupe.model import Account

TOLD = [
    "Des <t type=ASSAULT>heurts</t> ont opposé <actor>la police</actor> aux <actor>étudiants</actor> à Dakar.",
    "<actor>Le Chili</actor> <t type=COERCE>a fermé son espace</t> aérien aux avions colombiens.",
    # towns tell where; each recipient has its own day; what is asked for is not the one asked
    "<actor>La Croix-Rouge</actor> <t type=AID>a livré</t> deux cents tonnes de riz à Port-Soudan.",
    "<actor>Le Laos</actor> <t type=SANCTION date=2019>a expulsé</t> <recipient>un ambassadeur</recipient> en 2019 et deux journalistes en 2020.",
    "<actor>L'armée</actor> <t type=ASSAULT>a repris samedi la ville</t> de Saraya aux <recipient>rebelles</recipient>.",
    # where the parser hangs a phrase too low or too high
    "<actor>La Norvège</actor> <t type=AID>a livré</t> à <recipient>la Moldavie</recipient> un millier d'obus.",
    "<actor>Une délégation de quatre sénateurs danois</actor> <t type=AGREE status=planned>est attendue</t> mardi à <recipient>Oslo</recipient>.",
    "<actor>Londres</actor> <t type=ACCUSE>accuse</t> <recipient>les miliciens</recipient> de nettoyage ethnique.",
    "Une <t type=ASSAULT>embuscade</t> a tué <recipient>douze soldats maliens</recipient> la semaine dernière à Tessit.",
    "Neuf civils <t type=ASSAULT>ont été tués</t> dans un raid attribué aux <actor>Forces patriotiques</actor>.",
    "<recipient>Le roi</recipient> a reçu <actor>l'ambassadeur de Chine</actor>, qui lui <t type=AID>a remis</t> un don de riz.",
    "<actor>M. Kaboré</actor> entamera une <t type=PROTEST mode=hunger>grève de la faim</t>, ont dit ses proches.",
    # AGREE: promises, offers, deals, and what is still to come
    "<actor>Le Japon</actor> <t type=AGREE status=planned>a promis</t> une aide alimentaire au <recipient>Niger</recipient>.",
    "<actor>L'Inde</actor> <t type=AGREE status=planned>va livrer</t> six radars au <recipient>Vietnam</recipient>.",
    "<actor>La Norvège</actor> <t type=AGREE status=planned>fournira</t> du gaz à la <recipient>Moldavie</recipient>.",
    "Le ministre a déclaré que <actor>son pays</actor> <t type=AGREE status=planned>livrerait</t> des armes au <recipient>Soudan</recipient>.",
    "<actor>Ankara</actor> <t type=AGREE>s'est engagé</t> à former l'armée <recipient>somalienne</recipient>.",
    "<actor>La junte</actor> <t type=AGREE>a accepté</t> de négocier.",
    "<actor>Le président gabonais</actor> <t type=AGREE status=planned>se rendra</t> à Berlin en juin.",
    "<actor>L'Union africaine</actor> <t type=AGREE status=possible>est prête</t> à envoyer des médiateurs.",
    # CONSULT
    "<actor>Le ministre iranien</actor> <t type=CONSULT mode=visit status=actual>s'est rendu</t> à <recipient>Caracas</recipient>.",
    "La <t type=CONSULT mode=visit>visite</t> de <actor>Mme Keller</actor> à <recipient>Dakar</recipient> a duré deux jours.",
    "<recipient>Le roi</recipient> <t type=CONSULT mode=visit>a reçu</t> <actor>l'ambassadeur du Brésil</actor>.",
    "<actor>Le chef de la diplomatie kényane</actor> <t type=CONSULT>s'est entretenu</t> avec <actor>son homologue russe</actor>.",
    "Les <t type=CONSULT>négociations</t> entre <actor>l'Arménie</actor> et <actor>l'Azerbaïdjan</actor> ont repris.",
    "Lors d'un <t type=CONSULT mode=multilateral>sommet</t> à Abuja, les dirigeants ont parlé de sécurité.",
    # SUPPORT
    "<actor>L'émissaire onusien</actor> <t type=SUPPORT>a salué</t> la décision <recipient>gambienne</recipient>.",
    "<actor>Le Premier ministre</actor> <t type=SUPPORT>a remercié</t> <recipient>la Turquie</recipient> pour son appui.",
    "<actor>Le parlement kényan</actor> <t type=SUPPORT>a ratifié</t> la convention.",
    "<actor>La maire</actor> <t type=SUPPORT>appelle à voter pour</t> <recipient>Nadia Belkacem</recipient>.",
    # CONCEDE
    "<actor>Le président</actor> <t type=CONCEDE>a gracié</t> douze opposants.",
    "<actor>Londres</actor> <t type=CONCEDE status=planned>a annoncé le retrait</t> de ses soldats du Mali avant l'été.",
    "<actor>L'OTAN</actor> prévoit de <t type=CONCEDE status=planned>retirer</t> ses troupes en 2030.",
    # COOPERATE
    "La <t type=COOPERATE>coopération</t> militaire entre <actor>le Vietnam</actor> et <recipient>l'Inde</recipient> se développe.",
    "<actor>L'Égypte</actor> et <actor>Chypre</actor> ont mené un <t type=COOPERATE>exercice conjoint</t>.",
    "<actor>La junte</actor> <t type=COOPERATE>a fait appel</t> aux services d'une société privée.",
    # AID
    "<actor>La Biélorussie</actor> <t type=AID status=actual>a livré</t> huit blindés à la <recipient>Centrafrique</recipient>.",
    "Huit blindés <t type=AID>ont été livrés</t> au <recipient>Tchad</recipient> par <actor>la Biélorussie</actor>.",
    "La <t type=AID>livraison</t> de drones par <actor>la Turquie</actor> au <recipient>Bénin</recipient> a surpris.",
    "Les <t type=AID>livraisons</t> d'armes <actor>russes</actor> au <recipient>Soudan</recipient> ont repris.",
    "<actor>La Pologne</actor> <t type=AID status=ongoing>aide</t> militairement <recipient>l'Ukraine</recipient> depuis deux ans.",
    "<recipient>L'armée nigérienne</recipient> <t type=AID>a reçu</t> six drones de la <actor>Turquie</actor>.",
    "<actor>L'Uruguay</actor> <t type=AID>a accordé l'asile</t> à <recipient>deux anciens détenus</recipient>.",
    "Les véhicules <t type=AID>fournis</t> par <actor>la Chine</actor> sont en panne.",
    # RETREAT
    "<actor>Les derniers soldats danois</actor> <t type=RETREAT mode=withdraw status=actual date=2024-03>ont quitté</t> le pays en mars.",
    "Le <t type=RETREAT mode=withdraw>retrait</t> des <actor>troupes éthiopiennes</actor> de Somalie est achevé.",
    "<actor>Les ravisseurs</actor> <t type=RETREAT mode=release>ont libéré</t> <recipient>trois otages</recipient>.",
    "<actor>La ministre de la Santé</actor> <t type=RETREAT mode=resign>a démissionné</t>.",
    # REQUEST
    "<actor>L'opposition</actor> <t type=REQUEST mode=yield>exige</t> la libération de ses dirigeants.",
    "<actor>Le Pakistan</actor> <t type=REQUEST mode=assist>a demandé</t> une aide d'urgence à l'<recipient>ONU</recipient>.",
    "<actor>Trois ONG</actor> <t type=REQUEST mode=change>ont appelé</t> à une enquête sur les massacres.",
    "<actor>Le médiateur</actor> <t type=REQUEST mode=meet>a appelé</t> à un dialogue entre les partis.",
    # ACCUSE
    "<actor>La Colombie</actor> <t type=ACCUSE mode=disapprove>a condamné</t> le coup d'État.",
    "<actor>Djibouti</actor> <t type=ACCUSE mode=allege>accuse</t> <recipient>l'Érythrée</recipient> d'armer des rebelles.",
    "<actor>Le parquet</actor> <t type=ACCUSE mode=investigate>a ouvert une enquête</t> sur la mort de l'étudiant.",
    "<actor>L'ONU</actor> <t type=ACCUSE mode=disapprove>a dénoncé</t> le recours de <recipient>la junte</recipient> à des mercenaires.",
    # REJECT
    "<actor>Le Liban</actor> <t type=REJECT>a refusé</t> de participer à la conférence.",
    "<actor>Madrid</actor> <t type=REJECT mode=meet>a annulé</t> la rencontre prévue avec le ministre.",
    # THREATEN
    "<actor>L'Éthiopie</actor> <t type=THREATEN mode=relations>a menacé</t> de rompre ses relations avec le Soudan.",
    "<actor>Le Togo</actor> a <t type=THREATEN mode=territory>menacé</t> d'annexer l'île <recipient>ghanéenne</recipient>.",
    # PROTEST
    "<actor>Des milliers d'enseignants</actor> <t type=PROTEST mode=demo status=actual>ont manifesté</t> samedi à Conakry.",
    "<actor>Les dockers</actor> de Lomé <t type=PROTEST mode=strike>sont en grève</t> depuis lundi.",
    "Des <t type=PROTEST mode=riot>émeutes</t> ont éclaté à Nouméa.",
    # SANCTION
    "<actor>L'Union européenne</actor> <t type=SANCTION mode=discontinue>a imposé des sanctions</t> à <recipient>neuf généraux birmans</recipient>.",
    "<actor>Prague</actor> <t type=SANCTION mode=expel>a expulsé</t> <recipient>dix-huit diplomates russes</recipient>.",
    "L'<t type=SANCTION mode=expel>expulsion</t> par <actor>le Burkina Faso</actor> de <recipient>l'ambassadeur français</recipient> a surpris.",
    # MOBILIZE
    "<actor>Le Kenya</actor> <t type=MOBILIZE mode=police>a déployé</t> mille policiers en Haïti.",
    "Le <t type=MOBILIZE mode=militia>déploiement</t> de mercenaires dans le nord inquiète les voisins.",
    "<actor>La Corée du Nord</actor> <t type=MOBILIZE mode=weapons>a tiré un missile balistique</t> en mer.",
    # COERCE
    "<actor>La police</actor> <t type=COERCE mode=arrest>a arrêté</t> <recipient>onze militants</recipient> à Kampala.",
    "<actor>Les autorités</actor> <t type=COERCE mode=censor>ont suspendu</t> deux radios privées.",
    "<actor>Le gouverneur</actor> <t type=COERCE mode=curfew>a instauré un couvre-feu</t> à Buea.",
    # ASSAULT
    "<actor>Des jihadistes</actor> <t type=ASSAULT mode=targeted>ont tué</t> <recipient>douze soldats</recipient> au Burkina Faso.",
    "<actor>L'aviation soudanaise</actor> <t type=ASSAULT>a bombardé</t> le marché de Kabkabiya.",
    "<actor>Les insurgés</actor> <t type=ASSAULT>se sont emparés</t> de la ville de Saraya.",
    "La <t type=ASSAULT>prise</t> de Goma par <actor>le M23</actor> a fait des milliers de déplacés.",
    "<recipient>Une vendeuse</recipient> a été victime d'une <t type=ASSAULT>agression</t> mardi.",
    "L'<t type=ASSAULT mode=targeted>exécution</t> de <recipient>dix otages</recipient> par <actor>le groupe</actor> a été filmée.",
    "<actor>L'armée congolaise</actor> et <actor>les rebelles</actor> <t type=ASSAULT status=ongoing>se battent</t> près de Goma.",
    # VOTE
    "<actor>L'Érythrée</actor> <t type=VOTE mode=against>a voté contre</t> la résolution.",
    "<actor>L'Inde</actor> <t type=VOTE mode=abstain>s'est abstenue</t> lors du vote.",
    "<actor>L'Assemblée</actor> <t type=VOTE mode=for>a adopté</t> la loi.",
    "<actor>Le Togo</actor> n'a pas <t type=VOTE mode=absent>pris part au vote</t>.",
    # polarity: a denial of a thing is that thing, denied
    "<actor>Le Ghana</actor> <t type=AID polarity=denied>n'a pas livré</t> de blindés au Togo.",
    "Le Niger a démenti avoir <t type=AID polarity=denied>reçu</t> des drones.",
    "Bissau a nié tout <t type=MOBILIZE polarity=denied>déploiement</t> de mercenaires sur son sol.",
    "Il n'y a <t type=AGREE polarity=denied>aucun contrat</t> avec la société Vostok, a dit le ministre.",
    "<actor>Le Ghana</actor> <t type=AID polarity=affirmed>n'a livré</t> que deux blindés au Togo.",
    "<actor>Le ministre</actor> n'a pas manqué de <t type=ACCUSE polarity=affirmed>critiquer</t> <recipient>les syndicats</recipient>.",
    "La France <t type=RETREAT polarity=denied>ne va pas quitter</t> la base de Kossei.",
    # status
    "<actor>Le Rwanda</actor> <t type=AID status=possible>aurait livré</t> des blindés aux rebelles.",
    "Le Laos <t type=REQUEST status=possible>pourrait demander</t> des médecins au Brésil.",
    "<actor>L'Italie</actor> vient de <t type=AID status=actual>livrer</t> des vivres au Liban.",
    "<actor>La Chine</actor> a commencé à <t type=AID status=actual>livrer</t> des blindés au Gabon.",
    # dates: the time of its own clause
    "En mai 2021, <actor>le Maroc</actor> <t type=AID date=2021-05>a livré</t> des vaccins au Sénégal, a rappelé lundi le ministre.",
]  # fmt: skip


def at(extraction: Extraction, mark: Mark) -> list[Account]:
    """The accounts of the mark's type whose trigger touches it."""
    return [a for a in extraction.accounts if a.type == mark.attributes["type"] and a.trigger.overlaps(mark.span)]


@pytest.mark.parametrize("marked", TOLD)
def test_it_is_told(read: Read, marked: str) -> None:
    text, marks = unmark(marked)
    extraction = read(text)
    for mark in (mark for mark in marks if mark.tag == "t"):
        found = at(extraction, mark)
        assert found, f"not coded: {[(a.type, text[a.trigger.start : a.trigger.end]) for a in extraction.accounts]} {extraction.refusals}"
        account = found[0]
        for key, value in mark.attributes.items():
            assert getattr(account, key) == value
        for role, spans in (("actor", account.actor_spans), ("recipient", account.recipient_spans)):
            for wanted in (m.span for m in marks if m.tag == role):
                assert any(span.overlaps(wanted) for span in spans), f"{role}: {[text[s.start : s.end] for s in spans]}"
