"""Each check on what it must find and on what it must keep silent about."""

from __future__ import annotations

from recoupe.model import Event, Merged, Saying, Span, Statement, Telling, Term
from recoupe.oppose.dates import date
from recoupe.oppose.disputes import CHECKS, WIDE_CHECKS, oppose
from recoupe.oppose.doers import doer, host, initiative
from recoupe.oppose.numbers import number
from recoupe.oppose.places import place
from recoupe.oppose.polarity import polarity
from recoupe.oppose.quotations import wording
from recoupe.oppose.statuses import status
from recoupe.oppose.terms import act, term
from recoupe.oppose.titles import rank, spelling
from tells import case, count, event, group, person, state, tell

DEAD = ("deaths",)


def test_every_check_explains_itself() -> None:
    for check in (*CHECKS, *WIDE_CHECKS):
        assert check.__doc__ and len(check.__doc__) > 80, check.__name__


def test_numbers_that_exclude_each_other_part() -> None:
    found = list(number(case(
        tell("a", counts=[count("500 soldats", 500, 500, "soldat")]),
        tell("b", counts=[count("1 000 soldats", 1000, 1000, "soldat")]),
    )))  # fmt: skip
    assert [f.severity for f in found] == ["high"]
    assert found[0].sentence.fr == "Combien de soldats\u202f? 1\u202f000 selon b, 500 selon a."
    assert found[0].sentence.en == "How many men under arms? 1,000 according to b, 500 according to a."
    assert [s.value for s in found[0].sides] == ["1000", "500"]


def test_vague_numbers_agree() -> None:
    four = tell("a", counts=[count("quatre chars", 4, 4, "char")])
    at_least = tell("b", counts=[count("au moins quatre chars", 4, None, "char")])
    several = tell("c", counts=[count("plusieurs chars", 2, None, "char")])
    about = tell("d", counts=[count("environ cinq chars", 4.5, 4.5, "char", "about")])
    assert not list(number(case(four, at_least, several, about)))


def test_numbers_of_other_things_are_not_compared() -> None:
    assert not list(
        number(case(tell("a", counts=[count("12 chars", 12, 12, "char")]), tell("b", counts=[count("3 avions", 3, 3, "avion")])))
    )


def test_a_part_is_no_smaller_whole() -> None:
    part = tell("a", counts=[count("douze soldats", 12, 12, "soldat")], kinds=DEAD)
    whole = tell("b", counts=[count("quinze morts", 15, 15, "mort")], kinds=DEAD)
    assert not list(number(case(part, whole)))
    less = tell("c", counts=[count("dix morts", 10, 10, "mort")], kinds=DEAD)
    assert list(number(case(part, less)))


def test_a_toll_that_rises_is_an_update() -> None:
    first = tell("a", published="2024-03-10", counts=[count("quinze morts", 15, 15, "mort")], kinds=DEAD)
    later = tell("b", published="2024-03-12", counts=[count("vingt morts", 20, 20, "mort")], kinds=DEAD)
    assert [f.kind for f in number(case(first, later))] == ["update"]
    other = tell("d", published="2024-06-12", counts=[count("vingt morts", 20, 20, "mort")], kinds=DEAD)
    assert [f.kind for f in number(case(first, other))] == ["dispute"]
    fallen = tell("c", published="2024-03-12", counts=[count("huit morts", 8, 8, "mort")], kinds=DEAD)
    assert [f.kind for f in number(case(first, fallen))] == ["dispute"]


def test_days_that_exclude_each_other_part() -> None:
    found = list(date(case(tell("a", date="2024-03-01"), tell("b", date="2024-03-04"))))
    assert [f.severity for f in found] == ["medium"]
    assert "le 1er mars 2024 selon a, le 4 mars 2024 selon b" in found[0].sentence.fr
    assert "1 March 2024 according to a, 4 March 2024 according to b" in found[0].sentence.en


def test_a_week_and_a_day_inside_it_agree() -> None:
    assert not list(date(case(tell("a", date="2024-03-04/2024-03-10"), tell("b", date="2024-03-06"), tell("c", date="2024-03"))))


def test_a_vague_date_takes_no_side() -> None:
    found = list(date(case(tell("a", date="2024-03-01"), tell("b", date="2024-03-04"), tell("c", date="2024-03"))))
    assert [[c.article for c in s.claims] for s in found[0].sides] == [["a"], ["b"]]


def test_what_lasts_is_compared_by_its_beginning() -> None:
    found = list(
        date(case(tell("a", "COERCE", date="2020-08/..", status="ongoing"), tell("b", "COERCE", date="2022/..", status="ongoing")))
    )
    assert [f.severity for f in found] == ["high"]
    assert found[0].sentence.fr.startswith("Depuis quand\u202f? août 2020 selon a, 2022 selon b")
    assert not list(date(case(tell("a", date="2020/..", status="ongoing"), tell("b", date="2020-08/..", status="ongoing"))))


