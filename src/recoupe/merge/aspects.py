"""The relations of standing situations (`standing.toml`) and the men they are said of, found in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from recoupe.errors import PackError
from recoupe.lexicon import Table, table
from recoupe.merge.words import bare_form, bare_forms
from recoupe.model import Span, Term

# Two words for the same men this near one another are one name (« mercenaires du groupe Wagner »), in characters.
ONE_NAME = 14
# A shorter piece of text is no sentence.
SHORTEST = 4
SENTENCE_END = re.compile(r"[.!?…](?=\s|$)|\n|;")
Words = Sequence[tuple[str, Span]]


@dataclass(frozen=True, slots=True)
class Aspect:
    """A relation, the words that say it, and how its account is coded."""

    id: str
    type: str
    mode: str | None
    doer: str
    recipient: str
    reach: int
    side: str
    groups: frozenset[str]
    words: frozenset[tuple[str, ...]]
    unless_next: frozenset[str]


@dataclass(frozen=True, slots=True)
class Naming:
    """Men named in one place of a sentence, under one or several words; `first` and `last` count the words of the sentence."""

    terms: tuple[Term, ...]
    first: int
    last: int

    @property
    def span(self) -> Span:
        return Span(self.terms[0].span.start, self.terms[-1].span.end)

    @property
    def term(self) -> Term:
        """The word that says most: one whose people is known."""
        return next((t for t in self.terms if t.people), self.terms[0])

    def gap(self, first: int, last: int) -> int:
        """How many words lie between it and the words `first` to `last`; not positive where they overlap."""
        return self.first - last if self.first > last else first - self.last


@lru_cache(maxsize=4)
def aspects(language: str) -> tuple[Aspect, ...]:
    """The relations of a language's pack, those that hold for some groups only first.

    Raises:
        PackError: a relation lacks a key; the sentence names it.
    """
    return tuple(sorted((_aspect(row) for row in table(language, "standing")["aspect"]), key=lambda a: not a.groups))


def _aspect(row: Table) -> Aspect:
    for key in ("id", "type", "doer", "recipient", "reach", "side", "words"):
        if key not in row:
            raise PackError(f"standing.toml: the aspect '{row.get('id')}' lacks '{key}'.")
    return Aspect(
        id=row["id"],
        type=row["type"],
        mode=row.get("mode"),
        doer=row["doer"],
        recipient=row["recipient"],
        reach=row["reach"],
        side=row["side"],
        groups=frozenset(row.get("groups", ())),
        words=frozenset(bare_forms(phrase) for phrase in row["words"]),
        unless_next=frozenset(bare_form(word) for word in row.get("unless_next", ())),
    )


def presence(language: str) -> Aspect:
    """The relation that is denied where somebody denies the very word (« ce ne sont pas des mercenaires »)."""
    return next(aspect for aspect in aspects(language) if aspect.id == "presence")


def sentences(text: str, own: Sequence[Span]) -> Iterator[Span]:
    """The sentences of the article's own text, cut at stops and line ends."""
    for block in own:
        start = block.start
        for found in (*SENTENCE_END.finditer(text, block.start, block.end), None):
            end = found.end() if found else block.end
            if end - start >= SHORTEST:
                yield Span(start, end)
            start = end


def namings(terms: Sequence[Term], words: Words) -> Iterator[Naming]:
    """The words for men in one sentence, those that stand together taken as one name. One that tells no people is of those that another
    tells (« pas des mercenaires, mais des instructeurs »)."""
    groups: list[list[Term]] = []
    told = next((t for t in terms if t.people), None)
    for term in (t if t.people or told is None else replace(t, people=told.people, place=told.place) for t in terms):
        if groups and groups[-1][-1].group == term.group and term.span.start - groups[-1][-1].span.end <= ONE_NAME:
            groups[-1].append(term)
        else:
            groups.append([term])
    for group in groups:
        inside = [i for i, (_, span) in enumerate(words) if group[0].span.start <= span.start and span.end <= group[-1].span.end]
        if inside:
            yield Naming(tuple(group), inside[0], inside[-1])


def relations(words: Words, men: Sequence[Naming], language: str) -> Iterator[tuple[Aspect, Naming, Span]]:
    """Each relation word of a sentence with the men nearest to it. One behind a name whose relation is already told is of something
    else."""
    if not men:
        return
    told, named = set[int](), set[int]()
    for aspect, first, last in sorted(_matches([bare_form(word) for word, _ in words], language), key=lambda row: (row[1], -row[2])):
        naming = _nearest(men, aspect, first, last, language)
        if naming is None or first in told or (first > naming.last and naming.first in named):
            continue
        told.update(range(first, last + 1))
        named.add(naming.first)
        yield aspect, naming, Span(words[first][1].start, words[last][1].end)
    for naming in men:
        if naming.term.denied and naming.first not in named:
            yield presence(language), naming, naming.span


def _matches(forms: Sequence[str], language: str) -> Iterator[tuple[Aspect, int, int]]:
    """Every relation word: its aspect, its first and its last word."""
    index = _by_first_word(language)
    for i, form in enumerate(forms):
        for phrase, aspect in index.get(form, ()):
            end = i + len(phrase)
            if tuple(forms[i:end]) == phrase and (end == len(forms) or forms[end] not in aspect.unless_next):
                yield aspect, i, end - 1


@lru_cache(maxsize=4)
def _by_first_word(language: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], Aspect]]]:
    """The phrases of all relations by their first word."""
    index: dict[str, list[tuple[tuple[str, ...], Aspect]]] = {}
    for aspect in aspects(language):
        for phrase in sorted(aspect.words):
            index.setdefault(phrase[0], []).append((phrase, aspect))
    return index


def matches(forms: Sequence[str], phrase: tuple[str, ...]) -> Iterator[int]:
    """Where a phrase begins in a sentence."""
    return (i for i, form in enumerate(forms) if form == phrase[0] and tuple(forms[i : i + len(phrase)]) == phrase)


def _nearest(men: Sequence[Naming], aspect: Aspect, first: int, last: int, language: str) -> Naming | None:
    """The men nearest to a relation's words, if they are of those it is said of, on its side and within its reach."""
    nearest = min(men, key=lambda n: n.gap(first, last), default=None)
    if nearest is None or not 0 < nearest.gap(first, last) <= aspect.reach or (aspect.side == "before" and nearest.first < first):
        return None
    of_others = frozenset[str]() if aspect.groups else frozenset(group for other in aspects(language) for group in other.groups)
    return nearest if (nearest.term.group in aspect.groups if aspect.groups else nearest.term.group not in of_others) else None
