"""The day of an account that states no time of its own: the day of its statement, or the day of the news where it belongs to it.

What the opening paragraph tells is the news of its day; further down only those who act there, or who did what is dated by a fresh day,
are still on the same occasion: « Bruxelles, de son côté, a salué l'accord » is of a day that nobody states.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from recoupe.extract.candidates import Candidate
from recoupe.extract.dating import Hosts
from recoupe.extract.page import TOLD_IN, Page
from recoupe.extract.retell import keys_of
from recoupe.extract.settle import Settled
from recoupe.extract.subjects import subjects
from recoupe.extract.syntax import governors, is_finite, is_name, is_verbal, lemma, phrase
from recoupe.extract.tense import is_compound, tense_of
from recoupe.model import Account, Article, Block, Span, Time
from recoupe.tokens import Token

DAY = len("2023-02-07")
FRESH = 3  # days before publication within which a stated day is the day of the news
APPOSITION = 12  # words after a subject within which a name beside it still names it
NEAR_BLOCKS = 2  # paragraphs, its own included, in which the one that « il » stands for is still on the same occasion
ISO3 = 3  # letters of the key of a state
# What is done in saying it, or by meeting: told in the perfect or the present with no time, it is news.
NEWS_TYPES = frozenset({"AGREE", "SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "CONSULT", "VOTE"})
# Arcs of what has a day of its own that is not that of the news: relative clauses, what is to be done, the deed that is spoken of.
INSIDE = frozenset({"acl", "acl:relcl", "xcomp", "obj", "obl:arg", "nmod"})


@dataclass(frozen=True, slots=True)
class News:
    """The paragraph that opens an article, its day, who acts on which fresh day of the article, and where each of these days stands."""

    lead: Block | None
    day: str | None
    occasions: tuple[tuple[str, frozenset[str]], ...]
    days: tuple[Time, ...]


def news_of(page: Page, hosts: Hosts) -> News:
    """The news of a page, given the words that its times hang on."""
    lead = lead_of(page)
    outer = tuple(_outer_times(page, hosts))
    days = tuple(page.times[index] for index in outer)
    day = _opening_day(page, lead, days) if lead is not None else None
    dated = [(page.times[index].value, host) for index in outer if (host := hosts.times[index]) is not None]
    found = [(value, _subject_keys(page, page.doc[host])) for value, host in dated]
    if lead is not None and day is not None:
        found += [(day, _subject_keys(page, token)) for token in _tokens(page, lead.span) if is_verbal(token) and is_finite(token)]
    return News(lead, day, tuple(found), days)


def joined_by(news: News, account: Account, article: Article) -> News:
    """The news with those who act in an account of one of its days."""
    if account.date is None or account.date not in {news.day, *(time.value for time in news.days)}:
        return news
    return replace(news, occasions=(*news.occasions, (account.date, frozenset(keys_of(account.actor_spans, article)))))


def date_of(page: Page, candidate: Candidate, settled: Settled, hosts: Hosts, news: News, actors: tuple[Span, ...]) -> str | None:
    """The EDTF date of an account without a time of its own, or None where nothing says that it is of the day of the news."""
    if settled.type not in NEWS_TYPES and not _is_told_on(page, candidate.head, news):
        return None
    if settled.polarity == "denied" or settled.status not in ("actual", "planned"):
        return None
    stated = _statement_day(page, candidate.head, hosts, settled.type == "AGREE")
    if stated is not None:
        return stated
    return _news_day(page, candidate.head, news, actors) if _is_news(candidate.head) else None


def _is_told_on(page: Page, head: Token, news: News) -> bool:
    """True in an opening that has named its day before: « Les faits remontent à mardi. Deux hommes [ont attaqué] un fourgon »."""
    if news.lead is None or not news.lead.span.start <= head.idx < news.lead.span.end or not is_verbal(head) or not is_compound(head):
        return False
    return any(time.value == news.day and news.lead.span.start <= time.span.start < head.sent.start_char for time in news.days)


def _statement_day(page: Page, head: Token, hosts: Hosts, planned: bool) -> str | None:
    """The day on which the clause above was said: a fresh one, or for a promise any."""
    for above in governors(head):
        if is_verbal(above) and lemma(above) in page.scope.speech:
            days = (page.times[i].value for i, host in enumerate(hosts.times) if host == above.i)
            return next((day for day in days if planned or _is_fresh(page, day)), None)
    return None


def _news_day(page: Page, head: Token, news: News, actors: tuple[Span, ...]) -> str | None:
    """The day of the opening for what it tells; elsewhere the one day of those who act; for « il », the last before."""
    if news.lead is not None and news.lead.span.start <= head.idx < news.lead.span.end:
        return news.day
    keys = keys_of(actors, page.article)
    if actors and not keys:
        return _last_day(page, head, news)
    days = {day for day, others in news.occasions if _are_one(keys, others)}
    return days.pop() if len(days) == 1 else None


def _last_day(page: Page, head: Token, news: News) -> str | None:
    """The last day named before, in the paragraph of « il » or in the one above it."""
    blocks = [block.span for block in page.article.blocks if block.kind in TOLD_IN and block.span.start <= head.idx][-NEAR_BLOCKS:]
    before = [t.value for t in news.days if t.span.start < head.idx and any(span.contains(t.span) for span in blocks)]
    return before[-1] if before else None


def lead_of(page: Page) -> Block | None:
    """The paragraph that opens the article: the first that holds a sentence with a verb."""
    told = (block for block in page.article.blocks if block.kind in ("standfirst", "body"))
    return next((block for block in told if any(is_finite(token) for token in _tokens(page, block.span))), None)


def _tokens(page: Page, span: Span) -> Iterator[Token]:
    words = page.doc.char_span(span.start, span.end)
    yield from words if words is not None else ()


def _opening_day(page: Page, lead: Block, days: Sequence[Time]) -> str | None:
    """The one fresh day on which the opening, else the article, says that something was done or said; the day of publication where it
    names none."""
    named = {time.value for time in days if lead.span.contains(time.span)} or {time.value for time in days}
    if not named:
        published = page.article.published.value if page.article.published else None
        return published if published and len(published) == DAY else None
    return named.pop() if len(named) == 1 else None


def _outer_times(page: Page, hosts: Hosts) -> Iterator[int]:
    """The fresh days that hang on the verb of a clause of its own."""
    for index, host in enumerate(hosts.times):
        if _is_fresh(page, page.times[index].value) and (host is None or page.doc[host].dep_ not in INSIDE):
            yield index


def _subject_keys(page: Page, verb: Token) -> frozenset[str]:
    """Whom the subjects of a verb name, the names between them and the verb included (« le ministre malien, [Abdou Traoré], a dit »)."""
    if not is_verbal(verb):
        return frozenset()
    named = [token for doer in subjects(verb) for token in (doer, *verb.doc[doer.i + 1 : min(verb.i, doer.i + APPOSITION)])]
    return frozenset(keys_of(tuple(phrase(token) for token in named if is_name(token) or token in subjects(verb)), page.article))


def _are_one(left: Set[str], right: Set[str]) -> bool:
    """True where two parties share a key, and a state where both name one (« le ministre russe » is not « le ministre malien »)."""
    states = [{key for key in keys if len(key) == ISO3 and key.isupper()} for keys in (left, right)]
    return not left.isdisjoint(right) and not (all(states) and states[0].isdisjoint(states[1]))


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
