"""Who did it, to whom and where, in each account: from the words that extract found to the figures of the cast."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from recoupe.ground.bodies import find_place, the_state
from recoupe.ground.cast import Resolution
from recoupe.ground.implied import state_reached, those_refused
from recoupe.ground.phrase import Phrase, is_capitalised, singular
from recoupe.ground.pronouns import Said, country_of, emphasised, possessor, pronoun_of
from recoupe.ground.scene import Scene
from recoupe.ground.several import resolve
from recoupe.ground.task import ITSELF, Task
from recoupe.ground.where import mentions_around, place_of
from recoupe.model import Account, Mention, Quote, Span
from recoupe.text import fold

OWNER = 0.55
OF = re.compile(r"(?:\b(?:de|du|des|entre)|[dl]'|\bde la|\bde l') ?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What ties a party to its account: the words, where words tell it, and how they were resolved."""

    span: Span | None
    found: Resolution


Ties = dict[str, Tie]  # by the party's key


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """An account's actors and recipients, and the name of its place."""

    actors: Ties
    recipients: Ties
    place: str | None


def find_parties(scene: Scene, accounts: Sequence[Account], quotes: Sequence[Quote], said: Said) -> list[Parties]:
    """The parties of each account. Nobody is at once actor and recipient of one deed."""
    out = []
    asked: tuple[Account, tuple[str, ...]] | None = None
    for account in accounts:
        own = account.type in scene.lexis.own_deeds
        spoken_by = quotes[account.quote].source if account.quote is not None and not own else None
        actors = _ties(scene, account.actor_spans, said, own, spoken_by)
        actors = {key: tie for key, tie in actors.items() if not _is_city(scene, key)}
        found = _ties(scene, account.recipient_spans, said, own, but=frozenset(actors), accused=account.type == "ACCUSE")
        if account.type in scene.lexis.hostile:
            found = _states_hit(scene, found, actors)
        recipients = {key: tie for key, tie in found.items() if key not in actors}
        if actors and not recipients and (implied := state_reached(scene, account, actors) or those_refused(scene, account, asked)):
            recipients = {key: Tie(span=None, found=implied) for key in implied.keys if key not in actors}
        if actors and account.type == "REQUEST":
            asked = (account, tuple(actors))
        _remember(scene, actors, recipients)
        out.append(Parties(actors=actors, recipients=recipients, place=place_of(scene, account.place_span)))
    return out


def _accused(scene: Scene, span: Span) -> Span:
    """« l'exécutif » of « l'exécutif de mépris »: what one is accused of is no part of who is accused."""
    words, phrase = scene.words(span), scene.phrase(span)
    found = re.search(r" (?:de |d')(?=[a-zà-ÿ])(?!l[ae]?\b|l')", words)
    if (
        found
        and phrase.head_kind in ("government", "organisation", "state")
        and phrase.determiner
        and scene.phrase_of(words[: found.start()]).head
    ):
        return Span(span.start, span.start + found.start())
    return span


def _remember(scene: Scene, *sides: Ties) -> None:
    """Those whom only their own words tell may be taken up by a pronoun: « Cinq agents ont été arrêtés. Le juge [les] a inculpés. »"""
    for key, tie in (row for ties in sides for row in ties.items()):
        if tie.span is not None and key.startswith("words:") and not pronoun_of(scene, tie.span):
            number: Literal["s", "p"] = "p" if scene.cast.figures[key].plural else "s"
            scene.parties.append((key, Mention(span=tie.span, kind="role", number=number)))


def _states_hit(scene: Scene, ties: Ties, actors: Ties) -> Ties:
    """« les frappes sur Kharkiv », « l'assaut de l'ambassade ukrainienne » hit Ukraine; a city that its own state retakes is nobody's."""
    own = {scene.cast.figures[key].country for key in actors}
    out: Ties = {}
    for key, tie in ties.items():
        figure = scene.cast.figures[key]
        stands_for_state = fold(figure.name).partition(" ")[0] in scene.lexis.missions
        if not _is_city(scene, key) and not (stands_for_state and figure.country):
            out[key] = tie
        elif (state := scene.register.states.get(figure.country or "")) and state.iso3 not in own:
            hit = the_state(scene, state)
            reason = f"what is done to {figure.name} is done to {hit.name}."
            out.setdefault(hit.key, Tie(span=tie.span, found=Resolution(keys=(hit.key,), score=OWNER, reason=reason)))
    return out


def _is_city(scene: Scene, key: str) -> bool:
    """A city does nothing, a continent may (« un sommet Russie-Afrique »)."""
    figure = scene.cast.figures[key]
    return figure.kind == "place" and find_place(scene, figure.name) is not None


def _ties(
    scene: Scene,
    spans: Sequence[Span],
    said: Said,
    own: bool,
    spoken_by: Span | None = None,
    *,
    but: frozenset[str] = frozenset(),
    accused: bool = False,
) -> Ties:
    out: Ties = {}
    for i, span in enumerate(spans):
        if _is_aside(scene, span, spans[:i], last=i == len(spans) - 1):
            continue
        if found := resolve_span(scene, span, said, own_deed=own, but=but, accused=accused):
            tie = Tie(span=span, found=_for_country(scene, found) if span == spoken_by else found)
            for key in tie.found.keys:
                out.setdefault(key, tie)
    return out


