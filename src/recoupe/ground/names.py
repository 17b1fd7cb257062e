"""Names of people: two ways of writing one name, a surname for a full name, and two people of one surname kept apart."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.lexicon import table
from recoupe.text import fold

VOWELS = re.compile(r"[aeiou]")
SHORT = 3  # letters: below, two given names are compared letter for letter


@lru_cache(maxsize=4)
def _rewrites(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), new) for pattern, new in table(language, "names")["rewrite"])


@lru_cache(maxsize=20_000)
def skeleton(word: str, language: str = "fr") -> str:
    """What all transliterations of a name share: « Ilichev », « Ilyichev » and « Ilitchev » have one skeleton."""
    out = fold(word)
    for pattern, new in _rewrites(language):
        out = pattern.sub(new, out)
    return out


@lru_cache(maxsize=20_000)
def split_name(name: str, language: str = "fr") -> tuple[tuple[str, ...], str]:
    """The given names and the family name, folded: « Jean-Yves Le Drian » → (jean, yves), « le drian »."""
    words = fold(name).split()
    particles = table(language, "names")["particles"]
    first = len(words) - 1
    while first > 0 and words[first - 1] in particles:
        first -= 1
    return tuple(words[:first]), " ".join(words[first:])


def is_same_person(left: str, right: str) -> bool:
    """True where the two names can be one person's: one family name, and given names that don't gainsay each other."""
    if fold(left) == fold(right):
        return True
    (given_left, family_left), (given_right, family_right) = split_name(left), split_name(right)
    if skeleton(family_left) != skeleton(family_right):
        return _is_part(left, right) or _is_part(right, left)
    if not given_left or not given_right:
        return True
    return _same_given(given_left[0], given_right[0]) or bool(
        {skeleton(w) for w in given_left if len(w) > SHORT} & {skeleton(w) for w in given_right if len(w) > SHORT}
    )


def _same_given(left: str, right: str) -> bool:
    """« S. » and « Sergueï », « Sergey » and « Sergueï », « Mohamed » and « Mohammed »."""
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    if skeleton(left) == skeleton(right):
        return True
    return min(len(left), len(right)) > SHORT and VOWELS.sub("", skeleton(left)) == VOWELS.sub("", skeleton(right))


def _is_part(short: str, long: str) -> bool:
    """« Kim » for « Kim Jong-un », « Samba » for « Martial Samba Ndiaye »: words of the longer name, in its order."""
    words, inside = fold(short).split(), fold(long).split()
    if not words or len(words) >= len(inside) or (len(words[0]) < SHORT and words[0] != inside[0]):
        return False
    return any(inside[i : i + len(words)] == words for i in range(len(inside) - len(words) + 1))


def takes_up(short: str, long: str) -> bool:
    """True where `short` is the family name of `long`, or `long` itself; a given name alone does not count."""
    return skeleton(split_name(short)[1]) == skeleton(split_name(long)[1]) and is_same_person(short, long)
