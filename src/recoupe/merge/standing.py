"""Standing situations that a reading tells in nouns, asides and denials, as accounts beside those that extraction found.

« Toute présence de mercenaires », « pas de contrat avec Wagner », « la junte au pouvoir depuis août 2020 »: who is where, who has a deal
with whom, who stands behind whom, who rules since when, who turns to whom. The words are the pack's (`standing.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from recoupe.lexicon import Table, table
from recoupe.merge.aspects import Aspect, Naming, Words, matches, namings, relations, sentences
from recoupe.merge.beside import counts_of, day_of, is_supposed, is_turned_round, place_of, quote_round
from recoupe.merge.evidence import trigger_stem, welcomes
from recoupe.merge.nations import known_nations
from recoupe.merge.speech import STANDING
from recoupe.merge.terms import grammar
from recoupe.merge.uses import denies, find_uses
from recoupe.merge.words import bare_form, bare_forms, tokens
from recoupe.model import Account, Actor, Reading, Resolved, Span, Status, Term
from recoupe.register import load_register
from recoupe.text import fold, plain, trimmed

MEN, TROOPS, GROUPS, RULERS = "men_from_abroad", "regular_troops", "armed_groups", "military_rule"
# A date this far behind a word for the rulers is that of their rule, in characters.
SINCE_REACH = 45
# The state that turns to another is the first of its sentence, the other stands within so many words.
TURNED_TO = 2
# How sure the parties of a situation are: less than a name, as much as the context.
BY_SITUATION = 0.7
# An extracted account of the same words gives way where it is of one of these types and does not name those whom the situation is about.
LIKE = frozenset({"AGREE", "COOPERATE", "MOBILIZE", "AID", "CONSULT"})


@dataclass(frozen=True, slots=True)
class Found:
    """A situation's account, the parties that make it (actors' ids, or countries), and the words that name the men. It is not new where
    the article told it before."""

    account: Account
    parties: frozenset[str]
    named: Span
    is_new: bool = True


def with_standing(reading: Reading) -> Reading:
    """`reading` with the accounts of standing situations that its extraction does not have, and the actors they need. An account of the
    same words that lacks a party is replaced."""
    desk = _Desk(reading)
    for found in desk.found():
        desk.keep(found)
    accounts = sorted(desk.accounts, key=lambda a: (a.trigger, a.type))
    return replace(reading, accounts=tuple(accounts), actors=(*reading.actors, *desk.made.values()))


class _Desk:
    """The work on one reading: the words that take sides, the accounts found, the actors that they need and no mention gave."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.language = reading.article.language
        self.terms = find_uses(reading)
        self.accounts = list(reading.accounts)
        self.made: dict[str, Actor] = {}

    def found(self) -> Iterator[Found]:
        """All situations, in the order of the text. A relation with the same men is new once as affirmed, once as denied."""
        told = set[tuple[str | None, ...]]()
        for sentence in sentences(self.text, self.reading.article.own_spans()):
            words = list(tokens(self.reading.article.words(sentence), sentence.start))
            inside = [t for t in self.terms if sentence.contains(t.span)]
            told_of = [t for t in inside if t.family == MEN] or [t for t in inside if t.family == TROOPS] or self._groups(sentence)
            men = list(namings(told_of, words))
            for aspect, naming, trigger in relations(words, men, self.language):
                account = self._account(aspect, trigger, naming, sentence)
                if aspect.doer and not account.actors:
                    continue
                known = (aspect.id, naming.term.group, naming.term.people, account.polarity)
                parties = {self._men(naming)} if "whom" in (aspect.doer, aspect.recipient) else {naming.term.people or ""}
                yield Found(account, frozenset(parties), naming.span, is_new=known not in told)
                told.add(known)
            for account in (*self._rule([t for t in inside if t.group == RULERS], sentence), *self._drift(sentence, words)):
                yield Found(account, frozenset(account.actors), account.trigger)

    def keep(self, found: Found) -> None:
        """Takes an account in if it is new, unless one of the same words names those who make it. One that only names the men gives way."""
        account = found.account
        same = [a for a in self.accounts if a.trigger.overlaps(account.trigger)]
        if any(a.rule == STANDING or a.type not in LIKE or found.parties & self._parties_of(a) for a in same):
            return
        same += [a for a in self.accounts if a.trigger.overlaps(found.named) and a.type == account.type and a.rule != STANDING]
        self.accounts = [*(a for a in self.accounts if a not in same), *((self._reasoned(account),) if found.is_new else ())]

    def _reasoned(self, account: Account) -> Account:
        """`account` with the reason for each of its parties."""
        words = self.text[account.trigger.start : account.trigger.end]
        parties = dict.fromkeys((*account.actors, *account.recipients))
        why = [
            (id_, f"« {words} » tells a standing situation between the parties that its sentence names: {self._name(id_)}.")
            for id_ in parties
        ]
        return replace(account, resolved=tuple(Resolved(actor=id_, score=BY_SITUATION, reason=reason) for id_, reason in why))

    def _groups(self, sentence: Span) -> list[Term]:
        """The armed groups that a sentence names by their names, as terms."""
        article, actors = self.reading.article, {a.id: a for a in self.reading.actors}
        held = [
            (m, actors[m.actor])
            for m in self.reading.mentions
            if m.kind == "armed_group" and m.actor in actors and sentence.contains(m.span)
        ]
        named = [(m, actor) for m, actor in held if article.words(m.span)[:1].isupper()]
        return [
            Term(article=article.name, article_id=article.id, span=m.span, words=article.words(m.span), family=GROUPS,
            group=actor.id, people=actor.country)
            for m, actor in named
        ]  # fmt: skip

    def _parties_of(self, account: Account) -> frozenset[str]:
        """The actors of an account that has both doers and recipients, and their countries."""
        ids = {*account.actors, *account.recipients} if account.actors and account.recipients else set()
        return frozenset(ids) | {a.country for a in self.reading.actors if a.id in ids and a.country}

    def _account(self, aspect: Aspect, trigger: Span, naming: Naming, sentence: Span) -> Account:
        if denies(self.language).search(plain(self.text[trigger.end : naming.span.start]).lower()):
            trigger = naming.span
        quote = quote_round(self.reading, trigger, naming)
        denied = naming.term.denied or is_turned_round(self.reading, trigger, quote)
        status: Status = "possible" if is_supposed(self.reading, sentence, trigger) else "actual"
        land = self._state(naming.term.place)
        counts = counts_of(self.reading, trigger, naming, sentence)
        time = day_of(self.reading, sentence, trigger, quote) if counts and status == "actual" and not denied else None
        place = place_of(self.reading, sentence, trigger, naming.term.place)
        return Account(
            type=aspect.type,
            mode=aspect.mode,
            trigger=trigger,
            evidence=(trimmed(self.text, sentence),),
            actors=self._parties(aspect.doer, naming, trigger, sentence),
            recipients=self._parties(aspect.recipient, naming, trigger, sentence),
            place=self.reading.article.words(place) if place else self._name(land),
            place_span=place,
            time=time,
            date=None if time is None else self.reading.times[time].value,
            quantities=tuple(counts[:1]),
            polarity="denied" if denied else "affirmed",
            status=status,
            quote=self.reading.quotes.index(quote) if quote else None,
            rule=STANDING,
        )

    def _parties(self, role: str, naming: Naming, trigger: Span, sentence: Span) -> tuple[str, ...]:
        """The actors in a role, by what the aspect calls it. The doer of a welcome, or of a link with an
        armed group, is the state that the sentence names as such."""
        if not role:
            return ()
        if role == "whom":
            return (self._men(naming),)
        welcomed = trigger_stem(self.text[trigger.start : trigger.end], self.language) in welcomes(self.language)
        if role == "people" and (welcomed or naming.term.family == GROUPS):
            actor = self._state_before(trigger, sentence)
        else:
            actor = self._state(naming.term.people if role == "people" else naming.term.place)
        return (actor,) if actor else ()

    def _men(self, naming: Naming) -> str:
        """The actor whose words these are, or a new one."""
        kinds = ("organisation", "armed_group")
        held = [m.actor for m in self.reading.mentions if m.actor and m.kind in kinds and m.span.overlaps(naming.span)]
        if held:
            return held[-1]
        name = self.text[naming.span.start : naming.span.end]
        id_ = f"standing:{fold(name)}:{naming.term.people or ''}"
        return self.made.setdefault(id_, Actor(id=id_, name=name, kind="armed_group", country=naming.term.people)).id

    def _state(self, iso3: str | None) -> str | None:
        """The actor of a country: the one that the article names, or a new one."""
        if iso3 is None:
            return None
        known = next((a for kind in ("state", "government") for a in self.reading.actors if a.kind == kind and a.country == iso3), None)
        if known:
            return known.id
        state = load_register(self.language).states.get(iso3)
        actor = Actor(id=f"standing:{iso3}", name=state.name if state else iso3, kind="state", country=iso3)
        return self.made.setdefault(actor.id, actor).id

    def _name(self, actor: str | None) -> str | None:
        return next((a.name for a in (*self.reading.actors, *self.made.values()) if a.id == actor), None)

    def _state_before(self, trigger: Span, sentence: Span) -> str | None:
        """The nearest state before a verb that is not told as a place (« au Mali »)."""
        nations = known_nations(self.language)
        words = ["", *(word for word, _ in tokens(self.text[sentence.start : trigger.start]))]
        for before, word in reversed(list(pairwise(words))):
            if word[:1].isupper() and bare_form(word) in nations and bare_form(before) not in grammar(self.language, "placing"):
                return self._state(nations[bare_form(word)][0])
        return None

    def _rule(self, rulers: Sequence[Term], sentence: Span) -> Iterator[Account]:
        """Who rules since when: a word for the rulers, and « depuis » with a date right after."""
        for term in rulers:
            since = [i for i, t in enumerate(self.reading.times) if t.value.endswith("/..") and sentence.contains(t.span)]
            near = [i for i in since if 0 <= self.reading.times[i].span.start - term.span.end <= SINCE_REACH]
            land = self._state(self._land_of(term, sentence))
            if near and land:
                time = self.reading.times[near[0]]
                yield Account(
                    type="COERCE",
                    trigger=term.span,
                    evidence=(Span(term.span.start, time.span.end),),
                    actors=(land,),
                    recipients=(land,),
                    place=self._name(land),
                    time=near[0],
                    date=time.value,
                    status="ongoing",
                    rule=STANDING,
                )

    def _land_of(self, term: Term, sentence: Span) -> str | None:
        """The land of rulers: told right after them (« la junte malienne », « à Bamako ») or before (« le Mali, gouverné par … »)."""
        register, nations = load_register(self.language), known_nations(self.language)
        after = [word for word, _ in tokens(self.text[term.span.end : min(sentence.end, term.span.end + SINCE_REACH)])]
        before = [word for word, _ in tokens(self.text[sentence.start : term.span.start])][-6:]
        for word in (*after, *reversed(before)):
            if word[:1].isupper() and fold(word) in register.by_seat:
                return register.by_seat[fold(word)]
            if bare_form(word) in nations:
                return nations[bare_form(word)][0]
        return term.place

    def _drift(self, sentence: Span, words: Words) -> Iterator[Account]:
        """One state turning to another, or away from it."""
        forms, nations = [bare_form(word) for word, _ in words], known_nations(self.language)
        lands = [i for i, (word, _) in enumerate(words) if word[:1].isupper() and forms[i] in nations]
        for row, phrases in _drifts(self.language) if len(lands) > 1 else ():
            for phrase in phrases:
                for at in matches(forms, phrase):
                    end = at + len(phrase)
                    states = [i for i in lands if i < at][:1] + [i for i in lands if end <= i <= end + TURNED_TO][:1]
                    doer, other = (self._state(nations[forms[i]][0]) for i in states) if len(states) == 2 else (None, None)
                    if doer and other and doer != other:
                        yield Account(
                            type=row["type"],
                            mode=row.get("mode"),
                            trigger=words[at][1],
                            evidence=(trimmed(self.text, sentence),),
                            actors=(doer,),
                            recipients=(other,),
                            rule=STANDING,
                        )


@lru_cache(maxsize=4)
def _drifts(language: str) -> tuple[tuple[Table, tuple[tuple[str, ...], ...]], ...]:
    """The ways to say that one state turns to another, each with its phrases."""
    return tuple((row, tuple(sorted({bare_forms(p) for p in row["words"]}))) for row in table(language, "standing")["drift"])
