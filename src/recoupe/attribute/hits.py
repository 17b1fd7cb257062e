"""Where the verbs of the cues stand in an article, with their auxiliaries, negation and inverted pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from recoupe.attribute.cues import Cues, Verb
from recoupe.attribute.page import Page

HitForm = Literal["finite", "gerund", "participle", "infinitive", "past", "passive"]


GAP = 9  # words between an auxiliary and its participle: « a, mardi soir à Bamako, déclaré »; longer gaps are other clauses


@dataclass(frozen=True, slots=True)
class Hit:
    """A reporting verb in the text: the words `first` to `last` are the cue, `verb` reports, `finite` is conjugated."""

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


def find_hits(page: Page, cues: Cues) -> tuple[Hit, ...]:
    """Every place where a reporting verb may report, in order."""
    return tuple(hit for index in range(len(page)) if page.low[index] in cues.forms for hit in _hits_at(page, cues, index))


def _hits_at(page: Page, cues: Cues, index: int) -> Iterator[Hit]:
    kinds: set[str] = {form.kind for form in cues.forms[page.low[index]] if form.lemma in cues.verbs}
    group = _group(page, cues, index, kinds)
    if group is None:
        return
    form, first, finite, tense, plural, reflexive, negated = group
    records = [r for f in cues.forms[page.low[index]] for r in cues.verbs.get(f.lemma, ()) if r.reflexive == reflexive]
    after = index + 1
    clitic = (
        after
        if after < len(page) and page.low[after].lstrip("-").removeprefix("t-") in page.words("clitics") and page.low[after].startswith("-")
        else None
    )
    if form != "finite" or finite != index:
        joined = range(finite + 1, index)
        clitic = next(
            (i for i in joined if page.low[i].startswith("-") and page.low[i].lstrip("-").removeprefix("t-") in page.words("clitics")), None
        )
    elif (
        clitic is None and first > 0 and page.low[after : after + 1] in [("il",), ("elle",), ("on",)] and page.text[page.end[index]] == "-"
    ):
        clitic = after
    longer = [(r, end) for r in records if r.then and (end := _then(page, cues, r, index)) is not None]
    chosen = [longer[0][0]] if longer else [r for r in dict.fromkeys(records) if not r.then]
    last = longer[0][1] if longer else index
    if chosen and (form not in ("finite", "participle") or finite != index or clitic or longer or _reads_as_verb(page, index)):
        yield Hit(index, first, max(last, clitic or 0), finite, form, tense, tuple(chosen), negated, clitic, plural)


def _reads_as_verb(page: Page, index: int) -> bool:
    """False for a noun or an adverb of the same form (« la presse », « maintenant »), unless the words around it say otherwise."""
    after = page.low[index + 1 : index + 2]
    if (
        page.tag[index] in ("ADV", "ADJ", "X", "ADP")
        and page.tag[index + 1 : index + 2] == ("DET",)
        and page.tag[index - 1] in ("NOUN", "PROPN")
        and not page.low[index].endswith("ant")
    ):
        return True  # « l'armée dément toute perte »: no adjective stands before an article
    if _stands_as_verb(page, index) or _opens_incise(page, index) or _is_root(page, index):
        return True
    if page.low[index].endswith("ant") and page.tag[index] in ("ADJ", "ADV", "NOUN") and page.low[index - 1] not in ("en", ","):
        return False
    if page.tag[index] == "NOUN" and _is_only_verb(page, index):
        return True
    before = page.low[max(0, index - 3) : index]
    if (
        page.low[index].endswith("ant")
        and page.low[index - 1] in page.words("reflexive") | {"le", "la", "les", "l'", "en", "y"}
        and page.low[index - 2] in (",", "en")
    ):
        return True
    return (
        page.tag[index] in ("VERB", "AUX")
        or after in [("que",), ("qu'",), (":",), ("«",)]
        or any(word in ("»", "”", '"') for word in before)
    )


def _is_root(page: Page, index: int) -> bool:
    """True for a form that is tagged an adjective and heads a sentence without a verb: « Le syndicat parle de … »."""
    near = range(max(0, index - 5), index)
    return page.tag[index] == "ADJ" and page.dep[index] == "ROOT" and not any(page.tag[at] in ("AUX", "VERB") for at in near)


def _opens_incise(page: Page, index: int) -> bool:
    """True for a form that the tagger calls a noun right after a comma and before an article: « Le raid, analyse le colonel, … »."""
    if page.tag[index] == "PROPN" and page.word[index].islower() and page.low[index - 1] == ",":
        return True  # « La maire, Awa Ba, salue, elle, « un geste » »: no name is written so
    article = page.tag[index + 1] == "DET" and page.low[index + 1] not in page.words("of")
    return page.tag[index] in ("NOUN", "ADJ") and page.low[index - 1] == "," and article and page.word[index].islower()


def _stands_as_verb(page: Page, index: int) -> bool:
    """True for a form that the tagger misreads where only a verb fits: « Kossa dément avoir », « ce que Kossa dément. »."""
    if page.tag[index] in ("VERB", "AUX", "DET") or page.tag[index - 1] not in ("NOUN", "PROPN", "ADJ") or not page.word[index].islower():
        return False
    if page.low[index + 1] in ("avoir", "être") and page.tag[index] != "NOUN":
        return True
    que = next((at for at in range(index - 1, max(0, index - 8), -1) if page.low[at] in page.words("que")), None)
    if que is None or page.tag[index + 1] != "PUNCT" or any(page.tag[at] in ("VERB", "AUX") for at in range(que, index)):
        return False
    return page.low[que - 1] == "ce" or page.tag[que - 1] == "NOUN"


def _is_only_verb(page: Page, index: int) -> bool:
    """True for a form that the tagger calls a noun in a clause that has no other verb: « le syndicat menace de bloquer le port »."""
    if page.tag[index - 1] not in ("NOUN", "PROPN", "ADJ") or page.tag[index + 1 : index + 2] not in [("DET",), ("ADP",)]:
        return False
    first = next((i + 1 for i in range(index - 1, max(-1, index - 12), -1) if page.tag[i] == "PUNCT"), max(0, index - 11))
    last = next((i for i in range(index, min(len(page), index + 12)) if page.tag[i] == "PUNCT"), index + 1)
    earlier = any(page.tag[i] in ("VERB", "AUX") for i in range(first, index))
    return not earlier and not any(page.tag[i] == "AUX" for i in range(index, last))


def _then(page: Page, cues: Cues, record: Verb, index: int) -> int | None:
    """The last word of a cue of several words: « met également en cause »."""
    for at in range(index + 1, min(index + 5, len(page))):
        if page.follows(at, record.then):
            return at + len(record.then) - 1
        if (
            page.tag[at] != "ADV"
            and page.low[at] not in cues.words["between"]
            and page.low[at] not in cues.words["negations"]
            and not page.low[at].startswith("-")
        ):
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
    participle = page.low[index].endswith("ant")
    while (
        first > 0
        and page.low[first - 1] in page.words("reflexive") | page.words("objects") | {"ne", "n'"}
        and (page.tag[first - 1] != "DET" or (participle and page.low[first - 2] == ",") or _is_object(page, first - 1))
    ):
        first -= 1
        reflexive = reflexive or page.low[first] in page.words("reflexive")
        negative = negative or page.low[first] in ("ne", "n'")
    return first, reflexive, negative


def _is_object(page: Page, at: int) -> bool:
    """True for a pronoun that the tagger calls an article: « le député, furieux, l'accuse »."""
    return page.low[at] == "l'" and page.tag[at + 1] == "VERB" and page.dep[at].startswith("obj")


