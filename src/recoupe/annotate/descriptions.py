"""Descriptions: noun phrases that refer to somebody without a name (« le chef de la diplomatie russe », « la junte au pouvoir »)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from recoupe.annotate.portfolios import find_portfolios
from recoupe.annotate.words import Name, locutions, title_words
from recoupe.lexicon import table
from recoupe.model import MentionKind
from recoupe.text import fold
from recoupe.tokens import Doc, Token

INSIDE = frozenset({"ADP", "DET", "NOUN", "ADJ", "PROPN", "NUM", "X"})
BEFORE = frozenset({"det", "amod", "nummod", "advmod", "det:poss"})
LINKS = frozenset({"de", "d'", "du", "des", "en"})
ROLE_LINKS = frozenset({"à", "au", "aux", "pour", "auprès", "chargé"})
LONGEST = 14  # tokens after the head; longer ones are errors of the parser


@lru_cache(maxsize=2)
def head_kinds(language: str = "fr") -> dict[str, MentionKind]:
    """The kind that each head noun describes, by folded lemma."""
    return {noun: kind for kind, nouns in table(language, "heads")["heads"].items() for noun in nouns}


@lru_cache(maxsize=2)
def stops(language: str = "fr") -> frozenset[str]:
    """Days, months and link words, at which a description ends."""
    return frozenset(table(language, "phrases")["linking"])


@lru_cache(maxsize=2)
def participles(language: str = "fr") -> frozenset[str]:
    """Participles that belong to the office before them."""
    return frozenset(table(language, "heads")["participles"]["words"])


def find_descriptions(doc: Doc, names: list[Name]) -> list[Name]:
    """The descriptions of `doc`; a name that follows (« le ministre Abdoulaye Diop ») is not part of one."""
    taken = {i: name for name in names for i in range(name.start, name.end)}
    found: list[Name] = []
    portfolios = find_portfolios(doc)
    for token in doc:
        kind = _kind_of(token)
        if kind and token.i not in taken and not (found and token.i < found[-1].end):
            found.append(Name(_left(token), max(_right(token, kind, taken), portfolios.get(token.i, 0)), kind))
    return found


def _kind_of(token: Token) -> MentionKind | None:
    if token.pos_ not in ("NOUN", "ADJ", "PROPN") or token.dep_ in ("amod", "fixed", "advmod"):
        return None
    kind = head_kinds().get(fold(token.lemma_)) or head_kinds().get(fold(token.text))
    return kind if kind and not _is_common(token) else None


def _is_common(token: Token) -> bool:
    """« fait état de », « en général », « par la force », « au pouvoir »: the noun describes nobody."""
    word, before = fold(token.text), fold(token.nbor(-1).text) if token.i else ""
    if word == "etat":
        return token.text[0].islower()
    if word == "pouvoir":
        return not token.dep_.startswith("nsubj")
    return word == "force" or before == "en"


def _left(head: Token) -> int:
    start = head.i
    for token in reversed(list(head.lefts)):
        if token.dep_ in BEFORE and all(_is_inside(t) for t in head.doc[token.i : start]):
            start = min(start, token.left_edge.i)
        else:
            break
    return start


def _right(head: Token, kind: MentionKind, taken: dict[int, Name]) -> int:
    """The end of the phrase: adjectives, complements, and the name of an organisation (« la société russe Wagner »), not a person's."""
    end = head.i + 1
    links = LINKS | ROLE_LINKS if kind == "role" else LINKS
    for token in head.doc[end : end + LONGEST]:
        if token.i < end:
            continue
        if head.doc[token.i + 1 : token.i + 2].text.lower() == "ans":
            break  # « l'ancien élu de 68 ans »
        if fold(token.text) in stops() or head.doc[token.i : token.i + 2].text.lower() in locutions():
            break
        name = taken.get(token.i)
        if name and (name.kind == "person" or (kind == "role" and head.doc[token.i - 1].pos_ not in ("ADP", "DET"))):
            break
        if (
            not (_is_inside(token) or (kind == "role" and token.lower_ in participles()))
            or token.is_sent_start
            or (token.pos_ == "ADP" and token.lower_ not in links and not _is_in_power(token))
        ):
            break
        if token.pos_ == "DET" and head.doc[token.i - 1].pos_ != "ADP":
            break
        if not (head.is_ancestor(token) or token.pos_ in ("ADJ", "VERB") or name):
            break
        end = name.end if name else token.i + 1
    while end > head.i + 1 and (head.doc[end - 1].pos_ in ("ADP", "DET", "PUNCT") or _is_title(head.doc, end - 1, taken)):
        end -= 1
    return end


def _is_title(doc: Doc, i: int, taken: dict[int, Name]) -> bool:
    """« M. » before a name, in « des partisans de M. Okoye »."""
    return i + 1 in taken and fold(doc[i].text) in title_words() and doc[i - 1].pos_ == "ADP"


def _is_in_power(token: Token) -> bool:
    """« la junte au pouvoir à Bamako »."""
    if token.lower_ == "au" and token.i + 1 < len(token.doc):
        return token.nbor(1).lower_ == "pouvoir"
    return token.nbor(-1).lower_ == "pouvoir"


def _is_inside(token: Token) -> bool:
    return (token.pos_ in INSIDE and not token.is_punct and not token.is_space) or token.text in ("'", "-")


def describe(doc: Doc, name: Name) -> tuple[bool, str | None, str | None]:
    """Subject or not, gender, number of a mention, as its words and its determiner show them."""
    root = doc[name.start : name.end].root
    number = next(iter(root.morph.get("Number", [])), None)
    gender = next(iter(root.morph.get("Gender", [])), None)
    for left in _modifiers(doc, name, root):
        number = next(iter(left.morph.get("Number", [])), number)
        gender = next(iter(left.morph.get("Gender", [])), gender)
    return _is_subject(root), {"Masc": "m", "Fem": "f"}.get(gender or ""), {"Sing": "s", "Plur": "p"}.get(number or "")


def _modifiers(doc: Doc, name: Name, root: Token) -> Iterator[Token]:
    if name.kind != "person":
        yield from (token for token in doc[name.start : name.end] if token.head == root and token.dep_ == "det")


def _is_subject(root: Token) -> bool:
    """True where the phrase is the subject of a clause, also as the name beside a title that is."""
    for _ in range(3):
        if root.dep_.startswith(("nsubj", "expl:subj")):
            return True
        if root.dep_ not in ("flat:name", "flat", "flat:foreign", "appos", "nmod") or any(t.dep_ == "case" for t in root.lefts):
            return False
        root = root.head
    return False
