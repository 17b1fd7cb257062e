"""From a coded word to an account: its spans, its time, place and quantities, who speaks, and whom its content names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extract.candidates import Candidate
from recoupe.extract.coding import Coded
from recoupe.extract.context import contexts_of
from recoupe.extract.dating import Hosts, hosts_of, own_place, own_quantities, own_time
from recoupe.extract.hosting import as_visit
from recoupe.extract.newsday import News, date_of, joined_by, news_of
from recoupe.extract.page import Page
from recoupe.extract.parties import is_named, is_party, named_within, stands_in
from recoupe.extract.retell import Draft, Pointer, keys_of
from recoupe.extract.settle import ABSORBING, Settled
from recoupe.extract.subjects import subject
from recoupe.extract.syntax import feature, governors, is_finite, lemma, lemmas_of, phrase, preposition
from recoupe.extract.tense import is_compound, tense_of
from recoupe.extract.words import folded, load_grammar
from recoupe.model import Account, Span
from recoupe.text import trimmed
from recoupe.tokens import Token

PAIR = 2
CLITIC = re.compile(r"-(?:ci|là)\b")
GIVEN = ("aid", "arms", "goods", "money")  # classes of what a promise promises where it promises aid
BLAMED = ("crime", "deeds")  # classes of what is blamed on whoever did it
PENAL = ("rules", "sanction_word")  # classes of what is blamed on whoever imposed it
PENALTIES = frozenset({"SANCTION", "COERCE"})
WELCOMED = ("welcomed",)  # the class of what is welcomed for whoever did it: « a salué l'annonce »
WELCOME = frozenset({"AGREE", "CONSULT", "CONCEDE", "RETREAT", "COOPERATE", "AID"})
DECIDING = frozenset({"VOTE", "REJECT", "SUPPORT"})
YIELDING = frozenset({"RETREAT", "CONCEDE"})  # what one is asked to do oneself: « réclame la démission [du recteur] »
HOSTILE = frozenset({"ASSAULT", "COERCE"})  # what « ces attaques », blamed without saying whose, goes back to


def drafts_of(page: Page, coded: Sequence[Coded]) -> list[Draft]:
    """The accounts of the coded words, before retellings are joined."""
    hosts = hosts_of(page, frozenset(item.candidate.head.i for item in coded))
    by_head = {item.candidate.head.i: item for item in coded}
    news = news_of(page, hosts)
    drafts: list[Draft] = []
    for item in coded:
        draft = _draft(page, item, hosts, news)
        blamed = _doers(page, item, by_head, drafts) if item.settled.type in ("ACCUSE", "SUPPORT") else None
        if blamed:
            draft = replace(draft, account=replace(draft.account, recipient_spans=blamed))
        if item.settled.type == "VOTE" and not draft.account.actor_spans:
            draft = replace(draft, account=replace(draft.account, actor_spans=_voters(page, item, coded)))
        news = joined_by(news, draft.account, page.article)
        drafts.extend(_apart(page, item, draft))
        if item.trigger.also is not None:
            type_, mode = item.trigger.also
            drafts.append(replace(draft, account=replace(draft.account, type=type_, mode=mode)))
    return drafts


def _draft(page: Page, item: Coded, hosts: Hosts, news: News) -> Draft:
    candidate, settled = item.candidate, item.settled
    sentence = candidate.head.sent
    told = page.text[sentence.start_char : sentence.end_char]
    block = page.block_at(candidate.head.idx)
    time = own_time(item, page.times, hosts)
    actors = _spans(page, item.roles.actors or _fighters(item))
    recipients = _others(page, actors, _spans(page, item.roles.recipients or list(_content_parties(page, item))))
    place = own_place(candidate, item.roles)
    actors, recipients, mode = as_visit(page.article, settled, actors, recipients, place)
    account = Account(
        type=settled.type,
        mode=mode,
        context=contexts_of(settled.type, told, page.article.words(block.span) if block else told, page.article.language),
        trigger=candidate.span,
        evidence=(trimmed(page.text, Span(sentence.start_char, sentence.end_char)),),
        actor_spans=actors,
        recipient_spans=recipients,
        place_span=place,
        time=time,
        date=page.times[time].value if time is not None else date_of(page, candidate, settled, hosts, news, actors),
        quantities=own_quantities(item, page.quantities, hosts),
        polarity=settled.polarity,
        status="ongoing" if time is not None and _lasts(settled, candidate, page.times[time].value) else settled.status,
        quote=page.quote_at(candidate.head.idx),
        rule=item.trigger.id,
        content=_content(page, item),
    )
    is_told = candidate.shape == "verb" and is_finite(candidate.head)
    return Draft(account, _stem(item), _pointer(candidate), is_told, settled.type in HOSTILE and _is_of_known(item))


def _content(page: Page, item: Coded) -> str | None:
    """What is promised, asked for or refused: the type of the word itself (« va livrer »), of the first word that it holds, or aid, where
    the thing promised is what one gives."""
    if item.settled.type != item.trigger.type:
        return item.trigger.type
    things = frozenset(word for theme in item.roles.themes for word in lemmas_of(theme))
    return next((part.trigger.type for part in item.parts), "AID" if page.classes.holds(GIVEN, things) else None)


def _lasts(settled: Settled, candidate: Candidate, value: str) -> bool:
    """« réclame depuis deux ans une brigade », « bloquait le texte depuis mai »: a tense that lasts, and a time without an end."""
    open_ended = value.endswith("/..") and settled.status == "actual" and settled.polarity == "affirmed"
    return open_ended and candidate.shape == "verb" and tense_of(candidate.head) in ("Pres", "Imp") and not is_compound(candidate.head)


def _apart(page: Page, item: Coded, draft: Draft) -> Iterator[Draft]:
    """One draft for each recipient with a date of its own: « a expulsé l'ambassadeur [en 2022] et deux consuls [en 2023] »."""
    account, tokens = draft.account, {token.i: token for token in item.roles.recipients}
    owned: dict[int, int] = {}
    for index, time in enumerate(page.times):
        words = page.doc.char_span(time.span.start, time.span.end)
        top = next((above.i for above in governors(words.root) if above.i in tokens), None) if words is not None else None
        if top is not None:
            owned.setdefault(top, index)
    if len(owned) < len(tokens) or len(set(owned.values())) < PAIR:
        yield draft
        return
    for position, token in tokens.items():
        spans, index = _spans(page, (token,)), owned[position]
        counted = tuple(i for i in account.quantities if any(span.overlaps(page.quantities[i].span) for span in spans))
        one = replace(account, recipient_spans=spans, time=index, date=page.times[index].value, quantities=counted)
        yield replace(draft, account=one)


