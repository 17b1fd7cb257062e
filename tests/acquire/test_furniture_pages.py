"""Invented pages flattened many ways: how much of what is kept is the article's own, and the laws that blocks obey."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acquire.flattening import WAYS, f1, pages, score
from recoupe.acquire.furniture import classify, judge
from recoupe.acquire.wordbook import furniture_words
from recoupe.acquire.words import folded, line_key
from recoupe.lexicon import table
from recoupe.model import OWN_KINDS

# F1 of the characters kept, over all invented pages: floors, never lowered in silence.
FLOORS = {
    "a line a block": 0.985,
    "a paragraph a block": 0.985,
    "menus run together": 0.975,
    "indented, with empty lines": 0.985,
    "wrapped": 0.985,
    "all on one line": 0.94,
    "all run together": 0.925,
}


@pytest.mark.parametrize("way", WAYS)
def test_the_article_is_kept_and_its_furniture_is_not(way: str) -> None:
    rows = [score(flat := WAYS[way](blocks), classify(flat.text)) for blocks in pages().values()]
    assert f1(*(sum(column) for column in zip(*rows, strict=True))) >= FLOORS[way]


def test_no_comment_form_or_contact_line_is_kept_where_a_page_marks_them() -> None:
    kept = []
    for name, blocks in pages().items():
        flat = WAYS["a line a block"](blocks)
        own = {i for block in classify(flat.text) if block.kind in OWN_KINDS for i in range(block.span.start, block.span.end)}
        kept += [(name, flat.text[s.start : s.end]) for s, kind in flat.blocks if kind in ("comment", "form") and s.start in own]
    assert kept == []


@pytest.mark.parametrize("name", pages())
def test_the_title_is_found(name: str) -> None:
    blocks = pages()[name]
    flat = WAYS["a line a block"](blocks)
    found = [flat.text[b.span.start : b.span.end] for b in classify(flat.text) if b.kind == "title"]
    wanted = next(text for kind, text in blocks if kind == "title")
    assert wanted in found


@given(st.text(alphabet=st.sampled_from("abcéÀ «».!?\n\t\u00a0©0©1|>-LlIiRr'"), max_size=400))
@settings(max_examples=150, deadline=None)
def test_blocks_tile_the_text(text: str) -> None:
    blocks = classify(text)
    seen = [i for block in blocks for i in range(block.span.start, block.span.end)]
    assert seen == sorted(set(seen))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(seen)


PRESS = (
    "Le gouvernement a annoncé mardi la création d'un fonds de soutien aux éleveurs touchés par la sécheresse.",
    "« Nous n'avons reçu aucune aide depuis trois mois », a déclaré le maire de la commune à notre correspondant.",
    "Selon l'organisation, plus de douze mille personnes ont quitté leurs villages depuis le début de l'année.",
    "Contacté par l'AFP, le ministère n'a pas souhaité commenter ces informations.",
    "Le directeur de publication du journal, absent lors de la perquisition, dénonce une intimidation.",
    "À lire le communiqué, rien ne permet d'affirmer que les deux hommes aient été arrêtés ensemble.",
    "Les partenaires se retrouveront le 4 mars à Lomé pour partager les conclusions de l'enquête.",
    "Le chef de l'État, dont le mandat s'achève en avril, n'a pas encore dit s'il serait candidat.",
    "Vous nous avez promis la paix et vous nous apportez la guerre, a lancé le député de l'opposition.",
    "Au total, quarante-deux pays ont voté pour la résolution, onze se sont abstenus et trois ont voté contre.",
    "La population, elle, attend toujours l'eau, l'électricité et le retour des enseignants dans les écoles.",
)


@given(st.lists(st.sampled_from(PRESS), min_size=2, max_size=9, unique=True), st.sampled_from(["\n", "\n\n", " "]))
@settings(max_examples=120, deadline=None)
def test_plain_prose_is_never_lost(sentences: list[str], between: str) -> None:
    assert {block.kind for block in classify(between.join(sentences))} <= OWN_KINDS


def test_a_text_without_furniture_is_all_body() -> None:
    text = (
        "4 juin 2011. - Le parlement a adopté la loi par 34 voix contre 12.\n Le texte, débattu depuis mars, interdit le travail de nuit.\n"
        " Ses opposants, dit-on, vont saisir la cour."
    )
    assert {block.kind for block in classify(text)} == {"body"}


def test_one_short_line_is_no_crash() -> None:
    assert [judged.kind for judged in judge("Bonjour")] != []
    assert classify("") == ()


def records() -> list[tuple[str, str, str, bool]]:
    pack = table("fr", "furniture")
    return [
        (record["name"], record["kind"], sentence, good)
        for record in (*pack["phrases"], *pack["shapes"])
        for good, sentences in ((True, record["examples"]), (False, record["counter_examples"]))
        for sentence in sentences
    ]


@pytest.mark.parametrize(("name", "kind", "sentence", "good"), records())
def test_the_examples_of_the_language_pack(name: str, kind: str, sentence: str, good: bool) -> None:
    words, fold = furniture_words("fr"), folded(sentence)
    found = {sign.name for sign in words.of_line(fold, line_key(fold))} | {hit.sign.name for hit in words.in_page(fold)}
    assert (name in found) == good


def test_the_seeds_keep_their_articles() -> None:
    shared = Path(__file__).parents[2] / "../shared"
    if not shared.exists():
        pytest.skip("../shared is not here")
    for path in sorted((shared / "gold/texts").glob("*.txt")):
        text = path.read_text("utf-8")
        assert all(block.kind in OWN_KINDS for block in classify(text)), path.name
