"""Who speaks and who acts, in invented stories of many affairs. The marks say the name that must come out."""

from __future__ import annotations

import pytest
from ground.stories import ground_story, names_of, story_of
from spacy.language import Language

SPEAKERS = {
    "office before a name, then alone, then a pronoun": (
        "2022-06-14",
        """<source who="Annalena Baerbock">La cheffe de la diplomatie allemande Annalena Baerbock</source> a jugé que <content>la crise durerait</content>.
« <content>Nous tiendrons</content> », a assuré <source who="Annalena Baerbock">la ministre</source> à Berlin.
<source who="Annalena Baerbock">Elle</source> a ajouté que <content>rien n'était décidé</content>.""",
    ),
    "name first, office behind a comma": (
        None,
        """<source who="Issoufou Garba">Issoufou Garba, maire de Tillabéri,</source> redoute <content>de nouvelles attaques</content>.
<source who="Issoufou Garba">Le maire</source> demande <content>des renforts</content>. « <content>Nous avons peur</content> »,
a-t-<source who="Issoufou Garba">il</source> confié.""",
    ),
    "two people of one surname": (
        None,
        """<source who="Amina Traoré">Amina Traoré, avocate de la famille,</source> dénonce <content>une bavure</content>.
<source who="Moussa Traoré">Le procureur Moussa Traoré</source> évoque <content>un accident</content>.
« <content>C'est faux</content> », rétorque <source who="Amina Traoré">Mme Traoré</source>. « <content>L'enquête suit son cours</content> »,
répond <source who="Moussa Traoré">M. Traoré</source>.""",
    ),
    "transliterations of one name": (
        "2022-03-01",
        """<source who="Dmytro Kouleba">Le ministre ukrainien des Affaires étrangères, Dmytro Kouleba,</source> a demandé <content>des avions</content>.
Selon <source who="Dmytro Kouleba">Kuleba</source>, <content>chaque jour compte</content>.""",
    ),
    "a capital for its government": (
        None,
        """<source who="gouvernement d'Algérie">Alger</source> a fait savoir que <content>la frontière resterait fermée</content>.
<source who="gouvernement du Maroc">Rabat</source> regrette <content>cette décision</content>. <source who="présidence de France">L'Élysée</source> n'a
pas commenté <content>l'affaire</content>. Selon <source who="ministère des Affaires étrangères de France">le Quai d'Orsay</source>,
<content>un dialogue se poursuit</content>. <source who="gouvernement de Russie">Le Kremlin</source> dément <content>toute ingérence</content>.""",
    ),
    "a state that speaks is its government": (
        None,
        """<source who="gouvernement du Rwanda">Le Rwanda</source> a rejeté <content>ces accusations</content>, tandis que
<source who="gouvernement de République démocratique du Congo">la RDC</source> réclame <content>des sanctions</content>.""",
    ),
    "collectives": (
        None,
        """<source who="Espagne et Portugal">L'Espagne et le Portugal</source> ont demandé <content>un sommet</content>.
<source who="Pologne, Finlande et cinq pays baltes et nordiques">La Pologne, la Finlande et cinq pays baltes et nordiques</source> ont salué <content>l'accord</content>.""",
    ),
    "an acronym in brackets, then alone, then « l'ONG », then « elle »": (
        None,
        """<source who="Secours Sahel">L'ONG Secours Sahel (ASSA)</source> affirme que <content>dix villages sont coupés du monde</content>.
<source who="Secours Sahel">L'ONG</source> dénonce <content>un blocus</content>. <source who="Secours Sahel">ASSA</source> appelle
<content>à ouvrir un couloir</content>.""",
    ),
    "the counterpart, named beside": (
        "2023-05-02",
        """<source who="Bruno Fall">Le ministre sénégalais de la Défense, Bruno Fall,</source> a promis <content>son aide</content> lors d'un entretien avec son
homologue gambien, Lamin Jobe. <source who="Lamin Jobe">Le ministre gambien de la Défense</source> s'est félicité <content>de cet appui</content>.""",
    ),
    "the junta": (
        None,
        """Au Niger, <source who="gouvernement du Niger">la junte au pouvoir à Niamey</source> accuse la France <content>de la déstabiliser</content>.
<source who="gouvernement du Niger">La junte</source> exige <content>le départ des soldats français</content>. <source who="gouvernement du Niger">Les
nouvelles autorités nigériennes</source> ont rompu <content>les accords</content>.""",
    ),
    "anonymous sources stay so": (
        None,
        """Le colonel Idrissa Ba commande la zone. Selon <source who="source militaire" anonymous=yes>une source militaire</source>, <content>dix hommes sont
morts</content>. <source who="responsable local" anonymous=yes>Un responsable local</source> parle <content>de quinze morts</content>.""",
    ),
    "somebody's spokesman is not that somebody": (
        None,
        """<source who="Ilan Barak">Le porte-parole de Yaïr Cohen, Ilan Barak,</source> a démenti <content>ces rumeurs</content>.
<source who="avocat de Yaïr Cohen">L'avocat de Yaïr Cohen</source> n'a pas répondu <content>aux questions</content>.""",
    ),
    "members speak for their body": (
        None,
        """<source who="Hamas">Des membres du Hamas</source> ont revendiqué <content>les tirs</content>. <source who="experts de l'ONU">Des experts de
l'ONU</source> dénoncent <content>des crimes</content>.""",
    ),
    "no source goes on with the speaker before": (
        None,
        """« <content>Le vote aura lieu</content> », a déclaré <source who="Julio Paredes">le président du Sénat, Julio Paredes</source>.
« <content>Personne ne l'empêchera</content> ».<source who="Julio Paredes"></source>""",
    ),
    "a document": (
        None,
        """Selon <source who="rapport de la Cour des comptes">un rapport de la Cour des comptes</source>, <content>deux milliards ont disparu</content>.
<source who="rapport de la Cour des comptes">Le rapport</source> pointe <content>des négligences</content>.""",
    ),
    "the description that takes up the one just told": (
        None,
        """« <content>La mer monte</content> », s'inquiète <source who="Teuira Maono">Teuira Maono</source>. <source who="Teuira Maono">Le président du
collectif Moana</source> demande <content>un plan</content>.""",
    ),
    "the register knows who holds an office, where the article names the person": (
        "2019-11-08",
        """Emmanuel Macron a reçu la presse. « <content>L'Europe est au bord du précipice</content> », juge
<source who="Emmanuel Macron">le chef de l'État français</source>.""",
    ),
    "an office that nobody is named with keeps its words": (
        "2019-11-08",
        """<source who="ministre islandais de la Pêche">Le ministre islandais de la Pêche</source> refuse <content>tout quota</content>.""",
    ),
    "initials": (
        None,
        """<source who="Ousmane Sonko">Ousmane Sonko</source> dénonce <content>un complot</content>. <source who="Ousmane Sonko">O. Sonko</source>
appelle <content>au calme</content>.""",
    ),
    "surname first": (
        None,
        """<source who="Xi Jinping">Le président chinois Xi Jinping</source> promet <content>l'ouverture</content>. <source who="Xi Jinping">Xi</source>
met en garde <content>contre l'ingérence</content>.""",
    ),
    "a comma opens no apposition behind « reçu par »": (
        None,
        """Reçu par le président gabonais, <source who="Félix Ondo">Félix Ondo</source> a plaidé <content>la patience</content>.""",
    ),
    "the outlet": (
        None,
        """<source who="New York Times">Le New York Times</source> rapporte que <content>l'accord est prêt</content>. <source who="New York Times">Le
quotidien</source> cite <content>trois sources</content>.""",
    ),
}

