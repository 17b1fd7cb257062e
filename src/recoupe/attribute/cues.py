"""The cues of a language pack as records, and where their verbs stand in an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

from recoupe.attribute.page import Page
from recoupe.attribute.verbs import Form, forms
from recoupe.errors import PackError
from recoupe.lexicon import table
from recoupe.model import Stance

HitForm = Literal["finite", "gerund", "participle", "infinitive", "past", "passive"]
FRAMES = frozenset({
    "marks", "marks_incise", "incise", "incise_clitic", "que", "si", "inf", "de_inf", "a_inf", "pour_inf", "a_ce_que", "np", "np_adj", "in_marks", "a_number", "de_np", "a_np",
    "contre_np", "sur_np", "pour_np", "en_np", "adj", "comme", "target_de", "target_de_inf", "target_a", "target_pour", "target_que",
})  # fmt: skip
HAVE = {"a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "eut", "eurent", "ait", "aient", "avoir", "ayant"}
BE = {"est", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "fut", "furent", "soit", "soient", "être", "étant"}
REFLEXIVE = {"se", "s'"}
OBJECTS = {"le", "la", "l'", "les", "lui", "leur", "y", "en", "nous", "vous", "me", "m'"}
CLITICS = {"il", "elle", "on", "ils", "elles"}
GAP = 9  # words between an auxiliary and its participle: « a, mardi soir à Bamako, déclaré »; longer gaps are other clauses


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb's record (see cues.toml)."""

    lemma: str
    head: str
    reflexive: bool
    stance: Stance
    frames: frozenset[str]
    then: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    negated: Stance | None = None
    persons: bool = False
    receiver: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Adjunct:
    """Words before a noun phrase that ascribe a clause to it. `keep` is a word of the cue that belongs to the source."""

    words: tuple[str, ...]
    anyone: bool
    start: bool
    keep: str | None


@dataclass(frozen=True, slots=True)
class Governor:
    """A verb that lets an infinitive report: « a tenu à rappeler », « n'a pas manqué de fustiger »."""

    lemma: str
    reflexive: bool
    then: tuple[str, ...]
    needs_negation: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """All the cues of one language, ready for matching."""

    verbs: Mapping[str, tuple[Verb, ...]]
    forms: Mapping[str, tuple[Form, ...]]
    adjuncts: tuple[Adjunct, ...]
    governors: tuple[Governor, ...]
    nouns: Mapping[str, Stance]
    support_verbs: frozenset[str]
    support_nouns: Mapping[str, Stance]
    words: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Hit:
    """A reporting verb in the text: words `first` to `last` are the cue, `verb` is the verb that reports, `finite` the one that is conjugated."""

    verb: int
    first: int
    last: int
    finite: int
    form: HitForm
    tense: str
    records: tuple[Verb, ...]
    negated: bool = False
    clitic: int | None = None
    plural: bool | None = None

    @property
    def lemma(self) -> str:
        record = self.records[0]
        return " ".join((record.lemma, *record.then))

    def frames(self) -> frozenset[str]:
        """The frames of all its records."""
        return frozenset().union(*(record.frames for record in self.records))


@lru_cache(maxsize=8)
def load_cues(language: str = "fr") -> Cues:
    """The cues of `language`.

    Raises:
        PackError: a record lacks a key or has an unknown frame or stance; the message names it.
    """
    pack = table(language, "cues")
    verbs: dict[str, list[Verb]] = {}
    for row in pack["verb"]:
        record = _verb(row)
        verbs.setdefault(record.head, []).append(record)
    governors = tuple(_governor(row) for row in pack["governor"])
    support = pack["support"]
    heads = {*verbs, *(g.lemma for g in governors), *(word.split()[0] for word in support["verbs"]), *pack["attitude"]["verbs"], "vouloir", "montrer"}
    return Cues(
        verbs={head: tuple(rows) for head, rows in verbs.items()},
        forms=forms(heads, table(language, "conjugations")["endings"]),
        adjuncts=tuple(Adjunct(tuple(r["words"]), r["who"] == "any", r.get("start", False), r.get("keep")) for r in pack["adjunct"]),
        governors=governors,
        nouns={word: stance for stance, words in pack["nouns"].items() for word in words},
        support_verbs=frozenset(support["verbs"]),
        support_nouns={word: stance for stance, words in support["nouns"].items() for word in words},
        words={key: frozenset(words) if key != "settings" else tuple(words) for key, words in pack["words"].items()},
    )


