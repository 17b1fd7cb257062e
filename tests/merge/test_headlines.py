"""How events are called in a list: what the tellings hold, in French and English that reads well."""

from __future__ import annotations

import pytest

from recoupe.lexicon import table
from recoupe.merge.headlines import contracted, headline
from recoupe.merge.words import stems
from recoupe.messages import catalogue, has_message
from recoupe.model import Party, Quantity, Span, Telling
from recoupe.ontology import load_ontology


def telling(type_: str, mode: str | None = None, **values: object) -> Telling:
    """An account with what a case needs of it."""
    given: dict[str, object] = {
        "key": ("a", 0), "article": "a", "outlet": "Le Courrier", "published": "2024-05-02", "type": type_, "mode": mode, "context": (),
        "trigger": Span(0, 4), "evidence": (Span(0, 40),), "wording": "", "actors": (), "recipients": (), "place": None, "date": None,
        "counts": (), "polarity": "affirmed", "status": "actual",
    }  # fmt: skip
    return Telling(**(given | values))  # type: ignore[arg-type]


def told(*tellings: Telling, actors: tuple[str, ...] = (), recipients: tuple[str, ...] = (), date: str | None = None,
         place: str | None = None) -> str:  # fmt: skip
    """The French sentence, its typographic spaces made plain and its tail left out."""
    made = headline(tellings[0].type, actors, recipients, tellings, date, place, 1).fr
    return made.replace("\u00a0", " ").replace("’", "'").rpartition(" — ")[0]


def test_a_visit_tells_who_where_and_when() -> None:
    one = telling("CONSULT", "visit")
    assert told(one, actors=("Awa Diallo",), place="Bamako", date="2023-02-07") == "Visite d'Awa Diallo à Bamako, 7 février 2023"


def test_an_expulsion_names_the_expelled_first() -> None:
    one = telling("SANCTION", "expel", trigger_words="a expulsé")
    assert told(one, actors=("Niger",), recipients=("soldats américains",), date="2024-08-05") == (
        "Expulsion des soldats américains par le Niger, 5 août 2024"
    )


def test_aid_tells_the_word_for_it() -> None:
    one = telling("AID", trigger_words="a livré")
    assert told(one, actors=("Russie",), recipients=("Mali",), date="2021-10") == "Aide de la Russie au Mali (« a livré »), octobre 2021"


def test_a_word_that_the_label_holds_is_not_repeated() -> None:
    assert told(telling("AID", trigger_words="aide"), actors=("Russie",), recipients=("Mali",)) == "Aide de la Russie au Mali"


def test_the_place_is_not_told_twice() -> None:
    one = telling("ASSAULT", trigger_words="a frappé")
    assert told(one, actors=("Tchad",), recipients=("Soudan",), place="Soudan") == "Attaque du Tchad contre le Soudan (« a frappé »)"


def test_a_place_that_is_hit_is_where_it_happened() -> None:
    town = Party(name="Gao", kind="place")
    assert told(telling("ASSAULT", recipients=(town,), trigger_words="attaque"), recipients=("Gao",)) == "Attaque à Gao"


def test_a_state_is_not_its_own_partner() -> None:
    peru, power = (Party(name=name, kind="state", key="state:PER") for name in ("Pérou", "gouvernement du Pérou"))
    one = telling("SUPPORT", actors=(peru,), recipients=(power,), trigger_words="a signé")
    assert told(one, actors=("Pérou",), recipients=("gouvernement du Pérou",)) == "Soutien du Pérou (« a signé »)"


def test_what_is_denied_says_by_whom() -> None:
    voice = Party(name="Rwanda", kind="state")
    one = telling("MOBILIZE", "troops", polarity="denied", asserted_by=voice)
    assert told(one, actors=("Rwanda",)) == "Présence ou déploiement de troupes du Rwanda (démenti du Rwanda)"


def test_accounts_that_contradict_each_other_are_told_so() -> None:
    both = telling("SUPPORT", trigger_words="a reconnu"), telling("SUPPORT", trigger_words="a jamais reconnu", polarity="denied")
    assert told(*both, actors=("Mexique",)) == "Soutien du Mexique (« a reconnu ») (récits contraires)"


def test_a_plan_is_no_fact() -> None:
    assert told(telling("SANCTION", "discontinue", status="planned"), actors=("Pologne",)).endswith("(projet)")


