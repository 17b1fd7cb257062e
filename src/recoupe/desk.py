"""The desk's work on a dossier: add articles, read them again. The command line and `recoupe.api` both call it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from recoupe import __version__
from recoupe.acquire.masking import masked_copy
from recoupe.crosscheck import crosscheck_dossier
from recoupe.engines import read_all
from recoupe.ground.clues import find_clues
from recoupe.lexicon import DEFAULT_MODEL
from recoupe.merge.tellings import tellings
from recoupe.model import Acquired, Article, Reading
from recoupe.store.dossier import Dossier
from recoupe.store.rows import Change

Watch = Callable[[Reading | Acquired], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of adding: articles new to the dossier, articles it had already, inputs that gave none."""

    new: int = 0
    known: int = 0
    unread: int = 0


def add(
    dossier: Dossier,
    inputs: Iterable[Acquired],
    *,
    model: str = DEFAULT_MODEL,
    jobs: int = 1,
    keep_furniture: bool = False,
    watch: Watch = lambda outcome: None,
) -> Added:
    """Reads `inputs` and stores each article whole, as it comes; those the dossier holds already are not read again.

    Private people's words are masked in the stored copy unless `keep_furniture`. `watch` is told of every outcome. The events and
    disputes are left as they were: `crosscheck_if_needed` brings them up to date.

    Raises:
        ModelError: the model is not installed.
    """
    outcomes: list[str] = []

    def fresh() -> Iterator[Acquired]:
        for acquired in inputs:
            if acquired.article is not None and dossier.holds(kept_id(dossier, acquired.article)):
                outcomes.append("known")
                watch(acquired)
            else:
                yield acquired

    for outcome in read_all(fresh(), model=model, jobs=jobs):
        outcomes.append(store(dossier, outcome, keep_furniture))
        watch(outcome)
    return Added(new=outcomes.count("new"), known=outcomes.count("known"), unread=outcomes.count("unread"))


def store(dossier: Dossier, outcome: Reading | Acquired, keep_furniture: bool) -> str:
    """Stores one outcome and says which it was: new, known or unread."""
    if isinstance(outcome, Acquired):
        dossier.add_problems(outcome.problems)
        return "unread"
    article = outcome.article if keep_furniture else masked_copy(outcome.article)
    kept = replace(outcome, article=replace(article, id=kept_id(dossier, article)))
    return "new" if dossier.add(kept, tellings=tellings(kept), version=__version__, clues=find_clues(kept)) else "known"


def kept_id(dossier: Dossier, article: Article) -> str:
    """The id under which the dossier keeps an article: that of its text. The same text from another named outlet is an article of its own
    (a dispatch printed as it came), so that who carried it is not lost."""
    held = dossier.outlet_of(article.id)
    if held is None or article.outlet is None or held == article.outlet:
        return article.id
    return hashlib.sha256(f"{article.id}\n{article.outlet}".encode()).hexdigest()


def reread(dossier: Dossier, *, model: str = DEFAULT_MODEL, jobs: int = 1, watch: Watch = lambda outcome: None) -> tuple[Change, ...]:
    """Reads every stored article again with this version of recoupe, cross-checks, and gives all that changed. What people wrote stays.

    Raises:
        ModelError: the model is not installed.
    """
    changes: list[Change] = []
    stored = (Acquired(article=article) for article, _ in dossier.raws())
    for outcome in read_all(stored, model=model, jobs=jobs):
        if isinstance(outcome, Reading):
            changes += dossier.reread(outcome, tellings(outcome), __version__, find_clues(outcome))
        watch(outcome)
    return (*changes, *crosscheck_dossier(dossier))
