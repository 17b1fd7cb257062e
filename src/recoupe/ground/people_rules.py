"""Rules for people: pronouns, names with their titles, descriptions of who holds an office."""

from __future__ import annotations

from bisect import bisect_left

from recoupe.ground.cast import Resolution
from recoupe.ground.pronouns import possessor, pronoun_of, resolve_first_person, resolve_pronoun
from recoupe.ground.roles import resolve_role
from recoupe.ground.task import BODY_KINDS, DEFINITE, NAMED, OF_CONTEXT, TAKEN_UP, Task, is_governed, tied
from recoupe.model import Mention
from recoupe.text import fold

# The determiners with which a noun takes up somebody told, and the gender that they show.
TAKING_UP = {"le": "m", "la": "f", "l": None, "ce": "m", "cet": "m", "cette": "f"}


def as_pronoun(task: Task) -> Resolution | None:
    """« il », « eux », « a-t-elle », « nous », « son » alone."""
    scene, words = task.scene, fold(task.scene.words(task.span))
    if words in scene.lexis.first and words not in scene.lexis.nobody:
        return resolve_first_person(scene, task.span, task.said, own_deed=task.own_deed)
    if words in scene.lexis.possessive or words in ("leur", "leurs"):
        figure = possessor(scene, task.span, task.said, "p" if words.startswith("leur") else "s")
        return tied(figure, OF_CONTEXT, f"« {words} » is taken to be {{}}'s") if figure else None
    found = pronoun_of(scene, task.span)
    if found is None or words in scene.lexis.nobody:
        return None
    return resolve_pronoun(scene, task.span, task.said, *found, own_words=task.own_words, but=task.but)


def as_one_of_two(task: Task) -> Resolution | None:
    """« Le premier », « la seconde »: of the two people told last, in the order of the text."""
    scene = task.scene
    place = scene.lexis.one_of_two.get(fold(scene.words(task.span)))
    if place is None:
        return None
    told = [scene.resolved.get(i, "") for i, mention in scene.before(task.span.start, sentences=2) if mention.kind == "person"]
    pair = list(dict.fromkeys(key for key in told if key in scene.cast.figures))[1::-1]
    return (
        tied(scene.cast.figures[pair[place]], TAKEN_UP, f"« {task.phrase.core} » is {{}}, one of two told last") if len(pair) == 2 else None
    )


def as_epithet(task: Task) -> Resolution | None:
    """« Le milliardaire », « la trentenaire », « cette mère de famille »: a word for whoever was told last as a subject."""
    phrase, scene = task.phrase, task.scene
    words = phrase.bare.split()
    is_alone = words[:1] and words[0] in scene.lexis.epithets and len(words) < 3 and not any(c.isupper() for c in phrase.core[1:])
    if phrase.determiner not in TAKING_UP or not (phrase.bare in scene.lexis.epithets or is_alone):
        return None
    gender, country = TAKING_UP[phrase.determiner], next(iter(phrase.countries), None)
    for index, mention in scene.before(task.span.start, sentences=2):
        figure = scene.cast.get(scene.resolved.get(index, ""))
        if figure and figure.kind == "person" and mention.subject:
            gainsaid = (gender and figure.gender and gender != figure.gender) or (country and figure.country not in (None, country))
            return None if gainsaid else tied(figure, TAKEN_UP, f"« {phrase.core} » takes up {{}}, the subject told last")
    return None


def as_person(task: Task) -> Resolution | None:
    """A person named in the words, unless the name only completes another noun (« un proche de Laurent Gbagbo »)."""
    scene, span = task.scene, task.span
    for index, mention in (*scene.around(span.start), *scene.within(span), *scene.around(span.end)):
        figure = task.scene.cast.get(task.scene.resolved.get(index, ""))
        if mention.kind == "person" and figure and not _completes(task, mention):
            return tied(figure, NAMED, "the words name {}")
    return _named_next(task)


def _named_next(task: Task) -> Resolution | None:
    """« l'ex-espion » in « l'ex-espion Alexandre Litvinenko », « son parti » in « son parti, Les Verts, »: the name begins behind."""
    scene, phrase = task.scene, task.phrase
    index = bisect_left(scene.starts, task.span.end)
    if index == len(scene.mentions) or phrase.determiner not in DEFINITE - {""} | {"un", "une"} or phrase.after:
        return None
    between, is_body = scene.text[task.span.end : scene.starts[index]], phrase.head_kind in BODY_KINDS
    kinds, gaps = (
        (("organisation", "armed_group", "media"), (" ", ", ", ", Le ", ", La ", ", Les ", ", L'")) if is_body else (("person",), (" ",))
    )
    if scene.mentions[index].kind not in kinds or between not in gaps or (between.startswith(",") and not phrase.is_possessive):
        return None
    figure = scene.cast.get(scene.resolved.get(index, ""))
    return tied(figure, NAMED, "the words stand beside the name {}") if figure else None


def _completes(task: Task, mention: Mention) -> bool:
    before = task.scene.text[task.span.start : mention.span.start]
    while (words := before.rstrip(" .").rpartition(" "))[2] and fold(words[2]) in task.scene.lexis.titles and words[0]:
        before = words[0] + " "
    if not before.strip() or before.rstrip().endswith((",", "(", ":")):
        return False
    if is_governed(before):
        return True
    last = fold(before).rpartition(" ")[2]
    return task.phrase.head_kind in BODY_KINDS or task.scene.lexis.head_kinds.get(last) in BODY_KINDS or last in task.scene.lexis.takes_up


def as_role(task: Task) -> Resolution | None:
    """« le ministre », « son homologue russe », « le maire de New York »."""
    if task.phrase.head_kind != "role":
        return None
    return resolve_role(task.scene, task.span)
