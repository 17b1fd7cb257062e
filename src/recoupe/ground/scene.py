"""One article as ground sees it: its words, its mentions in order, its sentences, and which states it speaks of where."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from recoupe.ground.cast import Cast
from recoupe.ground.lexis import Lexis
from recoupe.ground.phrase import Phrase, read_phrase
from recoupe.model import Article, Mention, Span
from recoupe.register import Register
from recoupe.text import plain

LINE_ENDS = str.maketrans("\r\n\t", "   ")
LONGEST_NAME = 80  # characters
CLEAR_LEAD = 1.5  # times as often as the next: the state that an article is about
SLIGHT_LEAD = 1.1  # the same, where names alone do not decide and adjectives and cities are counted too
LOCATIVE = re.compile(r"(?:^|\W)(?:au|en|aux|à)\s$", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """All that resolving may look at. `cast` and `resolved` (mention index → key) grow while the article is read;
    `phrases` are those read so far, `parties` those of accounts that no mention tells (« cinq agents togolais »), with their keys."""

    article: Article
    mentions: tuple[Mention, ...]
    sentences: tuple[Span, ...]
    register: Register
    lexis: Lexis
    cast: Cast = field(default_factory=Cast)
    resolved: dict[int, str] = field(default_factory=dict)
    phrases: dict[str, Phrase] = field(default_factory=dict)
    parties: list[tuple[str, Mention]] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The article's text made plain, line ends as spaces, at the same length."""
        return plain(self.article.text).translate(LINE_ENDS)

    @cached_property
    def starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @property
    def day(self) -> str | None:
        """The day of publication, or what is known of it."""
        return self.article.published.value if self.article.published else None

    def words(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def phrase(self, span: Span) -> Phrase:
        return self.phrase_of(self.words(span))

    def phrase_of(self, words: str) -> Phrase:
        """The phrase that `words` are, read once."""
        found = self.phrases.get(words)
        if found is None:
            found = self.phrases[words] = read_phrase(words, self.register, self.lexis)
        return found

    def sentence_of(self, position: int) -> int:
        """The index of the sentence in or after which `position` lies; 0 before the first."""
        return max(0, bisect_right(self.sentence_starts, position) - 1)

    def within(self, span: Span) -> Iterator[tuple[int, Mention]]:
        """The mentions that lie inside `span`, with their indices."""
        for i in range(bisect_right(self.starts, span.start - 1), len(self.mentions)):
            if self.mentions[i].span.start >= span.end:
                break
            if self.mentions[i].span.end <= span.end:
                yield i, self.mentions[i]

    def around(self, position: int) -> Iterator[tuple[int, Mention]]:
        """The mentions that began before `position` and go on over it: words cut in the midst of a name."""
        for i in range(bisect_right(self.starts, position - 1) - 1, -1, -1):
            if position - self.starts[i] > LONGEST_NAME:
                break
            if self.mentions[i].span.end > position > self.mentions[i].span.start:
                yield i, self.mentions[i]

    def before(self, position: int, *, sentences: int = 3) -> Iterator[tuple[int, Mention]]:
        """The mentions that end before `position`, the nearest first, as far back as so many sentences."""
        here = self.sentence_of(position)
        for i in range(bisect_right(self.starts, position) - 1, -1, -1):
            mention = self.mentions[i]
            if here - self.sentence_of(mention.span.start) > sentences:
                break
            if mention.span.end <= position:
                yield i, mention

    def told_before(self, position: int, *, sentences: int = 3) -> list[tuple[str, Mention]]:
        """The keys of who is told before `position`, with the words, the nearest first: mentions, and parties of accounts that are none."""
        told = [(self.resolved[i], mention) for i, mention in self.before(position, sentences=sentences) if self.resolved.get(i)]
        here = self.sentence_of(position)
        near = [row for row in self.parties if row[1].span.end <= position and here - self.sentence_of(row[1].span.start) <= sentences]
        return sorted((*told, *near), key=lambda row: -row[1].span.start) if near else told

    @cached_property
    def states_named(self) -> tuple[tuple[int, str, bool], ...]:
        """Every place where a state is named: position, ISO code, and whether it is the subject there."""
        out = []
        for mention in self.mentions:
            state = self.register.state(self.words(mention.span)) if mention.kind == "state" else None
            if state:
                out.append((mention.span.start, state.iso3, mention.subject))
        return tuple(out)

    @cached_property
    def states_told(self) -> tuple[tuple[int, str], ...]:
        """Every place where a state or its seat of government is named: position and ISO code."""
        seats = ((m.span.start, self.register.seat(self.words(m.span))) for m in self.mentions if m.kind == "place")
        return tuple(sorted([(start, iso3) for start, iso3, _ in self.states_named] + [(start, s.iso3) for start, s in seats if s]))

    @cached_property
    def evidence_of_states(self) -> Counter[str]:
        """How often each state is spoken of: by name, by adjective, by its seat of government."""
        return Counter(iso3 for _, iso3 in self.states_spoken_of)

    @cached_property
    def states_spoken_of(self) -> tuple[tuple[int, str], ...]:
        """Every place where a state is spoken of: position and ISO code, in order."""
        found = list(self.states_told)
        for span in self.article.own_spans():
            for word in re.finditer(r"\w[\w-]+", self.words(span)):
                nations = self.register.nationalities(word[0])
                if len(nations) == 1:
                    found.append((span.start + word.start(), nations[0]))
        return tuple(sorted(found))

    @cached_property
    def main_state(self) -> str | None:
        """The state that the article names most, where the lead is clear; else the one it speaks of most in any way."""
        by_name = Counter(iso3 for _, iso3, _ in self.states_named)
        return _leader(by_name) or _leader(self.evidence_of_states, lead=SLIGHT_LEAD)

    def state_here(self, position: int, *, but_subject: bool = False) -> str | None:
        """The state that « le pays » or « le gouvernement » mean: « Au Mali, … » or the only state before it in the sentence, else the
        one that the article is about, else the nearest before. `but_subject`: the subject of the sentence is not meant."""
        here = self.sentence_of(position)
        before = [(start, iso3, subject) for start, iso3, subject in self.states_named if start < position]
        same = [row for row in before if self.sentence_of(row[0]) == here and not (but_subject and row[2])]
        local = [iso3 for start, iso3, subject in same if not subject and LOCATIVE.search(self.text[max(0, start - 6) : start])]
        if local:
            return local[-1]
        if same and len({iso3 for _, iso3, _ in same}) == 1:
            return same[0][1]
        if self.main_state and any(start < position for start, iso3 in self.states_spoken_of if iso3 == self.main_state):
            return self.main_state
        told = [iso3 for start, iso3 in self.states_spoken_of if start < position]
        return told[-1] if told else self.main_state


def _leader(counts: Counter[str], lead: float = CLEAR_LEAD) -> str | None:
    ranked = counts.most_common(2)
    if not ranked:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= lead * ranked[1][1] else None


def make_scene(article: Article, mentions: Sequence[Mention], sentences: Sequence[Span], register: Register, lexis: Lexis) -> Scene:
    """The scene of one article, its mentions and sentences in order."""
    ordered = tuple(sorted(mentions, key=lambda m: (m.span.start, -m.span.end)))
    told = tuple(sorted(span for span in sentences if any(c.isalnum() for c in article.words(span))))  # a lone « » » is none
    return Scene(article=article, mentions=ordered, sentences=told, register=register, lexis=lexis)