def _for_country(scene: Scene, found: Resolution) -> Resolution:
    """« Nous livrons des armes », says a minister: the speaker stands in for the state that does it."""
    figure = scene.cast.figures[found.keys[0]]
    state = scene.register.states.get(country_of(scene, figure) or "") if figure.kind == "person" else None
    if state is None:
        return found
    reason = f"{figure.name} speaks for {state.name}, which does it."
    return Resolution(keys=(the_state(scene, state).key,), score=found.score, reason=reason)


def _is_aside(scene: Scene, span: Span, before: Sequence[Span], *, last: bool) -> bool:
    """« principale coalition de l'opposition », « le chantre du logiciel libre » behind the name that they describe."""
    phrase = scene.phrase(span)
    beside = any(scene.text[other.end : span.start].strip() == "," for other in before if other.end <= span.start)
    return beside and not phrase.core[:1].isupper() and (not phrase.determiner or (last and phrase.determiner in ("le", "la", "l")))


def resolve_span(
    scene: Scene, span: Span, said: Said, *, own_deed: bool = False, but: frozenset[str] = frozenset(), accused: bool = False
) -> Resolution | None:
    """What the words at `span` refer to as a party; None for words that refer to nobody: a pronoun without antecedent, a thing.

    A thing gives way to its owner: « les intérêts du Mali », « l'ambassade russe »."""
    if not any(c.isalpha() for c in scene.words(span)):
        return None
    span = emphasised(scene, span)
    wide = _accused(scene, _widened(scene, span)) if accused else _widened(scene, span)
    task = Task(scene=scene, span=wide, phrase=scene.phrase(wide), said=said, own_deed=own_deed, but=but)
    found = resolve(task)
    if pronoun_of(scene, wide) and found.score <= ITSELF:
        return None
    if found.score > ITSELF or not found.keys[0].startswith("words:") or _can_act(scene, task.phrase):
        return found
    return _owner(scene, task)


def _can_act(scene: Scene, phrase: Phrase) -> bool:
    """True for nouns of people and bodies, names, and groups of states; false for things, times and notions."""
    if phrase.head_kind or is_capitalised(phrase.core, scene.lexis) or fold(phrase.core) in scene.lexis.demonyms:
        return phrase.head_kind != "document"
    lexis = scene.lexis
    words = [w for w in phrase.bare.split() if not w.isdigit() and w not in lexis.numbers]
    noun = next((w for w in words if w not in lexis.before_people and singular(w) not in lexis.before_people), "")
    forms = {noun, singular(noun)}
    last = phrase.core.rpartition(" ")[2]
    if not noun:
        return any(word in lexis.people for word in words) or (last[:1].isupper() and bool(scene.register.nationalities(last)))
    if forms & lexis.not_people:
        return False
    return bool(forms & lexis.people or scene.register.nationalities(noun)) or singular(noun).endswith(lexis.people_endings)


def _owner(scene: Scene, task: Task) -> Resolution | None:
    phrase = task.phrase
    if phrase.is_possessive and (owner := possessor(scene, task.span, task.said, "p" if phrase.determiner.startswith("leur") else "s")):
        return Resolution(keys=(owner.key,), score=OWNER, reason=f"« {phrase.core} » belong to {owner.name}.")
    if phrase.countries:
        states = [the_state(scene, scene.register.states[iso3]) for iso3 in phrase.countries]
        names = " and ".join(state.name for state in states)
        return Resolution(keys=tuple(s.key for s in states), score=OWNER, reason=f"« {phrase.core} » are of {names}.")
    for index, mention in scene.within(task.span):
        joint = scene.text[max(0, mention.span.start - 8) : mention.span.start]
        if mention.kind != "role" and OF.search(joint) and (key := scene.resolved.get(index)):
            figure = scene.cast.figures[key]
            seat = scene.register.seat(figure.name) if figure.kind == "place" else None
            figure = the_state(scene, seat) if seat else figure
            if figure.kind != "place" and not figure.key.startswith("words:"):
                return Resolution(keys=(figure.key,), score=OWNER, reason=f"« {phrase.core} » belong to {figure.name}.")
    return None


def _widened(scene: Scene, span: Span) -> Span:
    """The mention around a bare noun or a part of a name: « ministre » → « le ministre malien des Affaires étrangères »."""
    words = scene.phrase(span).core
    if scene.register.state(words) or scene.register.seat(words) or scene.register.name(words):
        return span
    start = scene.text.find(words, span.start, span.end)
    core = Span(start, start + len(words)) if start >= 0 else span
    told = bool(scene.phrase(span).determiner)  # « les habitants » is whole as it stands
    around = [m for m in mentions_around(scene, core) if m.span != span and m.span.end >= span.end and _is_its_head(scene, m, core)]
    around = [m for m in around if not (told and m.kind == "role" and m.number == "p")]
    return min((m.span for m in around), key=len, default=span)


def _is_its_head(scene: Scene, mention: Mention, span: Span) -> bool:
    """True for any part of a name, and for the noun that heads a description."""
    phrase = scene.phrase(mention.span)
    if mention.kind == "person" or (phrase.core[:1].isupper() and (" " not in phrase.core or "&" in phrase.core)):
        return True
    words = scene.words(span)
    if " " in words and (mention.kind != "role" or mention.number == "p"):
        return False
    return phrase.core.startswith(words) or (bool(phrase.head) and scene.phrase_of(words).head == phrase.head)