def _fighters(item: Coded) -> list[Token]:
    """Who did it, where only the noun inside tells: « onze civils tués dans des frappes [russes] »."""
    inside = (part.roles.actors for part in item.parts if item.settled.type == part.settled.type == "ASSAULT")
    return next((actors for actors in inside if actors), [])


def _others(page: Page, actors: tuple[Span, ...], recipients: tuple[Span, ...]) -> tuple[Span, ...]:
    """Recipients without the actors' own side, where somebody else is left (« loue les relations entre son pays et le Tchad »)."""
    own = keys_of(actors, page.article)
    others = tuple(span for span in recipients if keys_of((span,), page.article).isdisjoint(own))
    return others or recipients


def _content_parties(page: Page, item: Coded) -> Iterator[Token]:
    """Whom the content of a promise, a demand, a refusal or a threat names: the one asked to do, else those that it would be done to."""
    if item.settled.type not in ABSORBING:
        return
    acting = {token.i for token in item.roles.actors}
    asked = [subject(verb) for verb in item.roles.slots.get("que", ())] if item.settled.type in ("REQUEST", "THREATEN") else []
    if item.settled.type == "THREATEN":  # « a averti qu'elle riposterait »: who threatens is not threatened
        asked = [token for token in asked if token is not None and token.pos_ != "PRON"]
    found = [token for token in asked if token is not None and is_party(token, page.classes)]
    if not found and item.settled.type == "REQUEST":
        found = next((part.roles.actors for part in item.parts if part.settled.type in YIELDING and part.roles.actors), [])
    if not found:
        found = next((part.roles.recipients for part in item.parts if part.roles.recipients), [])
    if not found:
        clauses = (verb for name in ("clause", "que") for verb in item.roles.slots.get(name, ()))
        found = next((named for verb in (*clauses, item.candidate.head) if (named := list(named_within(verb, page.classes)))), [])
    given = item.roles.slots.get("object", ()) if item.settled.type == "AGREE" else ()
    yield from (token for token in found if token.i not in acting and token not in given and not _is_asked_for(page, item, token))


