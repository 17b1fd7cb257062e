"""Names: the model's entities, cut clean, relabelled and completed by the register and by the article itself.

The register speaks after the model, not before: a rule placed before the model would cut longer names (« Association des maires du
Mali »). Its word counts where it covers what the model found, or where the model found nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from recoupe.annotate.portfolios import find_portfolios
from recoupe.lexicon import table
from recoupe.model import MentionKind
from recoupe.register import KINDS, Register
from recoupe.text import fold
from recoupe.tokens import Doc, Run, Token

LABELS: dict[str, MentionKind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "organisation"}
DETERMINERS = frozenset(
    {"le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux", "ce", "cette", "ces", "son", "sa", "ses"}
)
PARTICLES = frozenset(
    {"de", "du", "des", "d'", "al", "el", "ben", "bin", "ibn", "ould", "ag", "van", "von", "der", "da", "dos", "abu", "abou"}
)
OPENING_PARTICLES = PARTICLES - DETERMINERS - {"d'"}  # « ben Salman », but « de la Défense » opens no name
DASHES = frozenset("-–—")
JOINTS = frozenset({"et", "ou", ",", "|", "/", "avec", "contre"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: tokens `start`..`end` of the Doc, its kind, and who found it."""

    start: int
    end: int
    kind: MentionKind
    known: bool = False


def find_names(doc: Doc, register: Register) -> list[Name]:
    """The names of `doc`, in order, without overlap except for a registered name inside a longer one."""
    known = list(_registered(doc, register))
    modelled = [name for name in _modelled(doc) if not _covered(name, known) and not _is_demonym(doc, name, register)]
    modelled = [_settled(doc, name, register) for name in modelled]
    modelled = [piece for name in modelled for piece in _relabelled(doc, name, known)]
    names = modelled + [name for name in known if not _swallowed(name, modelled)]
    names += _titled(doc, names)
    return sorted(_agreed(doc, names + _repeated(doc, names)), key=lambda name: (name.start, -name.end))


def _modelled(doc: Doc) -> Iterator[Name]:
    portfolios = find_portfolios(doc)
    for ent in doc.ents:
        if ent.label_ in LABELS and not _is_description(ent):
            kind = LABELS[ent.label_]
            opening = max((end for start, end in portfolios.items() if start < ent.start < end), default=ent.start)
            for start, end in _pieces(doc, opening, ent.end):
                while kind == "person" and doc[start].text[0].islower() and doc[start].lower_ not in OPENING_PARTICLES:
                    start += 1
                while kind == "person" and end - start > 1 and doc[end - 1].text[0].islower() and doc[end - 2].whitespace_:
                    end -= 1
                if kind != "person" or doc[start].text[0].isupper() or end - start > 1:
                    yield Name(start, end, kind)


def _is_description(ent: Run) -> bool:
    """« ministre des Affaires étrangères », « État », « gouvernement Papadimos »: a common noun heads it."""
    if ent.label_ == "PER":
        return len(ent) == 1 and ent.start > 0 and ent.doc[ent.start - 1].pos_ == "DET"  # « la Transition »
    words, first = fold(ent.text), next((t for t in ent if fold(t.text) not in DETERMINERS), ent[0])
    if any(" " in noun and words.startswith(noun) for noun in head_nouns()):
        return True
    if fold(first.text) in head_nouns("role"):
        return True
    return fold(first.text) in head_nouns() and (first.text[0].islower() or len(ent) == 1 or fold(first.text) in ("etat", "etats"))


@lru_cache(maxsize=16)
def head_nouns(kind: str | None = None, language: str = "fr") -> frozenset[str]:
    """The nouns that head descriptions, of one kind or of all, folded, in both numbers."""
    nouns = [noun for name, nouns in table(language, "heads")["heads"].items() for noun in nouns if kind in (None, name)]
    return frozenset(form for noun in nouns for form in (noun, f"{noun}s"))


