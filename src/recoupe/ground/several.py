"""Several parties in one phrase: « l'Italie, le Ghana et neuf pays arabes » is three doers, and one speaker."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.ground.bodies import find_place
from recoupe.ground.cast import Figure, Resolution
from recoupe.ground.rules import resolve_one
from recoupe.ground.task import ITSELF, Task
from recoupe.model import Span
from recoupe.text import fold, trimmed

JOINTS = re.compile(r",? et |, | ainsi que | comme | ou ")
AND = re.compile(r" et | ainsi que | comme ")
BARE_COMPLEMENT = re.compile(r"(?:de|du|d'|des|à|au|aux|en|pour|dont)(?: |')|(?:d|l)'(?=$)")
ALLIES = ("allies", "partenaires", "soutiens", "voisins")


def resolve(task: Task) -> Resolution:
    """What the words refer to: one party, or several where they are coordinated."""
    parts = _parts(task)
    if len(parts) < 2:
        return _spoken_together(task, resolve_one(task))
    found = [resolve_one(part) for part in parts]
    if not _are_parties(parts, found):
        return _spoken_together(task, resolve_one(task))
    if task.use == "speaker":
        return _as_one(task, parts, found)
    score = min(r.score for r in found)
    names = ", ".join(dict.fromkeys(r.name or r.keys[0] for r in found))
    keys = tuple(dict.fromkeys(key for r in found for key in r.keys))
    return Resolution(keys=keys, score=score, reason=f"the words join {len(parts)} parties: {names}.")


def _parts(task: Task) -> list[Task]:
    """The pieces between « , » and « et », where there is an « et » outside of a relative clause."""
    if halves := _halves(task):
        return halves
    text = task.scene.words(task.span)
    end = _end_of_own_words(text)
    joints = list(JOINTS.finditer(text[:end]))
    if len(joints) > 1 and _is_aside(task, text[joints[-1].start() : end]):
        end = joints.pop().start()
    if not joints or not AND.search(joints[-1][0]):
        return []
    spans: list[Span] = []
    start = 0
    for found in (*joints, None):
        stop = found.start() if found else end
        span = trimmed(task.scene.text, Span(task.span.start + start, task.span.start + stop))
        if spans and not _stands_alone(task, span, spans[0]):
            spans[-1] = Span(spans[-1].start, span.end)
        elif len(span):
            spans.append(span)
        start = found.end() if found else end
    return [replace(task, span=span, phrase=task.scene.phrase(span)) for span in spans]


def _is_aside(task: Task, words: str) -> bool:
    """« , pays médiateurs » behind the names that it describes."""
    phrase = task.scene.phrase_of(words.removeprefix(", "))
    return words.startswith(", ") and not phrase.determiner and phrase.core[:1].islower()


def _halves(task: Task) -> list[Task]:
    """« Russie-Afrique », « UE-Mercosur »: two names that a hyphen joins, where the register knows no such name."""
    scene, words = task.scene, task.scene.words(task.span)
    left, hyphen, right = words.partition("-")
    register = scene.register
    if not hyphen or " " in words or register.name(words) or register.state(words) or find_place(scene, words):
        return []
    halves = [half for half in (left, right) if half[:1].isupper() and fold(half) not in scene.lexis.place_nouns]
    if len(halves) < 2 or not any(register.state(half) or register.name(half) for half in halves):
        return []
    middle = task.span.start + len(left)
    spans = (Span(task.span.start, middle), Span(middle + 1, task.span.end))
    return [replace(task, span=span, phrase=scene.phrase(span)) for span in spans]


def _stands_alone(task: Task, span: Span, first: Span) -> bool:
    """True for a piece that opens like a party: not « nordiques » in « les pays baltes et nordiques », nor « des Armées »."""
    words, phrase = task.scene.words(span), task.scene.phrase(span)
    opens = words[:1].isupper() or words[:1].isdigit() or phrase.determiner not in ("", "d", "de")
    opens = opens or fold(words).partition(" ")[0] in task.scene.lexis.numbers
    complement = BARE_COMPLEMENT.match(words) and fold(words).split()[0] != fold(task.scene.words(first)).partition(" ")[0]
    return opens and not complement


def _end_of_own_words(text: str) -> int:
    found = re.search(r" qui | dont | que | qu'|\(", text)
    return found.start() if found else len(text)


def _are_parties(parts: list[Task], found: list[Resolution]) -> bool:
    """True where each piece is somebody by itself: not « le ministre de la Défense et des Armées », not a name and its office."""
    named = sum(r.score > ITSELF for r in found)
    keys = [key for r in found for key in r.keys]
    return (named >= 1 and len(set(keys)) == len(keys)) or all(p.phrase.head_kind for p in parts)


def _as_one(task: Task, parts: list[Task], found: list[Resolution]) -> Resolution:
    """The collective that speaks: named by its parts, each without its article."""
    names = [" ".join(_said_as(part, r).split()) for part, r in zip(parts, found, strict=True)]
    name = f"{', '.join(names[:-1])} et {names[-1]}"
    keys = tuple(dict.fromkeys(key for r in found for key in r.keys))
    figure = task.scene.cast.put(Figure(key=f"all:{fold(name)}", kind="group", name=name, plural=True, stands_for=keys))
    return Resolution(keys=(figure.key,), score=min(r.score for r in found), reason=f"the words join {len(parts)} speakers.", name=name)


def _spoken_together(task: Task, found: Resolution) -> Resolution:
    """« les deux hommes » that speak: one collective, named by its two."""
    if task.use != "speaker" or len(found.keys) < 2:
        return found
    names = [task.scene.cast.figures[key].name for key in found.keys]
    name = f"{', '.join(names[:-1])} et {names[-1]}"
    figure = task.scene.cast.put(Figure(key=f"all:{fold(name)}", kind="group", name=name, plural=True, stands_for=found.keys))
    figure.call(task.phrase.core)
    return Resolution(keys=(figure.key,), score=found.score, reason=found.reason, name=name)


def _said_as(part: Task, resolution: Resolution) -> str:
    figure = part.scene.cast.get(resolution.keys[0])
    if figure and figure.kind in ("person", "state") and len(resolution.keys) == 1:
        return figure.name
    if part.phrase.is_possessive and fold(part.phrase.core).split()[:1] and fold(part.phrase.core).split()[0] in ALLIES:
        return f"{part.phrase.determiner} {part.phrase.core}"
    return part.phrase.core or part.scene.words(part.span)
