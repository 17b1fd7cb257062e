"""A dossier gives back what was put in, whole, under any filter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.errors import UsageError
from recoupe.model import Actor, Crosscheck, Digest, Problem, Reading
from recoupe.store import Dossier, Filter
from store import sample


def test_readings_come_back_as_they_were(dossier: Dossier) -> None:
    assert tuple(dossier.readings()) == sample.readings()
    assert [t.article for t in dossier.tellings()] == ["nord", "sud", "est"]
    assert [raw for _, raw in dossier.raws()] == [r.article.text.encode() for r in sample.readings()]


def test_the_same_text_is_added_once(dossier: Dossier) -> None:
    assert not dossier.add(sample.readings()[0])
    assert dossier.counts().articles == 3


def test_it_counts_what_it_holds(dossier: Dossier) -> None:
    held = dict(dossier.counts().items())
    assert held == {"articles": 3, "outlets": 3, "quotes": 3, "accounts": 3, "events": 2, "disputes": 1, "actors": 5, "problems": 1}


def test_nothing_is_wrong_with_it(dossier: Dossier) -> None:
    assert dossier.check() == ()


def test_a_quote_has_all_a_reader_wants(dossier: Dossier) -> None:
    row = dossier.quotes(speaker="Orlov")[0]
    assert (row.content, row.before, row.after) == (
        "Nous tiendrons nos engagements",
        "Des œuvres sociales en profitent.",
        ". Le ministre n’a rien ajouté.",
    )
    assert (row.cue, row.lemma, row.source, row.relays, row.statement) == ("a promis", "promettre", "Anton Orlov", ("AZ",), "s1")
    assert dossier.quote(row.id) == row


def test_an_event_has_its_evidence(dossier: Dossier) -> None:
    page = dossier.event("e1")
    assert page is not None
    assert [(t.telling.article, t.origin.name) for t in page.tellings] == [("nord", "Le Nord"), ("sud", "Awa Diarra")]
    assert page.tellings[1].sentence == "Selon Awa Diarra, Moscou a fourni trois hélicoptères à Bamako."
    assert page.tellings[1].quote is not None and dossier.quote(page.tellings[1].quote) is not None
    assert page.joins[0].reasons[0].fr == "mêmes acteurs"
    assert [d.id for d in page.disputes] == ["d1"]
    assert [(link.relation, link.event.id) for link in page.linked] == [("answer", "e2")]
    assert [a.id for a in page.row.actors] == ["state.russie.rus"]


def test_a_dispute_has_both_sides(dossier: Dossier) -> None:
    row = dossier.dispute("d1")
    assert row is not None
    assert [(side.value, side.claims[0].words) for side in row.sides] == [("4", "quatre hélicoptères"), ("3", "trois hélicoptères")]
    assert len(row.claims()) == 2


def test_an_actor_has_names_offices_partners_homonyms(dossier: Dossier) -> None:
    orlov, diarra, russia = (dossier.actor(a) for a in ("person.anton-orlov.rus", "person.awa-diarra.mli", "state.russie.rus"))
    assert orlov is not None and diarra is not None and russia is not None
    assert [(role.title, count) for role, count in orlov.offices] == [("ministre du Commerce", 3)]
    assert [h.id for h in diarra.homonyms] == ["person.awa-diarra.fra"]
    assert ("Moscou", 3) in russia.aliases
    assert {(p.actor.name, p.type, p.direction) for p in russia.partners} == {("Mali", "AID", "to"), ("Awa Diarra", "ACCUSE", "from")}


def test_an_article_has_its_reading_events_and_copies(dossier: Dossier) -> None:
    page = dossier.article("nord")
    assert page is not None and page.reading == sample.readings()[0]
    assert (page.event_of, len(page.quotes), page.copies[0].relation) == (((0, "e1"),), 1, "reprise")
    assert dict(page.actor_of)["a1"].id == "state.russie.rus"
    assert dossier.article(page.row.id) == page


def test_what_is_not_there_is_none(dossier: Dossier) -> None:
    assert dossier.article("x") is dossier.event("x") is dossier.dispute("x") is dossier.actor("x") is dossier.quote("x") is None


def test_a_glance(dossier: Dossier) -> None:
    assert [(m.month, m.articles) for m in dossier.months()] == [("2021-12", 1), ("2022-01", 1), ("2022-01", 1)]
    assert [(f.label, f.count) for f in dossier.facets("quotes", "speaker", Filter(outlet="Le Nord"))] == [("Anton Orlov", 1)]
    assert [f.value for f in dossier.facets("events", "type")] == ["ACCUSE", "AID"]
    assert [row.event for row in dossier.timeline()] == ["e1", "e2"]
    assert [p.problem.sentence for p in dossier.problems("est")] == ["a mark is never closed"]


def test_a_facet_offers_the_other_values(dossier: Dossier) -> None:
    """Narrowed to one outlet, the facet of outlets still offers all three."""
    assert len(dossier.facets("quotes", "outlet", Filter(outlet="Le Nord"))) == 3


def test_an_actor_without_a_country_joins_its_only_namesake(tmp_path: Path) -> None:
    """Whatever the order: the same dossier comes out."""
    nord, sud, _ = sample.readings()
    bare = replace(nord, actors=(Actor(id="a3", name="Anton Orlov", kind="person"),), mentions=(), accounts=())
    for order in ((bare, sud), (sud, bare)):
        with Dossier(tmp_path / f"{order[0].article.name}.db") as dossier:
            for reading in order:
                dossier.add(reading)
            assert [a.id for a in dossier.actors(actor="orlov")] == ["person.anton-orlov.rus"]
            assert dossier.quotes(speaker="person.anton-orlov.rus").total == 1


def test_removing_leaves_no_trace(dossier: Dossier) -> None:
    for name in ("nord", "sud", "est"):
        assert dossier.remove(name)
    dossier.put_crosscheck(Crosscheck())
    counts = dict(dossier.counts().items())
    assert set(counts.values()) == {0}
    assert dossier.check() == ()
    assert not dossier.remove("nord")


def test_rereading_replaces_and_reports(dossier: Dossier) -> None:
    nord = sample.readings()[0]
    assert dossier.reread(nord) == ()
    changes = dossier.reread(replace(nord, quotes=(), problems=(Problem(stage="attribute", sentence="nothing"),)))
    assert [(c.kind, len(c.lost), len(c.gained)) for c in changes] == [("quotes", 1, 0)]
    assert "Anton Orlov" in changes[0].lost[0]
    assert dossier.counts().quotes == 2 and dossier.check() == ()


def test_what_people_wrote_survives_a_rereading(dossier: Dossier) -> None:
    nord, quote = sample.readings()[0], dossier.quotes(speaker="Orlov")[0].id
    dossier.note("quote", quote, "À vérifier auprès de l’agence.", author="LD")
    dossier.judge("actor", "person.awa-diarra.mli", "person.awa-diarra.fra", "negative", author="LD")
    dossier.reread(nord)
    dossier.put_crosscheck(Crosscheck())
    assert dossier.quote(quote) is not None
    assert [n.text for n in dossier.notes("quote", quote)] == ["À vérifier auprès de l’agence."]
    dossier.judge("actor", "person.awa-diarra.fra", "person.awa-diarra.mli", "unsure")
    assert [j.judgement for j in dossier.judgements("actor")] == ["unsure"]


def test_a_crosscheck_says_what_it_changed(dossier: Dossier) -> None:
    assert dossier.crosschecked
    changes = dossier.put_crosscheck(Crosscheck())
    assert {(c.kind, len(c.lost)) for c in changes} == {("events", 2), ("disputes", 1)}


def test_judging_wrongly_says_so(dossier: Dossier) -> None:
    with pytest.raises(UsageError, match="positive"):
        dossier.judge("actor", "a", "b", "perhaps")
    with pytest.raises(UsageError, match="words"):
        dossier.note("event", "e1", "  ")


def test_a_reading_without_anything_can_be_kept(tmp_path: Path) -> None:
    with Dossier(tmp_path / "bare.db") as dossier:
        article = sample.readings()[0].article
        assert dossier.add(Reading(article=replace(article, blocks=(), title=None, outlet=None, url=None, published=None)))
        assert dossier.check() == ()
        assert dossier.articles()[0].title.startswith("Mali")


def test_digests_are_made_once(dossier: Dossier) -> None:
    made: list[str] = []

    def make(reading: Reading) -> Digest:
        made.append(reading.article.name)
        return Digest(id=reading.article.id, name=reading.article.name, prints=(1, 2**63), tellings=(sample.telling(reading),))

    first = list(dossier.digests(make, "1"))
    assert list(dossier.digests(make, "1")) == first and made == ["nord", "sud", "est"]
    dossier.reread(sample.readings()[1])
    assert list(dossier.digests(make, "1")) == first and made[3:] == ["sud"]
    assert len(list(dossier.digests(make, "2"))) == 3 and made[4:] == ["nord", "sud", "est"]


def test_a_dispute_may_belong_to_no_event(dossier: Dossier) -> None:
    """Two wordings of one statement: kept, listed, filtered by its claims."""
    whole = sample.crosscheck(sample.readings())
    loose = replace(whole.disputes[0], id="d2", event="", property="wording")
    dossier.put_crosscheck(replace(whole, disputes=(*whole.disputes, loose)))
    row = dossier.dispute("d2")
    assert row is not None and (row.event, row.type, row.event_sentence.fr) == ("", "", "")
    for filter, ids in (
        (Filter(), ["d1", "d2"]),
        (Filter(actor="Le Nord"), ["d2"]),
        (Filter(type="AID"), ["d1"]),
        (Filter(since="2022"), ["d2"]),
        (Filter(until="2021-11"), ["d1"]),
        (Filter(outlet="Le Sud"), ["d1", "d2"]),
    ):
        assert [d.id for d in dossier.disputes(filter)] == ids, filter
    assert len(list(dossier.table("disputes"))) == 2 and dossier.check() == ()


def test_a_place_is_shown_in_its_sentence(dossier: Dossier) -> None:
    row = dossier.dispute("d1")
    assert row is not None
    said = [dossier.sentence(claim.article_id, claim.span) for claim in row.claims()]
    assert said[1] == "Selon Awa Diarra, Moscou a fourni trois hélicoptères à Bamako."
    assert dossier.sentence("none", row.claims()[0].span) == ""


def test_a_name_that_several_have_is_not_removed(dossier: Dossier) -> None:
    nord = sample.readings()[0]
    dossier.add(replace(nord, article=replace(nord.article, id="other")))
    with pytest.raises(UsageError, match=r"2 articles have this name.*other"):
        dossier.remove("nord")
    assert dossier.remove("other") and dossier.remove("nord")


def test_an_unreadable_input_is_told_once(dossier: Dossier) -> None:
    for _ in range(3):
        dossier.add_problems([Problem(stage="acquire", sentence="This is broken.", path="a.pdf")])
    assert [(p.problem.path, p.article) for p in dossier.problems() if p.article is None] == [("a.pdf", None)]
