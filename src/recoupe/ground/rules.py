"""The rules that say what some words refer to, tried in the order of RULES. Each gives a Resolution with its score and reason, or None."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from recoupe.ground.bodies import named_figure, the_army, the_government, the_place, the_presidency, the_state, who_sits_there
from recoupe.ground.cast import Figure, Resolution
from recoupe.ground.phrase import Phrase, singular
from recoupe.ground.pronouns import Said, country_of, possessor, pronoun_of, resolve_first_person, resolve_pronoun
from recoupe.ground.roles import resolve_role
from recoupe.ground.scene import Scene
from recoupe.model import ActorKind, Mention, Span
from recoupe.text import fold

Use = Literal["speaker", "doer", "place"]
PREPOSITION = re.compile(
    r"(?:^|[ '])(?:de|du|des|d'|à|au|aux|en|pour|sur|contre|par|avec|chez|entre)\s*(?:l[ae]s?|l'|un|une|son|sa|ses|leurs?)?\s*$",
    re.IGNORECASE,
)
DEFINITE = frozenset({"le", "la", "l", "ce", "cet", "cette", "son", "leur", "notre", "mon", ""})
JOINED = re.compile(r"(?:\S+ )?(?:et|avec|à) (?:le |la |les |l')?", re.IGNORECASE)  # between two states: « la Chine et l'Inde »
MANY = re.compile(r"\b(?:des|les|ces|aux|plusieurs|autres)\s+$", re.IGNORECASE)
PAIRS = ("deux pays", "deux etats", "deux capitales", "deux nations", "deux gouvernements", "deux voisins", "deux parties")
BODY_KINDS = frozenset({"government", "organisation", "armed_group", "state", "media", "document"})
OTHER_SORT = 0.3  # « l'organisation » rarely takes up what calls itself an association or a court
FADING = 0.8  # how much less each sentence between makes a body likely to be taken up
NAMED, OF_COUNTRY, OF_CONTEXT, TAKEN_UP, ITSELF = 0.95, 0.9, 0.7, 0.7, 0.5
KIND_OF_HEAD: dict[str, ActorKind] = {
    "role": "role",
    "government": "government",
    "organisation": "organisation",
    "armed_group": "armed_group",
    "state": "group",
    "media": "media",
    "document": "document",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Words to resolve: where they stand, what for, and the quotes resolved so far. `own_deed`: a deed that a speaker does in person;
    `own_words`: what the words themselves say, for a speaker."""

    scene: Scene
    span: Span
    phrase: Phrase
    said: Said
    use: Use = "doer"
    own_deed: bool = False
    own_words: tuple[Span, ...] = ()


def as_pronoun(task: Task) -> Resolution | None:
    """« il », « eux », « a-t-elle », « nous », « son » alone."""
    scene, words = task.scene, fold(task.scene.words(task.span))
    if words in scene.lexis.first and words not in scene.lexis.nobody:
        return resolve_first_person(scene, task.span, task.said, own_deed=task.own_deed)
    if words in scene.lexis.possessive or words in ("leur", "leurs"):
        figure = possessor(scene, task.span, task.said, "p" if words == "leurs" else "s")
        return _one(figure, 0.7, f"« {words} » is taken to be {{}}'s") if figure else None
    found = pronoun_of(scene, task.span)
    if found is None or words in scene.lexis.nobody:
        return None
    return resolve_pronoun(scene, task.span, task.said, *found, own_words=task.own_words)


def as_person(task: Task) -> Resolution | None:
    """A person named in the words, unless the name only completes another noun (« un proche de Laurent Gbagbo »)."""
    scene, span = task.scene, task.span
    for index, mention in (*scene.around(span.start), *scene.within(span), *scene.around(span.end)):
        figure = task.scene.cast.get(task.scene.resolved.get(index, ""))
        if mention.kind == "person" and figure and not _completes(task, mention):
            return _one(figure, NAMED, "the words name {}")
    return _named_next(task)


