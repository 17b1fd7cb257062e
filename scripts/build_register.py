#!/usr/bin/env python3
"""Builds the shipped register (`src/recoupe_data/actors/*.csv`) from a folder of open data.

usage: build_register.py DATA_DIR          (DATA_DIR holds datasets_country-codes/, geonames_subset/, officeholders_wikidata/ …)

Only CC0, PDDL, CC BY and MIT sources are read; `NOTICE` names them. The French words of the states (articles, adjectives, seats of
government) are our own table, `recoupe_data/lang/fr/states.toml`. Written: states.csv (ids), holders.csv (who held which office when)
and places.csv (cities with their country and coordinates).
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/recoupe_data/actors"
OLDEST = "1995"  # offices that ended before are out of reach of the press we read
RECENT_AS_OF = "2025-01-31"  # until when scripts/recent_holders.csv was looked through
SMALLEST_CITY = 15_000  # outside Africa, where GeoNames is sparse and small towns make the news

# English title → our office; the first that fits wins. A title that holds one of OTHERS is another office.
OFFICES = (
    ("foreign", r"^(deputy prime minister and )?(minister|secretary) (of|for) (state for )?(europe and |european and )?(foreign|external)"
                r"|foreign minister|secretary of state for foreign"),
    ("foreign", r"^(united states )?secretary of state( of the united states)?$"),
    ("prime_minister", r"^(prime minister|federal chancellor|chancellor|taoiseach)(?! of the duchy| of the exchequer)"),
    ("president", r"^president($| of )|^chairman of the presidential council|^supreme leader|^military leader|^king|^emir|^sultan|^pope"),
    ("defence", r"^(minister|secretary) (of|for) (the )?(national )?(defen[cs]e|armed forces)$|^secretary of state for defence$"),
    ("interior", r"^(minister|secretary) (of|for) (the )?(interior|internal affairs|internal security)(?! and communications| and kingdom)"
                 r"|^secretary of state for the home department|^minister of interior"),
    ("army_chief", r"^(chief|head) of (the )?(general staff|defen[cs]e staff|armed forces|defen[cs]e forces|joint staff)"
                   r"|^chairman of the joint chiefs"),
    ("spokesman", r"^government spokesperson"),
    ("parliament", r"^(president|speaker) of the (national assembly|house of representatives|knesset|chamber of deputies)"),
    ("un_chief", r"^secretary-general of the united nations$"),
    ("un_envoy", r"^(permanent representative|ambassador) to the united nations"),
)  # fmt: skip
OTHERS = re.compile(r"\b(deputy|vice|former|advis[eo]r|assistant|parliamentary|under|trade|delegate|of crimea|cabinet)\b", re.I)

# Cyrillic names reach us in English letters; the French press writes them otherwise.
CYRILLIC = frozenset({"RUS", "UKR", "BLR", "KAZ", "KGZ", "TJK", "BGR"})
GIVEN = {
    "Sergey": "Sergueï", "Sergei": "Sergueï", "Dmitry": "Dmitri", "Andrey": "Andreï", "Andrei": "Andreï", "Mikhail": "Mikhaïl",
    "Alexey": "Alexeï", "Yevgeny": "Evgueni", "Yuri": "Iouri", "Yury": "Iouri", "Aleksandr": "Alexandre", "Alexander": "Alexandre",
    "Nikolay": "Nikolaï", "Valery": "Valéri", "Vasily": "Vassili", "Yulia": "Ioulia", "Anatoly": "Anatoli", "Oleksii": "Oleksiï",
    "Rustem": "Roustem", "Arseniy": "Arseni",
}  # fmt: skip
LETTERS = {"shch": "chtch", "zh": "j", "ch": "tch", "sh": "ch", "u": "ou", "oi": "oï", "yy": "y", "iy": "i"}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    source = Path(sys.argv[1])
    OUT.mkdir(parents=True, exist_ok=True)
    states = list(read_states(source))
    by_iso2 = {row["iso2"]: row["iso3"] for row in states} | {"XK": "XKX"}
    write("states.csv", ("iso3", "iso2", "wikidata", "formal"), states)
    write("holders.csv", ("office", "country", "person", "wikidata", "since", "until", "seen"), read_holders(source, states, by_iso2))
    write("places.csv", ("name", "country", "lat", "lon", "population", "geonames", "aliases"), read_places(source, by_iso2))


def rows(path: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=delimiter)


def write(name: str, columns: tuple[str, ...], records: Iterable[dict[str, str]]) -> None:
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)


def read_states(source: Path) -> Iterator[dict[str, str]]:
    """ISO codes, the French formal name (UN terminology) and the Wikidata id of every country."""
    for row in rows(source / "datasets_country-codes/country-codes.csv"):
        iso3 = row["ISO3166-1-Alpha-3"].strip()
        if iso3:
            formal = re.sub(r"^(l'|la |le |les )|\*+", "", row["UNTERM French Formal"].strip()).strip()
            wikidata = next((value.rpartition("/")[2] for value in row.values() if "wikidata.org" in (value or "")), "")
            yield {"iso3": iso3, "iso2": row["ISO3166-1-Alpha-2"].strip(), "wikidata": wikidata, "formal": formal}


def office_of(title: str) -> str | None:
    folded = title.lower().strip().strip('"')
    if OTHERS.search(folded):
        return None
    return next((office for office, pattern in OFFICES if re.search(pattern, folded)), None)


def read_holders(source: Path, states: list[dict[str, str]], by_iso2: dict[str, str]) -> list[dict[str, str]]:
    """Who held which office of which state, from when to when; one row a holder and term."""
    folder = source / "officeholders_wikidata"
    by_qid = {row["wikidata"]: row["iso3"] for row in states}
    terms: list[dict[str, str]] = []
    for row in rows(folder / "officeholders.csv"):
        country = "" if row["country"] == "INT" else by_iso2.get(row["country"])
        if not row["position"].lower().startswith("president of"):  # regions, courts and companies have presidents too
            terms.extend(_term(row["position"], country, row))
    for name in ("world_leaders_2021-2022.csv", "foreign_ministers_2023-01.csv"):
        for row in rows(folder / name):
            terms.extend(_term(row["position"], by_qid.get(row["country_qid"]), row))
    return sorted(_renewed(list(_united(terms))), key=lambda r: (r["country"], r["office"], r["since"], r["person"]))


def _term(title: str, country: str | None, row: dict[str, str]) -> Iterator[dict[str, str]]:
    office, until, since = office_of(title), row.get("end") or "", row["start"] or ""
    if office and country is not None and row["person"] and not (until and until < OLDEST) and (until or since > "1990"):
        yield {"office": office, "country": country, "person": french_name(row["person"], country), "wikidata": row["wikidata"],
               "since": since, "until": until, "seen": row["as_of"]}  # fmt: skip


def _united(terms: list[dict[str, str]]) -> Iterable[dict[str, str]]:
    """One row where two sources tell the same term: the finer start, the last day on which it was seen to go on."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for term in sorted(terms, key=lambda t: -len(t["since"])):
        key = (term["office"], term["country"], term["wikidata"], term["since"][:4], term["until"][:4])
        known = found.setdefault(key, term)
        if not term["until"]:
            known["seen"] = max(known["seen"], term["seen"])
    return found.values()


