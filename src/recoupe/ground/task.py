"""What a rule works on, and what all rules share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from recoupe.ground.cast import Figure, Resolution
from recoupe.ground.phrase import Phrase
from recoupe.ground.pronouns import Said
from recoupe.ground.scene import Scene
from recoupe.model import ActorKind, Span

Use = Literal["speaker", "doer", "place"]
# How sure the rules are, ordered by how much of the words decides: a name, a state named beside, the context, the words alone.
NAMED, OF_COUNTRY, OF_CONTEXT, TAKEN_UP, ITSELF = 0.95, 0.9, 0.7, 0.7, 0.5
PREPOSITION = re.compile(
    r"(?:^|[ '])(?:de|du|des|d'|à|au|aux|en|pour|sur|contre|par|avec|chez|entre)\s*(?:l[ae]s?|l'|un|une|son|sa|ses|leurs?)?\s*$",
    re.IGNORECASE,
)
DEFINITE = frozenset({"le", "la", "l", "ce", "cet", "cette", "son", "leur", "notre", "mon", ""})
BODY_KINDS = frozenset({"government", "organisation", "armed_group", "state", "media", "document"})
KIND_OF_HEAD: dict[str, ActorKind] = {
    "role": "role",
    "government": "government",
    "organisation": "organisation",
    "armed_group": "armed_group",
    "state": "group",
    "media": "media",
    "document": "document",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Words to resolve: where they stand, what for, and the quotes resolved so far. `own_deed`: a deed that a speaker does in person;
    `own_words`: what the words themselves say, for a speaker; `but`: keys of those whom a pronoun cannot stand for."""

    scene: Scene
    span: Span
    phrase: Phrase
    said: Said
    use: Use = "doer"
    own_deed: bool = False
    own_words: tuple[Span, ...] = ()
    but: frozenset[str] = frozenset()


def tied(figure: Figure, score: float, reason: str) -> Resolution:
    """A resolution to one figure; « {} » in the reason gives way to its name."""
    return Resolution(keys=(figure.key,), score=score, reason=reason.replace("{}", figure.name) + ".", name=figure.says_as or figure.name)


def is_governed(before: str) -> bool:
    """True where the words before a name end in a preposition that is not their first word: the name completes another noun."""
    return bool(PREPOSITION.search(before) and not PREPOSITION.match(before))