def _auxiliary(page: Page, cues: Cues, index: int) -> int | None:
    """The auxiliary of the participle at `index`, or None."""
    between = cues.words["between"] | cues.words["negations"]
    for at in range(index - 1, max(-1, index - GAP - 1), -1):
        word = page.low[at]
        if word in page.words("have") or word in page.words("be"):
            return None if page.tag[at] == "NOUN" and word != "a" else at
        if not (
            word == "été"
            or page.tag[at] in ("ADV", "NUM")
            or word in between
            or word.endswith("ment")
            or word.startswith("-")
            or word in page.words("clitics")
        ):
            return _over_commas(page, at, index) if word == "," or page.low[index - 1] == "," else None
    return None


def _over_commas(page: Page, at: int, index: int) -> int | None:
    """The auxiliary before an aside between commas: « a, devant la presse, reconnu »."""
    if page.low[index - 1] != ",":
        return None
    for place in range(at, max(-1, index - 14), -1):
        if page.low[place] == "," and place > 0:
            return place - 1 if page.low[place - 1] in page.words("have") | page.words("be") else None
        if page.tag[place] in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def _compound(page: Page, cues: Cues, index: int, aux: int) -> Group | None:
    first, reflexive, negative = _clitics(page, aux)
    negated = negative and any(word in cues.words["negations"] for word in page.low[aux + 1 : index])
    auxiliary = page.low[aux]
    passive = "été" in page.low[aux + 1 : index] or (auxiliary in page.words("be") and not reflexive)
    tense = "conditional" if auxiliary in ("aurait", "auraient", "serait", "seraient") else "compound"
    if auxiliary == "avoir" or auxiliary == "être":
        return None if passive else ("infinitive", first, aux, "infinitive", None, reflexive, negated)
    if auxiliary in ("ayant", "étant"):
        return None if passive else ("participle", first, aux, "participle", None, reflexive, negated)
    plural = auxiliary.endswith(("nt",)) and auxiliary not in ("ayant",)
    return ("passive" if passive else "finite", first, aux, tense, plural, reflexive, negated)


def _unelided(page: Page, start: int, stop: int) -> tuple[str, ...]:
    """The words of a governor with « d' » as « de »: « se contentant d'évoquer »."""
    return tuple("de" if word == "d'" else word for word in page.low[start:stop])


def _governed(page: Page, cues: Cues, index: int) -> Group:
    """The group of an infinitive: with the verb that lets it report (« a tenu à rappeler »), or alone."""
    first, reflexive, negative = _clitics(page, index)
    if page.low[max(0, first - 1)] in cues.words["negations"] and page.low[max(0, first - 2)] in ("ne", "n'"):
        return ("infinitive", first - 2, index, "infinitive", None, reflexive, True)
    for governor in cues.governors:
        at = first - len(governor.then) - 1
        while at >= 0 and page.low[at] in cues.words["negations"]:
            at -= 1
        if at < 0 or _unelided(page, first - len(governor.then), first) != governor.then:
            continue
        kinds = {form.kind: form for form in cues.forms.get(page.low[at], ()) if form.lemma == governor.lemma}
        group = _group(page, cues, at, set(kinds)) if kinds else None
        if (
            group
            and group[5] == governor.reflexive
            and governor.needs_negation == group[6]
            and group[0] in ("finite", "gerund", "participle")
        ):
            return (group[0], group[1], group[2], group[3], group[4], reflexive, False)
    return ("infinitive", first, index, "infinitive", None, reflexive, negative)