def _is_asked_for(page: Page, item: Coded, token: Token) -> bool:
    """What is to be set up, freed or withdrawn is not the one who is asked: « réclame la libération [des otages] », « ordonne le retrait
    [de deux mille soldats] »."""
    if item.settled.type == "REQUEST" and token in item.roles.slots.get("object", ()) and not is_named(token):
        return item.candidate.lemma in load_grammar(token.lang_).thing_asked
    if item.settled.type not in ("REQUEST", "CONCEDE") or preposition(token) != "de" or token.head.pos_ != "NOUN":
        return False
    nation = any(page.classes.is_nationality(lemma(child), child.text) for child in token.children)
    return token.pos_ == "NOUN" and not is_named(token) and not nation


def _doers(page: Page, item: Coded, by_head: dict[int, Coded], before: Sequence[Draft]) -> tuple[Span, ...] | None:
    """Those who did what is blamed or praised: the actors of the deed that the object tells, or to which « ces attaques » goes back.
    None: the
    object is no deed."""
    for slot in ("object", "de", "of", "que"):
        for token in item.roles.slots.get(slot, ()):
            deed = by_head.get(token.i)
            points_back = any(feature(child, "PronType") == "Dem" for child in token.children if child.dep_ == "det")
            if deed is not None and deed is not item and deed.roles.actors:
                return _spans(page, deed.roles.actors)
            words = frozenset({lemma(token)})
            if item.settled.type == "SUPPORT":
                welcomed = points_back or (page.classes.holds(WELCOMED, words) and not item.roles.recipients)
                return last_doers(before, WELCOME, _spans(page, item.roles.actors)) if welcomed else None
            if page.classes.holds(PENAL, words) and not item.roles.recipients:
                return last_doers(before, PENALTIES, _spans(page, item.roles.actors))
            if points_back or words & page.triggers.deeds or page.classes.holds(BLAMED, words):
                return last_doers(before)
    return None


def last_doers(before: Sequence[Draft], types: frozenset[str] = HOSTILE, but: tuple[Span, ...] = ()) -> tuple[Span, ...]:
    """The actors of the last act of such a type told, hostile ones by default, those whose words stand in `but` left out."""
    done = (draft.account for draft in reversed(before) if draft.account.type in types and draft.account.actor_spans)
    return next((account.actor_spans for account in done if account.actor_spans != but), ())


def _voters(page: Page, item: Coded, coded: Sequence[Coded]) -> tuple[Span, ...]:
    """Who voted, where another word of the sentence tells it: « par 70 voix contre, le texte a été rejeté par [le Sénat] »."""
    beside = [other for other in coded if other.candidate.head.sent == item.candidate.head.sent and other.settled.type in DECIDING]
    return next((_spans(page, other.roles.actors) for other in beside if other.roles.actors), ())


def _pointer(candidate: Candidate) -> Pointer:
    """« ces exécutions » point back for certain, « la visite » perhaps."""
    dets = [child for child in candidate.head.children if child.dep_ == "det"] if candidate.shape == "noun" else []
    if any(feature(det, "PronType") == "Dem" for det in dets):
        return "certain"
    return "perhaps" if any(feature(det, "Definite") == "Def" for det in dets) else "no"


def _is_of_known(item: Coded) -> bool:
    """True where all who suffer it are pronouns, « ces derniers », or one person without a name told by « le », « la »."""
    hurt = item.roles.recipients
    return bool(hurt) and all(token.pos_ == "PRON" or stands_in(token) or _is_the_one(token) for token in hurt)


def _is_the_one(token: Token) -> bool:
    definite = any(feature(child, "Definite") == "Def" for child in token.children if child.dep_ == "det")
    others = any(child.dep_ in ("nmod", "appos", "amod", "acl", "acl:relcl", "flat:name", "conj") for child in token.children)
    return token.pos_ == "NOUN" and feature(token, "Number") == "Sing" and definite and not others


def _stem(item: Coded) -> str:
    """What the happening is about: the verb that is promised or asked for, else the trigger itself."""
    if item.settled.type in ABSORBING:
        for name in ("clause", "que"):
            for token in item.roles.slots.get(name, ()):
                return lemma(token)
    return item.candidate.lemma.split()[-1]


def _spans(page: Page, tokens: Sequence[Token]) -> tuple[Span, ...]:
    found = []
    for token in tokens:
        is_pronoun = token.pos_ in ("PRON", "DET") and folded(token.text) in load_grammar(token.lang_).first_person
        speaker = page.speaker_span(token) if is_pronoun else None
        span = speaker or (_word(token) if token.pos_ in ("ADJ", "DET", "PRON") else phrase(token))
        if span not in found:
            found.append(span)
    return tuple(found)


def _word(token: Token) -> Span:
    """One word, « celle-ci » whole."""
    end = token.idx + len(token.text)
    after = CLITIC.match(token.doc.text, end)
    return Span(token.idx, after.end() if after else end)
