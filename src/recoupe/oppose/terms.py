"""What to call it: the same people or act under words that take sides (`terms.toml`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from recoupe.lexicon import table
from recoupe.model import Bilingual, Key, Merged, Severity, Span, Telling, Term
from recoupe.oppose.case import Case
from recoupe.oppose.sides import Finding, side, term_claim
from recoupe.phrases import both, joined, listed, same, who

# So many uses of a word are shown for each side, one for each voice.
SHOWN = 12
# A use of a word, and the id of the event in which it stands, empty where it stands in none.
Use = tuple[Term, str]


@dataclass(frozen=True, slots=True)
class Family:
    """What a family of terms may name, and the name of each of its sides."""

    id: str
    subject: str
    severity: Severity
    opposes: bool
    groups: Mapping[str, Bilingual]


@lru_cache(maxsize=4)
def families(language: str = "fr") -> Mapping[str, Family]:
    """The families of the pack by id."""
    return {
        row["id"]: Family(
            row["id"],
            row["subject"],
            row["severity"],
            row.get("opposes", True),
            {g["id"]: Bilingual(fr=g["fr"], en=g["en"]) for g in row["group"]},
        )
        for row in table(language, "terms")["family"]
    }


def act(case: Case) -> Iterator[Finding]:
    """One act, or those it struck, under words that do not say the same (« massacre », « neutralisation »; « trois cents civils », « deux
    cents terroristes »), each the very word by which an account tells the event or counts its people, and never two in one mouth. Words
    that only stand nearby are no disagreement."""
    uses: defaultdict[str, list[Term]] = defaultdict(list)
    for one in case.told:
        for use in one.telling.terms:
            family = families().get(use.family)
            if family and family.opposes and not use.denied and _is_told_by(one.telling, use, family):
                uses[use.family].append(use)
    for family_id, found in sorted(uses.items()):
        sides = _sides(found)
        voices = [frozenset(voice for voice, _ in rows) for rows in sides.values()]
        if len(sides) > 1 and sum(map(len, voices)) == len(frozenset().union(*voices)):
            yield _told(families()[family_id], family_id, sides)


def _is_told_by(telling: Telling, use: Term, family: Family) -> bool:
    """True where the word is the one that tells the act, or names those who are counted."""
    if family.subject == "event":
        return use.span.overlaps(telling.trigger)
    return any(count.span.overlaps(use.span) for count in telling.counts)


def term(merged: Merged) -> Iterator[tuple[str, Finding]]:
    """The same people under words that do not say the same, by who says them: « instructeurs » for one, « mercenaires » for another. The
    nationality and the country must agree, two voices must part, and somebody must set one word against the other (« pas des mercenaires,
    mais des instructeurs ») or keep a distance (« ce qu'il présente comme des instructeurs »): else they may be two groups of people.
    Synonyms (« entraîneurs », « instructeurs ») stand on one side."""
    homes: dict[Term, tuple[Key, str]] = {}
    for event in merged.events:
        for at, use in (((telling.key, event.id), use) for telling in event.tellings for use in telling.terms):
            homes[use] = min(homes.get(use, at), at)
    uses: defaultdict[str, list[Use]] = defaultdict(list)
    for use in merged.terms:
        if key := people_key(use):
            uses[key].append((use, homes[use][1] if use in homes else ""))
    for _, found in sorted(uses.items()):
        yield from judge_terms(found)


def people_key(use: Term) -> str | None:
    """The family of a word for people, their nationality and the country where they are said to be; None for other words."""
    family = families().get(use.family)
    is_told = family and family.subject == "people" and family.opposes and use.people and use.place
    return f"{use.family} {use.people} {use.place}" if is_told else None


def judge_terms(uses: Sequence[Use]) -> Iterator[tuple[str, Finding]]:
    """What the words for the same people (of one `people_key`), each with the event in which it stands, show."""
    homes = {use: home for use, home in uses if home}
    terms = [use for use, _ in uses]
    sides = _sides([use for use in terms if not use.denied])
    if len(sides) > 1 and any(use.set_against for use in terms) and _voices_part(sides):
        shown = sorted((use for rows in sides.values() for _, use in rows), key=_by_publication)
        key = people_key(terms[0]) or ""
        found = _told(families()[terms[0].family], key, sides)
        yield next((homes[use] for use in shown if use in homes), ""), replace(found, ground=key)


def _told(family: Family, key: str, sides: Mapping[str, list[tuple[str, Term]]]) -> Finding:
    made = tuple(side(group, [term_claim(use, voice) for voice, use in rows]) for group, rows in sorted(sides.items()))
    names = listed([family.groups[each.value] for each in made])
    parts = joined(
        both("oppose.term.named", words=same(" / ".join(dict.fromkeys(c.words for c in each.claims))), who=who(each.claims))
        for each in made
    )
    return Finding(key=key, property="term", severity=family.severity, sides=made, sentence=both("oppose.term.sentence", sides=parts),
                   reason=both("oppose.term.reason", names=names))  # fmt: skip


def _sides(uses: Sequence[Term]) -> dict[str, list[tuple[str, Term]]]:
    """The first use of each side by each voice in each article."""
    seen: dict[tuple[str, str, str], Term] = {}
    for use in sorted(uses, key=_by_publication):
        seen.setdefault((use.group, voice_of(use), use.article_id), use)
    out: dict[str, list[tuple[str, Term]]] = {}
    for (group, voice, _), use in seen.items():
        if len(out.setdefault(group, [])) < SHOWN:
            out[group].append((voice, use))
    return out


def _by_publication(use: Term) -> tuple[str, str, Span]:
    return use.published or "9999", use.article_id, use.span


def voice_of(use: Term) -> str:
    """Whose word it is: the speaker, else the outlet."""
    return use.speaker.speaks_for or use.speaker.key if use.speaker else use.outlet or use.article_id


def _voices_part(sides: Mapping[str, list[tuple[str, Term]]]) -> bool:
    """True where no two sides are held by just the same voices."""
    voices = [frozenset(voice for voice, _ in rows) for rows in sides.values()]
    return len(set(voices)) == len(voices)
