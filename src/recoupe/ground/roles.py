"""Descriptions of people without a name: « le ministre », « son homologue russe », « le locataire de l'Élysée ».

Resolved first inside the article (the very words, then office and state, then the office alone), then by the register where somebody whom
the article names certainly held the office on its date, then by the register alone; else the office itself stays as an actor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from recoupe.ground.appositions import office_at
from recoupe.ground.cast import Figure, Resolution
from recoupe.ground.lexis import Lexis
from recoupe.ground.names import is_same_person
from recoupe.ground.offices import Office
from recoupe.ground.phrase import Phrase, close_words
from recoupe.ground.scene import Scene
from recoupe.model import ActorKind, Role, Span
from recoupe.register import Holder
from recoupe.text import fold

PREPOSITION = re.compile(r"(?:^|[ '])(?:de|du|d'|à|par|avec|chez|contre|sur)\s*$", re.IGNORECASE)
COMPLEMENTS = frozenset({"de", "du", "des", "d", "a", "au", "aux", "pour", "en", "charge", "chargee"})
PLURAL = frozenset({"les", "ces", "ses", "leurs", "nos", "vos", "tous", "toutes"})
POSSESSIVES = frozenset({"son", "sa", "leur"})
COUNTERPART = "homologue"
VOWELS = frozenset("aeiouy")
TAKES_UP = frozenset({"le", "la", "l", "ce", "cet", "cette"})
TRAIT_REACH = 3  # sentences over which « le magistrat » takes up a prosecutor
# How sure each way of resolving is: measured by eye on the development articles, ordered by how much of the words agrees.
SAME_WORDS, SAME_OFFICE, BY_HOLDER, ONLY_OFFICE, ONLY_HEAD, REGISTER_ALONE, JUST_TOLD, ITSELF = 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5


def bind_counterparts(scene: Scene) -> None:
    """« son homologue malien, Abdoulaye Diop »: the named counterpart holds the same office in the other state."""
    for i, key in list(scene.resolved.items()):
        span = scene.mentions[i].span
        person = scene.cast.get(key)
        if person and scene.mentions[i].kind == "role" and scene.phrase(span).head == COUNTERPART:
            _, office = _counterpart(scene, span, but=key)
            if office:
                person.offices.append(office)
                person.roles.append(Role(title=office.title, country=office.country))


def _counterpart(scene: Scene, span: Span, but: str = "") -> tuple[Figure | None, Office | None]:
    """The one whose counterpart is meant, and that one's office in the state that the words name."""
    countries = scene.phrase(span).countries
    here = scene.sentence_of(span.start)
    starts = {i: scene.mentions[i].span.start for i in scene.resolved}
    for i in sorted(starts, key=lambda i: (starts[i] > span.start, abs(starts[i] - span.start))):
        key = scene.resolved[i]
        figure = scene.cast.get(key)
        if figure and figure.kind == "person" and key != but and scene.sentence_of(starts[i]) in (here, here - 1):
            for office in figure.offices:
                if office.listed:
                    return figure, replace(office, title=scene.lexis.office_titles[office.key], country=next(iter(countries), None))
    return None, None


def resolve_role(scene: Scene, span: Span) -> Resolution | None:
    """Who the description at `span` refers to; None where it names no office."""
    office = office_at(scene, span)
    if office is None:
        return None
    if same := _already_tied(scene, span):
        return Resolution(keys=(same.key,), score=SAME_WORDS, reason=f"these words are tied to {same.name} already.")
    other: Figure | None = None
    if office.head == COUNTERPART:
        other, held = _counterpart(scene, span)
        office = held or office
    core = scene.phrase(span).core
    for found in _ways(scene, span, office, core, other):
        if found:
            return found
    return None


def _already_tied(scene: Scene, span: Span) -> Figure | None:
    """The person to whom the description that starts here is tied, where `span` only cuts it otherwise."""
    for i, mention in enumerate(scene.mentions):
        if mention.kind == "role" and mention.span != span and mention.span.start == span.start and i in scene.resolved:
            figure = scene.cast.figures[scene.resolved[i]]
            return figure if figure.kind == "person" else None
    return None


