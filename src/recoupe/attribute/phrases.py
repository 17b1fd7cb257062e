"""Noun phrases that name a speaker: how far they run to the right and to the left, and what words can speak."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from recoupe.attribute.page import Page
from recoupe.lexicon import table

INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words `first` to `stop` (excluded) that name somebody."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Speakers:
    """The nouns of a language that tell who can speak; `people` are persons and bodies, `all` documents too."""

    persons: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    people: frozenset[str]
    all: frozenset[str]
    not_sources: frozenset[str]
    not_for: frozenset[str]
    media: frozenset[str]
    endings: tuple[str, ...]


@lru_cache(maxsize=8)
def load_speakers(language: str = "fr") -> Speakers:
    """The speakers' table of `language`, each noun also in its plural and its regular feminine."""
    pack = table(language, "speakers")
    persons = {form for noun in pack["persons"] for form in _inflected(noun)}
    bodies = {form for noun in pack["bodies"] for form in (noun, noun + "s")}
    documents = {form for noun in pack["documents"] for form in (noun, noun + "s")}
    return Speakers(
        persons=frozenset(persons),
        bodies=frozenset(bodies),
        documents=frozenset(documents),
        people=frozenset(persons | bodies),
        all=frozenset(persons | bodies | documents),
        not_sources=frozenset(pack["not_sources"]),
        not_for=frozenset(pack["not_for"]),
        media=frozenset(form for noun in pack["media_nouns"] for form in (noun, noun + "s")),
        endings=tuple(pack["endings"]),
    )


def _inflected(noun: str) -> tuple[str, ...]:
    """A noun for a person in its regular forms: élu, élus, élue, élues; conseiller, conseillère; lycéen, lycéenne; général, généraux."""
    her = noun[:-2] + "ère" if noun.endswith("er") else noun + "ne" if noun.endswith(("en", "on")) else noun + "e"
    return noun, noun + "s", noun + "e", noun + "es", her, her + "s", noun.removesuffix("l") + "ux"


def can_speak(page: Page, phrase: Phrase, speakers: Speakers) -> bool:
    """True where a phrase names a person, a body, a document or anything with a capital: « le maire », « Moscou », « un rapport »."""
    words = page.low[phrase.first : phrase.stop]
    named = any(
        page.tag[i] == "PROPN" or page.named[i] in ("PER", "ORG", "LOC") or (page.word[i][:1].isupper() and i > phrase.first)
        for i in range(phrase.first, phrase.stop)
    )
    return bool(words) and (
        named
        or (len(words) == 1 and words[0] in page.words("pronouns"))
        or (1 < len(words) <= 3 and words[-1] in page.words("stand_ins"))
        or words == ("autres",)
        or any(word in speakers.all or word.endswith(speakers.endings) for word in words[:6])
    )


def phrase_right(page: Page, start: int, stop: int, speakers: Speakers) -> Phrase | None:
    """The noun phrase that begins at `start`, with its apposition: « le maire de Gao, Sadou Diallo »."""
    end = right_end(page, start, stop, speakers)
    if end is None:
        return None
    named = is_named(page, start, end)
    if end + 1 < stop and page.low[end] == ",":
        later = right_end(page, end + 1, stop, speakers)
        if later and is_apposition(page, end + 1, later, named, speakers) and _closes(page, later, stop):
            end = later
    return Phrase(start, end)


def right_end(page: Page, start: int, stop: int, speakers: Speakers) -> int | None:
    if start >= stop or page.low[start] in page.words("relatives"):
        return None
    if page.low[start].lstrip("-").removeprefix("t-") in page.words("pronouns") and not _is_determiner(page, start, stop):
        return start + 1
    at, head = start, page.low[start] in page.words("one_of")
    if page.low[start] == "l'" and page.low[start + 1] in ("un", "une"):
        at, head = start + 2, True
        if page.low[at] == "d'" and page.low[at + 1] in ("eux", "elles"):
            return at + 2
    while at < stop and not (head and at > start and _begins_another(page, at)):
        if _belongs(page, at, at == start, head, speakers):
            noun = page.tag[at] in ("NOUN", "PROPN", "NUM") or page.low[at] in speakers.persons | page.words("stand_ins")
            head = head or noun or page.word[at][:1].isupper()
        elif not _ties(page, at, start, stop, head, speakers):
            break
        at += 1
    while at > start and (page.low[at - 1] in page.words("links") | {"et", "-"} or (page.tag[at - 1] == "DET" and at - 1 > start)):
        at -= 1
    return at if at > start and head else None


def _begins_another(page: Page, at: int) -> bool:
    """True for a time, or an article that no preposition governs: a new phrase begins there."""
    if page.low[at] in page.words("times"):
        return True
    free = page.tag[at] == "DET" and page.low[at - 1] not in page.words("links") | {"et"}
    return free and not page.word[at][:1].isupper()


