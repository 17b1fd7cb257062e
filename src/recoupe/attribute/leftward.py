"""The subject that stands before a verb: the noun phrase that ends there, over asides and relative clauses."""

from __future__ import annotations

from recoupe.attribute.page import Page
from recoupe.attribute.phrases import INSIDE, Phrase, Speakers, is_apposition, is_glued, is_named, right_end


def phrase_left(page: Page, floor: int, first: int, speakers: Speakers) -> Phrase | None:
    """The subject that stands before the verb group at `first`, no further left than `floor`."""
    at = first - 1
    if at < floor:
        return None
    if page.low[at] in page.words("pronouns") and page.tag[at] != "DET":
        return Phrase(at, at + 1)
    if page.low[at] == "qui":
        at -= 1
        at -= at >= floor and page.low[at] == ","
        nearest = closest_left(page, floor, at + 1)
        return _person_in(page, nearest, speakers) if nearest else None
    if page.low[at] == ",":
        return _over_aside(page, floor, at, speakers)
    if page.low[at] == ")":
        while at > floor and page.low[at] != "(":
            at -= 1
        return _chunk_left(page, floor, at, speakers)
    return _chunk_left(page, floor, first, speakers)


def _person_in(page: Page, phrase: Phrase, speakers: Speakers) -> Phrase:
    """The person or body at the end of a phrase that names a thing: « un bilan du ministre Ali Sow, qui a précisé »."""
    nouns = [at for at in range(phrase.first, phrase.stop) if page.tag[at] == "NOUN"]
    if not nouns or page.low[nouns[0]] in speakers.people or page.word[nouns[0]][:1].isupper():
        return phrase
    speaking = speakers.persons if page.low[nouns[0]] in speakers.all else speakers.people
    for at in nouns[1:]:
        begin = at - (page.tag[at - 1] == "DET" and page.low[at - 1] not in page.words("of"))
        if page.low[at] in speaking and page.low[begin - 1] in page.words("of"):
            return Phrase(begin, phrase.stop)
    return phrase


def closest_left(page: Page, floor: int, stop: int) -> Phrase | None:
    """The noun phrase right before a relative pronoun: « par la Commission de Bruxelles qui regrette »."""
    start = stop
    while (
        start > floor
        and (
            page.tag[start - 1] in INSIDE
            or page.low[start - 1] in page.words("of")
            or page.word[start - 1][:1].isupper()
            or is_glued(page, start - 1)
        )
        and page.tag[start - 1] != "SCONJ"
    ):
        start -= 1
        if page.low[start] in page.words("articles") and page.low[start - 1] not in page.words("of") | {"tous", "toutes", "à", "et"}:
            break
    while start < stop and (
        (page.low[start] in page.words("of") and page.tag[start] == "ADP") or page.tag[start] in ("ADP", "CCONJ", "ADV")
    ):
        start += 1
    return Phrase(start, stop) if start < stop else None


def _over_aside(page: Page, floor: int, comma: int, speakers: Speakers) -> Phrase | None:
    """The subject before an aside between commas; an apposition is part of it."""
    depth = 0
    for at in range(comma - 1, floor, -1):
        depth += (page.low[at] == ")") - (page.low[at] == "(")
        if page.low[at] != "," or depth:
            continue
        subject = _chunk_left(page, floor, _before_brackets(page, floor, at), speakers)
        if subject is None:
            continue
        end = right_end(page, at + 1, comma, speakers)
        if end == comma and is_apposition(page, at + 1, comma, is_named(page, subject.first, subject.stop), speakers):
            return Phrase(subject.first, comma)
        return subject
    return None


def _before_brackets(page: Page, floor: int, stop: int) -> int:
    """`stop`, or the word where brackets open that close right before it: « la Coordination (CMA, ex-rébellion) »."""
    if stop - 1 > floor and page.low[stop - 1] == ")":
        return next((at for at in range(stop - 2, floor, -1) if page.low[at] == "("), stop)
    return stop


def _chunk_left(page: Page, floor: int, stop: int, speakers: Speakers) -> Phrase | None:
    """The noun phrase that ends at `stop`: from its first word that no preposition governs."""
    start = stop
    while start > floor and _holds(page, start - 1):
        start -= 1
    while start < stop and (
        (page.low[start] in page.words("links") and page.tag[start] == "ADP") or page.tag[start] in ("ADV", "CCONJ", "ADP")
    ):
        start = _after_prepositional(page, start, stop)
    if start >= stop or not any(
        page.tag[i] in ("NOUN", "PROPN", "NUM", "PRON")
        or page.word[i][:1].isupper()
        or page.low[i] in page.words("pronouns") | page.words("stand_ins")
        for i in range(start, stop)
    ):
        return None
    if page.low[start] in page.words("times") or (
        start + 1 < stop and page.low[start + 1] in page.words("times") and stop - start > 2 and page.tag[start] == "DET"
    ):
        start = next(
            (i for i in range(start + 1, stop) if page.tag[i] in ("DET", "PROPN") and page.low[i - 1] not in page.words("of")), start
        )
    return Phrase(over_list(page, floor, start, stop), stop)


def _holds(page: Page, at: int) -> bool:
    """True for a word that may stand inside a subject."""
    word, tag = page.low[at], page.tag[at]
    if tag == "VERB" and at > 0 and page.tag[at - 1] == "DET":
        return True  # a participle used as a noun: « le mis en cause »
    if tag in INSIDE or word in page.words("links") or is_glued(page, at) or word in page.words("inside_subject"):
        return True
    return (
        word == "et"
        or (tag in ("ADV", "ADP", "SYM", "X") and word not in page.words("relatives") and word not in ("ainsi", "alors", "comme"))
        or (page.word[at][:1].isupper() and tag != "SCONJ")
        or (tag == "PRON" and word in page.words("pronouns") | page.words("one_of"))
    )


def _after_prepositional(page: Page, start: int, stop: int) -> int:
    """The first word after a leading prepositional phrase that begins a phrase of its own: « Au Mali le gouvernement »."""
    for at in range(start + 1, stop):
        begins = page.tag[at] == "DET" or (page.tag[at] == "PROPN" and page.tag[at - 1] not in ("DET", "ADP", "PROPN", "ADJ", "NOUN"))
        if begins and page.tag[at - 1] != "ADP" and page.low[at - 1] not in page.words("links") and page.tag[at - 1] not in ("CCONJ",):
            return at
        if page.tag[start] in ("ADV", "CCONJ") and page.tag[at] not in ("ADP", "ADV", "CCONJ"):
            return at
    return stop


def over_list(page: Page, floor: int, start: int, stop: int) -> int:
    """The start of a list of subjects: « la France, le Canada et treize pays »."""
    joints = [at for at in range(start, stop - 1) if page.low[at] == "et"]
    if not joints or all(page.low[at + 1] in page.words("of") for at in joints):
        return start
    at = start
    while at - 2 >= floor and page.low[at - 1] == ",":
        begin = at - 2
        while begin > floor and page.tag[begin] in INSIDE and page.low[begin - 1] != "," and begin - 1 >= floor:
            begin -= 1
        begin += page.low[begin] == ","
        if (
            at - begin > 6
            or page.low[begin] in ("a", "à")
            or page.tag[begin] not in ("DET", "PROPN", "NOUN")
            or any(w in page.words("times") for w in page.low[begin:at])
        ):
            break
        at = begin
    return at
