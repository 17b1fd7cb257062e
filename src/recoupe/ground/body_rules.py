"""Rules for bodies and places: their names, their members, « l'organisation » that takes one up."""

from __future__ import annotations

import re

from recoupe.ground.bodies import named_figure, the_government, the_place, the_state, who_sits_there
from recoupe.ground.cast import Figure, Resolution
from recoupe.ground.phrase import Phrase
from recoupe.ground.task import BODY_KINDS, NAMED, OF_COUNTRY, TAKEN_UP, Task, is_governed, tied
from recoupe.model import Mention, Span
from recoupe.text import fold

OTHER_SORT = 0.3  # « l'organisation » rarely takes up what calls itself an association or a court
COMPLEMENT = re.compile(r"\w (?:de |du |des |d'|à |au )", re.IGNORECASE)
FADING = 0.8  # how much less each sentence between makes a body likely to be taken up


def as_name(task: Task) -> Resolution | None:
    """A state, organisation, outlet or city named by the words, alone or behind a common noun (« le groupe Wagner »)."""
    scene, core = task.scene, task.phrase.core
    metonym = scene.lexis.metonyms.get(fold(core)) if core[:1].isupper() or " " in core else None  # « vingt-sept » only counts
    if metonym:
        is_city = bool(scene.register.seat(core)) or (fold(core) in scene.register.places and metonym.country is None)
        figure = the_place(scene, core) if task.use == "place" and is_city else who_sits_there(scene, metonym)
        if figure:
            if figure.kind != "place":
                figure.call(core)
            return tied(figure, NAMED, f"« {core} » stands for {{}}")
    if state := scene.register.state(core):
        return tied(the_state(scene, state), NAMED, "the words name {}")
    if task.use != "place" and (seat := scene.register.seat(core)):
        figure = the_government(scene, seat)
        figure.call(core)
        return tied(figure, OF_COUNTRY, f"« {core} », the seat of its government, stands for {{}}")
    return _mentioned(task)


def _mentioned(task: Task) -> Resolution | None:
    scene = task.scene
    if place := scene.lexis.place_names.match(task.phrase.core):
        name = task.phrase.core[place.end() :]
        return tied(the_place(scene, name), NAMED, "the words name {}") if name[:1].isupper() else None
    own_end = task.span.start + max(0, task.scene.words(task.span).find(task.phrase.core)) + len(task.phrase.core)
    for index, mention in scene.within(Span(task.span.start, max(task.span.start, min(task.span.end, own_end)))):
        before = scene.text[task.span.start : mention.span.start]
        figure = named_figure(scene, mention) if mention.kind not in ("person", "role") else None
        if figure and mention.span.end >= own_end and not is_governed(before) and task.phrase.head_kind not in ("role", "government"):
            figure = scene.cast.get(scene.resolved.get(index, "")) or figure
            if figure.kind == "state" and task.phrase.head_kind in BODY_KINDS - {"state"}:
                continue
            if figure.kind == "place" and COMPLEMENT.search(before):
                continue  # « les employés de l'orphelinat Sainte-Odile » are no place
            return tied(figure, NAMED, "the words name {}")
    return None


def as_members(task: Task) -> Resolution | None:
    """« les membres d'Ansar Eddine », « des éléments de Wagner »: the body itself; « des experts de l'Onu » speak for themselves."""
    phrase, scene = task.phrase, task.scene
    words = phrase.bare.split()[:4]
    first = next((word for word in words if word in scene.lexis.members), None)
    if (
        first is None
        or set(words[words.index(first) :]) & scene.lexis.own_voice
        or {"de", "du", "des", "d"} & set(words[: words.index(first)])
    ):
        return None
    for index, mention in scene.within(task.span):
        figure = named_figure(scene, mention) if mention.kind in ("organisation", "armed_group") else None
        if figure and mention.span.start > task.span.start and mention.span.end <= task.span.start + _own_length(task):
            figure = scene.cast.get(scene.resolved.get(index, "")) or figure
            figure.call(phrase.core)
            return tied(figure, OF_COUNTRY, f"« {phrase.core} » act for {{}}")
    return None


def _own_length(task: Task) -> int:
    return task.scene.words(task.span).find(task.phrase.core) + len(task.phrase.core)


def as_taken_up(task: Task) -> Resolution | None:
    """« l'organisation », « cette ONG », « le groupe »: the body of that sort told most often before."""
    phrase, scene = task.phrase, task.scene
    kinds = scene.lexis.takes_up.get(phrase.head)
    if not kinds or not _can_take_up(phrase):
        return None
    weights: dict[str, float] = {}
    for index, key in scene.resolved.items():
        figure, mention = scene.cast.figures[key], scene.mentions[index]
        if figure.kind in kinds and not key.startswith("words:") and mention.span.end <= task.span.start:
            weights[key] = weights.get(key, 0) + _weight(task, figure, mention)
    best = max(weights, key=lambda key: weights[key], default=None)
    return tied(scene.cast.figures[best], TAKEN_UP, f"« {phrase.core} » takes up {{}}") if best and weights[best] else None


def _can_take_up(phrase: Phrase) -> bool:
    """True for a definite noun without a name or a complement of its own."""
    core = f"{phrase.core} "
    named = fold(core) != phrase.head and any(c.isupper() for c in core[1:])
    return phrase.determiner in ("le", "la", "l", "ce", "cet", "cette") and not named and " de " not in core and " d'" not in core


def _weight(task: Task, figure: Figure, mention: Mention) -> float:
    """How much one mention speaks for its figure: nearness, being a subject, bearing the very noun."""
    scene, head = task.scene, task.phrase.head
    bears_head = bool({head, *scene.lexis.sorts.get(head, ())} & set(fold(" ".join((figure.name, *figure.aliases))).split()))
    if not bears_head and head not in scene.lexis.loosely:
        return 0.0
    other_sort = not bears_head and head != "institution" and fold(figure.name).partition(" ")[0] in scene.lexis.takes_up
    distance = scene.sentence_of(task.span.start) - scene.sentence_of(mention.span.start)
    return float((1 + mention.subject + 2 * bears_head) * (OTHER_SORT if other_sort else 1) * FADING**distance)
