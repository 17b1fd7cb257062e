"""Finds the words that name a speaker: to the left of a cue, to its right where the subject is inverted, or with the cue before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from recoupe.attribute.cues import Hit
from recoupe.attribute.page import Page
from recoupe.lexicon import table

INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN"})
OF = frozenset({"de", "du", "des", "d'"})
LINKS = OF | {"à", "au", "aux", "en", "pour", "sur", "près", "chargé", "chargée", "auprès", "délégué", "déléguée", "adjoint", "adjointe"}
PRONOUNS = frozenset({"il", "elle", "ils", "elles", "on", "celui-ci", "celle-ci", "ceux-ci", "celles-ci", "beaucoup", "certains", "certaines", "plusieurs", "d'aucuns", "eux", "lui", "tous", "toutes", "ce", "j'", "je", "nous", "vous", "tu"})
RELATIVES = frozenset({"qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})
TIMES = frozenset({"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "aujourd'hui", "demain", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "semaine", "mois", "an", "année", "jour", "soir", "matin", "nuit", "veille", "fois", "après-midi", "week"})
HUMAN_ENDS = ("iste", "istes", "ien", "iens", "ienne", "iennes", "ateur", "ateurs", "atrice", "atrices", "euse", "euses", "logue", "logues", "crate", "crates")
ARTICLES = frozenset({"le", "la", "l'", "les", "un", "une", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs", "plusieurs"})
TITLES = frozenset({"m.", "mm.", "mme", "mmes", "mlle", "dr", "me", "pr"})
ONE_OF = frozenset({"un", "une", "l'un", "l'une", "certains", "certaines", "plusieurs", "beaucoup", "aucun", "aucune"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words `first` to `stop` (excluded) that name somebody."""

    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Speakers:
    """The nouns of a language that tell who can speak."""

    persons: frozenset[str]
    bodies: frozenset[str]
    documents: frozenset[str]
    not_sources: frozenset[str]
    not_for: frozenset[str]
    media: frozenset[str]


@lru_cache(maxsize=8)
def load_speakers(language: str = "fr") -> Speakers:
    """The speakers' table of `language`, each noun also in its plural and its regular feminine."""
    pack = table(language, "speakers")
    persons = {form for noun in pack["persons"] for form in (noun, noun + "s", noun + "e", noun + "es", noun.removesuffix("l") + "ux")}
    return Speakers(
        persons=frozenset(persons),
        bodies=frozenset(form for noun in pack["bodies"] for form in (noun, noun + "s")),
        documents=frozenset(form for noun in pack["documents"] for form in (noun, noun + "s")),
        not_sources=frozenset(pack["not_sources"]),
        not_for=frozenset(pack["not_for"]),
        media=frozenset(form for noun in pack["media_nouns"] for form in (noun, noun + "s")),
    )


def can_speak(page: Page, phrase: Phrase, speakers: Speakers) -> bool:
    """True where a phrase names a person, a body, a document or anything with a capital: « le maire », « Moscou », « un rapport »."""
    words = page.low[phrase.first : phrase.stop]
    nouns = speakers.persons | speakers.bodies | speakers.documents
    named = any(page.tag[i] == "PROPN" or page.named[i] in ("PER", "ORG", "LOC") or (page.word[i][:1].isupper() and i > phrase.first) for i in range(phrase.first, phrase.stop))
    return bool(words) and (named or words[0] in PRONOUNS or any(word in nouns or word.endswith(HUMAN_ENDS) for word in words[:6]))


def phrase_right(page: Page, start: int, stop: int, speakers: Speakers) -> Phrase | None:
    """The noun phrase that begins at `start`, with its apposition: « le maire de Gao, Sadou Diallo »."""
    end = _right_end(page, start, stop, speakers)
    if end is None:
        return None
    named = _is_named(page, start, end)
    if end + 1 < stop and page.low[end] == ",":
        later = _right_end(page, end + 1, stop, speakers)
        if later and _is_apposition(page, end + 1, later, named, speakers) and _closes(page, later, stop):
            end = later
    return Phrase(start, end)