def _renewed(terms: list[dict[str, str]]) -> list[dict[str, str]]:
    """The terms with our own table of later ones (recent_holders.csv, from public record) in the place of what it covers."""
    recent = list(rows(Path(__file__).with_name("recent_holders.csv")))
    since = {(row["office"], row["country"]): row["since"] for row in reversed(recent)}
    known = {row["person"]: row["wikidata"] for row in terms}
    kept = [t for t in terms if (t["until"] or "9") <= since.get((t["office"], t["country"]), "99")]
    return kept + [{**row, "wikidata": known.get(row["person"], ""), "seen": RECENT_AS_OF} for row in recent]


def french_name(name: str, country: str) -> str:
    """« Sergey Shoigu » as the French press writes it, « Sergueï Choïgou »; other names as they are."""
    if country not in CYRILLIC:
        return name
    given, _, surname = name.partition(" ")
    surname = re.sub("|".join(LETTERS), lambda found: _recased(LETTERS[found[0].lower()], found[0]), surname, flags=re.I)
    surname = re.sub(r"(?<=[a-z])in$", "ine", surname)
    return f"{GIVEN.get(given, given)} {surname}".strip()


def _recased(letters: str, like: str) -> str:
    return letters.capitalize() if like[0].isupper() else letters


def read_places(source: Path, by_iso2: dict[str, str]) -> list[dict[str, str]]:
    """Cities under their French names, the biggest first."""
    french = {}
    for row in rows(source / "natural_earth/populated_places_10m_fr.csv"):
        if row["geonameid"]:
            french[row["geonameid"].removesuffix(".0")] = row["name_fr"]
    records = []
    for row in rows(source / "geonames_subset/places_fr_candidates.csv"):
        country, african = by_iso2.get(row["country"]), bool(row["latin_alternates_africa"])
        if country and (int(row["population"]) >= SMALLEST_CITY or african or row["fr_candidates"]):
            candidates = [name for name in row["fr_candidates"].split("|") if name]
            name = french.get(row["geonameid"]) or (candidates[0] if len(candidates) == 1 else row["name"])
            aliases = dict.fromkeys(alias for alias in (row["name"], *candidates) if alias != name)
            records.append({"name": name, "country": country, "lat": f"{float(row['lat']):.3f}", "lon": f"{float(row['lon']):.3f}",
                            "population": row["population"], "geonames": row["geonameid"], "aliases": "|".join(aliases)})  # fmt: skip
    return sorted(records, key=lambda r: (-int(r["population"]), r["name"]))


if __name__ == "__main__":
    main()