def test_what_no_outlet_says_itself_has_its_voice() -> None:
    voice = Party(name="police", kind="group")
    assert told(telling("PROTEST", "demo", asserted_by=voice), place="Lima") == "Manifestation à Lima, selon la police"


def test_whoever_criticises_says_so_himself() -> None:
    voice = Party(name="Belgique", kind="state")
    one = telling("ACCUSE", "disapprove", asserted_by=voice, trigger_words="a condamné")
    assert told(one, actors=("Belgique",), recipients=("Tchad",)) == "Critique de la Belgique contre le Tchad (« a condamné »)"


def test_a_departure_is_from_a_place_not_to_it() -> None:
    assert told(telling("RETREAT", "withdraw"), actors=("Belgique",), place="Tchad") == "Retrait ou départ de la Belgique, Tchad"


def test_an_open_beginning_has_its_article() -> None:
    one = telling("COOPERATE")
    assert (
        told(one, actors=("Tchad", "Belgique"), date="../2021-12-28")
        == "Coopération entre le Tchad et la Belgique, jusqu'au 28 décembre 2021"
    )


def test_only_a_toll_that_all_agree_on_is_told() -> None:
    nine, ten = (telling("ASSAULT", key=(str(n), 0), counts=(Quantity(span=Span(0, 1), low=n, high=n, unit="mort"),), count_kinds=("deaths",))
                 for n in (9, 10))  # fmt: skip
    assert told(nine, place="Gao").endswith(", 9 morts")
    assert told(nine, ten, place="Gao") == "Attaque à Gao"


def test_english_reads_in_english() -> None:
    made = headline("AID", ("Allemagne",), ("Tchad",), [telling("AID", trigger_words="a livré")], "2021-10", None, 2).en
    assert made == "Aid by Germany to Chad (“a livré”), October 2021 — 1 article, 2 origins"


def test_every_type_of_event_has_its_sentence() -> None:
    assert {type_ for type_ in load_ontology().types if not has_message(f"headline.{type_}", "fr")} == set()


def test_every_sentence_is_of_a_type_and_mode_that_there_is() -> None:
    named = {key.removeprefix("headline.") for key in catalogue("fr") if key.startswith("headline.") and key.count(".") == 1}
    promises = {f"AGREE-{row['id']}" for row in table("fr", "compare")["promised"]}
    assert {name for name in named - promises if not load_ontology().has(*name.split("-", 1))} == set()


@pytest.mark.parametrize(
    ("word", "name", "expected"),
    [
        ("de", "le Mali", "du Mali"),
        ("de", "les États-Unis", "des États-Unis"),
        ("de", "la Russie", "de la Russie"),
        ("de", "l'Ukraine", "de l'Ukraine"),
        ("de", "Ankara", "d'Ankara"),
        ("de", "des élus", "d'élus"),
        ("à", "le Mali", "au Mali"),
        ("à", "les États-Unis", "aux États-Unis"),
        ("à", "des élus", "à des élus"),
    ],
)
def test_small_words_join(word: str, name: str, expected: str) -> None:
    assert contracted(word, name) == expected


def test_a_promise_tells_what_is_to_come_where_its_word_does() -> None:
    visit = telling("AGREE", trigger_words="doit se rendre", status="planned")
    assert told(visit, actors=("Awa Diallo",), recipients=("Togo",), place="Togo", date="2024-06") == (
        "Visite annoncée d'Awa Diallo au Togo, juin 2024"
    )
    delivery = telling("AGREE", trigger_words="livrera", status="planned")
    assert told(delivery, actors=("Inde",), recipients=("Togo",)) == "Livraison ou envoi annoncé par l'Inde au Togo (« livrera »)"
    assert told(telling("AGREE", trigger_words="promet"), actors=("Inde",)) == "Annonce ou engagement de l'Inde (« promet »)"


@pytest.mark.parametrize("row", table("fr", "compare")["promised"], ids=lambda row: str(row["id"]))
def test_words_of_promises(row: dict[str, list[str]]) -> None:
    words = frozenset(stem for word in row["words"] for stem in stems(word))
    assert has_message(f"headline.AGREE-{row['id']}", "en")
    assert all(words & set(stems(text)) for text in row["examples"])
    assert not any(words & set(stems(text)) for text in row["counter_examples"])
