"""Who did it, to whom and where, in each account: from the words that extract found to the figures of the cast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.ground.bodies import the_place
from recoupe.ground.cast import Resolution
from recoupe.ground.pronouns import Said
from recoupe.ground.rules import ITSELF, Task
from recoupe.ground.scene import Scene
from recoupe.ground.several import resolve
from recoupe.model import Account, Mention, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """The keys of an account's actors and recipients, and the name of its place."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None


def find_parties(scene: Scene, accounts: Sequence[Account], said: Said) -> list[Parties]:
    """The parties of each account. Nobody is at once actor and recipient of one deed."""
    out = []
    for account in accounts:
        own = account.type in scene.lexis.own_deeds
        actors = _keys(scene, account.actor_spans, said, own)
        recipients = tuple(key for key in _keys(scene, account.recipient_spans, said, own) if key not in actors)
        out.append(Parties(actors=actors, recipients=recipients, place=_place(scene, account.place_span)))
    return out


def _keys(scene: Scene, spans: Iterable[Span], said: Said, own: bool) -> tuple[str, ...]:
    found = [resolve_span(scene, span, said, own_deed=own) for span in spans]
    return tuple(dict.fromkeys(key for resolution in found if resolution for key in resolution.keys))


def resolve_span(scene: Scene, span: Span, said: Said, *, own_deed: bool = False) -> Resolution | None:
    """What the words at `span` refer to as a party; None for words that refer to nobody (a pronoun without antecedent)."""
    if not scene.words(span).strip():
        return None
    wide = _widened(scene, span)
    task = Task(scene=scene, span=wide, phrase=scene.phrase(wide), said=said, own_deed=own_deed)
    found = resolve(task)
    is_pronoun = not task.phrase.core or task.phrase.bare in scene.lexis.third or task.phrase.bare in scene.lexis.nobody
    return None if found.score <= ITSELF and is_pronoun and found.keys[0].startswith("words:") else found


def _widened(scene: Scene, span: Span) -> Span:
    """The mention around a bare noun or a part of a name: « ministre » → « le ministre malien des Affaires étrangères »."""
    around = [m for m in _mentions_around(scene, span) if m.span != span and _is_its_head(scene, m, span)]
    return min((m.span for m in around), key=len, default=span)


def _mentions_around(scene: Scene, span: Span) -> Iterable[Mention]:
    for index, start in enumerate(scene.starts):
        if start > span.start:
            break
        if scene.mentions[index].span.contains(span):
            yield scene.mentions[index]


def _is_its_head(scene: Scene, mention: Mention, span: Span) -> bool:
    if mention.kind == "person":
        return True
    words, phrase = scene.words(span), scene.phrase(mention.span)
    first = phrase.core.find(words)
    return first == 0 or (bool(phrase.head) and scene.phrase_of(words).head == phrase.head)


def _place(scene: Scene, span: Span | None) -> str | None:
    """The name of where it happened: a state or a city under its French name, anything else in the article's words."""
    if span is None or not scene.words(span).strip():
        return None
    phrase = scene.phrase(span)
    if state := scene.register.state(phrase.core):
        return state.name
    if phrase.core[:1].isupper():
        return the_place(scene, phrase.core).name
    if phrase.here:
        state = scene.register.states.get(scene.state_here(span.start) or "")
        return state.name if state else phrase.core
    return phrase.core or None
