from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Bilingual
from recoupe.store.rows import ActorRef, MonthCount, TimelineRow
from recoupe.store.ties import Tie
from recoupe.web.charts.bars import bars
from recoupe.web.charts.network import MOST_ACTORS, network
from recoupe.web.charts.publications import publications
from recoupe.web.charts.timeline import timeline
from recoupe.web.charts.worldmap import locate, worldmap


def told(date: str) -> TimelineRow:
    return TimelineRow(event="e", type="AID", sentence=Bilingual(fr="", en=""), date=date, since=None, until=None, origins=1, disputes=0)


def test_a_month_without_an_article_keeps_its_place() -> None:
    chart = bars([MonthCount(month="2021-11", outlet="A", articles=2), MonthCount(month="2022-02", outlet="B", articles=1)])
    assert [t.label for t in chart.ticks] == ["2021-11", "2021-12", "2022-01", "2022-02"]
    assert chart.most == 2


def test_a_long_affair_is_counted_by_year_and_undated_articles_apart() -> None:
    counts = [MonthCount(month=f"{year}-06", outlet="A", articles=1) for year in range(2000, 2024)]
    chart = bars([*counts, MonthCount(month=None, outlet="A", articles=3)])
    assert len(chart.pieces) == 24
    assert chart.undated == 3


def test_a_day_is_a_dot_and_a_doubt_is_a_bar() -> None:
    day, month, open_ = timeline([told("2022-03-08"), told("2022-03"), told("2022-01/..")]).bars[0:3]
    by_date = {b.row.date: b for b in (day, month, open_)}
    assert by_date["2022-03-08"].is_day
    assert not by_date["2022-03"].is_day
    assert by_date["2022-01/.."].open_right


@given(st.lists(st.dates().map(lambda d: told(d.isoformat())), max_size=30))
def test_no_bar_lies_over_another(rows: list[TimelineRow]) -> None:
    chart = timeline(rows)
    lanes: dict[float, list[tuple[float, float]]] = {}
    for bar in chart.bars:
        lanes.setdefault(bar.y, []).append((bar.x, bar.x + bar.width))
    for taken in lanes.values():
        taken.sort()
        assert all(left[1] <= right[0] + 0.2 for left, right in itertools.pairwise(taken))


@pytest.mark.parametrize(
    ("name", "lat", "lon", "is_country"),
    [
        ("Bamako", 12.6, -8.0, False),
        ("Moscou", 55.7, 37.6, False),
        ("le Mali", 17.0, -3.5, True),
        ("Niger", 17.0, 9.0, True),
        ("États-Unis", 39.5, -98.0, True),
    ],
)
def test_places_are_found_by_their_french_name(name: str, lat: float, lon: float, is_country: bool) -> None:
    site = locate(name)
    assert site is not None
    assert site.is_country == is_country
    assert abs(site.lat - lat) < 12
    assert abs(site.lon - lon) < 12


def test_a_place_nobody_knows_is_said_not_drawn() -> None:
    chart, unplaced = worldmap({"Gao": 3, "Trifouillis-les-Oies": 1})
    assert [d.label for d in chart.dots] == ["Gao"]
    assert unplaced == ("Trifouillis-les-Oies",)
    assert chart.height < chart.width


def test_a_network_keeps_the_busiest_and_says_what_it_leaves_out() -> None:
    refs = [ActorRef(id=f"a{i}", name=f"A{i}") for i in range(MOST_ACTORS + 10)]
    chart = network([Tie(refs[0], ref, "AID", i) for i, ref in enumerate(refs[1:], 1)])
    assert (len(chart.dots), chart.left_out) == (MOST_ACTORS, 10)
    assert network([]).dots == ()


def test_an_ego_network_has_its_actor_in_the_middle() -> None:
    me, other = ActorRef(id="me", name="Me"), ActorRef(id="o", name="O")
    chart = network([Tie(me, other, "AID", 2)], "me", width=400, height=200)
    assert next((d.x, d.y) for d in chart.dots if d.actor.id == "me") == (200, 100)


def test_a_line_of_publications_needs_two_days_and_keeps_names_apart() -> None:
    assert publications([("a", "Un", 0)]) is None
    assert publications([("a", "Un", 0), ("b", "Deux", 0)]) is None
    line = publications([("a", "Le Quotidien du Delta", 0), ("b", "L'Écho des Rives", 1), ("c", "Les Nouvelles d'Amont", 40)])
    assert line is not None
    assert [s.to_left for s in line.shown] == [False, False, True]
    assert line.shown[0].y != line.shown[1].y
    assert all(0 <= s.x <= line.width and s.y < line.height for s in line.shown)


def test_a_namesake_is_taken_where_the_events_are() -> None:
    mali, burkina = locate("Gao", {"MLI"}), locate("Gao", {"BFA"})
    assert mali is not None
    assert burkina is not None
    assert mali.lat > 15 > burkina.lat


def test_many_small_outlets_are_one_slice_of_their_month() -> None:
    chart = bars([MonthCount(month="2022-03", outlet=f"Titre {n:02}", articles=60 - n) for n in range(30)])
    last = chart.pieces[-1]
    assert (len(chart.pieces), last.others, last.outlet) == (5, 26, None)
    assert sum(piece.articles for piece in chart.pieces) == sum(60 - n for n in range(30))
    assert last.y == pytest.approx(0)
