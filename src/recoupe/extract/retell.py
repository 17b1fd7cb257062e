"""One happening told three times in one article is one account with three pieces of evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from recoupe.model import Account, Article, Span
from recoupe.register import load_register
from recoupe.text import fold

Pointer = Literal["certain", "perhaps", "no"]
ONE_AFFAIR = frozenset({"AGREE", "CONSULT"})  # types that one article tells in many words: same parties, same affair
MUCH_MORE = 3  # what a later telling must say beyond the first to stand for it
PERFORMATIVES = frozenset({"promise", "accuse", "condemn", "threaten", "deal"})  # records whose words are the act itself
STEM = 5  # letters that two words of one family share (livrer, livraison)
SHORT = 4  # letters below which a word tells nothing of who is meant
FUNCTION_WORDS = frozenset(
    ["pour", "avec", "dans", "leurs", "leur", "cette", "entre", "elle", "elles", "nous", "plusieurs", "autres", "tous"]
)


@dataclass(frozen=True, slots=True)
class Draft:
    """An account before its retellings are joined: `stem` is what its trigger is about; `points_back` tells whether the words point to an earlier
    telling (« cette visite » certainly, « la visite » perhaps)."""

    account: Account
    stem: str
    points_back: Pointer = "no"


def join_retellings(drafts: Sequence[Draft], article: Article) -> tuple[Account, ...]:
    """The accounts of an article, each happening once: the fullest telling, with the evidence of all."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        group = next((group for group in reversed(groups) if any(_tell_one(draft, other, article) for other in group)), None)
        if group is None:
            groups.append([draft])
        else:
            group.append(draft)
    accounts = (_joined([draft.account for draft in group]) for group in groups)
    return tuple(sorted(accounts, key=lambda account: account.trigger.start))


def _tell_one(left: Draft, right: Draft, article: Article) -> bool:
    """May `left`, told later, retell `right`?"""
    a, b = left.account, right.account
    if a.type != b.type or a.polarity != b.polarity or (a.mode and b.mode and a.mode != b.mode):
        return False
    if left.points_back == "certain":
        return True
    if (a.date and b.date and not _same_day(a.date, b.date)) or _differ(a.quantities, b.quantities):
        return False
    if not (_agree(a.actor_spans, b.actor_spans, article) and _agree(a.recipient_spans, b.recipient_spans, article)):
        return left.points_back == "perhaps" and a.type == "CONSULT" and _agree(a.recipient_spans, b.recipient_spans, article)
    if left.stem[:STEM] == right.stem[:STEM]:
        return True
    if a.type in ONE_AFFAIR:
        return _share(a.actor_spans, b.actor_spans, article) and _share(a.recipient_spans, b.recipient_spans, article)
    return left.points_back == "perhaps" and a.time is None and not _keys(a.actor_spans, article)


def _same_day(left: str, right: str) -> bool:
    return left.startswith(right) or right.startswith(left)


def _differ(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
    return bool(left and right and set(left).isdisjoint(right))


def _agree(left: tuple[Span, ...], right: tuple[Span, ...], article: Article) -> bool:
    """True where one side is silent or stands for somebody (« il », « son pays »), or where both share a name."""
    a, b = _keys(left, article), _keys(right, article)
    return not a or not b or not a.isdisjoint(b)


def _share(left: tuple[Span, ...], right: tuple[Span, ...], article: Article) -> bool:
    return not _keys(left, article).isdisjoint(_keys(right, article))


def _keys(spans: tuple[Span, ...], article: Article) -> set[str]:
    """What tells who: the state that a word names, has as its seat or has as its adjective; else the beginnings of the words."""
    register = load_register()
    keys: set[str] = set()
    for span in spans:
        words = article.words(span)
        if fold(words).split()[:1] in ([["son"], ["sa"], ["leur"], ["leurs"], ["ses"]]):
            continue
        for word in re.findall(r"[\w-]+", words):
            state = register.state(word) or register.seat(word)
            codes = (state.iso3,) if state else register.nationalities(word)
            keys.update(codes or ((fold(word)[:6],) if len(word) >= SHORT and fold(word) not in FUNCTION_WORDS else ()))
    return keys


def _weight(account: Account) -> tuple[int, int]:
    """How much a telling says; the earlier of two that say as much."""
    said = (
        2 * (account.time is not None)
        + bool(account.actor_spans)
        + bool(account.recipient_spans)
        + bool(account.place_span)
        + bool(account.quantities)
    )
    return said, -account.trigger.start


def _joined(accounts: list[Account]) -> Account:
    best = max(accounts, key=_weight)
    if _weight(best)[0] < _weight(accounts[0])[0] + MUCH_MORE:
        best = accounts[0]
    if len(accounts) == 1:
        return best
    others = [account for account in accounts if account is not best]
    return replace(
        best,
        evidence=tuple(sorted({span for account in accounts for span in account.evidence})),
        actor_spans=best.actor_spans or next((a.actor_spans for a in others if a.actor_spans), ()),
        recipient_spans=best.recipient_spans or next((a.recipient_spans for a in others if a.recipient_spans), ()),
        place_span=best.place_span or next((a.place_span for a in others if a.place_span), None),
        date=best.date or next((a.date for a in others if a.date), None),
        time=best.time if best.time is not None else next((a.time for a in others if a.time is not None), None),
        quantities=best.quantities or next((a.quantities for a in others if a.quantities), ()),
    )
