"""Pronouns and possessives: whom « il », « a-t-elle », « son pays », « nous » stand for.

Scored by nearness, by being a subject, by having just spoken, and by agreement in gender and number; words inside somebody else's quote
count less. Nothing is resolved across more than four sentences.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from recoupe.ground.cast import Figure, Resolution
from recoupe.ground.scene import Scene
from recoupe.model import Mention, Span
from recoupe.text import fold

REACH = 4  # sentences
PER_SENTENCE, SUBJECT, PERSON, HAS_SPOKEN, QUOTED, START = 1.2, 1.5, 0.6, 1.6, 2.5, 4.0
LATTER = 0.8
UNSHOWN = 1.0  # « elle » rather takes up a woman than a body or an « un » whose gender nothing shows
PEOPLE = frozenset({"person", "role"})
LEAST = 1.0  # below, nobody fits well enough


@dataclass(slots=True, kw_only=True)
class Speech:
    """One quote already resolved: who speaks, where the words stand, and where the speaker is named."""

    key: str
    content: tuple[Span, ...]
    at: int
    anonymous: bool = False


@dataclass(slots=True)
class Said:
    """The quotes resolved so far, in order."""

    speeches: list[Speech] = field(default_factory=list)

    def holding(self, span: Span) -> Speech | None:
        """The innermost quote whose words hold `span`."""
        inside = [s for s in self.speeches if any(c.contains(span) for c in s.content)]
        return min(inside, key=lambda s: sum(map(len, s.content)), default=None)

    def last_before(self, position: int, own_words: tuple[Span, ...] = ()) -> Speech | None:
        """Who spoke last before `position`, not inside `own_words`."""
        before = (s for s in self.speeches if s.at < position and not any(w.start <= s.at < w.end for w in own_words))
        return max(before, key=lambda s: s.at, default=None)


def resolve_pronoun(
    scene: Scene, span: Span, said: Said, gender: str, number: str, own_words: tuple[Span, ...] = (), but: frozenset[str] = frozenset()
) -> Resolution | None:
    """The figure that a third-person pronoun stands for, or None where nobody fits. Whoever is told in `own_words`, the quote that the
    pronoun says, is not its speaker; nor is it anybody in `but`."""
    if fold(scene.words(span)) in scene.lexis.latter:
        return _latter(scene, span, gender, number, own_words)
    best: tuple[float, Figure] | None = None
    is_object = fold(scene.words(span)) in scene.lexis.objects
    for key, mention in scene.told_before(span.start, sentences=REACH):
        figure = scene.cast.get(key)
        quoted = any(words.contains(mention.span) for words in own_words) or (is_object and _is_subject_here(scene, span, mention))
        if (
            figure
            and figure.key not in but
            and not quoted
            and not _is_mere_place(scene, figure)
            and _agrees(figure, mention, gender, number)
        ):
            score = _likelihood(scene, span, said, mention, figure, is_object=is_object)
            if best is None or score > best[0]:
                best = (score, figure)
    last = said.last_before(span.start, own_words)
    figure = scene.cast.get(last.key) if last else None
    if last and figure and not is_object and _can_go_on(scene, figure, last, span, gender, number):
        score = START - PER_SENTENCE * (scene.sentence_of(span.start) - scene.sentence_of(last.at)) + SUBJECT + HAS_SPOKEN
        score -= UNSHOWN * bool(gender and figure.gender is None and figure.kind != "person")
        if best is None or score >= best[0]:
            best = (score, figure)
    if best is None or best[0] < LEAST:
        return None
    reason = f"« {scene.words(span).strip(' -')} » takes up {best[1].name}, the nearest that fits as its subject."
    return Resolution(keys=(best[1].key,), score=round(min(0.9, best[0] / 8 + 0.45), 2), reason=reason)


def _is_mere_place(scene: Scene, figure: Figure) -> bool:
    """True for a place that is no seat of a government: nobody takes it up as « il » or « elle »."""
    return figure.kind == "place" and scene.register.seat(figure.name) is None


def _latter(scene: Scene, span: Span, gender: str, number: str, own_words: tuple[Span, ...]) -> Resolution | None:
    """« ces derniers », « celle-ci »: whoever was told last and agrees, be it in somebody else's words."""
    for key, mention in scene.told_before(span.start, sentences=1):
        figure = scene.cast.get(key)
        quoted = any(words.contains(mention.span) for words in own_words)
        if figure and figure.kind != "place" and not quoted and _agrees(figure, mention, gender, number):
            return Resolution(keys=(figure.key,), score=LATTER, reason=f"« {scene.words(span)} » takes up {figure.name}, told last.")
    return None


def _is_subject_here(scene: Scene, span: Span, mention: Mention) -> bool:
    """« Macron l'a reçu »: who is the subject of the sentence is not its object."""
    return mention.subject and scene.sentence_of(mention.span.start) == scene.sentence_of(span.start)


