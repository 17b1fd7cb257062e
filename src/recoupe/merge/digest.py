"""All of one article that cross-checking needs, as one small value: what the dossier keeps beside the reading."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

import rensa

from recoupe.lexicon import languages
from recoupe.merge.figures import figures
from recoupe.merge.parties import parties_of
from recoupe.merge.speech import speaker_of
from recoupe.merge.tellings import tellings
from recoupe.merge.uses import find_uses
from recoupe.merge.words import content_stems, tokens
from recoupe.model import Digest, Reading, Saying, Span
from recoupe.text import fold, masked, one_line

# A run of eight words found in two articles is hardly chance (stack.md: recall 1.0 on agency text inside other articles).
RUN = 8
# Three-word runs survive light editing; 128 minima estimate their Jaccard within some .05.
SHORT_RUN, MINIMA, SEED = 3, 128, 7


def digest(reading: Reading) -> Digest:
    """What cross-checking needs of one reading. Of an article in a language without a pack only what finds its copies."""
    article = reading.article
    is_read = article.language in languages()
    terms = find_uses(reading) if is_read else ()
    words = _own_words(reading)
    runs = [(words[i][1].start, words[i + RUN - 1][1].end, _hash([w for w, _ in words[i : i + RUN]])) for i in range(len(words) - RUN + 1)]
    return Digest(
        id=article.id,
        name=article.name,
        outlet=article.outlet,
        published=article.published.value if article.published else None,
        agency=article.agency,
        tellings=tellings(reading, terms) if is_read else (),
        terms=terms,
        sayings=tuple(_sayings(reading)) if is_read else (),
        prints=tuple(run[2] for run in runs),
        starts=tuple(run[0] for run in runs),
        ends=tuple(run[1] for run in runs),
        figures=figures(reading, parties_of(reading)) if is_read else (),
        sketch=_sketch([word for word, _ in words]),
    )


def _own_words(reading: Reading) -> list[tuple[str, Span]]:
    """The folded words of the article's own prose. Direct quotes are left out: two outlets that quote the same words are no copies."""
    article = reading.article
    text = masked(article.text, article.own_spans())
    for quote in reading.quotes:
        for span in quote.content if quote.manner == "direct" else ():
            text = text[: span.start] + " " * len(span) + text[span.end :]
    return [(fold(word), span) for word, span in tokens(text)]


def _hash(words: list[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=7).digest(), "big")


def _sketch(words: list[str]) -> tuple[int, ...]:
    """The MinHash of the three-word runs; empty for a text too short to be compared."""
    if len(words) < 2 * RUN:
        return ()
    sketch = rensa.RMinHash(num_perm=MINIMA, seed=SEED)
    sketch.update([" ".join(words[i : i + SHORT_RUN]) for i in range(len(words) - SHORT_RUN + 1)])
    return tuple(sketch.digest())


def _sayings(reading: Reading) -> Iterator[Saying]:
    """The quotes of somebody who is named."""
    article = reading.article
    parties = parties_of(reading)
    for index, quote in enumerate(reading.quotes):
        speaker = speaker_of(quote, reading, parties)
        if speaker is None or quote.anonymous or not quote.content:
            continue
        words = " ".join(article.words(span) for span in quote.content)
        yield Saying(
            key=(article.id, index),
            article=article.name,
            outlet=article.outlet,
            published=article.published.value if article.published else None,
            speaker=speaker,
            span=quote.content[0],
            words=one_line(words, 600),
            manner=quote.manner,
            stance=quote.stance,
            stems=content_stems(words, article.language),
        )