def _named_next(task: Task) -> Resolution | None:
    """« l'ex-espion » in « l'ex-espion Alexandre Litvinenko », « son parti » in « son parti, Les Verts, »: the name begins behind."""
    scene, phrase = task.scene, task.phrase
    index = bisect_left(scene.starts, task.span.end)
    if index == len(scene.mentions) or phrase.determiner not in DEFINITE - {""} | {"un", "une"} or phrase.after:
        return None
    between, is_body = scene.text[task.span.end : scene.starts[index]], phrase.head_kind in BODY_KINDS
    kinds, gaps = (("organisation", "armed_group", "media"), (" ", ", ")) if is_body else (("person",), (" ",))
    if scene.mentions[index].kind not in kinds or between not in gaps or (between == ", " and not phrase.is_possessive):
        return None
    figure = scene.cast.get(scene.resolved.get(index, ""))
    return _one(figure, NAMED, "the words stand beside the name {}") if figure else None


def _completes(task: Task, mention: Mention) -> bool:
    before = task.scene.text[task.span.start : mention.span.start]
    while (words := before.rstrip(" .").rpartition(" "))[2] and fold(words[2]) in task.scene.lexis.titles and words[0]:
        before = words[0] + " "
    if not before.strip() or before.rstrip().endswith((",", "(", ":")):
        return False
    if PREPOSITION.search(before) and not PREPOSITION.match(before):
        return True
    last = fold(before).rpartition(" ")[2]
    return task.phrase.head_kind in BODY_KINDS or task.scene.lexis.head_kinds.get(last) in BODY_KINDS or last in task.scene.lexis.takes_up


def as_name(task: Task) -> Resolution | None:
    """A state, organisation, outlet or city named by the words, alone or behind a common noun (« le groupe Wagner »)."""
    scene, core = task.scene, task.phrase.core
    if metonym := scene.lexis.metonyms.get(fold(core)):
        is_city = bool(scene.register.seat(core)) or (fold(core) in scene.register.places and metonym.country is None)
        figure = the_place(scene, core) if task.use == "place" and is_city else who_sits_there(scene, metonym)
        if figure:
            if figure.kind != "place":
                figure.call(core)
            return _one(figure, NAMED, f"« {core} » stands for {{}}")
    if state := scene.register.state(core):
        return _one(the_state(scene, state), NAMED, "the words name {}")
    if task.use != "place" and (seat := scene.register.seat(core)):
        figure = the_government(scene, seat)
        figure.call(core)
        return _one(figure, OF_COUNTRY, f"« {core} », the seat of its government, stands for {{}}")
    return _mentioned(task)


def _mentioned(task: Task) -> Resolution | None:
    scene = task.scene
    if place := scene.lexis.place_names.match(task.phrase.core):
        name = task.phrase.core[place.end() :]
        return _one(the_place(scene, name), NAMED, "the words name {}") if name[:1].isupper() else None
    own_end = task.span.start + max(0, task.scene.words(task.span).find(task.phrase.core)) + len(task.phrase.core)
    for index, mention in scene.within(Span(task.span.start, max(task.span.start, min(task.span.end, own_end)))):
        before = scene.text[task.span.start : mention.span.start]
        figure = named_figure(scene, mention) if mention.kind not in ("person", "role") else None
        governed = PREPOSITION.search(before) and not PREPOSITION.match(before)
        if figure and mention.span.end >= own_end and not governed and task.phrase.head_kind not in ("role", "government"):
            figure = scene.cast.get(scene.resolved.get(index, "")) or figure
            if figure.kind == "state" and task.phrase.head_kind in BODY_KINDS - {"state"}:
                continue
            return _one(figure, NAMED, "the words name {}")
    return None


def as_nation(task: Task) -> Resolution | None:
    """An adjective or a people for the state: « russe » (in « les livraisons russes »), « les Maliens »."""
    nations = task.scene.register.nationalities(task.phrase.core)
    if len(nations) != 1 or " " in task.phrase.core:
        return None
    state = task.scene.register.states[nations[0]]
    if task.phrase.core[:1].isupper() and task.phrase.determiner in ("les", "des"):
        figure = Figure(key=f"people:{state.iso3}", kind="group", name=task.phrase.core, country=state.iso3, plural=True)
        return _one(task.scene.cast.put(figure), OF_COUNTRY, "the words name a people, {}")
    return _one(the_state(task.scene, state), OF_COUNTRY, f"« {task.phrase.core} » is the adjective of {{}}")


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
    return not [w for w in left.split() if w not in ("a", "au", "depuis", "et", "de", "la", "du", "le", "l")]