DOERS = {
    "an adjective is its state": (None, "Les livraisons <doer who=\"Turquie\">turques</doer> de drones se poursuivent."),
    "three doers": (
        None,
        "<doer who=\"Brésil; Argentine; sept pays andins\">Le Brésil, l'Argentine et sept pays andins</doer> ont signé le traité.",
    ),
    "somebody's country": (
        "2022-10-10",
        "Le Premier ministre éthiopien Abiy Ahmed a promis que <doer who=\"Éthiopie\">son pays</doer> livrerait du blé.",
    ),
    "the army of a state": (None, "<doer who=\"forces armées soudanaises\">L'armée soudanaise</doer> a bombardé Nyala."),
    "« son armée »": (None, "Le Tchad va former <doer who=\"forces armées tchadiennes\">son armée</doer> avec ses alliés."),
    "both countries": (None, "L'Inde et le Pakistan négocient. <doer who=\"Inde; Pakistan\">Les deux pays</doer> ont signé une trêve."),
    "elements of a group": (None, "<doer who=\"Wagner\">Des éléments de Wagner</doer> ont pris Ouadda."),
    "a private company": (None, "<doer who=\"Wagner\">La société militaire privée russe Wagner</doer> recrute."),
    "the West": (None, "<doer who=\"Occidentaux\">Les Occidentaux</doer> ont gelé les avoirs."),
    "a building": (None, "<doer who=\"présidence des États-Unis\">La Maison Blanche</doer> a débloqué les fonds."),
    "two people": (None, "<doer who=\"Lula da Silva; Gustavo Petro\">Lula da Silva et Gustavo Petro</doer> se sont vus à Bogota."),
    "the country that the article speaks of": (
        None,
        "Le Soudan s'enfonce dans la guerre. Le Soudan compte dix millions de déplacés. <doer who=\"Soudan\">Le pays</doer> manque de tout.",
    ),
    "the president and the minister": (
        None,
        "<doer who=\"Félix Mba; ministre de la Justice\">Le président Félix Mba et le ministre de la Justice</doer> ont signé la grâce.",
    ),
}


@pytest.mark.parametrize("name", SPEAKERS)
def test_speakers(nlp: Language, name: str) -> None:
    published, marked = SPEAKERS[name]
    story = story_of(marked, published)
    grounded = ground_story(story, nlp)
    assert [quote.speaker_name for quote in grounded.quotes] == [mark.attributes["who"] for mark in story.sources]


@pytest.mark.parametrize("name", DOERS)
def test_doers(nlp: Language, name: str) -> None:
    published, marked = DOERS[name]
    story = story_of(marked, published)
    grounded = ground_story(story, nlp)
    assert names_of(grounded, grounded.accounts[0].actors) == story.doers[0].attributes["who"].split("; ")
