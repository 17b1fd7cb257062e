"""Reads a marked story: `<source who="…">`, `<content>` (paired in order), `<doer who="A; B" type=AID>`, `<gold …>`, and grounds it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from marked import Mark, unmark
from recoupe.annotate.doc import annotate, sentences
from recoupe.annotate.names import find_mentions
from recoupe.ground.actors import Grounded, ground
from recoupe.model import Account, Article, Block, Mention, Published, Quote, Span
from recoupe.register import load_register


def _read_stories() -> dict[str, dict[str, tuple[str, str | None]]]:
    rows = tomllib.loads((Path(__file__).parent / "actor_stories.toml").read_text("utf-8"))
    return {kind: {row["name"]: (row["text"], row.get("published")) for row in found} for kind, found in rows.items()}


# What is told: speakers or doers → the story's name → its marked text and its day.
STORIES = _read_stories()


@dataclass(frozen=True, slots=True)
class Story:
    """An article with what its marks say must be found."""

    article: Article
    sources: tuple[Mark, ...]
    contents: tuple[Mark, ...]
    doers: tuple[Mark, ...]

    def quotes(self) -> tuple[Quote, ...]:
        return tuple(
            Quote(
                span=content.span,
                content=(content.span,),
                manner="direct",
                stance="neutral",
                source=source.span if len(source.span) else None,
                anonymous="anonymous" in source.attributes,
            )
            for source, content in zip(self.sources, self.contents, strict=True)
        )

    def accounts(self) -> tuple[Account, ...]:
        return tuple(
            Account(type=mark.attributes.get("type", "AID"), trigger=mark.span, evidence=(mark.span,), actor_spans=(mark.span,))
            for mark in self.doers
        )


def story_of(marked: str, published: str | None = None) -> Story:
    text, marks = unmark(" ".join(marked.splitlines()))
    blocks = (Block(span=Span(0, len(text)), kind="body"),)
    when = Published(value=published, basis="given") if published else None
    article = Article(id="x", name="x", text=text, language="fr", blocks=blocks, published=when)
    by_tag = {tag: tuple(mark for mark in marks if mark.tag == tag) for tag in ("source", "content", "doer")}
    return Story(article, by_tag["source"], by_tag["content"], by_tag["doer"])


def mentions_of(story: Story, nlp: Language) -> tuple[tuple[Mention, ...], tuple[Span, ...]]:
    doc = annotate(story.article, nlp)
    return find_mentions(doc, story.article, load_register()), sentences(doc)


def ground_story(story: Story, nlp: Language) -> Grounded:
    mentions, spans = mentions_of(story, nlp)
    return ground(story.article, mentions, spans, story.quotes(), story.accounts(), load_register())


def names_of(grounded: Grounded, ids: tuple[str, ...]) -> list[str]:
    by_id = {actor.id: actor.name for actor in grounded.actors}
    return [by_id[identity] for identity in ids]
