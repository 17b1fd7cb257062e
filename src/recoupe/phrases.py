"""The words in which a disagreement is told, in French and in English: who says it, dates, numbers, lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.dates import format_date

from recoupe.edtf import Interval, Point, parse
from recoupe.lexicon import table
from recoupe.messages import has_message, number, say
from recoupe.model import Bilingual, Claim, Quantity
from recoupe.register import load_register
from recoupe.text import fold

# Before these « de » loses its vowel, an h being mute more often than not.
VOWELS = tuple("aeiouyh")
# So many names are told, the rest is counted.
NAMES_TOLD = 3
# « la France et ses partenaires » is told by its first name.
COMPANY = re.compile(r"\s+et\s+(?:ses|leurs|d'autres|son|sa)\s.*")
# « un député », but « le député Awa Diarra ».
DEFINITE = {"un": "le", "une": "la"}
# What parts the words of a name: « porte-parole de l'armée ».
MARKS = re.compile(r"[\s’'-]+")
# « la France, le Canada et 13 pays »: each has its own article.
TOGETHER = re.compile(r",\s+|\s+et\s+(?=[A-ZÉÈÎÔ0-9])")


def both(key: str, **values: object) -> Bilingual:
    """The message `key` in both languages; a value that is Bilingual is told in each."""
    fr, en = ({name: getattr(v, locale) if isinstance(v, Bilingual) else v for name, v in values.items()} for locale in ("fr", "en"))
    return Bilingual(fr=say(key, "fr", **fr), en=say(key, "en", **en))


def same(text: str) -> Bilingual:
    """Words of a source: the same in both languages."""
    return Bilingual(fr=text, en=text)


def listed(parts: Sequence[Bilingual], comma: str = ", ") -> Bilingual:
    """« a, b et c »."""
    return Bilingual(fr=_listed([p.fr for p in parts], "fr", comma), en=_listed([p.en for p in parts], "en", comma))


def _listed(parts: Sequence[str], locale: str, comma: str) -> str:
    return f"{comma.join(parts[:-1])} {say('oppose.and', locale)} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def joined(parts: Iterable[Bilingual], comma: str = ", ") -> Bilingual:
    """The sides of a disagreement, one after the other."""
    kept = list(parts)
    return Bilingual(fr=comma.join(p.fr for p in kept), en=comma.lstrip().join(p.en for p in kept))


def quoted(words: Iterable[str]) -> Bilingual:
    """Words of the sources, each between the marks of the language."""
    kept = list(words)
    return Bilingual(fr=", ".join(f"« {word} »" for word in kept), en=", ".join(f"“{word}”" for word in kept))


def who(claims: Iterable[Claim]) -> Bilingual:
    """Those who hold a side: the speakers and outlets, each once, with their article."""
    names = list(dict.fromkeys(claim.asserted_by for claim in claims))
    told = [named(name) for name in names[:NAMES_TOLD]]
    rest = len(names) - NAMES_TOLD
    told += [both("oppose.others", n=rest)] if rest > 0 else []
    return joined(told, " ; ") if len(told) > 1 and any(TOGETHER.search(name) or COMPANY.search(name) for name in names) else listed(told)


@lru_cache(maxsize=4096)
def named(name: str) -> Bilingual:
    """A name as it stands in a sentence: « le gouvernement du Mali », “Mali”; those who speak together one by one."""
    company = COMPANY.search(name)
    if company:
        head = named(name[: company.start()])
        with_whom = table("fr", "english")["company"].get(_plainly(company[0]).strip(), company[0].strip())
        return Bilingual(fr=head.fr + company[0], en=f"{head.en} {with_whom}")
    parts = TOGETHER.split(name)
    if len(parts) > 1:
        return listed([named(part) for part in parts])
    register = load_register()
    iso3 = register.by_name.get(fold(name)) if name[:1].isupper() else None
    if iso3:
        state = register.states[iso3]
        return Bilingual(fr=_after_article(state.article, state.name), en=english_state(iso3, state.name))
    article = _article_of(name)
    return Bilingual(fr=_after_article(article or "", name), en=_in_english(name))


def bare(name: str) -> Bilingual:
    """A name in a list, without its article: « Mali », “Mali”; « trois otages », not « Trois otages »."""
    head = name[:1].lower() + name[1:] if " " in name and not any(c.isupper() for c in name[1:]) else name
    return Bilingual(fr=head, en=named(head).en.removeprefix("the ").strip("“”"))


def _in_english(name: str) -> str:
    """« ministère malien de la Défense », « ministère de la Défense du Mali » → “the defence ministry of Mali”. What the pack does not know
    keeps its words, a description between quotation marks."""
    words = name.split()
    cut = next((i for i in range(1, len(words)) if " ".join(words[i:]) in _lands()), len(words))
    whole, words = _lands().get(" ".join(words[cut:])), words[:cut]
    lands = {word: isos[0] for word in words[1:] if word[:1].islower() and len(isos := load_register().nationalities(word)) == 1}
    body = _bodies().get(_plainly(" ".join(word for word in words if word not in lands)))
    land = whole or next(iter(lands.values()), None)
    if body is None:
        return f"“{name}”" if name[:1].islower() and " " in name else name
    return f"{body} of {english_state(land, load_register().states[land].name)}" if land else body


@lru_cache(maxsize=1)
def _lands() -> dict[str, str]:
    """« du Mali » → MLI."""
    return {state.of_name: state.iso3 for state in load_register().states.values()}


@lru_cache(maxsize=1)
def _bodies() -> dict[str, str]:
    """Bodies and descriptions in English, by their folded French words."""
    return {_plainly(french): english for french, english in table("fr", "english")["bodies"].items()}


def _plainly(name: str) -> str:
    """A name folded, its hyphens and apostrophes as spaces."""
    return " ".join(MARKS.split(fold(name)))


def _article_of(name: str) -> str | None:
    """The article before a name: by its first word where it is a description or has several, by the whole where it is an acronym."""
    words = fold(name).split()
    if not words:
        return None
    article = next((article for article, known in _articles().items() if words[0] in known or " ".join(words) in known), None)
    is_of_one = len(words) > 2 and all(word[:1].isupper() for word in name.split()[-2:])
    return DEFINITE.get(article or "", article) if is_of_one else article


@lru_cache(maxsize=1)
def _articles() -> dict[str, frozenset[str]]:
    return {article: frozenset(fold(word) for word in words) for article, words in table("fr", "compare")["articles"].items()}


def _after_article(article: str, name: str) -> str:
    return f"{article}{name}" if article.endswith("'") or not article else f"{article} {name}"


@lru_cache(maxsize=512)
def english_state(iso3: str, name: str) -> str:
    """The English name of a state (the pack's, else CLDR's), its French one where there is none."""
    own = table("fr", "english")["states"].get(iso3)
    if own:
        return str(own)
    two = (get_global("territory_aliases").get(iso3) or [""])[0]
    found = Locale.parse("en").territories.get(two)
    return str(found) if found else name


@lru_cache(maxsize=4096)
def dated(value: str, bare: bool = False) -> Bilingual:
    """An EDTF value in words; `bare` leaves « depuis » out."""
    return Bilingual(fr=_dated(value, "fr", bare), en=_dated(value, "en", bare))


def _dated(value: str, locale: str, bare: bool) -> str:
    made = parse(value)
    if isinstance(made, Point):
        return _point(made, locale)
    start, end = (_point(p, locale) if p else "" for p in (made.start, made.end))
    return _interval(made, start, end, locale, bare)


def _interval(made: Interval, start: str, end: str, locale: str, bare: bool) -> str:
    french = locale == "fr"
    if made.start and made.end:
        return f"entre {start} et {end}" if french else f"between {start} and {end}"
    if made.start:
        return start if bare else f"depuis {start}" if french else f"since {start}"
    until = f"jusqu'au {end.removeprefix('le ')}" if end.startswith("le ") else f"jusqu'à {end}"
    return until if french else f"until {end}"


def _point(point: Point, locale: str) -> str:
    day = date(point.year, point.month or 1, point.day or 1)
    pattern = "yyyy" if point.month is None else "MMMM yyyy" if point.day is None else "d MMMM yyyy"
    text = str(format_date(day, pattern, locale=locale))
    if locale == "fr" and point.day is not None:
        text = "le " + (f"1er{text[1:]}" if point.day == 1 else text)
    return ("vers " if locale == "fr" else "around ") * point.approximate + text


def counted(count: Quantity) -> Bilingual:
    """The bounds of a count in words."""
    form = "exact" if count.low == count.high else "least" if count.high is None else "most" if count.low is None else "between"
    fr, en = ({"low": _number(count.low, locale), "high": _number(count.high, locale)} for locale in ("fr", "en"))
    return Bilingual(fr=say(f"oppose.number.{form}", "fr", **fr), en=say(f"oppose.number.{form}", "en", **en))


def _number(value: float | None, locale: str) -> str:
    return "" if value is None else number(value, locale)


def counted_things(kind: str, unit: str) -> Bilingual:
    """What is counted: the name of the measure where we have one, else the noun of the source in the plural."""
    key = f"oppose.number.{kind}"
    noun = plural(unit)
    of_noun = f"d'{noun}" if fold(noun)[:1] in VOWELS else f"de {noun}"
    return Bilingual(fr=say(key, "fr") if has_message(key, "fr") else of_noun, en=say(key, "en") if has_message(key, "en") else f"“{noun}”")


def plural(noun: str) -> str:
    """A French noun phrase in the plural, by the regular rules; what follows « de » stays."""
    head, de, rest = noun.partition(" de ")
    return " ".join(_plural(word) for word in head.split()) + de + rest


def _plural(word: str) -> str:
    if word[-1:] in "sxz":
        return word
    if word.endswith(("eau", "eu")):
        return word + "x"
    return word[:-2] + "aux" if word.endswith("al") else word + "s"