def _ways(scene: Scene, span: Span, office: Office, core: str, other: Figure | None) -> Iterator[Resolution | None]:
    gender = {"le": "m", "la": "f", "ce": "m", "cet": "m", "cette": "f"}.get(scene.phrase(span).determiner)
    people = [p for p in _by_nearness(scene, span.start) if p is not other and not (gender and _shown_gender(p) not in (None, gender))]
    before = {key for i, key in scene.resolved.items() if scene.starts[i] < span.start}
    told = [person for person in people if person.key in before]
    if not scene.phrase(span).is_indefinite and scene.phrase(span).determiner not in PLURAL:
        yield _first(people, lambda p: fold(core) in map(fold, p.aliases), SAME_WORDS, f"« {core} » stands beside the name {{}}")
        yield _first(people, lambda p: _holds(p, office), SAME_OFFICE, f"{{}} is named as « {office.title} » in the article")
        yield _by_register(scene, span, office, people, core)
        yield _first(told, lambda p: _held_by_one(p, office, people), ONLY_OFFICE, "only {} is named with this office in the article")
        yield _first(people, lambda p: _has_head(p, office, scene.lexis), ONLY_HEAD, "{} was the last to be named with such an office")
        yield _by_trait(scene, span, told)
        yield _just_told(scene, span, office, people)
        yield _first(people, lambda p: _held_by_one(p, office, people), ONLY_HEAD, "only {} is named with this office in the article")
    yield _office_itself(scene, span, office, core)


def _shown_gender(person: Figure) -> str | None:
    """The gender that the words show; « l'ambassadeur » hides it."""
    hidden = person.gender == "m" and bool(person.offices) and all(fold(o.title)[:1] in VOWELS for o in person.offices)
    return None if hidden else person.gender


def _just_told(scene: Scene, span: Span, office: Office, people: list[Figure]) -> Resolution | None:
    """« Selon Awa Sy, … La présidente du collectif ajoute »: a definite description takes up the subject before it, if that has no office
    yet; an office of a state only where the article shows no other state for the person."""
    phrase, here = scene.phrase(span), scene.sentence_of(span.start)
    gender = next((m.gender for m in scene.mentions if m.kind == "role" and m.span.start == span.start), None)
    if phrase.determiner not in TAKES_UP or not people or _is_somebodys(scene, span):
        return None
    before = _told_in(scene, here - 1)
    if len([p for p in people if p.key in before]) > 1:
        people = [p for p in people if before.get(p.key)]
    if len(people) != 1 and not (people and not any(before.get(p.key) for p in people[1:])):
        return None
    person = people[0]
    told = [i for i, key in scene.resolved.items() if key == person.key and scene.mentions[i].span.end <= span.start]
    last = max(told, default=None)
    if last is None or PREPOSITION.search(scene.text[max(0, scene.starts[last] - 12) : scene.starts[last]]):
        return None
    if here - scene.sentence_of(scene.mentions[last].span.start) != 1:
        return None
    if any(o.head == office.head for o in person.offices) or (person.offices and not _is_trait(scene, phrase)):
        return None
    if _speaks_in_turn(scene, span):
        return None
    if (gender and person.gender and gender != person.gender) or (office.listed and person.country not in (None, office.country)):
        return None
    _take_office(person, office)
    return Resolution(keys=(person.key,), score=JUST_TOLD, reason=f"{person.name}, just told, has no other office in the article.")


def _is_somebodys(scene: Scene, span: Span) -> bool:
    """« l'avocat de Yaïr Cohen »: a description that a person's name completes, inside it or behind."""
    behind = re.match(r" (?:de |d')(?:\w+\.? )?", scene.text[span.end : span.end + 16])
    reach = Span(span.start + 1, span.end + behind.end() + 1 if behind else span.end)
    return any(m.kind == "person" and m.span.start in range(reach.start, reach.end) for m in scene.mentions)


