"""Offices: « le chef de la diplomatie russe » and « le ministre russe des Affaires étrangères » are one office of one state."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.ground.lexis import Lexis, OfficeRecord
from recoupe.ground.phrase import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office as a phrase tells it. `key` is the pack's where it lists the office (`listed`), else the folded words."""

    key: str
    title: str
    country: str | None = None
    listed: bool = False
    past: bool = False

    @property
    def head(self) -> str:
        return self.key.partition(" ")[0]


def office_of(phrase: Phrase, lexis: Lexis) -> Office | None:
    """The office that `phrase` names, or None where no head of a role is in it."""
    words = phrase.bare.replace("-", " ").split()
    past = bool(set(words[:2]) & lexis.past)
    kept = _trimmed(" ".join(w for w in words if w not in lexis.past), lexis)
    country = phrase.countries[0] if phrase.countries else None
    for record in lexis.offices:
        if kept in record.phrases and _fits(record, country):
            held_in = record.country if record.country is not None else country
            return Office(key=f"ex {record.key}" if past else record.key, title=phrase.core, country=held_in, listed=not past, past=past)
    if phrase.head_kind != "role":
        return None
    return Office(key=kept, title=phrase.core, country=country, past=past)


def _fits(record: OfficeRecord, country: str | None) -> bool:
    if record.needs_country:
        return country == record.country
    return record.country is None or country is None or country == record.country


def _trimmed(bare: str, lexis: Lexis) -> str:
    """`bare` without what may stand around an office."""
    out = f" {bare} "
    for words in lexis.around:
        out = out.replace(f" {words} ", " ")
    return " ".join(out.split()) or bare
