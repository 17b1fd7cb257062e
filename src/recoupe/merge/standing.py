"""Standing situations that a reading tells in nouns, asides and denials (« toute présence de mercenaires », « pas de contrat avec Wagner
», « la junte au pouvoir depuis août 2020 »), as accounts beside those that extraction found. The words are the pack's (`standing.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from recoupe.errors import PackError
from recoupe.lexicon import Table, table
from recoupe.merge.nations import known_nations
from recoupe.merge.speech import STANDING as RULE
from recoupe.merge.speech import innermost
from recoupe.merge.terms import PLACING
from recoupe.merge.units import unit_kind
from recoupe.merge.uses import denies, find_uses, turns
from recoupe.merge.words import bare_form, bare_forms, has_phrase, tokens
from recoupe.model import Account, Actor, Quote, Reading, Span, Status, Term
from recoupe.register import load_register
from recoupe.text import fold, plain

MEN, RULERS = "men_from_abroad", "rulers"
# Two words for the same men this near one another are one name (« mercenaires du groupe Wagner », « société militaire privée russe Wagner
# »).
ONE_NAME = 14
# How far before a relation « nié toute » still turns it round, and how far after its verb « pas » may stand, in characters.
BEFORE, AFTER = 45, 5
# A date this far behind a word for the rulers is that of their rule, in characters.
SINCE_REACH = 45
SENTENCE_END = re.compile(r"[.!?…](?=\s|$)|\n|;")


@dataclass(frozen=True, slots=True)
class Aspect:
    """A relation, the words that say it, and how its account is coded."""

    id: str
    type: str
    mode: str | None
    doer: str
    recipient: str
    reach: int
    side: str
    groups: frozenset[str]
    words: frozenset[tuple[str, ...]]
    unless_next: frozenset[str]


@dataclass(frozen=True, slots=True)
class Naming:
    """Men named in one place of a sentence, under one or several words."""

    terms: tuple[Term, ...]
    first: int
    last: int

    @property
    def span(self) -> Span:
        return Span(self.terms[0].span.start, self.terms[-1].span.end)

    @property
    def term(self) -> Term:
        """The word that says most: one whose people is known."""
        return next((t for t in self.terms if t.people), self.terms[0])


@lru_cache(maxsize=4)
def aspects(language: str) -> tuple[Aspect, ...]:
    """The relations of a language's pack, those that hold for some groups only first.

    Raises:
        PackError: a relation lacks a key; the sentence names it.
    """
    return tuple(sorted((_aspect(row) for row in table(language, "standing")["aspect"]), key=lambda a: not a.groups))


def _aspect(row: Table) -> Aspect:
    for key in ("id", "type", "doer", "recipient", "reach", "side", "words"):
        if key not in row:
            raise PackError(f"standing.toml: the aspect '{row.get('id')}' lacks '{key}'.")
    words = frozenset(bare_forms(phrase) for phrase in row["words"])
    groups = frozenset(row.get("groups", ()))
    return Aspect(row["id"], row["type"], row.get("mode"), row["doer"], row["recipient"], row["reach"], row["side"], groups, words,
                  frozenset(bare_form(word) for word in row.get("unless_next", ())))  # fmt: skip


def with_standing(reading: Reading) -> Reading:
    """`reading` with the accounts of standing situations that its extraction does not have, and the actors they need. An account of the
    same words that names no party is replaced."""
    desk = _Desk(reading)
    for account in desk.found():
        desk.keep(account)
    accounts = sorted(desk.accounts, key=lambda a: (a.trigger, a.type))
    return replace(reading, accounts=tuple(accounts), actors=(*reading.actors, *desk.made.values()))


class _Desk:
    """The work on one reading: its words, the men it names, and the accounts found."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.language = reading.article.language
        self.terms = find_uses(reading)
        self.accounts = list(reading.accounts)
        self.made: dict[str, Actor] = {}
        self.told: set[tuple[str | None, ...]] = set()

    def found(self) -> Iterator[Account]:
        """All situations, in the order of the text."""
        for sentence in _sentences(self.text, self.reading.article.own_spans()):
            words = [
                (word, Span(span.start + sentence.start, span.end + sentence.start))
                for word, span in tokens(self.reading.article.words(sentence))
            ]
            namings = list(_namings(_with_people([t for t in self.terms if sentence.contains(t.span) and t.family == MEN]), words))
            yield from self._relations(sentence, words, namings)
            yield from self._rule(sentence)
            yield from self._drift(sentence, words)

    def _relations(self, sentence: Span, words: list[tuple[str, Span]], namings: Sequence[Naming]) -> Iterator[Account]:
        """A relation word goes with the men nearest to it; one behind a name whose relation is already told is of something else."""
        forms = [bare_form(word) for word, _ in words]
        told, named = set[int](), set[int]()
        for aspect, first, last in sorted(_matches(forms, self.language), key=lambda row: (row[1], -row[2])):
            naming = _nearest(namings, aspect, first, last)
            if naming is None or first in told or (first > naming.last and naming.first in named):
                continue
            told.update(range(first, last + 1))
            named.add(naming.first)
            yield from self._once(aspect, Span(words[first][1].start, words[last][1].end), naming, sentence)
        for naming in namings:
            if naming.term.denied and naming.first not in named:
                yield from self._once(_presence(self.language), naming.span, naming, sentence)

    def _once(self, aspect: Aspect, trigger: Span, naming: Naming, sentence: Span) -> Iterator[Account]:
        """The account of a relation, the first time that the article affirms or denies it of these men."""
        account = self._account(aspect, trigger, naming, sentence)
        known = (aspect.id, naming.term.group, naming.term.people, account.polarity)
        if known not in self.told:
            self.told.add(known)
            yield account

    def _account(self, aspect: Aspect, trigger: Span, naming: Naming, sentence: Span) -> Account:
        quote = self._quote(trigger, naming)
        denied = self._is_denied(trigger, quote) or naming.term.denied
        land = self._state(naming.term.place)
        counts = self._counts(trigger, naming, sentence)
        time = next(
            (i for i, t in enumerate(self.reading.times) if sentence.contains(t.span) and t.kind == "date" and "/" not in t.value), None
        )
        status: Status = "possible" if self._is_supposed(sentence, trigger) else "actual"
        return Account(
            type=aspect.type,
            mode=aspect.mode,
            trigger=trigger,
            evidence=(_trimmed(self.text, sentence),),
            actors=self._parties(aspect.doer, naming, trigger, sentence),
            recipients=self._parties(aspect.recipient, naming, trigger, sentence),
            place=self._name(land) if land else None,
            time=time if status == "actual" and not denied and counts else None,
            date=self.reading.times[time].value if time is not None and status == "actual" and not denied and counts else None,
            quantities=tuple(counts[:1]),
            polarity="denied" if denied else "affirmed",
            status=status,
            quote=self.reading.quotes.index(quote) if quote else None,
            rule=RULE,
        )

    def _counts(self, trigger: Span, naming: Naming, sentence: Span) -> list[int]:
        """The number of the men: at their name, or of fighters close behind it."""
        at = [i for i, q in enumerate(self.reading.quantities) if q.span.overlaps(naming.span) or 0 <= naming.span.start - q.span.end <= 3]
        reach = Span(min(trigger.start, naming.span.start), min(sentence.end, max(trigger.end, naming.span.end) + BEFORE))
        near = [i for i, q in enumerate(self.reading.quantities) if reach.contains(q.span) and unit_kind(q, self.language) == "fighters"]
        return at or near

    def _parties(self, role: str, naming: Naming, trigger: Span, sentence: Span) -> tuple[str, ...]:
        """The actors in a role, by what the aspect calls it."""
        if role == "whom":
            return (self._men(naming),)
        if not role:
            return ()
        if bare_form(self.text[trigger.start : trigger.end]).startswith("accueil") and role == "people":
            subject = self._state_before(trigger, sentence)
            return (subject,) if subject else ()
        actor = self._state(naming.term.people if role == "people" else naming.term.place)
        return (actor,) if actor else ()

    def _men(self, naming: Naming) -> str:
        """The actor whose words these are, or a new one."""
        held = [
            m.actor for m in self.reading.mentions if m.actor and m.kind in ("organisation", "armed_group") and m.span.overlaps(naming.span)
        ]
        if held:
            return held[-1]
        name = self.text[naming.span.start : naming.span.end]
        actor = Actor(id=f"standing:{name.lower()}:{naming.term.people or ''}", name=name, kind="armed_group", country=naming.term.people)
        return self.made.setdefault(actor.id, actor).id

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

    def _name(self, actor: str) -> str:
        return next(a.name for a in (*self.reading.actors, *self.made.values()) if a.id == actor)

    def _state_before(self, trigger: Span, sentence: Span) -> str | None:
        """The nearest state before a verb that is not told as a place (« au Mali »)."""
        nations, marks = known_nations(self.language), [("", Span(0, 0)), *tokens(self.text[sentence.start : trigger.start])]
        for (before, _), (word, _) in reversed(list(zip(marks, marks[1:], strict=False))):
            if word[:1].isupper() and bare_form(word) in nations and bare_form(before) not in PLACING:
                return self._state(nations[bare_form(word)][0])
        return None

    def _quote(self, trigger: Span, naming: Naming) -> Quote | None:
        """The quote in which the relation stands, or the men it is about."""
        for span in (trigger, naming.term.span):
            held = [q for q in self.reading.quotes if any(c.contains(span) for c in q.content)]
            if held:
                return innermost(held)
        return None

    def _is_denied(self, trigger: Span, quote: Quote | None) -> bool:
        before = plain(self.text[max(0, trigger.start - BEFORE) : trigger.start]).lower()
        clause = turns(self.language).split(before)[-1] + plain(self.text[trigger.start : trigger.end + AFTER]).lower()
        if denies(self.language).search(clause):
            return True
        return (
            quote is not None
            and quote.stance == "deny"
            and not turns(self.language).search(plain(self.text[quote.span.start : trigger.start]).lower())
        )

    def _is_supposed(self, sentence: Span, trigger: Span) -> bool:
        near = self.text[max(sentence.start, trigger.start - 25) : min(sentence.end, trigger.end + 25)]
        return has_phrase(bare_forms(near), frozenset(bare_forms(word) for word in table(self.language, "standing")["supposed"]["words"]))

    def _rule(self, sentence: Span) -> Iterator[Account]:
        """Who rules since when."""
        for term in self.terms:
            if term.family != RULERS or term.group != "military_rule" or not sentence.contains(term.span):
                continue
            for i, time in enumerate(self.reading.times):
                if time.value.endswith("/..") and 0 <= time.span.start - term.span.end <= SINCE_REACH and sentence.contains(time.span):
                    land = self._state(self._land_of(term, sentence))
                    yield Account(
                        type="COERCE", trigger=term.span, evidence=(Span(term.span.start, time.span.end),), actors=(land,) if land else (),
                        recipients=(land,) if land else (), place=self._name(land) if land else None, time=i, date=time.value, status="ongoing", rule=RULE,
                    )  # fmt: skip
                    break

    def _drift(self, sentence: Span, words: list[tuple[str, Span]]) -> Iterator[Account]:
        """One state turning to another, or away from it."""
        forms, nations = [bare_form(word) for word, _ in words], known_nations(self.language)
        lands = [i for i, (word, _) in enumerate(words) if word[:1].isupper() and forms[i] in nations]
        for row in table(self.language, "standing")["drift"]:
            for phrase in sorted({bare_forms(p) for p in row["words"]}):
                for at in (i for i in range(len(forms)) if tuple(forms[i : i + len(phrase)]) == phrase):
                    before, after = [i for i in lands if i < at], [i for i in lands if at + len(phrase) <= i <= at + len(phrase) + 2]
                    if before and after and before[0] != after[0]:
                        doer, other = (self._state(nations[forms[i]][0]) for i in (before[0], after[0]))
                        yield Account(
                            type=row["type"], mode=row.get("mode"), trigger=words[at][1], evidence=(_trimmed(self.text, sentence),), rule=RULE,
                            actors=(doer,) if doer else (), recipients=(other,) if other else (),
                        )  # fmt: skip

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

    def keep(self, account: Account) -> None:
        """Takes an account in, unless one of the same words has parties already."""
        same = [a for a in self.accounts if a.trigger.overlaps(account.trigger) and a.rule != RULE]
        if any((a.actors and a.recipients) or a.type not in (account.type, "AGREE", "COOPERATE", "MOBILIZE", "AID", "CONSULT") for a in same):
            return
        if any(a.trigger.overlaps(account.trigger) and a.rule == RULE for a in self.accounts):
            return
        self.accounts = [a for a in self.accounts if a not in same]
        self.accounts.append(account)


