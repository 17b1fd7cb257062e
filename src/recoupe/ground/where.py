"""Where it happened: the name of an account's place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from recoupe.ground.bodies import find_place, the_place
from recoupe.ground.phrase import Phrase, singular
from recoupe.ground.scene import Scene
from recoupe.model import Mention, Span

LONGEST_MENTION = 200  # characters


def place_of(scene: Scene, span: Span | None) -> str | None:
    """The name of where it happened: a state or a city under its French name, anything else in the article's words."""
    if span is None or not scene.words(span).strip():
        return None
    phrase = scene.phrase(span)
    if state := scene.register.state(phrase.core):
        return state.name
    if not _is_somewhere(scene, span, phrase):
        return None
    if phrase.core[:1].isupper():
        return the_place(scene, phrase.core).name
    if phrase.here:
        state = scene.register.states.get(scene.state_here(span.start) or "")
        return state.name if state else phrase.core
    return phrase.core or None


def _is_somewhere(scene: Scene, span: Span, phrase: Phrase) -> bool:
    """True for a city that the register knows, a name that is no body's and no person's in full, and what a noun of places heads;
    false for « Internet mobile », « M23 », « la réunion »."""
    words = phrase.bare.split()[:3]
    if phrase.here or find_place(scene, phrase.core) or {form for w in words for form in (w, singular(w))} & scene.lexis.place_nouns:
        return True
    named = [m for m in (*mentions_around(scene, span), *(m for _, m in scene.within(span))) if m.kind != "role"]
    if any(m.kind in ("place", "state") for m in named):
        return True
    is_at = scene.text[max(0, span.start - 2) : span.start].lower() == "à " or all(m.kind == "person" for m in named)
    return phrase.core[:1].isupper() and " " not in phrase.core and is_at


def mentions_around(scene: Scene, span: Span) -> Iterator[Mention]:
    for index in range(bisect_right(scene.starts, span.start) - 1, -1, -1):
        if span.start - scene.starts[index] > LONGEST_MENTION:
            break
        if scene.mentions[index].span.contains(span):
            yield scene.mentions[index]
