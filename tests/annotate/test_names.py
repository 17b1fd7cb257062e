"""Which mentions an article holds: names relabelled by the register, people missed by the model, descriptions."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from spacy.language import Language

from annotate.test_doc import article_of
from marked import unmark
from recoupe.annotate.doc import annotate
from recoupe.annotate.names import find_mentions
from recoupe.annotate.portfolios import find_portfolios
from recoupe.lexicon import table
from recoupe.model import Mention
from recoupe.register import load_register

HAS = [
    ("Des hommes de Wagner patrouillent à Bangui.", "Wagner", "organisation"),
    ("Selon l'agence Ria, le convoi est parti.", "Ria", "media"),
    ("La Cédéao a levé ses sanctions.", "Cédéao", "organisation"),
    ("Le Kremlin a démenti.", "Kremlin", "government"),
    ("Les États-Unis livrent des chars.", "États-Unis", "state"),
    ("Le chef de la diplomatie turque est arrivé.", "Le chef de la diplomatie turque", "role"),
    ("La junte au pouvoir à Conakry a réagi.", "La junte au pouvoir à Conakry", "government"),
    ("L'armée éthiopienne avance.", "L'armée éthiopienne", "organisation"),
    ("Le ministre somalien de la Défense, Ali Warsame, a réagi.", "Ali Warsame", "person"),
    ("Mme Okafor a pris la parole.", "Okafor", "person"),
    ("Le Hamas a revendiqué les tirs.", "Hamas", "armed_group"),
    ("Le Premier ministre a démissionné.", "Le Premier ministre", "role"),
    ("L'opposante Fatou Kébé arrêtée, la ville s'embrase.", "Fatou Kébé", "person"),
    ("Le dirigeant Kim Jong-un a salué l'essai.", "Kim Jong-un", "person"),
    ("La Haute Cour constitutionnelle a tranché.", "Haute Cour constitutionnelle", "organisation"),
]
HAS_NOT = [
    ("Trois hommes âgés de 20 et 25 ans ont fui.", "Trois hommes âgés de 20"),
    ("« Nous tiendrons », a affirmé mardi le ministre tchadien de la Sécurité.", "de la Sécurité"),
    ("« C'est clos », a lancé jeudi la ministre belge de la Justice.", "Justice"),
    ("Le ministre somalien des Armées a parlé.", "Armées"),
    ("Les experts font état de progrès.", "état"),
    ("Le ministre de la Défense a réagi.", "Défense"),
    ("Les Grecs ont voté.", "Grecs"),
    ("En général, il pleut.", "général"),
]


def mentions(nlp: Language, sentence: str) -> dict[str, Mention]:
    article = article_of((sentence, "body"))
    return {article.words(m.span): m for m in find_mentions(annotate(article, nlp), article, load_register())}


@pytest.mark.parametrize(("sentence", "words", "kind"), HAS)
def test_mentions(nlp: Language, sentence: str, words: str, kind: str) -> None:
    found = mentions(nlp, sentence)
    assert words in found
    assert found[words].kind == kind


KINDS = tomllib.loads((Path(__file__).parent / "kinds_sentences.toml").read_text("utf-8"))["sentences"]


@pytest.mark.parametrize("row", KINDS)
def test_kinds(nlp: Language, row: str) -> None:
    text, marks = unmark(row)
    found = {words: mention.kind for words, mention in mentions(nlp, text).items()}
    assert {(text[m.span.start : m.span.end], m.tag) for m in marks} <= set(found.items())


PORTFOLIOS = table("fr", "heads")["portfolios"]


@pytest.mark.parametrize("words", PORTFOLIOS["examples"])
def test_an_office_with_its_portfolio_is_one_mention(nlp: Language, words: str) -> None:
    found = mentions(nlp, f"« Nous verrons », a déclaré lundi {words[0].lower()}{words[1:]}.")
    whole = words[0].lower() + words[1:]
    assert whole in found
    assert not any(other != whole and other in whole and m.kind in ("person", "organisation", "place") for other, m in found.items())


@pytest.mark.parametrize("words", PORTFOLIOS["counter_examples"])
def test_no_portfolio(nlp: Language, words: str) -> None:
    assert not find_portfolios(annotate(article_of((f"Nous avons vu {words}.", "body")), nlp))


@pytest.mark.parametrize(("sentence", "words"), HAS_NOT)
def test_no_mentions(nlp: Language, sentence: str, words: str) -> None:
    assert words not in mentions(nlp, sentence)


def test_subject_gender_and_number(nlp: Language) -> None:
    found = mentions(nlp, "La ministre a félicité les soldats.")
    assert (found["La ministre"].subject, found["La ministre"].gender, found["La ministre"].number) == (True, "f", "s")
    assert (found["les soldats"].subject, found["les soldats"].number) == (False, "p")


def test_a_media_name_is_a_person_where_it_is_told_in_full(nlp: Language) -> None:
    article = article_of(("Michael Bloomberg a parlé. Bloomberg a promis un don.", "body"))
    found = [(article.words(m.span), m.kind) for m in find_mentions(annotate(article, nlp), article, load_register())]
    assert ("Bloomberg", "person") in found