def _right_end(page: Page, start: int, stop: int, speakers: Speakers) -> int | None:
    if start >= stop or page.low[start] in RELATIVES:
        return None
    if page.low[start].lstrip("-").removeprefix("t-") in PRONOUNS:
        return start + 1
    at, head = start, page.low[start] in ONE_OF
    while at < stop:
        tag, word = page.tag[at], page.low[at]
        if word in TIMES and head:
            break
        if at > start and head and tag == "DET" and page.low[at - 1] not in LINKS | {"et"} and not page.word[at][:1].isupper():
            break
        if tag in INSIDE or word in TITLES or word in speakers.persons or (head and (page.word[at][:1].isupper() or _is_glued(page, at))) or (at == start and head):
            head = head or tag in ("NOUN", "PROPN", "NUM") or page.word[at][:1].isupper() or word in speakers.persons
        elif word in OF and at + 1 < stop and (head or at == start):
            pass
        elif word in LINKS and head and _links(page, at, stop, speakers):
            pass
        elif word == "et" and head and at + 1 < stop and (page.tag[at + 1] in ("DET", "PROPN", "NUM") or page.word[at + 1][:1].isupper()):
            pass
        elif word in ("-", "/") and head:
            pass
        else:
            break
        at += 1
    while at > start and (page.low[at - 1] in LINKS | {"et", "-"} or page.tag[at - 1] == "DET" and at - 1 > start):
        at -= 1
    return at if at > start and head else None


def _is_glued(page: Page, at: int) -> bool:
    """True for a piece of the word before: « Moody » + « 's », « 2 » + « 000 »."""
    return at > 0 and page.start[at] == page.end[at - 1] and page.tag[at] != "PUNCT" and not page.low[at].startswith("-")


def _links(page: Page, at: int, stop: int, speakers: Speakers) -> bool:
    """True where a preposition goes on with an office (« ambassadeur de France en Afghanistan »), false where it tells place, medium or listener."""
    noun = page.low[at - 1]
    head = page.head[at]
    if noun in speakers.persons or noun in ("délégué", "déléguée", "adjoint", "adjointe", "chargé", "chargée", "auprès", "candidat", "près"):
        return page.low[at] in ("à", "au", "aux", "pour", "chargé", "auprès", "délégué", "adjoint", "près", "de", "du", "chargée", "déléguée", "adjointe") and not page.word[min(at + 1, stop - 1)].isupper() and page.low[min(at + 2, stop - 1)] not in speakers.media
    return page.low[at] in ("en", "au", "à", "aux") and head >= 0 and page.dep[head] == "nmod" and at + 1 < stop and page.tag[at + 1] == "PROPN" and page.low[at + 2 : at + 3] == (",",)


def _is_named(page: Page, start: int, stop: int) -> bool:
    """True where the phrase is itself a name (« le ministre Sadou Ba », « la Cedeao »), not where it only holds one (« le patron de Kossa »)."""
    return any(page.tag[i] == "PROPN" and (i <= start + 1 or page.low[i - 1] not in LINKS | {"et", "l'", "la", "le"}) for i in range(start, stop))


def _is_apposition(page: Page, start: int, stop: int, named: bool, speakers: Speakers) -> bool:
    """True where a second phrase only says who the first is: a name after an office, an office after a name."""
    if page.low[start].endswith(("é", "ée", "és", "ées")) and page.low[start] not in speakers.persons:
        return False  # « le général Ba, cité par … »
    has_name = any(page.tag[i] == "PROPN" for i in range(start, stop)) and (page.word[start][:1].isupper() or page.tag[min(start + 1, stop - 1)] == "PROPN")
    office = page.low[start] in speakers.persons | speakers.bodies or page.low[start] in ("l'un", "l'une") or any(w in speakers.persons | speakers.bodies for w in page.low[start : start + 5])
    return (has_name and not named) or (named and office) or (has_name and office)


def _closes(page: Page, at: int, stop: int) -> bool:
    """True where a phrase ends as an apposition does: at a stop, a comma, a mark or a new preposition."""
    return at >= stop or page.tag[at] in ("PUNCT", "ADP", "ADV", "SCONJ", "CCONJ") or page.low[at] in RELATIVES | TIMES


