"""All that a rule may look at: the words of an article, its marks, its sentences and the reporting verbs in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from recoupe.attribute.cues import Cues, load_cues
from recoupe.attribute.hits import Hit, find_hits
from recoupe.attribute.marks import Pair, pair_marks
from recoupe.attribute.page import PAD, Page, page, units
from recoupe.attribute.phrases import Phrase, Speakers, load_speakers
from recoupe.attribute.titled import names_in_marks
from recoupe.model import Article, Manner, Problem, Span, Stance
from recoupe.tokens import Doc


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters and its words `first` to `stop` (excluded)."""

    span: Span
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Scene:
    """An article prepared for the rules. `inside` gives each word's outermost pair of marks, or -1."""

    page: Page
    cues: Cues
    speakers: Speakers
    pairs: tuple[Pair, ...]
    sentences: tuple[Sentence, ...]
    hits: tuple[Hit, ...]
    inside: tuple[int, ...]
    by_first: dict[int, Hit] = field(hash=False)

    def sentence_at(self, index: int) -> Sentence | None:
        """The sentence that holds the word `index`."""
        at = bisect_right(self.sentences, index, key=lambda s: s.first) - 1
        return self.sentences[at] if at >= 0 and index < self.sentences[at].stop else None

    def hits_in(self, sentence: Sentence) -> Iterator[Hit]:
        """The reporting verbs of one sentence."""
        return (hit for hit in self.hits if sentence.first <= hit.verb < sentence.stop)


@dataclass(frozen=True, slots=True)
class Draft:
    """A quote before its speaker is known. `follows`: it takes the speaker of the cue or quote before it, or after."""

    content: tuple[Span, ...]
    manner: Manner
    rule: str
    stance: Stance = "assert"
    hit: Hit | None = None
    cue: Span | None = None
    lemma: str = ""
    source: Phrase | None = None
    follows: bool = False


def set_scene(doc: Doc, article: Article) -> tuple[Scene, tuple[Problem, ...]]:
    """The scene of one article, and the doubts met on the way."""
    columns = page(doc, article)
    cues = load_cues(article.language if article.language == "fr" else "fr")
    hits = find_hits(columns, cues)
    stops = [columns.start[hit.first] for hit in hits if _may_end_a_quote(columns, hit)]
    pairs, problems = pair_marks(columns.text, columns.read, stops)
    if names := names_in_marks(columns.text, pairs):
        columns = page(doc, article, [(pair.span, pair.inner) for pair in names])
        starts = {pair.inner.start for pair in names}
        hits = tuple(
            hit for hit in find_hits(columns, cues) if columns.start[hit.last + 1] not in starts
        )  # « Bakary Sow, dit « Le Lion » »
        pairs = tuple(pair for pair in pairs if pair not in names)
    outer = tuple(pair for pair in pairs if pair.depth == 0)
    inside = _inside(columns, outer)
    sentences = tuple(
        Sentence(span, columns.at(span.start), columns.until(span.end)) for span in units(columns, [pair.span for pair in outer])
    )
    return Scene(columns, cues, load_speakers("fr"), outer, sentences, hits, inside, {hit.first: hit for hit in hits}), problems


def _may_end_a_quote(page: Page, hit: Hit) -> bool:
    """True for a cue that stands after a comma or a stop with its subject behind it: where an open quote must have ended."""
    before = page.before(page.start[hit.first])
    return (
        hit.form == "finite"
        and before in (",", ".", "!", "?", "…")
        and (hit.clitic is not None or page.word[hit.last + 1 : hit.last + 2] != ())
    )


def _inside(page: Page, pairs: tuple[Pair, ...]) -> tuple[int, ...]:
    out = [-1] * (len(page) + PAD)
    for number, pair in enumerate(pairs):
        for index in range(page.until(pair.span.start), page.until(pair.span.end)):
            out[index] = number
    return tuple(out)
