"""Full-text search over a big dossier: P50 and P95 of a mix of queries, on one core.

Run: python -m bench search, python -m bench search=100000 (a quarter of an hour, 2.5 GB in the temporary folder), or
python -m bench.search FILE to keep the dossier and measure it again. The text is generated: words drawn by Zipf's law from an invented
French-like vocabulary, so that some stand in most articles and some in one, as in a real crawl. Each article carries two quotes.
"""

from __future__ import annotations

import hashlib
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from bench.figures import Figure
from recoupe.model import Article, Block, Published, Quote, Reading, Span
from recoupe.store import Dossier

SYLLABLES = [
    "ba",
    "ko",
    "mé",
    "lir",
    "ton",
    "ra",
    "vi",
    "sou",
    "dé",
    "pla",
    "nier",
    "cri",
    "mo",
    "fa",
    "lé",
    "gru",
    "pe",
    "za",
    "thi",
    "œu",
]
ENDINGS = ["", "s", "e", "es", "é", "ée", "ées", "er", "ment", "tion", "tions", "eur", "eurs", "aient"]
VOCABULARY, WORDS, OUTLETS = 40_000, 420, 60
ARTICLES, QUERIES = 10_000, 400
EVERYWHERE = 100  # the words that stand in nearly every article
ZIPF = 1.05  # exponent of the law: French press texts lie near 1


def vocabulary(chance: random.Random) -> list[str]:
    """Distinct words, the most frequent first."""
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        found["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) + chance.choice(ENDINGS)] = None
    return list(found)


def readings(number: int, words: Sequence[str], chance: random.Random) -> Iterator[Reading]:
    """Articles of about the length of a real one, with two quotes each."""
    weights = list(accumulate(1 / (rank + 1) ** ZIPF for rank in range(len(words))))
    for index in range(number):
        drawn = chance.choices(words, cum_weights=weights, k=WORDS)
        text = " ".join(f"l’{w}" if w[0] in "éœ" else w for w in drawn)
        title = Span(0, text.index(" ", 50))
        article = Article(
            id=hashlib.sha256(f"{index} {text}".encode()).hexdigest(),
            name=f"a{index}",
            text=text,
            language="fr",
            blocks=(Block(span=title, kind="title"), Block(span=Span(title.end, len(text)), kind="body")),
            outlet=f"Journal {index % OUTLETS}",
            title=title,
            published=Published(value=f"20{10 + index % 16}-{1 + index % 12:02}-{1 + index % 28:02}", basis="given"),
        )
        spans = (Span(200, 320), Span(600, 760))
        yield Reading(article=article, quotes=tuple(Quote(span=s, content=(s,), manner="direct", stance="assert") for s in spans))


def queries(words: Sequence[str], chance: random.Random, number: int) -> list[str]:
    """What people type: a word, two or three words, a phrase, a beginning, words close to each other, an exclusion.

    Words are drawn as texts draw them; nine times in ten not from the hundred that stand in every article (le, la, de…).
    """
    weights = list(accumulate(1 / (rank + 1) ** ZIPF for rank in range(len(words))))

    def word() -> str:
        found = chance.choices(range(len(words)), cum_weights=weights)[0]
        return words[found] if found >= EVERYWHERE or chance.random() < 0.1 else word()

    shapes = (
        lambda: word(),
        lambda: f"{word()} {word()}",
        lambda: f"{word()} {word()} {word()}",
        lambda: f'"{word()} {word()}"',
        lambda: f"{word()[:4]}*",
        lambda: f"NEAR({word()} {word()}, 8)",
        lambda: f"{word()} OR {word()}",
        lambda: f"{word()} -{word()}",
        lambda: f"={word()}",
    )
    return [chance.choice(shapes)() for _ in range(number)]


def build(path: Path, number: int, words: Sequence[str], chance: random.Random) -> None:
    with Dossier(path) as dossier:
        for reading in readings(number, words, chance):
            dossier.add(reading)


def measure(path: Path, asked: Sequence[str]) -> list[float]:
    """Milliseconds of one core for each query, as the search page asks it: ten hits of each kind with snippets and totals."""
    with Dossier(path) as dossier:
        for query in asked[:20]:
            dossier.search(query, limit=10)
        found = []
        for query in asked:
            began = time.process_time()
            dossier.search(query, limit=10)
            found.append(1000 * (time.process_time() - began))
    return found


def run(size: int | None = None, kept: Path | None = None) -> Iterator[Figure]:
    """P50, P95 and what is slow; the size of the file and the pace of adding; `size` in articles."""
    articles = size or ARTICLES
    chance = random.Random(20260308)
    words = vocabulary(chance)
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "big.db"
        if not path.exists():
            began = time.process_time()
            build(path, articles, words, chance)
            yield Figure(name="articles stored a second", value=f"{articles / (time.process_time() - began):.0f}")
        tried = queries(words, random.Random(7), QUERIES)
        times = measure(path, tried)
        slowest = ", ".join(f"{ms:.0f} ms `{query}`" for ms, query in sorted(zip(times, tried, strict=True), reverse=True)[:3])
        yield Figure(name="size, kB an article", value=f"{path.stat().st_size / articles / 1000:.0f}")
        yield Figure(name="search P50, ms", value=f"{statistics.median(times):.1f}")
        yield Figure(
            name=f"search P95 at {articles:,} articles, ms",
            value=f"{statistics.quantiles(times, n=20)[18]:.1f}",
            must="50 at 100,000 articles",
            aim="20",
        )
        yield Figure(name="slowest", value=slowest)


if __name__ == "__main__":
    for figure in run(kept=Path(sys.argv[1]) if len(sys.argv) > 1 else None):
        print(figure.row(), flush=True)
