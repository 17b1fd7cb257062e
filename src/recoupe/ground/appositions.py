"""Who holds which office in an article: « le chef de la diplomatie kényane Ali Doro », « Barroso, le président de la Commission »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recoupe.ground.bodies import named_figure
from recoupe.ground.cast import Figure
from recoupe.ground.offices import Office, office_of
from recoupe.ground.scene import Scene
from recoupe.model import Role, Span
from recoupe.text import fold

CLOSING = frozenset(',.;:)»"”!?')
GOVERNED = re.compile(r"\b(?:par|avec|chez|à|au|aux|vers|pour|contre|envers)\s*(?:le|la|l'|un|une|son)?\s*$", re.IGNORECASE)
OF_SOMEBODY = re.compile(r" (?:de|du|des|d')[^,.;:()«»]{2,70}, ")
ACRONYM = re.compile(r" \([A-Z][\w-]{1,11}\)(?=,)")  # « la secrétaire générale de la Fédération du rail (FDR), Awa Sy »
FARTHEST = 90  # characters between an office and the name it goes with


def bind_offices(scene: Scene) -> None:
    """Gives each person the offices that stand beside the name, and each such description its person."""
    roles = {i for i, mention in enumerate(scene.mentions) if mention.kind == "role"}
    for i, mention in enumerate(scene.mentions):
        if mention.kind == "person":
            for role, title in (*_offices_before(scene, i, roles), *_office_after(scene, i, roles)):
                hold(scene, scene.cast.figures[scene.resolved[i]], role, title)


def _offices_before(scene: Scene, person: int, roles: set[int]) -> Iterator[tuple[int, Span]]:
    """« le ministre de l'Intérieur, le général Karim Doss »: as far back as offices follow one another."""
    end, name = scene.mentions[person].span.start, scene.mentions[person].span
    for i in range(person - 1, max(-1, person - 5), -1):
        span = scene.mentions[i].span
        if i not in roles or end - span.end > FARTHEST:
            if span.end > end:
                continue
            if scene.mentions[i].kind == "person" or end - span.end > FARTHEST:
                break
            continue
        between = ACRONYM.sub("", scene.text[span.end : end])
        comma = between.lstrip().startswith(",") and _is_blank(between.lstrip()[1:], scene)
        if _is_blank(between, scene) or (comma and _is_closed(scene, name, span)):
            yield i, span
            end = span.start
        elif OF_SOMEBODY.fullmatch(between):
            yield i, Span(span.start, span.end + between.rindex(","))
            end = span.start
        else:
            break


def _is_blank(between: str, scene: Scene) -> bool:
    """Nothing but titles: « le ministre M. Diop », « le chef de la junte, le général »."""
    words = fold(between).split()
    titled = all(w in scene.lexis.titles or w in ("le", "la", "l") for w in words)
    return titled and "." not in between.replace("M.", "") and "," not in between


def _is_closed(scene: Scene, name: Span, role: Span) -> bool:
    """True where the comma opens an apposition: it closes too, or nothing governs the office (« reçu par le président, Lavrov »)."""
    after = scene.text[name.end : name.end + 2].lstrip()[:1]
    return after in CLOSING or not after or not GOVERNED.search(scene.text[max(0, role.start - 12) : role.start])


def _office_after(scene: Scene, person: int, roles: set[int]) -> Iterator[tuple[int, Span]]:
    """« Fatoumata Maïga, présidente d'une ONG »; not « Diop, le ministre russe Sergueï Lavrov », where the office is the next one's."""
    name = scene.mentions[person].span
    for i in range(person + 1, min(len(scene.mentions), person + 4)):
        span = scene.mentions[i].span
        if i not in roles or span.start <= name.end:
            continue
        between = scene.text[name.end : span.start]
        opening = re.fullmatch(r" ?[,(] ?(.*?) ?", between)
        if opening and (not opening[1] or opening[1] in scene.lexis.apposing) and not _belongs_to_next(scene, i):
            yield i, span
        return


def _belongs_to_next(scene: Scene, role: int) -> bool:
    following = scene.mentions[role + 1] if role + 1 < len(scene.mentions) else None
    end = scene.mentions[role].span.end
    return bool(following and following.kind == "person" and _is_blank(scene.text[end : following.span.start], scene))


def office_at(scene: Scene, span: Span) -> Office | None:
    """The office that the words at `span` name; « de ce pays » means the state spoken of there."""
    phrase = scene.phrase(span)
    office = office_of(phrase, scene.lexis)
    if office is None:
        return None
    if office.country is None and phrase.here:
        return replace(office, country=scene.state_here(span.start))
    if phrase.is_possessive and office.key in scene.lexis.bare.get("president", ()):
        return replace(office, key=f"{phrase.determiner} {phrase.bare}", listed=False)  # « son président »: a body's, not a state's
    led = _led_body(scene, span) if not office.listed and phrase.bare.split()[0] in scene.lexis.leaders else None
    return replace(office, key=f"chef {led}") if led else office


def _led_body(scene: Scene, span: Span) -> str | None:
    """The body of « le chef de Wagner », « le patron du groupe Wagner »: one office under two words."""
    for _, mention in scene.within(span):
        figure = named_figure(scene, mention) if mention.kind in ("organisation", "armed_group", "media") else None
        if figure and mention.span.end == span.end:
            return figure.key
    return None


def hold(scene: Scene, person: Figure, role: int, title: Span) -> None:
    """Notes that `person` is who the description at mention `role` speaks of, and the office it tells."""
    phrase, office = scene.phrase(title), office_at(scene, title)
    mention = scene.mentions[role]
    scene.resolved[role] = person.key
    person.gender = person.gender or mention.gender
    if office is None:
        return
    person.offices.append(office)
    person.country = person.country or office.country
    if office.listed or fold(phrase.core) not in scene.lexis.titles:
        person.call(phrase.core)
    if phrase.head != "homologue" and (office.listed or fold(phrase.core) not in scene.lexis.titles):
        person.roles.append(Role(title=phrase.core, country=office.country))
