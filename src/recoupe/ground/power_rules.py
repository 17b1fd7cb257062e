"""Rules for states and their powers: governments, armies, « le pays », « les deux pays »."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice, pairwise

from recoupe.ground.bodies import the_army, the_government, the_presidency, the_state
from recoupe.ground.cast import Figure, Resolution
from recoupe.ground.phrase import singular
from recoupe.ground.pronouns import country_of, possessor, resolve_first_person
from recoupe.ground.scene import Scene
from recoupe.ground.task import DEFINITE, OF_CONTEXT, OF_COUNTRY, TAKEN_UP, Task, tied
from recoupe.register import State
from recoupe.text import fold

JOINED = re.compile(r"(?:\S+ )?(?:et|avec|à) (?:le |la |les |l')?", re.IGNORECASE)  # between two states: « la Chine et l'Inde »
ALL_OF = re.compile(r"\b(?:des|aux|les) $", re.IGNORECASE)
MANY = re.compile(r"\b(?:des|les|ces|aux|plusieurs|autres)\s+$", re.IGNORECASE)
SIDES = frozenset({"state", "government", "organisation", "armed_group"})
SIDES_REACH, SIDES_SEEN = 30, 100  # sentences and mentions back in which the two sides of a conflict are looked for
SIDE_BY_SIDE = re.compile(r"[ ),]*(?:(?:en|aux) \w+ )?(?:et|contre|avec|face (?:à|aux?)) ?(?:le |la |les |l['’])?", re.IGNORECASE)
AGAINST = re.compile(r"^anti-?(?=\w+$)", re.IGNORECASE)  # « antifrançaise », « anti-israélien »
UNSAID = frozenset({"a", "au", "depuis", "et", "de", "la", "du", "le", "l"})


def as_nation(task: Task) -> Resolution | None:
    """An adjective or a people for the state: « russe » (in « les livraisons russes »), « les Maliens »."""
    word = AGAINST.sub("", task.phrase.core)
    nations = task.scene.register.nationalities(word)
    if len(nations) != 1 or " " in word:
        return None
    state = task.scene.register.states[nations[0]]
    if task.phrase.core[:1].isupper() and task.phrase.determiner in ("le", "la", "l") and (person := _told_of(task, state)):
        return tied(person, TAKEN_UP, f"« {task.phrase.core} » takes up {{}}")
    if task.phrase.core[:1].isupper() and task.phrase.determiner in ("les", "des"):
        figure = Figure(key=f"people:{state.iso3}", kind="group", name=task.phrase.core, country=state.iso3, plural=True)
        return tied(task.scene.cast.put(figure), OF_COUNTRY, "the words name a people, {}")
    return tied(the_state(task.scene, state), OF_COUNTRY, f"« {task.phrase.core} » is the adjective of {{}}")


def _told_of(task: Task, state: State) -> Figure | None:
    """« Le Néerlandais »: the last person told as a subject who is of no other state."""
    scene = task.scene
    for index, mention in scene.before(task.span.start, sentences=2):
        figure = scene.cast.get(scene.resolved.get(index, ""))
        if figure and figure.kind == "person" and mention.subject and figure.country in (None, state.iso3):
            return figure
    return None


def as_government(task: Task) -> Resolution | None:
    """« le gouvernement malien », « les autorités de transition », « la junte », « l'État malien »."""
    phrase, scene = task.phrase, task.scene
    if phrase.bare in scene.lexis.presidencies:
        return _of_state(task, the_presidency, "the words mean {}")
    if phrase.head == "etat" and phrase.bare in ("etat", "etat central") and task.scene.words(task.span).strip()[-1:] != "s":
        return _of_state(task, the_state if phrase.countries else the_government, "« l'État » is {} here")
    heads = [head for head in (phrase.head, singular(phrase.head), *phrase.bare.split()[:3]) if head in scene.lexis.governments]
    if (
        not heads
        or phrase.head_kind not in ("government", "organisation")
        or not _only(phrase.bare, heads[0], scene.lexis.government_words)
    ):
        return None
    if (phrase.is_indefinite and not phrase.countries) or phrase.bare.split()[0] in ("gouvernements", "regimes", "juntes", "executifs"):
        return None
    return _of_state(task, the_government, "the words mean {}")


