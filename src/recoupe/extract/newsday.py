"""The day of an account that states no time of its own: the day of its statement, or the day of the news where the tense says so."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Token

from recoupe.extract.candidates import Candidate
from recoupe.extract.dating import Hosts
from recoupe.extract.page import Page
from recoupe.extract.settle import Settled
from recoupe.extract.syntax import governors, is_verbal, lemma
from recoupe.extract.tense import is_compound, tense_of

DAY = len("2023-02-07")
FRESH = 3  # days before publication within which a stated day is the day of the news
# What is done in saying it, or by meeting: told in the perfect or the present with no time, it is news.
NEWS_TYPES = frozenset({"AGREE", "SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "CONSULT", "VOTE"})


def date_of(page: Page, candidate: Candidate, settled: Settled, hosts: Hosts) -> str | None:
    """The EDTF date of an account without a time of its own, or None where nothing says that it is today's news."""
    stated = _statement_day(page, candidate.head, hosts, settled.type == "AGREE")
    if settled.type not in NEWS_TYPES or settled.polarity == "denied" or settled.status not in ("actual", "planned"):
        return None
    if stated is not None:
        return stated
    return _news_day(page, candidate.head) if _is_news(candidate.head) else None


def _statement_day(page: Page, head: Token, hosts: Hosts, planned: bool) -> str | None:
    """The day on which the clause above was said: a fresh one, or for a promise any."""
    for above in governors(head):
        if is_verbal(above) and lemma(above) in page.scope.speech:
            days = (page.times[i].value for i, host in enumerate(hosts.times) if host == above.i)
            return next((day for day in days if planned or _is_fresh(page, day)), None)
    return None


def _news_day(page: Page, head: Token) -> str | None:
    """The one fresh day that the article names, or the day of publication where it names none. Of several, the last before the trigger in
    its own paragraph, and none where that names none: a guessed day would join two happenings, or part two tellings of one."""
    fresh = [time for time in page.times if _is_fresh(page, time.value)]
    if not fresh:
        published = page.article.published.value if page.article.published else None
        return published if published and len(published) == DAY else None
    if len({time.value for time in fresh}) == 1:
        return fresh[0].value
    block = page.block_at(head.idx)
    before = [time.value for time in fresh if block is not None and block.span.contains(time.span) and time.span.start < head.idx]
    return before[-1] if before else None


def _is_fresh(page: Page, value: str) -> bool:
    published = page.article.published.value if page.article.published else ""
    if len(value) != DAY or len(published) != DAY:
        return False
    try:
        return 0 <= (date.fromisoformat(published) - date.fromisoformat(value)).days <= FRESH
    except ValueError:
        return False


def _is_news(head: Token) -> bool:
    """True where the verb that carries the account stands in the perfect or the present: not in the pluperfect, the imperfect, the
    conditional."""
    verb = head if is_verbal(head) else next((above for above in governors(head) if is_verbal(above)), None)
    if verb is None:
        return True
    tense = tense_of(verb)
    if not tense:
        above = next((above for above in governors(verb) if is_verbal(above)), None)
        return above is None or _is_news(above)
    return tense == "Pres" or (tense == "Past" and is_compound(verb)) or tense == "Fut"
