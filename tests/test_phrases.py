"""Who says it, in French and in English."""

from __future__ import annotations

import pytest

from recoupe.phrases import bare, named


@pytest.mark.parametrize(
    ("name", "fr", "en"),
    [
        ("Mali", "le Mali", "Mali"),
        ("gouvernement du Mali", "le gouvernement du Mali", "the government of Mali"),
        ("ministère malien de la Défense", "le ministère malien de la Défense", "the defence ministry of Mali"),
        ("forces armées sud-africaines", "les forces armées sud-africaines", "the armed forces of South Africa"),
        ("source hospitalière", "une source hospitalière", "a hospital source"),
        ("avocat", "un avocat", "a lawyer"),
        ("Nations unies", "les Nations unies", "the United Nations"),
        ("Kremlin", "le Kremlin", "the Kremlin"),
        ("député d'opposition Awa Diarra", "le député d'opposition Awa Diarra", "“député d'opposition Awa Diarra”"),
        ("membre de sa famille", "un membre de sa famille", "“membre de sa famille”"),
        ("Le Courrier du Fleuve", "Le Courrier du Fleuve", "Le Courrier du Fleuve"),
        ("Awa Diarra", "Awa Diarra", "Awa Diarra"),
        ("Mali et ses partenaires", "le Mali et ses partenaires", "Mali and its partners"),
    ],
)
def test_a_name_stands_in_a_sentence_of_either_language(name: str, fr: str, en: str) -> None:
    assert (named(name).fr, named(name).en) == (fr, en)


def test_a_name_in_a_list_has_no_article() -> None:
    assert (bare("Mali").fr, bare("Mali").en) == ("Mali", "Mali")
    assert bare("Trois otages français").fr == "trois otages français"
