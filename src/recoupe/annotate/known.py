"""The names that the register knows, the longest first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from recoupe.annotate.words import Name, buildings
from recoupe.model import MentionKind
from recoupe.register import KINDS, Register
from recoupe.text import fold
from recoupe.tokens import Doc


def registered(doc: Doc, register: Register) -> Iterator[Name]:
    """The longest registered names, from left to right."""
    lengths = _first_words(register)
    i = 0
    while i < len(doc):
        words = fold(doc[i].text).split()
        found = _longest(doc, i, register, lengths[words[0]]) if words and words[0] in lengths else None
        if found:
            yield found
        i = found.end if found else i + 1


def _longest(doc: Doc, start: int, register: Register, longest: int) -> Name | None:
    for end in range(min(len(doc), start + longest), start, -1):
        if not doc[end - 1].text[-1].isalnum():
            continue
        words = doc[start:end].text
        if fold(words) not in _names(register):
            continue
        if (named := register.name(words)) and not _goes_on(doc, end):
            return Name(start, end, _mention_kind(named.kind), True)
        if register.state(words) and not _is_adjective(doc, start, end, register):
            return Name(start, end, "state", True)
        if register.seat(words) or register.region(words):
            return Name(start, end, "place", True)
        if words[:1].isupper() and fold(words) in buildings():
            return Name(start, end, "government", True)
    return None


def _mention_kind(kind: str) -> MentionKind:
    found = KINDS.get(kind, "organisation")
    return found if found in ("organisation", "government", "armed_group", "media") else "organisation"


def _goes_on(doc: Doc, end: int) -> bool:
    """True where a hyphen makes the name longer: « la Croix-Rouge » is not « La Croix »."""
    following = doc[end : end + 2]
    return len(following) == 2 and not doc[end - 1].whitespace_ and following[0].text == "-" and following[1].text[0].isupper()


def _is_adjective(doc: Doc, start: int, end: int, register: Register) -> bool:
    """« la Palestine occupée » names a state; « suisse » in « l'armée Suisse » is an adjective."""
    return end - start == 1 and bool(register.nationalities(doc[start].text)) and doc[start].pos_ == "ADJ"


@lru_cache(maxsize=2)
def _names(register: Register) -> frozenset[str]:
    return frozenset((*register.named, *register.by_name, *register.by_seat, *register.regions, *buildings()))


@lru_cache(maxsize=2)
def _first_words(register: Register) -> dict[str, int]:
    """The longest name, in tokens, that starts with each first word."""
    lengths: dict[str, int] = {}
    for name in _names(register):
        words = name.split()
        lengths[words[0]] = max(lengths.get(words[0], 0), len(words) + 3)  # the Doc cuts hyphens and elisions apart
    return lengths
