"""The people of an article: each name's mentions united, two people of one surname kept apart."""

from __future__ import annotations

from recoupe.ground.cast import Figure
from recoupe.ground.names import is_same_person, skeleton, split_name, takes_up
from recoupe.ground.scene import Scene
from recoupe.text import fold


def meet_people(scene: Scene) -> None:
    """Gives every mention of a person its figure: full names first, then the short forms that take them up."""
    indices = [i for i, mention in enumerate(scene.mentions) if mention.kind == "person" and not _is_building(scene, i)]
    full = [i for i in indices if " " in _name(scene, i)]
    for i in sorted(full, key=lambda i: -len(_name(scene, i).split())):
        _settle(scene, i, _matching(scene, i, short=False))
    for i in indices:
        if i not in scene.resolved:
            candidates = _matching(scene, i, short=True)
            _settle(scene, i, candidates if len(candidates) < 2 else [_nearest(scene, i, candidates)])
    _meet_miscalled(scene)


def _meet_miscalled(scene: Scene) -> None:
    """« Zelenskyy », that the model took for a body: an unknown name of one word that writes somebody's family name otherwise."""
    families = {skeleton(split_name(person.name)[1]): person for person in scene.cast.people()}
    for i, mention in enumerate(scene.mentions):
        name = _name(scene, i)
        alone = mention.kind in ("organisation", "place") and " " not in name and name[:1].isupper() and len(name) > 3
        person = families.get(skeleton(name)) if alone and not _is_known(scene, name) else None
        if person:
            person.call(name)
            scene.resolved[i] = person.key


def _is_known(scene: Scene, name: str) -> bool:
    register = scene.register
    return bool(register.name(name) or register.state(name) or register.seat(name) or _is_metonym(scene, name))


def _is_building(scene: Scene, index: int) -> bool:
    return _is_metonym(scene, _name(scene, index))


def _is_metonym(scene: Scene, name: str) -> bool:
    return fold(name) in scene.lexis.metonyms


def _name(scene: Scene, index: int) -> str:
    return " ".join(scene.words(scene.mentions[index].span).split())


def _matching(scene: Scene, index: int, *, short: bool) -> list[Figure]:
    """The people whose name this can be. A surname is taken up before a given name is."""
    name, gender = _name(scene, index), scene.mentions[index].gender
    people = [p for p in scene.cast.people() if is_same_person(name, p.name) and not (gender and p.gender and gender != p.gender)]
    by_surname = [p for p in people if takes_up(name, p.name)]
    return by_surname or (people if short or len(name.split()) > 1 else [])


def _nearest(scene: Scene, index: int, candidates: list[Figure]) -> Figure:
    """Of several people of one surname, the one told last before the mention; before all of them, the one told first."""
    keys = {figure.key: figure for figure in candidates}
    told = sorted((i, key) for i, key in scene.resolved.items() if key in keys)
    before = [key for i, key in told if i < index]
    return keys[before[-1] if before else told[0][1]]


def _settle(scene: Scene, index: int, candidates: list[Figure]) -> None:
    name, mention = _name(scene, index), scene.mentions[index]
    figure = candidates[0] if candidates else scene.cast.put(Figure(key=f"person:{fold(name)}", kind="person", name=name))
    figure.gender = figure.gender or mention.gender
    figure.call(name)
    scene.resolved[index] = figure.key