def test_cities_far_apart_part_and_a_country_holds_its_cities() -> None:
    assert [f.property for f in place(case(tell("a", place="Tombouctou"), tell("b", place="Bamako")))] == ["place"]
    assert not list(place(case(tell("a", place="Mali"), tell("b", place="Bamako"))))
    assert not list(place(case(tell("a", place="nord du Mali"), tell("b", place="Tombouctou"))))


def test_one_affirms_what_another_denies() -> None:
    found = list(polarity(case(tell("a"), tell("b", polarity="denied", asserted_by=state("MLI")))))
    assert [f.severity for f in found] == ["high"]
    assert found[0].sentence.fr == "«\xa0attaque\xa0»\xa0: rapporté par a, contredit par le Mali."


def test_a_plan_and_a_hypothesis_contradict_no_denial() -> None:
    denied = tell("b", polarity="denied")
    assert not list(polarity(case(tell("a", status="planned"), denied)))
    assert not list(polarity(case(tell("a", conditional=True), denied)))


def test_one_speaker_does_not_contradict_himself_by_two_quotations() -> None:
    speaker = person("Ann Roy")
    assert not list(polarity(case(tell("a", asserted_by=speaker), tell("b", polarity="denied", asserted_by=speaker))))


def test_a_departure_is_decided_or_suffered() -> None:
    leaves = tell("a", "RETREAT", mode="withdraw", words="retrait", actors=[state("FRA")])
    expels = tell("b", "SANCTION", mode="expel", words="expulsion", actors=[state("MLI")], recipients=[state("FRA")])
    found = list(initiative(case(leaves, expels)))
    assert [f.property for f in found] == ["doer"]
    assert (
        found[0].sentence.fr == "Qui l’a décidé\u202f? «\xa0retrait\xa0» (la France) selon a\u202f; «\xa0expulsion\xa0» (le Mali) selon b."
    )
    assert not list(initiative(case(leaves, tell("c", "RETREAT", mode="withdraw", actors=[state("FRA")]))))


def test_two_doers_part_and_two_names_of_one_do_not() -> None:
    army, rebels = tell("a", actors=[state("MLI")]), tell("b", actors=[group("rebelles")])
    assert list(doer(case(army, rebels)))
    minister = tell("c", actors=[person("Sadio Camara", "MLI", "ministre de la Défense")])
    assert not list(doer(case(army, minister)))
    assert list(doer(case(tell("a", actors=[state("RUS")]), tell("b", actors=[state("UKR")]))))


def test_the_host_is_told_as_the_sentences_stand() -> None:
    welcomed = tell("a", "AID", actors=[state("RUS")], recipients=[state("MLI")], welcome=True)
    came = tell("b", "AID", actors=[state("RUS")], recipients=[state("MLI")])
    assert [f.severity for f in host(case(welcomed, came))] == ["low"]
    assert not list(host(case(came, tell("c", "AID", actors=[state("RUS")], recipients=[state("MLI")]))))


def test_a_later_article_that_still_plans_parts_from_one_that_tells_it_done() -> None:
    def told_of(article: str, published: str, when: str, status_: str) -> Event:
        parties = {"actors": [state("FRA")], "recipients": [state("MLI")]}
        return event(tell(article, "RETREAT", published=published, status=status_, date=when, **parties), id_=article)

    done = told_of("a", "2024-03-12", "2024-03-12/2024-03-16", "actual")
    assert len(list(status(Merged(events=(done, told_of("b", "2024-03-14", "2024-03-15", "planned")))))) == 1
    assert not list(status(Merged(events=(done, told_of("c", "2024-03-01", "2024-03-15", "planned")))))
    assert not list(status(Merged(events=(done, told_of("d", "2024-03-14", "2024-05-15", "planned")))))


def test_a_promise_is_set_against_the_deed_in_the_same_word_while_its_month_lasts() -> None:
    parties = {"actors": [state("FRA")], "recipients": [state("MLI")]}
    signed = event(tell("a", "SUPPORT", published="2024-03-12", date="2024-03-11", words="traité", **parties), id_="a")

    def to_sign(published: str, words: str = "traité") -> Event:
        return event(tell("b", "AGREE", published=published, date="2024-03", status="planned", words=words, **parties), id_="b")

    assert len(list(status(Merged(events=(signed, to_sign("2024-03-20")))))) == 1
    assert not list(status(Merged(events=(signed, to_sign("2024-04-02")))))
    assert not list(status(Merged(events=(signed, to_sign("2024-03-20", "visite")))))


def use(article: str, at: int, side: str, speaker: str | None = None, **more: bool) -> Term:
    return Term(
        article=article,
        article_id=article,
        span=Span(at, at + 5),
        words=side,
        family="men_from_abroad",
        group=side,
        people="RUS",
        place="MLI",
        speaker=person(speaker) if speaker else None,
        **more,
    )


