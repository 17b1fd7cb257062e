"""What accounts go back to: those that share a speaker, an agency or a text are one origin."""

from __future__ import annotations

from recoupe.merge.events import merge
from recoupe.merge.statements import Wording, are_one, wording_of
from recoupe.model import Party, Saying, Span
from tells import digest, group, person, state, tell


def origins(*speakers: Party | None, **more: object) -> int:
    """How many origins an event has that so many articles tell, each by one speaker."""
    parties = {"actors": [group("Front du Nord")], "recipients": [state("MLI")], "date": "2024-03-08", "place": "Kidal"}
    tellings = [tell(f"a{i}", asserted_by=s, **{**parties, **more}) for i, s in enumerate(speakers)]
    merged = merge(digest(t.article, t) for t in tellings)
    assert len(merged.events) == 1
    return len(set(merged.events[0].origin_of))


def test_outlets_in_their_own_voice_are_origins_of_their_own() -> None:
    assert origins(None, None, None) == 3


def test_one_speaker_told_three_times_is_one_origin() -> None:
    assert origins(person("Ann Roy"), person("Ann Roy"), person("Ann Roy")) == 1


def test_a_government_and_its_minister_are_one_voice() -> None:
    assert origins(state("MLI"), person("Abdoulaye Diop", "MLI", "ministre des Affaires étrangères")) == 1


def test_those_who_speak_together_are_one_with_each_of_them() -> None:
    together = Party(name="France et Allemagne", kind="group", key="name:france et allemagne")
    others = Party(name="France et ses partenaires", kind="group", key="name:france et partenaires")
    assert origins(together, others) == 1
    assert origins(together, state("FRA")) == 1
    assert origins(together, person("Ann Roy")) == 2


def test_a_relay_is_the_origin_where_nobody_is_named() -> None:
    assert origins(None, None, relays=("RIA",)) == 1


def test_two_unnamed_sources_are_two_origins() -> None:
    assert origins(group("source militaire"), group("source militaire"), anonymous=True) == 2


def saying(article: str, stems: str, published: str = "2024-03-10") -> Wording:
    said = Saying(
        key=(article, 0),
        article=article,
        outlet=article,
        published=published,
        speaker=person("Ann Roy"),
        span=Span(0, 1),
        words=stems,
        manner="direct",
        stance="assert",
        stems=tuple(stems.split()),
    )
    return wording_of(said)


def test_one_statement_in_two_wordings() -> None:
    a, b = saying("a", "soldat quitt pay mai"), saying("b", "soldat quitt pay avril ensembl")
    assert are_one(a, b) and are_one(b, a)
    assert not are_one(a, saying("b", "soldat quitt pay mai", "2024-05-10"))
    assert not are_one(a, saying("b", "soldat march sable chaud"))
