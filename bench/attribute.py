"""How much attribution adds to the bare spaCy pipeline, on invented press text."""

from __future__ import annotations

import time
from collections.abc import Iterator

from bench.figures import Figure
from recoupe.annotate.doc import annotate
from recoupe.annotate.model import load_model
from recoupe.attribute.quotes import find_quotes
from recoupe.model import Article, Block, Span

REPEATS = 10
SHARE = 0.15  # of the parse's time
PARAGRAPHS = (
    "« Nous ne céderons pas », a déclaré mardi le gouverneur de la province, Oumar Sidibé, lors d'une conférence de presse à Kossa. "
    "Selon lui, trois ponts ont été emportés par la crue et deux cents familles attendent des vivres.",
    "La Croix-Rouge a fait état de 42 blessés et a appelé à l'ouverture d'un couloir humanitaire, tout en soulignant que ses équipes "
    "n'avaient pas accès au nord du pays. Le gouvernement nie toute entrave.",
    "Le convoi est parti lundi de la capitale. Il comptait vingt camions, des citernes et deux ambulances, et devait rejoindre la "
    "frontière avant la nuit. La route, coupée depuis dix jours, a été rouverte par le génie.",
    "Une source proche du dossier, qui a requis l'anonymat, assure que l'enquête avance. Le parquet, contacté par une agence de presse, "
    "a indiqué que deux suspects avaient été entendus, sans préciser leur identité.",
)


def article(copies: int = 6) -> Article:
    """An article of the length of a long press page."""
    text = "\n".join(PARAGRAPHS * copies)
    return Article(id="bench", name="bench", text=text, language="fr", blocks=(Block(span=Span(0, len(text)), kind="body"),))


def run(size: int | None = None) -> Iterator[Figure]:
    """The share that attribution adds to the parse, over `size` parses of one page."""
    nlp, page = load_model(), article()
    find_quotes(annotate(page, nlp), page)
    started = time.process_time()
    docs = [annotate(page, nlp) for _ in range(size or REPEATS)]
    parsed = time.process_time()
    for doc in docs:
        find_quotes(doc, page)
    share = (time.process_time() - parsed) / (parsed - started)
    yield Figure(name="attribution / parse", value=f"{share:.1%}", must=f"{SHARE:.0%}")
