"""One happening told three times in one article is one account with three pieces of evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from recoupe.extract.words import load_grammar
from recoupe.lexicon import table
from recoupe.model import Account, Article, Span
from recoupe.register import load_register
from recoupe.text import fold

Pointer = Literal["certain", "perhaps", "no"]
ONE_AFFAIR = frozenset({"AGREE", "CONSULT"})  # types that one article tells in many words: same parties, same affair
MUCH_MORE = 1  # what a later telling must say beyond the first to stand for it
PERFORMATIVES = frozenset({"promise", "accuse", "condemn", "threaten", "deal"})  # records whose words are the act itself
STEM = 4  # letters that two words of one family share (livrer, livraison)
SHORT = 4  # letters below which a word tells nothing of who is meant


@dataclass(frozen=True, slots=True)
class Draft:
    """An account before its retellings are joined: `stem` is what its trigger is about; `points_back` tells whether the words point to
    an earlier telling (« cette visite » certainly, « la visite » perhaps); `is_finite`: a verb with a tense tells it; `is_of_known`: those
    who suffer it stand for somebody told of before (« l'adolescent a été roué de coups »)."""

    account: Account
    stem: str
    points_back: Pointer = "no"
    is_finite: bool = False
    is_of_known: bool = False


def join_retellings(drafts: Sequence[Draft], article: Article) -> tuple[Account, ...]:
    """The accounts of an article, each happening once: the fullest telling, with the evidence of all."""
    groups: list[list[Draft]] = []
    for draft in drafts:
        group = next((group for group in reversed(groups) if any(_tell_one(draft, other, article) for other in group)), None)
        if group is None:
            groups.append([draft])
        else:
            group.append(draft)
    accounts = (_joined(group, article) for group in groups)
    return tuple(sorted(accounts, key=lambda account: account.trigger.start))


def _tell_one(left: Draft, right: Draft, article: Article) -> bool:
    """May `left`, told later, retell `right`?"""
    a, b = left.account, right.account
    if a.type != b.type or a.polarity != b.polarity or (a.mode and b.mode and a.mode != b.mode):
        return False
    if left.points_back == "certain" or (left.is_of_known and a.rule == b.rule and not (a.time is not None and b.time is not None)):
        return True
    if (a.date and b.date and not _same_day(a.date, b.date)) or _differ(a.quantities, b.quantities):
        return False
    if not (_agree(a.actor_spans, b.actor_spans, article) and _agree(a.recipient_spans, b.recipient_spans, article)):
        return left.points_back == "perhaps" and a.type == "CONSULT" and _agree(a.recipient_spans, b.recipient_spans, article)
    if left.stem[:STEM] == right.stem[:STEM]:
        return True
    if a.type in ONE_AFFAIR:
        return _share(a.actor_spans, b.actor_spans, article) and _share(a.recipient_spans, b.recipient_spans, article)
    return left.points_back == "perhaps" and a.rule == b.rule and a.time is None and not keys_of(a.actor_spans, article)


def _same_day(left: str, right: str) -> bool:
    return left.startswith(right) or right.startswith(left)


def _differ(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
    return bool(left and right and set(left).isdisjoint(right))


def _agree(left: tuple[Span, ...], right: tuple[Span, ...], article: Article) -> bool:
    """True where one side is silent or stands for somebody (« il », « son pays »), or where both share a name."""
    a, b = keys_of(left, article), keys_of(right, article)
    return not a or not b or not a.isdisjoint(b)


def _share(left: tuple[Span, ...], right: tuple[Span, ...], article: Article) -> bool:
    return not keys_of(left, article).isdisjoint(keys_of(right, article))


def keys_of(spans: tuple[Span, ...], article: Article) -> set[str]:
    """What tells who: the state that a word names, has as its seat or has as its adjective; else the beginnings of the words."""
    register, grammar = load_register(), load_grammar(article.language)
    keys: set[str] = set()
    for span in spans:
        words = article.words(span)
        if fold(words).split(" ")[0] in grammar.possessive:
            continue
        for word in re.findall(r"[\w-]+", words):
            state = register.state(word) or register.seat(word)
            codes = (state.iso3,) if state else register.nationalities(word)
            tells = len(word) >= SHORT and fold(word) not in grammar.function_words
            keys.update(codes or ((fold(word)[:6],) if tells else ()))
    return keys


def _weight(draft: Draft) -> int:
    """How much a telling says: a word that is the act itself and a verb with a tense count most."""
    account = draft.account
    parties = bool(account.actor_spans) + bool(account.recipient_spans) + bool(account.place_span) + bool(account.quantities)
    return 3 * (account.rule in PERFORMATIVES) + 2 * (account.time is not None) + 2 * draft.is_finite + parties


def _fullest(told: list[tuple[Span, ...]], article: Article) -> tuple[Span, ...]:
    """The first words that tell a role by more than pronouns (« cinq agents » rather than « ces derniers »), else the first words."""
    third = table(article.language, "pronouns")["third"]
    full = (spans for spans in told if any(fold(article.words(span)) not in third for span in spans))
    return next(full, None) or next((spans for spans in told if spans), ())


def _joined(group: list[Draft], article: Article) -> Account:
    """The first telling, or a later one that says much more; with the evidence of all, and what the others add."""
    best = max(group, key=lambda draft: (_weight(draft), -draft.account.trigger.start))
    if _weight(best) < _weight(group[0]) + MUCH_MORE:
        best = group[0]
    account, others = best.account, [draft.account for draft in group if draft is not best]
    if not others:
        return account
    return replace(
        account,
        evidence=tuple(sorted({span for draft in group for span in draft.account.evidence})),
        actor_spans=account.actor_spans or next((a.actor_spans for a in others if a.actor_spans), ()),
        recipient_spans=_fullest([a.recipient_spans for a in (account, *others)], article),
        place_span=account.place_span or next((a.place_span for a in others if a.place_span), None),
        date=account.date or next((a.date for a in others if a.date), None),
        time=account.time if account.time is not None else next((a.time for a in others if a.time is not None), None),
        quantities=account.quantities or next((a.quantities for a in others if a.quantities), ()),
    )
