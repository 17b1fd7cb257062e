"""How an event is called in a list: « Expulsion de l'ambassadeur par le Pérou, 9 mai 2023 — 2 articles, 2 origines ». It says what the
tellings hold and no more; what nobody tells as done in an outlet's own voice says whose word it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from recoupe.lexicon import table
from recoupe.merge.words import stems
from recoupe.messages import has_message, places_of, say
from recoupe.model import Bilingual, Party, Telling
from recoupe.phrases import NAMES_TOLD, VOWELS, dated, english_state, listed, named, same
from recoupe.register import load_register
from recoupe.text import fold

# Types that tell of what is to come by themselves.
ANNOUNCED = frozenset({"AGREE", "REQUEST", "THREATEN", "CONCEDE"})
# Types that are acts of words: whoever does them says them.
SPOKEN = ANNOUNCED | {"ACCUSE", "REJECT", "SUPPORT"}
PROMISE = "AGREE"
# So many voices are named, more are « plusieurs sources ».
VOICES_TOLD = 2
# A description in the plural or with a number stands by itself; one in the singular without an article we know is cited.
PLURAL = re.compile(r"(?:\d|\w+[sx]\b)")
NUMBER = re.compile(r"(?:\d|un\b|une\b|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|plusieurs|milliers|des\b)", re.IGNORECASE)
# The places of a template that tell the doers, those that tell the recipients, and all that are made ready where a template has them.
DOING, RECEIVING = frozenset({"of", "by"}), frozenset({"to", "toward", "against", "facing", "whom"})
PLACES = DOING | RECEIVING | {"between", "where", "left"}
# The small words that join with the article after them, by the message that holds the names.
FORMS = {"of": "de", "whom": "de", "denied": "de", "to": "à", "facing": "à"}
TO_STATE = {"le": "au", "les": "aux"}
FEW_VOWELS = tuple(vowel for vowel in VOWELS if vowel not in "hy")

Slots = dict[str, Bilingual]


def headline(type_: str, actors: Sequence[str], recipients: Sequence[str], told: Sequence[Telling], date: str | None,
             place: str | None, origins: int) -> Bilingual:  # fmt: skip
    """The sentence of an event. `told` are its tellings, the other values what the event holds."""
    leading = [t for t in told if t.type == type_ and t.polarity == "affirmed"] or [t for t in told if t.type == type_] or list(told)
    mode = _most(t.mode for t in leading) or (_promised(leading) if type_ == PROMISE else None)
    key = f"headline.{type_}-{mode}" if mode and has_message(f"headline.{type_}-{mode}", "fr") else f"headline.{type_}"
    others = _others(actors, recipients, told)
    where = place or next((name for name in recipients if name in _places(told)), None) or (_land(others) if mode == "visit" else None)
    told_where = where if where not in others or mode == "visit" else None
    slots = {name: _made(name, actors, others, told_where) for name in PLACES & places_of(key)}
    head = _head(key, type_, slots, _most(t.trigger_words for t in leading))
    line = _comma([head, *_when(date), *_counts(leading), *_voices(type_, actors, told)])
    return _with(line, _note(type_, told), _tail(len({t.key[0] for t in told}), origins))


def _promised(told: Sequence[Telling]) -> str | None:
    """What is promised, where its word tells a visit, a delivery, a departure or a signature."""
    known = _promises()
    return _most(next((known[word] for word in stems(t.trigger_words) if word in known), None) for t in told)


@lru_cache(maxsize=1)
def _promises() -> dict[str, str]:
    return {stem: row["id"] for row in table("fr", "compare")["promised"] for word in row["words"] for stem in stems(word)}


def _others(actors: Sequence[str], recipients: Sequence[str], told: Sequence[Telling]) -> list[str]:
    """The recipients that are no place and, under whatever name, none of the doers."""
    keys = {party.name: party.key or party.name for t in told for party in t.actors + t.recipients}
    doing = {keys.get(name, name) for name in actors}
    return [name for name in recipients if keys.get(name, name) not in doing and name not in _places(told)]


def _places(told: Sequence[Telling]) -> frozenset[str]:
    return frozenset(party.name for t in told for party in t.recipients if party.kind == "place")


def _head(key: str, type_: str, slots: Slots, words: str | None) -> Bilingual:
    """What happened, with the word for it in brackets where it says more than the label does."""
    if not has_message(key, "fr"):
        return same(type_)
    bare = _filled(key, slots | {"words": same("")})
    if not words or fold(words) in fold(bare.fr):
        return bare
    return _filled(key, slots | {"words": _slot("words", words=words)})


def _filled(key: str, slots: Slots) -> Bilingual:
    fr, en = (say(key, locale, **{name: getattr(value, locale) for name, value in slots.items()}) for locale in ("fr", "en"))
    return Bilingual(fr=fr, en=en)


def _made(name: str, actors: Sequence[str], recipients: Sequence[str], land: str | None) -> Bilingual:
    """The phrase for one place of a template, empty where nothing is known."""
    if name == "where":
        return _where(land)
    if name == "left":
        return Bilingual(fr=f", {land}", en=f", {named(land).en}") if land else same("")
    if name == "between":
        both = _listed([*actors, *recipients])
        return _slot("between" if len(both) > 1 else "of", both)
    return _slot(name, _listed(actors if name in DOING else recipients))


def _slot(name: str, who: Sequence[Bilingual] = (), words: str = "") -> Bilingual:
    if not who and not words:
        return same("")
    return _phrase(f"headline.slot.{name}", who, words)


def _phrase(key: str, who: Sequence[Bilingual], words: str = "") -> Bilingual:
    """The message `key` with names in the form that it wants in French: « du Mali », « au Mali », « le Mali »."""
    form = FORMS.get(key.rpartition(".")[2])
    french = [same(contracted(form, name.fr)) for name in who] if form else who
    return Bilingual(fr=say(key, "fr", who=listed(french).fr, words=words), en=say(key, "en", who=listed(who).en, words=words))


def contracted(word: str, name: str) -> str:
    """« de » or « à » before a name: « du Mali », « aux États-Unis », « d'Ankara », « de la Russie »."""
    first, _, rest = name.partition(" ")
    joint = {"de": {"le": "du", "les": "des", "des": "de"}, "à": TO_STATE}[word].get(first)
    if joint:
        return f"d'{rest}" if joint == "de" and fold(rest)[:1] in FEW_VOWELS else f"{joint} {rest}"
    return f"d'{name}" if word == "de" and fold(name)[:1] in FEW_VOWELS else f"{word} {name}"