def _of_state(task: Task, make: Callable[..., Figure], reason: str) -> Resolution | None:
    """The power or force of the state that the words name, of the owner (« son armée »), or of the state spoken of there."""
    scene, phrase = task.scene, task.phrase
    country, score = (phrase.countries[0], OF_COUNTRY) if phrase.countries else (None, OF_CONTEXT)
    if phrase.is_possessive and (owner := possessor(scene, task.span, task.said, "p" if phrase.determiner.startswith("leur") else "s")):
        if owner.stands_for:
            return Resolution(keys=owner.stands_for, score=OF_CONTEXT, reason=f"« {phrase.core} » are those of {owner.name}.")
        country = country_of(scene, owner) or country
    if country is None and make is the_government and (told := _government_before(task)):
        return _one(told, score, reason)
    country = country or scene.state_here(task.span.start, but_subject=make is the_state)
    state = scene.register.states.get(country or "")
    if state is None:
        return None
    figure = make(scene, state)
    figure.call(phrase.core)
    return _one(figure, score, reason)


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
    if found is None or not phrase.countries:
        return found
    return Resolution(keys=found.keys, score=found.score, reason=found.reason, name=phrase.core)


def as_country(task: Task) -> Resolution | None:
    """« son pays », « le pays sahélien », « l'État du Sahel », « son allié azéri »: one state told by a common noun."""
    phrase, scene = task.phrase, task.scene
    if phrase.bare in scene.lexis.state_like and len(phrase.countries) == 1:
        return _one(the_state(scene, scene.register.states[phrase.countries[0]]), OF_COUNTRY, f"« {phrase.core} » is {{}}")
    if phrase.head not in scene.lexis.countries or phrase.determiner not in DEFINITE or not phrase.bare.startswith(phrase.head):
        return None
    if not phrase.determiner and MANY.search(scene.text[max(0, task.span.start - 12) : task.span.start]):
        return None
    if phrase.determiner in ("notre", "mon"):
        return resolve_first_person(scene, task.span, task.said, own_deed=False)
    return _of_state(task, the_state, "the words mean {}")


def as_pair(task: Task) -> Resolution | None:
    """« les deux pays »: the two states told last."""
    phrase, scene = task.phrase, task.scene
    if phrase.determiner != "les" or not phrase.bare.startswith(
        ("deux pays", "deux etats", "deux capitales", "deux nations", "deux gouvernements")
    ):
        return None
    here = scene.sentence_of(task.span.start)
    told = [(start, iso3) for start, iso3 in scene.states_told if start < task.span.start]
    joined = [(a[1], b[1]) for a, b in pairwise(told) if JOINED.fullmatch(scene.text[a[0] : b[0]].partition(" ")[2])]
    before = [iso3 for start, iso3 in told if scene.sentence_of(start) != here] or [iso3 for _, iso3 in told]
    pair = list(reversed(joined[-1])) if joined else list(dict.fromkeys(reversed(before)))[:2]
    if len(pair) < 2:
        return None
    figures = [the_state(scene, scene.register.states[iso3]) for iso3 in reversed(pair)]
    names = " and ".join(figure.name for figure in figures)
    return Resolution(
        keys=tuple(f.key for f in figures), score=OF_CONTEXT, reason=f"« {phrase.core} » are the two states told last, {names}."
    )


def as_members(task: Task) -> Resolution | None:
    """« les membres d'Ansar Eddine », « des éléments de Wagner »: the body itself; « des experts de l'Onu » speak for themselves."""
    phrase, scene = task.phrase, task.scene
    words = phrase.bare.split()[:4]
    first = next((word for word in words if word in scene.lexis.members), None)
    if first is None or first in scene.lexis.own_voice or {"de", "du", "des", "d"} & set(words[: words.index(first)]):
        return None
    for index, mention in scene.within(task.span):
        figure = named_figure(scene, mention) if mention.kind in ("organisation", "armed_group") else None
        if figure and mention.span.start > task.span.start and mention.span.end <= task.span.start + _own_length(task):
            figure = scene.cast.get(scene.resolved.get(index, "")) or figure
            figure.call(phrase.core)
            return _one(figure, OF_COUNTRY, f"« {phrase.core} » act for {{}}")
    return None


def _own_length(task: Task) -> int:
    return task.scene.words(task.span).find(task.phrase.core) + len(task.phrase.core)


def as_role(task: Task) -> Resolution | None:
    """« le ministre », « son homologue russe », « le maire de New York »."""
    if task.phrase.head_kind != "role":
        return None
    return resolve_role(task.scene, task.span)


