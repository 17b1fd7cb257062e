"""The dateline: the place, the day and the agency that stand before an agency's first sentence, apart from that sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.acquire.language import packs
from recoupe.errors import PackError
from recoupe.lexicon import table
from recoupe.model import Block, Span
from recoupe.text import trimmed

WORD = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*"
PLACE = rf"{WORD}(?:[ -](?:{WORD}|d[eu]|l[ae]|sur|en)(?=[ ,()-])){{0,4}}"
CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’]{2,}(?:[ -][A-ZÀ-ÖØ-Þ'’]{2,}){0,3}"
AGENCY = r"(?:\([A-Z][\w .&-]{1,25}\)|/[A-Z][\w .-]{1,25}/|\[[A-Z][\w .-]{1,25}\])"
DASH = r"(?:\s*(?:--|[–—])\s*|\s+-\s*|-\s+|(?<=[)\]/.])-)"  # a hyphen with a space, for « Bissau » is Guinea's
NEXT = r"(?=[«“\"A-ZÀ-ÖØ-Þ\d])"
OPENING_BLOCKS = 2  # a standfirst may stand above the paragraph that opens with the dateline
LONGEST = 90  # characters of a dateline, with its country, weekday and agency


def split_dateline(text: str, blocks: tuple[Block, ...], language: str) -> tuple[tuple[Block, ...], str | None]:
    """The blocks with the dateline as its own block of kind `date`, and the dateline's words; as they were and None where none opens."""
    places = [n for n, block in enumerate(blocks) if block.kind in ("body", "standfirst")][:OPENING_BLOCKS]
    for n in places:
        span = blocks[n].span
        end = dateline_end(text[span.start : min(span.end, span.start + 2 * LONGEST)], language)
        if end:
            rest = trimmed(text, Span(span.start + end, span.end))
            line = trimmed(text, Span(span.start, span.start + end))
            parts = (Block(span=line, kind="date"), *([Block(span=rest, kind=blocks[n].kind)] if len(rest) else []))
            return (*blocks[:n], *parts, *blocks[n + 1 :]), text[line.start : line.end].strip(" -–—.:")
    return blocks, None


def dateline_end(words: str, language: str = "fr") -> int:
    """Where the first sentence begins in `words`; 0 where no dateline stands before it."""
    for _, pattern in dateline_patterns(language if language in packs() else "fr"):
        if (found := pattern.match(words)) and found.end() <= LONGEST:
            return found.end()
    return 0


@lru_cache(maxsize=8)
def dateline_patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The shapes of datelines of a language pack by name, in the order in which they are tried.

    Raises:
        PackError: a record's pattern is wrong; the message names it.
    """
    names = table(language, "datelines")
    slots = {
        "place": PLACE,
        "capitals": CAPITALS,
        "day": _day(names["months"], names["days"]),
        "agency": AGENCY,
        "name": _either(names["agencies"], whole=True),
        "dash": DASH,
        "next": NEXT,
        "opener": "|".join(names["openers"]),
    }
    return tuple((record["name"], _compiled(language, record, slots)) for record in names["datelines"])


def _compiled(language: str, record: dict[str, str], slots: dict[str, str]) -> re.Pattern[str]:
    try:
        return re.compile(re.sub(r"\{([a-z]+)\}", lambda slot: f"(?:{slots[slot[1]]})", record["pattern"]))
    except (re.error, KeyError) as error:
        raise PackError(f"lang/{language}/datelines.toml: {record['name']}: not a pattern ({error}).") from error


def _day(months: list[list[str]], days: list[str]) -> str:
    month = _either([name for row in months for name in row])
    return (
        rf"(?i:(?:le )?(?:{_either(days)}\.?,? (?:le )?)?(?:\d{{1,2}}(?:er)? {month}\.?(?: \d{{4}})?|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}))"
    )


def _either(words: list[str], *, whole: bool = False) -> str:
    either = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return rf"(?:{either})(?!\w)" if whole else f"(?:{either})"