def _verb(row: Mapping[str, Any]) -> Verb:
    lemma = row.get("lemma", "?")
    if unknown := set(row.get("frames", ())) - FRAMES:
        raise PackError(f"cues.toml: the verb « {lemma} » has an unknown frame {sorted(unknown)[0]}.")
    if row.get("stance") not in get_args(Stance) or not row.get("frames"):
        raise PackError(f"cues.toml: the verb « {lemma} » needs frames and one of the stances {', '.join(get_args(Stance))}.")
    reflexive = lemma.startswith(("se ", "s'"))
    return Verb(
        lemma=lemma,
        head=lemma.removeprefix("se ").removeprefix("s'"),
        reflexive=reflexive,
        stance=row["stance"],
        frames=frozenset(row["frames"]),
        then=tuple(row.get("then", ())),
        objects=frozenset(row.get("objects", ())),
        not_objects=frozenset(row.get("not_objects", ())),
        negated=row.get("negated"),
        persons=row.get("persons", False),
        receiver=row.get("receiver", False),
        passive=row.get("passive", False),
    )


def _governor(row: Mapping[str, Any]) -> Governor:
    words = list(row["words"])
    reflexive = words[0] == "se"
    words = words[1:] if reflexive else words
    return Governor(words[0], reflexive, tuple(words[1:]), row.get("needs_negation", False))


def find_hits(page: Page, cues: Cues) -> tuple[Hit, ...]:
    """Every place where a reporting verb may report, in order."""
    return tuple(hit for index in range(len(page)) if page.low[index] in cues.forms for hit in _hits_at(page, cues, index))


def _hits_at(page: Page, cues: Cues, index: int) -> Iterator[Hit]:
    kinds = {form.kind for form in cues.forms[page.low[index]] if form.lemma in cues.verbs}
    group = _group(page, cues, index, kinds)
    if group is None:
        return
    form, first, finite, tense, plural, reflexive, negated = group
    records = [r for f in cues.forms[page.low[index]] for r in cues.verbs.get(f.lemma, ()) if r.reflexive == reflexive]
    after = index + 1
    clitic = after if after < len(page) and page.low[after].lstrip("-").removeprefix("t-") in CLITICS and page.low[after].startswith("-") else None
    if form != "finite" or finite != index:
        joined = range(finite + 1, index)
        clitic = next((i for i in joined if page.low[i].startswith("-") and page.low[i].lstrip("-").removeprefix("t-") in CLITICS), None)
    elif clitic is None and first > 0 and page.low[after : after + 1] in [("il",), ("elle",), ("on",)] and page.text[page.end[index]] == "-":
        clitic = after
    longer = [(r, end) for r in records if r.then and (end := _then(page, cues, r, index)) is not None]
    chosen = [longer[0][0]] if longer else [r for r in dict.fromkeys(records) if not r.then]
    last = longer[0][1] if longer else index
    if chosen and (form not in ("finite", "participle") or finite != index or clitic or _reads_as_verb(page, index)):
        yield Hit(index, first, max(last, clitic or 0), finite, form, tense, tuple(chosen), negated, clitic, plural)


def _reads_as_verb(page: Page, index: int) -> bool:
    """False for a noun or an adverb of the same form (« la presse », « maintenant »), unless the words around it say otherwise."""
    after = page.low[index + 1 : index + 2]
    if page.tag[index] in ("ADV", "ADJ", "X", "ADP") and page.tag[index + 1 : index + 2] == ("DET",) and page.tag[index - 1] in ("NOUN", "PROPN") and not page.low[index].endswith("ant"):
        return True  # « l'armée dément toute perte »: no adjective stands before an article
    if page.low[index].endswith("ant") and page.tag[index] in ("ADJ", "ADV", "NOUN") and page.low[index - 1] not in ("en", ","):
        return False
    before = page.low[index - 2 : index]
    if page.low[index].endswith("ant") and page.low[index - 1] in REFLEXIVE | {"le", "la", "les", "l'", "en", "y"} and page.low[index - 2] in (",", "en"):
        return True
    return page.tag[index] in ("VERB", "AUX") or after in [("que",), ("qu'",), (":",), ("«",)] or any(word in ("»", "”", '"') for word in before)


def _then(page: Page, cues: Cues, record: Verb, index: int) -> int | None:
    """The last word of a cue of several words: « met également en cause »."""
    for at in range(index + 1, min(index + 5, len(page))):
        if page.follows(at, record.then):
            return at + len(record.then) - 1
        if page.tag[at] != "ADV" and page.low[at] not in cues.words["between"] and page.low[at] not in cues.words["negations"] and not page.low[at].startswith("-"):
            return None
    return None


Group = tuple[HitForm, int, int, str, bool | None, bool, bool]


