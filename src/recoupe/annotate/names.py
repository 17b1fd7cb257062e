"""The mentions of an article: what the model calls names, in our kinds."""

from __future__ import annotations

from spacy.tokens import Doc

from recoupe.model import Article, Mention, MentionKind, Span
from recoupe.register import Register

KINDS: dict[str, MentionKind] = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "organisation"}


def find_mentions(doc: Doc, article: Article, register: Register) -> tuple[Mention, ...]:
    """The mentions of `doc`, in their order."""
    return tuple(
        Mention(span=Span(ent.start_char, ent.end_char), kind=KINDS[ent.label_], subject=ent.root.dep_.startswith("nsubj"))
        for ent in doc.ents
        if ent.label_ in KINDS and ent.text.strip()
    )
