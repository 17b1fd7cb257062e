"""Cuts a page that lost its line breaks: at sentence ends, around known phrases, around runs of menu words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recoupe.acquire.dates import find_dates
from recoupe.acquire.words import Words, folded
from recoupe.lexicon import table

# Words, glued ones apart (`AccueilPolitique`), but for names that are written with a capital inside.
TOKEN = re.compile(
    r"WhatsApp|YouTube|LinkedIn|TikTok|SoundCloud|"
    r"[A-ZÀ-ÖØ-ÞŒ]?[a-zß-öø-ÿœ]+(?:[-'’][a-zß-öø-ÿœ]+)*|[A-ZÀ-ÖØ-ÞŒ]+(?![a-zß-öø-ÿœ])|\d[\d.,]*[KkMm]?(?![a-zà-ÿ])|[^\w\s]|\s+|\w"
)
# A sentence's end: not after an initial or a title (« M. », « J. »), and before what can begin one.
SENTENCE_END = re.compile(
    r"(?<![\s(][A-Z]\.)(?<!\bMM\.)(?<!\bMme\.)(?<!\bDr\.)(?<!\bPr\.)(?<!\bart\.)(?<=[.!?…»\"”])\s+(?=[A-ZÀ-ÖØ-ÞŒ«\"“–—\d©(])"
    r"|(?<=[a-zé)»%][.!?…])(?=[A-ZÀ-Þ«][a-zà-ÿ’'\u00a0 ])|(?<=[a-zé][.!?]»)(?=[A-ZÀ-Þ])"
)  # fmt: skip
STARTER = re.compile(
    r"(?<=[a-zà-ÿ0-9)»])\s*(?=(?:L[ea’']|Les|Un|Une|Des|Ils?|Elles?|En|Aux?|Dans|Pour|Selon|Après|Cette?|Ces|Lors|Depuis|D’|Alors|Face|À|«)[\s\u00a0’'])"
)  # fmt: skip
ALONE = 8  # letters from which one word alone is a phrase
MENU_RUN = 3  # capitalised menu words in a row that are a menu
SURE_WORDS = 4  # words of a phrase that no sentence begins with
ANNOUNCED = 40  # characters between « Publié » and its date (« Publié par la rédaction le »)
HOUR_BEHIND = re.compile(r"(?:\s*(?:[-–,|]|à)?\s*\d{1,2} ?[h:] ?(?:\d\d)?(?: ?min)?(?: (?:GMT|UTC|TU|HNE|HAE|CET|CEST)\b)?)?")
RESUMED = 400  # characters behind a pointer to another article within which the text takes up again
HEADLINE = 15  # characters that a related headline has at the least


def page_cuts(text: str, start: int, end: int, fold: str, words: Words) -> set[int]:
    """The places where a page set on one line is to be cut."""
    cuts = {found.end() for found in SENTENCE_END.finditer(text, start, end)}
    found = _phrases(text, start, end, fold, words)
    for a, b, related in found:
        cuts.update((a, b))
        if related:
            resumed = STARTER.search(text, b + HEADLINE, min(end, b + RESUMED))
            stop = SENTENCE_END.search(text, b, min(end, b + RESUMED))
            if resumed is not None and (stop is None or resumed.end() < stop.start()):
                cuts.add(resumed.end())
    cuts.update(_runs(text, start, end, words))
    cuts.update(_stamps(text, start, end, words.language))
    return cuts


def _stamps(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Both ends of what dates the page: a date after « publié » or « mis à jour », or one between a name or a stop and a capital."""
    announced, preceding = _announcing(language)
    for date in find_dates(text[start:end], language):
        a, b = start + date.span.start, start + date.span.end
        b += len(HOUR_BEHIND.match(text, b)[0])  # type: ignore[index]  # it matches the empty string too
        before = text[max(start, a - ANNOUNCED) : a]
        opener = announced.search(before)
        if opener is not None:
            yield from (a - len(before) + opener.start(), b)
        elif text[b : b + 2].strip()[:1].isupper() and not preceding.search(before):
            yield from (a, b)


