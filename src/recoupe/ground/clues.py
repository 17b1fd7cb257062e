"""What an article tells other articles of its dossier, and what it would ask them: its clues, a pure function of its reading.

An office is told by a description beside a name (« le ministre tchadien de la Santé, Ali Doro »), never by one that the
program resolved itself; it is asked where the office itself, or somebody whom only the register names, stays as the actor. A full name is
told, a surname asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recoupe.edtf import bounds, is_edtf
from recoupe.ground.lexis import Lexis, load_lexis
from recoupe.ground.names import skeleton, split_name
from recoupe.ground.offices import Office, office_of
from recoupe.ground.phrase import Phrase, read_phrase
from recoupe.ground.task import NAMED
from recoupe.lexicon import languages
from recoupe.loans import Clue
from recoupe.model import Actor, Mention, Reading, Span
from recoupe.register import Register, load_register
from recoupe.text import fold

SENTENCE_END = re.compile(r"[.!?…]\s|\n")
REACH = 300  # characters on each side in which the sentence around a mention is looked for
BACK = 366  # days before publication from which on a sentence or an account tells of the past
WORDS_BEFORE = 24  # characters before an office in which « alors » tells that it was held once


def find_clues(reading: Reading) -> tuple[Clue, ...]:
    """The clues of one reading: none without a date of publication, or in a language without a pack."""
    article = reading.article
    if article.published is None or not is_edtf(article.published.value) or article.language not in languages():
        return ()
    found = Clues(reading, load_register(article.language), load_lexis(article.language))
    return tuple(dict.fromkeys(clue for actor in reading.actors for clue in found.of(actor)))


class Clues:
    """One reading, with what is needed to tell its offices apart."""

    def __init__(self, reading: Reading, register: Register, lexis: Lexis) -> None:
        self.reading, self.register, self.lexis = reading, register, lexis
        self.anonymous = {quote.speaker for quote in reading.quotes if quote.anonymous}
        self.day = reading.article.published.value if reading.article.published else ""
        self.phrases: dict[str, Phrase] = {}

    def of(self, actor: Actor) -> Iterator[Clue]:
        """The clues that one actor gives."""
        mentions = [mention for mention in self.reading.mentions if mention.actor == actor.id]
        if actor.kind == "person" and any(mention.kind == "person" for mention in mentions):
            yield from self._told(actor, mentions)
        elif actor.kind in ("person", "role") and actor.id not in self.anonymous and not self._is_past(actor):
            yield from self._asked(actor, mentions)

    def _told(self, actor: Actor, mentions: list[Mention]) -> Iterator[Clue]:
        """The offices beside a name, and the name itself: told in full, or asked for."""
        beside = [m for m in mentions if m.kind == "role" and m.score >= NAMED and not self._is_of_then(m.span)]
        read = [(self._phrase_at(mention.span), self._completing([mention])) for mention in beside]
        told = {key: phrase for phrase, named in read if (key := self._key(phrase, _stated(phrase) or actor.country, named))}
        is_full = bool(split_name(actor.name)[0])
        gender = next((m.gender for m in mentions if m.kind == "person" and m.gender), None)
        named = self._clue(actor, f"name:{skeleton(split_name(actor.name)[1])}", actor.name)
        about = replace(named, gender=gender, offices=tuple(sorted(told)))
        for key, phrase in told.items():
            if self._held_then(actor.name, key):
                yield replace(about, key=key, words=phrase.core, person=actor.name)
        yield replace(about, person=actor.name if is_full else None)

    def _asked(self, actor: Actor, mentions: list[Mention]) -> Iterator[Clue]:
        """The office that stays as the actor, unless it is told as one of several (« un porte-parole de l'armée »)."""
        if any(self._phrase_at(mention.span).is_indefinite for mention in mentions):
            return
        for role in actor.roles[:1]:  # of a counterpart: the office of the other, in its own state
            phrase = self._phrase(role.title)
            if key := self._key(phrase, role.country or _stated(phrase), self._completing(mentions)):
                yield self._clue(actor, key, actor.name if actor.kind == "role" else role.title)

    def _clue(self, actor: Actor, key: str, words: str) -> Clue:
        article = self.reading.article
        return Clue(key=key, article=article.id, name=article.name, local=actor.id, words=words, day=self.day, country=actor.country)

    def _phrase_at(self, span: Span) -> Phrase:
        return self._phrase(self.reading.article.words(span))

    def _phrase(self, words: str) -> Phrase:
        if words not in self.phrases:
            self.phrases[words] = read_phrase(words, self.register, self.lexis)
        return self.phrases[words]

    def _completing(self, descriptions: list[Mention]) -> str | None:
        """The name that completes a description: « Kidal » in « le maire de Kidal », none in « le ministre des Finances »."""
        names = (m.span for m in self.reading.mentions if m.kind not in ("role", "person", "state"))
        within = (name for name in names for told in descriptions if name.start > told.span.start and told.span.contains(name))
        return next((self.reading.article.words(name) for name in within), None)

    def _key(self, phrase: Phrase, country: str | None, named: str | None) -> str | None:
        """The office that one person at a time holds, in a state or of what is `named`; None for any other description."""
        office = office_of(phrase, self.lexis)
        if office is None or office.past:
            return None
        if office.country == "":  # the UN's
            return f"office:{office.key}:"
        held_in = country or office.country or ""
        if office.listed:
            return f"office:{office.key}:{held_in}" if held_in else None
        sole = self._sole(office, named) if named or office.country else None
        return f"office:{sole}:{held_in}" if sole else None

    def _sole(self, office: Office, named: str | None) -> str | None:
        """« le gouverneur de Tillabéri », « la procureure de la CPI »: a head of the pack with what it heads, both in one form."""
        head = next((head for head in self.lexis.sole if f"{office.key} ".startswith(f"{head} ")), office.key)
        rest = office.key.removeprefix(head)
        if not rest or {"un", "une"} & set(rest.split()):
            return None
        if named and (known := self.register.name(named)):
            rest = rest.replace(fold(named), fold(known.name))
        return self.lexis.sole[head] + rest

    def _held_then(self, person: str, key: str) -> bool:
        """False where the register knows that the person's term was over, or not begun, on the article's day."""
        office = key.split(":")[1]
        terms = [term for term in self.register.people_named(person) if term.office == office]
        return not terms or any(term.may_cover(self.day) for term in terms)

    def _is_of_then(self, span: Span) -> bool:
        """True where the words before, or a date in the same sentence, say that the office was held in the past."""
        text = self.reading.article.text
        before = fold(text[max(0, span.start - WORDS_BEFORE) : span.start]).split()
        if self.lexis.then & set(before[-2:]):
            return True
        ends = [found.end() for found in SENTENCE_END.finditer(text, max(0, span.start - REACH), span.start)]
        last = SENTENCE_END.search(text, span.end, span.end + REACH)
        around = Span(max(ends, default=max(0, span.start - REACH)), last.start() if last else span.end + REACH)
        return any(self._is_before(time.value) for time in self.reading.times if around.contains(time.span))

    def _is_past(self, actor: Actor) -> bool:
        """True where all that the actor does is told of years before."""
        dates = [account.date for account in self.reading.accounts if actor.id in (*account.actors, *account.recipients)]
        return bool(dates) and all(date is not None and self._is_before(date) for date in dates)

    def _is_before(self, value: str) -> bool:
        if not is_edtf(value):
            return False
        end, published = bounds(value)[1], bounds(self.day)[0]
        return end is not None and published is not None and (published - end).days > BACK


def _stated(phrase: Phrase) -> str | None:
    """The state that the words name."""
    return next(iter(phrase.countries), None)
