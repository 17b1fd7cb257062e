"""Ties the words of one article to actors: mentions, speakers, doers and places. A pure function of the article.

1. people      names united, two of one surname apart; offices beside them; « son homologue »
2. bodies      states, organisations, outlets, places; acronyms with their full names
3. descriptions what is left of the mentions, in the order of the text
4. speakers    of quotes, in the order of the text
5. parties     actors, recipients and place of accounts
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.ground.appositions import bind_offices
from recoupe.ground.bodies import meet_bodies
from recoupe.ground.cast import Resolution, actors_of
from recoupe.ground.doers import Parties, find_parties
from recoupe.ground.lexis import load_lexis
from recoupe.ground.people import meet_people
from recoupe.ground.pronouns import Said, country_of
from recoupe.ground.roles import bind_counterparts
from recoupe.ground.scene import Scene, make_scene
from recoupe.ground.several import resolve
from recoupe.ground.speakers import find_speakers
from recoupe.ground.task import Task
from recoupe.model import Account, Actor, Article, Mention, Problem, Quote, Resolved, Span
from recoupe.register import Register

BY_NAME = 0.95  # a mention that is a name itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """An article's mentions, quotes and accounts tied to its actors. Spans are as they were."""

    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    quotes: tuple[Quote, ...]
    accounts: tuple[Account, ...]
    problems: tuple[Problem, ...] = ()


def ground(
    article: Article,
    mentions: Sequence[Mention],
    sentences: Sequence[Span],
    quotes: Sequence[Quote],
    accounts: Sequence[Account],
    register: Register,
) -> Grounded:
    """Fills `Mention.actor`, `Quote.speaker` and `speaker_name`, `Account.actors`, `recipients` and `place`, with reasons and scores."""
    scene = make_scene(article, mentions, sentences, register, load_lexis(article.language))
    meet_people(scene)
    bind_offices(scene)
    bind_counterparts(scene)
    meet_bodies(scene)
    told = _resolve_descriptions(scene)
    speakers, said = find_speakers(scene, quotes)
    parties = find_parties(scene, accounts, quotes, said)
    for figure in scene.cast.people():
        country_of(scene, figure)
    return _filled(scene, told, quotes, speakers, accounts, parties)


def _resolve_descriptions(scene: Scene) -> dict[int, Resolution]:
    """Every mention in the order of the text: names have their figure, descriptions get theirs."""
    told, nobody = dict[int, Resolution](), Said()
    for index, mention in enumerate(scene.mentions):
        key = scene.resolved.get(index)
        if key:
            name = scene.cast.figures[key].name
            told[index] = Resolution(keys=(key,), score=BY_NAME, reason=f"the words name {name} or stand beside the name.")
        else:
            task = Task(scene=scene, span=mention.span, phrase=scene.phrase(mention.span), said=nobody, use="place")
            told[index] = resolve(task)
            scene.resolved[index] = told[index].keys[0]
    return told


def _in_use(scene: Scene, told: dict[int, Resolution], speakers: dict[int, Resolution], parties: Sequence[Parties]) -> list[str]:
    """The keys of all whom mentions, quotes and accounts refer to, those who make up a collective included."""
    used = [told[i].keys[0] for i in sorted(told)] + [r.keys[0] for _, r in sorted(speakers.items())]
    used += [key for party in parties for key in (*party.actors, *party.recipients)]
    used += [key for used_key in list(used) for key in scene.cast.figures[used_key].stands_for]
    return [scene.cast.figures[key].key for key in used]


def _filled(
    scene: Scene,
    told: dict[int, Resolution],
    quotes: Sequence[Quote],
    speakers: dict[int, Resolution],
    accounts: Sequence[Account],
    parties: Sequence[Parties],
) -> Grounded:
    actors, ids = actors_of(scene.cast, _in_use(scene, told, speakers, parties))

    def actor(key: str) -> str:
        return ids[scene.cast.figures[key].key]

    def spoken(quote: Quote, found: Resolution | None) -> Quote:
        if found is None:
            return quote
        name = found.name or scene.cast.figures[found.keys[0]].name
        return replace(quote, speaker=actor(found.keys[0]), speaker_name=name, reason=found.reason, score=found.score)

    def told_of(mention: Mention, found: Resolution) -> Mention:
        return replace(mention, actor=actor(found.keys[0]), score=found.score, reason=found.reason)

    def done(account: Account, party: Parties) -> Account:
        actors, recipients = dict.fromkeys(map(actor, party.actors)), dict.fromkeys(map(actor, party.recipients))
        ties = {actor(key): tie for key, tie in reversed([*party.actors.items(), *party.recipients.items()])}
        why = tuple(
            Resolved(actor=id_, score=ties[id_].found.score, reason=ties[id_].found.reason, span=ties[id_].span)
            for id_ in dict.fromkeys((*actors, *recipients))
        )
        return replace(account, actors=tuple(actors), recipients=tuple(recipients), place=party.place, resolved=why)

    return Grounded(
        mentions=tuple(told_of(mention, told[i]) for i, mention in enumerate(scene.mentions)),
        actors=actors,
        quotes=tuple(spoken(quote, speakers.get(i)) for i, quote in enumerate(quotes)),
        accounts=tuple(done(account, party) for account, party in zip(accounts, parties, strict=True)),
    )