def _presence(language: str) -> Aspect:
    return next(aspect for aspect in aspects(language) if aspect.id == "presence")


def _sentences(text: str, own: Sequence[Span]) -> Iterator[Span]:
    """The sentences of the article's own text, cut at stops and line ends."""
    for block in own:
        start = block.start
        for found in SENTENCE_END.finditer(text, block.start, block.end):
            if found.end() - start > 3:
                yield Span(start, found.end())
            start = found.end()
        if block.end - start > 3:
            yield Span(start, block.end)


def _with_people(terms: Sequence[Term]) -> list[Term]:
    """The terms of one sentence: one that tells no people is of those that another tells (« pas des mercenaires, mais des instructeurs
    »)."""
    told = next((t for t in terms if t.people), None)
    return [t if t.people or told is None else replace(t, people=told.people, place=told.place) for t in terms]


def _trimmed(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _namings(terms: Sequence[Term], words: Sequence[tuple[str, Span]]) -> Iterator[Naming]:
    """The words for men in one sentence, those that stand together taken as one name."""
    groups: list[list[Term]] = []
    for term in terms:
        if groups and groups[-1][-1].group == term.group and term.span.start - groups[-1][-1].span.end <= ONE_NAME:
            groups[-1].append(term)
        else:
            groups.append([term])
    for group in groups:
        inside = [i for i, (_, span) in enumerate(words) if group[0].span.start <= span.start and span.end <= group[-1].span.end]
        if inside:
            yield Naming(tuple(group), inside[0], inside[-1])


def _matches(forms: Sequence[str], language: str) -> Iterator[tuple[Aspect, int, int]]:
    """Every relation word of a sentence: its aspect, its first and its last word."""
    for aspect in aspects(language):
        for phrase in aspect.words:
            for i in range(len(forms) - len(phrase) + 1):
                end = i + len(phrase)
                if tuple(forms[i:end]) == phrase and (end == len(forms) or forms[end] not in aspect.unless_next):
                    yield aspect, i, end - 1


def _nearest(namings: Sequence[Naming], aspect: Aspect, first: int, last: int) -> Naming | None:
    """The men nearest to a relation's words, if they are of those it is said of, on its side and within its reach."""
    nearest = min(namings, key=lambda n: _gap(n, first, last), default=None)
    if nearest is None or not 0 < _gap(nearest, first, last) <= aspect.reach or (aspect.side == "before" and nearest.first < first):
        return None
    of_others = {group for other in aspects("fr") for group in other.groups} if not aspect.groups else frozenset()
    is_of_them = nearest.term.group in aspect.groups if aspect.groups else nearest.term.group not in of_others
    return nearest if is_of_them else None


def _gap(naming: Naming, first: int, last: int) -> int:
    return naming.first - last if naming.first > last else first - naming.last
