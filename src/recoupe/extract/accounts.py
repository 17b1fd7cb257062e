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

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Sentence

from recoupe.extract.candidates import Candidate, find_candidates, singles
from recoupe.extract.conditions import mode_of, refusal
from recoupe.extract.context import contexts_of
from recoupe.extract.dating import host_of, own_place, own_quantities, own_time, tokens_at
from recoupe.extract.newsday import date_of
from recoupe.extract.page import Page, open_page
from recoupe.extract.retell import Draft, Pointer, join_retellings
from recoupe.extract.roles import Roles, fill, slots_of
from recoupe.extract.scope import Modality, modality
from recoupe.extract.settle import ABSORBING, Settled, settle
from recoupe.extract.syntax import governors, is_verbal, lemma, phrase
from recoupe.extract.triggers import Trigger
from recoupe.extract.verdict import find_verdicts
from recoupe.extract.words import folded, load_grammar
from recoupe.model import Account, Article, Quantity, Quote, Refusal, Span, Time
from recoupe.text import trimmed

# Arcs across which a clause stands on its own; arcs that make a noun the complement of its verb; types that speak of what did happen.
APART = frozenset({"acl:relcl", "parataxis", "nsubj", "nsubj:pass"})
COMPLEMENTS = frozenset({"obj", "obl:arg", "xcomp", "nmod", "conj"})
APPRAISING = frozenset({"ACCUSE", "SUPPORT"})


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article tells, and what looked like an event and was not coded."""

    accounts: tuple[Account, ...]
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """A candidate that passed its conditions."""

    candidate: Candidate
    trigger: Trigger
    roles: Roles
    settled: Settled


def find_accounts(doc: Doc, article: Article, quotes: Sequence[Quote], times: Sequence[Time], quantities: Sequence[Quantity]) -> Extraction:
    """The accounts of one article, in the order of their triggers. Actors, recipients and places are spans; ground resolves them.

    Raises:
        PackError: the language pack or the ontology is wrong.
    """
    page = open_page(doc, article, quotes, times, quantities)
    coded, refusals = _code_all(page, page.sentences(title=False))
    kept = list(_absorbed(coded, refusals))
    drafts = _drafts(page, kept)
    verdicts = [Draft(account, account.rule) for account in find_verdicts(page)]
    accounts = join_retellings(sorted([*drafts, *verdicts], key=lambda draft: draft.account.trigger.start), article)
    return Extraction(accounts, tuple(sorted(refusals, key=lambda r: r.span.start)))


def _code_all(page: Page, sentences: Sequence[Sentence]) -> tuple[list[Coded], list[Refusal]]:
    coded: list[Coded] = []
    refusals: list[Refusal] = []
    for sentence in sentences:
        for candidate in find_candidates(sentence, page.triggers):
            found = _code(page, candidate)
            if isinstance(found, Refusal):
                refusals.append(found)
                again = [_code(page, single) for single in singles(candidate, page.triggers)]
                coded.extend(item for item in again if isinstance(item, Coded))
            else:
                coded.append(found)
    return coded, refusals


def _code(page: Page, candidate: Candidate) -> Coded | Refusal:
    """The first record that fits the candidate, or why none does."""
    slots = slots_of(candidate, page.classes, page.scope)
    first: Refusal | None = None
    for trigger in candidate.triggers:
        roles = fill(candidate, trigger, slots, page.classes)
        reason = refusal(candidate, trigger, roles, page.classes)
        if reason is None:
            rows = tuple((row.mode, row.words, row.unless_ids) for row in page.triggers.modes if row.type == trigger.type)
            found = modality(candidate.head, trigger.type, page.scope)
            settled = _settled(candidate, trigger, mode_of(candidate, trigger, roles, rows), found)
            if not trigger.only or found.status in trigger.only:
                reason = _too_weak(candidate, trigger, roles)
                if reason is None:
                    return Coded(candidate, trigger, roles, settled)
            else:
                reason = f"« {candidate.lemma} » tells an event only where it is {' or '.join(trigger.only)}"
        first = first or Refusal(span=candidate.span, type=trigger.type, reason=reason)
    assert first is not None  # a candidate has one record at least
    return first


def _settled(candidate: Candidate, trigger: Trigger, mode: str | None, found: Modality) -> Settled:
    settled = settle(trigger.type, mode, trigger.status, found)
    lasting = (candidate.shape == "noun" and trigger.frame.get("avec") == "recipient") or (
        trigger.id == "help" and candidate.shape == "noun"
    )
    if lasting and found.status is None and settled.status == "actual":
        return replace(settled, status="ongoing")
    return settled


def _too_weak(candidate: Candidate, trigger: Trigger, roles: Roles) -> str | None:
    """Common nouns count with two parties only."""
    if not trigger.weak or candidate.shape != "noun" or candidate.is_phrase:
        return None
    parties = len(roles.actors) + len(roles.recipients)
    return None if parties >= 2 else f"« {candidate.lemma} » is too common a word for one party alone"


def _absorbed(coded: Sequence[Coded], refusals: list[Refusal]) -> Iterator[Coded]:
    """Leaves out what stands inside the content of a promise, a demand, a refusal or a threat, and the nouns that only complete their verb."""
    heads = {item.candidate.head.i: item for item in coded}
    for item in coded:
        holder = _holder(item, heads)
        if holder is None:
            yield item
        else:
            reason = f"part of what « {holder.candidate.lemma} » says, not told on its own"
            refusals.append(Refusal(span=item.candidate.span, type=item.settled.type, reason=reason))


def _holder(item: Coded, heads: dict[int, Coded]) -> Coded | None:
    """The coded word whose content or complement `item` is. What a noun between them holds is presupposed and stands on its own:
    « demander une enquête sur des [massacres] »."""
    node = item.candidate.head
    for above in governors(node):
        if node.dep_ in APART or (node.dep_ == "acl" and not _is_infinitive(node)):
            return None
        if node.dep_ == "conj" and is_verbal(node) and not _is_infinitive(node):
            return None
        holder = heads.get(above.i)
        if holder is not None and holder is not item and node.dep_ != "advcl":
            if holder.settled.type in ABSORBING:
                return holder
            if (
                item.candidate.shape == "noun"
                and node == item.candidate.head
                and node.dep_ in COMPLEMENTS
                and holder.settled.type not in APPRAISING
            ):
                return holder
        if above.pos_ == "NOUN" and item.candidate.shape == "noun" and node.dep_ == "nmod":
            return None
        node = above
    return None


def _is_infinitive(token: Token) -> bool:
    return token.morph.get("VerbForm") == ["Inf"]


def _drafts(page: Page, coded: Sequence[Coded]) -> list[Draft]:
    heads = frozenset(item.candidate.head.i for item in coded)
    hosts = [host_of(tokens_at(page.doc, time.span), heads) for time in page.times]
    counted = [host_of(tokens_at(page.doc, quantity.span), heads) for quantity in page.quantities]
    return [_draft(page, item, heads, hosts, counted) for item in coded]


def _draft(page: Page, item: Coded, heads: frozenset[int], hosts: list[int | None], counted: list[int | None]) -> Draft:
    candidate, settled = item.candidate, item.settled
    sentence = candidate.head.sent
    block = page.block_at(candidate.head.idx)
    time = own_time(candidate, page.times, hosts, heads)
    account = Account(
        type=settled.type,
        mode=settled.mode,
        context=contexts_of(settled.type, sentence.text, page.article.words(block.span) if block else sentence.text, page.article.language),
        trigger=candidate.span,
        evidence=(trimmed(page.doc.text, Span(sentence.start_char, sentence.end_char)),),
        actor_spans=_spans(page, item.roles.actors),
        recipient_spans=_spans(page, item.roles.recipients),
        place_span=own_place(candidate, item.roles),
        time=time,
        date=page.times[time].value if time is not None else date_of(page, candidate, settled, hosts),
        quantities=own_quantities(candidate, item.roles, page.quantities, counted),
        polarity=settled.polarity,
        status=settled.status,
        quote=page.quote_at(candidate.head.idx),
        rule=item.trigger.id,
    )
    return Draft(account, _stem(item), _pointer(candidate))


def _pointer(candidate: Candidate) -> Pointer:
    """« ces exécutions » point back for certain, « la visite » perhaps."""
    dets = [child for child in candidate.head.children if child.dep_ == "det"] if candidate.shape == "noun" else []
    if any(det.morph.get("PronType") == ["Dem"] for det in dets):
        return "certain"
    return "perhaps" if any(det.morph.get("Definite") == ["Def"] for det in dets) else "no"


def _stem(item: Coded) -> str:
    """What the happening is about: the verb that is promised or asked for, else the trigger itself."""
    if item.settled.type in ABSORBING:
        for name in ("clause", "que"):
            for token in item.roles.slots.get(name, ()):
                return lemma(token)
    return item.candidate.lemma


def _spans(page: Page, tokens: Sequence[Token]) -> tuple[Span, ...]:
    found = []
    for token in tokens:
        speaker = page.speaker_span(token) if folded(token.text) in load_grammar(token.lang_).first_person else None
        span = speaker or (Span(token.idx, token.idx + len(token.text)) if token.pos_ in ("ADJ", "DET", "PRON") else phrase(token))
        if span not in found:
            found.append(span)
    return tuple(found)
