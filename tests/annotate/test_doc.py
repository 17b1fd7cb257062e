"""The Doc keeps the article's offsets, starts sentences where blocks start, and ties inverted pronouns to their verbs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from recoupe.annotate.doc import annotate, annotate_many, parser_text, sentences
from recoupe.annotate.model import load_model
from recoupe.errors import ModelError
from recoupe.model import Article, Block, BlockKind, Span

INVERTED = [
    ("« Nous partirons », a-t-il ajouté lundi à Niamey.", "ajouté"),
    ("Les pourparlers reprendront en mars, déclare-t-elle devant la presse.", "déclare"),
    ("Le convoi serait passé par Gao, dit-on à Dakar.", "dit"),
    ("« C'est une accusation grave », ont-ils répondu.", "répondu"),
    ("« Rien n'est décidé », n'a-t-elle pas manqué de rappeler.", "manqué"),
    ("Deux soldats ont été blessés, a-t-on appris de source sécuritaire.", "appris"),
    ("« Cette frontière restera fermée », a-t-il également précisé.", "précisé"),
]


def article_of(*blocks: tuple[str, BlockKind]) -> Article:
    text, made = "", []
    for words, kind in blocks:
        made.append(Block(span=Span(len(text), len(text) + len(words)), kind=kind))
        text += words + "\n"
    return Article(id="x", name="x", text=text, language="fr", blocks=tuple(made))


@pytest.mark.parametrize(("sentence", "verb"), INVERTED)
def test_an_inverted_pronoun_is_the_subject_of_its_verb(nlp: Language, sentence: str, verb: str) -> None:
    doc = annotate(article_of((sentence, "body")), nlp)
    clitic = next(token for token in doc if token.text.startswith("-"))
    assert (clitic.dep_, clitic.head.text) == ("nsubj", verb)
    assert clitic.lemma_ in ("il", "elle", "on")


def test_offsets_hold_through_typography_and_furniture(nlp: Language) -> None:
    article = article_of(
        ("Menu Accueil Contact", "menu"),
        ("L’armée tchadienne se retire", "title"),
        ("« L’armée\u00a0» a quitté N’Djaména.", "body"),
    )
    doc = annotate(article, nlp)
    assert len(doc.text) == len(article.text)
    assert "Menu" not in doc.text
    assert article.text.index("N’Djaména") == doc.text.index("N'Djaména")


def test_a_block_starts_a_sentence_even_without_a_stop_before(nlp: Language) -> None:
    article = article_of(("Le Tchad ferme sa frontière", "title"), ("le ministre l'a annoncé mardi", "body"))
    starts = [span.start for span in sentences(annotate(article, nlp))]
    assert starts == [block.span.start for block in article.blocks]


def test_a_sentence_does_not_start_in_mid_clause(nlp: Language) -> None:
    article = article_of(("Le porte-parole Idriss Mahamat Saleh El Hadj Oumar a reçu M. Okoye vendredi.", "body"))
    assert len(sentences(annotate(article, nlp))) == 1


def test_many_articles_come_in_their_order(nlp: Language) -> None:
    articles = [article_of((f"Article numéro {n}.", "body")) for n in range(3)]
    assert [doc.text for doc in annotate_many(articles, nlp)] == [parser_text(article) for article in articles]


def test_a_missing_model_says_how_to_get_it() -> None:
    with pytest.raises(ModelError, match="pip install fr-nothing-md"):
        load_model("fr_nothing_md")


BLOCKS = st.tuples(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(["body", "menu", "title"]))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(["body", "menu", "title"])), max_size=4
    )
)
def test_any_text_keeps_its_length(blocks: list[tuple[str, BlockKind]]) -> None:
    article = article_of(*blocks)
    assert len(parser_text(article)) == len(article.text)


@settings(max_examples=15, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_can_be_annotated(nlp: Language, words: str) -> None:
    article = article_of((words, "body"))
    assert len(annotate(article, nlp).text) == len(article.text)