def _told_in(scene: Scene, sentence: int) -> dict[str, bool]:
    """Who is told in a sentence, and whether as its subject."""
    out: dict[str, bool] = {}
    for i, key in scene.resolved.items():
        if scene.sentence_of(scene.starts[i]) == sentence:
            out[key] = out.get(key, False) or scene.mentions[i].subject
    return out


def _by_trait(scene: Scene, span: Span, told: list[Figure]) -> Resolution | None:
    """« le procureur Awa Sy … La magistrate … »: whose office is of that sort; of several, a subject before another, the nearer first."""
    phrase, here = scene.phrase(span), scene.sentence_of(span.start)
    offices = scene.lexis.implied.get(phrase.head, ())
    own = " ".join(word for word in phrase.bare.split() if word not in scene.lexis.past)
    if phrase.determiner not in TAKES_UP or not offices or not own.startswith(phrase.head) or _is_somebodys(scene, span):
        return None
    if _speaks_in_turn(scene, span):
        return None
    if any(c.isupper() for c in phrase.core[1:]):
        return None
    country = next(iter(phrase.countries), None)
    fitting = [p for p in told if _has_office_of(p, offices) and country in (None, p.country)]
    for sentence in range(here, max(-1, here - TRAIT_REACH - 1), -1):
        before = _told_in(scene, sentence)
        if near := sorted((p for p in fitting if p.key in before), key=lambda p: not before[p.key]):
            person = near[0]
            return Resolution(keys=(person.key,), score=ONLY_HEAD, reason=f"« {phrase.core} » takes up {person.name} by the office told.")
    return None


def _has_office_of(person: Figure, offices: tuple[str, ...]) -> bool:
    """True where an office of the person, by its key or its words, begins as one of `offices` does."""
    told = [words for o in person.offices for words in (o.key, fold(o.title))]
    return any(words == office or words.startswith(office + ("" if office.endswith(" l") else " ")) for words in told for office in offices)


def _is_trait(scene: Scene, phrase: Phrase) -> bool:
    """« le diplomate », « l'ancien Premier ministre »: what may be said of somebody who holds an office."""
    return any(word in scene.lexis.traits for word in phrase.bare.split()[:2])


def _speaks_in_turn(scene: Scene, span: Span) -> bool:
    """« Pour sa part, le président … »: somebody else than before."""
    opening = fold(scene.text[scene.sentences[scene.sentence_of(span.start)].start : span.start]) if scene.sentences else ""
    return opening.endswith(scene.lexis.contrasts)


def _by_nearness(scene: Scene, position: int) -> list[Figure]:
    """The people of the article, the last told before `position` first, then those told after it."""
    order: dict[str, None] = {}
    indices = sorted(scene.resolved, key=lambda i: scene.mentions[i].span.start)
    before = [i for i in reversed(indices) if scene.mentions[i].span.end <= position]
    for i in (*before, *(i for i in indices if i not in set(before))):
        order.setdefault(scene.resolved[i])
    return [figure for key in order if (figure := scene.cast.get(key)) and figure.kind == "person"]


def _first(people: list[Figure], fits: Callable[[Figure], bool], score: float, reason: str) -> Resolution | None:
    person = next((p for p in people if fits(p)), None)
    return Resolution(keys=(person.key,), score=score, reason=reason.format(person.name) + ".") if person else None


def _holds(person: Figure, office: Office) -> bool:
    return office.country is not None and any(o.key == office.key and o.country == office.country for o in person.offices)


def _held_by_one(person: Figure, office: Office, people: list[Figure]) -> bool:
    """Same office, the state unsaid on one side, and nobody else in the article holds it."""
    mine = [o for o in person.offices if _may_be(o, office)]
    return bool(mine) and not any(_may_be(o, office) for p in people if p is not person for o in p.offices)


