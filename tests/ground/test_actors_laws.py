"""The laws of grounding: no span moves, one text has one answer, and every tie has its reason and its score."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from ground.stories import STORIES, Story, ground_story, mentions_of, story_of
from recoupe.ground.actors import ground
from recoupe.model import Account, Article, Block, Mention, Quote, Span
from recoupe.register import load_register

TOLD = {**STORIES["speakers"], **STORIES["doers"]}
WORDS = [
    "le ministre",
    "malien",
    "Moscou",
    "Sergueï Lavrov",
    "Lavrov",
    "M.",
    "son homologue",
    "la junte",
    ",",
    "et",
    "il",
    "a dit",
    "le pays",
    "ONU",
    "(",
    ")",
    ".",
    "«",
    "»",
    "de",
]


def story(name: str) -> Story:
    return story_of(*TOLD[name])


@pytest.mark.parametrize("name", TOLD)
def test_nothing_moves_and_everything_has_its_reason(nlp: Language, name: str) -> None:
    told = story(name)
    mentions, spans = mentions_of(told, nlp)
    grounded = ground(told.article, mentions, spans, told.quotes(), told.accounts(), load_register())
    assert [m.span for m in grounded.mentions] == [m.span for m in mentions]
    assert [(q.span, q.content, q.source) for q in grounded.quotes] == [(q.span, q.content, q.source) for q in told.quotes()]
    ids = {actor.id for actor in grounded.actors}
    assert len(ids) == len(grounded.actors)
    assert all(m.actor in ids and 0 < m.score <= 1 and m.reason.endswith(".") for m in grounded.mentions)
    assert all(q.speaker in ids and q.reason for q in grounded.quotes)
    assert all(set(a.actors) | set(a.recipients) <= ids for a in grounded.accounts)
    assert all([party.actor for party in a.resolved] == [*a.actors, *a.recipients] for a in grounded.accounts)
    assert all(0 < party.score <= 1 and party.reason.endswith(".") for a in grounded.accounts for party in a.resolved)


@pytest.mark.parametrize("name", list(TOLD)[:6])
def test_the_same_text_twice_gives_the_same_actors(nlp: Language, name: str) -> None:
    assert ground_story(story(name), nlp) == ground_story(story(name), nlp)


def test_an_unrelated_article_changes_nothing(nlp: Language) -> None:
    first, *others = list(TOLD)
    before = ground_story(story(first), nlp)
    for other in others[:5]:
        ground_story(story(other), nlp)
    assert ground_story(story(first), nlp) == before


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14), st.data())
def test_any_words_and_any_spans_are_grounded(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    bounds = st.integers(0, len(text))

    def span() -> Span:
        start, end = sorted((data.draw(bounds), data.draw(bounds)))
        return Span(start, end)

    article = Article(id="x", name="x", text=text, language="fr", blocks=(Block(span=Span(0, len(text)), kind="body"),))
    kinds = ["person", "state", "government", "organisation", "place", "role", "media"]
    found = {(s.start, s.end): s for s in (span() for _ in range(4)) if len(s) and text[s.start : s.end].strip()}
    mentions = [Mention(span=s, kind=data.draw(st.sampled_from(kinds)), subject=data.draw(st.booleans())) for s in found.values()]
    quotes = [Quote(span=span(), content=(span(),), manner="direct", stance="neutral", source=span(), anonymous=data.draw(st.booleans()))]
    accounts = [
        Account(
            type="AID", trigger=span(), evidence=(span(),), actor_spans=(span(),), recipient_spans=(span(),), place_span=span(), quote=0
        )
    ]
    grounded = ground(article, mentions, [Span(0, len(text))], quotes, accounts, load_register())
    assert sorted((m.span.start, m.span.end) for m in grounded.mentions) == sorted(found)
    assert grounded.quotes[0].content == quotes[0].content
