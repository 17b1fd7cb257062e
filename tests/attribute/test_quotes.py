"""Who said what, in invented sentences of the French press; the marks are the expected source, cue and content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

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


SENTENCES = [line for line in (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines() if not line.startswith("#")]


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
        "Le tribunal a ouvert une enquête et lancé un appel à témoins.",
        "« Les Enfants du lac », séduit petits et grands.",
        "Le Parlement a rejeté le projet de loi par 85 voix contre 40.",
        "Le village vit de la pêche, ce que la sécheresse rend difficile.",
        "Le coureur a poursuivi sa route et annoncé la couleur.",
        "Nul ne sait ce que le préfet a démenti.",
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
        "Le bilan n'a pas été vérifié de source indépendante.",
    ],
)
def test_what_nobody_says_is_no_quote(text: str, attribute: Attribute) -> None:
    found = attribute(text).quotes
    assert [[text[s.start : s.end] for s in quote.content] for quote in found] == []


def only(text: str, attribute: Attribute) -> Quote:
    quotes = attribute(text).quotes
    assert len(quotes) == 1, [[text[s.start : s.end] for s in quote.content] for quote in quotes]
    return quotes[0]


def test_who_takes_up_a_statement_says_something_of_the_same_words(attribute: Attribute) -> None:
    text = "L'armée affirme tenir la colline, ce que Kossa dément."
    told = [
        (text[q.content[0].start : q.content[0].end], text[q.source.start : q.source.end], q.stance)
        for q in attribute(text).quotes
        if q.source
    ]
    assert told == [("tenir la colline", "L'armée", "assert"), ("tenir la colline", "Kossa", "deny")]


@pytest.mark.parametrize(
    "text",
    [
        "« Nous partons », a déclaré à l'AFP le préfet Ali Sow. « Rien ne presse », a-t-il ajouté.",
        "« Nous partons », a déclaré à l'AFP le préfet Ali Sow. Il a précisé que la route était sûre.",
        "« Nous partons », a déclaré à l'AFP le préfet Ali Sow. M. Sow a précisé que la route était sûre.",
    ],
)
def test_a_speech_that_goes_on_keeps_its_carrier(text: str, attribute: Attribute) -> None:
    assert [[relay.name for relay in quote.relays] for quote in attribute(text).quotes] == [["AFP"], ["AFP"]]


def test_another_speaker_has_no_share_in_a_carrier(attribute: Attribute) -> None:
    text = "« Nous partons », a déclaré à l'AFP le préfet Ali Sow. Le maire Oumar Bâ a précisé que la route était sûre."
    assert [len(quote.relays) for quote in attribute(text).quotes] == [1, 0]


def test_a_quote_that_an_infinitive_begins_is_told_once(attribute: Attribute) -> None:
    text = "La veuve a dit craindre que tout soit oublié."
    quote = only(text, attribute)
    assert text[quote.content[0].start : quote.content[0].end] == "craindre que tout soit oublié"


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
        ("Le maire a dit qu'il n'y avait pas de bail.", "deny"),
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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
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


def test_a_conditional_with_its_own_source_does_not_go_on_with_the_speaker_before(attribute: Attribute) -> None:
    text = "Le maire affirme que le vote fut régulier. Selon ce rapport, deux urnes auraient été volées."
    sources = [text[quote.source.start : quote.source.end] for quote in attribute(text).quotes if quote.source]
    assert sources == ["Le maire", "ce rapport"]
