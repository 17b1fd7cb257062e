"""Offices with their portfolio (« le ministre malien de la Défense »), found whole before names: « Défense » names nobody there."""

from __future__ import annotations

from functools import lru_cache

from recoupe.lexicon import table
from recoupe.text import fold
from recoupe.tokens import Doc, Token

LINKS = frozenset({"de", "d'", "du", "des", "à", "au", "aux"})
ARTICLES = frozenset({"la", "le", "les", "l'"})
WORDS_BETWEEN = 4  # « secrétaire d'État américain délégué à … »: more between the office and its field is another phrase


@lru_cache(maxsize=2)
def _words(name: str, language: str = "fr") -> frozenset[str]:
    return frozenset(table(language, "heads")["portfolios"][name])


def find_portfolios(doc: Doc) -> dict[int, int]:
    """The end of each office with its portfolio, by the token of its head; in tokens of `doc`."""
    found = ((token.i, _end(token)) for token in doc if fold(token.text) in _words("heads"))
    return {start: end for start, end in found if end is not None}


def _end(head: Token) -> int | None:
    """The end of the last field behind `head`, or None where none is told."""
    doc: Doc = head.doc
    end: int | None = None
    start = head.i + 3 if doc[head.i + 1 : head.i + 3].text.lower() == "d'état" else head.i + 1
    for i in range(start, min(len(doc), start + WORDS_BETWEEN)):
        if (end := _field_end(doc, i)) is not None:
            break
        if not doc[i].text[0].islower() or doc[i].pos_ not in ("ADJ", "VERB", "NOUN", "ADV"):
            return None
    while end is not None and end < len(doc) and doc[end].text == "et" and (further := _field_end(doc, end + 1)):
        end = further
    return end


def _field_end(doc: Doc, i: int) -> int | None:
    """The end of « de la Défense », « des Affaires étrangères » at token `i`, or None where no field stands there."""
    if i + 1 >= len(doc) or doc[i].lower_ not in LINKS:
        return None
    i += 2 if doc[i + 1].lower_ in ARTICLES else 1
    if i >= len(doc) or not doc[i].text[0].isupper() or fold(doc[i].text) not in _words("fields"):
        return None
    return i + 2 if i + 1 < len(doc) and doc[i + 1].pos_ == "ADJ" and doc[i + 1].text[0].islower() else i + 1
