"""The reading half, in order: a pure function of one article. (`crosscheck` is the other half.)

1. acquire   an input → Article, furniture apart
2. annotate  Article → Doc, sentences, mentions
3. attribute Doc → quotes
4. extract   Doc, quotes, times, quantities → accounts
5. ground    times and quantities on the text (before 4, which uses them); mentions, quotes, accounts → actors, speakers, places
6. standing  what is told in nouns and denials (« toute présence de … ») → accounts beside those of 4

A stage never imports another: this module hands values from one to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from recoupe.annotate.doc import annotate_many, sentences
from recoupe.annotate.model import load_model
from recoupe.annotate.names import find_mentions
from recoupe.attribute.quotes import find_quotes
from recoupe.extract.accounts import find_accounts
from recoupe.ground.actors import ground
from recoupe.ground.quantities import find_quantities
from recoupe.ground.times import find_times
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.merge.standing import with_standing
from recoupe.model import Article, BlockKind, Problem, Reading, Stage
from recoupe.register import Register, load_register
from recoupe.tokens import Doc

# Words under these kinds are the article's telling: a caption repeats it in short. A byline tells nothing but may hold a date.
TELLING_KINDS: frozenset[BlockKind] = frozenset({"title", "standfirst", "body", "date"})
DATED_KINDS: frozenset[BlockKind] = TELLING_KINDS | {"byline"}


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading needs beside the article: the French pipeline and the register of actors, each loaded once."""

    nlp: Language
    register: Register

    def read(self, article: Article) -> Reading:
        """All that the reading half finds in one article."""
        return next(iter(self.read_many([article])))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings of `articles`, in their order, parsed in batches."""
        batch = list(articles)
        for article, doc in zip(batch, annotate_many(batch, self.nlp), strict=True):
            yield self._read_annotated(article, doc)

    def _read_annotated(self, article: Article, doc: Doc) -> Reading:
        told, dated = (tuple(block.span for block in article.blocks if block.kind in kinds) for kinds in (TELLING_KINDS, DATED_KINDS))
        published = article.published.value if article.published else None
        times = find_times(article.text, published=published, language=article.language, within=dated)
        quantities = find_quantities(article.text, language=article.language, within=told, times=times)
        mentions = find_mentions(doc, article, self.register)
        attribution = find_quotes(doc, article)
        extraction = find_accounts(doc, article, attribution.quotes, times, quantities)
        grounded = ground(article, mentions, sentences(doc), attribution.quotes, extraction.accounts, self.register)
        reading = Reading(
            article=article,
            mentions=grounded.mentions,
            actors=grounded.actors,
            times=times,
            quantities=quantities,
            quotes=grounded.quotes,
            accounts=grounded.accounts,
            refusals=extraction.refusals,
            problems=attribution.problems + grounded.problems,
        )
        return with_standing(reading)


def open_reader(model: str = DEFAULT_MODEL) -> Reader:
    """Loads the pipeline of French and the register.

    Raises:
        ModelError: the model is not installed; the sentence says how to get it.
    """
    return Reader(load_model(model), load_register())


def failed_reading(article: Article, stage: Stage, error: Exception) -> Reading:
    """A reading that holds the article alone and says that recoupe itself failed on it: the batch goes on, nothing is lost."""
    sentence = f"recoupe failed on this article ({type(error).__name__}: {error}); it is kept unread, please report it."
    return Reading(article=article, problems=(Problem(stage=stage, sentence=sentence, path=article.name),))
