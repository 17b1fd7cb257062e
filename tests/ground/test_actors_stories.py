"""Who speaks and who acts, in invented stories of many affairs (actor_stories.toml). The marks say the name that must come out."""

from __future__ import annotations

import pytest
from spacy.language import Language

from ground.stories import STORIES, ground_story, names_of, story_of


@pytest.mark.parametrize("name", STORIES["speakers"])
def test_speakers(nlp: Language, name: str) -> None:
    story = story_of(*STORIES["speakers"][name])
    grounded = ground_story(story, nlp)
    assert [quote.speaker_name for quote in grounded.quotes] == [mark.attributes["who"] for mark in story.sources]


@pytest.mark.parametrize("name", STORIES["doers"])
def test_doers(nlp: Language, name: str) -> None:
    story = story_of(*STORIES["doers"][name])
    grounded = ground_story(story, nlp)
    assert names_of(grounded, grounded.accounts[0].actors) == story.doers[0].attributes["who"].split("; ")