def _pieces(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An entity without determiners, titles and punctuation at its ends, cut where it joins two names."""
    first = start
    for i in range(start, end + 1):
        if i == end or _is_joint(doc, first, i, end) or doc[i].is_space:
            cut = _trimmed(doc, first, i)
            if cut and any(token.text[0].isupper() for token in doc[cut[0] : cut[1]]):
                yield cut
            first = i + 1


def _is_joint(doc: Doc, first: int, i: int, end: int) -> bool:
    """True where token `i` joins two names; « et » joins common nouns inside one (« Syndicat des médecins et infirmiers »)."""
    token = doc[i]
    if token.text == "et" and fold(doc[first].text) in head_nouns():
        return any(t.text[0].isupper() for t in doc[i + 1 : end][:2])
    return token.text in JOINTS or (token.text in DASHES and i > first and bool(doc[i - 1].whitespace_)) or _opens_locution(doc, i)


def _opens_locution(doc: Doc, i: int) -> bool:
    """True at « aux mains de », « en provenance de »: what follows is no part of the name before."""
    pair = doc[i : i + 2].text.lower()
    return pair in locutions() and doc[i].text[0].islower()


@lru_cache(maxsize=2)
def locutions(language: str = "fr") -> frozenset[str]:
    """The locutions of two words that never belong to the noun before them."""
    return frozenset(table(language, "phrases")["locutions"])


def _trimmed(doc: Doc, start: int, end: int) -> tuple[int, int] | None:
    titles = title_words()
    while start < end and (fold(doc[start].text) in titles or fold(doc[start].text) in DETERMINERS or not doc[start].text[0].isalnum()):
        if _is_named_article(doc, start, end):
            break
        start += 1
    while end > start and not doc[end - 1].text[-1].isalnum():
        end -= 1
    return (start, end) if start < end else None


def _is_named_article(doc: Doc, start: int, end: int) -> bool:
    """« La Quadrature du Net » in mid-clause: a capital there makes the article part of the name."""
    token = doc[start]
    opens = token.is_sent_start or doc[start - 1].is_punct or doc[start - 1].is_space if start else True
    return token.text in ("La", "Le", "Les") and not opens and end - start > 1


@lru_cache(maxsize=2)
def title_words(language: str = "fr") -> frozenset[str]:
    """The titles of one word that stand before a name."""
    return frozenset(title for titles in table(language, "heads")["titles"].values() for title in titles)


def _registered(doc: Doc, register: Register) -> Iterator[Name]:
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
        if named := register.name(words):
            return Name(start, end, _mention_kind(named.kind), True)
        if register.state(words) and not _is_adjective(doc, start, end, register):
            return Name(start, end, "state", True)
        if register.seat(words):
            return Name(start, end, "place", True)
        if words[:1].isupper() and fold(words) in buildings():
            return Name(start, end, "government", True)
    return None


@lru_cache(maxsize=2)
def buildings(language: str = "fr") -> frozenset[str]:
    """The buildings and streets that stand for a power, folded."""
    return frozenset(fold(words) for row in table(language, "metonyms")["metonym"] if row.get("country") for words in row["words"])


def _mention_kind(kind: str) -> MentionKind:
    found = KINDS.get(kind, "organisation")
    return found if found in ("organisation", "government", "armed_group", "media") else "organisation"


def _is_adjective(doc: Doc, start: int, end: int, register: Register) -> bool:
    """« la Palestine occupée » names a state; « suisse » in « l'armée Suisse » is an adjective."""
    return end - start == 1 and bool(register.nationalities(doc[start].text)) and doc[start].pos_ == "ADJ"


@lru_cache(maxsize=2)
def _first_words(register: Register) -> dict[str, int]:
    """The longest name, in tokens, that starts with each first word."""
    lengths: dict[str, int] = {}
    for name in (*register.named, *register.by_name, *register.by_seat, *buildings()):
        words = name.split()
        lengths[words[0]] = max(lengths.get(words[0], 0), len(words) + 3)  # the Doc cuts hyphens and elisions apart
    return lengths


def _is_demonym(doc: Doc, name: Name, register: Register) -> bool:
    """« son homologue Russe », « les Grecs »: a nationality is no name."""
    return name.end - name.start == 1 and bool(register.nationalities(doc[name.start].text))


def _covered(name: Name, known: list[Name]) -> bool:
    return any(k.start <= name.start and name.end <= k.end for k in known)


def _swallowed(known: Name, modelled: list[Name]) -> bool:
    """True where a longer person's name holds the registered one (« Michael Bloomberg »); in other names it stays, nested."""
    return any(m.start <= known.start and known.end <= m.end and m.kind == "person" for m in modelled)


def _settled(doc: Doc, name: Name, register: Register) -> Name:
    """The kind that the register, the noun at its head or the word before show: « Emmanuel Macron », « Commission de l'UA », « à Kati »."""
    words = doc[name.start : name.end].text
    if register.people_named(words):
        return Name(name.start, name.end, "person")
    first = fold(doc[name.start + (fold(doc[name.start].text) in ("haut", "haute") and name.end - name.start > 1)].text)
    if name.kind in ("person", "place") and name.end - name.start > 1 and first in head_nouns("organisation"):
        return Name(name.start, name.end, "organisation")
    if (
        name.kind == "person"
        and name.start
        and _is_where(doc, name)
        and (doc[name.start - 1].lower_ != "à" or fold(words) in register.places)
    ):
        return Name(name.start, name.end, "place")
    if _is_lone_city(doc, name, register):
        return Name(name.start, name.end, "place")
    return name


def _is_lone_city(doc: Doc, name: Name, register: Register) -> bool:
    """« L'armée a repris Kosti »: one word that is a city's name, without a title, and nobody's surname here."""
    words = doc[name.start : name.end].text
    if name.kind != "person" or name.end - name.start > 1 or fold(words) not in register.places:
        return False
    titled = name.start > 0 and fold(doc[name.start - 1].text) in title_words()
    return not titled and not any(len(ent) > 1 and ent.label_ == "PER" and words in ent.text.split() for ent in doc.ents)


def _is_where(doc: Doc, name: Name) -> bool:
    """« à Kati », « la ville de Kosti »: what comes before wants a place."""
    before = doc[max(0, name.start - 2) : name.start]
    of_place = len(before) == 2 and before[1].lower_ in ("de", "d'") and before[0].lower_ in place_heads()
    return before[-1].lower_ == "à" or (of_place and name.end - name.start == 1)


@lru_cache(maxsize=2)
def place_heads(language: str = "fr") -> frozenset[str]:
    """The nouns that stand before a place's name: « ville », « camp »."""
    return frozenset(table(language, "groups")["places"]["heads"])


def _relabelled(doc: Doc, name: Name, known: list[Name]) -> list[Name]:
    """A registered name with two capitalised words behind it (« WikiLeaks Julian Assange ») is two names."""
    for k in known:
        if k.start == name.start and name.end - k.end >= 2 and all(t.text[0].isupper() for t in doc[k.end : name.end]):
            return [Name(k.end, name.end, "person")]
    return [name]


def _titled(doc: Doc, names: list[Name]) -> list[Name]:
    """People whom the model missed: capitalised words after « M. », « Mme », « le général » …"""
    taken = {i for name in names for i in range(name.start, name.end)}
    titles, found = title_words(), []
    for token in doc[:-1]:
        after = doc[token.i + 1]
        if fold(token.text) in titles and after.i not in taken and _can_name(after) and not after.is_sent_start:
            end = after.i + 1
            while end < len(doc) and end not in taken and _can_name(doc[end]):
                end += 1
            found.append(Name(after.i, end, "person"))
    return found


def _can_name(token: Token) -> bool:
    return token.text[0].isupper() and len(token.text) > 1 and not (token.text.isupper() and len(token.text) > 2) and token.pos_ != "DET"


def _repeated(doc: Doc, names: list[Name]) -> list[Name]:
    """Surnames that the article has told in full and that the model missed elsewhere."""
    taken = {i for name in names for i in range(name.start, name.end)}
    surnames = {doc[n.end - 1].text for n in names if n.kind == "person" and n.end - n.start > 1 and len(doc[n.end - 1].text) > 3}
    return [Name(t.i, t.i + 1, "person") for t in doc if t.i not in taken and t.text in surnames]


def _agreed(doc: Doc, names: list[Name]) -> list[Name]:
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
