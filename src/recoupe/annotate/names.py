"""The mentions of an article: names first (entities.py), then the descriptions around them (descriptions.py)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, cast

from recoupe.annotate.descriptions import describe, find_descriptions, head_kinds
from recoupe.annotate.entities import find_names
from recoupe.annotate.portfolios import find_portfolios
from recoupe.annotate.words import Name
from recoupe.lexicon import table
from recoupe.model import Article, Mention, Span
from recoupe.register import Register
from recoupe.text import fold
from recoupe.tokens import Doc

PORTFOLIO = re.compile(
    r"(l|la|le|les|un|une|son|sa)? ?(\w+ )?(premier|premiere|ex|vice)? ?(ministre|ministere|secretaire (?:d etat|\w* ?aux?)\b)"
)


def find_mentions(doc: Doc, article: Article, register: Register) -> tuple[Mention, ...]:
    """The mentions of `doc`, in their order: people, states, organisations, armed groups, media, places, and descriptions of them."""
    names = find_names(doc, register)
    descriptions = find_descriptions(doc, names)
    portfolios = [d for d in descriptions if PORTFOLIO.match(fold(doc[d.start : d.end].text))]
    fields = find_portfolios(doc).items()
    names = [name for name in names if name.known or not any(start < name.start < end for start, end in fields)]
    names = [name for name in names if not _is_rank(doc, name)]
    bodies = {doc[name.start : name.end].text for name in names if _is_spelt_out(doc, name)}
    names = [_incorporated(doc, name, bodies) for name in names]
    names = [_embodied(doc, _animated(doc, name, descriptions)) for name in names if not _is_portfolio(name, portfolios)]
    found = {(name.start, name.end): name for name in (*descriptions, *names)}
    return tuple(_mention(doc, name) for name in sorted(found.values(), key=lambda name: (name.start, -name.end)))


def _is_portfolio(name: Name, portfolios: list[Name]) -> bool:
    """« Défense » in « ministre de la Défense » names nobody."""
    return name.kind == "organisation" and not name.known and any(d.start < name.start < d.end for d in portfolios)


def _is_rank(doc: Doc, name: Name) -> bool:
    """« Premier » in « Premier ministre », which the model took for a name."""
    words = fold(doc[name.start : name.end + 1].text)
    return not name.known and PORTFOLIO.fullmatch(words) is not None


def _is_spelt_out(doc: Doc, name: Name) -> bool:
    """True for « Secours Sans Retard (SSR) »: initials in brackets are a body's, whatever the model said."""
    brackets = name.end + 2 < len(doc) and doc[name.end].text == "(" and doc[name.end + 2].text == ")"
    initials = "".join(token.text[0] for token in doc[name.start : name.end] if token.text[0].isupper())
    return brackets and len(initials) > 1 and doc[name.end + 1].text == initials


def _incorporated(doc: Doc, name: Name, bodies: set[str]) -> Name:
    """A person's name that the article spells out as a body's, everywhere in it."""
    is_body = name.kind == "person" and doc[name.start : name.end].text in bodies
    return Name(name.start, name.end, "organisation", name.known) if is_body else name


def _animated(doc: Doc, name: Name, descriptions: list[Name]) -> Name:
    """« Hassan, un autre manifestant »: what an office or a trade describes is a person, whatever the model said."""
    if name.known or name.kind == "person" or (name.start and doc[name.start - 1].pos_ in ("ADP", "DET")):
        return name
    beside = (d for d in descriptions if d.kind == "role" and (_follows(doc, name, d) or _follows(doc, d, name) or d.end == name.start))
    singular = any("Plur" not in doc[d.start : d.end].root.morph.get("Number", []) for d in beside)
    return Name(name.start, name.end, "person") if singular and _looks_personal(doc, name) else name


def _embodied(doc: Doc, name: Name) -> Name:
    """« le mouvement Niger Debout », « le quotidien El Watan »: behind a noun of bodies a name is one, of that sort."""
    kind = head_kinds().get(fold(doc[name.start - 1].text)) if name.start and not name.known else None
    if kind in ("armed_group", "media") and name.kind in ("person", "organisation", "place"):
        return Name(name.start, name.end, kind)
    return Name(name.start, name.end, "organisation") if name.kind == "person" and kind == "organisation" else name


def _follows(doc: Doc, left: Name, right: Name) -> bool:
    """True where `right` stands behind `left` and a comma."""
    return right.start == left.end + 1 and doc[left.end].text == ","


def _looks_personal(doc: Doc, name: Name) -> bool:
    """Capitals on both ends and no acronym: « Tedros Adhanom Ghebreyesus », not « MINUSMA »."""
    first, last = doc[name.start], doc[name.end - 1]
    return first.text[0].isupper() and last.text[0].isupper() and not any(t.text.isupper() and len(t.text) > 2 for t in (first, last))


def _mention(doc: Doc, name: Name) -> Mention:
    words = doc[name.start : name.end]
    subject, gender, number = describe(doc, name)
    if name.kind == "person":
        gender, number = _gender_by_title(doc, name), "s"
    return Mention(
        span=Span(words.start_char, words.end_char),
        kind=name.kind,
        subject=subject,
        gender=cast(Literal["m", "f"] | None, gender),
        number=cast(Literal["s", "p"] | None, number),
    )


@lru_cache(maxsize=2)
def _titles(language: str = "fr") -> dict[str, str | None]:
    titles = table(language, "heads")["titles"]
    return (
        dict.fromkeys(titles["both"])
        | {w: "m" for w in titles["m"] if w not in titles["f"]}
        | {w: "f" for w in titles["f"] if w not in titles["m"]}
    )


def _gender_by_title(doc: Doc, name: Name) -> str | None:
    """« Mme Bensouda » is a woman; a bare name shows nothing."""
    for i in range(max(0, name.start - 2), name.start):
        if (gender := _titles().get(fold(doc[i].text))) is not None:
            return gender
    return None
