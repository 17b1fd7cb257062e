"""What is said to have happened: French event coding in PLOVER.

1. candidates   words that may tell an event, by the triggers of the language pack
2. roles        who, to whom, what, from the parse
3. conditions   refuse what is a figure of speech, or says too little
4. scope        denied? planned, possible, asked for, going on?
5. settle       PLOVER's borderline rules (aid to come is AGREE …)
6. absorb       what a promise or a demand contains is not told as done
7. dating       time, place, quantities of its own clause; the day of the news
8. retell       one happening told three times is one account
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.extract.coding import absorb, code_all
from recoupe.extract.drafting import drafts_of, last_doers
from recoupe.extract.page import Page, open_page
from recoupe.extract.retell import Draft, join_retellings
from recoupe.extract.verdict import find_verdicts
from recoupe.lexicon import languages
from recoupe.model import Account, Article, Quantity, Quote, Refusal, Time
from recoupe.ontology import load_ontology
from recoupe.tokens import Doc


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article tells, and what looked like an event and was not coded."""

    accounts: tuple[Account, ...]
    refusals: tuple[Refusal, ...] = ()


def find_accounts(doc: Doc, article: Article, quotes: Sequence[Quote], times: Sequence[Time], quantities: Sequence[Quantity]) -> Extraction:
    """The accounts of one article, in the order of their triggers. Actors, recipients and places are spans; ground resolves them.
    None in a language without a pack.

    Raises:
        PackError: the language pack or the ontology is wrong.
    """
    if article.language not in languages():
        return Extraction(())
    page = open_page(doc, article, quotes, times, quantities)
    refusals: list[Refusal] = []
    drafts = _drafts(page, refusals, title=False)
    verdicts = [Draft(_aimed(account, drafts), account.rule) for account in find_verdicts(page)]
    told = [*_only_in_title(page, [*drafts, *verdicts], refusals), *drafts, *verdicts]
    accounts = join_retellings(sorted(told, key=lambda draft: draft.account.trigger.start), article)
    return Extraction(accounts, tuple(sorted(refusals, key=lambda r: r.span.start)))


def _drafts(page: Page, refusals: list[Refusal], *, title: bool) -> list[Draft]:
    coded, refused = code_all(page, page.sentences(title=title))
    refusals.extend(refused)
    return drafts_of(page, absorb(page, coded, refusals))


def _only_in_title(page: Page, told: Sequence[Draft], refusals: list[Refusal]) -> Iterator[Draft]:
    """What the title alone tells: a title says in short what the article tells at length, so a happening of a kind that stands below is
    the same one."""
    ontology = load_ontology()
    kinds = {draft.account.type for draft in told}
    for draft in _drafts(page, refusals, title=True):
        account = draft.account
        if kinds.isdisjoint({account.type, *ontology.types[account.type].related}):
            yield draft
        else:
            refusals.append(Refusal(span=account.trigger, type=account.type, reason="the title repeats what the article tells"))


def _aimed(verdict: Account, drafts: Sequence[Draft]) -> Account:
    """A verdict with those whom it blames: who did the last hostile act told before it."""
    before = [draft for draft in drafts if draft.account.trigger.start < verdict.trigger.start]
    return replace(verdict, recipient_spans=last_doers(before)) if verdict.type == "ACCUSE" else verdict
