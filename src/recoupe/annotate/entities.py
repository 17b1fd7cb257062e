"""Names: the model's entities, cut clean, relabelled and completed by the register and by the article itself.

The register speaks after the model, not before: a rule placed before the model would cut longer names (« Association des maires du
Mali »). Its word counts where it covers what the model found, or where the model found nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.annotate.kinds import agreed, is_demonym, relabelled, settled
from recoupe.annotate.known import registered
from recoupe.annotate.portfolios import find_portfolios
from recoupe.annotate.words import Name, head_nouns, locutions, long_heads, title_words
from recoupe.model import MentionKind
from recoupe.register import Register
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


def find_names(doc: Doc, register: Register) -> list[Name]:
    """The names of `doc`, in order, without overlap except for a registered name inside a longer one."""
    known = list(registered(doc, register))
    modelled = [name for name in _modelled(doc) if not _covered(name, known) and not is_demonym(doc, name, register)]
    modelled = [settled(doc, name, register) for name in modelled]
    modelled = [piece for name in modelled for piece in relabelled(doc, name, known)]
    names = modelled + [name for name in known if not _swallowed(name, modelled)]
    names += _titled(doc, names)
    return sorted(agreed(doc, names + _repeated(doc, names)), key=lambda name: (name.start, -name.end))


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
    if words.startswith(long_heads()):
        return True
    if fold(first.text) in head_nouns("role"):
        return True
    return fold(first.text) in head_nouns() and (first.text[0].islower() or len(ent) == 1 or fold(first.text) in ("etat", "etats"))


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


def _covered(name: Name, known: list[Name]) -> bool:
    return any(k.start <= name.start and name.end <= k.end for k in known)


def _swallowed(known: Name, modelled: list[Name]) -> bool:
    """True where a longer person's name holds the registered one (« Michael Bloomberg »); in other names it stays, nested."""
    return any(m.start <= known.start and known.end <= m.end and m.kind == "person" for m in modelled)


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
