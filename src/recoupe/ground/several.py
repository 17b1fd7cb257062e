"""Several parties in one phrase: « la France, le Canada et 13 pays européens » is three doers, and one speaker."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.ground.cast import Figure, Resolution
from recoupe.ground.rules import ITSELF, Task, resolve_one
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
        return resolve_one(task)
    found = [resolve_one(part) for part in parts]
    if not _are_parties(parts, found):
        return resolve_one(task)
    if task.use == "speaker":
        return _as_one(task, parts, found)
    score = min(r.score for r in found)
    names = ", ".join(dict.fromkeys(r.name or r.keys[0] for r in found))
    keys = tuple(dict.fromkeys(key for r in found for key in r.keys))
    return Resolution(keys=keys, score=score, reason=f"the words join {len(parts)} parties: {names}.")


def _parts(task: Task) -> list[Task]:
    """The pieces between « , » and « et », where there is an « et » outside of a relative clause."""
    text = task.scene.words(task.span)
    end = _end_of_own_words(text)
    joints = list(JOINTS.finditer(text[:end]))
    if not joints or not AND.search(joints[-1][0]):
        return []
    spans, start = [], 0
    for found in (*joints, None):
        stop = found.start() if found else end
        span = trimmed(task.scene.text, Span(task.span.start + start, task.span.start + stop))
        if len(span):
            spans.append(span)
        start = found.end() if found else end
    return [replace(task, span=span, phrase=task.scene.phrase(span)) for span in spans]


def _end_of_own_words(text: str) -> int:
    found = re.search(r" qui | dont | que | qu'|\(", text)
    return found.start() if found else len(text)


def _are_parties(parts: list[Task], found: list[Resolution]) -> bool:
    """True where each piece is somebody by itself: not « le ministre de la Défense et des Armées », not a name and its office."""
    for part, resolution in zip(parts[1:], found[1:], strict=True):
        words = part.scene.words(part.span)
        capital = words[:1].isupper() or part.phrase.determiner not in ("", "d", "de") or words[:1].isdigit()
        if not capital and resolution.score <= ITSELF and not _count_first(part):
            return False
        if BARE_COMPLEMENT.match(words) and not _starts_alike(words, parts[0]):
            return False
    named = sum(r.score > ITSELF for r in found)
    keys = [key for r in found for key in r.keys]
    return (named >= 1 and len(set(keys)) == len(keys)) or all(p.phrase.head_kind for p in parts)


def _count_first(part: Task) -> bool:
    return fold(part.scene.words(part.span)).split()[0] in part.scene.lexis.numbers


def _starts_alike(words: str, first: Task) -> bool:
    """« de la France et de ses partenaires », « par l'armée et par ses alliés »: each piece repeats the preposition."""
    return fold(words).split()[0] == fold(first.scene.words(first.span)).split()[0]


def _as_one(task: Task, parts: list[Task], found: list[Resolution]) -> Resolution:
    """The collective that speaks: named by its parts, each without its article."""
    names = [" ".join(_said_as(part, r).split()) for part, r in zip(parts, found, strict=True)]
    name = f"{', '.join(names[:-1])} et {names[-1]}"
    keys = tuple(dict.fromkeys(key for r in found for key in r.keys))
    figure = task.scene.cast.put(Figure(key=f"all:{fold(name)}", kind="group", name=name, plural=True, stands_for=keys))
    return Resolution(keys=(figure.key,), score=min(r.score for r in found), reason=f"the words join {len(parts)} speakers.", name=name)


def _said_as(part: Task, resolution: Resolution) -> str:
    figure = part.scene.cast.get(resolution.keys[0])
    if figure and figure.kind in ("person", "state") and len(resolution.keys) == 1:
        return figure.name
    if part.phrase.is_possessive and fold(part.phrase.core).split()[:1] and fold(part.phrase.core).split()[0] in ALLIES:
        return f"{part.phrase.determiner} {part.phrase.core}"
    return part.phrase.core or part.scene.words(part.span)
