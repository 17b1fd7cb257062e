"""Where in a text the words of a query stand: candidates by one pattern, each confirmed by its stem."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from recoupe.model import Span
from recoupe.store.stems import folded, stem

ACCENTED = {"a": "aàâäáãå", "c": "cç", "e": "eéèêë", "i": "iîïíì", "n": "nñ", "o": "oôöóòõ", "u": "uùûüú", "y": "yÿý"}
# The French stemmer changes the last letters of some stems (« fréquemment » → frequent): they are not looked for.
CHANGED = 3


@dataclass(frozen=True, slots=True)
class Matcher:
    """What the words and phrases of a query find in a text: stems, whole forms, or beginnings (folded)."""

    stems: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()

    def found_in(self, text: str) -> Iterator[Span]:
        """The words of `text` that the query finds, in order."""
        wanted = pattern(self)
        for found in wanted.finditer(text) if wanted else ():
            if self.finds(found[0].lower()):
                yield Span(*found.span())

    def finds(self, word: str) -> bool:
        """True where the query finds this word (in lower case)."""
        form = folded(word)
        return form in self.forms or form.startswith(self.starts or ("\0",)) or (bool(self.stems) and stem(word) in self.stems)


@lru_cache(maxsize=256)
def pattern(matcher: Matcher) -> re.Pattern[str] | None:
    """Words that may be found: they begin as one of the stems, forms or beginnings does."""
    begins = {s[: max(len(s) - CHANGED, 1)] for s in matcher.stems} | matcher.forms | set(matcher.starts)
    if not begins:
        return None
    return re.compile(rf"\b(?:{'|'.join(map(accented, sorted(begins)))})\w*", re.IGNORECASE)


def accented(begin: str) -> str:
    """A pattern of `begin` with any accents, œ for oe."""
    letters = "".join(f"[{ACCENTED[c]}]" if c in ACCENTED else re.escape(c) for c in begin)
    return letters.replace(f"[{ACCENTED['o']}][{ACCENTED['e']}]", f"(?:[{ACCENTED['o']}][{ACCENTED['e']}]|œ)")
