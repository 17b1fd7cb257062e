"""A generated dossier of any size, with actors, quotes, accounts, events and disputes: what the page and adding benches work on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from random import Random

from tests.synthetic import synthetic

from bench.search import ZIPF, vocabulary
from recoupe.crosscheck import DIGEST_VERSION, crosscheck_dossier
from recoupe.model import Account, Actor, Article, Block, Digest, Party, Published, Quote, Reading, Saying, Span, Telling
from recoupe.store import Dossier

# Words of an article; two of its passages are quotes of two speakers out of so many, each of whom has so many things to say.
WORDS, SPEAKERS, STATEMENTS = 420, 300, 20
QUOTES = (Span(200, 320), Span(600, 760))
TELLINGS_AN_ARTICLE = 7
Made = tuple[Reading, Digest]


def made(articles: int, seed: int = 1) -> list[Made]:
    """Readings and their digests: synthetic affairs in words drawn by Zipf's law."""
    random = Random(seed)
    words = vocabulary(random)
    weights = list(accumulate(1 / (rank + 1) ** ZIPF for rank in range(len(words))))
    digests = synthetic(articles * TELLINGS_AN_ARTICLE, seed).digests[:articles]
    return [_made(digest, " ".join(random.choices(words, cum_weights=weights, k=WORDS)), random, words) for digest in digests]


def _made(digest: Digest, text: str, random: Random, words: Sequence[str]) -> Made:
    affair = int(digest.name[1:].split("-")[0])
    speakers = [_speaker((affair + random.randrange(4)) % SPEAKERS) for _ in QUOTES]
    sayings = tuple(_saying(digest, i, speaker, random, words) for i, speaker in enumerate(speakers))
    parties = {p.key: p for p in (*speakers, *(p for t in digest.tellings for p in (*t.actors, *t.recipients)))}
    title = Span(0, text.index(" ", 50))
    article = Article(
        id=digest.id,
        name=digest.name,
        text=text,
        language="fr",
        blocks=(Block(span=title, kind="title"), Block(span=Span(title.end, len(text)), kind="body")),
        outlet=digest.outlet,
        title=title,
        published=Published(value=digest.published, basis="given") if digest.published else None,
    )
    quotes = tuple(
        Quote(span=span, content=(span,), manner="direct", stance="assert", speaker=speaker.key, speaker_name=speaker.name)
        for span, speaker in zip(QUOTES, speakers, strict=True)
    )
    actors = tuple(Actor(id=p.key, name=p.name, kind=p.kind, country=p.country) for p in parties.values())
    reading = Reading(article=article, actors=actors, quotes=quotes, accounts=tuple(_account(t) for t in digest.tellings))
    return reading, replace(digest, sayings=sayings)


def _speaker(number: int) -> Party:
    return Party(name=f"Orateur {number}", kind="person", key=f"person:orateur {number}")


def _saying(digest: Digest, index: int, speaker: Party, random: Random, words: Sequence[str]) -> Saying:
    statement = Random(f"{speaker.key} {random.randrange(STATEMENTS)}")
    said = tuple(dict.fromkeys(statement.choices(words, k=9)))
    return Saying(key=(digest.id, index), article=digest.name, outlet=digest.outlet, published=digest.published, speaker=speaker,
                  span=QUOTES[index], words=" ".join(said), manner="direct", stance="assert", stems=said)  # fmt: skip


def _account(telling: Telling) -> Account:
    return Account(
        type=telling.type,
        mode=telling.mode,
        trigger=telling.trigger,
        evidence=telling.evidence,
        date=telling.date,
        place=telling.place,
        polarity=telling.polarity,
        status=telling.status,
        actors=tuple(p.key for p in telling.actors),
        recipients=tuple(p.key for p in telling.recipients),
    )


def build(path: Path, rows: Sequence[Made]) -> None:
    """Adds the readings to the dossier at `path` and cross-checks it with their digests."""
    store(path, rows)
    with Dossier(path) as dossier:
        crosscheck_dossier(dossier)


def store(path: Path, rows: Sequence[Made]) -> None:
    """Adds the readings, and keeps the made digests where cross-checking will look for them."""
    held = {digest.id: digest for _, digest in rows}
    with Dossier(path) as dossier:
        for reading, digest in rows:
            dossier.add(reading, tellings=digest.tellings, version="bench")
        kept: Iterator[Digest] = dossier.digests(lambda reading: held[reading.article.id], DIGEST_VERSION)
        for _ in kept:
            pass
