from __future__ import annotations

import pytest

from recoupe.web.calendar import date_words, short_date


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        ("2022-03-08", "8 mars 2022", "8 March 2022"),
        ("2022-02-01", "1er février 2022", "1 February 2022"),
        ("2022-03", "mars 2022", "March 2022"),
        ("2022", "2022", "2022"),
        ("2023~", "vers 2023", "around 2023"),
        ("2021-10-01/2021-10-31", "du 1er au 31 octobre 2021", "1 to 31 October 2021"),
        ("2021-09-28/2021-10-03", "du 28 septembre au 3 octobre 2021", "28 September to 3 October 2021"),
        ("2021-12-28/2022-01-03", "du 28 décembre 2021 au 3 janvier 2022", "28 December 2021 to 3 January 2022"),
        ("2021-03/2021-05", "entre mars et mai 2021", "between March and May 2021"),
        ("2020-08/..", "depuis août 2020", "since August 2020"),
        ("../2012", "jusqu’à 2012", "until 2012"),
        ("2022-03-08T10:30:00Z", "8 mars 2022", "8 March 2022"),
        (None, "sans date", "undated"),
        ("", "sans date", "undated"),
        ("<b>bientôt</b>", "<b>bientôt</b>", "<b>bientôt</b>"),
    ],
)
def test_dates_are_said_in_words(value: str | None, french: str, english: str) -> None:
    assert date_words(value, "fr") == french
    assert date_words(value, "en") == english


def test_an_axis_has_short_dates() -> None:
    assert short_date("2022-03", "en") == "Mar 2022"
    assert short_date("2022", "fr") == "2022"
