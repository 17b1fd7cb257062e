"""Reads a noun phrase: its determiner, its head, the states it speaks of, and what is left without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recoupe.ground.lexis import Lexis
from recoupe.register import Register
from recoupe.text import fold, plain

EDGES = ' \t\r\n,.;:«»"“”()[]–—|-'
JOINT = re.compile(r"(?:\b(?:du|des|de la|de|en|au|aux|à) |\b(?:de l|d|à l)')(?=[A-ZÉÎ])")
SINGULAR = frozenset({"le", "la", "l", "un", "une", "ce", "cet", "cette"})
LONGEST_STATE = 6  # words: « République populaire démocratique de Corée »
CUT = re.compile(r", | \(| [–—] |[;:]| de \d{1,3} ans\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase taken apart. `core` are its own words, `bare` the same folded, without nationality, state or determiner; `head` is the
    noun that heads it, where the pack knows it; `countries` are ISO codes, in order; `here` is true for « ce pays », « le pays »."""

    words: str
    core: str
    determiner: str
    bare: str
    head: str
    head_kind: str
    countries: tuple[str, ...] = ()
    here: bool = False
    after: str = ""

    @property
    def is_possessive(self) -> bool:
        return self.determiner in ("son", "sa", "ses", "leur", "leurs")

    @property
    def is_indefinite(self) -> bool:
        return self.determiner in ("un", "une", "des", "plusieurs", "certains", "certaines", "quelques", "d", "de")


def read_phrase(words: str, register: Register, lexis: Lexis) -> Phrase:
    """Takes `words` apart; nothing is looked up outside of them."""
    text = " ".join(plain(words).split()).strip(EDGES)
    whole, determiner = strip_front(text, lexis)
    core, after = _own_words(whole, lexis)
    rest, countries, here = _without_states(core, register, lexis)
    bare = " ".join(fold(rest).split())
    head, kind = find_head(bare, lexis)
    if head in lexis.alone and determiner in SINGULAR and bare.split()[0] == head:
        kind = "role"
    if head == "etat" and "État" not in core and "Etat" not in core:
        head, kind = "", ""  # « l'état des lieux » is no state
    return Phrase(
        words=text, core=core, determiner=determiner, bare=bare, head=head, head_kind=kind, countries=countries, here=here, after=after
    )


def strip_front(text: str, lexis: Lexis) -> tuple[str, str]:
    """`text` without the prepositions, determiners and counts at its front, and the last determiner, folded (« du » counts as « le »)."""
    determiner = ""
    while found := re.match(r"(\w+)('| |$)", text):
        word, rest = fold(found[1]), text[found.end() :]
        if not rest or _is_name_part(found[1], rest, lexis) or (word not in lexis.prepositions and word not in lexis.determiners):
            break
        if word in lexis.determiners or word in ("au", "aux"):
            determiner = {"du": "le", "au": "le", "aux": "les"}.get(word, word)
        text = rest
    return text, determiner


def _is_name_part(word: str, rest: str, lexis: Lexis) -> bool:
    """« Le Drian », « La Haye », « Le Figaro »: some capitalised articles belong to the name that follows."""
    return word[0].isupper() and rest[0].isupper() and fold(rest.split(" ")[0]) in lexis.articled


def _own_words(text: str, lexis: Lexis) -> tuple[str, str]:
    """The phrase up to its apposition or relative clause, and what follows."""
    end = min((found.start() for pattern in (CUT, lexis.locutions) if (found := pattern.search(text))), default=len(text))
    for word in re.finditer(r" (\w+)(?=[ ']|$)", text[:end]):
        if fold(word[1]) in lexis.linking:
            return text[: word.start()].strip(EDGES), text[word.start() :]
    return text[:end].strip(EDGES), text[end:]


def _without_states(core: str, register: Register, lexis: Lexis) -> tuple[str, tuple[str, ...], bool]:
    rest, countries = core, list[str]()
    joints = list(JOINT.finditer(core))
    seat_counts = bool(joints) and (find_head(fold(core), lexis)[1] == "government" or fold(core).startswith("homme fort"))
    for found in reversed(joints):
        cut = _state_at(core, found.end(), register, seat_counts)
        if cut:
            rest = f"{rest[: found.start()]} {rest[cut[0] :]}"
            countries.insert(0, cut[1])
    kept, words = [], rest.split()
    for i, word in enumerate(words):
        nations = register.nationalities(word) if i or len(words) == 1 else ()
        if len(nations) == 1:
            countries.append(nations[0])
        elif i and (pair := register.compound(word)):
            countries.extend(pair)
        elif not nations:
            kept.append(word)
    rest = re.sub(r"(?: et)+$", "", " ".join(kept)) if len(countries) > 1 else " ".join(kept)
    here = bool(re.search(r"\b(?:ce|du|le|son) pays\b|\bcet État\b", rest)) or fold(rest) in lexis.countries
    return re.sub(r" (?:de ce|du) pays\b.*$", "", rest), tuple(dict.fromkeys(countries)), here


def _state_at(text: str, start: int, register: Register, seat_counts: bool) -> tuple[int, str] | None:
    """The end and the ISO code of the longest state's name at `start`; a capital counts for a power (« la junte de Niamey »)."""
    words = list(re.finditer(r"[^\s,;()]+", text[start:]))[:LONGEST_STATE]
    for last in reversed(words):
        name = text[start : start + last.end()]
        state = register.state(name) or (register.seat(name) if seat_counts else None)
        if state:
            return start + last.end(), state.iso3
    return None


def is_capitalised(core: str, lexis: Lexis) -> bool:
    """True for words that begin as a name does: not « Deux » at the head of a sentence."""
    return core[:1].isupper() and fold(core).partition(" ")[0] not in lexis.numbers


def close_words(phrase: Phrase, lexis: Lexis) -> str:
    """The own words of a common noun in the plural without what only stands behind it (« les réfugiés à Adré » → « réfugiés »)."""
    plural = phrase.determiner in ("les", "des", "ces", "ses", "leurs", "nos") or phrase.core[:1].isdigit()
    found = lexis.loose.search(phrase.core) if plural and phrase.head_kind != "document" and not phrase.core[:1].isupper() else None
    return phrase.core[: found.start()] if found else phrase.core


def find_head(bare: str, lexis: Lexis) -> tuple[str, str]:
    """The first noun that the pack knows as a head, the longest first, and the kind it describes; only adjectives may stand before it."""
    words = bare.split()
    for i in range(min(4, len(words))):
        for size in (3, 2, 1):
            head = " ".join(words[i : i + size])
            for form in (head, singular(head)):
                if i and form in lexis.adjectival and words[i - 1] not in lexis.before_people and words[i - 1] not in lexis.numbers:
                    continue  # « la présence militaire »: an adjective there
                if form in lexis.head_kinds or form in lexis.documents or form in lexis.takes_up:
                    return form, lexis.head_kinds.get(form, "document" if form in lexis.documents else "organisation")
        if words[i] in ("de", "du", "des", "d", "a", "au", "aux", "l", "la", "le"):
            break
    return "", ""


def singular(words: str) -> str:
    """« ministres » → « ministre »; « généraux » → « general »."""
    first, _, rest = words.partition(" ")
    if first.endswith("aux"):
        first = first.removesuffix("aux") + "al"
    elif first.endswith("s") and len(first) > 4:
        first = first[:-1]
    return f"{first} {rest}".strip()
