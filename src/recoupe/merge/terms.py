"""Finds the words that take sides (`terms.toml`): each use with its side, whom it names, where they are said to be, and in whose mouth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.errors import PackError
from recoupe.lexicon import Table, table
from recoupe.merge.words import bare_form, bare_forms, compare_table, tokens
from recoupe.model import Span

# A nationality this many words away still belongs to the term (« des instructeurs militaires venus de Russie »).
NEAR, NEAR_BEFORE, ADJACENT = 3, 9, 1
# And so many words before « ses soldats » their country is looked for.
NEAR_OWNER = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One side of a family: its words, as bare forms. `near` ones count only beside a nationality or one of `beside`."""

    family: str
    id: str
    words: frozenset[tuple[str, ...]]
    near: frozenset[tuple[str, ...]]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """A word that takes sides, in a text: its place, its group, and the position of its first and last word."""

    group: Group
    span: Span
    first: int
    last: int


@lru_cache(maxsize=8)
def groups(language: str) -> Mapping[str, tuple[tuple[tuple[str, ...], Group], ...]]:
    """All groups of a language by the first word of their phrases, the longest phrase first.

    Raises:
        PackError: a family or group lacks a key; the sentence names it.
    """
    index: dict[str, list[tuple[tuple[str, ...], Group]]] = {}
    for family in table(language, "terms").get("family", ()):
        for record in family.get("group", ()):
            group = _group(family, record)
            for phrase in group.words | group.near:
                index.setdefault(phrase[0], []).append((phrase, group))
    return {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in index.items()}


def _group(family: Table, record: Table) -> Group:
    for key in ("id", "words", "fr", "en"):
        if key not in record:
            raise PackError(f"terms.toml: a group of family '{family.get('id')}' lacks '{key}'.")
    words, near = (frozenset(bare_forms(phrase) for phrase in record.get(key, ())) for key in ("words", "near"))
    return Group(
        family=family["id"], id=record["id"], words=words, near=near, beside=frozenset(bare_form(w) for w in record.get("beside", ()))
    )


def find_terms(text: str, language: str, nations: Mapping[str, str]) -> Iterator[Found]:
    """The words of `text` that take sides, in order, the longest at each place. `nations` maps bare forms to countries (« russ » → RUS)."""
    return terms_among(list(tokens(text)), language, nations)


def terms_among(words: Sequence[tuple[str, Span]], language: str, nations: Mapping[str, str]) -> Iterator[Found]:
    """`find_terms` for a text already cut into words."""
    marks = [bare_form(word) for word, _ in words]
    index = groups(language)
    owning = grammar(language, "owning")
    at = 0
    while at < len(words):
        owner = owner_of(at, marks, nations) if at and marks[at - 1] in owning else None
        found = _found_at(at, words, marks, index, nations, is_owned=owner is not None)
        if found:
            yield found
        at = found.last + 1 if found else at + 1


def _found_at(at: int, words: Sequence[tuple[str, Span]], marks: list[str], index: Mapping[str, tuple[tuple[tuple[str, ...], Group], ...]],
              nations: Mapping[str, str], *, is_owned: bool) -> Found | None:  # fmt: skip
    for phrase, group in index.get(marks[at], ()):
        end = at + len(phrase)
        if tuple(marks[at:end]) != phrase:
            continue
        beside = marks[max(0, at - 1) : end + 2]
        if phrase in group.near and not is_owned and not any(m in nations or m in group.beside for m in beside):
            continue
        return Found(group, Span(words[at][1].start, words[end - 1][1].end), at, end - 1)
    return None


def people_of(found: Found, marks: Sequence[str], nations: Mapping[str, str], language: str) -> str | None:
    """The country of those whom the term names: the nearest nationality word right after it, else right before it, else before « sont »."""
    placing, copula = grammar(language, "placing"), grammar(language, "copula")
    after = range(found.first, min(found.last + 1 + NEAR, len(marks)))
    before = range(found.first - 1, max(-1, found.first - 1 - NEAR_BEFORE), -1)
    is_said = any(marks[i] in copula for i in before)
    near = (*after, *(i for i in before if is_said or i >= found.first - ADJACENT))
    named = next((nations[marks[i]] for i in near if marks[i] in nations and (i == 0 or marks[i - 1] not in placing)), None)
    is_owned = found.first > 0 and marks[found.first - 1] in grammar(language, "owning")
    return (owner_of(found.first, marks, nations) or named) if is_owned else named


def owner_of(at: int, marks: Sequence[str], nations: Mapping[str, str]) -> str | None:
    """The country of « ses soldats »: the one named in the words before, where there is no other."""
    before = {nations[mark] for mark in marks[max(0, at - NEAR_OWNER) : at] if mark in nations}
    return before.pop() if len(before) == 1 else None


@lru_cache(maxsize=16)
def grammar(language: str, name: str) -> frozenset[str]:
    """A class of small words of the pack, as bare forms."""
    return frozenset(bare_form(word) for word in compare_table(language, "grammar")[name])
