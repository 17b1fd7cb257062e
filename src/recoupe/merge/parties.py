"""Who took part, as two articles can be compared by it: an identity for each party, and how near two parties are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from recoupe.merge.words import compare_table, has_phrase, phrases, stems
from recoupe.model import Actor, Party, Reading
from recoupe.register import load_register
from recoupe.text import fold

# A state and its army, its office-holders, or a group of its nationals: near, not the same.
OF_ONE_COUNTRY = 0.6
# Two groups under words of one side (« mercenaires », « société militaire privée »), or two groups of one country: perhaps one under two
# names.
TWO_NAMES, TWO_GROUPS = 0.8, 0.4
# An outlet may name some of those whom another names: the shorter list counts for more than the longer one.
MANY = 0.7
# A rank before a name is not longer than this, in characters.
LONGEST_RANK = 20
OFFICIAL_KINDS = frozenset({"state", "government"})
GROUP_KINDS = frozenset({"organisation", "armed_group", "group"})


class Who(NamedTuple):
    """What of a party is compared. `group` is the side of the term that names it, where one does (`mercenaries`)."""

    key: str
    kind: str
    country: str | None
    speaks_for: str | None
    group: str | None

    @property
    def is_vague(self) -> bool:
        """True for « les Occidentaux », « des hommes armés »: it can be set against nobody."""
        return self.kind != "person" and self.country is None and self.group is None and not self.key.startswith("name:")


def party(actor: Actor, language: str = "fr", ranks: tuple[str, ...] = ()) -> Party:
    """`actor` as the cross-checking half compares it; `ranks` are those that stand before the name."""
    return Party(
        name=actor.name,
        kind=actor.kind,
        country=actor.country,
        aliases=actor.aliases,
        key=_key(actor, language),
        speaks_for=_speaks_for(actor, language),
        titles=(*ranks, *(role.title for role in actor.roles)),
    )


def parties_of(reading: Reading) -> dict[str, Party]:
    """All actors of a reading by their ids, people with the ranks that stand before their names (« le colonel Sadio Camara »)."""
    language, text = reading.article.language, reading.article.text
    known = _ranks(language)
    ranks: dict[str, dict[str, None]] = {}
    for mention in (m for m in reading.mentions if m.actor and m.kind == "person"):
        before = fold(text[max(0, mention.span.start - LONGEST_RANK) : mention.span.start]).split()
        if mention.actor and before and before[-1] in known:
            ranks.setdefault(mention.actor, {})[before[-1]] = None
    return {actor.id: party(actor, language, tuple(ranks.get(actor.id, ()))) for actor in reading.actors}


@lru_cache(maxsize=8)
def _ranks(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in compare_table(language, "ranks")["words"])


def _key(actor: Actor, language: str) -> str:
    if actor.kind in OFFICIAL_KINDS and actor.country:
        return f"state:{actor.country}"
    if actor.kind in GROUP_KINDS and actor.country and _is_army(actor.name, language):
        return f"army:{actor.country}"
    if actor.kind == "person":
        return f"person:{fold(actor.name)}"
    if actor.kind == "role" or _is_description(actor.name, language):
        return f"some:{actor.country or ''}:{fold(actor.name)}"
    return f"name:{own_name(actor.name, language)}"


def _is_description(name: str, language: str) -> bool:
    """True for a name without a capital, but for that of a number at the head of a sentence (« Onze personnes »)."""
    first, _, rest = name.partition(" ")
    return not any(c.isupper() for c in (rest if rest and fold(first) in _counting(language) else name))


@lru_cache(maxsize=8)
def _counting(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in compare_table(language, "counting")["words"])


@lru_cache(maxsize=20_000)
def own_name(name: str, language: str) -> str:
    """What is left of a name without the words that many share (« le groupe X », « la société X »); all of it where nothing would be
    left."""
    words = fold(name).split()
    return " ".join([w for w in words if w not in _generic(language)] or words)


@lru_cache(maxsize=8)
def _generic(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in compare_table(language, "generic")["words"])


@lru_cache(maxsize=20_000)
def _is_army(name: str, language: str) -> bool:
    words = stems(name)
    return has_phrase(words, phrases(language, "army")) and not has_phrase(words, phrases(language, "army", "unless"))


def _speaks_for(actor: Actor, language: str) -> str | None:
    if actor.kind in OFFICIAL_KINDS:
        return actor.country
    for role in actor.roles:
        words = stems(role.title)
        if has_phrase(words, phrases(language, "offices")) and not has_phrase(words, phrases(language, "offices", "unless")):
            return role.country or actor.country
    return _holders(language).get(fold(actor.name)) if actor.kind == "person" else None


@lru_cache(maxsize=4)
def _holders(language: str) -> Mapping[str, str]:
    """Who holds or held an office of a state, by folded name, as the register knows."""
    holders = load_register(language).holders.values()
    return {fold(holder.person): holder.country for terms in holders for holder in terms if holder.country}


def likeness(left: tuple[Who, ...], right: tuple[Who, ...]) -> float | None:
    """How near two lists of parties are, 0..1: each against its nearest in the other list. None where one says nothing."""
    return _likeness(left, right) if left and right else None


@lru_cache(maxsize=200_000)
def _likeness(left: tuple[Who, ...], right: tuple[Who, ...]) -> float | None:
    left, right = (tuple(w for w in parties if not w.is_vague) for parties in (left, right))
    if not left or not right:
        return None
    one_way, other_way = ([max(one(a, b) for b in others) for a in these] for these, others in ((left, right), (right, left)))
    return max(
        MANY * sum(each) / len(each) + (1 - MANY) * sum(back) / len(back) for each, back in ((one_way, other_way), (other_way, one_way))
    )


def one(left: Who, right: Who) -> float:
    """How near two parties are, 0..1. Symmetric."""
    if left.key == right.key:
        return 1.0
    if left.kind == right.kind == "person":
        return 1.0 if _same_person(left.key, right.key) else 0.0
    if left.group and left.group == right.group:
        return TWO_NAMES
    return _of_one_country(left, right)


def _same_person(left: str, right: str) -> bool:
    """True for « Lavrov » and « Sergueï Lavrov »: one name is part of the other and ends it alike."""
    a, b = left.partition(":")[2].split(), right.partition(":")[2].split()
    return bool(a and b) and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def _of_one_country(left: Who, right: Who) -> float:
    if left.country is None or left.country != right.country:
        return 0.0
    if left.kind in OFFICIAL_KINDS or right.kind in OFFICIAL_KINDS:
        return OF_ONE_COUNTRY
    if "person" in (left.kind, right.kind):
        return 0.0
    return TWO_GROUPS


def countries(parties: Iterable[Who]) -> frozenset[str]:
    """The countries of those who have one."""
    return frozenset(who.country for who in parties if who.country)
