"""What the parser knows of subjects, and which phrases a pronoun can stand for."""

from __future__ import annotations

from recoupe.attribute.hits import Hit
from recoupe.attribute.leftward import over_list
from recoupe.attribute.page import Page
from recoupe.attribute.phrases import Phrase, Speakers, can_speak, phrase_right


def parsed_subject(page: Page, hit: Hit, floor: int, speakers: Speakers) -> Phrase | None:
    """The subject that the parser sees before the cue, with all its words."""
    verbs = {hit.verb, hit.finite}
    for at in range(hit.first - 1, floor - 1, -1):
        if page.head[at] in verbs and page.dep[at].startswith("nsubj") and page.tag[at] in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"):
            return _whole(page, at, floor, hit.first, speakers)
    return None


def _whole(page: Page, head: int, floor: int, stop: int, speakers: Speakers) -> Phrase | None:
    if page.low[head] in page.words("relatives"):
        return None
    start = head
    while start > floor and page.tag[start - 1] in ("DET", "ADJ", "NUM", "PROPN") and page.low[start - 1] not in page.words("times"):
        start -= 1
    if page.low[start - 2 : start] in [("l'un", "des"), ("un", "des"), ("une", "des")]:
        start -= 2
    phrase = phrase_right(page, start, stop, speakers)
    return Phrase(over_list(page, floor, start, phrase.stop), phrase.stop) if phrase else None


def agrees(page: Page, pronoun: Phrase, phrase: Phrase) -> bool:
    """False where gender or number show that a pronoun cannot stand for a phrase."""
    word = page.low[pronoun.first].lstrip("-").removeprefix("t-")
    gender, plural = _features(page, phrase)
    if word in page.words("for_one") and plural:
        return False
    if word in page.words("for_several") and plural is False:
        return False
    if pronoun.stop - pronoun.first > 1 and plural:
        return False  # « ce dernier », « la même source »
    feminine = word in page.words("for_feminine")
    return gender is None or word in page.words("for_either") or feminine == (gender == "f")


def _features(page: Page, phrase: Phrase) -> tuple[str | None, bool | None]:
    low = page.low[phrase.first : phrase.stop]
    if low[0] in page.words("of_several") or page.tag[phrase.first] == "NUM":
        return None, True
    if "et" in low and page.tag[phrase.first] == "PROPN":
        return None, True
    if low[0] in page.words("of_feminine"):
        return "f", False
    if low[0] in page.words("of_masculine"):
        return "m", False
    return None, None if page.tag[phrase.first] == "NOUN" else False


def subjects(page: Page, first: int, stop: int, speakers: Speakers) -> list[Phrase]:
    """The subjects that the parser sees between two words and that can speak, in order."""
    found: list[Phrase] = []
    for at in range(first, stop):
        if page.dep[at].startswith("nsubj") and page.tag[at] in ("NOUN", "PROPN", "NUM", "ADJ"):
            phrase = _whole(page, at, first, stop, speakers)
            if phrase and can_speak(page, phrase, speakers) and (not found or phrase.first >= found[-1].stop):
                found.append(phrase)
    return found
