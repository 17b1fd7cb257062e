"""What kind of thing a name is: what the register, the noun at its head, the words before, and the rest of the article show."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from recoupe.annotate.words import Name, head_nouns, place_heads, title_words
from recoupe.lexicon import table
from recoupe.model import MentionKind
from recoupe.register import Register
from recoupe.text import fold
from recoupe.tokens import Doc


def is_demonym(doc: Doc, name: Name, register: Register) -> bool:
    """« son homologue Russe », « les Grecs », « les Rohingyas »: a nationality or a people is no name."""
    word = doc[name.start].text
    return name.end - name.start == 1 and bool(register.nationalities(word) or (fold(word) in peoples() and name.kind != "person"))


@lru_cache(maxsize=2)
def peoples(language: str = "fr") -> frozenset[str]:
    """The peoples without a state of their own, folded, in both numbers."""
    words = table(language, "groups")["peoples"]["words"]
    return frozenset(form for word in words for form in (word, f"{word}s"))


def settled(doc: Doc, name: Name, register: Register) -> Name:
    """The kind that the register, the noun at its head or the word before show: « Emmanuel Macron », « Commission de l'UA », « à Kati »."""
    words = doc[name.start : name.end].text
    if register.people_named(words):
        return Name(name.start, name.end, "person")
    if "&" in words:
        return Name(name.start, name.end, "organisation")
    first = fold(doc[name.start + (fold(doc[name.start].text) in ("haut", "haute") and name.end - name.start > 1)].text)
    if name.end - name.start > 1 and (name.kind in ("person", "place") or first not in head_nouns("organisation")):
        for kind in ("organisation", "armed_group", "media"):
            if first in head_nouns(kind):
                return Name(name.start, name.end, kind)
    if (
        name.kind == "person"
        and name.start
        and _is_where(doc, name, register)
        and (doc[name.start - 1].lower_ != "à" or fold(words) in register.places)
    ):
        return Name(name.start, name.end, "place")
    if _is_lone_city(doc, name, register) or _is_city_of_words(doc, name, register):
        return Name(name.start, name.end, "place")
    return name


def _is_city_of_words(doc: Doc, name: Name, register: Register) -> bool:
    """« El-Fasher », that the model took for a body: words that together are a city's name."""
    return name.kind == "organisation" and name.end - name.start > 1 and fold(doc[name.start : name.end].text) in register.places


def _is_lone_city(doc: Doc, name: Name, register: Register) -> bool:
    """« L'armée a repris Kosti »: one word that is a city's name, without a title, and nobody's surname here."""
    words = doc[name.start : name.end].text
    if name.kind != "person" or name.end - name.start > 1 or fold(words) not in register.places:
        return False
    titled = name.start > 0 and fold(doc[name.start - 1].text) in title_words()
    return not titled and not any(len(ent) > 1 and ent.label_ == "PER" and words in ent.text.split() for ent in doc.ents)


def _is_where(doc: Doc, name: Name, register: Register) -> bool:
    """« à Kati », « la ville de Kosti »: what comes before wants a place."""
    before = doc[max(0, name.start - 2) : name.start]
    of_place = len(before) == 2 and before[1].lower_ in ("de", "d'") and before[0].lower_ in place_heads()
    is_known = fold(doc[name.start : name.end].text) in register.places
    return before[-1].lower_ == "à" or (of_place and (is_known or name.end - name.start == 1))


def relabelled(doc: Doc, name: Name, known: list[Name]) -> list[Name]:
    """A registered name with two capitalised words behind it (« WikiLeaks Julian Assange ») is two names."""
    for k in known:
        if k.start == name.start and name.end - k.end >= 2 and all(t.text[0].isupper() for t in doc[k.end : name.end]):
            return [Name(k.end, name.end, "person")]
    return [name]


def agreed(doc: Doc, names: list[Name]) -> list[Name]:
    """One kind for one string: a surname told in full is a person's, else the register's, else a person where the model once said so
    of two words or more, else what the model said most often."""
    votes: dict[str, Counter[MentionKind]] = {}
    for name in names:
        votes.setdefault(doc[name.start : name.end].text, Counter())[name.kind] += 100 if name.known else 1
    surnames = {doc[n.end - 1].text for n in names if n.kind == "person" and n.end - n.start > 1 and len(doc[n.end - 1].text) > 3}
    return [Name(n.start, n.end, _best(doc[n.start : n.end].text, votes, surnames), n.known) for n in names]


def _best(words: str, votes: dict[str, Counter[MentionKind]], surnames: set[str]) -> MentionKind:
    counted = votes[words]
    if (words in surnames and max(counted.values()) < 100) or (words in surnames and counted["media"]):
        return "person"
    if counted["person"] and max(counted.values()) < 100 and " " in words:
        return "person"
    return counted.most_common(1)[0][0]