def _belongs(page: Page, at: int, first: bool, head: bool, speakers: Speakers) -> bool:
    """True for a word that a noun phrase is made of."""
    word = page.low[at]
    if page.tag[at] in INSIDE or word in page.words("titles") or word in speakers.persons or (head and word in page.words("united")):
        return True
    return ((head or first) and page.word[at][:1].isupper()) or (head and (first or is_glued(page, at)))


def _ties(page: Page, at: int, start: int, stop: int, head: bool, speakers: Speakers) -> bool:
    """True for a word that ties two parts of a noun phrase: « de », « et », « - », « en » in an office."""
    word, later = page.low[at], at + 1
    if word in page.words("of"):
        return later < stop and (head or at == start)
    if not head:
        return False
    if page.tag[at] == "VERB":  # « le président déchu, Ali Sow »
        return page.dep[at] == "acl" and word.endswith(("é", "ée", "és", "ées", "u", "us")) and page.low[later] == ","
    if word == "et":
        named = page.tag[later] in ("DET", "PROPN", "NUM") or page.word[later][:1].isupper()
        return later < stop and (named or page.low[later] == "des")
    return word in ("-", "/", "&") or (word in page.words("links") and _links(page, at, stop, speakers))


def _is_determiner(page: Page, at: int, stop: int) -> bool:
    """True for « plusieurs », « ce », « certains » before their noun."""
    return (
        at + 1 < stop
        and page.tag[at + 1] in ("NOUN", "ADJ", "NUM")
        and (page.tag[at] in ("DET", "ADJ") or page.low[at] in page.words("one_of"))
    )


def is_glued(page: Page, at: int) -> bool:
    """True for a piece of the word before: « Moody » + « 's », « 2 » + « 000 »."""
    return at > 0 and page.start[at] == page.end[at - 1] and page.tag[at] != "PUNCT" and not page.low[at].startswith("-")


def _links(page: Page, at: int, stop: int, speakers: Speakers) -> bool:
    """True where a preposition goes on with an office (« ambassadeur de France en Chine »), not with a place, a medium, a listener."""
    noun = page.low[at - 1]
    head = page.head[at]
    if noun in speakers.persons | page.words("office_links"):
        return (
            page.low[at] in {"à", "au", "aux", "pour", "de", "du"} | page.words("office_links")
            and not page.word[min(at + 1, stop - 1)].isupper()
            and page.low[min(at + 2, stop - 1)] not in speakers.media
        )
    return (
        page.low[at] in ("en", "au", "à", "aux")
        and head >= 0
        and page.dep[head] == "nmod"
        and at + 1 < stop
        and page.tag[at + 1] == "PROPN"
        and page.low[at + 2 : at + 3] == (",",)
    )


def is_named(page: Page, start: int, stop: int) -> bool:
    """True where the phrase is itself a name (« le ministre Sadou Ba », « la Cedeao »), not where it holds one (« le patron de Kossa »)."""
    return any(page.tag[i] == "PROPN" and not _names_another(page, start, i) for i in range(start, stop))


def _names_another(page: Page, start: int, at: int) -> bool:
    """True for a name inside a phrase that names something else: « de Kossa », « du mouvement Kossa Debout »."""
    if at <= start + 1:
        return False
    if page.dep[at].startswith("flat") and page.tag[at - 1] == "PROPN":
        return _names_another(page, start, at - 1)
    return page.low[at - 1] in page.words("links") | {"et", "l'", "la", "le"} or (
        page.low[at - 1] in load_speakers().bodies and page.low[at - 2] in page.words("of") | {"l'", "la"} and at - 2 > start
    )


def is_apposition(page: Page, start: int, stop: int, named: bool, speakers: Speakers) -> bool:
    """True where a second phrase only says who the first is: a name after an office, an office after a name."""
    if page.low[start].endswith(("é", "ée", "és", "ées")) and page.low[start] not in speakers.persons:
        return False  # « le général Ba, cité par … »
    has_name = any(page.tag[i] == "PROPN" for i in range(start, stop)) and (
        page.word[start][:1].isupper() or page.tag[min(start + 1, stop - 1)] == "PROPN"
    )
    office = (
        page.low[start] in speakers.people
        or page.low[start] in ("l'un", "l'une")
        or any(w in speakers.people for w in page.low[start : start + 5])
    )
    holds_name = any(page.tag[i] == "PROPN" for i in range(start, stop))
    return (has_name and not named) or (office and (named or holds_name))


def _closes(page: Page, at: int, stop: int) -> bool:
    """True where a phrase ends as an apposition does: at a stop, a comma, a mark or a new preposition."""
    return (
        at >= stop
        or page.tag[at] in ("PUNCT", "ADP", "ADV", "SCONJ", "CCONJ")
        or page.low[at] in page.words("relatives") | page.words("times")
    )