def phrase_left(page: Page, floor: int, first: int, speakers: Speakers) -> Phrase | None:
    """The subject that stands before the verb group at `first`, no further left than `floor`."""
    at = first - 1
    if at < floor:
        return None
    if page.low[at] in PRONOUNS and page.tag[at] != "DET":
        return Phrase(at, at + 1)
    if page.low[at] == "qui":
        at -= 1
        at -= at >= floor and page.low[at] == ","
        return closest_left(page, floor, at + 1)
    if page.low[at] == ",":
        return _over_aside(page, floor, at, speakers)
    if page.low[at] == ")":
        while at > floor and page.low[at] != "(":
            at -= 1
        return _chunk_left(page, floor, at, speakers)
    return _chunk_left(page, floor, first, speakers)


def closest_left(page: Page, floor: int, stop: int) -> Phrase | None:
    """The noun phrase right before a relative pronoun: « par la Commission de Bruxelles qui regrette »."""
    start = stop
    while start > floor and (page.tag[start - 1] in INSIDE or page.low[start - 1] in OF or page.word[start - 1][:1].isupper() or _is_glued(page, start - 1)) and page.tag[start - 1] != "SCONJ":
        start -= 1
        if page.low[start] in ARTICLES and page.low[start - 1] not in OF | {"tous", "toutes", "à", "et"}:
            break
    while start < stop and (page.low[start] in OF and page.tag[start] == "ADP" or page.tag[start] in ("ADP", "CCONJ", "ADV")):
        start += 1
    return Phrase(start, stop) if start < stop else None


def _over_aside(page: Page, floor: int, comma: int, speakers: Speakers) -> Phrase | None:
    """The subject before an aside between commas; an apposition is part of it."""
    for at in range(comma - 1, floor, -1):
        if page.low[at] != ",":
            continue
        subject = _chunk_left(page, floor, at, speakers)
        if subject is None or subject.stop != at:
            continue
        end = _right_end(page, at + 1, comma, speakers)
        if end == comma and _is_apposition(page, at + 1, comma, _is_named(page, subject.first, subject.stop), speakers):
            return Phrase(subject.first, comma)
        return subject
    return None


def _chunk_left(page: Page, floor: int, stop: int, speakers: Speakers) -> Phrase | None:
    """The noun phrase that ends at `stop`: from its first word that no preposition governs."""
    start = stop
    while start > floor and _holds(page, start - 1):
        start -= 1
    while start < stop and (page.low[start] in LINKS and page.tag[start] == "ADP" or page.tag[start] in ("ADV", "CCONJ", "ADP")):
        start = _after_prepositional(page, start, stop)
    if start >= stop or not any(page.tag[i] in ("NOUN", "PROPN", "NUM", "PRON") or page.word[i][:1].isupper() or page.low[i] in PRONOUNS for i in range(start, stop)):
        return None
    if page.low[start] in TIMES or (start + 1 < stop and page.low[start + 1] in TIMES and stop - start > 2 and page.tag[start] == "DET"):
        start = next((i for i in range(start + 1, stop) if page.tag[i] in ("DET", "PROPN") and page.low[i - 1] not in OF), start)
    return Phrase(_over_list(page, floor, start, stop), stop)


def _holds(page: Page, at: int) -> bool:
    """True for a word that may stand inside a subject."""
    word, tag = page.low[at], page.tag[at]
    if tag == "VERB" and at > 0 and page.tag[at - 1] == "DET":
        return True  # a participle used as a noun: « le mis en cause »
    if tag in INSIDE or word in LINKS or _is_glued(page, at) or word in ("m.", "mme", "mm.", "mmes", "-", "'", "/", "contre", "dans", "entre", "n°", "parmi", "par", "avec"):
        return True
    return word == "et" or (tag in ("ADV", "ADP", "SYM", "X") and word not in RELATIVES and word not in ("ainsi", "alors", "comme")) or (page.word[at][:1].isupper() and tag != "SCONJ") or tag == "PRON" and word in PRONOUNS