def _can_go_on(scene: Scene, figure: Figure, last: Speech, span: Span, gender: str, number: str) -> bool:
    near = scene.sentence_of(span.start) - scene.sentence_of(last.at) <= REACH
    shown = figure.gender or next((m.gender for m in scene.mentions if figure.kind != "person" and m.span.start == last.at), None)
    return near and not (gender and shown and gender != shown) and (number or "s") == ("p" if figure.plural else "s")


def _agrees(figure: Figure, mention: Mention, gender: str, number: str) -> bool:
    shown = figure.gender if figure.kind == "person" else mention.gender or figure.gender
    if gender and shown and gender != shown:
        return False
    plural = figure.plural or (figure.kind != "person" and mention.number == "p")
    return (number or "s") == ("p" if plural else "s")


def _likelihood(scene: Scene, span: Span, said: Said, mention: Mention, figure: Figure, *, is_object: bool = False) -> float:
    """How likely `figure` is meant; an object takes up people, be they no subjects (« a vu son homologue et [lui] a promis »)."""
    distance = scene.sentence_of(span.start) - scene.sentence_of(mention.span.start)
    score = START - PER_SENTENCE * distance + SUBJECT * (mention.subject and not is_object) + PERSON * (figure.kind in PEOPLE)
    holder, mine = said.holding(mention.span), said.holding(span)
    if holder is not None and holder is not mine:
        score -= QUOTED
    return score - 0.002 * (span.start - mention.span.end)


def resolve_first_person(scene: Scene, span: Span, said: Said, *, own_deed: bool) -> Resolution | None:
    """« nous »: the speaker in person for words and promises, the speaker's country for what only a country does."""
    speech = said.holding(span)
    figure = scene.cast.get(speech.key) if speech else None
    if figure is None:
        return None
    country = scene.register.states.get(country_of(scene, figure) or "")
    if own_deed or figure.kind != "person" or country is None:
        return Resolution(keys=(figure.key,), score=0.85, reason=f"« {scene.words(span)} » is said by {figure.name}.")
    key = f"state:{country.iso3}"
    scene.cast.put(Figure(key=key, kind="state", name=country.name, country=country.iso3, wikidata=country.wikidata))
    return Resolution(keys=(key,), score=0.7, reason=f"« {scene.words(span)} » is said by {figure.name} for {country.name}.")


def possessor(scene: Scene, span: Span, said: Said, number: str = "s") -> Figure | None:
    """Whose « son pays » or « leur armée » is: the speaker in reported words, else the subject before."""
    speech = said.holding(span)
    if speech and number == "s" and (figure := scene.cast.get(speech.key)) and not _other_subject(scene, span, speech):
        return figure
    found = resolve_pronoun(scene, span, said, "", number)
    return scene.cast.get(found.keys[0]) if found else None


def _other_subject(scene: Scene, span: Span, speech: Speech) -> bool:
    """True where the reported words have a subject of their own before `span` (« que le Mali renforce son armée »)."""
    for content in speech.content:
        if content.contains(span):
            return any(scene.resolved.get(i) for i, m in scene.within(Span(content.start, span.start)) if m.subject or m.kind == "state")
    return False


def country_of(scene: Scene, figure: Figure) -> str | None:
    """The state a figure belongs to: as the article says, or as its offices in the register do."""
    if figure.country or figure.kind != "person":
        return figure.country
    known = {holder.country for holder in scene.register.people_named(figure.name)} & set(scene.evidence_of_states)
    if len(known) == 1:
        figure.country = next(iter(known)) or None
    return figure.country


def emphasised(scene: Scene, span: Span) -> Span:
    """The subject of « La maire, elle, refuse », where `span` is only the pronoun that stresses it; else `span` itself."""
    comma = span.start - 2
    if pronoun_of(scene, span) is None or scene.text[max(0, comma) : span.start] != ", " or scene.text[span.end : span.end + 1] != ",":
        return span
    return min((m.span for _, m in scene.around(comma - 1) if m.span.end == comma), default=span, key=lambda s: s.start)


def is_other_gender(scene: Scene, figure: Figure, span: Span) -> bool:
    """True where a pronoun of one gender cannot take up a person of the other: « elle » for M. Diop."""
    pronoun = pronoun_of(scene, span)
    return bool(pronoun and pronoun[0] and figure.kind == "person" and figure.gender and figure.gender != pronoun[0])


def pronoun_of(scene: Scene, span: Span) -> tuple[str, str] | None:
    """Gender and number of the third-person pronoun at `span`; None where the words are no such pronoun."""
    words = fold(scene.words(span).strip()).removeprefix("t ")
    return scene.lexis.third.get(words)