def _only(bare: str, head: str, around: tuple[str, ...]) -> bool:
    """True where nothing but `head` and words of no weight are in `bare`."""
    left = f" {bare} "
    for words in (*around, head, head + "s"):
        left = left.replace(f" {words} ", "  ")
    return not [w for w in left.split() if w not in UNSAID]


def _of_state(task: Task, make: Callable[[Scene, State], Figure], reason: str) -> Resolution | None:
    """The power or force of the state that the words name, of the owner (« son armée »), or of the state spoken of there."""
    scene, phrase = task.scene, task.phrase
    country, score = (phrase.countries[0], OF_COUNTRY) if phrase.countries else (None, OF_CONTEXT)
    if len(phrase.countries) > 1 and task.use == "doer":  # « les armées malienne et nigérienne »
        made = [make(scene, scene.register.states[iso3]) for iso3 in phrase.countries]
        return Resolution(keys=tuple(figure.key for figure in made), score=OF_COUNTRY, reason=f"« {phrase.core} » are of several states.")
    if phrase.is_possessive and (owner := possessor(scene, task.span, task.said, "p" if phrase.determiner.startswith("leur") else "s")):
        if owner.stands_for:
            return Resolution(keys=owner.stands_for, score=OF_CONTEXT, reason=f"« {phrase.core} » are those of {owner.name}.")
        country = country_of(scene, owner) or country
    if country is None and make is the_government and (told := _government_before(task)):
        return tied(told, score, reason)
    other = make is the_state or (task.use == "doer" and make is the_government)  # « la Russie exhorte le gouvernement »
    country = country or scene.state_here(task.span.start, but_subject=other)
    state = scene.register.states.get(country or "")
    if state is None:
        return None
    figure = make(scene, state)
    figure.call(phrase.core)
    return tied(figure, score, reason)


def _government_before(task: Task) -> Figure | None:
    """« la junte » takes up « la junte au pouvoir à Niamey »."""
    scene = task.scene
    for _, key in sorted(scene.resolved.items(), reverse=True):
        figure = scene.cast.figures[key]
        if figure.kind == "government" and any(fold(alias).split()[:1] == [task.phrase.head] for alias in figure.aliases):
            return figure
    return None


def as_army(task: Task) -> Resolution | None:
    """« l'armée malienne », « les forces gouvernementales »; a counted or indefinite group of soldiers stays a group of its own."""
    phrase = task.phrase
    force = next((force for force in task.scene.lexis.armies if phrase.bare == force), None)
    if force is None or phrase.is_indefinite or phrase.bare[:1].isdigit():
        return None
    if not phrase.countries and force in ("forces", "soldats", "troupes") and not phrase.is_possessive:
        return None
    found = _of_state(task, the_army, "the words mean {}")
    if found is None:
        return found
    name = phrase.core if phrase.countries else _army_of(task, found) if phrase.bare == "armee" else None
    return Resolution(keys=found.keys, score=found.score, reason=found.reason, name=name)


def _army_of(task: Task, found: Resolution) -> str | None:
    """« armée malienne » for « l'armée » in an article on Mali."""
    state = task.scene.register.states.get(task.scene.cast.figures[found.keys[0]].country or "")
    return f"{task.phrase.core} {state.feminine_plural.removesuffix('s')}" if state else None


def as_country(task: Task) -> Resolution | None:
    """« son pays », « le pays sahélien », « l'État du Sahel », « son allié azéri »: one state told by a common noun."""
    phrase, scene = task.phrase, task.scene
    if phrase.bare in scene.lexis.state_like and len(phrase.countries) == 1:
        return tied(the_state(scene, scene.register.states[phrase.countries[0]]), OF_COUNTRY, f"« {phrase.core} » is {{}}")
    if phrase.head not in scene.lexis.countries or phrase.determiner not in DEFINITE or not phrase.bare.startswith(phrase.head):
        return None
    if not phrase.determiner and MANY.search(scene.text[max(0, task.span.start - 12) : task.span.start]):
        return None
    if phrase.determiner in ("notre", "mon"):
        return resolve_first_person(scene, task.span, task.said, own_deed=False)
    return _of_state(task, the_state, "the words mean {}")


