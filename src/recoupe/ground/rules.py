"""The rules that say what some words refer to, tried in the order of RULES. Each gives a Resolution with its score and reason, or None."""

from __future__ import annotations

import re
from collections.abc import Callable

from recoupe.ground.body_rules import as_members, as_name, as_taken_up
from recoupe.ground.cast import Figure, Resolution
from recoupe.ground.people_rules import as_epithet, as_one_of_two, as_person, as_pronoun, as_role
from recoupe.ground.phrase import Phrase, close_words
from recoupe.ground.power_rules import as_army, as_country, as_government, as_nation, as_pair
from recoupe.ground.pronouns import pronoun_of
from recoupe.ground.scene import Scene
from recoupe.ground.task import ITSELF, KIND_OF_HEAD, TAKEN_UP, Task, tied
from recoupe.text import fold


def as_told_before(task: Task) -> Resolution | None:
    """The same words as before, or the head of a longer description (« le documentaire » for « le documentaire d'Al Jazeera »)."""
    phrase, scene = task.phrase, task.scene
    key = f"words:{fold(phrase.core)}"
    if not phrase.bare or phrase.is_indefinite:
        return None
    if key in scene.cast.figures:
        return tied(scene.cast.figures[key], TAKEN_UP, "the article has told {} in these words")
    if phrase.bare == phrase.head and phrase.determiner in ("le", "la", "l", "ce", "cet", "cette", "les", "ces"):
        earlier = [f for f in scene.cast.figures.values() if f.key.startswith(key + " ") and f.kind == KIND_OF_HEAD.get(phrase.head_kind)]
        if earlier:
            return tied(earlier[-1], TAKEN_UP, f"« {phrase.core} » takes up {{}}")
    return None


def as_itself(task: Task) -> Resolution:
    """Nothing else: the description is the actor's name."""
    phrase, scene = task.phrase, task.scene
    core = scene.lexis.demonyms.get(fold(phrase.core)) or close_words(phrase, scene.lexis) or phrase.words
    plural = phrase.determiner in ("les", "des", "ces", "ses", "leurs", "plusieurs", "certains", "nos") or core.endswith("s")
    kind = KIND_OF_HEAD.get(phrase.head_kind, "group")
    country = phrase.countries[0] if len(phrase.countries) == 1 else None
    figure = Figure(key=f"words:{fold(core)}", kind="group" if plural and kind == "role" else kind, name=core, country=country)
    figure.plural, figure.count = plural, _count(scene, phrase)
    if figure.count or core[:1].isdigit():
        figure.call(re.sub(r"^[\d .,]+|^\w+ (?=\w)", "", core))
    return tied(scene.cast.put(figure), ITSELF, "nothing in the article or the register names {} otherwise")


def _count(scene: Scene, phrase: Phrase) -> int | None:
    digits = re.match(r"\d{1,3}(?: \d{3})+|\d+", phrase.core)
    if digits:
        return int(digits[0].replace(" ", ""))
    return scene.lexis.numbers.get(fold(phrase.core).partition(" ")[0])


Rule = Callable[[Task], Resolution | None]
RULES: tuple[Rule, ...] = (
    as_pronoun,
    as_one_of_two,
    as_person,
    as_nation,
    as_name,
    as_government,
    as_army,
    as_pair,
    as_country,
    as_members,
    as_epithet,
    as_role,
    as_taken_up,
    as_told_before,
    as_itself,
)


def resolve_one(task: Task) -> Resolution:
    """What the words refer to, by the first rule that knows; a pronoun whose antecedent is unknown is only itself."""
    if pronoun_of(task.scene, task.span):
        return as_pronoun(task) or as_itself(task)
    for rule in RULES:
        if found := rule(task):
            return found
    return as_itself(task)
