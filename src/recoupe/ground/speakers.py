"""Who speaks in each quote. What is anonymous stays so: such a source is never tied to a named person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.ground.bodies import the_government
from recoupe.ground.cast import Figure, Resolution
from recoupe.ground.pronouns import Said, Speech, emphasised, is_other_gender, pronoun_of
from recoupe.ground.scene import Scene
from recoupe.ground.several import resolve
from recoupe.ground.task import ITSELF, KIND_OF_HEAD, TAKEN_UP, Task
from recoupe.model import Quote, Span
from recoupe.text import fold

NEAR = 4  # sentences over which a quote without a source goes on with the speaker before
GOES_ON = 0.6
UNKNOWN = "inconnu"
DATELINE = re.compile(r"[A-ZÉÈÀÎÔ][^.;:!?«»]{1,60}? [-–—]{1,2} (?=\S)")
AGE = re.compile(r" ans\b")


def find_speakers(scene: Scene, quotes: Sequence[Quote]) -> tuple[dict[int, Resolution], Said]:
    """The speaker of each quote that has one, by the quote's index, and the record of who said what where."""
    said, found = Said(), dict[int, Resolution]()
    for index in sorted(range(len(quotes)), key=lambda i: _place(quotes[i])):
        quote = quotes[index]
        resolution = _speaker(scene, quote, said)
        if resolution:
            found[index] = resolution
            speech = Speech(key=resolution.keys[0], content=quote.content, at=_place(quote), anonymous=quote.anonymous)
            said.speeches.append(speech)
    return found, said


def _place(quote: Quote) -> int:
    """Where the quote names or implies its speaker: at its source, else its cue, else its first word."""
    spot = quote.source or (quote.cue.span if quote.cue else None) or quote.span
    return spot.start


def _speaker(scene: Scene, quote: Quote, said: Said) -> Resolution | None:
    if quote.anonymous:
        return _anonymous(scene, quote)
    antecedent = _resolved(scene, quote, quote.antecedent, said)
    if quote.source is None or _is_empty(scene, quote.source):
        return antecedent or _goes_on(scene, quote, said)
    if fold(scene.words(quote.source)) in scene.lexis.same_again and (last := said.last_before(_place(quote))):
        figure = scene.cast.figures[last.key]
        return Resolution(keys=(figure.key,), score=TAKEN_UP, reason=f"the same as before: {figure.name}.", name=figure.name)
    if emphasised(scene, quote.source) != quote.source:
        return _resolved(scene, quote, quote.source, said)
    if pronoun_of(scene, quote.source):
        own = _resolved(scene, quote, quote.source, said)
        if antecedent and is_other_gender(scene, scene.cast.figures[antecedent.keys[0]], quote.source):
            antecedent = None
        if antecedent and own and _is_nearer_person(scene, own, antecedent, quote):
            return own
        return antecedent or own or _goes_on(scene, quote, said)
    return _resolved(scene, quote, quote.source, said)


def _is_nearer_person(scene: Scene, own: Resolution, antecedent: Resolution, quote: Quote) -> bool:
    """« a-t-il écrit » is rather said by the person named last than by a city, a body or an « un » named before."""
    figures = [scene.cast.figures[r.keys[0]] for r in (own, antecedent)]
    is_known = figures[1].kind in ("person", "role") or (figures[1].kind == "group" and antecedent.score > ITSELF)
    if figures[0].kind != "person" or is_known or quote.antecedent is None or quote.source is None:
        return False
    told = (scene.mentions[i].span.start for i, key in scene.resolved.items() if key == figures[0].key)
    return any(quote.antecedent.end <= start < quote.source.start for start in told)


def _is_empty(scene: Scene, span: Span) -> bool:
    return not scene.words(span).strip()


def _resolved(scene: Scene, quote: Quote, span: Span | None, said: Said) -> Resolution | None:
    """The speaker that the words at `span` name; a state that speaks is its government."""
    if span is None:
        return None
    span = _undated(scene, _whole(scene, emphasised(scene, span)))
    task = Task(scene=scene, span=span, phrase=scene.phrase(span), said=said, use="speaker", own_words=quote.content)
    found = resolve(task)
    if pronoun_of(scene, span) and found.score <= ITSELF:
        return None
    return _as_power(scene, found)


def _undated(scene: Scene, span: Span) -> Span:
    """`span` without the dateline in front of it (« LOMÉ (ATOP) – Le ministre »)."""
    line = DATELINE.match(scene.words(span)) if not scene.article.text[: span.start].rpartition("\n")[2].strip() else None
    return Span(span.start + line.end(), span.end) if line else span


def _whole(scene: Scene, span: Span) -> Span:
    """`span` with the rest of a name in whose midst it begins or ends (« Procter & | Gamble », « des experts des Nations | unies »)."""
    first = [mention.span.start for _, mention in scene.around(span.start) if mention.kind != "role" and mention.span.end >= span.end]
    cut = [mention.span.end for _, mention in scene.around(span.end) if mention.kind != "role"]
    age = AGE.match(scene.text, span.end) if scene.text[span.end - 1 : span.end].isdigit() else None  # « l'élu de 68 | ans »
    return Span(min(first, default=span.start), max(cut, default=age.end() if age else span.end))


def _as_power(scene: Scene, found: Resolution) -> Resolution:
    figure = scene.cast.figures[found.keys[0]]
    state = scene.register.states.get(figure.country or "") if figure.kind == "state" else None
    if state is None:
        return found
    government = the_government(scene, state)
    government.call(figure.name)
    return Resolution(keys=(government.key,), score=found.score, reason=found.reason, name=government.name)


def _goes_on(scene: Scene, quote: Quote, said: Said) -> Resolution | None:
    """Words without a source go on with whoever spoke last, if that was near."""
    last = said.last_before(_place(quote))
    if last is None or last.anonymous or scene.sentence_of(_place(quote)) - scene.sentence_of(last.at) > NEAR:
        return None
    figure = scene.cast.figures[last.key]
    pronoun = pronoun_of(scene, quote.source) if quote.source else None
    if pronoun and pronoun[1] == "p" and not figure.plural:
        return None
    if quote.source and is_other_gender(scene, figure, quote.source):
        return None
    return Resolution(keys=(figure.key,), score=GOES_ON, reason=f"no source is named; {figure.name} spoke just before.", name=figure.name)


def _anonymous(scene: Scene, quote: Quote) -> Resolution:
    """The description itself, as a figure of its own."""
    spot = quote.antecedent or quote.source  # « Elle a démenti »: the unnamed woman told before
    words = scene.words(spot).strip() if spot else ""
    phrase = scene.phrase_of(words)
    name = (phrase.core or words) if words else UNKNOWN
    kind = KIND_OF_HEAD.get(phrase.head_kind, "group")
    plural = phrase.determiner in ("les", "des", "plusieurs", "certains", "ces") or name.endswith("s")
    kind = "group" if kind == "role" and plural else kind
    told = scene.cast.get(f"words:{fold(name)}")
    key = told.key if told and told.kind != "person" else f"anonymous:{fold(name)}"
    figure = scene.cast.put(Figure(key=key, kind=kind, name=name, plural=plural))
    if len(phrase.countries) == 1:
        figure.country = phrase.countries[0]
    return Resolution(keys=(figure.key,), score=1.0, reason="the source is anonymous and stays so.", name=name)