def as_pair(task: Task) -> Resolution | None:
    """« les deux pays », « les deux hommes », « les deux organisations »: the two of that kind told last."""
    phrase, scene = task.phrase, task.scene
    core = fold(phrase.core)
    if twins := scene.lexis.twins.get(core) or scene.lexis.twins.get(core.removeprefix("deux ")):
        states = [the_state(scene, scene.register.states[iso3]) for iso3 in twins]
        return Resolution(keys=tuple(s.key for s in states), score=OF_COUNTRY, reason=f"« {phrase.core} » are two states of one name.")
    kind = next((kind for kind, nouns in scene.lexis.pairs.items() if phrase.bare.split()[:2] in [["deux", noun] for noun in nouns]), None)
    kind = "side" if phrase.bare in scene.lexis.sides else kind
    before = scene.text[max(0, task.span.start - 5) : task.span.start]
    if kind is None or not (phrase.determiner == "les" or (not phrase.determiner and ALL_OF.search(before))):
        return None
    figures = _two_that_spoke(task)
    if not figures:
        figures = _two_sides(task) if kind == "side" else _two_states(task) if kind == "state" else _two_figures(task, kind)
    if len(figures) < 2:
        return None
    reason = f"« {phrase.core} » are the two told last, {figures[0].name} and {figures[1].name}."
    return Resolution(keys=tuple(f.key for f in figures), score=OF_CONTEXT, reason=reason)


def _two_that_spoke(task: Task) -> list[Figure]:
    """The two that spoke together last (« La Cicom et l'Assofem dénoncent … Les deux organisations … »)."""
    last = task.said.last_before(task.span.start)
    keys = task.scene.cast.figures[last.key].stands_for if last else ()
    return [task.scene.cast.figures[key] for key in keys] if len(keys) == 2 else []


def _two_states(task: Task) -> list[Figure]:
    """The two states joined last (« l'Inde et le Pakistan »), else the two told last outside of this sentence."""
    scene, here = task.scene, task.scene.sentence_of(task.span.start)
    told = [(start, iso3) for start, iso3 in scene.states_told if start < task.span.start]
    joined = [(a[1], b[1]) for a, b in pairwise(told) if JOINED.fullmatch(scene.text[a[0] : b[0]].partition(" ")[2])]
    before = [iso3 for start, iso3 in told if scene.sentence_of(start) != here] or [iso3 for _, iso3 in told]
    pair = list(reversed(joined[-1])) if joined else list(dict.fromkeys(reversed(before)))[:2]
    return [the_state(scene, scene.register.states[iso3]) for iso3 in reversed(pair)]


def _two_sides(task: Task) -> list[Figure]:
    """The two powers or forces told last side by side: « l'Inde et le Pakistan », « les heurts entre l'armée et le M23 »."""
    scene = task.scene
    told = list(islice(((i, m) for i, m in scene.before(task.span.start, sentences=SIDES_REACH) if _is_side(scene, i)), SIDES_SEEN))
    for (later, right), (earlier, left) in pairwise(told):
        pair = [scene.cast.figures[scene.resolved[i]] for i in (earlier, later)]
        if pair[0] is not pair[1] and SIDE_BY_SIDE.fullmatch(scene.text[left.span.end : right.span.start]):
            return pair
    return []


def _is_side(scene: Scene, index: int) -> bool:
    figure = scene.cast.get(scene.resolved.get(index, ""))
    return figure is not None and figure.kind in SIDES


def _two_figures(task: Task, kind: str) -> list[Figure]:
    """The two figures of one kind told last, in the order in which they were told."""
    scene = task.scene
    told = [scene.resolved.get(i, "") for i, _ in scene.before(task.span.start, sentences=3)]
    pair = list(dict.fromkeys(key for key in told if key in scene.cast.figures and scene.cast.figures[key].kind == kind))[:2]
    return [scene.cast.figures[key] for key in reversed(pair)]
