"""Dates as pages set them; when an article was published; who signed it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recoupe.acquire.dates import date_in_address, read_date
from recoupe.acquire.inputs import article_from_text
from recoupe.model import Article

PROSE = (
    "Le conseil municipal a voté la rénovation du marché central, pour un montant de deux milliards.\n"
    "L'opposition juge le calendrier intenable et demande un audit."
)


def article(text: str) -> Article:
    acquired = article_from_text(text)
    assert acquired.article is not None
    return acquired.article


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("4 juillet 2012", "2012-07-04"),
        ("1er août 2021", "2021-08-01"),
        ("jeudi 11 nov. 2021", "2021-11-11"),
        ("le mar. 3 fév. 2015", "2015-02-03"),
        ("08/03/2022 - 10h15", "2022-03-08"),
        ("8.3.22", "2022-03-08"),
        ("2022-03-08T10:00:00+01:00", "2022-03-08"),
        ("March 8, 2022", "2022-03-08"),
        ("Tue, 08 Mar 2022 10:00:00 GMT", "2022-03-08"),
        ("2022", "2022"),
        ("2022-03", "2022-03"),
        ("2021-10-01/2021-10-31", "2021-10-01/2021-10-31"),
        ("2020-08/..", "2020-08/.."),
        ("31/02/2022", None),
        ("12 345 678", None),
        ("hier", None),
        ("2022-13", None),
        ("", None),
    ],
)
def test_reading_a_date(written: str, value: str | None) -> None:
    assert read_date(written) == value


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2022/03/08/titre", "2022-03-08"),
        ("https://a.example/actu-20220308-titre", "2022-03-08"),
        ("https://a.example/2022/03/titre", "2022-03"),
        ("https://a.example/article-1234567.html", None),
        ("https://a.example/2022/99/titre", None),
    ],
)
def test_dates_in_addresses(url: str, value: str | None) -> None:
    assert date_in_address(url) == value


@pytest.mark.parametrize(
    ("text", "value", "dateline", "agency"),
    [
        (f"4 juin 2011. - {PROSE}", "2011-06-04", "4 juin 2011", None),
        (f"SÉGOU, 7 févr 2023 (AFP) – {PROSE}", "2023-02-07", "SÉGOU, 7 févr 2023 (AFP)", "AFP"),
        (f"MOSCOU, 9 novembre 2022. /TASS/. {PROSE}", "2022-11-09", "MOSCOU, 9 novembre 2022. /TASS/", "TASS"),
        (f"Ségou, le 4 mai 2021 (AMAP) - {PROSE}", "2021-05-04", "Ségou, le 4 mai 2021 (AMAP)", "AMAP"),
        (f"Le marché rénové\nMis à jour le 14 mars 2021\nPublié le 12 mars 2021\n{PROSE}", "2021-03-12", None, None),
        (f"Le marché sera rénové en 2022. Publié le samedi 4 fevrier 2021\nIssa Koné, le maire\n{PROSE}", "2021-02-04", None, None),
        (f"Le marché rénové\nPar Awa Diallo\nPublié le 12 mars 2021 à 14h05\n{PROSE}\nAvec AFP", "2021-03-12", None, "AFP"),
    ],
)
def test_the_page_dates_itself(text: str, value: str, dateline: str | None, agency: str | None) -> None:
    found = article(text)
    assert found.published is not None
    assert (found.published.value, found.published.basis) == (value, "text")
    assert all(re.search(r"\d", found.words(span)) for span in found.published.evidence)
    assert (found.dateline, found.agency) == (dateline, agency)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (f"{PROSE} Le maire a été élu en mars 2019.", "2019-03/.."),
        (f"{PROSE} La ville n'a plus de marché depuis 2017.", "2017/.."),
        (f"{PROSE} Les travaux seront achevés en 2030.", None),
        (f"{PROSE} La société achèvera le pont en 2031.", None),
        (f"{PROSE}\n2 commentaires\nMoussa\n12 avril 2023 à 10:41\nBravo au maire", "../2023-04-12"),
        (f"{PROSE} Il a été élu en 2021.\nArticles similaires\nJanvier 2024 : la crue record", "2021/.."),
        (f"{PROSE} Il a été élu en 2021.\nArchives\nnovembre 2023\ndécembre 2023", "2021/2024"),
        (f"{PROSE} Le 3 mars 2020, deux ponts ont été emportés.", "2020-03-03/.."),
        (f"{PROSE} Deux ponts avaient été emportés en mars 2020 par la crue.", "2020-03/.."),
        (f"{PROSE} Il est mort le 12 mai 2020 à Kati.", "2020-05-12/.."),
        (f"{PROSE} L'accord s'est effondré en 2019.", "2019/.."),
        (PROSE, None),
    ],
)
def test_bounds_where_nothing_dates_the_page(text: str, value: str | None) -> None:
    found = article(text).published
    assert (found.value if found else None) == value
    assert found is None or (found.basis == "inferred" and found.reason)


@pytest.mark.parametrize(
    "sentence",
    [
        "Le sommet se tient le 12 mai 2025 à Bamako.",
        "Le sommet a lieu le 12 mai 2025 à Bamako.",
        "La loi entre en vigueur le 1er juin 2025.",
        "Les candidats ont jusqu'au 31 décembre 2025 pour se déclarer.",
        "Le mandat du maire s'achève en 2027.",
        "Les élections de 2027 se préparent.",
        "Le procès a été renvoyé au 3 juin 2025.",
        "Le scrutin, reporté au 14 décembre 2025, inquiète.",
        "La date du 14 décembre 2025 a été retenue.",
        "Le retrait des troupes en 2026 a été confirmé.",
        "« Nous votons en 2026 », a lancé le maire.",
        "Le maire, qui a visité le chantier, inaugure le pont en 2026.",
        "Il a promis des élections en décembre 2025.",
        "Nous voterons en 2026.",
        "L'usine pourrait ouvrir en 2026.",
        "Le pays accueille la coupe en 2027.",
        "La réunion est organisée le 12 mai 2025.",
    ],
)
def test_what_is_still_to_come_bounds_nothing(sentence: str) -> None:
    assert article(f"{PROSE} {sentence}").published is None


def test_a_date_that_begins_a_sentence_is_no_dateline() -> None:
    found = article(f"Le 4 juillet 2012, la délégation est arrivée. {PROSE}").published
    assert found is not None
    assert (found.value, found.basis) == ("2012-07-04/..", "inferred")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Par Awa Diallo", ("Awa Diallo",)),
        ("Par Awa Diallo et Jean Moreau, à Dakar", ("Awa Diallo", "Jean Moreau")),
        ("Par Moussa Kéita - 12 mars 2021", ("Moussa Kéita",)),
        ("Propos recueillis par Hugo Lantier", ("Hugo Lantier",)),
        ("Par La Rédaction", ()),
        ("Source : AFP", ()),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert article(f"Le marché central sera rénové\n{line}\n{PROSE}").bylines == names


def test_no_published_is_wrong_by_more_than_its_interval() -> None:
    shared = Path(__file__).parents[2] / "../shared"
    if not shared.exists():
        pytest.skip("../shared is not here")
    for path in [*(shared / "seeds").glob("*.txt"), *(shared / "gold/texts").glob("*.txt")]:
        gold = re.search(r'"published": "(.*?)"', (shared / "gold/dev" / f"{path.stem}.json").read_text("utf-8"))
        found = article(path.read_text("utf-8")).published
        if gold is not None and found is not None:
            low, _, high = found.value.partition("/")
            low, high = (low, high) if high else (low, low)
            assert low == ".." or gold[1] >= low, path.name
            assert high == ".." or gold[1][: len(high)] <= high, path.name