def test_two_words_for_the_same_men_part_where_somebody_sets_them_against_each_other() -> None:
    instructors = use("a", 0, "instructors", "Ann Roy", set_against=True)
    denied = use("a", 10, "mercenaries", "Ann Roy", denied=True, set_against=True)
    mercenaries = use("b", 0, "mercenaries", "Bo Li")
    found = [f for _, f in term(Merged(terms=(instructors, denied, mercenaries)))]
    assert [[c.asserted_by for c in s.claims] for f in found for s in f.sides] == [["Ann Roy"], ["Bo Li"]]
    assert not list(term(Merged(terms=(use("a", 0, "instructors", "Ann Roy"), mercenaries))))
    assert not list(term(Merged(terms=(instructors, use("b", 0, "instructors", "Bo Li")))))


def test_one_act_under_two_words_parts() -> None:
    def named(article: str, side: str, words: str) -> Telling:
        word = Term(article=article, article_id=article, span=Span(0, 8), words=words, family="killing", group=side)
        return tell(article, words=words, terms=(word,))

    found = list(act(case(named("a", "massacre", "massacre"), named("b", "neutralisation", "neutralisé"))))
    assert [f.property for f in found] == ["term"]
    assert not list(act(case(named("a", "massacre", "massacre"), named("b", "massacre", "tuerie"))))


def test_those_who_were_killed_under_two_words_part() -> None:
    def killed(article: str, side: str, noun: str, *more: Term) -> Telling:
        word = Term(article=article, article_id=article, span=Span(42, 44), words=noun, family="armed_opponents", group=side)
        return tell(article, counts=[count(f"200 {noun}s", 200, 200, noun)], kinds=DEAD, terms=(word, *more))

    assert [f.property for f in act(case(killed("a", "terrorists", "terroriste"), killed("b", "civilians", "civil")))] == ["term"]
    both = Term(article="c", article_id="c", span=Span(41, 43), words="civil", family="armed_opponents", group="civilians")
    assert not list(act(case(killed("c", "terrorists", "terroriste", both), killed("b", "civilians", "civil"))))


def said(article: str, words: str) -> Saying:
    return Saying(
        key=(article, 0),
        article=article,
        outlet=article,
        published="2024-03-10",
        speaker=person("Ann Roy"),
        span=Span(0, 9),
        words=words,
        manner="direct",
        stance="assert",
    )


def told(*words: str) -> list[str]:
    sayings = tuple(said(f"a{i}", w) for i, w in enumerate(words))
    statement = Statement(id="s1", speaker="Ann Roy", wordings=tuple(s.key for s in sayings))
    return [f.kind for _, f in wording(Merged(sayings=sayings, statements=(statement,)))]


def test_a_quotation_turned_round_is_a_dispute_and_another_wording_a_variant() -> None:
    assert told("Nos soldats quitteront le pays avant mai", "Nos soldats ne quitteront pas le pays avant mai") == ["dispute"]
    assert told("Nous avons perdu 12 hommes dans la nuit", "Nous avons perdu 20 hommes dans la nuit") == ["dispute"]
    assert told("Nous sommes très heureux de cet accord", "Nous sommes fort heureux de cet accord") == ["variant"]
    assert told("Nous sommes heureux de cet accord", "Nous sommes heureux de cet accord, qui n'engage personne") == []


def test_two_ranks_in_the_same_weeks_part() -> None:
    def ranked(article: str, title: str, published: str) -> Event:
        return event(tell(article, actors=[person("Alou Diarra", "MLI", title)], published=published), id_=article)

    assert list(rank(Merged(events=(ranked("a", "colonel", "2024-03-01"), ranked("b", "général", "2024-03-20")))))
    assert not list(rank(Merged(events=(ranked("a", "colonel", "2021-03-01"), ranked("b", "général", "2024-03-20")))))


def test_a_name_in_two_spellings_is_told() -> None:
    one, other = tell("a", actors=[person("Alou Boï Diarra")]), tell("b", actors=[person("Alou Boy Diarra")])
    assert [f.property for f in spelling(case(one, other))] == ["name"]
    assert not list(spelling(case(tell("a", actors=[person("Diarra")]), other)))
    assert not list(spelling(case(tell("a", actors=[person("Alou Boi Diarra")]), one)))


def test_an_id_stays_when_a_claim_comes_to_a_side() -> None:
    before = oppose(Merged(events=(event(tell("a"), tell("b", polarity="denied")),)))
    after = oppose(Merged(events=(event(tell("a"), tell("b", polarity="denied"), tell("c")),)))
    assert [d.id for d in before] == [d.id for d in after]


def test_who_changed_sides_is_told() -> None:
    speaker = person("Ann Roy")
    first = tell("a", published="2024-03-01", polarity="denied", asserted_by=speaker)
    other = tell("b", published="2024-03-02")
    now = tell("c", published="2024-03-05", asserted_by=speaker, index=1)
    (dispute,) = oppose(Merged(events=(event(first, other, now),)))
    assert dispute.settled and dispute.settled.fr == "Depuis, Ann Roy dit\xa0: «\xa0attaque\xa0»."
