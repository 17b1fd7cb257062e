"""States, powers, forces, organisations and outlets as figures of the cast, named as the press names them."""

from __future__ import annotations

import re

from recoupe.ground.cast import Figure
from recoupe.ground.lexis import Metonym
from recoupe.ground.phrase import is_capitalised
from recoupe.ground.scene import Scene
from recoupe.model import ActorKind, Mention
from recoupe.register import KINDS, Named, Place, State
from recoupe.text import fold

IN_BRACKETS = re.compile(r" ?\( ?")


def the_state(scene: Scene, state: State) -> Figure:
    figure = Figure(key=f"state:{state.iso3}", kind="state", name=state.name, country=state.iso3, wikidata=state.wikidata)
    return scene.cast.put(figure)


def the_government(scene: Scene, state: State) -> Figure:
    name = scene.lexis.named_as["government"] % state.of_name
    return scene.cast.put(Figure(key=f"government:{state.iso3}", kind="government", name=name, country=state.iso3))


def the_presidency(scene: Scene, state: State) -> Figure:
    name = scene.lexis.named_as["presidency"] % state.of_name
    return scene.cast.put(Figure(key=f"presidency:{state.iso3}", kind="government", name=name, country=state.iso3))


def the_army(scene: Scene, state: State) -> Figure:
    name = scene.lexis.named_as["army"] % state.feminine_plural
    return scene.cast.put(Figure(key=f"army:{state.iso3}", kind="organisation", name=name, country=state.iso3, gender="f"))


def who_sits_there(scene: Scene, metonym: Metonym) -> Figure | None:
    """The power for which a building or a city speaks: « le Kremlin » is the government of Russia, « Bruxelles » the Commission."""
    if metonym.country is None:
        named = scene.register.name(metonym.stands_for)
        return the_named(scene, named, named.name) if named else None
    state = scene.register.states[metonym.country]
    if metonym.stands_for == "ministry":
        name = scene.lexis.named_as["ministry"] % (metonym.portfolio, state.of_name)
        return scene.cast.put(Figure(key=f"words:{fold(name)}", kind="government", name=name, country=state.iso3))
    makers = {"presidency": the_presidency, "army": the_army}
    return makers.get(metonym.stands_for, the_government)(scene, state)


def the_named(scene: Scene, named: Named, words: str) -> Figure:
    """A registered organisation, under the fullest name that the article gives it."""
    kind: ActorKind = KINDS.get(named.kind, "organisation")
    figure = scene.cast.put(Figure(key=f"name:{fold(named.name)}", kind=kind, name=words, country=named.country))
    if len(words) > len(figure.name) and words[:1].isupper():
        figure.call(figure.name)
        figure.aliases.pop(words, None)
        figure.name = words
    for alias in (words, named.name):
        figure.call(alias)
    return figure


def the_place(scene: Scene, words: str) -> Figure:
    """A city or region, in the state that the article speaks of most among those that have one of this name."""
    state = scene.register.seat(words)
    place = find_place(scene, words)
    country = state.iso3 if state else scene.register.region(words) or (place.country if place else None)
    name = place.name if place and place.name.isprintable() and _is_latin(place.name) else words
    figure = scene.cast.put(Figure(key=f"place:{fold(name)}", kind="place", name=name, country=country, where=place))
    figure.call(words)
    return figure


def _is_latin(name: str) -> bool:
    """False for a scholar's transliteration (« Rafaḩ »), which no newspaper prints."""
    return all(ord(c) < 0x180 or c in "’" for c in name)


def find_place(scene: Scene, words: str) -> Place | None:
    """The city of that name: in a state that the article speaks of, the most spoken of first; else the biggest."""
    places = scene.register.places.get(fold(words), ()) if words[:1].isupper() else ()
    return max(places, key=lambda p: (scene.evidence_of_states[p.country], p.population), default=None)


def the_body(scene: Scene, words: str, kind: ActorKind) -> Figure:
    """An organisation that no register knows, as the article names it."""
    country = next(iter(scene.phrase_of(words).countries), None)
    return scene.cast.put(Figure(key=f"name:{fold(words)}", kind=kind, name=words, country=country))


def meet_bodies(scene: Scene) -> None:
    """Gives every name that is not a person's its figure; an acronym in brackets joins the name before it."""
    for i, mention in enumerate(scene.mentions):
        if i not in scene.resolved and mention.kind not in ("person", "role"):
            figure = named_figure(scene, mention)
            if figure:
                scene.resolved[i] = _spelt_out(scene, i, figure).key


def named_figure(scene: Scene, mention: Mention) -> Figure | None:
    """The figure of a mention that is a name; None for a description (it starts with a small letter)."""
    words = " ".join(scene.words(mention.span).split())
    if named := scene.register.name(words):
        return the_named(scene, named, words)
    if mention.kind == "state" and (state := scene.register.state(words)):
        figure = the_state(scene, state)
        figure.call(words)
        return figure
    if (
        fold(words) in scene.lexis.metonyms
        or fold(words) in scene.lexis.twins
        or not is_capitalised(words, scene.lexis)
        or _is_description(scene, mention, words)
    ):
        return None
    if mention.kind == "place" or (mention.kind == "organisation" and _is_where(scene, mention, words)):
        return the_place(scene, words)
    phrase = scene.phrase_of(words)
    words = phrase.core if phrase.determiner and phrase.head else words
    return the_body(scene, words, "organisation" if mention.kind in ("state", "person", "role") else mention.kind)


def _is_where(scene: Scene, mention: Mention, words: str) -> bool:
    """« à Charm el-Cheikh », that the model took for a body."""
    return scene.text[max(0, mention.span.start - 2) : mention.span.start] == "à " and find_place(scene, words) is not None


def _is_description(scene: Scene, mention: Mention, words: str) -> bool:
    """« La junte » and « L'ONG Secours Sahel » at the start of a sentence are descriptions; « Conseil national syrien » is a name."""
    phrase = scene.phrase_of(words)
    if not phrase.determiner or not phrase.head:
        return False
    holds_name = any(inner.span != mention.span for _, inner in scene.within(mention.span))
    return holds_name or not phrase.core[:1].isupper() or fold(phrase.core) == phrase.head


def _spelt_out(scene: Scene, index: int, figure: Figure) -> Figure:
    """« Parti socialiste (PASOK) »: one body, two names."""
    if index == 0:
        return figure
    before, here = scene.mentions[index - 1], scene.mentions[index]
    known = scene.cast.get(scene.resolved.get(index - 1, ""))
    bracketed = (
        IN_BRACKETS.fullmatch(scene.text[before.span.end : here.span.start]) and scene.text[here.span.end : here.span.end + 1] == ")"
    )
    if known is None or known.kind != figure.kind or not bracketed:
        return figure
    if figure is not known:
        for alias in (figure.name, *figure.aliases):
            known.call(alias)
        scene.cast.figures[figure.key] = known
    return known
