"""To whom it is done: from the words that a frame calls recipients to those whom it reaches."""

from __future__ import annotations

from recoupe.extract.candidates import Candidate
from recoupe.extract.parties import addressee, is_party, is_town, named_among, owners, possessor
from recoupe.extract.roles import Roles
from recoupe.extract.subjects import resolve_relative
from recoupe.extract.syntax import conjuncts, feature, is_name
from recoupe.extract.triggers import Trigger
from recoupe.extract.words import WordClasses
from recoupe.tokens import Token


def settle_recipients(roles: Roles, candidate: Candidate, trigger: Trigger, classes: WordClasses) -> None:
    """Recipients once each, none of them an actor; where no words name them, those to whom the thing acted on belongs."""
    verb, acting = candidate.head, {token.i for token in roles.actors}
    if "mains de" in trigger.frame:
        roles.recipients = [t for name in ("à", "mains de") for t in roles.slots.get(name, ()) if t in roles.recipients] or roles.recipients
    if trigger.type == "SANCTION" and candidate.shape == "verb" and not roles.recipients:
        roles.recipients = [owner for token in roles.themes for owner in ((token,) if is_party(token, classes) else owners(token, classes))]
    if trigger.type == "REJECT" and not roles.recipients:
        roles.recipients = [token for token in _askers(roles, classes) if token not in roles.actors]
    roles.recipients = [part for token in roles.recipients for part in (token, *named_among(token, classes))]
    meant = [addressee(t, verb, classes) if t.dep_ == "iobj" else resolve_relative(t, verb) for t in dict.fromkeys(roles.recipients)]
    roles.recipients = [token for token in dict.fromkeys(meant) if token.i not in acting]
    if trigger.frame.get("object") == "target":
        for token in roles.themes:
            roles.recipients.extend(owners(token, classes))


def _askers(roles: Roles, classes: WordClasses) -> list[Token]:
    """« [sa] requête a été rejetée »: whose the thing refused is."""
    held = [child for token in roles.affected() for child in token.children if child.dep_ == "det" and feature(child, "Poss") == "Yes"]
    return [possessor(determiner, classes) for determiner in held]


def first_addressed(tokens: list[Token], head: Token, classes: WordClasses) -> list[Token]:
    """« a livré des vivres [aux déplacés] au Soudan »: of several phrases with « à » the first party and what is joined to it; a later one
    tells where."""
    behind = [token for token in tokens if token.i > head.i and not is_town(token)]
    if behind and not is_party(behind[0], classes):  # « à voter, à l'élection, aux États-Unis »
        tokens = [token for token in tokens if token == behind[0] or not is_name(token)]
    first = next((token for token in tokens if is_party(token, classes) and not is_town(token)), None)
    joined = conjuncts(first) if first is not None else ()
    return [token for token in tokens if token in joined or is_town(token)] if joined else tokens
