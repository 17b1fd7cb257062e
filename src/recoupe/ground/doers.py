"""Who did it, to whom and where, in each account: from the words that extract found to the figures of the cast."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.ground.bodies import the_place
from recoupe.ground.cast import Resolution
from recoupe.ground.pronouns import Said
from recoupe.ground.rules import ITSELF, Task
from recoupe.ground.scene import Scene
from recoupe.ground.several import resolve
from recoupe.model import Account, Mention, Span

LONGEST_MENTION = 200  # characters


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


def _keys(scene: Scene, spans: Sequence[Span], said: Said, own: bool) -> tuple[str, ...]:
    found = [resolve_span(scene, span, said, own_deed=own) for i, span in enumerate(spans) if not _is_aside(scene, span, spans[:i])]
    return tuple(dict.fromkeys(key for resolution in found if resolution for key in resolution.keys))


def _is_aside(scene: Scene, span: Span, before: Sequence[Span]) -> bool:
    """« principale coalition de l'opposition » behind the name that it describes."""
    phrase = scene.phrase(span)
    beside = any(scene.text[other.end : span.start].strip() == "," for other in before if other.end <= span.start)
    return beside and not phrase.determiner and not phrase.core[:1].isupper()


def resolve_span(scene: Scene, span: Span, said: Said, *, own_deed: bool = False) -> Resolution | None:
    """What the words at `span` refer to as a party; None for words that refer to nobody (a pronoun without antecedent)."""
    if not any(c.isalpha() for c in scene.words(span)):
        return None
    wide = _widened(scene, span)
    task = Task(scene=scene, span=wide, phrase=scene.phrase(wide), said=said, own_deed=own_deed)
    found = resolve(task)
    is_pronoun = not task.phrase.core or task.phrase.bare in scene.lexis.third or task.phrase.bare in scene.lexis.nobody
    return None if found.score <= ITSELF and is_pronoun and found.keys[0].startswith("words:") else found


def _widened(scene: Scene, span: Span) -> Span:
    """The mention around a bare noun or a part of a name: « ministre » → « le ministre malien des Affaires étrangères »."""
    words = scene.phrase(span).core
    if scene.register.state(words) or scene.register.seat(words) or scene.register.name(words):
        return span
    start = scene.text.find(words, span.start, span.end)
    core = Span(start, start + len(words)) if start >= 0 else span
    around = [m for m in _mentions_around(scene, core) if m.span != span and _is_its_head(scene, m, core)]
    return min((m.span for m in around), key=len, default=span)


def _mentions_around(scene: Scene, span: Span) -> Iterator[Mention]:
    for index in range(bisect_right(scene.starts, span.start) - 1, -1, -1):
        if span.start - scene.starts[index] > LONGEST_MENTION:
            break
        if scene.mentions[index].span.contains(span):
            yield scene.mentions[index]


def _is_its_head(scene: Scene, mention: Mention, span: Span) -> bool:
    """True for any part of a name, and for the noun that heads a description."""
    phrase = scene.phrase(mention.span)
    if mention.kind == "person" or (phrase.core[:1].isupper() and " " not in phrase.core):
        return True
    words = scene.words(span)
    return phrase.core.startswith(words) or (bool(phrase.head) and scene.phrase_of(words).head == phrase.head)


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
