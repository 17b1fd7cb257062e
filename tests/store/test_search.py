"""French is found as French people type it."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.store import Dossier
from recoupe.store.query import WrongQuery, parse
from recoupe.store.stems import query_stems, stem, stems, tokens, words

# What queries are made of, put together in any order.
PIECES = (*"aéœ'’\"«»()*-=,3 \n\t:;^+{}[]", " OR ", " NOT ", " NEAR(", "Mali ", "l'armée ", ", 4)")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("hélicoptère", {"nord", "sud"}),
        ("HELICOPTERES", {"nord", "sud"}),
        ("armée", {"nord", "sud"}),
        ("=armée", {"nord"}),
        ("l'armée malienne", {"nord"}),
        ("l’armée", {"nord", "sud"}),
        ('"armée malienne"', {"nord"}),
        ('"malienne armée"', set()),
        ("« livraison d'armes »", {"sud"}),
        ("oeuvres", {"nord"}),
        ("œuvre", {"nord"}),
        ("mercen*", {"est"}),
        ("Russie OR mercenaires", {"nord", "est"}),
        ("Russie OU mercenaires", {"nord", "est"}),
        ("hélicoptères -Diarra", {"nord"}),
        ("hélicoptères SAUF Diarra", {"nord"}),
        ("hélicoptères NOT (Diarra OR malienne)", set()),
        ("NEAR(Russie hélicoptères, 4)", {"nord"}),
        ("NEAR(Russie profitent, 2)", set()),
        ("PROCHE(Moscou hélicoptères)", {"sud"}),
        ("archives", set()),  # in a menu: furniture is not searched
        ("porte-parole", set()),
    ],
)
def test_articles_are_found(dossier: Dossier, query: str, names: set[str]) -> None:
    found = dossier.search(query, kinds=("article",))
    assert found.problem is None
    assert {page.row.name for hit in found.hits if (page := dossier.article(hit.id))} == names
    assert found.totals == (("article", len(names)),)


def test_hits_are_the_very_words_of_the_source(dossier: Dossier) -> None:
    for hit in dossier.search("armée OR livraison", kinds=("article", "quote")).hits:
        assert hit.place is not None and hit.marks
        name = hit.id if hit.kind == "article" else hit.id.removeprefix("q")[:12]
        text = next(r.article.text for r in dossier.readings() if r.article.id.startswith(name))
        assert text[hit.place.start : hit.place.end].replace("\n", " ") == hit.snippet
        assert {hit.snippet[m.start : m.end] for m in hit.marks} <= {"armée", "armes", "livraison"}


def test_quotes_events_and_actors_are_found(dossier: Dossier) -> None:
    found = dossier.search("Orlov")
    assert [(hit.kind, hit.title) for hit in found.hits if hit.kind in ("quote", "actor")] == [
        ("quote", "Anton Orlov"),
        ("actor", "Anton Orlov"),
    ]
    assert dossier.search("helicopteres", kinds=("event",)).hits[0].id == "e1"


@pytest.mark.parametrize(
    "query", ["", "   ", "(", ")", '"', "« Mali", "-Mali", "NEAR(Mali)", "NEAR(Mali Russie", "OR", "Mali )", "*", '""', "NOT"]
)
def test_a_wrong_query_gives_a_sentence(dossier: Dossier, query: str) -> None:
    found = dossier.search(query)
    assert found.hits == () and found.problem is not None
    assert found.problem.fr.endswith((".", ")")) and found.problem.en


def test_a_query_is_explained(dossier: Dossier) -> None:
    said = dossier.search('"quatre hélicoptères" OR livr* -Orlov').explained
    assert said.fr == "Textes avec « quatre hélicoptères » ou un mot en « livr… » sans « orlov » (et ses formes)."
    assert said.en.startswith("Texts with “quatre hélicoptères” or a word that begins “livr…”")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text())
def test_any_query_is_read_or_refused_in_a_sentence(query: str) -> None:
    """And what is read is something that FTS5 accepts."""
    try:
        parsed = parse(query)
    except WrongQuery as wrong:
        assert wrong.sentence.fr and wrong.sentence.en
        return
    assert Fts.matches(parsed.match) >= 0


class Fts:
    """An index of nothing, to ask SQLite whether a query is well formed."""

    connection: sqlite3.Connection | None = None

    @classmethod
    def matches(cls, match: str) -> int:
        if cls.connection is None:
            cls.connection = sqlite3.connect(":memory:")
            cls.connection.execute("CREATE VIRTUAL TABLE t USING fts5 (words, stems, tokenize='unicode61 remove_diacritics 2')")
        found: int = cls.connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (match,)).fetchone()[0]
        return found


@given(st.text())
def test_words_keep_their_places(text: str) -> None:
    for _, span in tokens(text):
        assert 0 <= span.start < span.end <= len(text)
    assert len(stems(text).split()) <= len(list(tokens(text)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("livraisons", "livraison"),
        ("hélicoptères", "hélicoptère"),
        ("arrivée", "arrivées"),
        ("arrivee", "arrivée"),
        ("OEUVRE".lower(), "œuvre"),
        ("maliens", "malienne"),
    ],
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert set(query_stems(one)) & {stem(word) for word, _ in tokens(other)}


def test_elided_words_are_cut() -> None:
    assert words("L’armée qu’il aime aujourd’hui, jusqu'à l'œuvre") == "armée il aime aujourd'hui, à oeuvre"