def _may_be(held: Office, told: Office) -> bool:
    same = held.key == told.key or (not held.listed and not told.listed and held.key.startswith(told.key + " "))
    return same and (held.country is None or told.country is None or held.country == told.country)


def _has_head(person: Figure, office: Office, lexis: Lexis) -> bool:
    """« le ministre », « le président », « le colonel » alone take up the last person with such an office."""
    words = fold(office.title).split()
    if not words or COMPLEMENTS & set(words[1:]) or (len(words) > 1 and office.country):
        return office.country is None and any(_may_be(o, office) for o in person.offices)
    word = words[0]
    mine = [o for o in person.offices if o.key.partition(" ")[0] not in POSSESSIVES]
    if any(o.key in lexis.bare.get(word, ()) for o in mine):
        return True
    return any(fold(title).split()[:1] == [word] for title in (o.title for o in mine))


def _by_register(scene: Scene, span: Span, office: Office, people: list[Figure], core: str) -> Resolution | None:
    """The one who certainly held the office on the article's date: somebody whom the article names, or a newcomer."""
    country = office.country
    if not office.listed:
        return None
    if country is None:
        return _by_term(scene, office, people)
    holder = scene.register.holder(office.key, country, scene.day)
    if holder is None:
        return None
    person = next((p for p in people if is_same_person(p.name, holder.person)), None)
    if person:
        _take_office(person, office)
        return Resolution(keys=(person.key,), score=BY_HOLDER, reason=f"{person.name} held this office on {scene.day}, says the register.")
    return _newcomer(scene, holder, office, core)


def _by_term(scene: Scene, office: Office, people: list[Figure]) -> Resolution | None:
    """« le chef de l'État » in an article that names no state: the only one of its people who held such an office then."""
    day = scene.day
    if day is None:
        return None
    terms = [(p, t) for p in people for t in scene.register.people_named(p.name) if t.office == office.key and t.may_cover(day)]
    if len({p.key for p, _ in terms}) != 1:
        return None
    person, term = terms[0]
    _take_office(person, replace(office, country=term.country or None))
    return Resolution(
        keys=(person.key,), score=ONLY_HEAD, reason=f"of the people named only {person.name} held this office, says the register."
    )


def _take_office(person: Figure, office: Office) -> None:
    person.offices.append(office)
    person.country = person.country or office.country
    person.call(office.title)
    person.roles.append(Role(title=office.title, country=office.country))


def _newcomer(scene: Scene, holder: Holder, office: Office, core: str) -> Resolution:
    figure = scene.cast.put(Figure(key=f"holder:{fold(holder.person)}", kind="person", name=holder.person, country=holder.country or None))
    figure.wikidata = holder.wikidata or None
    figure.call(core)
    if not figure.roles:
        figure.roles.append(Role(title=office.title, country=office.country, since=holder.since or None, until=holder.until or None))
    reason = f"the article does not name the « {core} »; {holder.person} held the office on {scene.day}, says the register."
    return Resolution(keys=(figure.key,), score=REGISTER_ALONE, reason=reason, name=core)


def _office_itself(scene: Scene, span: Span, office: Office, core: str) -> Resolution:
    plural = scene.phrase(span).determiner in ("les", "des", "ces", "leurs", "ses", "plusieurs", "certains") or core[:1].isdigit()
    core = close_words(scene.phrase(span), scene.lexis)
    known = f"office:{office.key}:{office.country}" if office.listed and not plural else f"words:{fold(core)}"
    kind: ActorKind = "group" if plural else "role"
    figure = scene.cast.put(Figure(key=known, kind=kind, name=core, country=office.country, plural=plural))
    figure.call(core)
    figure.call(re.sub(r"^[\d .,]+(?=[^\W\d])", "", core))
    if not plural and not figure.roles:
        figure.roles.append(Role(title=office.title, country=office.country))
    reason = f"nobody is named as « {core} »; the {'group' if plural else 'office'} itself stays as the actor."
    return Resolution(keys=(figure.key,), score=ITSELF, reason=reason, name=core)