def _listed(names: Sequence[str]) -> list[Bilingual]:
    """The names with their articles, so many of them; the others are left to the event's page."""
    return [_named(name) for name in names[:NAMES_TOLD]]


@lru_cache(maxsize=4096)
def _named(name: str) -> Bilingual:
    """A name in a sentence. A description without an article of its own gets « des » in the plural and is cited in the singular."""
    known = named(name)
    if known.fr != name or name[:1].isupper() or NUMBER.match(name):
        return Bilingual(fr=f"{name[:1].lower()}{name[1:]}", en=known.en) if NUMBER.match(name) and " " in name else known
    return Bilingual(fr=f"des {name}", en=name) if PLURAL.match(name) else Bilingual(fr=f"« {name} »", en=f"“{name}”")


def _land(names: Sequence[str]) -> str | None:
    """The country that is visited, where a state or its government stands for it."""
    states = load_register().states.values()
    return next((s.name for name in names for s in states if name in (s.name, f"gouvernement {s.of_name}")), None)


@lru_cache(maxsize=4096)
def _where(place: str | None) -> Bilingual:
    """« à Bamako », « au Mali », « en Russie »; a place that is no city nor state after a comma."""
    register = load_register()
    if not place:
        return same("")
    iso3 = register.by_name.get(fold(place))
    if iso3:
        state = register.states[iso3]
        return Bilingual(fr=f" {_in_state(state.article, state.name)}", en=f" in {english_state(iso3, state.name)}")
    if fold(place) in register.places and " " not in place:
        return Bilingual(fr=f" à {place}", en=f" in {place}")
    return same(f", {place}")