def _after_prepositional(page: Page, start: int, stop: int) -> int:
    """The first word after a leading prepositional phrase that begins a phrase of its own: « Au Mali le gouvernement »."""
    for at in range(start + 1, stop):
        begins = page.tag[at] == "DET" or (page.tag[at] == "PROPN" and page.tag[at - 1] not in ("DET", "ADP", "PROPN", "ADJ", "NOUN"))
        if begins and page.tag[at - 1] != "ADP" and page.low[at - 1] not in LINKS and page.tag[at - 1] not in ("CCONJ",):
            return at
        if page.tag[start] in ("ADV", "CCONJ") and page.tag[at] not in ("ADP", "ADV", "CCONJ"):
            return at
    return stop


def _over_list(page: Page, floor: int, start: int, stop: int) -> int:
    """The start of a list of subjects: « la France, le Canada et treize pays »."""
    if "et" not in page.low[start:stop]:
        return start
    at = start
    while at - 2 >= floor and page.low[at - 1] == ",":
        begin = at - 2
        while begin > floor and page.tag[begin] in INSIDE and page.low[begin - 1] != "," and begin - 1 >= floor:
            begin -= 1
        begin += page.low[begin] == ","
        if at - begin > 6 or page.tag[begin] not in ("DET", "PROPN", "NOUN") or any(w in TIMES for w in page.low[begin:at]):
            break
        at = begin
    return at


def parsed_subject(page: Page, hit: Hit, floor: int, speakers: Speakers) -> Phrase | None:
    """The subject that the parser sees before the cue, with all its words."""
    verbs = {hit.verb, hit.finite}
    for at in range(hit.first - 1, floor - 1, -1):
        if page.head[at] in verbs and page.dep[at].startswith("nsubj") and page.tag[at] in ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"):
            return _whole(page, at, floor, hit.first, speakers)
    return None


def _whole(page: Page, head: int, floor: int, stop: int, speakers: Speakers) -> Phrase | None:
    if page.low[head] in RELATIVES:
        return None
    start = head
    while start > floor and page.tag[start - 1] in ("DET", "ADJ", "NUM", "PROPN") and page.low[start - 1] not in TIMES:
        start -= 1
    if page.low[start - 2 : start] in [("l'un", "des"), ("un", "des"), ("une", "des")]:
        start -= 2
    phrase = phrase_right(page, start, stop, speakers)
    return Phrase(_over_list(page, floor, start, phrase.stop), phrase.stop) if phrase else None


def agrees(page: Page, pronoun: Phrase, phrase: Phrase) -> bool:
    """False where gender or number show that a pronoun cannot stand for a phrase."""
    word = page.low[pronoun.first].lstrip("-").removeprefix("t-")
    gender, plural = _features(page, phrase)
    if word in ("il", "elle", "lui", "celui-ci", "celle-ci") and plural:
        return False
    if word in ("ils", "elles", "eux", "ceux-ci", "celles-ci") and plural is False:
        return False
    feminine = word in ("elle", "elles", "celle-ci", "celles-ci")
    return gender is None or word in ("on", "lui", "eux", "ce") or feminine == (gender == "f")


def _features(page: Page, phrase: Phrase) -> tuple[str | None, bool | None]:
    low = page.low[phrase.first : phrase.stop]
    if low[0] in ("les", "des", "ces", "plusieurs", "certains", "certaines", "quelques", "de", "d'", "deux", "trois", "mm.", "environ", "ses", "leurs") or page.tag[phrase.first] == "NUM":
        return None, True
    if "et" in low and page.tag[phrase.first] == "PROPN":
        return None, True
    if low[0] in ("la", "une", "cette", "mme", "sa"):
        return "f", False
    if low[0] in ("le", "un", "ce", "cet", "m."):
        return "m", False
    return None, None if page.tag[phrase.first] == "NOUN" else False


def subjects(page: Page, first: int, stop: int, speakers: Speakers) -> list[Phrase]:
    """The subjects that the parser sees between two words and that can speak, in order."""
    found = []
    for at in range(first, stop):
        if page.dep[at].startswith("nsubj") and page.tag[at] in ("NOUN", "PROPN", "NUM", "ADJ"):
            phrase = _whole(page, at, first, stop, speakers)
            if phrase and can_speak(page, phrase, speakers) and (not found or phrase.first >= found[-1].stop):
                found.append(phrase)
    return found
