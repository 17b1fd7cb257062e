"""Who said what, in invented sentences of the French press; the marks are the expected source, cue and content."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marked import unmark
from recoupe.attribute.rules import RULES
from recoupe.model import Quote, Span

from .conftest import Attribute


@dataclass(frozen=True)
class Wanted:
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    manner: str | None


def wanted(marked: str) -> tuple[str, list[Wanted]]:
    """The text and the quotes marked in it: `n=1` ties the pieces of one quote; without it there is one quote."""
    text, marks = unmark(marked)
    numbers = sorted({mark.attributes.get("n", "") for mark in marks if mark.tag == "content"})
    out = []
    for number in numbers:
        mine = [mark for mark in marks if mark.attributes.get("n", "") == number]
        cue = next((mark.span for mark in mine if mark.tag == "cue"), None)
        source = next((mark.span for mark in mine if mark.tag == "source"), None)
        manner = next((mark.attributes.get("manner") for mark in mine if mark.tag == "content"), None)
        out.append(Wanted(tuple(mark.span for mark in mine if mark.tag == "content"), cue, source, manner))
    return text, out


def check(text: str, want: Wanted, quotes: tuple[Quote, ...]) -> None:
    quote = next((quote for quote in quotes if quote.content == want.content), None)
    assert quote is not None, [[text[s.start : s.end] for s in q.content] for q in quotes]
    if want.manner:
        assert quote.manner == want.manner
    if want.cue:
        assert quote.cue is not None
        assert quote.cue.span.overlaps(want.cue)
    if want.source:
        words = [span for span in (quote.source, quote.antecedent) if span]
        assert any(span.overlaps(want.source) for span in words), [text[s.start : s.end] for s in words]


SENTENCES = [
    # marks before, after, inside
    "« <content manner=direct>Nous irons jusqu'au bout</content> », <cue>a déclaré</cue> à l'AFP <source>un haut responsable de la police</source>.",
    "« <content manner=direct>L'école est fermée</content> », nous <cue>confie</cue> <source>une institutrice</source>.",
    "« <content manner=direct>La paix</content>, <cue>dit</cue>-il, <content>n'a pas de prix</content> ».",
    "« <content manner=direct>La paix</content> », <cue>a dit</cue> <source>le roi Njoya</source>, « <content>n'a pas de prix</content> ».",
    "<source>La procureure de Kossa, Awa Bâ</source>, <cue>a précisé</cue> : « <content manner=direct>Deux suspects sont en fuite. Nous les trouverons</content> ».",
    "<source>Le chef rebelle</source> <cue>affirme</cue> <content manner=mixed>que</content>".replace("<content manner=mixed>que</content>", "que <content manner=mixed>ses hommes « contrôlent la ville »</content>."),
    "<source>Le ministre</source> <cue>a salué</cue> <content manner=mixed>la « grande sagesse » des électeurs</content>.",
    "<content manner=mixed>La France « ne cédera pas au chantage »</content>, <cue>a prévenu</cue> <source>la ministre</source>.",
    "<source>L'Union africaine</source> <content manner=mixed>« <cue>condamne</cue> fermement » l'attaque de Kossa</content>.",
    # clauses
    "<source>Le Premier ministre Ali Sow</source>, en visite à Kossa, <cue>a assuré</cue> mardi, devant la presse, que <content manner=indirect>le pont serait réparé et que les écoles rouvriraient</content>.",
    "<content manner=indirect>Trois ponts ont été emportés</content>, <cue>a indiqué</cue> mardi <source>le génie militaire</source>.",
    "<content manner=indirect>Le pont</content>, <cue>a expliqué</cue> <source>le maire</source>, <content>sera réparé en mai</content>.",
    "Toutefois, <content manner=indirect>rien ne presse</content>, <cue>a-t-elle nuancé</cue>.",
    "Les villageois qui, <cue>dit</cue>-on, <content manner=indirect>avaient fui</content>, sont revenus.",
    "<source>Le parquet</source> <cue>dit</cue> <content manner=indirect>avoir entendu deux témoins</content>.",
    "<source>L'ONG</source> <cue>demande</cue> au Conseil de sécurité de l'ONU d'<content manner=indirect>adopter une résolution</content>.",
    "De même leur <cue>a-t-il recommandé</cue> de <content manner=indirect>rester chez eux</content>.",
    # objects
    "<source>Le gouverneur</source> <cue>nie</cue> <content manner=indirect>toute fraude</content>, mais a reconnu des retards.",
    "<source>Les rebelles</source> <cue>ont</cue> de leur côté <cue>dénoncé</cue> <content manner=indirect>une manœuvre</content>.",
    "<source>L'opposition</source> <cue>accuse</cue> <content manner=indirect>le maire de détourner l'aide</content>.",
    "<source>L'ONU</source> <cue>a exhorté</cue> les parties à <content manner=indirect>cesser le feu</content>.",
    "<source>La Croix-Rouge</source> <cue>met en garde</cue> contre <content manner=indirect>une épidémie de choléra</content>.",
    "<source>Le porte-parole</source> n'<cue>a pas manqué de critiquer</cue> <content manner=indirect>la lenteur des secours</content>.",
    "<source>Paris</source> <cue>a exprimé</cue> son inquiétude face à <content manner=indirect>la dégradation de la situation</content>.",
    "Le général a été <cue>accusé</cue> par <source>une ONG</source> d'<content manner=indirect>avoir couvert des exactions</content>.",
    "<source>Paris</source> <cue>juge</cue> <content manner=indirect>cette décision inacceptable</content>.",
    # adjuncts
    "Selon l'AFP citant <source>une source locale</source>, <content manner=indirect>le convoi a été attaqué</content>.",
    "<content manner=indirect>Le convoi a été attaqué</content>, <cue>selon</cue> <source>un habitant et un officier</source>.",
    "« <content manner=direct>Nous avons fui</content> », <cue>selon</cue> <source>la même source</source>.",
    "L'économiste <source>Awa Bâ</source>, <cue>pour qui</cue> <content manner=indirect>la dette est trop lourde</content>, plaide pour un moratoire.".replace("L'économiste <source>Awa Bâ</source>", "<source>L'économiste Awa Bâ</source>"),
    "<content manner=indirect>Deux camions ont brûlé</content>, <cue>a-t-on appris</cue> dimanche de <source>source militaire</source>.",
    # nouns, what follows, what stands before
    "Le roi a repoussé la <cue>suggestion</cue> de <source>la ministre Awa Bâ</source> de <content manner=indirect>fermer le port</content>.",
    "<source>Le gouvernement</source> <cue>se veut clair</cue>. <content manner=indirect>Ces hommes sont des instructeurs</content>.",
    "« <content manner=direct>Ces attaques étaient prévisibles</content> ». C'est du moins ce qu'<cue>estime</cue> <source>Awa Bâ</source>.",
]  # fmt: skip


@pytest.mark.parametrize("marked", SENTENCES)
def test_a_quote_is_found_with_its_source_and_cue(marked: str, attribute: Attribute) -> None:
    text, quotes = wanted(marked)
    found = attribute(text).quotes
    for want in quotes:
        check(text, want, found)


@pytest.mark.parametrize(
    "text",
    [
        "Le Conseil de sécurité a adopté jeudi une résolution prolongeant d'un an le mandat de la mission.",
        "L'armée a lancé une offensive dans le Nord et a repris deux localités tenues par les rebelles.",
        "Le Parlement a rejeté le projet de loi par 85 voix contre 40.",
        "Le ministre doit annoncer mercredi de nouvelles mesures.",
        "Le porte-parole n'a pas souhaité commenter ces informations.",
        "Le ministère n'a pas précisé combien de soldats étaient concernés.",
        "La ministre n'a pas confirmé la date du scrutin.",
        "Aucun groupe n'a revendiqué l'attaque.",
        "Alger a rappelé son ambassadeur.",
        "Le tribunal l'a condamné à dix ans de prison.",
        "Le pont, dit « pont des martyrs », relie les deux rives.",
        "Le film, intitulé « La Nuit des longs silences », sort mercredi.",
        "Les « coupeurs de route » sévissent dans la région.",
        "Selon les régions, les pluies seront faibles ou abondantes.",
        "Pour sa première visite, le pape a choisi Kinshasa.",
        "La société soutient plusieurs associations locales.",
        "Le joueur a confié son avenir à un agent.",
        "La situation exige des mesures fortes.",
        "La tempête menace les côtes du Mozambique.",
        "Elle attend, selon l'évolution de la crue, un ordre de départ.",
        "L'attaque n'a pas été confirmée de source indépendante.",
    ],
)
def test_what_nobody_says_is_no_quote(text: str, attribute: Attribute) -> None:
    found = attribute(text).quotes
    assert [[text[s.start : s.end] for s in quote.content] for quote in found] == []


def only(text: str, attribute: Attribute) -> Quote:
    quotes = attribute(text).quotes
    assert len(quotes) == 1, [[text[s.start : s.end] for s in quote.content] for quote in quotes]
    return quotes[0]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("« Rien ne presse », a dit le colonel Sow, cité par l'agence Tasnim.", ["Tasnim"]),
        ("Le maire explique dans un communiqué que le pont est fermé.", ["communiqué"]),
        ("« Nous partons », a déclaré à l'AFP le préfet Ali Sow.", ["AFP"]),
        ("« Nous partons », a-t-il écrit sur Telegram.", ["Telegram"]),
        ("Au micro de RFI, le préfet Ali Sow a reconnu un retard.", ["RFI"]),
        ("Selon des témoins cités par la radio RFI, la route est coupée.", ["RFI"]),
        ("Le préfet Ali Sow a assuré, dans un entretien au quotidien Le Sahélien, que la route est sûre.", ["Le Sahélien"]),
        ("Le préfet Ali Sow a assuré, lors d'un entretien à Moscou, que la route est sûre.", []),
    ],
)
def test_relays_are_told_in_order(text: str, relays: list[str], attribute: Attribute) -> None:
    assert [relay.name for relay in only(text, attribute).relays] == relays


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("La route est coupée, selon une source sécuritaire.", True),
        ("La route est coupée, a indiqué un habitant du quartier.", True),
        ("La route est coupée, affirment les experts.", True),
        ("La route est coupée, a confié le conseiller Ali Sow sous couvert d'anonymat.", True),
        ("La route est coupée, a indiqué la police.", False),
        ("La route est coupée, a indiqué le maire de Kossa, Ali Sow.", False),
        ("La route est coupée, ont indiqué des experts de l'Onu.", False),
    ],
)
def test_namelessness(text: str, anonymous: bool, attribute: Attribute) -> None:
    assert only(text, attribute).anonymous is anonymous


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("La junte nie toute présence de combattants étrangers.", "deny"),
        ("Le roi a promis de bâtir trois écoles.", "promise"),
        ("L'ONU appelle à un cessez-le-feu.", "request"),
        ("« Nous reconstruirons l'école », a dit le maire.", "promise"),
        ("Le maire a dit qu'il n'y avait pas de contrat.", "deny"),
        ("Le syndicat menace de bloquer le port.", "threaten"),
        ("Le maire ne croit pas que le pont rouvrira.", "deny"),
        ("Bruxelles salue la libération des otages.", "praise"),
    ],
)
def test_stances(text: str, stance: str, attribute: Attribute) -> None:
    assert only(text, attribute).stance == stance


def test_a_speaker_is_handed_on_to_the_next_cues(attribute: Attribute) -> None:
    text = "Le préfet Ali Sow a dit que la route est sûre. « Elle restera ouverte », a-t-il ajouté. « Nul ne sera bloqué. »"
    quotes = attribute(text).quotes
    assert len(quotes) == 3
    for quote in quotes[1:]:
        assert quote.antecedent is not None
        assert text[quote.antecedent.start : quote.antecedent.end] == "Le préfet Ali Sow"


def test_coordinated_cues_share_their_subject(attribute: Attribute) -> None:
    text = "L'Union condamne l'attaque, appelle au calme et exige une enquête, tout en saluant le sang-froid des habitants."
    sources = {quote.source for quote in attribute(text).quotes}
    assert len(attribute(text).quotes) == 4
    assert sources == {Span(0, 7)}


def test_a_quote_inside_a_quote_keeps_its_own_speaker(attribute: Attribute) -> None:
    text = "« Les médecins disent que le temps presse », a déclaré la veuve."
    outer, inner = attribute(text).quotes
    assert inner.parent == 0
    assert text[inner.source.start : inner.source.end] == "Les médecins" if inner.source else False
    assert text[outer.source.start : outer.source.end] == "la veuve" if outer.source else False


def test_furniture_is_never_read(attribute: Attribute) -> None:
    assert attribute("").quotes == ()


def test_every_rule_has_a_name() -> None:
    assert len(RULES) == len(set(RULES)) > 15


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ["« ", " »", "“", "”", '"', "Le maire", " a dit ", "que ", "selon ", "la police", ", ", ". ", "dit-il", "\n", "et ", "a nié "]
        ),
        max_size=18,
    )
)
def test_any_mixture_gives_spans_inside_the_text(attribute: Attribute, pieces: list[str]) -> None:
    text = "".join(pieces)
    for quote in attribute(text).quotes:
        for span in (*quote.content, quote.cue.span if quote.cue else None, quote.source, quote.antecedent):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert list(quote.content) == sorted(quote.content)