def _in_state(article: str, name: str) -> str:
    if article in TO_STATE:
        is_vocalic = article == "le" and fold(name)[:1] in FEW_VOWELS
        return f"en {name}" if is_vocalic else f"{TO_STATE[article]} {name}"
    return f"en {name}" if article else f"à {name}"


@lru_cache(maxsize=4096)
def _when(date: str | None) -> tuple[Bilingual, ...]:
    if not date:
        return ()
    told = dated(date)
    return (Bilingual(fr=told.fr.removeprefix("le "), en=told.en),)


def _counts(told: Sequence[Telling]) -> list[Bilingual]:
    """The dead, wounded and missing on whose number all who count them agree."""
    found: dict[str, set[tuple[float | None, float | None]]] = {}
    for telling in told:
        for kind, count in zip(telling.count_kinds, telling.counts, strict=True):
            found.setdefault(kind, set()).add((count.low, count.high))
    agreed = [(kind, next(iter(bounds))) for kind, bounds in sorted(found.items()) if len(bounds) == 1]
    return [
        Bilingual(fr=say(f"headline.count.{kind}", "fr", n=int(low)), en=say(f"headline.count.{kind}", "en", n=int(low)))
        for kind, (low, high) in agreed
        if low is not None and low == high and has_message(f"headline.count.{kind}", "fr")
    ]


def _voices(type_: str, actors: Sequence[str], told: Sequence[Telling]) -> list[Bilingual]:
    """Whose word it is, where no outlet tells it in its own voice and nobody denies it; not where the words are the act."""
    if any(t.polarity == "denied" or t.asserted_by is None for t in told):
        return []
    voices = _speakers(told)
    if type_ in SPOKEN and listed(voices) == listed(_listed(actors)):
        return []
    return [_phrase("headline.note.according", voices) if len(voices) <= VOICES_TOLD else _phrase("headline.note.sources", ())]


def _speakers(told: Iterable[Telling]) -> list[Bilingual]:
    speakers: list[Party] = [t.asserted_by for t in told if t.asserted_by]
    return [_named(name) for name in dict.fromkeys(party.name for party in speakers)]


def _note(type_: str, told: Sequence[Telling]) -> Bilingual:
    """In brackets: a plan, a denial, accounts that contradict each other."""
    denied = [t for t in told if t.polarity == "denied"]
    if denied and len(denied) < len(told):
        note = _phrase("headline.note.contrary", ())
    elif denied:
        voices = _speakers(denied)[:VOICES_TOLD]
        note = _phrase("headline.note.denied" if voices else "headline.note.denied_plain", voices)
    else:
        status = told[0].status if len({t.status for t in told}) == 1 else None
        if type_ in ANNOUNCED or status not in ("planned", "requested", "possible"):
            return same("")
        note = _phrase(f"headline.note.{status}", ())
    return Bilingual(fr=f" ({note.fr})", en=f" ({note.en})")


@lru_cache(maxsize=4096)
def _tail(articles: int, origins: int) -> Bilingual:
    fr, en = (f"{say('headline.tail.articles', lo, n=articles)}, {say('headline.tail.origins', lo, n=origins)}" for lo in ("fr", "en"))
    return Bilingual(fr=f" — {fr}", en=f" — {en}")


def _with(*parts: Bilingual) -> Bilingual:
    return Bilingual(fr="".join(p.fr for p in parts), en="".join(p.en for p in parts))


def _comma(parts: Sequence[Bilingual]) -> Bilingual:
    return Bilingual(fr=", ".join(p.fr for p in parts), en=", ".join(p.en for p in parts))


def _most(values: Iterable[str | None]) -> str | None:
    """The most frequent value, the first that came among equals."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None