@lru_cache(maxsize=8)
def _announcing(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What announces a page's date and runs up to it; and what makes a date part of a sentence: a small word or a comma before it."""
    pack = table(language, "datelines")
    words = "|".join(re.escape(word[0].upper() + word[1:]) for word in (*pack["published_words"], *pack["changed_words"]))
    return re.compile(rf"(?<!\w)(?:{words})\b[^.!?»]{{0,{ANNOUNCED}}}\Z"), re.compile(r"(?<!\w)[a-zà-ÿ][\w'’-]*\s*\Z|,\s*\Z")


def _phrases(text: str, start: int, end: int, fold: str, words: Words) -> list[tuple[int, int, bool]]:
    """Where phrases that otherwise are whole lines stand: begun by a capital or a figure, bounded by case or by what is no letter."""
    keyed = "".join("0" if c.isdigit() else c if c.isalnum() else " " for c in fold[start:end])
    sure: list[tuple[int, int, bool]] = []
    maybe: list[tuple[int, int, bool]] = []
    for phrase, sign in words.glued():
        at = keyed.find(phrase) if phrase else -1
        while at >= 0:
            a, b = start + at, start + at + len(phrase)
            while phrase[0] == "0" and a > start and text[a - 1].isdigit():
                a -= 1
            if (text[a].isupper() or text[a].isdigit()) and _edge(text, a) and _edge(text, b) and not _goes_on(text, b, phrase):
                several = " " in phrase.removeprefix("0 ") or (len(phrase) >= ALONE and sign.kind == "form")
                (sure if several else maybe).append((a, b, sign.kind == "related"))
            at = keyed.find(phrase, at + 1)
    return _chained(text, start, end, _outermost(sure), maybe)


def _goes_on(text: str, end: int, phrase: str) -> bool:
    """True where a short phrase runs on in small letters: « À lire le communiqué, … » is a sentence."""
    return phrase.count(" ") < SURE_WORDS - 1 and text[end : end + 2].strip()[:1].islower()


def _chained(
    text: str, start: int, end: int, sure: list[tuple[int, int, bool]], maybe: list[tuple[int, int, bool]]
) -> list[tuple[int, int, bool]]:
    """One-word phrases count beside what is sure, at the page's beginning, or between a full stop and a capital."""
    found = list(sure)
    edges = {start} | {b for _, b, _ in sure} | {_skip(text, b) for _, b, _ in sure}
    for a, b, related in sorted(maybe):
        before = text[start:a].rstrip()
        beside = a in edges or not before or _skip(text, b) in {row[0] for row in sure}
        stands = before.endswith((".", "!", "?", "»", "…")) and (_skip(text, b) >= end or text[_skip(text, b)].isupper())
        if beside or stands:
            found.append((a, b, related))
            edges.update((b, _skip(text, b)))
    return found


def _outermost(found: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    out: list[tuple[int, int, bool]] = []
    for row in sorted(found, key=lambda r: (r[0], -r[1])):
        if not out or row[0] >= out[-1][1]:
            out.append(row)
    return out


def _runs(text: str, start: int, end: int, words: Words) -> Iterator[int]:
    """Both ends of each run of capitalised menu words."""
    at, begun, last, seen = start, -1, -1, 0
    for token in TOKEN.findall(text[start:end]):
        word = folded(token)
        if word in words.menu and token[:1].isupper():
            begun, last, seen = (at if seen == 0 else begun), at + len(token), seen + 1
        elif any(c.isalpha() for c in word) and not (seen and word in words.glue):
            if seen >= MENU_RUN:
                yield from (begun, last)
            seen = 0
        at += len(token)
    if seen >= MENU_RUN:
        yield from (begun, last)


def _edge(text: str, at: int) -> bool:
    """True where no word goes on across a place: letters do not meet there, or a capital follows a small letter or a figure."""
    if at <= 0 or at >= len(text) or not (text[at - 1].isalnum() and text[at].isalnum()):
        return True
    return text[at].isupper() and not text[at - 1].isupper()


def _skip(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in "*.:|·•→←-"):
        at += 1
    return at