def _group(page: Page, cues: Cues, index: int, kinds: set[str]) -> Group | None:
    """The verb group that ends at `index`: its form, first word, conjugated verb, tense, plural, reflexive, negated."""
    if "past" in kinds and (found := _auxiliary(page, cues, index)) is not None:
        return _compound(page, cues, index, found)
    word = page.low[index]
    finite = next((f for f in cues.forms[word] if f.kind == "finite"), None)
    if "present" in kinds:
        first, reflexive, _ = _clitics(page, index)
        form: HitForm = "gerund" if page.low[first] == "en" or page.low[first - 1 : first] == ("en",) else "participle"
        return (form, first - (page.low[first - 1 : first] == ("en",)), index, "participle", None, reflexive, False)
    if "infinitive" in kinds:
        return _governed(page, cues, index)
    if finite and "finite" in kinds and not ("past" in kinds and _is_participle(page, index)):
        first, reflexive, negative = _clitics(page, index)
        negated = negative and any(w in cues.words["negations"] for w in page.low[index + 1 : index + 4])
        return ("finite", first, index, finite.tense, finite.plural, reflexive, negated)
    if "past" in kinds:
        return ("past", index, index, "past", None, False, False)
    return None


def _is_participle(page: Page, index: int) -> bool:
    """True where a form that is both (« dit », « prédit ») has no subject of its own: « un projet dit ambitieux »."""
    return page.tag[index] in ("ADJ", "NOUN", "ADP") and page.low[index + 1 : index + 2] not in [("que",), ("qu'",)]


def _clitics(page: Page, index: int) -> tuple[int, bool, bool]:
    """The first word of the pronouns and ne before a verb, whether it is reflexive, whether ne stands there."""
    first, reflexive, negative = index, False, False
    while first > 0 and page.low[first - 1] in REFLEXIVE | OBJECTS | {"ne", "n'"} and page.tag[first - 1] != "DET":
        first -= 1
        reflexive = reflexive or page.low[first] in REFLEXIVE
        negative = negative or page.low[first] in ("ne", "n'")
    return first, reflexive, negative


def _auxiliary(page: Page, cues: Cues, index: int) -> int | None:
    """The auxiliary of the participle at `index`, or None."""
    between = cues.words["between"] | cues.words["negations"]
    for at in range(index - 1, max(-1, index - GAP - 1), -1):
        word = page.low[at]
        if word in HAVE or word in BE:
            return None if page.tag[at] == "NOUN" and word != "a" else at
        if not (word == "été" or page.tag[at] in ("ADV", "NUM") or word in between or word.endswith("ment") or word.startswith("-") or word in CLITICS):
            return _over_commas(page, at, index) if word == "," or page.low[index - 1] == "," else None
    return None


def _over_commas(page: Page, at: int, index: int) -> int | None:
    """The auxiliary before an aside between commas: « a, devant la presse, reconnu »."""
    if page.low[index - 1] != ",":
        return None
    for place in range(at, max(-1, index - 14), -1):
        if page.low[place] == "," and place > 0:
            return place - 1 if page.low[place - 1] in HAVE | BE else None
        if page.tag[place] in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _compound(page: Page, cues: Cues, index: int, aux: int) -> Group | None:
    first, reflexive, negative = _clitics(page, aux)
    negated = negative and any(word in cues.words["negations"] for word in page.low[aux + 1 : index])
    auxiliary = page.low[aux]
    passive = "été" in page.low[aux + 1 : index] or (auxiliary in BE and not reflexive)
    tense = "conditional" if auxiliary in ("aurait", "auraient", "serait", "seraient") else "compound"
    if auxiliary == "avoir" or auxiliary == "être":
        return None if passive else ("infinitive", first, aux, "infinitive", None, reflexive, negated)
    if auxiliary in ("ayant", "étant"):
        return None if passive else ("participle", first, aux, "participle", None, reflexive, negated)
    plural = auxiliary.endswith(("nt",)) and auxiliary not in ("ayant",)
    return ("passive" if passive else "finite", first, aux, tense, plural, reflexive, negated)


def _governed(page: Page, cues: Cues, index: int) -> Group:
    """The group of an infinitive: with the verb that lets it report (« a tenu à rappeler »), or alone."""
    first, reflexive, negative = _clitics(page, index)
    if page.low[max(0, first - 1)] in cues.words["negations"] and page.low[max(0, first - 2)] in ("ne", "n'"):
        return ("infinitive", first - 2, index, "infinitive", None, reflexive, True)
    for governor in cues.governors:
        at = first - len(governor.then) - 1
        while at >= 0 and page.low[at] in cues.words["negations"]:
            at -= 1
        if at < 0 or page.low[first - len(governor.then) : first] != governor.then:
            continue
        kinds = {form.kind: form for form in cues.forms.get(page.low[at], ()) if form.lemma == governor.lemma}
        group = _group(page, cues, at, set(kinds)) if kinds else None
        if group and group[5] == governor.reflexive and governor.needs_negation == group[6] and group[0] in ("finite", "gerund", "participle"):
            return (group[0], group[1], group[2], group[3], group[4], reflexive, False)
    return ("infinitive", first, index, "infinitive", None, reflexive, negative)