def as_taken_up(task: Task) -> Resolution | None:
    """« l'organisation », « cette ONG », « le groupe »: the body of that sort told most often before."""
    phrase, scene = task.phrase, task.scene
    kinds = scene.lexis.takes_up.get(phrase.head)
    definite = phrase.determiner in ("le", "la", "l", "ce", "cet", "cette")
    if (
        not kinds
        or not definite
        or (fold(phrase.core) != phrase.head and any(c.isupper() for c in phrase.core[1:]))
        or " de " in f"{phrase.core} "
        or " d'" in phrase.core
    ):
        return None
    counts: dict[str, float] = {}
    for index, key in scene.resolved.items():
        figure, mention = scene.cast.figures[key], scene.mentions[index]
        if figure.kind not in kinds or key.startswith("words:") or mention.span.end > task.span.start:
            continue
        bears_head = phrase.head in fold(" ".join((figure.name, *figure.aliases))).split()
        if bears_head or phrase.head in scene.lexis.loosely:
            distance = scene.sentence_of(task.span.start) - scene.sentence_of(mention.span.start)
            other_sort = not bears_head and phrase.head != "institution" and fold(figure.name).partition(" ")[0] in scene.lexis.takes_up
            weight = (1 + mention.subject + 2 * bears_head) * (OTHER_SORT if other_sort else 1)
            counts[key] = counts.get(key, 0) + weight * FADING**distance
    best = max(counts, key=lambda key: counts[key], default=None)
    return _one(scene.cast.figures[best], TAKEN_UP, f"« {phrase.core} » takes up {{}}") if best else None


def as_told_before(task: Task) -> Resolution | None:
    """The same words as before, or the head of a longer description (« le documentaire » for « le documentaire d'Al Jazeera »)."""
    phrase, scene = task.phrase, task.scene
    key = f"words:{fold(phrase.core)}"
    if not phrase.bare or phrase.is_indefinite:
        return None
    if key in scene.cast.figures:
        return _one(scene.cast.figures[key], TAKEN_UP, "the article has told {} in these words")
    if phrase.bare == phrase.head and phrase.determiner in ("le", "la", "l", "ce", "cet", "cette", "les", "ces"):
        earlier = [f for f in scene.cast.figures.values() if f.key.startswith(key + " ") and f.kind == KIND_OF_HEAD.get(phrase.head_kind)]
        if earlier:
            return _one(earlier[-1], TAKEN_UP, f"« {phrase.core} » takes up {{}}")
    return None


def as_itself(task: Task) -> Resolution:
    """Nothing else: the description is the actor's name."""
    phrase, scene = task.phrase, task.scene
    core = scene.lexis.demonyms.get(fold(phrase.core)) or phrase.core or phrase.words
    plural = phrase.determiner in ("les", "des", "ces", "ses", "leurs", "plusieurs", "certains", "nos") or core.endswith("s")
    kind = KIND_OF_HEAD.get(phrase.head_kind, "group")
    country = phrase.countries[0] if len(phrase.countries) == 1 else None
    figure = Figure(key=f"words:{fold(core)}", kind="group" if plural and kind == "role" else kind, name=core, country=country)
    figure.plural, figure.count = plural, _count(scene, phrase)
    if figure.count or core[:1].isdigit():
        figure.call(re.sub(r"^[\d .,]+|^\w+ (?=\w)", "", core))
    return _one(scene.cast.put(figure), ITSELF, "nothing in the article or the register names {} otherwise")


def _count(scene: Scene, phrase: Phrase) -> int | None:
    digits = re.match(r"\d{1,3}(?: \d{3})+|\d+", phrase.core)
    if digits:
        return int(digits[0].replace(" ", ""))
    return scene.lexis.numbers.get(fold(phrase.core).partition(" ")[0])


def _one(figure: Figure, score: float, reason: str) -> Resolution:
    return Resolution(keys=(figure.key,), score=score, reason=reason.format(figure.name) + ".", name=figure.says_as or figure.name)


Rule = Callable[[Task], Resolution | None]
RULES: tuple[Rule, ...] = (
    as_pronoun,
    as_person,
    as_nation,
    as_name,
    as_government,
    as_army,
    as_pair,
    as_country,
    as_members,
    as_role,
    as_taken_up,
    as_told_before,
    as_itself,
)


def resolve_one(task: Task) -> Resolution:
    """What the words refer to, by the first rule that knows."""
    for rule in RULES:
        if found := rule(task):
            return found
    return as_itself(task)
